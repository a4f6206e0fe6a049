#!/bin/sh
# sbom.sh FOLDER: writes what the programs are made of as CycloneDX into FOLDER, with cargo-cyclonedx of this version.
set -eu
version=0.5.9
out=$(cd "$1" && pwd -P)
cd "$(dirname "$0")/.."
tools=${XDG_CACHE_HOME:-$HOME/.cache}/keyturn-tools

if ! "$tools/bin/cargo-cyclonedx" cyclonedx --version 2>/dev/null | grep -qF "$version"; then
  cargo install --quiet --locked --debug --root "$tools" --target-dir "$tools/target" "cargo-cyclonedx@$version"
  rm -rf "$tools/target"
fi
# Without --locked of its own: the lock file is fetched first, and has to fit.
cargo fetch --quiet --locked
"$tools/bin/cargo-cyclonedx" cyclonedx --format json --spec-version 1.5 --all-features --target all --override-filename keyturn-sbom
git diff --quiet -- Cargo.lock
mv keyturn-sbom.json "$out/keyturn.cdx.json"
ls -l "$out/keyturn.cdx.json"
