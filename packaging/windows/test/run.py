#!/usr/bin/python3 -W ignore
"""What `make windows` made, installed, used and removed under Wine: run.py FOLDER PICTURES"""

import sys
import time
from pathlib import Path

from command_line import command_line
from install import by_hand, by_installer, by_msi
from renderers import each_that_fails_says_so, falls_back
from wine import Windows


def main():
    shipped, pictures = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    [setup] = shipped.glob("*-setup.exe")
    [msi] = shipped.glob("*.msi")
    window, cli = shipped / "keyturn.exe", shipped / "keyturn-cli.exe"
    began = time.monotonic()

    def done(what):
        print(f"{time.monotonic() - began:4.0f} s  {what}", flush=True)

    with Windows() as windows:
        done("Windows is up.")
        command_line(windows, cli)
        done("keyturn-cli.exe: made a key, judged a real notification, exit codes as documented.")
        by_installer(windows, setup, shipped, pictures)
        done("The installer: installed in silence, used for a whole ceremony, installed again, removed; only the user's files are left.")
        by_hand(windows, setup, pictures)
        done("The installer: installed and removed page by page; nothing left.")
        by_msi(windows, msi, shipped)
        done("The MSI: installed, removed, with and without INSTALLDIR; nothing left.")
        falls_back(windows, window, pictures)
        done("Drawn with OpenGL after Direct3D 12 and WARP did not serve.")
        each_that_fails_says_so(windows, window, pictures)
        done("Where nothing draws it, a box says what to do.")


if __name__ == "__main__":
    main()
