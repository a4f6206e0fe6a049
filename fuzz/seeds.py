#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets from tests/data and the built-in samples: fuzz/seeds.py

Each message is written as every kind of capture; keys are written as they stand in the data.
"""

import base64
import json
import pathlib
import shlex

FUZZ = pathlib.Path(__file__).resolve().parent
DATA = FUZZ.parent / "tests" / "data"
SAMPLES = FUZZ.parent / "assets" / "samples" / "notifications.json"


def load(name):
    return json.loads((DATA / name).read_text())


def messages():
    for vector in load("faults.json")["vectors"] + load("real_messages.json"):
        yield vector | {"body": base64.b64decode(vector["body_b64"])}
    for sample in json.loads(SAMPLES.read_text())["samples"]:
        yield sample | {
            "body": base64.b64decode(sample["body_base64"]),
            "signature_header": sample["signature"],
        }


def signature(message):
    return message.get("signature_header") or message.get("signature") or ""


def headers(message):
    return [
        ("Client-Id", message.get("client_id", "")),
        (message.get("time_header") or "Request-Time", message.get("time", "")),
        ("Signature", signature(message)),
    ]


def captures(message):
    uri, body = message.get("uri") or "/", message["body"]
    text = body.decode("utf-8", "replace")
    lines = [f"{name}: {value}" for name, value in headers(message)]
    start = [f"POST {uri} HTTP/1.1", "Host: shop.example", *lines, "", ""]
    yield "http", "\r\n".join(start).encode() + body
    url = "https://shop.example" + uri
    flags = " ".join("-H " + shlex.quote(line) for line in lines)
    yield "curl", f"curl {shlex.quote(url)} {flags} --data-raw {shlex.quote(text)}".encode()
    caret = lambda value: '^"' + value.replace('"', '^\\^"') + '^"'
    flags = " ".join("-H " + caret(line) for line in lines)
    yield "cmd", f"curl {caret(url)} {flags} --data-raw {caret(text)}".encode()
    quoted = "; ".join(f'"{name}"="{value}"' for name, value in headers(message))
    single = text.replace("'", "''")
    yield "ps1", f"Invoke-WebRequest -Uri \"{url}\" -Method POST -Headers @{{{quoted}}} -Body '{single}'".encode()
    entry = {
        "startedDateTime": "2025-02-21T05:43:09Z",
        "request": {
            "method": "POST",
            "url": url,
            "headers": [{"name": name, "value": value} for name, value in headers(message)],
            "postData": {"mimeType": "application/json", "text": text},
        },
    }
    yield "har", json.dumps({"log": {"version": "1.2", "entries": [entry]}}).encode()
    record = {"method": "POST", "path": uri, "headers": dict(headers(message)), "body": text}
    yield "log", ("2025-02-21 INFO received " + json.dumps(record)).encode()
    yield "dump", (f"uri={uri} headers={{" + ", ".join(f"{n}=[{v}]" for n, v in headers(message)) + f"}} body={text}").encode()


def write(target, name, data):
    folder = FUZZ / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def main():
    for n, message in enumerate(messages()):
        if signature(message):
            write("header", f"vector-{n}", signature(message).encode())
        for kind, data in captures(message):
            write("capture", f"{kind}-{n}", data)
            if n % 8 == 0:
                write("batch", f"{kind}-{n}", data + b"\0" + data)
    for name, entry in load("test_keys.json").items():
        if isinstance(entry, dict):
            for form, text in entry.items():
                if isinstance(text, str):
                    write("key_text", f"{name}-{form}", b"\0" + text.encode())
                if form.startswith("private_") and form.endswith("_one_line"):
                    write("key_passphrase", f"{name}-{form}", b"\0" + base64.b64decode(text))
    for path in (DATA / "keys").iterdir():
        write("key_text", path.name, b"\0" + path.read_bytes())
        lines = path.read_bytes().split(b"-----")
        if len(lines) > 2 and lines[1] == b"BEGIN ENCRYPTED PRIVATE KEY":
            write("protection", path.name, b"\0" + base64.b64decode(lines[2]))


if __name__ == "__main__":
    main()
