#!/usr/bin/python3 -W ignore
"""What the About page says of the measures: about.py PROGRAM (inside session.py), also where the system refuses one."""

import os
import sys

from driver import Program
from words import Words

NO_LOCKED_MEMORY = ["prlimit", "--memlock=0:0"]
# Root is held to that limit only without this right.
if os.geteuid() == 0:
    NO_LOCKED_MEMORY = ["setpriv", "--bounding-set=-ipc_lock", *NO_LOCKED_MEMORY]
MEASURES = ["no-dumps", "no-debuggers", "locked-memory", "safe-libraries", "quiet-panics", "hidden-screen"]


def told(wrapper):
    """What the page says of each measure, by its first words."""
    words = Words()
    program = Program(sys.argv[1], wrapper=wrapper)
    try:
        program.press(words("shell-page-about"))
        program.find(words("about-measures"))
        shown = program.shown()
    finally:
        program.kill()
    outcomes = {}
    for measure in MEASURES:
        start = f"{words(f'secret-measure-{measure}')}: "
        found = [text.removeprefix(start) for text in shown if text.startswith(start)]
        assert found, f"nothing is said of {measure}: {shown}"
        outcomes[measure] = found[0]
    return outcomes


def main():
    words = Words()
    done, refused = words("secret-outcome-done"), words("secret-outcome-refused")
    usual = told(wrapper=[])
    assert usual["locked-memory"] == usual["no-dumps"] == usual["no-debuggers"] == usual["quiet-panics"] == done, usual
    assert usual["hidden-screen"] == words("secret-outcome-not-possible"), usual
    without = told(wrapper=NO_LOCKED_MEMORY)
    assert refused.fullmatch(without["locked-memory"]), without
    assert without["no-dumps"] == done, without


if __name__ == "__main__":
    main()
