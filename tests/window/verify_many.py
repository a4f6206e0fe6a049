#!/usr/bin/python3 -W ignore
"""A folder of notifications dropped on Verify: judged, sorted, filtered, opened, saved as a table:
verify_many.py PROGRAM (inside session.py).
"""

import csv
import json
import re

from ceremony import DATA, in_window
from driver import answer_dialog
from dropping import drop_files
from verify_real import request


PROXY = re.compile(r"POST .*\?from=proxy")


def folder_of_captures(folder):
    """Real notifications with one key, some of them altered, and a file that is none."""
    messages = json.loads((DATA / "real_messages.json").read_text())
    genuine = next(message for message in messages if message["id"] == "antom-notify-2019-gcash")
    captures = folder / "通知 captures"
    captures.mkdir()
    changed = {
        "query": genuine | {"uri": genuine["uri"] + "?from=proxy"},
        "newline": genuine | {"body": genuine["body"] + "\n"},
        "amount": genuine | {"body": genuine["body"].replace('"100"', '"900"', 1)},
    }
    for number in range(60):
        (captures / f"{number:03}-genuine.http").write_text(request(genuine), newline="")
    for name, message in changed.items():
        (captures / f"900-{name}.http").write_text(request(message), newline="")
    (captures / "notes.txt").write_text("nothing of a message\n")
    return captures, genuine["public_key_spki_b64"]


def walk(ceremony, folder):
    captures, key = folder_of_captures(folder)
    words = ceremony.words
    ceremony.press("shell-page-verify")
    ceremony.program.write(words("verify-platform-key"), key)
    drop_files(ceremony.program.main_window(), [captures])
    ceremony.program.find("Of 64 messages and files 60 are genuine, 4 are not.")
    ceremony.program.find("notes.txt")
    ceremony.look("verify-many")

    ceremony.press("verify-column-source")
    ceremony.program.find("000-genuine.http")
    ceremony.press("verify-column-source")
    ceremony.program.find("notes.txt")
    ceremony.look("verify-many-sorted")
    ceremony.program.write(words("verify-many-find"), "900 proxy")
    ceremony.program.find(PROXY)
    ceremony.program.gone("notes.txt")

    table = folder / "表 verdicts.csv"
    ceremony.press("verify-many-save")
    answer_dialog(table)
    ceremony.program.find(f"Saved as {table.name}")
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["diagnosis"] for row in rows] == ["uri_has_query"], rows

    ceremony.program.press(PROXY)
    ceremony.find("signing-uri-has-query")
    ceremony.find("verify-change")
    ceremony.look("verify-many-opened")
    ceremony.press("verify-many-list")
    ceremony.program.find(PROXY)
    ceremony.press("verify-many-back")
    ceremony.find("verify-title")


if __name__ == "__main__":
    in_window(walk)
