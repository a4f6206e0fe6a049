#!/bin/sh
# sign.sh FILE...: sign.sh of the release signs copies of these files with a throwaway certificate, and the signatures hold.
set -eu
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl req -x509 -newkey rsa:3072 -nodes -days 2 -subj "/CN=Keyturn test only" \
  -addext extendedKeyUsage=codeSigning -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
KEYTURN_SIGN_CERTIFICATE=$work/certificate.pem KEYTURN_SIGN_KEY=$work/key.pem
export KEYTURN_SIGN_CERTIFICATE KEYTURN_SIGN_KEY

for file; do
  copy=$work/$(basename "$file")
  cp "$file" "$copy"
  if osslsigncode verify -CAfile "$work/certificate.pem" -in "$copy" >/dev/null 2>&1; then
    echo "$file counts as signed before it was" >&2
    exit 1
  fi
  packaging/windows/sign.sh "$copy" >/dev/null
  osslsigncode verify -CAfile "$work/certificate.pem" -in "$copy" >"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
done
echo "Signing: signed with a throwaway certificate, and the signatures hold."
