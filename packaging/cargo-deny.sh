#!/bin/sh
# Runs cargo-deny, of this version, with the arguments given; installs it from crates.io once where it is not there.
set -eu
version=0.20.2
tools=${XDG_CACHE_HOME:-$HOME/.cache}/keyturn-tools

if command -v cargo-deny >/dev/null && [ "$(cargo-deny --version)" = "cargo-deny $version" ]; then
  exec cargo deny "$@"
fi
if [ "$("$tools/bin/cargo-deny" --version 2>/dev/null || true)" != "cargo-deny $version" ]; then
  echo "Installing cargo-deny $version into $tools; this takes some minutes, once."
  # Its advisory database is read over the network; these checks need none, so nothing of that is built in.
  # Unoptimised it is compiled much sooner, and its checks take seconds all the same.
  cargo install --quiet --locked --debug --root "$tools" --target-dir "$tools/target" "cargo-deny@$version"
  rm -rf "$tools/target"
fi
exec "$tools/bin/cargo-deny" "$@"
