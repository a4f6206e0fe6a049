#!/usr/bin/python3 -W ignore
"""A ceremony and a verification as somebody has them who sees no screen: screen_reader.py PROGRAM (inside session.py).

Everything is found by role and name, and what matters is announced: the step, the progress, a refusal, the verdict.
"""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

from ceremony import DATA, in_window
from driver import BUTTON, CHECK, ENTRY, LABEL, PASSWORD, RADIO, Role, steady, wait_for
from verify_real import request

# What can be used must say what it is.
USABLE = (BUTTON, CHECK, RADIO, ENTRY, PASSWORD, Role.TEXT, Role.PAGE_TAB, Role.LINK, Role.LIST_ITEM, Role.PROGRESS_BAR)


class Ear:
    """What was announced until now."""

    def __init__(self):
        command = ["/usr/bin/python3", "-W", "ignore", str(Path(__file__).with_name("announced.py"))]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "listening\n"
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            self.heard.append(line.strip())

    def hears(self, words):
        """Waits until it is announced: a text, or a pattern."""
        def heard():
            for text in self.heard:
                if words.search(text) if hasattr(words, "search") else words in text:
                    return True
            return False

        wait_for(heard, lambda: f"{words!r} was not announced; it was: {self.heard}")


def everything_has_a_name(ceremony, page):
    def nameless():
        usable = (node for node in ceremony.program.nodes() if node.role in USABLE)
        return [node.describe() for node in usable if not node.name.strip()]

    assert not steady(nameless), f"{page}: without a name: {steady(nameless)}"


def headings(ceremony):
    return steady(lambda: [node.name for node in ceremony.program.nodes() if node.role == Role.HEADING])


def step(ear, ceremony, number, name, page):
    ear.hears(f"Step {number} of 6, {ceremony.words(name)}, current")
    assert ceremony.words(page) in headings(ceremony), f"no heading {page}"
    everything_has_a_name(ceremony, page)


def walk(ceremony, folder):
    program, words, ear = ceremony.program, ceremony.words, Ear()
    try:
        ceremony.find("prepare-title")
        assert program.look(words("prepare-environment"), (Role.GROUPING, Role.PANEL, Role.FILLER)), "no group of choices"
        ceremony.prepare("ceremony-environment-test")
        step(ear, ceremony, 2, "ceremony-step-make", "make-title")
        ceremony.press("make-more")
        program.press("RSA 4096")
        ceremony.press("make-generate")
        # A quick key may be there before anybody looks; what is said of the progress is heard all the same.
        bar, made = (Role.PROGRESS_BAR, Role.LEVEL_BAR), words("make-checks-generated")
        wait_for(lambda: program.look(words("make-working"), bar) or program.look(made), "no progress bar")
        ear.hears(words("make-progress-said"))
        ceremony.find("make-checks-generated", seconds=120)
        ear.hears(words("make-checks-generated"))
        ceremony.press("shell-continue")
        step(ear, ceremony, 3, "ceremony-step-store", "store-title")
        ceremony.press("store-protect")
        ceremony.press("store-suggest")
        everything_has_a_name(ceremony, "store-protect")
        ceremony.press("store-unprotect")
        ceremony.save_private(folder / "key.txt")
        ear.hears("key.txt was read back")
        ceremony.stored()
        step(ear, ceremony, 4, "ceremony-step-register", "register-title")
        public = (DATA / "test_keys.json").read_text()
        published = json.loads(public)["platform_A_2048"]["public_spki_one_line"]
        program.write(words("register-platform-key"), published)
        ear.hears(words("ceremony-refusal-published-key"))
        program.write(words("register-platform-key"), "")
        ceremony.press("register-copy")
        ear.hears(words("register-copied"))
        ceremony.press("register-done")
        ceremony.find("live-title")
        ceremony.put_live_off()
        step(ear, ceremony, 6, "ceremony-step-finish", "finish-title")
        program.close()
        ceremony.find("shell-record-title")
        dialogs = steady(lambda: [node.name for node in program.nodes() if node.role in (Role.ALERT, Role.DIALOG)])
        assert words("shell-record-title") in dialogs, "the question is no dialog with a name"
        ceremony.press("shell-stay")

        messages = {message["id"]: message for message in json.loads((DATA / "real_messages.json").read_text())}
        genuine = messages["antom-notify-2019-gcash"]
        ceremony.press("shell-page-verify")
        ceremony.find("verify-title")
        everything_has_a_name(ceremony, "verify-title")
        program.write(words("verify-platform-key"), genuine["public_key_spki_b64"])
        program.write(words("verify-message"), request(genuine))
        ear.hears(words("signing-valid"))
        program.write(words("verify-message"), request(messages["antom-notify-2019-gcash-uri-with-query"]))
        ear.hears(words("signing-uri-has-query"))
        for page in ["sign", "inspect", "about"]:
            ceremony.press(f"shell-page-{page}")
            time.sleep(0.3)
            everything_has_a_name(ceremony, page)
        print(f"announced: {len(ear.heard)}", file=sys.stderr)
    finally:
        ear.process.kill()


if __name__ == "__main__":
    in_window(walk)
