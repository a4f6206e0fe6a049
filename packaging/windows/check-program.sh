#!/bin/sh
# check-program.sh SUBSYSTEM PROGRAM: whether it starts on every Windows 10 as it should. It lists the libraries that the
# program asks for, and fails if one is no part of Windows; if it is not of that subsystem (GUI opens no console, CUI does);
# if its memory is not guarded; or if it lacks its icon, version or manifest.
set -eu
subsystem=$1 program=$2
known='^(api-ms-win-.*|advapi32|bcrypt|bcryptprimitives|combase|comctl32|comdlg32|crypt32|d3d12|d3dcompiler_47|dcomp|dwmapi|dwrite|dxgi|gdi32|imm32|kernel32|kernelbase|msvcrt|ntdll|ole32|oleaut32|opengl32|propsys|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|synchronization|uiautomationcore|user32|userenv|uxtheme|version|winmm|ws2_32)(\.dll)?$'
head=$(x86_64-w64-mingw32-objdump -p "$program")

names=$(echo "$head" | sed -n 's/.*DLL Name: //p' | tr '[:upper:]' '[:lower:]' | sort -u)
[ -n "$names" ] || { echo "$program: no imports found" >&2; exit 1; }
echo "$(basename "$program") asks for: $(echo "$names" | tr '\n' ' ')"
if foreign=$(echo "$names" | grep -Ev "$known"); then
  echo "$program needs what not every Windows has: $foreign" >&2
  exit 1
fi

has() {
  echo "$head" | grep -q "$1" || { echo "$program has no $1" >&2; exit 1; }
}
has "^Subsystem.*(Windows $subsystem)"
has HIGH_ENTROPY_VA
has DYNAMIC_BASE
has NX_COMPAT
# Numbers of resources: a group of icons, the version, the manifest.
has 'Entry: ID: 0x00000e,'
has 'Entry: ID: 0x000010,'
has 'Entry: ID: 0x000018,'
for wish in PerMonitorV2 longPathAware UTF-8 asInvoker; do
  grep -aq "$wish" "$program" || { echo "the manifest of $program has no $wish" >&2; exit 1; }
done
