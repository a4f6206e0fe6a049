#!/usr/bin/python3 -W ignore
"""How a copied key leaves the clipboard: clipboard.py PROGRAM WAY (inside session.py); another program looks on."""

import sys
import tempfile
import time
from pathlib import Path

from ceremony import Ceremony, put_on_clipboard, read_clipboard
from driver import Program, wait_for
from words import Words

STAY = 30
THEIRS = b"what somebody else copied"


def copied(ceremony):
    """A new key on the clipboard; gives what is there."""
    ceremony.prepare()
    ceremony.generate()
    ceremony.press("store-copy")
    ceremony.find("store-countdown")
    ceremony.find("secret-clipboard-asked")
    text = read_clipboard()
    assert text.startswith(b"MII"), "the key is not on the clipboard"
    return text


def expired(ceremony, _folder):
    text, start = copied(ceremony), time.monotonic()
    time.sleep(STAY - 5)
    assert read_clipboard() == text, "it went too early"
    wait_for(lambda: not read_clipboard(), "it stays on the clipboard", 10)
    assert time.monotonic() - start > STAY - 3, "it went too early"
    ceremony.program.gone(ceremony.words("store-countdown"))


def somebody_else(ceremony, folder):
    copied(ceremony)
    put_on_clipboard(THEIRS.decode())
    # The program sees it by itself, within a blink: "Clear now" is gone with the countdown.
    ceremony.program.gone(ceremony.words("store-countdown"))
    assert read_clipboard() == THEIRS
    ceremony.press("store-copy")
    ceremony.find("store-countdown")
    put_on_clipboard(THEIRS.decode())
    ceremony.save_private(folder / "key")
    ceremony.stored()
    assert read_clipboard() == THEIRS


def destroyed(ceremony, folder):
    text = copied(ceremony)
    ceremony.save_private(folder / "key")
    assert read_clipboard() == text
    ceremony.stored()
    wait_for(lambda: not read_clipboard(), "it stays when the key is destroyed", 5)


def closed(ceremony, _folder):
    copied(ceremony)
    ceremony.program.close()
    ceremony.press("shell-close-anyway")
    wait_for(lambda: not read_clipboard(), "it stays when the program ends", 5)
    assert ceremony.program.wait() == 0


def main():
    program = Program(sys.argv[1])
    try:
        with tempfile.TemporaryDirectory() as folder:
            globals()[sys.argv[2]](Ceremony(program, Words()), Path(folder))
    finally:
        program.kill()


if __name__ == "__main__":
    main()
