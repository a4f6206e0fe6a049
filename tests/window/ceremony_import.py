#!/usr/bin/python3 -W ignore
"""A whole ceremony with a key that exists: ceremony_import.py PROGRAM (inside session.py).

What people get wrong on the way is done too: a wrong passphrase, another key pasted back, the own key given as the
one of Alipay+. Each is said, and nothing is lost.
"""

import base64

import checks
from ceremony import fresh_key, in_window, put_on_clipboard

OWN, PLATFORM = fresh_key(), fresh_key()
PROTECTED, PASSPHRASE = OWN['private_pkcs8_encrypted_pem(password="test1234")'], "test1234"


def walk(ceremony, folder):
    file = folder / "protected key.pem"
    file.write_text(PROTECTED)
    ceremony.prepare("ceremony-environment-test")

    ceremony.import_file(file)
    ceremony.give_passphrase("not this one")
    ceremony.find_problem("keys-import-wrong-passphrase")
    ceremony.give_passphrase(PASSPHRASE)
    ceremony.imported()

    copied = ceremony.copy_private("keys-destination-python").decode()
    assert copied == OWN["private_pkcs1_one_line"], "Python got another form or another key"
    put_on_clipboard(PLATFORM["private_pkcs1_one_line"])
    ceremony.press("store-paste-back")
    ceremony.find_problem("keys-mismatch-another-key")
    ceremony.prove_by_paste(copied)
    ceremony.stored()

    ceremony.give_platform_key(OWN["public_spki_pem"])
    ceremony.find_problem("ceremony-refusal-own-key")
    ceremony.give_platform_key(PLATFORM["public_spki_one_line"])
    ceremony.find("register-platform-read")
    assert ceremony.register(folder / "public.txt") == OWN["public_spki_one_line"]
    ceremony.put_live_off()
    ceremony.finish(folder / "record.html")
    ceremony.leave()

    record = (folder / "record.html").read_text()
    assert OWN["spki_sha256_hex"] in record.replace(" ", ""), "the record lacks the fingerprint"
    der = base64.b64decode(OWN["private_pkcs8_one_line"])
    checks.nothing_shown([*ceremony.seen, record], der)
    assert not any(PASSPHRASE in text for text in ceremony.seen), "the passphrase was shown"


if __name__ == "__main__":
    in_window(walk)
