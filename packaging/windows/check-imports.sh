#!/bin/sh
# check-imports.sh PROGRAM...: lists the libraries that a program asks for at its start, and fails if one is not part of every Windows 10.
set -eu
known='^(api-ms-win-.*|advapi32|bcrypt|bcryptprimitives|combase|comctl32|comdlg32|crypt32|d3d12|d3dcompiler_47|dcomp|dwmapi|dwrite|dxgi|gdi32|imm32|kernel32|kernelbase|msvcrt|ntdll|ole32|oleaut32|opengl32|propsys|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|synchronization|uiautomationcore|user32|userenv|uxtheme|version|winmm|ws2_32)(\.dll)?$'
for program; do
  names=$(x86_64-w64-mingw32-objdump -p "$program" | sed -n 's/.*DLL Name: //p' | tr '[:upper:]' '[:lower:]' | sort -u)
  [ -n "$names" ] || { echo "$program: no imports found" >&2; exit 1; }
  echo "$(basename "$program") asks for: $(echo "$names" | tr '\n' ' ')"
  if foreign=$(echo "$names" | grep -Ev "$known"); then
    echo "$program needs what not every Windows has: $foreign" >&2
    exit 1
  fi
done
