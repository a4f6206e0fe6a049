#!/bin/sh
# `make check-reproducible-windows`: builds this commit here and, from nothing, in a clone with another path; compares the bytes.
set -eu
cd "$(dirname "$0")/../.."
[ -z "$(git status --porcelain)" ] || { echo "Commit first: what is compared is a commit." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

packaging/windows/package.sh
clone="$work/another, deeper/folder"
git clone -q . "$clone"
(unset CARGO_TARGET_DIR && cd "$clone" && packaging/windows/package.sh)

# wixl gives each MSI a number of its own, as Windows wants it; what is in it is compared by the programs.
for file in dist/windows/*; do
  case $file in *.msi) continue ;; esac
  cmp "$file" "$clone/$file"
  echo "$(sha256sum "$file"): the same twice"
done
