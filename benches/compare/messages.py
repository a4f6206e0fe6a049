"""How long whole processes of `verify` and `diagnose` take, on messages that are made here."""
import json
import shutil
import subprocess
from pathlib import Path

from keys import timed

ITEM = '{"promoId":"2021","name":"滿10減1 café","url":"https://x.example/?a=1&b=2","n":1.50,"none":null}'
HEAD = "POST /aps/api/v1/payments/pay HTTP/1.1\nClient-Id: 5Y00\nRequest-Time: 2026-02-21T05:43:09Z\nSignature: {}\n\n{}"


def body(size):
    return '{"paymentId":"1","list":[' + ",".join([ITEM] * max(size // len(ITEM.encode()), 1)) + "]}"


def plain(size):
    """A body of text alone, which has fewer spellings."""
    return json.dumps({"paymentId": "2021", "memo": "lorem ipsum " * (size // 12)}, separators=(",", ":"))


def spaced(text):
    return text.replace('":', '": ').replace(",\"", ", \"")


class Messages:
    """Captures in a folder, signed with a key of their own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.key, self.public = folder / "own.pem", folder / "own.pub"
        command = [program, "generate", "--unprotected", "--out", str(self.key), "--public", str(self.public)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    def signature(self, text):
        (self.folder / "body").write_text(text, encoding="utf-8")
        command = [
            self.program, "sign", "--json", "--key", str(self.key), "--uri", "/aps/api/v1/payments/pay", "--client-id", "5Y00",
            "--time", "2026-02-21T05:43:09Z", "--body", str(self.folder / "body"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["signature"]

    def capture(self, name, text, shown):
        """A message that was signed with one body and is shown with another."""
        file = self.folder / name
        file.write_text(HEAD.format(self.signature(text), shown), encoding="utf-8")
        return str(file)

    def diagnose(self, *capture):
        return [self.program, "diagnose", "--key", str(self.public), self.capture(*capture)]


def measure(program, folder):
    """The milliseconds of each process, by what it does."""
    made = Messages(program, folder)
    small, ten, text = body(2000), body(10_000), plain(10_000)
    runs = {
        "start (--version)": [program, "--version"],
        "verify, valid, 2 KB": [program, "verify", "--key", str(made.public), made.capture("valid", small, small)],
        "diagnose, a line break, 10 KB": made.diagnose("newline", ten, ten + "\n"),
        "diagnose, blanks between tokens, 10 KB": made.diagnose("spaced", ten, spaced(ten)),
        "diagnose, pretty-printed and numbers changed, 10 KB": made.diagnose(
            "pretty", ten, json.dumps(json.loads(ten), indent=2, ensure_ascii=False)),
        "diagnose, altered, 10 KB of many objects": made.diagnose("altered", ten, ten.replace("2021", "2022", 1)),
        "diagnose, altered, 10 KB of text": made.diagnose("text", text, text.replace("2021", "2022", 1)),
    }
    many = folder / "many"
    many.mkdir()
    for number in range(600):
        text = body(600).replace('"1"', f'"{number}"', 1)
        shown = [text, text + "\n", spaced(text), text.replace("2021", "2029", 1)][number % 4]
        made.capture(f"many/{number}", text, shown)
    valid = folder / "valid-1000"
    valid.mkdir()
    first = Path(made.capture("valid-1000/0", small, small))
    for number in range(1, 1000):
        shutil.copy(first, valid / str(number))
    folders = {
        "diagnose, folder of 600, a quarter altered": [program, "diagnose", "--key", str(made.public), str(many)],
        "verify, folder of 1,000 of 2 KB": [program, "verify", "--key", str(made.public), str(valid)],
    }
    if shutil.which("taskset"):
        folders |= {f"{name}, one core": ["taskset", "-c", "0", *command] for name, command in folders.items()}
    times = {name: [] for name in runs | folders}
    for turn in range(20):
        for name, command in (runs if turn % 4 else runs | folders).items():
            times[name].append(timed(command))
    return times
