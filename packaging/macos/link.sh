#!/usr/bin/env bash
# The linker of `make check-macos`: takes the arguments of a Mac's cc, and links with LLVM's linker against stub-sdk.py.
set -euo pipefail
arguments=()
processor=arm64
while [ $# -gt 0 ]; do
  case $1 in
    -arch) processor=$2; shift ;;
    -target) case $2 in x86_64*) processor=x86_64 ;; esac; shift ;;
    --target=x86_64*) processor=x86_64 ;;
    --target=* | -mmacosx-version-min=* | -nodefaultlibs) ;;
    -isysroot) shift ;;
    -Wl,*) IFS=, read -ra parts <<<"${1#-Wl,}"; arguments+=("${parts[@]}") ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
exec ld64.lld-22 -arch "$processor" -platform_version macos "$MACOSX_DEPLOYMENT_TARGET" "$MACOSX_DEPLOYMENT_TARGET" \
  -syslibroot "$KEYTURN_STUB_SDK" -undefined dynamic_lookup -adhoc_codesign -dead_strip "${arguments[@]}"
