#!/usr/bin/env bash
# smoke.sh DMG: on a Mac, installs from the disk image into a folder of its own, looks at what it is, and starts it.
# What it leaves in the folder smoke/ is a picture of the screen.
set -euo pipefail
image=$1
work=$(mktemp -d)
trap 'hdiutil detach -quiet "$work/volume" 2>/dev/null || true; rm -rf "$work"' EXIT
say() { printf '\n== %s\n' "$*"; }

say "Dragged out of the disk image"
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$work/volume" "$image"
[ "$(readlink "$work/volume/Applications")" = /Applications ]
ditto "$work/volume/Keyturn.app" "$work/Keyturn.app"
programs=$work/Keyturn.app/Contents/MacOS

say "What it is"
plutil -lint "$work/Keyturn.app/Contents/Info.plist"
lipo "$programs/keyturn" -verify_arch arm64 x86_64
codesign --verify --strict --deep --verbose=2 "$work/Keyturn.app"
codesign --display --verbose=2 "$work/Keyturn.app" 2>&1 | tee "$work/signature"
grep -q 'flags=.*runtime' "$work/signature"
# Nothing but the system's own libraries.
otool -L "$programs/keyturn" "$programs/keyturn-cli" | grep '^[[:space:]]' | tee "$work/libraries"
if grep -v -E '^[[:space:]](/usr/lib/|/System/Library/)' "$work/libraries"; then exit 1; fi
spctl --assess --type execute --verbose "$work/Keyturn.app" || echo "Gatekeeper does not know who made it"

say "The command line makes a key and knows it again"
"$programs/keyturn-cli" --version
"$programs/keyturn-cli" generate --out "$work/key.pem" --public "$work/key.pub" --unprotected
"$programs/keyturn-cli" match "$work/key.pem" "$work/key.pub"
[ "$(stat -f %Lp "$work/key.pem")" = 600 ]

say "The window opens and stays"
"$programs/keyturn" 2>"$work/said" &
window=$!
sleep 15
mkdir -p smoke
screencapture -x "smoke/macos-$(uname -m).png" || echo "no picture of the screen may be taken here"
kill -0 "$window" || { cat "$work/said"; exit 1; }
kill "$window"
[ ! -s "$work/said" ] || cat "$work/said"
echo "It ran for 15 seconds."
