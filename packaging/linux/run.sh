#!/bin/sh
# `make run` on Linux: installs what is missing, builds, opens the window.
# Without a display it walks a rehearsal ceremony through the real window on a virtual screen instead.
set -eu
cd "$(dirname "$0")/../.."
program=${CARGO_TARGET_DIR:-target}/release/keyturn

packaging/linux/packages.sh build run
packaging/cargo-release.sh --bin keyturn

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program"
fi

echo "There is no display here: a rehearsal ceremony is walked on a virtual one."
packaging/linux/packages.sh screen
folder=$PWD/rehearsal-$(date +%Y%m%d-%H%M%S)
tests/window/session.py /usr/bin/python3 -W ignore tests/window/rehearsal.py "$(realpath "$program")" "$folder"
echo "The rehearsal's screenshots, public key and record are in $folder"
