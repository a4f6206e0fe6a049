#!/bin/sh
# Builds for release so that the same commit gives the same bytes in any folder; arguments go to cargo build.
# Paths of the machine it was built on are replaced, and no clock is read.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
mkdir -p "${CARGO_HOME:-$HOME/.cargo}"
cargo_home=$(cd "${CARGO_HOME:-$HOME/.cargo}" && pwd -P)
toolchain=$(rustc --print sysroot)

separator=$(printf '\037')
CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$root=/keyturn${separator}--remap-path-prefix=$cargo_home=/cargo${separator}--remap-path-prefix=$toolchain=/rust"
export CARGO_ENCODED_RUSTFLAGS
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
KEYTURN_COMMIT=${KEYTURN_COMMIT:-$(git -C "$root" rev-parse --short=12 HEAD)}
export SOURCE_DATE_EPOCH KEYTURN_COMMIT

cd "$root"
exec cargo build --release --locked "$@"
