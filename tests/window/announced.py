#!/usr/bin/python3 -W ignore
"""Writes what the programs of a desktop announce to a screen reader, a line each: announced.py (inside session.py)."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def told(event):
    text = event.any_data
    print(text if isinstance(text, str) else str(text), flush=True)


def main():
    listener = Atspi.EventListener.new(told)
    listener.register("object:announcement")
    print("listening", flush=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
