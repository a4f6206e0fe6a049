"""Arguments: the folder with Keyturn's exports, the folder for the answers, the passphrase.

Reads every export, signs with each private key, and writes every key again in each form of the
package `cryptography`, and a key of its own.
"""

import base64
import pathlib
import sys

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

TEXT = b"POST /ams/api/v1/payments/notify\nTEST_ONLY.2025-05-17T07:58:04Z.{}"


def read(name, content, passphrase):
    public = "public" in name
    if "line" in name:
        der = base64.b64decode(content, validate=True)
        if public:
            return serialization.load_der_public_key(der)
        return serialization.load_der_private_key(der, None)
    if public:
        return serialization.load_pem_public_key(content)
    return serialization.load_pem_private_key(content, passphrase if "encrypted" in name else None)


def write(out, name, key, passphrase):
    for encoding, coat in ((Encoding.PEM, "pem"), (Encoding.DER, "der")):
        for form, short in (
            (PrivateFormat.PKCS8, "pkcs8"),
            (PrivateFormat.TraditionalOpenSSL, "pkcs1"),
        ):
            (out / f"{name}.{short}-{coat}.private").write_bytes(
                key.private_bytes(encoding, form, NoEncryption())
            )
        (out / f"{name}.{coat}.encrypted").write_bytes(
            key.private_bytes(encoding, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase))
        )
        for form, short in (
            (PublicFormat.SubjectPublicKeyInfo, "spki"),
            (PublicFormat.PKCS1, "pkcs1"),
        ):
            (out / f"{name}.{short}-{coat}.public").write_bytes(
                key.public_key().public_bytes(encoding, form)
            )


def main(folder, out, passphrase):
    passphrase = passphrase.encode("ascii")
    out = pathlib.Path(out)
    for file in pathlib.Path(folder).iterdir():
        name = file.name
        key = read(name, file.read_bytes(), passphrase)
        if "public" in name:
            spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            (out / f"{name}.spki").write_bytes(spki)
            continue
        signature = key.sign(TEXT, padding.PKCS1v15(), hashes.SHA256())
        (out / f"{name}.signature").write_bytes(signature)
        if "pkcs8-pem" in name:
            write(out, name[:4], key, passphrase)
    write(out, "fresh", rsa.generate_private_key(65537, 2048), passphrase)


main(*sys.argv[1:])
