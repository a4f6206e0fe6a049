"""The program's words, read from its own locale files, so that a script names a widget by its message id."""

import re
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[2] / "assets/locales"
ENTRY = re.compile(r"^(?P<id>[a-z][a-z0-9-]*) *=(?P<text>.*)$")
ATTRIBUTE = re.compile(r"^\s+\.(?P<id>[a-z][a-z0-9-]*) *=(?P<text>.*)$")


def read(path):
    """The messages of a Fluent file: id, or id.attribute, to text."""
    messages, current, attribute_of = {}, None, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if found := ENTRY.match(line):
            current = attribute_of = found["id"]
            messages[current] = found["text"].strip()
        elif found := ATTRIBUTE.match(line):
            current = f"{attribute_of}.{found['id']}"
            messages[current] = found["text"].strip()
        elif current:
            messages[current] = f"{messages[current]}\n{line.strip()}".strip()
    return messages


def without_placeables(text):
    """The text cut where Fluent puts a value in (`{ $name }`, choices included)."""
    pieces, depth, piece = [], 0, ""
    for character in text:
        if character == "{":
            if depth == 0:
                pieces.append(piece)
                piece = ""
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth == 0:
            piece += character
    return [*pieces, piece]


def pattern(text):
    """The text itself, or a pattern where values go into it."""
    pieces = without_placeables(text)
    if len(pieces) == 1:
        return pieces[0]
    return re.compile(".*?".join(re.escape(piece) for piece in pieces), re.DOTALL)


class Words:
    """`words("make-generate")` is the text of a message, or a pattern where the message holds values."""

    def __init__(self, language="en"):
        self.messages = read(LOCALES / f"{language}.ftl")

    def __call__(self, message):
        return pattern(self.messages[message])

    def problem(self, message):
        """What went wrong, with its code, as the window shows it."""
        return pattern(f"{self.messages[message]} ({self.messages[f'{message}.code']})")
