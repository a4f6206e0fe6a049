"""Where graphics do not serve: the next renderer is tried, and where none is left a box says what to do."""

import hashlib
import re

from use import WORDS, Keyturn
from window import Window

# Wine's Direct3D 12 is none that a window can be drawn with, and it has no WARP; OpenGL is drawn by Mesa.
NAMES = {name: WORDS(f"about-renderer-{name}") for name in ("direct3d", "warp", "opengl")}


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def said(program):
    program.wait(timeout=60)
    program.errors.seek(0)
    return program.errors.read().decode()


def falls_back(windows, program, pictures):
    keyturn = Keyturn(windows, program, pictures)
    keyturn.press("shell-page-about")
    drawn = WORDS.messages["about-renderer"].replace("{ $renderer }", NAMES["opengl"])
    keyturn.find(re.compile(f".*^{drawn}$.*{sha256(program)}.*", re.DOTALL | re.MULTILINE))
    keyturn.picture("about")
    keyturn.keys("alt+F4")
    lines = said(keyturn.program)
    assert keyturn.program.returncode == 0, keyturn.program.returncode
    for renderer in ("direct3d", "warp"):
        assert f"{NAMES[renderer]}: " in lines, f"nothing is said of {renderer}: {lines!r}"


def box(windows, program, pictures, renderer=None):
    """What the box says when no window opens."""
    forced = {"KEYTURN_RENDERER": renderer} if renderer else {}
    running = windows.start(program, forced)
    dialog = Window(windows, "Keyturn", pictures)
    dialog.find(re.compile(f"{re.escape(WORDS('shell-no-window'))}.*", re.DOTALL))
    dialog.picture(f"no-window-{renderer or 'at-all'}")
    words = "\n".join(element["name"] for element in dialog.elements())
    dialog.press("OK")
    errors = said(running)
    assert running.returncode == 1, running.returncode
    assert WORDS("shell-no-window.fix") in words and WORDS("shell-no-window.fix") in errors, errors
    assert "panicked" not in errors, errors
    return words


def each_that_fails_says_so(windows, program, pictures):
    for renderer in ("direct3d", "warp"):
        words = box(windows, program, pictures, renderer)
        assert [name for name in NAMES.values() if f"{name}: " in words] == [NAMES[renderer]], words
    with windows.without_opengl():
        words = box(windows, program, pictures)
        for name in NAMES.values():
            assert f"{name}: " in words, words
