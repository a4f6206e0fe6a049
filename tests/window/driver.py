"""Drives a program as a screen reader does: widgets are found by role and name, never by a place on the screen.

Every wait ends: with what was waited for, or with a `Missing` that lists what was on the screen instead.
"""

import os
import re
import signal
import struct
import subprocess
import time
import zlib

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from Xlib import X, XK, display, protocol  # noqa: E402
from Xlib.error import XError  # noqa: E402
from Xlib.ext import xtest  # noqa: E402

Role = Atspi.Role
BUTTON, TOGGLE, CHECK, RADIO = Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.CHECK_BOX, Role.RADIO_BUTTON
ENTRY, PASSWORD, COMBO, LABEL = Role.ENTRY, Role.PASSWORD_TEXT, Role.COMBO_BOX, Role.LABEL
PRESS_NAMES = ("click", "press", "activate", "toggle")
PAUSE = 0.03
SECONDS = 15
DIALOG_PROGRAM = "xdg-desktop-portal-gtk"


class Missing(Exception):
    """What was waited for did not come."""


def wait_for(probe, what, seconds=SECONDS):
    """The first true answer of `probe`, asked again and again until the time is over."""
    end = time.monotonic() + seconds
    while True:
        try:
            if answer := probe():
                return answer
        except (GLib.Error, XError):
            pass  # A widget or a window that went away while it was read.
        if time.monotonic() > end:
            raise Missing(what() if callable(what) else what)
        time.sleep(PAUSE)


def steady(read):
    """What `read` gives; read once more where something went away meanwhile."""
    for _ in range(20):
        try:
            return read()
        except GLib.Error:
            time.sleep(PAUSE)
    return read()


def matches(pattern, text):
    """Whether a name is the wanted one; None wants any."""
    if pattern is None:
        return True
    return bool(pattern.fullmatch(text)) if isinstance(pattern, re.Pattern) else pattern == text


class Node:
    """A widget."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role()

    @property
    def text(self):
        """What a text field holds."""
        iface = self.accessible.get_text_iface()
        return iface.get_text(0, iface.get_character_count()) if iface else ""

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    @property
    def enabled(self):
        return self.has(Atspi.StateType.SENSITIVE) or self.has(Atspi.StateType.ENABLED)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED) or self.has(Atspi.StateType.PRESSED)

    def walk(self):
        """This widget and all below it, in the order in which they are read out."""
        yield self
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield from Node(child).walk()

    def press(self):
        """Presses it, whatever its first action is called."""
        actions = self.accessible.get_action_iface()
        names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
        index = next((i for i, name in enumerate(names) if name in PRESS_NAMES), 0)
        actions.do_action(index)

    def focus(self):
        """Gives it the keyboard."""
        component = self.accessible.get_component_iface()
        if component is None or not component.grab_focus():
            raise Missing(f"{self.name!r} does not take the keyboard")

    def write(self, text):
        """Puts a text into it, in place of what it holds."""
        iface = self.accessible.get_editable_text_iface()
        if iface is None or not iface.set_text_contents(text):
            raise Missing(f"{self.name!r} takes no text")

    def describe(self):
        parts = [self.accessible.get_role_name(), repr(self.name)]
        if self.role in (ENTRY, Role.TEXT):
            parts.append(f"holding {self.text!r}")
        if not self.enabled:
            parts.append("(disabled)")
        return " ".join(parts)


class Tree:
    """The widgets of one program."""

    def __init__(self, root):
        self.root = root

    @classmethod
    def of_program(cls, name, seconds=SECONDS):
        """The program of that name on the accessibility bus."""
        def probe():
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                found = desktop.get_child_at_index(index)
                if found is not None and found.get_name() == name and found.get_child_count():
                    # Libatspi's own cache lags behind a program that draws all the time.
                    found.set_cache_mask(Atspi.Cache.NONE)
                    return cls(Node(found))
            return None

        return wait_for(probe, f"{name} did not come onto the accessibility bus", seconds)

    def nodes(self):
        return self.root.walk()

    def look(self, name=None, role=None, ready=False):
        """The first such widget that is there now, or None."""
        roles = role if isinstance(role, tuple) else (role,)
        for node in self.nodes():
            if (role is None or node.role in roles) and matches(name, node.name):
                if not ready or node.enabled:
                    return node
        return None

    def find(self, name=None, role=None, ready=False, seconds=SECONDS):
        """Waits for a widget by name (text or pattern) and role; `ready`: one that can be used."""
        def what():
            wanted = name.pattern if isinstance(name, re.Pattern) else name
            return f"no {'ready ' if ready else ''}widget {wanted!r} of role {role}; there is:\n{self.outline()}"

        return wait_for(lambda: self.look(name, role, ready), what, seconds)

    def gone(self, name, role=None, seconds=SECONDS):
        """Waits until no such widget is there."""
        wait_for(lambda: self.look(name, role) is None, lambda: f"{name!r} stays; there is:\n{self.outline()}", seconds)

    def press(self, name, role=None, seconds=SECONDS):
        """Waits until a widget can be pressed, and presses it."""
        roles = role or (BUTTON, TOGGLE, CHECK, RADIO, Role.LINK, Role.MENU_ITEM, Role.LIST_ITEM, Role.PAGE_TAB, Role.COLUMN_HEADER)
        self.find(name, roles, ready=True, seconds=seconds).press()

    def write(self, name, text, role=(ENTRY, Role.TEXT, PASSWORD), seconds=SECONDS):
        """Fills a field, and waits until the program shows what it was given (a password cannot be read back)."""
        def written():
            """Once more where the page was laid out anew in between, and the field is another one."""
            field = self.find(name, role, ready=True, seconds=seconds)
            if field.role == PASSWORD:
                field.write(text)
                return True
            if field.text != text:
                field.write(text)
                time.sleep(0.2)
            return self.find(name, role, seconds=seconds).text == text

        wait_for(written, lambda: f"{name!r} does not hold {text!r}; there is:\n{self.outline()}", seconds)

    def shown(self):
        """All texts that a screen reader can get at: names, values and descriptions."""
        def texts():
            for node in self.nodes():
                yield from (node.name, node.text, node.accessible.get_description() or "")

        return steady(lambda: [text for text in texts() if text])

    def outline(self):
        """What is there, for a message."""
        try:
            return "\n".join(f"  {node.describe()}" for node in self.nodes() if node.name or node.text)
        except GLib.Error as error:
            return f"  (unreadable: {error.message})"


class Program(Tree):
    """A running program with a window."""

    def __init__(self, binary, environment=None, wrapper=None, stderr=None):
        """Starts it; `wrapper` is a command that starts it in turn, such as a tracer or another root."""
        if wrapper is None:
            wrapper = os.environ.get("KEYTURN_PROGRAM_WRAPPER", "").split()
        self.process = subprocess.Popen(
            [*wrapper, binary], env=os.environ | (environment or {}), stdin=subprocess.DEVNULL, stderr=stderr
        )
        try:
            super().__init__(Tree.of_program(os.path.basename(binary), 60).root)
        except Missing:
            self.kill()
            raise

    def close(self):
        """Asks the window to close, as its corner button does."""
        ask_to_close(self.main_window())

    def windows(self):
        """The program's X11 windows (only it and its dialogs are on the private screen)."""
        return [window for window, program in mapped_windows() if program != DIALOG_PROGRAM]

    def wait(self, seconds=SECONDS):
        """Waits for the program's end; gives its exit code."""
        return self.process.wait(seconds)

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(SECONDS)

    def main_window(self):
        return max(self.windows(), key=lambda window: window.get_geometry().width)

    def resize(self, width, height):
        """Gives the window another size, as pulling at its corner does."""
        self.main_window().configure(x=0, y=0, width=width, height=height)
        the_display().sync()

    def screenshot(self, path):
        """Writes the window as a PNG."""
        write_png(path, self.main_window())


def the_display(_cache=[]):  # noqa: B006
    if not _cache:
        _cache.append(display.Display())
    return _cache[0]


def mapped_windows():
    """The visible top windows that have a class, each with its class: asked in one go, for a window may close in between."""
    def walk(window):
        yield window
        try:
            children = window.query_tree().children
        except XError:
            return  # Closed in between, as the clipboard's windows are all the time.
        for child in children:
            yield from walk(child)

    found = []
    for window in walk(the_display().screen().root):
        try:
            named = window.get_wm_class()
            if named and window.get_attributes().map_state == X.IsViewable:
                found.append((window, named[0]))
        except XError:
            continue  # Closed in between.
    return found


def dialog_windows():
    """The windows of the system's dialogs."""
    return [window for window, program in mapped_windows() if program == DIALOG_PROGRAM]


def ask_to_close(window):
    """WM_DELETE_WINDOW; there is no window manager to do it."""
    screen = the_display()
    data = (32, [screen.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0])
    event = protocol.event.ClientMessage(window=window, client_type=screen.intern_atom("WM_PROTOCOLS"), data=data)
    window.send_event(event, event_mask=0)
    screen.sync()


def write_png(path, window):
    """The window's pixels as a PNG of true colour."""
    size = window.get_geometry()
    raw = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF).data
    rgb = bytearray(size.width * size.height * 3)
    rgb[0::3], rgb[1::3], rgb[2::3] = raw[2::4], raw[1::4], raw[0::4]
    stride = size.width * 3
    lines = b"".join(b"\0" + rgb[y * stride:(y + 1) * stride] for y in range(size.height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size.width, size.height, 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        file.write(chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


def press_keys(window, *keys):
    """Holds the keys down in order and lets them go, with the keyboard on that window."""
    screen = the_display()
    window.set_input_focus(X.RevertToParent, X.CurrentTime)
    codes = [screen.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys]
    for code in codes:
        xtest.fake_input(screen, X.KeyPress, code)
    for code in reversed(codes):
        xtest.fake_input(screen, X.KeyRelease, code)
    screen.sync()


def path_field(dialog):
    """The dialog's field for a path; where a file is opened it comes with Ctrl+L."""
    def shown():
        for node in dialog.nodes():
            if node.role == Role.TEXT and node.has(Atspi.StateType.SHOWING):
                return node
        return None

    if field := shown():
        return field
    press_keys(dialog_windows()[-1], "Control_L", "l")
    return wait_for(shown, lambda: f"the dialog shows no field for a path:\n{dialog.outline()}")


def answer_dialog(path, accept=("Save", "Open", "Select")):
    """Types a path into the system's own file dialog and accepts it, as a person would."""
    dialog = Tree.of_program(DIALOG_PROGRAM, 40)
    accepts = re.compile("|".join(accept))
    button = dialog.find(accepts, BUTTON, seconds=40)
    field = path_field(dialog)
    field.write(str(path))

    def settled():
        """The list of files takes the keyboard once it is loaded, and then its choice would be the answer."""
        field.focus()
        time.sleep(0.4)
        return field.has(Atspi.StateType.FOCUSED) and field.text == str(path) and button.enabled

    wait_for(settled, f"the dialog does not take {path}")
    button.press()
    wait_for(lambda: dialog.look(accepts, BUTTON) is None, lambda: f"the dialog stays:\n{dialog.outline()}")
