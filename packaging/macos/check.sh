#!/usr/bin/env bash
# `make check-macos`, on Debian: what can be proved of the macOS program without a Mac. It is not a test: nothing of it
# runs here. README.md beside this lists what only a Mac can prove.
#
#   1. The whole tree, window and command line, type-checks for Intel.
#   2. It is compiled for Apple silicon, and links against the names of the system's libraries (stub-sdk.py).
#   3. Property lists, icon, bundle and disk image are well-formed.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}/macos
work=$target/check
packaging/linux/packages.sh macos
rm -rf "$work"
mkdir -p "$work"
say() { printf '\n== %s\n' "$*"; }

# Debian's own compiler, because it brings the matching source of the standard library, which is built for the Mac too.
# Stripping is left out: for a Mac it takes rust-objcopy, which Debian's compiler does not bring.
compiler() {
  PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 \
    CARGO_PROFILE_DEV_STRIP=none /usr/bin/cargo "$@" --locked --lib --bins -Zbuild-std=std --target-dir "$target"
}
export MACOSX_DEPLOYMENT_TARGET=11.0

say "Type-checked for Intel"
compiler check --target x86_64-apple-darwin

say "Compiled and linked for Apple silicon"
packaging/macos/stub-sdk.py "$work/sdk"
KEYTURN_STUB_SDK=$work/sdk SDKROOT=$work/sdk CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER=$PWD/packaging/macos/link.sh \
  compiler build --target aarch64-apple-darwin --config 'profile.dev.package."*".opt-level=0'

say "Bundle and disk image"
packaging/macos/bundle.sh "$work" "$target/aarch64-apple-darwin/debug"
packaging/macos/dmg.sh "$work/Keyturn.app" "$work"
packaging/macos/check-layout.py "$work/Keyturn.app" "$work"/*.dmg
