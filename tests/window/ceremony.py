"""The steps of a ceremony, as a person takes them in the real window."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from driver import LABEL, PASSWORD, Missing, Program, answer_dialog, wait_for
from words import Words

DATA = Path(__file__).resolve().parents[1] / "data"

PLAN = {
    "prepare-partner": "Acme Pay",
    "prepare-client-id": "5Y00000000000000",
    "prepare-operator": "Ada Operator",
    "prepare-witness": "Wim Witness",
}
MAKE_SECONDS = 120


class Album:
    """Pictures of the window."""

    def __init__(self, program, folder, name="{number:02}-{page}.png"):
        self.program, self.folder, self.name, self.number = program, folder, name, 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page):
        self.number += 1
        time.sleep(0.5)  # What moves comes to rest.
        self.program.screenshot(self.folder / self.name.format(number=self.number, page=page))


class Ceremony:
    """Drives one ceremony; every step ends when the window shows that it is done."""

    def __init__(self, program, words, album=None):
        self.program, self.words, self.album = program, words, album
        self.seen = []

    def press(self, message, **options):
        self.program.press(self.words(message), **options)

    def find(self, message, **options):
        return self.program.find(self.words(message), **options)

    def find_problem(self, message):
        return self.program.find(self.words.problem(message))

    def look(self, name):
        """Keeps what can be read on the page, and its picture."""
        self.seen += self.program.shown()
        if self.album:
            self.album.take(name)

    def prepare(self, kind="prepare-rehearsal"):
        """The first step; `kind` is the environment, or a rehearsal."""
        self.find("prepare-title")
        self.press(kind)
        for field, text in PLAN.items():
            # A client id of the real environment is asked about in the test environment.
            sandbox = field == "prepare-client-id" and kind == "ceremony-environment-test"
            self.program.write(self.words(field), f"SANDBOX_{text}" if sandbox else text)
        self.look("prepare")
        self.press("shell-continue")
        self.find("make-title")

    def generate(self, bits=2048):
        if bits != 2048:
            self.press("make-more")
            self.program.press(f"RSA {bits}")
        self.press("make-generate")
        self.find("make-checks-generated", seconds=MAKE_SECONDS)
        self.made()

    def import_file(self, path):
        self.press("keys-choose-file")
        answer_dialog(path)

    def import_paste(self, text):
        put_on_clipboard(text)
        self.press("keys-paste")

    def give_passphrase(self, passphrase):
        self.find("keys-passphrase", role=PASSWORD)
        self.look("passphrase")
        self.program.write(self.words("keys-passphrase"), passphrase)
        self.press("keys-open")

    def imported(self):
        self.find("make-checks-imported", seconds=MAKE_SECONDS)
        self.made()

    def made(self):
        """The key is there and was checked; on to storing it."""
        self.find("make-fingerprint-title")
        self.look("make")
        self.press("shell-continue")
        self.find("store-title")

    def save_private(self, path, passphrase=None):
        """Saves through the system's dialog; Keyturn reads the file back by itself."""
        if passphrase:
            self.press("store-protect")
            self.program.write(self.words("store-passphrase"), passphrase)
            self.program.write(self.words("store-passphrase-again"), passphrase)
        self.press("store-save")
        answer_dialog(path)
        # A passphrase costs 600,000 rounds, twice, on a thread that stands back behind everything else.
        proved = self.find("store-read-back", role=LABEL, seconds=MAKE_SECONDS)
        if path.name not in proved.name:
            raise Missing(f"the proof speaks of another file: {proved.name!r}")

    def copy_private(self, destination):
        """Copies for a destination, reads the clipboard as another program does, and clears it."""
        self.press(destination)
        self.find(f"{destination}-hint")
        self.press("store-copy")
        self.find("store-countdown")
        copied = read_clipboard()
        self.press("store-clear-now")
        self.program.gone(self.words("store-countdown"))
        if left := read_clipboard():
            raise Missing(f"{len(left)} bytes stay on the clipboard after Clear now")
        return copied

    def prove_by_paste(self, text):
        put_on_clipboard(text)
        self.press("store-paste-back")
        self.find("store-pasted-back")

    def stored(self):
        self.look("store")
        self.press("store-stored")
        self.find("register-title")

    def give_platform_key(self, text):
        """Pastes what the dashboard shows as the key of Alipay+."""
        put_on_clipboard(text)
        self.press("keys-paste-for")

    def register(self, path):
        """Copies the public key, saves it too, and says that it is registered; gives what was copied."""
        self.press("register-copy")
        self.find("register-copied")
        copied = read_clipboard().decode()
        self.press("register-save")
        answer_dialog(path)
        self.find("register-saved")
        self.look("register")
        self.press("register-done")
        self.find("live-title")
        return copied

    def put_live_off(self):
        """Leaves the look at the live system for later."""
        self.look("live")
        self.program.write(self.words("live-reason"), "The release is on Monday")
        self.press("live-put-off")
        self.find("finish-title")

    def finish(self, path):
        """Saves the record: a page, and the data beside it."""
        self.press("finish-save-record")
        answer_dialog(path)
        self.find("finish-record-saved")
        self.look("finish")

    def leave(self):
        """Closes the window; the program must end well."""
        self.program.close()
        code = self.program.wait()
        if code != 0:
            raise Missing(f"the program ended with {code}")


def put_on_clipboard(text):
    """Puts a text on the clipboard as another program does, and waits until it is there."""
    subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True, timeout=20)
    wait_for(lambda: read_clipboard() == text.encode(), "the clipboard does not take the text")


def read_clipboard():
    """What another program can take from the clipboard; nothing where it is empty."""
    command = ["xclip", "-selection", "clipboard", "-out"]
    return subprocess.run(command, capture_output=True, check=False, timeout=20).stdout


def fresh_key():
    """A key that nobody has published, in the forms that people have, as `test_keys.json` names them."""
    def openssl(*arguments, data=None):
        return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True, timeout=60).stdout

    def one_line(pem):
        return "".join(line for line in pem.splitlines() if not line.startswith("-----"))

    pkcs8 = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
    pkcs1 = openssl("rsa", "-traditional", data=pkcs8).decode()
    public = openssl("pkey", "-pubout", data=pkcs8)
    protected = openssl("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:test1234", data=pkcs8).decode()
    spki = openssl("pkey", "-pubout", "-outform", "DER", data=pkcs8)
    return {
        "private_pkcs8_pem": pkcs8.decode(),
        "private_pkcs8_one_line": one_line(pkcs8.decode()),
        "private_pkcs1_pem": pkcs1,
        "private_pkcs1_one_line": one_line(pkcs1),
        'private_pkcs8_encrypted_pem(password="test1234")': protected,
        "public_spki_pem": public.decode(),
        "public_spki_one_line": one_line(public.decode()),
        "spki_sha256_hex": hashlib.sha256(spki).hexdigest(),
    }


def in_window(walk):
    """What a script's `main` does: starts the program named first, walks in it, ends it whatever happens."""
    os.umask(0o022)
    program = Program(sys.argv[1])
    try:
        with tempfile.TemporaryDirectory(prefix="keyturn-files-") as folder:
            walk(Ceremony(program, Words()), Path(folder))
    finally:
        program.kill()
