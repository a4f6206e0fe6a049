"""keyturn-cli.exe under Wine: a key is made, real notifications are judged, exit codes are as documented."""

import json
import subprocess
from pathlib import Path

MESSAGES = Path(__file__).resolve().parents[3] / "tests/data/real_messages.json"


def genuine():
    messages = json.loads(MESSAGES.read_text())
    return next(message for message in messages if message["id"] == "antom-notify-2019-gcash")


def request(message):
    """As it went over the wire."""
    return "\r\n".join([
        f"{message['method']} {message['uri']} HTTP/1.1",
        f"Client-Id: {message['client_id']}",
        f"{message['time_header']}: {message['time']}",
        f"Signature: {message['signature_header']}",
        "",
        message["body"],
    ]).encode()


def expect(done, code):
    assert done.returncode == code, f"{done.returncode} in place of {code}: {done.stdout!r} {done.stderr!r}"
    return done.stdout


def verify(windows, cli, folder):
    message = genuine()
    (folder / "alipay.pub").write_text(message["public_key_spki_b64"])
    key = windows.path(folder / "alipay.pub")
    expect(windows.output(cli, "verify", "--key", key, "-", given=request(message)), 0)
    changed = request(message).replace(b'"100"', b'"900"', 1)
    assert changed != request(message)
    expect(windows.output(cli, "verify", "--key", key, "-", given=changed), 1)
    expect(windows.output(cli, "verify", "--no-such-option"), 2)
    expect(windows.output(cli, "verify", "--key", key + ".missing", "-", given=b""), 3)


def generate(windows, cli, folder):
    private, public = folder / "私钥 1.pem", folder / "公钥 1.txt"
    making = [cli, "generate", "--out", windows.path(private), "--public", windows.path(public),
              "--unprotected"]
    expect(windows.output(*making), 0)
    derived = subprocess.run(["openssl", "pkey", "-pubout", "-in", str(private)], capture_output=True, check=True)
    own = "".join(derived.stdout.decode().splitlines()[1:-1])
    assert own in public.read_text().replace("\n", "").replace("\r", ""), "the public key is another one"
    before = private.read_bytes()
    expect(windows.output(*making), 3)
    assert private.read_bytes() == before, "a key was written over"


def record(windows, cli, folder):
    """A record as it was written is found sound, and one that was changed is not."""
    written = (MESSAGES.parent / "record.json").read_text()
    for name, text, code in [("sound", written, 0), ("changed", written.replace("Room 3", "Room 4"), 1)]:
        file = folder / f"记录 {name}.json"
        file.write_text(text)
        found = json.loads(expect(windows.output(cli, "record", "check", "--json", windows.path(file)), code))
        assert bool(found["flaws"]) == (code == 1), found


def command_line(windows, cli):
    folder = windows.drive / "users/Public/密钥 folder"
    folder.mkdir(parents=True)
    expect(windows.output(cli, "--help"), 0)
    verify(windows, cli, folder)
    generate(windows, cli, folder)
    record(windows, cli, folder)
