#!/bin/sh
# `make check-reproducible`: clones this commit into two folders, builds all Linux files in each, compares the bytes.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CARGO_TARGET_DIR

for folder in one "another, deeper/folder"; do
  git clone -q . "$work/$folder"
  (cd "$work/$folder" && packaging/linux/package.sh)
  (cd "$work/$folder/dist/linux" && sha256sum -- *) >>"$work/sums"
  rm -rf "$work/$folder/target"
done

sort "$work/sums" | uniq -c | while read -r times sum file; do
  [ "$times" = 2 ] || { echo "$file differs"; exit 1; }
  echo "$sum  $file: the same twice"
done
