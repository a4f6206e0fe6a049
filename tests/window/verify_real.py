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


def request(message):
    """The message as a log shows it: a request as it went over the wire."""
    return "\n".join([
        f"{message['method']} {message['uri']} HTTP/1.1",
        "Host: shop.example",
        "Content-Type: application/json; charset=UTF-8",
        f"Client-Id: {message['client_id']}",
        f"{message['time_header']}: {message['time']}",
        f"Signature: {message['signature_header']}",
        "",
        message["body"],
    ])


def fill(ceremony, message):
    """Each part of the message in its own field, byte for byte."""
    for field, part in FIELDS.items():
        ceremony.program.write(ceremony.words(field), message[part], role=(ENTRY, Role.TEXT))


def walk(ceremony, _folder):
    messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
    genuine = messages["antom-notify-2019-gcash"]
    ceremony.press("shell-page-verify")
    ceremony.find("verify-title")
    ceremony.program.write(ceremony.words("verify-platform-key"), genuine["public_key_spki_b64"])
    ceremony.program.write(ceremony.words("verify-message"), request(genuine))
    ceremony.find("signing-valid")
    ceremony.look("verify-genuine")
    query = messages["antom-notify-2019-gcash-uri-with-query"]
    ceremony.program.write(ceremony.words("verify-message"), request(query))
    ceremony.find("signing-repairable")
    ceremony.find("signing-uri-has-query")

    ceremony.press("verify-fields")
    fill(ceremony, messages["antom-notify-2019-gcash-trailing-lf"])
    ceremony.find("signing-body-trailing-newline")
    ceremony.look("verify-newline")
    fill(ceremony, genuine | {"body": genuine["body"].replace('"100"', '"900"', 1)})
    ceremony.find("signing-content-differs")
    ceremony.find("signing-advice-ask")
    ceremony.look("verify-altered")
    ceremony.leave()


if __name__ == "__main__":
    in_window(walk)
