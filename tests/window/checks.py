"""What is checked from outside: with OpenSSL, and on the disk."""

import base64
import os
import re
import stat
import subprocess


def openssl(*arguments, data=None):
    """Runs OpenSSL; its own words where it refuses."""
    done = subprocess.run(["openssl", *arguments], input=data, capture_output=True, timeout=60)
    assert done.returncode == 0, f"openssl {arguments[0]}: {done.stderr.decode()}"
    return done.stdout


def private_der(content):
    """The DER of an unprotected private key, in PEM or in base64 on one line; its form is checked on the way."""
    if content.startswith(b"-----BEGIN"):
        openssl("pkey", "-noout", data=content)
        return base64.b64decode(b"".join(content.splitlines()[1:-1]), validate=True)
    assert not content.endswith(b"\n"), "a one-line key ends in a line end"
    return base64.b64decode(content, validate=True)


def is_pkcs8(der):
    """PKCS#8 holds an algorithm after its version; PKCS#1 a number."""
    return b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01" in der[:30]


def public_line(der):
    """OpenSSL's own checks of a private key, and its public key as the dashboard wants it."""
    checked = openssl("pkey", "-inform", "DER", "-check", "-noout", data=der).decode()
    assert "Key is valid" in checked, checked
    return base64.b64encode(openssl("pkey", "-inform", "DER", "-pubout", "-outform", "DER", data=der)).decode()


def only_for_owner(path):
    mode = stat.S_IMODE(os.stat(path).st_mode)
    assert mode == 0o600, f"{path} has the rights {mode:o}"


def nothing_shown(texts, der):
    """No stretch of the private key may have stood in what a screen reader can read."""
    body = base64.b64encode(der).decode()
    secret = der.hex()
    windows = {body[i:i + 16] for i in range(len(body) // 3, len(body) - 16)}
    windows |= {secret[i:i + 16] for i in range(len(secret) // 3, len(secret) - 16)}
    for text in texts:
        plain = re.sub(r"\s", "", text)
        for i in range(len(plain) - 15):
            assert plain[i:i + 16] not in windows, f"a part of the private key was shown: {plain[i:i + 16]}…"
