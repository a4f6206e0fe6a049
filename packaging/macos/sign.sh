#!/bin/sh
# sign.sh FILE: signs Keyturn.app or the disk image with the company's own identity, has Apple notarise it and staples
# the ticket to it. On a Mac only. Without an identity the bundle gets an ad hoc signature, which names nobody: without any,
# macOS calls a downloaded program damaged. The identity lies in the keychain; the notary's key is made in App Store Connect.
#
#   KEYTURN_SIGN_IDENTITY     such as "Developer ID Application: Example Pte. Ltd. (AB12CD34EF)"
#   KEYTURN_NOTARY_KEY        the path of the .p8 file
#   KEYTURN_NOTARY_KEY_ID     its ten characters
#   KEYTURN_NOTARY_ISSUER     the issuer's UUID
set -eu
file=$1
entitlements=$(dirname "$0")/entitlements.plist

if [ -z "${KEYTURN_SIGN_IDENTITY:-}" ]; then
  case $file in *.app)
    codesign --force --options runtime --entitlements "$entitlements" --sign - "$file/Contents/MacOS/keyturn-cli"
    codesign --force --options runtime --entitlements "$entitlements" --sign - "$file" ;;
  esac
  echo "$file: no KEYTURN_SIGN_IDENTITY, so nobody vouches for it"
  exit 0
fi
: "${KEYTURN_NOTARY_KEY:?}" "${KEYTURN_NOTARY_KEY_ID:?}" "${KEYTURN_NOTARY_ISSUER:?}"

notarise() {
  xcrun notarytool submit "$1" --wait --timeout 30m \
    --key "$KEYTURN_NOTARY_KEY" --key-id "$KEYTURN_NOTARY_KEY_ID" --issuer "$KEYTURN_NOTARY_ISSUER" | tee "$work/answer"
  grep -q 'status: Accepted' "$work/answer"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $file in
  *.app)
    # From the inside out: the command line first, then the bundle with the window program.
    codesign --force --timestamp --options runtime --entitlements "$entitlements" \
      --sign "$KEYTURN_SIGN_IDENTITY" --identifier org.keyturn.keyturn-cli "$file/Contents/MacOS/keyturn-cli"
    codesign --force --timestamp --options runtime --entitlements "$entitlements" \
      --sign "$KEYTURN_SIGN_IDENTITY" "$file"
    codesign --verify --strict --deep --verbose=2 "$file"
    ditto -c -k --keepParent "$file" "$work/Keyturn.zip"
    notarise "$work/Keyturn.zip"
    xcrun stapler staple "$file"
    spctl --assess --type execute --verbose "$file"
    ;;
  *.dmg)
    codesign --force --timestamp --sign "$KEYTURN_SIGN_IDENTITY" "$file"
    notarise "$file"
    xcrun stapler staple "$file"
    spctl --assess --type open --context context:primary-signature --verbose "$file"
    ;;
  *) echo "sign.sh: neither a bundle nor a disk image: $file" >&2; exit 2 ;;
esac
