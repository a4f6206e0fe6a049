#!/usr/bin/env python3
"""terminal.py PROGRAM: the command line as somebody at a terminal meets it, and without any terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "keyturn-cli"
PHRASE = "seven quiet otters cross the frozen river"
PATIENCE = 120


class Terminal:
    """The program on a terminal of its own; `stdin`, `stdout` and `stderr` may be something else."""

    def __init__(self, *arguments, **streams):
        self.master, slave = pty.openpty()
        given = {"stdin": slave, "stdout": slave, "stderr": slave, **streams}
        self.process = subprocess.Popen(
            [PROGRAM, *arguments],
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0),
            # A machine without a terminal may not say which kind this one is.
            env=os.environ | {"TERM": "xterm"},
            **given,
        )
        # Kept open: what is set on a terminal is lost with its last user.
        self.slave = slave
        self.seen = ""

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def read(self, wait):
        """What comes within `wait` seconds, or nothing."""
        if not select.select([self.master], [], [], wait)[0]:
            return False
        self.seen += os.read(self.master, 65536).decode()
        return True

    def shows(self, words):
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > end:
                raise AssertionError(f"no {words!r} in {self.seen!r}")
            self.read(0.1)

    def waits_for(self, words):
        """Asks with `words`, and no longer shows what is typed."""
        self.shows(words)
        end = time.monotonic() + PATIENCE
        while self.echoes():
            if time.monotonic() > end:
                raise AssertionError(f"the terminal echoes after {words!r}")
            time.sleep(0.01)

    def types(self, keys):
        os.write(self.master, keys.encode())

    def ends(self):
        """The exit code; negative where a signal ended it."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                self.process.kill()
                raise AssertionError(f"it does not end: {self.seen!r}")
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode


class AtATerminal(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = lambda name: os.path.join(folder.name, name)

    def run_without(self, *arguments, **options):
        """With no terminal anywhere near."""
        return subprocess.run(
            [PROGRAM, *arguments],
            start_new_session=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            **{"stdin": subprocess.DEVNULL, **options},
        )

    def plain_key(self):
        key = self.path("plain.pem")
        self.assertEqual(self.run_without("generate", "--unprotected", "--out", key).returncode, 0)
        return key

    def protected_key(self):
        phrase, key = self.path("phrase"), self.path("protected.pem")
        with open(phrase, "w", encoding="utf-8") as file:
            file.write(PHRASE + "\n")
        made = self.run_without("generate", "--out", key, "--passphrase-file", phrase)
        self.assertEqual(made.returncode, 0, made.stderr)
        return key

    def test_a_new_passphrase_is_asked_twice_and_never_shown(self):
        key = self.path("key.pem")
        at = Terminal("generate", "--out", key)
        at.waits_for("New passphrase:")
        at.types(PHRASE + "\n")
        at.waits_for("The same again:")
        self.assertFalse(os.path.exists(key))
        at.types(PHRASE + "\n")
        self.assertEqual(at.ends(), 0, at.seen)
        self.assertTrue(at.echoes())
        self.assertNotIn(PHRASE, at.seen)
        self.assertIn("RSA 2048", at.seen)
        self.assertEqual(stat.S_IMODE(os.stat(key).st_mode), 0o600)
        with open(key, encoding="ascii") as file:
            self.assertIn("BEGIN ENCRYPTED PRIVATE KEY", file.read())

    def test_two_different_passphrases_make_no_key(self):
        key = self.path("key.pem")
        at = Terminal("generate", "--out", key)
        at.waits_for("New passphrase:")
        at.types(PHRASE + "\n")
        at.waits_for("The same again:")
        at.types(PHRASE.upper() + "\n")
        self.assertEqual(at.ends(), 3, at.seen)
        self.assertIn("(L005)", at.seen)
        self.assertFalse(os.path.exists(key))
        self.assertTrue(at.echoes())

    def test_ctrl_c_ends_it_and_gives_the_echo_back(self):
        key = self.path("key.pem")
        for before in ["", PHRASE + "\n"]:
            at = Terminal("generate", "--out", key)
            at.waits_for("New passphrase:")
            at.types(before)
            at.waits_for("The same again:" if before else "New passphrase:")
            at.types("half of it\x03")
            self.assertEqual(at.ends(), -signal.SIGINT, at.seen)
            self.assertTrue(at.echoes(), "the shell after it would be blind")
            self.assertFalse(os.path.exists(key))
            self.assertNotIn("half of it", at.seen)

    def test_ctrl_c_ends_a_search(self):
        # A search may be lucky and over before the keys are pressed: that says nothing, so another one is begun.
        for attempt in range(20):
            key = self.path(f"{attempt}.pem")
            at = Terminal("generate", "--bits", "4096", "--unprotected", "--out", key)
            at.shows("primes found")
            at.types("\x03")
            ended = at.ends()
            if ended != 0:
                break
        self.assertEqual(ended, -signal.SIGINT, at.seen)
        self.assertFalse(os.path.exists(key))

    def test_the_passphrase_of_a_key_on_standard_input_is_asked_at_the_terminal(self):
        with open(self.protected_key(), "rb") as key:
            at = Terminal("inspect", "-", stdin=key)
            at.waits_for("Passphrase of the key:")
            at.types(PHRASE + "\n")
            self.assertEqual(at.ends(), 0, at.seen)
        self.assertNotIn(PHRASE, at.seen)
        self.assertTrue(at.echoes())

    def test_a_wrong_passphrase_is_refused(self):
        at = Terminal("inspect", self.protected_key())
        at.waits_for("Passphrase of the key:")
        at.types("wrong\n")
        self.assertEqual(at.ends(), 3, at.seen)
        self.assertIn("(K116)", at.seen)
        self.assertTrue(at.echoes())

    def test_a_private_key_comes_to_a_terminal_only_with_show(self):
        key = self.plain_key()
        for command in [["generate"], ["convert", key]]:
            at = Terminal(*command, "--unprotected")
            self.assertEqual(at.ends(), 2, at.seen)
            self.assertIn("(L011)", at.seen)
            self.assertNotIn("PRIVATE KEY-", at.seen)
            at = Terminal(*command, "--unprotected", "--show")
            self.assertEqual(at.ends(), 0, at.seen)
            self.assertIn("-----BEGIN PRIVATE KEY-----", at.seen)

    def test_a_private_key_goes_into_a_pipe_and_not_to_the_terminal_beside_it(self):
        at = Terminal("convert", self.plain_key(), "--unprotected", stdout=subprocess.PIPE)
        text = at.process.stdout.read()
        at.process.stdout.close()
        self.assertEqual(at.ends(), 0, at.seen)
        self.assertIn(b"-----BEGIN PRIVATE KEY-----", text)
        self.assertNotIn("PRIVATE KEY-", at.seen)

    def test_a_public_key_may_be_seen(self):
        at = Terminal("convert", self.plain_key(), "--form", "spki-line")
        self.assertEqual(at.ends(), 0, at.seen)
        self.assertRegex(at.seen, r"(?m)^MII[A-Za-z0-9+/]{389}\r?$")

    def test_a_terminal_sees_how_far_a_search_is(self):
        for number in range(3):
            key = self.path(f"{number}.pem")
            at = Terminal("generate", "--bits", "4096", "--unprotected", "--out", key)
            self.assertEqual(at.ends(), 0, at.seen)
            # A search can be over before there is anything to tell.
            if "primes found" in at.seen:
                return
        self.fail(at.seen)

    def test_progress_is_for_terminals_alone(self):
        made = self.run_without(
            "generate", "--bits", "4096", "--unprotected", "--out", self.path("quiet.pem")
        )
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertNotIn("primes found", made.stderr)
        self.assertIsNone(re.search(r"[\x1b\r\x08]", made.stdout + made.stderr))

    def test_without_a_terminal_it_says_what_to_give(self):
        self.assert_refused("(L006)", "--passphrase-file", "generate", "--out", self.path("key.pem"))
        self.assert_refused("(L017)", "--key-passphrase-file", "inspect", self.protected_key())

    def assert_refused(self, code, option, *arguments):
        ran = self.run_without(*arguments)
        self.assertEqual((ran.returncode, ran.stdout), (2, ""))
        self.assertIn(code, ran.stderr)
        self.assertIn(option, ran.stderr)


if __name__ == "__main__":
    unittest.main()
