#!/bin/sh
# sums.sh FOLDER: writes FOLDER/SHA256SUMS over every file to hand out in it, and then over the programs inside of them,
# whose hash the About page shows. Programs of macOS come as *.sha256, written where the disk image was made.
set -eu
cd "$1"
rm -f SHA256SUMS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find . -maxdepth 1 -type f ! -name '*.sha256' | sed 's|^\./||' | LC_ALL=C sort | xargs -d '\n' sha256sum >"$work/sums"
for archive in *.tar.gz; do
  [ -f "$archive" ] || continue
  tar -C "$work" -xzf "$archive"
  (cd "$work" && sha256sum keyturn-*/keyturn keyturn-*/keyturn-cli) >>"$work/sums"
done
for made in *.sha256; do
  [ -f "$made" ] && cat "$made" >>"$work/sums" && rm "$made"
done
mv "$work/sums" SHA256SUMS
cat SHA256SUMS
