#!/usr/bin/python3 -W ignore
"""The pictures of the user guide, light and dark: guide.py PROGRAM FOLDER (inside session.py, on a tall screen)."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from ceremony import DATA, Album, Ceremony, fresh_key, put_on_clipboard
from driver import Program
from dropping import drop_files
from rotation import signed
from verify_many import folder_of_captures
from verify_real import request
from words import Words

WIDTH, HEIGHT = 1120, 1000
PARTNER, PLATFORM = fresh_key(), fresh_key()


def keys(ceremony):
    """Every step, for the real environment; the key is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        safe = Path(folder) / "acme-real"
        safe.mkdir()
        ceremony.prepare("ceremony-environment-real")
        ceremony.generate()
        ceremony.save_private(safe / "acme-pay-real.txt")
        ceremony.stored()
        ceremony.give_platform_key(PLATFORM["public_spki_one_line"])
        ceremony.find("register-platform-read")
        ceremony.register(safe / "acme-pay-real-public-key.txt")
        live = safe / "web.log"
        live.write_text("".join(signed(safe / "acme-pay-real.txt", f"web-{n}", n) for n in (1, 2, 3)))
        drop_files(ceremony.program.main_window(), [live])
        ceremony.find("live-all-new")
        ceremony.look("live")
        ceremony.press("shell-continue")
        ceremony.find("finish-title")
        ceremony.finish(safe / "acme-pay-real-record.pdf")
        ceremony.press("shell-page-records")
        drop_files(ceremony.program.main_window(), [safe / "acme-pay-real-record.json"])
        ceremony.find("records-sound")
        ceremony.look("record")


def verify(ceremony):
    messages = json.loads((DATA / "real_messages.json").read_text())
    ceremony.press("shell-page-verify")
    ceremony.program.write(ceremony.words("verify-platform-key"), messages[0]["public_key_spki_b64"])
    for message, verdict, page in [(0, "signing-valid", "verify-genuine"), (1, "signing-repairable", "verify-why-not")]:
        ceremony.program.write(ceremony.words("verify-message"), request(messages[message]))
        ceremony.find(verdict)
        ceremony.look(page)


def verify_many(ceremony):
    with tempfile.TemporaryDirectory() as folder:
        captures, key = folder_of_captures(Path(folder))
        ceremony.program.write(ceremony.words("verify-platform-key"), key)
        drop_files(ceremony.program.main_window(), [captures])
        ceremony.find("verify-many-mixed")
        ceremony.look("verify-many")
        ceremony.press("verify-many-back")


def sign(ceremony):
    ceremony.press("shell-page-sign")
    put_on_clipboard(PARTNER["private_pkcs8_one_line"])
    ceremony.press("keys-paste")
    ceremony.find("sign-key-held")
    ceremony.program.write(ceremony.words("sign-uri"), "/aps/api/v1/payments/inquiryPayment")
    ceremony.program.write(ceremony.words("sign-client-id"), "5Y00000000000000")
    ceremony.program.write(ceremony.words("sign-body"), '{"paymentRequestId":"acme-1001"}')
    ceremony.press("sign-go")
    ceremony.find("sign-headers")
    ceremony.look("sign")


def inspect(ceremony):
    ceremony.press("shell-page-inspect")
    put_on_clipboard(PARTNER["public_spki_pem"])
    ceremony.press("keys-paste")
    ceremony.find("inspect-size")
    ceremony.look("inspect")


def about(ceremony):
    ceremony.press("shell-page-about")
    ceremony.find("about-measures")
    ceremony.look("about")


# The About page shows where the program lies: not where this machine builds it.
PLACE = Path("/var/tmp/keyturn")


def main():
    PLACE.mkdir(exist_ok=True)
    try:
        take(shutil.copy(sys.argv[1], PLACE / "keyturn"))
    finally:
        shutil.rmtree(PLACE)


def take(binary):
    for theme in ("light", "dark"):
        program = Program(binary, {"KEYTURN_THEME": theme})
        try:
            program.resize(WIDTH, HEIGHT)
            album = Album(program, Path(sys.argv[2]), f"{{page}}-{theme}.png")
            ceremony = Ceremony(program, Words(), album)
            for page in (keys, verify, verify_many, sign, inspect, about):
                page(ceremony)
        finally:
            program.kill()


if __name__ == "__main__":
    main()
