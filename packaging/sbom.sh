#!/bin/sh
# sbom.sh FOLDER: writes what the programs are made of as CycloneDX into FOLDER.
set -eu
out=$(cd "$1" && pwd -P)
cd "$(dirname "$0")/.."

# Without --locked of its own: the lock file is fetched first, and has to fit.
cargo fetch --quiet --locked
packaging/cargo-tool.sh cyclonedx 0.5.9 --format json --spec-version 1.5 --target all --override-filename keyturn-sbom
git diff --quiet -- Cargo.lock
mv keyturn-sbom.json "$out/keyturn.cdx.json"
# Each member of the workspace gets one; that of the programs names the others.
rm -f crates/*/keyturn-sbom.json
ls -l "$out/keyturn.cdx.json"
