#!/usr/bin/python3 -W ignore
"""A folder of notifications dropped on Verify: judged, sorted, filtered, opened, saved as a table:
verify_many.py PROGRAM (inside session.py).
"""

import csv
import json
import re

from ceremony import DATA, in_window
from driver import BUTTON, ENTRY, Role, answer_dialog, wait_for
from dropping import drop_files
from verify_real import request


PROXY = re.compile(r".*POST .*\?from=proxy.*")
NOTES = re.compile(r".*notes[.]txt")
ROW = Role.LIST_ITEM


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


def first_row(ceremony):
    return ceremony.program.find(None, ROW).name


def walk(ceremony, folder):
    captures, key = folder_of_captures(folder)
    words, program = ceremony.words, ceremony.program
    ceremony.press("shell-page-verify")
    ceremony.find("verify-title")
    drop_files(program.main_window(), [captures])
    ceremony.find("verify-many-need-key")
    # The field makes room for the table as soon as it holds a key.
    program.find(words("verify-platform-key"), ENTRY, ready=True).write(key)
    program.find("60 genuine, 3 not valid as they stand, 1 could not be read.")
    assert NOTES.fullmatch(first_row(ceremony)), "what needs a look does not come first"
    ceremony.look("verify-many")

    ceremony.press("verify-column-source")
    wait_for(lambda: "000-genuine.http" in first_row(ceremony), "not sorted by file")
    ceremony.press("verify-column-source")
    wait_for(lambda: NOTES.fullmatch(first_row(ceremony)), "not sorted the other way round")
    ceremony.look("verify-many-sorted")
    program.press(f"{words('signing-standing-changed')} 2")
    program.gone(NOTES)
    program.press(PROXY, ROW)
    ceremony.find("signing-uri-has-query")
    ceremony.find("verify-change")
    ceremony.look("verify-many-opened")
    ceremony.press("verify-many-next")
    ceremony.find("signing-body-trailing-newline")
    ceremony.press("verify-many-list")
    program.write(words("verify-many-find"), "900 proxy")
    program.gone(re.compile(r".*900-newline.*"))

    table = folder / "表 verdicts.csv"
    program.press("Save the 1 shown as CSV…", BUTTON)
    answer_dialog(table)
    program.find(f"Saved as {table.name}.")
    ceremony.look("verify-many-saved")
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["diagnosis"] for row in rows] == ["uri_has_query"], rows
    program.write(words("verify-many-find"), "no such word")
    ceremony.find("verify-many-nothing")
    ceremony.press("verify-many-back")
    ceremony.find("verify-need-message")
    ceremony.press("verify-open")
    answer_dialog(captures / "900-newline.http")
    ceremony.find("signing-body-trailing-newline")


if __name__ == "__main__":
    in_window(walk)
