#!/usr/bin/python3 -W ignore
"""A ceremony and a verification with the keyboard alone: keyboard.py PROGRAM (inside session.py).

Keys go to the window as a hand gives them; the accessibility tree is only looked at. Prints how many were pressed beside typing.
"""

import json
import time

from ceremony import DATA, in_window, put_on_clipboard, read_clipboard
from driver import BUTTON, DIALOG_PROGRAM, Atspi, Missing, Role, Tree, X, dialog_windows, matches, press_keys
from driver import steady, the_display, wait_for
from verify_real import request

MOST = {"ceremony": 40, "verification": 25}
NAMES = {" ": "space", "/": "slash", "-": "minus", ".": "period", "_": "underscore"}


class Hand:
    """Presses keys, and counts them."""

    def __init__(self, ceremony):
        self.ceremony, self.words, self.program, self.pressed = ceremony, ceremony.words, ceremony.program, 0

    def window(self):
        return self.program.main_window()

    def press(self, *keys):
        press_keys(self.window(), *keys)
        self.pressed += 1
        time.sleep(0.12)

    def type(self, text, window=None):
        """Typing is not counted."""
        for character in text:
            keys = ["Shift_L"] if character.isupper() or character == "_" else []
            press_keys(window or self.window(), *keys, NAMES.get(character, character.lower()))
            time.sleep(0.02)
        time.sleep(0.15)

    def focused(self):
        def has_it(node):
            return node.has(Atspi.StateType.FOCUSED) and node.role not in (Role.FRAME, Role.WINDOW)

        return steady(lambda: next(filter(has_it, self.program.nodes()), None))

    def at(self, message):
        """Waits until the keyboard is there; moves nothing."""
        wanted = self.words(message)
        wait_for(
            lambda: (node := self.focused()) and matches(wanted, node.name),
            lambda: f"the keyboard is at {self.focused() and self.focused().describe()}, not at {wanted!r}",
        )

    def go_to(self, message, most=20):
        """Tab after Tab, until the keyboard is there."""
        wanted = self.words(message)
        seen = []
        for _ in range(most):
            node = self.focused()
            if node and matches(wanted, node.name):
                return
            seen.append(node and node.name)
            self.press("Tab")
        raise Missing(f"Tab does not come to {wanted!r}, but to {seen}")

    def take_up(self):
        """The keyboard belongs to the window."""
        self.window().set_input_focus(X.RevertToParent, X.CurrentTime)
        the_display().sync()

    def save_as(self, path):
        """The name in the system's dialog, and Enter."""
        Tree.of_program(DIALOG_PROGRAM, 40).find(role=BUTTON, name="Save", seconds=40)
        time.sleep(0.8)
        dialog = dialog_windows()[-1]
        press_keys(dialog, "Control_L", "a")
        self.type(str(path), dialog)
        press_keys(dialog, "Return")
        self.pressed += 2
        wait_for(lambda: not dialog_windows(), "the dialog stays")
        # A window manager gives the keyboard back; there is none here.
        self.take_up()


def a_ceremony(hand, folder):
    hand.take_up()
    hand.at("ceremony-occasion-first")
    hand.press("Tab")
    hand.at("ceremony-environment-test")
    for field, text in [
        ("prepare-partner", "acme pay"),
        ("prepare-client-id", "SANDBOX_5Y0"),
        ("prepare-operator", "ada"),
        ("prepare-witness", "wim"),
    ]:
        hand.go_to(field)
        hand.type(text)
    hand.press("Return")
    hand.at("make-generate")
    hand.press("Return")
    hand.ceremony.find("make-checks-generated", seconds=120)
    hand.at("shell-continue")
    hand.press("Return")
    hand.at("keys-destination-java")
    hand.go_to("store-save")
    hand.press("Return")
    hand.save_as(folder / "key.txt")
    hand.ceremony.find("store-read-back", seconds=60)
    hand.at("store-save")
    hand.go_to("store-stored")
    hand.press("Return")
    hand.at("register-copy")
    hand.press("Return")
    hand.ceremony.find("register-copied")
    hand.go_to("register-done")
    hand.press("Return")
    hand.ceremony.find("live-title")
    hand.at("live-choose")
    hand.go_to("live-reason")
    hand.type("later")
    hand.press("Return")
    hand.ceremony.find("finish-title")
    hand.at("finish-save-record")
    hand.press("Return")
    hand.save_as(folder / "record.html")
    hand.ceremony.find("finish-record-saved")
    written = sorted(path.name for path in folder.iterdir())
    assert written == ["key.txt", "record.html", "record.json"], f"written: {written}"


def a_verification(hand):
    messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
    genuine = messages["antom-notify-2019-gcash"]
    put_on_clipboard(request(genuine))
    hand.press("Control_L", "2")
    hand.at("verify-paste")
    hand.press("Return")
    hand.ceremony.find("verify-need-key")
    put_on_clipboard(genuine["public_key_spki_b64"])
    hand.go_to("keys-paste-for")
    hand.press("Return")
    hand.ceremony.find("signing-valid")
    hand.go_to("verify-copy")
    hand.press("Return")
    hand.ceremony.find("verify-copied")
    assert genuine["uri"].encode() in read_clipboard(), "the finding was not copied"


def walk(ceremony, folder):
    hand = Hand(ceremony)
    for name, way in [("ceremony", lambda: a_ceremony(hand, folder)), ("verification", lambda: a_verification(hand))]:
        hand.pressed = 0
        way()
        print(f"{name}: {hand.pressed} keys beside typing")
        assert hand.pressed <= MOST[name], f"{name} took {hand.pressed} keys, more than {MOST[name]}"


if __name__ == "__main__":
    in_window(walk)
