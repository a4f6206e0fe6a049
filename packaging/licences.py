#!/usr/bin/env python3
"""Writes assets/licences/THIRD-PARTY.txt: whose work is linked into Keyturn, and the licences it is under.

licences.py            writes the file
licences.py --check    fails when the file does not fit Cargo.lock

It reads what cargo has downloaded, for every system that Keyturn is built for. Where a package offers a choice, the
first of CHOICE is taken. Whether a licence may be used at all, `make check-dependencies` decides.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "assets/licences/THIRD-PARTY.txt"
STANDARD = ROOT / "assets/licences/standard"
TARGETS = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
]
# Apache-2.0 first: one text serves them all.
CHOICE = ["Apache-2.0", "MIT", "Zlib", "ISC", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Unicode-3.0", "CC0-1.0", "0BSD"]
# By what words a licence is known again among the files of a package.
MARKS = {
    "Apache-2.0": "Apache License",
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining",
    "Zlib": "This software is provided 'as-is'",
    "ISC": "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee",
    "BSD-2-Clause": "Redistribution and use in source and binary forms",
    "BSD-3-Clause": "Neither the name of",
    "BSL-1.0": "Boost Software License",
    "Unicode-3.0": "UNICODE LICENSE V3",
    "CC0-1.0": "CC0 1.0 Universal",
    "0BSD": "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee",
}
WIDTH = 80
HEAD = """\
Keyturn contains the work of others, under the licences below. Thank you.

Not from crates.io are the fonts Inter and JetBrains Mono (SIL Open Font License
1.1), the standard library of Rust (MIT or Apache-2.0), and in the Windows
program the start-up code of MinGW-w64 (public domain and Zope Public License
2.1) and of GCC (GPL 3 with the GCC Runtime Library Exception).
"""


def linked() -> dict[tuple[str, str], str]:
    """Name and version of every package that is linked on any system, with its licence expression."""
    found = {}
    for target in TARGETS:
        tree = subprocess.run(
            ["cargo", "tree", "--locked", "--package", "keyturn", "--target", target, "--edges", "normal,no-proc-macro",
             "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"],
            cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for line in tree.splitlines():
            package, licence = line.split("|")
            name, version, *rest = package.split(" ")
            if name not in ("keyturn", "keyturn-fermat"):
                found[name, version.removeprefix("v")] = licence
    return found


def chosen(expression: str) -> list[str]:
    """The licences to keep, of an SPDX expression."""
    tokens = re.findall(r"[()]|[^\s()/]+|/", expression)
    tokens = ["OR" if token == "/" else token for token in tokens]

    def cost(licences: list[str]) -> int:
        return sum(CHOICE.index(one) if one in CHOICE else 1000 for one in licences)

    def term() -> list[str]:
        if tokens[0] == "(":
            tokens.pop(0)
            inner = either()
            tokens.pop(0)
            return inner
        name = tokens.pop(0)
        if tokens[:1] == ["WITH"]:
            name = " ".join([name, tokens.pop(0), tokens.pop(0)])
        return [name]

    def both() -> list[str]:
        left = term()
        while tokens[:1] == ["AND"]:
            tokens.pop(0)
            left = left + term()
        return left

    def either() -> list[str]:
        ways = [both()]
        while tokens[:1] == ["OR"]:
            tokens.pop(0)
            ways.append(both())
        return min(ways, key=cost)

    kept = either()
    unknown = [one for one in kept if one not in CHOICE]
    if unknown:
        sys.exit(f"licences.py: no text is known for {' '.join(unknown)} in {expression!r}: add it to CHOICE and MARKS")
    return list(dict.fromkeys(kept))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def text_of(licence: str, folder: pathlib.Path, authors: list[str]) -> str:
    """The licence as the package brings it, or the standard text with its authors."""
    if licence == "Apache-2.0":
        return (ROOT / "LICENSE-APACHE").read_text(encoding="utf-8")
    files = sorted(path for path in folder.rglob("*")
                   if path.is_file() and re.match(r"(?i)(licen[cs]e|copying)", path.name))
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        if MARKS[licence] in squeezed(text):
            return text
    standard = (STANDARD / f"{licence}.txt").read_text(encoding="utf-8")
    names = ", ".join(re.sub(r" <.*?>", "", author) for author in authors)
    return standard.replace("@HOLDERS@", names or "the contributors of these packages")


def written() -> str:
    metadata = json.loads(subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version", "1"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    packages = {(one["name"], one["version"]): one for one in metadata["packages"]}
    users = collections.defaultdict(list)
    titles, notices = {}, []
    for (name, version), expression in sorted(linked().items()):
        package = packages[name, version]
        folder = pathlib.Path(package["manifest_path"]).parent
        for licence in chosen(expression):
            text = text_of(licence, folder, package["authors"])
            key = licence, squeezed(text)
            titles.setdefault(key, text)
            users[key].append(f"{name} {version}")
        for notice in sorted(folder.glob("NOTICE*")):
            notices.append((f"{name} {version}", notice.read_text(encoding="utf-8")))
    font = (ROOT / "assets/fonts/OFL.txt").read_text(encoding="utf-8")
    parts = [HEAD, section("SIL Open Font License 1.1", ["Inter", "JetBrains Mono"], font)]
    for key in sorted(users, key=lambda key: (CHOICE.index(key[0]), -len(users[key]), users[key][0])):
        parts.append(section(key[0], users[key], titles[key]))
    # Whose work a package has taken over itself (Apache-2.0 section 4d).
    parts += [section("NOTICE", [name], text) for name, text in notices]
    return "\n".join(parts)


def section(licence: str, names: list[str], text: str) -> str:
    # A name stays on one line with its version.
    list_of_names = folded(", ".join(name.replace(" ", "\xa0") for name in names)).replace("\xa0", " ")
    return f"{'=' * WIDTH}\n{licence}\n\n{list_of_names}\n\n{folded(text)}\n"


def folded(text: str) -> str:
    """No line is longer than WIDTH: the About page breaks none."""
    lines = text.replace("\f", "").strip("\r\n").splitlines()
    return "\n".join("\n".join(textwrap.wrap(line, WIDTH, drop_whitespace=True)) if len(line) > WIDTH else line.rstrip()
                     for line in lines)


def main() -> None:
    text = written()
    if "--check" not in sys.argv:
        OUT.parent.mkdir(parents=True, exist_ok=True)
        OUT.write_text(text, encoding="utf-8")
    elif not OUT.exists() or OUT.read_text(encoding="utf-8") != text:
        sys.exit(f"{OUT.relative_to(ROOT)} does not fit Cargo.lock: run packaging/licences.py and commit what it writes")


main()
