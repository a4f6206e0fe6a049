#!/usr/bin/env python3
"""check-layout.py APP DMG: whether a bundle and its disk image are what Finder expects, as far as their bytes tell."""
import pathlib
import plistlib
import struct
import subprocess
import sys

app, image = map(pathlib.Path, sys.argv[1:])
contents = app / "Contents"
here = pathlib.Path(__file__).resolve().parent


def need(holds: object, what: str) -> None:
    print("ok  " if holds else "BAD ", what)
    if not holds:
        sys.exit(1)


info = plistlib.loads((contents / "Info.plist").read_bytes())
need(info["CFBundleIdentifier"] == "org.keyturn.Keyturn", "bundle identifier")
need(all(part.isdigit() for part in info["CFBundleVersion"].split(".")), f"version {info['CFBundleVersion']}")
need(info["LSMinimumSystemVersion"] and info["NSHighResolutionCapable"] is True, "minimum system, high resolution")
kinds = {end for kind in info["CFBundleDocumentTypes"] for end in kind["CFBundleTypeExtensions"]}
need({"pem", "der", "key", "pub", "http", "har", "log"} <= kinds, "document types")
need(plistlib.loads((here / "entitlements.plist").read_bytes()) == {}, "no entitlement, so no exception and no network")

for name in (info["CFBundleExecutable"], "keyturn-cli"):
    program = (contents / "MacOS" / name).read_bytes()
    # A universal program, or a thin one where a single slice went in.
    magic = struct.unpack(">I", program[:4])[0]
    need(magic in (0xCAFEBABE, 0xCFFAEDFE), f"{name} is a Mach-O program")
    need((contents / "MacOS" / name).stat().st_mode & 0o111, f"{name} may be run")

icon = (contents / "Resources" / f"{info['CFBundleIconFile']}.icns").read_bytes()
need(icon[:4] == b"icns" and struct.unpack(">I", icon[4:8])[0] == len(icon), "icon: header and length")
parts, at = set(), 8
while at < len(icon):
    kind, length = struct.unpack(">4sI", icon[at:at + 8])
    parts.add(kind)
    need(length > 8, f"icon: part {kind.decode()}")
    at += length
need(at == len(icon) and {b"ic08", b"ic09"} <= parts, "icon: 256 and 512 pixels")

if sys.platform == "darwin":
    sys.exit(0)
listing = subprocess.run(["xorriso", "-indev", image, "-find", "/", "-exec", "report_lba", "--"],
                         check=True, capture_output=True, text=True).stdout
names = subprocess.run(["xorriso", "-indev", image, "-find", "/", "-maxdepth", "1"],
                       check=True, capture_output=True, text=True).stdout.split()
need({"'/Keyturn.app'", "'/Applications'"} <= set(names), "disk image: the program beside a link to Applications")
need("/Contents/MacOS/keyturn'" in listing, "disk image: the program is in it")
# Apple's partition map stands in the second sector; a volume's header, 1024 bytes into its partition.
whole = image.read_bytes()
entries = [whole[at:at + 512] for at in range(512, 512 * (1 + struct.unpack(">I", whole[516:520])[0]), 512)]
volumes = [struct.unpack(">I", entry[8:12])[0] * 512 for entry in entries if entry[48:57] == b"Apple_HFS"]
need(len(volumes) == 1 and whole[volumes[0] + 1024:volumes[0] + 1026] in (b"H+", b"HX"), "disk image: an HFS+ volume")
