"""A Windows to try things in: a fresh Wine prefix on a virtual screen of its own."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def wait_until(what, seconds=60, pause=0.2):
    """The first true answer of `what`, or None when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = what()
        if answer:
            return answer
        time.sleep(pause)
    return None


class Windows:
    """Use it in `with`: whatever it started ends with it."""

    def __init__(self, screen="1280x900"):
        self.screen = screen
        self.started = []

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="keyturn-wine-")
        self.prefix = Path(self.folder.name) / "prefix"
        self.drive = self.prefix / "drive_c"
        self.environment = os.environ | {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "DISPLAY": self._screen(),
        }
        try:
            self._spawn(["openbox"])
            self._quiet(["wineboot", "--init"], timeout=300)
            self._stand_in()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        for process in reversed(self.started):
            process.terminate()
            process.wait(timeout=30)
        self.folder.cleanup()

    def _screen(self):
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.screen}x24", "-nolisten", "tcp"]
        self.started.append(
            subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            return ":" + answer.readline().strip()

    def _spawn(self, command, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
        process = subprocess.Popen(command, env=self.environment, **options)
        self.started.append(process)
        return process

    def _quiet(self, command, timeout=120):
        done = subprocess.run(command, env=self.environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=timeout, check=False)
        self.settle()
        return done.returncode

    def _stand_in(self):
        library = self.drive / "windows/system32/bcryptprimitives.dll"
        if not library.exists():
            subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", str(library),
                            str(HERE / "bcryptprimitives.c"), "-ladvapi32"], check=True)

    def settle(self):
        """Waits until every Windows program has ended: uninstallers go on as a copy of themselves."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=120, check=True)

    def run(self, *command, timeout=120):
        """Runs a Windows program to its end; its exit code."""
        return self._quiet(["wine", *map(str, command)], timeout)

    def output(self, *command, given=None, timeout=300):
        """Runs a console program: what `subprocess.run` returns, with bytes."""
        return subprocess.run(["wine", *map(str, command)], env=self.environment, input=given,
                              capture_output=True, timeout=timeout, check=False)

    def start(self, program, **options):
        """Starts a program with a window."""
        return self._spawn(["wine", str(program)], **options)

    def path(self, path):
        """The Windows name of a file of this machine below the prefix."""
        return "C:\\" + str(Path(path).relative_to(self.drive)).replace("/", "\\")

    def files(self):
        """Every file and folder of the disk."""
        return {str(path.relative_to(self.drive)) for path in self.drive.rglob("*")}

    def registry(self):
        """Every key of the registry that speaks of Keyturn, with its values."""
        self.settle()
        keys = []
        for name in ["system.reg", "user.reg", "userdef.reg"]:
            text = (self.prefix / name).read_text(errors="replace")
            keys += [key for key in text.split("\n[") if "keyturn" in key.lower()]
        return keys
