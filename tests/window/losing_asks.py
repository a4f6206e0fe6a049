#!/usr/bin/python3 -W ignore
"""Another key, or a plan for something else, loses no unstored key unasked: losing_asks.py PROGRAM (inside session.py)."""

from ceremony import fresh_key, in_window
from driver import wait_for


def asked(ceremony, title, stay):
    """The question is there; staying keeps the key."""
    ceremony.find("shell-lose-title")
    if stay:
        ceremony.press("shell-stay")
    else:
        ceremony.press(title)
    ceremony.program.gone(ceremony.words("shell-lose-title"))


def walk(ceremony, folder):
    ceremony.prepare()
    first = fresh_key()
    ceremony.import_paste(first["private_pkcs8_pem"])
    ceremony.imported()

    # Make again.
    ceremony.press("shell-back")
    ceremony.find("make-fingerprint-title")
    ceremony.look("made")
    ceremony.press("make-start-over")
    asked(ceremony, "shell-over-anyway", stay=True)
    ceremony.find("make-fingerprint-title")

    # Another client id.
    ceremony.press("shell-back")
    ceremony.program.write(ceremony.words("prepare-client-id"), "5Y11111111111111")
    ceremony.press("shell-continue")
    asked(ceremony, "shell-plan-anyway", stay=True)
    ceremony.find("prepare-title")
    ceremony.press("shell-continue")
    asked(ceremony, "shell-plan-anyway", stay=False)
    ceremony.find("make-title")
    ceremony.find("make-generate")

    # What was agreed to is done, and the new key goes the whole way.
    ceremony.import_paste(fresh_key()["private_pkcs8_pem"])
    ceremony.imported()
    ceremony.save_private(folder / "second.pem")
    ceremony.stored()

    # A public key that nobody took, and then a record that nobody saved.
    ceremony.program.close()
    ceremony.find("shell-public-title")
    ceremony.press("shell-stay")
    ceremony.press("register-copy")
    ceremony.press("register-done")
    ceremony.find("live-title")
    ceremony.put_live_off()
    ceremony.program.close()
    ceremony.find("shell-record-title")
    ceremony.press("shell-record-close-anyway")
    assert ceremony.program.wait() == 0
    wait_for(lambda: [path.name for path in folder.iterdir()] == ["second.pem"], "something else was written")


if __name__ == "__main__":
    in_window(walk)
