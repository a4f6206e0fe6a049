#!/bin/sh
# dmg.sh APP OUT: the disk image in the folder OUT: the program beside a link to Applications, to drag it there.
set -eu
app=$1
out=$2
root=$(cd "$(dirname "$0")/../.." && pwd -P)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
image=$out/keyturn-$version-macos-universal.dmg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -R "$app" "$work/"
ln -s /Applications "$work/Applications"
rm -f "$image"
if [ "$(uname -s)" = Darwin ]; then
  hdiutil create -quiet -volname Keyturn -srcfolder "$work" -fs HFS+ -format UDZO "$image"
else
  xorriso -as mkisofs -quiet -hfsplus -R -V Keyturn -o "$image" "$work"
fi
