"""A Windows to try things in: a fresh Wine prefix on a virtual screen of its own."""

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
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


def compile_c(source, made, *options):
    command = ["x86_64-w64-mingw32-gcc", "-Os", "-s", "-o", str(made), str(source), *options]
    subprocess.run(command, check=True, timeout=60)


class Windows:
    """Use it in `with`: whatever it started ends with it."""

    def __init__(self, screen="1280x1100"):
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
        }
        try:
            self._open_screen()
            self._quiet(["wineboot", "--init"], timeout=300)
            self._stand_in()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            self._shut_down()
        finally:
            for process in reversed(self.started):
                process.terminate()
                process.wait(timeout=30)
            self.folder.cleanup()

    @contextmanager
    def without_opengl(self):
        """The same Windows on a screen that offers no OpenGL."""
        display = self.environment["DISPLAY"]
        self._shut_down()
        self._open_screen("-extension", "GLX")
        try:
            yield
        finally:
            self._shut_down()
            self.environment["DISPLAY"] = display

    def _open_screen(self, *options):
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.screen}x24", "-wr", "-nolisten", "tcp"]
        self.started.append(subprocess.Popen([*command, *options], pass_fds=[writing], stdout=subprocess.DEVNULL,
                                             stderr=subprocess.DEVNULL))
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.environment["DISPLAY"] = ":" + answer.readline().strip()
        self._spawn(["openbox"])

    def _shut_down(self):
        subprocess.run(["wineserver", "-k"], env=self.environment, timeout=60, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=60, check=False)

    def _spawn(self, command, environment=None, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
        process = subprocess.Popen(command, env=self.environment | (environment or {}), **options)
        self.started.append(process)
        return process

    def _quiet(self, command, timeout=120):
        done = subprocess.run(command, env=self.environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=timeout, check=False)
        self.settle()
        return done.returncode

    def _stand_in(self):
        library = self.drive / "windows/system32/bcryptprimitives.dll"
        compile_c(HERE / "stand_in.c", library, "-shared", "-ladvapi32", "-loleaut32")
        self._outline = self.drive / "windows/outline.exe"
        compile_c(HERE / "outline.c", self._outline)

    def settle(self):
        """Waits until every Windows program has ended: uninstallers go on as a copy of themselves."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=120, check=True)

    def restart(self):
        """What waits for it is done then: the copy as which an uninstaller runs is taken away."""
        self._shut_down()
        self._quiet(["wineboot"])

    def run(self, *command, timeout=120):
        """Runs a Windows program to its end; its exit code."""
        return self._quiet(["wine", *map(str, command)], timeout)

    def output(self, *command, given=None, timeout=300):
        """Runs a console program: what `subprocess.run` returns, with bytes. By files and not pipes: those would stay
        open in the services of Windows that the first program starts."""
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
            done = subprocess.run(["wine", *map(str, command)], env=self.environment, input=given, stdout=said,
                                  stderr=errors, timeout=timeout, check=False)
            for file in (said, errors):
                file.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read(), errors.read())

    def start(self, program, environment=None):
        """Starts a program with a window; what it says on standard error goes to its `errors`."""
        errors = tempfile.TemporaryFile()
        process = self._spawn(["wine", str(program)], environment, stderr=errors)
        process.errors = errors
        return process

    def outline(self):
        """What the visible windows hold: see outline.c."""
        return self.output(self._outline, timeout=60).stdout.decode()

    def xdotool(self, *command):
        """Mouse, keyboard and windows; what it answers."""
        return subprocess.run(["xdotool", *command], env=self.environment, stdout=subprocess.PIPE, text=True,
                              check=True, timeout=60).stdout

    def put_on_clipboard(self, text):
        """As another program does; it is there when this returns."""
        subprocess.run(["xclip", "-selection", "clipboard"], env=self.environment, input=text.encode(), check=True,
                       timeout=20)
        assert wait_until(lambda: self.clipboard() == text.encode(), 20), "the clipboard does not take the text"

    def clipboard(self):
        """What another program can take from it."""
        return subprocess.run(["xclip", "-selection", "clipboard", "-out"], env=self.environment, capture_output=True,
                              check=False, timeout=20).stdout

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
