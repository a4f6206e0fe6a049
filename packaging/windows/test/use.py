"""What a user does with the window: a ceremony from beginning to end, and a look whether a notification is genuine."""

import re
import sys
from pathlib import Path

from window import Window

sys.path.append(str(Path(__file__).resolve().parents[3] / "tests/window"))
from checks import public_line, private_der  # noqa: E402
from words import Words  # noqa: E402

WORDS = Words()
PLAN = {"prepare-partner": "Acme 支付", "prepare-operator": "Ada Operator", "prepare-witness": "Wim Witness"}


class Keyturn(Window):
    """The program's window; its widgets are named by the ids of their words."""

    def __init__(self, windows, program, pictures, **environment):
        super().__init__(windows, "Keyturn", pictures)
        self.program = windows.start(program, environment)

    def find(self, wanted, kind=None, seconds=60):
        return super().find(self._named(wanted), kind, seconds)

    def save(self, button, dialog, path, picture=None):
        """Saves through the system's own dialog."""
        self.press(button)
        Window(self.windows, WORDS(dialog), self.pictures).save_as(path, picture)

    def close(self):
        """As its user closes it; it must end well."""
        self.keys("alt+F4")
        code = self.program.wait(timeout=60)
        assert code == 0, f"the program ended with {code}"

    def _named(self, wanted):
        return WORDS(wanted) if isinstance(wanted, str) and wanted in WORDS.messages else wanted


def ceremony(keyturn, folder):
    """Makes a key for the test environment; saves, proves and registers it; saves the record."""
    private, public, record = folder / "私钥 key.pem", folder / "公钥 public.txt", folder / "record 记录.pdf"
    keyturn.find("prepare-title")
    keyturn.press("ceremony-environment-test")
    for field, text in PLAN.items():
        keyturn.write(field, text)
    keyturn.picture("prepare")
    keyturn.press("shell-continue")
    keyturn.find("make-title")
    keyturn.press("make-generate")
    keyturn.find("make-checks-generated", seconds=180)
    keyturn.picture("make")
    keyturn.press("shell-continue")

    keyturn.find("store-title")
    keyturn.press("keys-destination-pem-file")
    keyturn.save("store-save", "store-save-dialog", private, picture="save-dialog")
    proved = keyturn.find("store-read-back")
    assert private.name in proved["name"], f"the proof speaks of another file: {proved['name']}"
    keyturn.picture("store")
    keyturn.press("store-stored")

    keyturn.find("register-title")
    keyturn.press("register-copy")
    keyturn.find("register-copied")
    copied = keyturn.windows.clipboard().decode()
    keyturn.save("register-save", "register-save-dialog", public)
    keyturn.find("register-saved")
    keyturn.picture("register")
    keyturn.press("register-done")

    keyturn.find("live-title")
    keyturn.write("live-reason", "周一发布")
    keyturn.picture("live")
    keyturn.press("live-put-off")
    keyturn.find("finish-title")
    keyturn.save("finish-save-record", "finish-save-dialog", record)
    keyturn.find("finish-record-saved")
    keyturn.picture("finish")

    own = public_line(private_der(private.read_bytes()))
    assert copied == public.read_text() == own, "the public key is another one"
    data = record.with_suffix(".json")
    assert own in data.read_text() and PLAN["prepare-partner"] in data.read_text(), "the record lacks something"
    assert record.read_bytes().startswith(b"%PDF-1.7"), "the record is no PDF"
    assert {path.name for path in folder.iterdir()} == {private.name, public.name, record.name, data.name}
    return data


def opened_again(keyturn, data):
    """The record that was saved, opened as an auditor does."""
    keyturn.press("shell-page-records")
    keyturn.press("records-files")
    Window(keyturn.windows, WORDS("records-dialog"), keyturn.pictures).open_file(data)
    keyturn.find("records-sound")
    keyturn.picture("record")


def verify(keyturn):
    """A built-in sample that is genuine, and one whose amount was altered."""
    keyturn.press("shell-page-verify")
    for sample, verdict in [("chinese", "signing-valid"), ("altered", "signing-content-differs")]:
        keyturn.press("verify-sample")
        keyturn.press(f"signing-sample-{sample}")
        keyturn.find(verdict)
        keyturn.picture(f"verify-{sample}")
    keyturn.press("verify-copy")
    said = keyturn.windows.clipboard().decode()
    assert WORDS("signing-content-differs") in said, said
