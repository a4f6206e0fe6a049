#!/bin/sh
# release-notes.sh: prints the notes of the newest version from CHANGELOG.md, and says what is signed and what is not.
# WINDOWS_SIGNED and MACOS_SIGNED are "yes" where the company's own identity signed.
set -eu
cd "$(dirname "$0")/.."

awk '/^## \[/ {sections++; next} sections == 1' CHANGELOG.md

echo "## Signatures"
echo
if [ "${WINDOWS_SIGNED:-no}" = yes ]; then
  echo "- The Windows files are signed."
else
  echo "- **The Windows files are not signed.** Windows warns of them; compare the hash before you go on."
fi
if [ "${MACOS_SIGNED:-no}" = yes ]; then
  echo "- The macOS disk image is signed and notarised by Apple."
else
  echo "- **The macOS disk image is not signed.** macOS refuses it at first; compare the hash before you go on."
fi
cat <<'END'
- All hashes are in SHA256SUMS. Where a file comes from: `gh attestation verify FILE --repo OWNER/NAME`.
- [How to install and compare](docs/INSTALL.md)
END
