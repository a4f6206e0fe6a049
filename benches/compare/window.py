#!/usr/bin/python3 -W ignore
"""How the window fares beside an empty one: window.py KEYTURN EMPTY KEYTURN_CLI [TURNS] (inside tests/window/session.py).

Prints JSON: milliseconds from the start to the first frame and to the first that answers the pointer; memory; the processor's time
in ten idle seconds and the longest frame on each page; the longest frame and the memory with much that was pasted or dropped.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests/window"))

from ceremony import put_on_clipboard  # noqa: E402
from dropping import drop_files  # noqa: E402
from driver import ENTRY, Program, Role, X, press_keys, the_display, xtest  # noqa: E402
from messages import HEAD, Messages, body  # noqa: E402
from words import Words  # noqa: E402

PAGES = ("keys", "verify", "sign", "inspect", "records", "help", "about")
IDLE_SECONDS = 10


def move(place):
    xtest.fake_input(the_display(), X.MotionNotify, x=place[0], y=place[1])
    the_display().sync()


def megabytes(process, name="Rss"):
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def start(binary):
    """Milliseconds to the first frame, and to the second, which the moving pointer asks for; then the memory."""
    begun = time.perf_counter()
    process = subprocess.Popen([binary], env=os.environ | {"KEYTURN_FRAME_LOG": "1"}, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    os.set_blocking(process.stderr.fileno(), False)
    times, turn = [], 0
    while len(times) < 2 and time.perf_counter() - begun < 20:
        move((500 + turn % 200, 400))
        turn += 7
        said = process.stderr.read() or b""
        times += [(time.perf_counter() - begun) * 1e3] * said.count(b"frame ")
        time.sleep(0.001)
    time.sleep(2)
    memory = megabytes(process.pid)
    process.kill()
    process.wait()
    return {"first frame, ms": times[0], "input, ms": times[1], "memory, MB": memory}


def processor_ms(process):
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


class Window:
    """Keyturn, with a look at its frames."""

    def __init__(self, binary, log):
        self.log, self.words = log, Words()
        self.program = Program(binary, {"KEYTURN_FRAME_LOG": "1"}, stderr=log)
        self.process = self.program.process.pid
        self.read = open(log.name, encoding="utf-8")

    def frames(self):
        """How long each frame since the last look kept the thread busy."""
        return [float(line.split()[2]) for line in self.read if line.startswith("frame ")]

    def open(self, page):
        self.program.press(self.words(f"shell-page-{page}"))
        time.sleep(0.5)

    def stir(self, turns=60):
        """Moves the pointer over everything, and turns the wheel."""
        for turn in range(turns):
            move((240 + turn * 12 % 800, 120 + turn * 37 % 500))
            if turn % 5 == 0:
                for kind in (X.ButtonPress, X.ButtonRelease):
                    xtest.fake_input(the_display(), kind, 5 if turn < turns / 2 else 4)
            time.sleep(0.02)

    def rest(self):
        """Waits until the program has had nothing to do for two seconds."""
        idle = 0
        while idle < 2:
            before = processor_ms(self.process)
            time.sleep(1)
            idle = idle + 1 if processor_ms(self.process) - before < 20 else 0

    def page(self, page):
        self.open(page)
        self.frames()
        self.stir()
        busy = self.frames()
        time.sleep(1)
        before = processor_ms(self.process)
        time.sleep(IDLE_SECONDS)
        return {"longest frame, ms": max(busy), "median frame, ms": statistics.median(busy), "idle, ms": processor_ms(self.process) - before}

    def paste(self, page, field, text):
        """The longest frame from a paste on, into a field or by the page's button, with the pointer moving; and the memory."""
        self.open(page)
        put_on_clipboard(text)
        if field:
            self.program.find(self.words(field), (ENTRY, Role.TEXT), ready=True).focus()
            time.sleep(0.3)
        self.frames()
        if field:
            press_keys(self.program.main_window(), "Control_L", "v")
        else:
            self.program.press(self.words("keys-paste"))
        for _ in range(5):
            time.sleep(1)
            self.stir(30)
        busy = self.frames()
        return {"longest frame, ms": max(busy), "median frame, ms": statistics.median(busy), "memory, MB": megabytes(self.process)}


def large(window, program, folder, size=50_000_000):
    """A capture of so many bytes that was altered after it was signed, dropped on Verify: the search for what was signed goes over it."""
    made = Messages(program, folder)
    text = body(size)
    capture = Path(made.capture("large.http", text, text.replace("2021", "2022", 1)))
    window.open("verify")
    window.program.write(window.words("verify-platform-key"), made.public.read_text().strip())
    window.frames()
    before = megabytes(window.process)
    Path(f"/proc/{window.process}/clear_refs").write_text("5")
    drop_files(window.program.main_window(), [capture], seconds=60)
    window.rest()
    peak = next(int(line.split()[1]) / 1024 for line in Path(f"/proc/{window.process}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return {"longest frame, ms": max(window.frames()), "peak above the memory before, MB": peak - before,
            "by the capture's size": (peak - before) * 2**20 / capture.stat().st_size}


def main():
    keyturn, empty, program, turns = *sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) > 4 else 10
    found = {"start": {"Keyturn": [], "empty window": []}, "pages": {}, "much": {}, "large": {}}
    for _ in range(turns):
        for name, binary in (("Keyturn", keyturn), ("empty window", empty)):
            found["start"][name].append(start(binary))
    with tempfile.TemporaryDirectory() as folder:
        with open(Path(folder) / "log", "w") as log:
            window = Window(keyturn, log)
            try:
                for page in PAGES:
                    found["pages"][page] = window.page(page)
            finally:
                window.program.kill()
        pasted = HEAD.format("algorithm=RSA256, keyVersion=1, signature=AAAA", body(5_000_000))
        for part, name, step in (
            ("much", "5 MB pasted on Verify", lambda window: window.paste("verify", "verify-message", pasted)),
            ("much", "5 MB pasted on Inspect", lambda window: window.paste("inspect", None, pasted)),
            ("much", "5 MB pasted as body to sign", lambda window: window.paste("sign", "sign-body", body(5_000_000))),
            ("large", "50 MB dropped on Verify, altered", lambda window: large(window, program, Path(folder))),
        ):
            with open(Path(folder) / "log", "w") as log:
                window = Window(keyturn, log)
                try:
                    found[part][name] = step(window)
                finally:
                    window.program.kill()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
