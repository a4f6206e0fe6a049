#!/usr/bin/python3 -W ignore
"""How fluent the window stays while a 4096-bit key is made: frames.py PROGRAM [KEYS] (inside session.py).

Prints what it measured; fails where a frame kept the window's thread busy for more than 50 ms. Not one of the tests:
it needs a machine that does nothing else.
"""

import sys
import tempfile
import time

from ceremony import MAKE_SECONDS, Ceremony
from driver import Program
from words import Words

MOST_MILLISECONDS = 50


def measure(program, log, keys):
    """How long frames kept the thread busy, and how long they came after the one that asked for them."""
    ceremony, frames = Ceremony(program, Words()), []
    for _ in range(keys):
        ceremony.prepare()
        ceremony.press("make-more")
        program.press("RSA 4096")
        log.seek(0, 2)
        ceremony.press("make-generate")
        time.sleep(1)  # Whoever asks all the time disturbs what is measured.
        ceremony.find("make-checks-generated", seconds=MAKE_SECONDS)
        frames.append([line.split() for line in log if line.startswith("frame ")])
        ceremony.press("make-start-over")
        ceremony.press("shell-over-anyway")
    return frames


def main():
    keys = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.NamedTemporaryFile("r") as log, open(log.name, "w") as sink:
        program = Program(sys.argv[1], {"KEYTURN_FRAME_LOG": "1"}, stderr=sink)
        try:
            frames = measure(program, log, keys)
        finally:
            program.kill()
    busy = sorted(float(frame[2]) for of_key in frames for frame in of_key)
    pairs = (pair for of_key in frames for pair in zip(of_key, of_key[1:]))
    delays = sorted(float(b[1]) - float(a[1]) for a, b in pairs if b[3] == "asked")
    assert len(delays) > 5 * keys, f"only {len(delays)} frames followed another while {keys} keys were made"
    for name, values in (("busy", busy), ("from one frame to the next", delays)):
        middle, late = values[len(values) // 2], values[len(values) * 99 // 100]
        print(f"{name}: {len(values)} frames, median {middle:.1f} ms, 99 % {late:.1f} ms, most {values[-1]:.1f} ms")
    assert busy[-1] <= MOST_MILLISECONDS, f"a frame kept the window busy for {busy[-1]:.1f} ms"


if __name__ == "__main__":
    main()
