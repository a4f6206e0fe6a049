#!/bin/sh
# Runs cargo for x86-64 Windows on Debian; arguments go to cargo, for example: cargo.sh check --locked
# Debian's own compiler comes with the source of the standard library, which is built along: without what prints backtraces, since
# a panic says where and nothing else, and for size. It has a target folder of its own.
set -eu
cd "$(dirname "$0")/../.."
command=$1
shift
unset RUSTUP_TOOLCHAIN
PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1
export PATH RUSTC RUSTDOC RUSTC_BOOTSTRAP
exec /usr/bin/cargo "$command" -Zbuild-std=std,panic_unwind \
  -Zbuild-std-features=panic-unwind,optimize_for_size --target x86_64-pc-windows-gnu \
  --target-dir "${CARGO_TARGET_DIR:-target}/windows" "$@"
