#!/usr/bin/python3 -W ignore
"""A notification that Alipay really signed, and the same after something happened to it:
verify_real.py PROGRAM (inside session.py).
"""

import json

from ceremony import DATA, in_window
from driver import ENTRY, Role

FIELDS = {
    "verify-method": "method",
    "verify-uri": "uri",
    "verify-client-id": "client_id",
    "verify-time": "time",
    "verify-signature": "signature_header",
    "verify-body": "body",
}


def fill(ceremony, message):
    """The key and the message, each in its field, as it was received."""
    for field, part in FIELDS.items():
        ceremony.program.write(ceremony.words(field), message[part], role=(ENTRY, Role.TEXT))


def walk(ceremony, _folder):
    messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
    genuine = messages["antom-notify-2019-gcash"]
    ceremony.press("shell-page-verify")
    ceremony.find("verify-title")
    ceremony.program.write(ceremony.words("verify-platform-key"), genuine["public_key_spki_b64"])
    fill(ceremony, genuine)
    ceremony.find("signing-valid")
    ceremony.look("verify-genuine")

    fill(ceremony, messages["antom-notify-2019-gcash-trailing-lf"])
    ceremony.find("signing-repairable")
    ceremony.find("signing-body-trailing-newline")
    ceremony.look("verify-newline")

    fill(ceremony, messages["antom-notify-2019-gcash-uri-with-query"])
    ceremony.find("signing-uri-has-query")
    fill(ceremony, genuine | {"body": genuine["body"].replace('"100"', '"900"', 1)})
    ceremony.find("signing-content-differs")
    ceremony.leave()


if __name__ == "__main__":
    in_window(walk)
