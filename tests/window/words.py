"""The program's words, read from its own locale files, so that a script names a widget by its message id."""

import re
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[2] / "assets/locales"
ENTRY = re.compile(r"^(?P<id>[a-z][a-z0-9-]*) *=(?P<text>.*)$")
CHOICE = re.compile(r"\{ *\$\w+ *->(?P<forms>.*)\}", re.DOTALL)
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
    """The text cut where Fluent puts a value in (`{ $name }`)."""
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
    """The text itself, or a pattern where values go into it; where it has forms, any of them."""
    if chosen := CHOICE.fullmatch(text):
        forms = re.split(r"\*?\[\w+\]", chosen["forms"])[1:]
        return re.compile("|".join(as_expression(form.strip()) for form in forms), re.DOTALL)
    if "{" not in text:
        return text
    return re.compile(as_expression(text), re.DOTALL)


def as_expression(text):
    """What fits the text, whatever values go into it."""
    pieces = without_placeables(text)
    return ".*?".join(re.escape(piece) for piece in pieces)


class Words:
    """`words("make-generate")` is the text of a message, or a pattern where the message holds values."""

    def __init__(self, language="en"):
        self.messages = read(LOCALES / f"{language}.ftl")

    def __call__(self, message):
        return pattern(self.messages[message])

    def problem(self, message):
        """What went wrong, with its code, as the window shows it."""
        return pattern(f"{self.messages[message]} ({self.messages[f'{message}.code']})")
