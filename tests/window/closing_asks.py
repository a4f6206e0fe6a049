#!/usr/bin/python3 -W ignore
"""A key that is not stored is not lost unasked: closing_asks.py PROGRAM (inside session.py)."""

from ceremony import fresh_key, in_window
from driver import wait_for


def walk(ceremony, folder):
    ceremony.prepare()
    line = fresh_key()["private_pkcs8_one_line"]
    damaged = "\ufeff  " + "\r\n".join(line[i:i + 60] for i in range(0, len(line), 60)) + "\\n\u200b "
    ceremony.import_paste(damaged)
    ceremony.imported()

    ceremony.program.close()
    ceremony.find("shell-lose-title")
    ceremony.press("shell-stay")
    ceremony.program.gone(ceremony.words("shell-lose-title"))
    ceremony.find("store-title")
    ceremony.program.close()
    ceremony.press("shell-close-anyway")
    assert ceremony.program.wait() == 0
    wait_for(lambda: not list(folder.iterdir()), "something was written")


if __name__ == "__main__":
    in_window(walk)
