#!/usr/bin/python3 -W ignore
"""A ceremony on a desktop that has no file dialog, only typed paths: ceremony_no_dialog.py PROGRAM (inside session.py)."""

import checks
from ceremony import in_window, read_clipboard
from driver import LABEL


def walk(ceremony, folder):
    private = folder / "key.pem"
    ceremony.prepare("ceremony-environment-test")
    ceremony.generate()
    copied = ceremony.copy_private("keys-destination-java")
    ceremony.press("keys-destination-pem-file")
    ceremony.find("keys-destination-pem-file-hint")
    ceremony.press("store-type-path")
    ceremony.program.write(ceremony.words("store-path"), str(private))
    ceremony.press("store-save-there")
    ceremony.find("store-read-back", role=LABEL)
    ceremony.stored()
    ceremony.press("register-copy")
    ceremony.find("register-copied")
    public = read_clipboard().decode()
    ceremony.press("register-done")
    ceremony.find("live-title")
    ceremony.put_live_off()

    checks.only_for_owner(private)
    der = checks.private_der(private.read_bytes())
    assert checks.public_line(checks.private_der(copied)) == public == checks.public_line(der), "not one key"
    checks.nothing_shown(ceremony.seen, der)
    assert {path.name for path in folder.iterdir()} == {private.name}, "also written"


if __name__ == "__main__":
    in_window(walk)
