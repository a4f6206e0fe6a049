#!/usr/bin/python3 -W ignore
"""Walks a way with a private key and has the program's memory scanned: memory.py PROGRAM SCANNER WAY (inside session.py).

The scanner is the test `tests/memory`, which sees the program from outside. Every way shows first that the scanner
finds the key while it is held, and then that nothing is found once it was let go of.
"""

import base64
import os
import re
import secrets
import signal
import string
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import checks
from ceremony import Ceremony, fresh_key, put_on_clipboard, read_clipboard
from driver import ENTRY, PASSWORD, Missing, Program, X, answer_dialog, press_keys, steady, wait_for
from dropping import drop_files
from words import Words

NOTHING, FOUND = 0, 3
# What is let go of on another thread, and the frames that are painted afterwards, take a moment.
SECONDS = 5


class Scanner:
    """Looks into the program's memory for the secrets that it was told."""

    def __init__(self, test, process, folder):
        self.test, self.process, self.folder = test, process, folder
        self.said = ""

    def run(self, test, **variables):
        environment = os.environ | {"KEYTURN_SCAN_PROCESS": str(self.process), "KEYTURN_SCAN_SECRETS": str(self.folder)}
        command = [self.test, "--exact", f"script::{test}", "--ignored", "--nocapture"]
        done = subprocess.run(command, env=environment | variables, capture_output=True, text=True, timeout=120)
        self.said = done.stdout + done.stderr
        return done.returncode

    def scan(self):
        code = self.run("scan_for_a_script")
        if code not in (NOTHING, FOUND):
            raise Missing(f"the scan failed:\n{self.said}")
        return code == FOUND

    def learn_key(self, content, name="key"):
        """A private key without protection, in any form."""
        (self.folder / f"{name}.key").write_bytes(content)

    def learn_text(self, text, name="passphrase"):
        (self.folder / f"{name}.text").write_text(text)

    def steal_key(self, name="key"):
        """Takes a key that nobody has stored out of the program's memory."""
        code = self.run("steal_for_a_script", KEYTURN_SCAN_LOOT=str(self.folder / f"{name}.key"))
        if code != NOTHING:
            raise Missing(f"no key to take out of the memory:\n{self.said}")

    def steal_primes(self):
        """Takes the primes of a key that is being made; how many there are."""
        if self.run("steal_primes_for_a_script") != NOTHING:
            raise Missing(f"the search for primes failed:\n{self.said}")
        return len(list(self.folder.glob("*.number")))

    def forget_primes(self):
        for file in self.folder.glob("*.number"):
            file.unlink()

    def held(self):
        """What is held is found: otherwise the scan would prove nothing."""
        if not self.scan():
            raise Missing("the scan does not see what the program holds")

    def gone(self):
        wait_for(lambda: not self.scan(), lambda: f"left behind:\n{self.said}", SECONDS)


class Walk:
    """What every way needs: the ceremony's steps, the scanner, a folder for files."""

    def __init__(self, program, scanner, folder):
        self.ceremony, self.scanner, self.folder = Ceremony(program, Words()), scanner, folder
        self.program = program

    def press(self, message):
        self.ceremony.press(message)

    def find(self, message):
        return self.ceremony.find(message)

    def generate(self):
        self.ceremony.prepare()
        self.ceremony.generate()
        self.scanner.steal_key()
        self.scanner.held()

    def save(self):
        self.ceremony.save_private(self.folder / "saved key")

    def stored(self):
        self.scanner.held()
        self.ceremony.stored()
        self.scanner.gone()

    def start_over(self):
        """From the store step back, and the key away."""
        self.scanner.held()
        self.press("shell-back")
        self.press("make-start-over")
        self.press("shell-over-anyway")
        self.find("prepare-lead")
        self.scanner.gone()

    def there(self, name):
        """The widget that is there now."""
        return steady(lambda: self.program.look(name))

    def open_page(self, page):
        self.press(f"shell-page-{page}")

    def type_passphrase(self, field, passphrase):
        """Key by key, as a person does."""
        window = self.program.main_window()
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        node = self.program.find(self.ceremony.words(field), PASSWORD, ready=True)
        node.focus()
        for key in passphrase:
            press_keys(window, key)
        wait_for(lambda: len(node.text) == len(passphrase), lambda: f"{field} holds {len(node.text)} characters")

    def new_key(self):
        """A key that is in no program yet."""
        key = checks.openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
        self.scanner.learn_key(key)
        return key

    def new_protected_key(self):
        """One that a passphrase protects; both."""
        passphrase = new_passphrase()
        self.scanner.learn_text(passphrase)
        key = checks.openssl("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", f"pass:{passphrase}", data=self.new_key())
        return key.decode(), passphrase


def new_passphrase():
    """Typed without Shift, and strong enough whatever is drawn."""
    letters = string.ascii_lowercase + string.digits
    return "k7" + "".join(secrets.choice(letters) for _ in range(28))


def made_and_saved(walk):
    walk.generate()
    walk.save()
    walk.stored()


def made_copied_and_pasted_back(walk):
    walk.generate()
    copied = walk.ceremony.copy_private("keys-destination-java")
    walk.ceremony.prove_by_paste(copied.decode())
    walk.stored()


def made_and_saved_with_a_passphrase(walk):
    walk.generate()
    passphrase = new_passphrase()
    walk.scanner.learn_text(passphrase)
    walk.press("store-protect")
    for field in ("store-passphrase", "store-passphrase-again"):
        walk.type_passphrase(field, passphrase)
    walk.save()
    file = walk.folder / "saved key"
    checks.openssl("pkey", "-in", str(file), "-passin", f"pass:{passphrase}", "-noout")
    walk.stored()


def saved_with_a_suggested_passphrase(walk):
    walk.generate()
    walk.press("store-protect")
    suggested(walk)
    walk.save()
    walk.stored()


def suggested(walk):
    """A passphrase that Keyturn suggests, which is shown."""
    walk.press("store-suggest")
    walk.find("store-shown")
    walk.press("store-copy-passphrase")
    walk.find("store-suggested")
    walk.scanner.learn_text(read_clipboard().decode())


def saved_with_a_passphrase_that_was_read_aloud(walk):
    walk.generate()
    walk.press("store-protect")
    suggested(walk)
    phrase = read_clipboard().decode()
    assert not walk.there(phrase), "a screen reader is told unasked"
    walk.press("store-spoken")
    walk.program.find(phrase)
    walk.press("store-hide")
    walk.program.gone(phrase)
    walk.save()
    walk.stored()


def saved_with_a_passphrase_of_two_people(walk):
    walk.generate()
    walk.press("store-protect")
    walk.press("store-two-people")
    parts = {field: new_passphrase() for field in ("store-passphrase-part-1", "store-passphrase-part-2")}
    for field, part in parts.items():
        walk.scanner.learn_text(part, field)
        for name in (field, f"{field}-again"):
            walk.type_passphrase(name, part)
    walk.save()
    file = walk.folder / "saved key"
    checks.openssl("pkey", "-in", str(file), "-passin", f"pass:{''.join(parts.values())}", "-noout")
    for part in parts.values():
        alone = ["openssl", "pkey", "-in", str(file), "-passin", f"pass:{part}", "-noout"]
        assert subprocess.run(alone, capture_output=True).returncode != 0, "one part opens the file"
    walk.stored()


def show_sizes(walk):
    """The sizes stay open when the step is entered again, and the same link then closes them."""
    def shown():
        if not walk.there("RSA 4096"):
            walk.press("make-more")
            time.sleep(0.5)
        return walk.there("RSA 4096")

    wait_for(shown, "the sizes do not come")


def cancelled_in_time(walk):
    """Cancels after the first of two primes, which it takes out of the memory; not where the second is too quick."""
    walk.ceremony.prepare()
    show_sizes(walk)
    walk.program.press("RSA 4096")
    walk.press("make-generate")
    first, made = re.compile("1 of 2 primes.*"), walk.ceremony.words("make-start-over")
    wait_for(lambda: walk.program.look(first) or walk.program.look(made), "no prime", 120)
    walk.program.process.send_signal(signal.SIGSTOP)
    try:
        found = walk.scanner.steal_primes()
    finally:
        walk.program.process.send_signal(signal.SIGCONT)
    cancel = walk.there(walk.ceremony.words("shell-cancel"))
    if cancel:
        cancel.press()
    # Where the second prime was quicker than the press, the key is there.
    again = walk.ceremony.words("make-generate-title")
    wait_for(lambda: walk.program.look(again) or walk.program.look(made), "neither cancelled nor made")
    return found == 1 and walk.there(made) is None


def making_cancelled(walk):
    for _ in range(20):
        if cancelled_in_time(walk):
            return walk.scanner.gone()
        walk.scanner.forget_primes()
        if walk.there(walk.ceremony.words("make-start-over")):
            walk.press("make-start-over")
            walk.press("shell-over-anyway")
        else:
            walk.press("shell-back")
    raise Missing("the second prime was always as quick as the first")


def made_and_started_over(walk):
    walk.generate()
    walk.start_over()


def made_twice(walk):
    walk.generate()
    walk.press("shell-back")
    fingerprint = re.compile(r"[a-z]+( · [a-z]+){5}")
    first = walk.program.find(fingerprint).name
    walk.press("make-another")
    walk.press("make-generate")
    walk.find("shell-again-body")
    assert walk.program.find(fingerprint).name == first, "the first key went unasked"
    walk.press("shell-again-anyway")
    wait_for(lambda: walk.program.find(fingerprint).name != first, "no second key", 120)
    walk.scanner.gone()


def made_for_something_else(walk):
    walk.generate()
    walk.press("shell-back")
    walk.press("shell-back")
    walk.program.write(walk.ceremony.words("prepare-client-id"), "5Y00000000000001")
    walk.press("shell-continue")
    walk.find("shell-plan-body")
    walk.press("shell-plan-anyway")
    walk.find("make-title")
    walk.scanner.gone()


def import_of_a_file_abandoned(walk):
    file = walk.folder / "key.pem"
    file.write_bytes(walk.new_key())
    walk.ceremony.prepare()
    walk.ceremony.import_file(file)
    walk.ceremony.imported()
    walk.start_over()


def import_of_a_paste_abandoned(walk):
    walk.ceremony.prepare()
    walk.ceremony.import_paste(walk.new_key().decode())
    walk.ceremony.imported()
    walk.start_over()


def import_with_a_passphrase_abandoned(walk):
    protected, passphrase = walk.new_protected_key()
    walk.ceremony.prepare()
    walk.ceremony.import_paste(protected)
    walk.type_passphrase("keys-passphrase", passphrase)
    walk.scanner.held()
    walk.press("keys-open")
    walk.ceremony.imported()
    walk.start_over()


def import_with_a_wrong_passphrase_given_up(walk):
    protected, right = walk.new_protected_key()
    wrong = right[::-1]
    walk.scanner.learn_text(wrong, "wrong")
    walk.ceremony.prepare()
    walk.ceremony.import_paste(protected)
    walk.type_passphrase("keys-passphrase", wrong)
    walk.scanner.held()
    walk.press("keys-open")
    walk.ceremony.find_problem("keys-import-wrong-passphrase")
    walk.type_passphrase("keys-passphrase", right)
    walk.press("shell-cancel")
    walk.find("make-import-title")
    walk.scanner.gone()


def import_of_something_broken(walk):
    der = checks.private_der(walk.new_key())
    walk.ceremony.prepare()
    walk.ceremony.import_paste(base64.b64encode(der[:-6] + bytes(6)).decode())
    walk.ceremony.find_problem("keys-import-wrong-crt")
    walk.ceremony.import_paste(base64.b64encode(der[:-600]).decode())
    walk.ceremony.find_problem("keys-decode-truncated")
    walk.scanner.gone()


def saving_that_failed(walk):
    walk.generate()
    walk.press("store-type-path")
    walk.program.write(walk.ceremony.words("store-path"), str(walk.folder / "missing" / "key.pem"))
    walk.press("store-save-there")
    walk.ceremony.find_problem("secret-file-not-found")
    walk.program.write(walk.ceremony.words("store-path"), str(walk.folder))
    walk.press("store-save-there")
    walk.ceremony.find_problem("secret-file-is-folder")
    walk.start_over()


def something_else_pasted_back(walk):
    walk.generate()
    other = checks.openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
    walk.scanner.learn_key(other, "other")
    put_on_clipboard(other.decode())
    walk.press("store-paste-back")
    walk.ceremony.find_problem("keys-mismatch-another-key")
    put_on_clipboard(other.decode()[:-500])
    walk.press("store-paste-back")
    wait_for(lambda: not walk.program.look(walk.ceremony.words.problem("keys-mismatch-another-key")), "no answer")
    walk.save()
    walk.stored()


def sign(walk):
    walk.find("sign-key-held")
    walk.scanner.held()
    walk.program.write(walk.ceremony.words("sign-uri"), "/aps/api/v1/payments/inquiryPayment")
    walk.program.write(walk.ceremony.words("sign-client-id"), "5Y00000000000000")
    walk.program.write(walk.ceremony.words("sign-body"), '{"paymentRequestId":"acme-1001"}')
    walk.press("sign-go")
    walk.find("sign-headers")
    walk.scanner.held()
    walk.open_page("verify")
    walk.find("verify-need-message")
    walk.scanner.gone()


def signing_left(walk):
    file = walk.folder / "key.pem"
    file.write_bytes(walk.new_key())
    walk.open_page("sign")
    walk.press("keys-choose-file")
    answer_dialog(file)
    sign(walk)


def signing_left_by_the_close_dialog(walk):
    # Another key, which nobody stores, makes the program ask; the scanner does not know that one.
    walk.ceremony.prepare()
    walk.ceremony.generate()
    file = walk.folder / "key.pem"
    file.write_bytes(walk.new_key())
    walk.open_page("sign")
    walk.press("keys-choose-file")
    answer_dialog(file)
    walk.find("sign-key-held")
    walk.scanner.held()
    walk.program.close()
    walk.find("shell-lose-title")
    walk.press("shell-stay")
    walk.scanner.gone()


def signing_with_a_passphrase_left(walk):
    protected, passphrase = walk.new_protected_key()
    walk.open_page("sign")
    put_on_clipboard(protected)
    walk.press("keys-paste")
    wrong = passphrase[::-1]
    walk.scanner.learn_text(wrong, "wrong")
    walk.type_passphrase("keys-passphrase", wrong)
    walk.press("keys-open")
    walk.ceremony.find_problem("keys-import-wrong-passphrase")
    walk.type_passphrase("keys-passphrase", passphrase)
    walk.press("keys-open")
    sign(walk)


def a_key_pasted_into_a_text_field(walk):
    put_on_clipboard(walk.new_key().decode())
    walk.find("prepare-title")
    walk.program.find(walk.ceremony.words("prepare-partner"), ENTRY, ready=True).focus()
    press_keys(walk.program.main_window(), "Control_L", "v")
    walk.press("shell-leak-close")
    walk.program.gone(walk.ceremony.words("shell-leak-title"))
    walk.scanner.gone()


def a_key_put_into_a_text_field_by_a_screen_reader(walk):
    key = walk.new_key().decode()
    walk.program.find(walk.ceremony.words("prepare-partner"), ENTRY, ready=True).write(key)
    walk.press("shell-leak-close")
    walk.program.gone(walk.ceremony.words("shell-leak-title"))
    checks.nothing_shown(walk.program.shown(), checks.private_der(key.encode()))
    walk.scanner.gone()


def a_key_pasted_as_the_key_of_the_platform(walk):
    walk.generate()
    walk.save()
    walk.stored()
    put_on_clipboard(walk.new_key().decode())
    walk.press("keys-paste-for")
    walk.ceremony.find_problem("keys-leak-guard")
    walk.scanner.gone()


def a_key_opened_as_a_message(walk):
    file = walk.folder / "key.pem"
    file.write_bytes(walk.new_key())
    walk.open_page("verify")
    walk.press("verify-open")
    answer_dialog(file)
    walk.ceremony.find_problem("keys-leak-guard")
    walk.scanner.gone()


def a_key_in_a_folder_of_messages(walk):
    folder = walk.folder / "captures"
    folder.mkdir()
    (folder / "key.pem").write_bytes(walk.new_key())
    (folder / "notes.txt").write_text("nothing of a message")
    walk.open_page("verify")
    walk.ceremony.program.write(walk.ceremony.words("verify-platform-key"), fresh_key()["public_spki_one_line"])
    drop_files(walk.ceremony.program.main_window(), [folder])
    walk.ceremony.program.find(re.compile(".*key[.]pem"))
    walk.scanner.gone()


def a_key_inspected(walk):
    walk.open_page("inspect")
    put_on_clipboard(walk.new_key().decode())
    walk.press("keys-paste")
    walk.find("inspect-private")
    walk.scanner.gone()


def main():
    program = Program(sys.argv[1])
    try:
        with tempfile.TemporaryDirectory(prefix="keyturn-scan-") as known, tempfile.TemporaryDirectory() as files:
            scanner = Scanner(sys.argv[2], program.process.pid, Path(known))
            globals()[sys.argv[3]](Walk(program, scanner, Path(files)))
    finally:
        program.kill()


if __name__ == "__main__":
    main()
