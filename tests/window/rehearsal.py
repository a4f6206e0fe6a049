#!/usr/bin/python3 -W ignore
"""A rehearsal ceremony, with a picture of every step: rehearsal.py PROGRAM FOLDER (inside session.py).

Leaves the pictures, the public key and the record in the folder; the private key, for throwing away, is not kept.
"""

import sys
import tempfile
from pathlib import Path

import checks
from ceremony import Album, Ceremony
from driver import Program
from words import Words


def rehearse(program, folder):
    ceremony = Ceremony(program, Words(), Album(program, folder))
    public, record = folder / "public-key.txt", folder / "record.html"
    with tempfile.TemporaryDirectory(prefix="keyturn-rehearsal-") as safe:
        private = Path(safe) / "private-key.txt"
        ceremony.prepare("prepare-rehearsal")
        ceremony.generate()
        ceremony.save_private(private)
        ceremony.stored()
        checks.only_for_owner(private)
        own = checks.public_line(checks.private_der(private.read_bytes()))
        ceremony.register(public)
    ceremony.put_live_off()
    ceremony.finish(record)
    ceremony.leave()
    assert public.read_text() == own, "the public key is another one"


def main():
    folder = Path(sys.argv[2])
    program = Program(sys.argv[1])
    try:
        rehearse(program, folder)
    finally:
        program.kill()


if __name__ == "__main__":
    main()
