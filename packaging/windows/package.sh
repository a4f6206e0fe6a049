#!/bin/sh
# `make windows`: the portable zip, the installer for one user and the MSI for IT, from one release build, into dist/windows.
set -eu
cd "$(dirname "$0")/../.."
umask 022

packaging/windows/packages.sh build
packaging/windows/build.sh

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
built=${CARGO_TARGET_DIR:-target}/windows/x86_64-pc-windows-gnu/release
out=$PWD/dist/windows
name=keyturn-$version-windows-x86_64
rm -rf "$out"
mkdir -p "$out/files"

cp "$built/keyturn.exe" "$built/keyturn-cli.exe" "$out/files/"
packaging/windows/sign.sh "$out/files/keyturn.exe" "$out/files/keyturn-cli.exe"
# Notepad of old expects its own line ends.
for paper in LICENSE-MIT LICENSE-APACHE packaging/windows/README.txt assets/licences/THIRD-PARTY.txt; do
  sed 's/$/\r/' "$paper" >"$out/files/$(basename "$paper" .txt).txt"
done

# The same commit gives the same zip: order, times and rights are fixed.
mkdir "$out/Keyturn"
cp "$out"/files/* "$out/Keyturn/"
chmod 644 "$out"/Keyturn/*
find "$out/Keyturn" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$out" && find Keyturn -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 -D "$name.zip" -@)
rm -r "$out/Keyturn"

makensis -V2 -NOCD -DVERSION="$version" -DFILES="$out/files" -DICON="$PWD/assets/icon/keyturn.ico" \
  -DSIDE="$PWD/packaging/windows/setup-side.bmp" -DOUT="$out/$name-setup.exe" packaging/windows/installer.nsi
# wixl takes relative names only.
cp assets/icon/keyturn.ico packaging/windows/keyturn.wxs "$out/files/"
(cd "$out/files" && wixl -a x64 -D VERSION="$version" -o "$out/$name.msi" keyturn.wxs)
packaging/windows/sign.sh "$out/$name-setup.exe" "$out/$name.msi"

mv "$out/files/keyturn.exe" "$out/files/keyturn-cli.exe" "$out/"
rm -r "$out/files"
ls -l "$out"

# What is handed on as one file stays small.
at_most() {
  [ "$(stat -c %s "$1")" -le "$2" ] || { echo "$1 is larger than $2 bytes" >&2; exit 1; }
}
at_most "$out/keyturn.exe" 12000000
# 5 MiB: the papers of a ceremony have made both programs larger.
at_most "$out/$name-setup.exe" 5242880
packaging/windows/check-program.sh GUI "$out/keyturn.exe"
packaging/windows/check-program.sh CUI "$out/keyturn-cli.exe"
