#!/usr/bin/python3 -W ignore
"""Runs a command on a private desktop: its own virtual screen, D-Bus, accessibility bus and empty home folder.

    session.py COMMAND [ARGUMENT...]

The command's exit code is handed on; 124 says that it took longer than KEYTURN_SESSION_SECONDS (300), and was
interrupted, so that a script in Python prints where it waited.
Everything that was started is ended, and the home folder is removed, before this returns.
Needs the packages of `packaging/linux/packages.sh screen`.
"""

import contextlib
import ctypes
import os
import secrets
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

START_SECONDS = 30
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None, use_errno=True)

PORTALS = "[preferred]\ndefault=gtk\n"


def with_parent():
    """Ends the child when this process is killed, so that a killed session leaves no screen behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def line_from(fd, what):
    """The line that a server writes once it is ready; read to its end, or the server's next write would kill it."""
    text, end = b"", time.monotonic() + START_SECONDS
    while not text.endswith(b"\n"):
        ready, _, _ = select.select([fd], [], [], max(0, end - time.monotonic()))
        part = os.read(fd, 4096) if ready else b""
        if not part:
            raise SystemExit(f"session.py: {what} did not start")
        text += part
    os.close(fd)
    return text.decode().strip()


def start_server(command, what, environment):
    """Starts a server that writes its address to the descriptor put in place of FD; gives that address."""
    read, write = os.pipe()
    arguments = [part.replace("FD", str(write)) for part in command]
    subprocess.Popen(
        arguments, env=environment, pass_fds=[write], preexec_fn=with_parent,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    os.close(write)
    return line_from(read, what)


def write_home(folder):
    """An empty home folder with the one setting that the dialogs need."""
    home, runtime = folder / "home", folder / "run"
    runtime.mkdir(mode=0o700)
    portals = home / ".config/xdg-desktop-portal/portals.conf"
    portals.parent.mkdir(parents=True)
    portals.write_text(PORTALS)
    return home, runtime


def write_cookie(path, cookie, display=""):
    """The cookie without which nobody else on this machine reaches the screen, in the form of Xauthority."""
    def field(data):
        return struct.pack(">H", len(data)) + data

    local = 256
    address = os.uname().nodename.encode()
    record = struct.pack(">H", local) + field(address) + field(display.encode())
    path.touch(mode=0o600)
    path.write_bytes(record + field(b"MIT-MAGIC-COOKIE-1") + field(cookie))


def base_environment(home, runtime, authority):
    """The caller's environment without its desktop."""
    dropped = ("DISPLAY", "WAYLAND_", "XDG_", "DBUS_", "AT_SPI_", "GTK_", "QT_", "LC_", "LANGUAGE")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XAUTHORITY": str(authority),
        "GSETTINGS_BACKEND": "memory",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "LANG": os.environ.get("KEYTURN_SESSION_LANG", "C.UTF-8"),
    }


def enable_accessibility(address):
    """Says that a screen reader is there (programs ask once, at their start) and starts the registry."""
    flags = Gio.DBusConnectionFlags
    bus = Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
    )

    def call(path, interface, method, arguments):
        return bus.call_sync("org.a11y.Bus", path, interface, method, arguments, None, 0, START_SECONDS * 1000, None)

    on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    call("/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", on)
    (registry_bus,) = call("/org/a11y/bus", "org.a11y.Bus", "GetAddress", None).unpack()
    registry = Gio.DBusConnection.new_for_address_sync(
        registry_bus, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
    )
    registry.call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "StartServiceByName",
        GLib.Variant("(su)", ("org.a11y.atspi.Registry", 0)), None, 0, START_SECONDS * 1000, None,
    )


def children():
    """The processes whose parent is this one; orphans of the session come here too."""
    me, found = str(os.getpid()), []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if status.read_text().rpartition(")")[2].split()[1] == me:
                found.append(int(status.parent.name))
        except OSError:
            continue
    return found


def end_children():
    """Asks once, then kills, until nobody is left."""
    for attempt in range(50):
        left = children()
        if not left:
            return
        for pid in left:
            try:
                os.kill(pid, signal.SIGTERM if attempt == 0 else signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.1)
        while True:
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                return


def run(command, folder):
    """Starts the desktop, then the command; gives the command's exit code."""
    home, runtime = write_home(folder)
    authority, cookie = folder / "authority", secrets.token_bytes(16)
    write_cookie(authority, cookie)
    environment = base_environment(home, runtime, authority)
    size = os.environ.get("KEYTURN_SESSION_SCREEN", "1280x900")
    screen = ["Xvfb", "-displayfd", "FD", "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    # Without -noreset the server is away for a moment whenever its last client leaves.
    screen += ["-noreset", "-auth", str(authority)]
    number = start_server(screen, "the virtual screen (Xvfb)", environment)
    write_cookie(authority, cookie, number)
    environment["DISPLAY"] = f":{number}"
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address=FD"]
    environment["DBUS_SESSION_BUS_ADDRESS"] = start_server(bus, "D-Bus", environment)
    enable_accessibility(environment["DBUS_SESSION_BUS_ADDRESS"])
    seconds = float(os.environ.get("KEYTURN_SESSION_SECONDS", "300"))
    process = subprocess.Popen(command, env=environment, preexec_fn=with_parent)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        print(f"session.py: {' '.join(command)} was not done after {seconds:.0f} s, and waited here:", file=sys.stderr)
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        return 124


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="keyturn-session-"))
    try:
        return run(sys.argv[1:], folder)
    finally:
        end_children()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
