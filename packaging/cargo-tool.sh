#!/bin/sh
# cargo-tool.sh NAME VERSION [ARGUMENT...]: runs the cargo subcommand NAME, of this version, with the arguments given;
# installs it from crates.io once where it is not there.
set -eu
name=$1 version=$2
shift 2
tools=${XDG_CACHE_HOME:-$HOME/.cache}/keyturn-tools
program=cargo-$name

if ! [ -x "$tools/$program-$version/bin/$program" ]; then
  "$(dirname "$0")/linux/packages.sh" build
  echo "Installing $program $version into $tools; this takes some minutes, once." >&2
  # Unoptimised it is compiled much sooner, and its checks take seconds all the same.
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_INCREMENTAL=false cargo install --quiet --locked --debug --root "$tools/$program-$version" --target-dir "$tools/target" "$program@$version"
  rm -rf "$tools/target"
fi
PATH="$tools/$program-$version/bin:$PATH" exec cargo "$name" "$@"
