#!/usr/bin/env python3
"""stub-sdk.py OUT: an SDK of names alone, for linking on Debian what only a Mac can run.

Each library says where it is installed on a Mac, and exports nothing; link.sh leaves every symbol of the system open.
So a link proves that our own code is whole, and which libraries of the system it asks for; not that their symbols exist.
"""
import pathlib
import sys

FRAMEWORKS = {name: "A" for name in """ApplicationServices Carbon CoreFoundation CoreGraphics CoreServices CoreText
    CoreVideo IOKit IOSurface Metal OpenGL QuartzCore Security SystemConfiguration""".split()}
FRAMEWORKS |= {name: "C" for name in "AppKit Cloudkit CoreData Foundation".split()}
LIBRARIES = {"System": "libSystem.B", "c": "libSystem.B", "m": "libSystem.B", "iconv": "libiconv.2", "objc": "libobjc.A"}


def write(path: pathlib.Path, install_name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "--- !tapi-tbd\ntbd-version: 4\ntargets: [ x86_64-macos, arm64-macos ]\n"
        f"install-name: '{install_name}'\n...\n"
    )


out = pathlib.Path(sys.argv[1])
for name, version in FRAMEWORKS.items():
    folder = f"System/Library/Frameworks/{name}.framework"
    write(out / folder / f"{name}.tbd", f"/{folder}/Versions/{version}/{name}")
for name, installed in LIBRARIES.items():
    write(out / f"usr/lib/lib{name}.tbd", f"/usr/lib/{installed}.dylib")
