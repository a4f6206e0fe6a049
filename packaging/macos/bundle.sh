#!/usr/bin/env bash
# bundle.sh OUT BUILT...: makes OUT/Keyturn.app from the folders BUILT, one for each processor, which hold keyturn and
# keyturn-cli. Runs on a Mac, and on Debian with llvm and icnsutils.
set -eu
out=$1
shift
root=$(cd "$(dirname "$0")/../.." && pwd -P)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
minimum=${MACOSX_DEPLOYMENT_TARGET:-11.0}
lipo=$(command -v lipo || command -v llvm-lipo-22 || command -v llvm-lipo)
contents=$out/Keyturn.app/Contents
rm -rf "$out/Keyturn.app"
mkdir -p "$contents/MacOS" "$contents/Resources"

for program in keyturn keyturn-cli; do
  "$lipo" -create -output "$contents/MacOS/$program" "${@/%//$program}"
  chmod 755 "$contents/MacOS/$program"
done

sed -e "s/@VERSION@/$version/" -e "s/@MINIMUM@/$minimum/" "$root/packaging/macos/Info.plist" >"$contents/Info.plist"
printf 'APPL????' >"$contents/PkgInfo"
"$root/packaging/macos/icon.sh" "$contents/Resources/Keyturn.icns"
cp "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$contents/Resources/"
