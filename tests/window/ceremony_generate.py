#!/usr/bin/python3 -W ignore
"""A whole ceremony with a new key: ceremony_generate.py PROGRAM (inside session.py)."""

import checks
from ceremony import in_window

FORMS = {
    "keys-destination-java": "PKCS#8 line",
    "keys-destination-python": "PKCS#1 line",
    "keys-destination-go": "PKCS#8 line",
    "keys-destination-node": "PKCS#8 line",
    "keys-destination-php": "PKCS#8 line",
    "keys-destination-dotnet": "PKCS#8 line",
    "keys-destination-pem-file": "PKCS#8 PEM",
    "keys-destination-other": "PKCS#8 line",
}


def form_of(content):
    kind = "PKCS#8" if checks.is_pkcs8(checks.private_der(content)) else "PKCS#1"
    return f"{kind} {'PEM' if content.startswith(b'-----') else 'line'}"


def walk(ceremony, folder):
    private, public, record = folder / "私钥 key.pem", folder / "public.txt", folder / "record.html"
    ceremony.prepare("ceremony-environment-test")
    ceremony.generate()
    line = None
    for destination, form in FORMS.items():
        copied = ceremony.copy_private(destination)
        assert form_of(copied) == form, f"{destination} got {form_of(copied)}, not {form}"
        own = checks.public_line(checks.private_der(copied))
        assert line in (None, own), "two destinations got two keys"
        line = own
    ceremony.press("keys-destination-pem-file")
    ceremony.find("keys-destination-pem-file-hint")
    ceremony.save_private(private)
    ceremony.stored()
    copied = ceremony.register(public)
    ceremony.put_live_off()
    ceremony.finish(record)
    ceremony.leave()

    checks.only_for_owner(private)
    der = checks.private_der(private.read_bytes())
    assert copied == public.read_text() == line == checks.public_line(der), "the public key is another one"
    assert line in record.read_text(), "the record lacks the public key"
    checks.nothing_shown([*ceremony.seen, record.read_text(), record.with_suffix(".json").read_text()], der)
    written = {path.name for path in folder.iterdir()}
    assert written == {private.name, public.name, record.name, "record.json"}, f"also written: {written}"


if __name__ == "__main__":
    in_window(walk)
