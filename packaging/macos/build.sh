#!/bin/sh
# `make macos`, on a Mac: Keyturn.app for both processors and its disk image, into dist/macos;
# signed, notarised and stapled where sign.sh finds an identity.
set -eu
cd "$(dirname "$0")/../.."
[ "$(uname -s)" = Darwin ] || { echo "build.sh: needs a Mac; elsewhere: make check-macos" >&2; exit 1; }
target=${CARGO_TARGET_DIR:-target}
export MACOSX_DEPLOYMENT_TARGET=11.0

for processor in aarch64 x86_64; do
  rustup target add "$processor-apple-darwin"
  packaging/cargo-release.sh --bins --target "$processor-apple-darwin"
done

rm -rf dist/macos
packaging/macos/bundle.sh dist/macos "$target/aarch64-apple-darwin/release" "$target/x86_64-apple-darwin/release"
packaging/macos/sign.sh dist/macos/Keyturn.app
packaging/macos/dmg.sh dist/macos/Keyturn.app dist/macos
packaging/macos/sign.sh dist/macos/*.dmg
(cd dist/macos && shasum -a 256 Keyturn.app/Contents/MacOS/* >programs.sha256)
ls -l dist/macos
