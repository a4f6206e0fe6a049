#!/bin/sh
# Installs the Debian packages that building or trying the Windows program needs; says what it does.
#
#   packages.sh build     a compiler with the source of its standard library, the linker, makers of installers, the signer
#   packages.sh test      Wine, a virtual screen, and what types, looks and compares
set -eu
cd "$(dirname "$0")/../.."

for task; do
  case $task in
    build) packaging/linux/packages.sh names rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64 \
      nsis wixl msitools osslsigncode zip ;;
    test) packaging/linux/packages.sh names wine wine64 xvfb openbox xdotool xclip imagemagick libgl1 libgl1-mesa-dri libvulkan1 \
      fonts-dejavu-core fonts-droid-fallback openssl python3 gcc-mingw-w64-x86-64 ;;
    *) echo "packages.sh: no such task: $task" >&2; exit 2 ;;
  esac
done
