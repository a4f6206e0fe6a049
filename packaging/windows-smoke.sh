#!/usr/bin/env bash
# windows-smoke.sh SETUP: on Windows, in Git's bash: installs in silence for this user, uses the command line, opens the
# window, uninstalls, and looks at what is left.
set -euo pipefail
export MSYS2_ARG_CONV_EXCL='/S'
setup=$1
folder=$(cygpath "$LOCALAPPDATA")/Programs/Keyturn
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { printf '\n== %s\n' "$*"; }

say "Installed in silence"
"$setup" /S
ls -l "$folder"

say "The command line makes a key and knows it again"
"$folder/keyturn-cli.exe" --version
"$folder/keyturn-cli.exe" generate --out "$work/key.pem" --public "$work/key.pub" --unprotected
"$folder/keyturn-cli.exe" match "$work/key.pem" "$work/key.pub"

say "The window opens and stays"
"$folder/keyturn.exe" 2>"$work/said" &
window=$!
sleep 15
kill -0 "$window"
kill "$window"
echo "It ran for 15 seconds. Renderers that did not serve:"
cat "$work/said"

say "Uninstalled; what is left:"
"$folder/uninstall.exe" /S
for _ in $(seq 30); do
  [ -e "$folder" ] || { echo "nothing"; exit 0; }
  sleep 1
done
ls -lR "$folder"
exit 1
