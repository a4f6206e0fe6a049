#!/bin/sh
# icon.sh FILE: the icon of the bundle from assets/icon, with iconutil on a Mac, with png2icns (icnsutils) on Debian.
set -eu
file=$1
icons=$(cd "$(dirname "$0")/../../assets/icon" && pwd -P)/keyturn

if [ "$(uname -s)" != Darwin ]; then
  png2icns "$file" "$icons-16.png" "$icons-32.png" "$icons-48.png" "$icons-128.png" "$icons-256.png" "$icons-512.png" >/dev/null
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set=$work/Keyturn.iconset
mkdir "$set"
for size in 16 32 128 256; do
  cp "$icons-$size.png" "$set/icon_${size}x$size.png"
  cp "$icons-$((size * 2)).png" "$set/icon_${size}x$size@2x.png"
done
cp "$icons-512.png" "$set/icon_512x512.png"
iconutil --convert icns --output "$file" "$set"
