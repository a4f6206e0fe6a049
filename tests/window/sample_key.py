#!/usr/bin/python3 -W ignore
"""A sample leaves the user's own key alone, and its key is none of Alipay+: sample_key.py PROGRAM (inside session.py)."""

import json

from ceremony import DATA, in_window
from driver import ENTRY, Role
from verify_real import request


def walk(ceremony, _folder):
    messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
    genuine = messages["antom-notify-2019-gcash"]
    own = genuine["public_key_spki_b64"]
    ceremony.press("shell-page-verify")
    ceremony.find("verify-title")
    ceremony.program.write(ceremony.words("verify-platform-key"), own)
    ceremony.press("verify-sample")
    ceremony.press("signing-sample-genuine")
    ceremony.find("verify-is-sample")
    ceremony.find("signing-valid")
    ceremony.look("sample")

    ceremony.press("verify-sample-end")
    ceremony.program.gone(ceremony.words("verify-is-sample"))
    kept = ceremony.find("verify-platform-key", role=(ENTRY, Role.TEXT)).text
    assert kept.split() == own.split(), f"the user's key is not back: {kept!r}"
    ceremony.program.write(ceremony.words("verify-message"), request(genuine))
    ceremony.find("signing-valid")
    ceremony.look("own")

    published = json.loads((DATA / "test_keys.json").read_text())
    ceremony.program.write(ceremony.words("verify-platform-key"), published["platform_A_2048"]["public_spki_one_line"])
    ceremony.find_problem("keys-published")
    ceremony.leave()


if __name__ == "__main__":
    in_window(walk)
