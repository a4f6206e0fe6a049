"""Drives windows under Wine as a person does who cannot see them: what is there is read as a screen reader reads it,
found by its name, and pressed with the mouse where it says it is.
"""

import json
import re
import subprocess
import time
from pathlib import Path

from wine import wait_until

# Kinds of elements, as UI Automation numbers them: what can be pressed is a button, a radio button, a tab.
BUTTON, EDIT = {50000}, {50004}
PRESSED = BUTTON | {50013, 50019}
# Wine draws a window after it has told of it.
SETTLES = 0.6


def matches(wanted, name):
    return bool(wanted.fullmatch(name)) if isinstance(wanted, re.Pattern) else wanted == name


class Missing(Exception):
    """What was waited for did not come."""


class Window:
    """The window with this title."""

    def __init__(self, windows, title, pictures):
        self.windows, self.title, self.pictures = windows, title, Path(pictures)
        self.pictures.mkdir(parents=True, exist_ok=True)

    def elements(self):
        """What it holds; nothing where it is not there."""
        lines = self.windows.outline().splitlines()
        return [element for element in map(json.loads, lines) if matches(self.title, element["window"])]

    def find(self, wanted, kind=None, seconds=60):
        """The first element with this name."""
        def probe():
            found = (each for each in self.elements() if matches(wanted, each["name"]))
            return next((each for each in found if kind is None or each["kind"] in kind), None)
        if found := wait_until(probe, seconds):
            return found
        self.picture("missing")
        names = [each["name"] for each in self.elements()]
        raise Missing(f"no {wanted!r} in {self.title!r}, but {names}; see {self.pictures}/missing.png")

    def press(self, wanted, seconds=60):
        """Clicks it, once it can be pressed."""
        if not wait_until(lambda: self.find(wanted, PRESSED, seconds)["enabled"], seconds):
            raise Missing(f"{wanted!r} stays disabled")
        self.click(self._in_view(wanted, PRESSED))

    def write(self, wanted, text):
        """Puts a text into a field, in place of what it holds, by the clipboard: keyboards have no Chinese."""
        self.click(self._in_view(wanted, EDIT))
        self.paste(text)

    def paste(self, text):
        self.windows.put_on_clipboard(text)
        self.keys("End", "shift+Home", "ctrl+v")

    def click(self, element):
        left, top, width, height = element["place"]
        at = [str(int(left + width / 2)), str(int(top + height / 2))]
        self.windows.xdotool("mousemove", *at)
        time.sleep(0.15)
        self.windows.xdotool("click", "1")
        time.sleep(0.15)

    def keys(self, *keys):
        self.windows.xdotool("key", "--delay", "80", *keys)

    def size(self, width, height):
        """Gives the window a size and puts it where all of it is seen."""
        handle = self.windows.xdotool("search", "--onlyvisible", "--name", f"^{self.title}$").split()[0]
        self.windows.xdotool("windowmove", handle, "20", "30", "windowsize", handle, str(width), str(height))
        time.sleep(SETTLES)

    def gone(self, seconds=60):
        if not wait_until(lambda: not self.elements(), seconds):
            raise Missing(f"{self.title!r} stays open")

    def picture(self, name):
        """Keeps how it looks, or the whole screen where it is not there."""
        time.sleep(SETTLES)
        crop = []
        if elements := self.elements():
            left, top, width, height = elements[0]["place"]
            crop = ["-crop", f"{width}x{height}+{left}+{top}", "+repage"]
        subprocess.run(["import", "-window", "root", *crop, str(self.pictures / f"{name}.png")],
                       env=self.windows.environment, check=True, timeout=60)

    def open_file(self, path):
        """Where this is the system's dialog: opens a file of this machine."""
        self.find(re.compile("&?Open"), BUTTON)
        time.sleep(SETTLES)
        self.click([each for each in self.elements() if each["kind"] in EDIT][-1])
        self.paste(self.windows.path(path))
        self.keys("Return")
        self.gone()

    def save_as(self, path, picture=None):
        """Where this is the system's dialog: saves under a path of this machine."""
        self.find(re.compile("&?Save"), BUTTON)
        time.sleep(SETTLES)
        self.click([each for each in self.elements() if each["kind"] in EDIT][-1])
        self.paste(self.windows.path(path))
        if picture:
            self.picture(picture)
        self.keys("Return")
        self.gone()
        if not wait_until(path.exists, 30):
            raise Missing(f"{path.name} was not saved")

    def _in_view(self, wanted, kind):
        """Turns the wheel until it is in the window."""
        for _ in range(30):
            frame, found = self.elements()[0]["place"], self.find(wanted, kind)
            middle = found["place"][1] + found["place"][3] / 2
            if frame[1] < middle < frame[1] + frame[3] - 10:
                return found
            self.windows.xdotool("mousemove", str(int(frame[0] + frame[2] * 0.7)), str(int(frame[1] + frame[3] / 2)),
                                 "click", "5" if middle > frame[1] else "4")
            time.sleep(0.3)
        raise Missing(f"{wanted!r} does not come into view")
