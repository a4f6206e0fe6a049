#!/bin/sh
# sign.sh FILE...: signs programs and installers in place, with the company's certificate:
#
#   KEYTURN_SIGN_CERTIFICATE  PEM file: the certificate and those above it
#   KEYTURN_SIGN_KEY          PEM file with its private key, or a PKCS#11 URI with
#   KEYTURN_SIGN_PKCS11       the module of the token that holds it
#   KEYTURN_SIGN_PASSWORD     file with the key's passphrase, where it has one
#   KEYTURN_SIGN_TIMESTAMP    URL of a time stamp server, so that the signature outlives the certificate
#
# Without KEYTURN_SIGN_CERTIFICATE nothing is signed.
set -eu
if [ -z "${KEYTURN_SIGN_CERTIFICATE:-}" ]; then
  echo "Not signed: KEYTURN_SIGN_CERTIFICATE names no certificate."
  exit 0
fi

for file; do
  osslsigncode sign -h sha256 -n Keyturn \
    -certs "$KEYTURN_SIGN_CERTIFICATE" -key "$KEYTURN_SIGN_KEY" \
    ${KEYTURN_SIGN_PKCS11:+-pkcs11module "$KEYTURN_SIGN_PKCS11"} \
    ${KEYTURN_SIGN_PASSWORD:+-readpass "$KEYTURN_SIGN_PASSWORD"} \
    ${KEYTURN_SIGN_TIMESTAMP:+-ts "$KEYTURN_SIGN_TIMESTAMP"} \
    -in "$file" -out "$file.signed" >/dev/null
  mv "$file.signed" "$file"
  echo "Signed: $file"
done
