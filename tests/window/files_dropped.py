#!/usr/bin/python3 -W ignore
"""Files dropped on the window: a key on the ceremony, a capture on Verify, a key on Inspect:
files_dropped.py PROGRAM (inside session.py).
"""

import json

from ceremony import DATA, fresh_key, in_window
from dropping import drop_files
from verify_real import request

OWN = fresh_key()


def walk(ceremony, folder):
    key = folder / "私钥 old key.pem"
    key.write_text(OWN["private_pkcs1_pem"])
    ceremony.prepare()
    drop_files(ceremony.program.main_window(), [key])
    ceremony.imported()
    ceremony.press("shell-page-inspect")
    ceremony.find("inspect-title")
    drop_files(ceremony.program.main_window(), [key])
    ceremony.find("inspect-private")

    messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
    genuine = messages["antom-notify-2019-gcash"]
    capture = folder / "notification.http"
    capture.write_bytes(request(genuine).encode())
    ceremony.press("shell-page-verify")
    ceremony.program.write(ceremony.words("verify-platform-key"), genuine["public_key_spki_b64"])
    drop_files(ceremony.program.main_window(), [capture])
    ceremony.find("signing-valid")


if __name__ == "__main__":
    in_window(walk)
