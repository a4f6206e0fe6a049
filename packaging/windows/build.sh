#!/bin/sh
# Builds keyturn.exe and keyturn-cli.exe for release; the same commit gives the same bytes in any folder.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$root"
mkdir -p "${CARGO_HOME:-$HOME/.cargo}"
cargo_home=$(cd "${CARGO_HOME:-$HOME/.cargo}" && pwd -P)

separator=$(printf '\037')
# The linker writes the time into the program's head unless it is told not to.
CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$root=/keyturn${separator}--remap-path-prefix=$cargo_home=/cargo${separator}--remap-path-prefix=/usr/lib/rustlib/src/rust=/rust${separator}-Clink-arg=-Wl,--no-insert-timestamp"
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
KEYTURN_COMMIT=${KEYTURN_COMMIT:-$(git rev-parse --short=12 HEAD)}
export CARGO_ENCODED_RUSTFLAGS SOURCE_DATE_EPOCH KEYTURN_COMMIT

exec packaging/windows/cargo.sh build --release --locked --bins
