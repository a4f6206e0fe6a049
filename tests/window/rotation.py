#!/usr/bin/python3 -W ignore
"""A replacement proved live, and its record: rotation.py PROGRAM [COMMAND_LINE] (inside session.py).

The new key replaces an old one; of five requests two are signed by the old key; the record is saved, opened in another
process, completed, and checked, there and by the command line.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import checks
from ceremony import Ceremony, fresh_key, put_on_clipboard
from driver import Program
from dropping import drop_files
from words import Words

PATH, CLIENT, TIME = "/aps/api/v1/payments/inquiryPayment", "5Y00000000000000", "2026-11-27T16:40:01+00:00"


def signed(key_file, host, number):
    """A request that a server signed, as a line of its log."""
    body = json.dumps({"paymentRequestId": f"acme-{number}"})
    content = f"POST {PATH}\n{CLIENT}.{TIME}.{body}".encode()
    der = checks.private_der(key_file.read_bytes())
    key = checks.openssl("pkey", "-inform", "DER", data=der)
    with tempfile.NamedTemporaryFile() as pem:
        pem.write(key)
        pem.flush()
        signature = base64.b64encode(checks.openssl("dgst", "-sha256", "-sign", pem.name, data=content)).decode()
    signature = signature.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    headers = {
        "Client-Id": CLIENT,
        "Request-Time": TIME,
        "Signature": f"algorithm=RSA256,keyVersion=1,signature={signature}",
    }
    return json.dumps({"hostname": host, "method": "POST", "path": PATH, "headers": headers, "body": body}) + "\n"


def replace(ceremony, folder, old):
    """Up to the step where the live system proves the new key; gives the new key's file."""
    ceremony.find("prepare-title")
    ceremony.press("ceremony-occasion-replacement")
    put_on_clipboard(old["public_spki_one_line"])
    ceremony.press("keys-paste-for")
    ceremony.find("keys-public-read")
    private = folder / "private.pem"
    ceremony.prepare("ceremony-environment-real")
    ceremony.generate()
    ceremony.press("keys-destination-pem-file")
    ceremony.save_private(private)
    ceremony.stored()
    ceremony.register(folder / "public.txt")
    return private


def look_at_traffic(ceremony, folder, private, old_file):
    """Five requests of three servers, one of which keeps the old key."""
    for host, key, numbers in [("web-1", private, (1, 2)), ("web-2", old_file, (3, 4)), ("web-3", private, (5,))]:
        log = folder / f"{host}.log"
        log.write_text("".join(signed(key, host, number) for number in numbers))
        drop_files(ceremony.program.main_window(), [log])
        ceremony.program.find(host)
    ceremony.find("live-some-old")
    ceremony.look("live-old")


def first(ceremony, folder):
    old = fresh_key()
    old_file = folder / "old.pem"
    old_file.write_text(old["private_pkcs8_pem"])
    private = replace(ceremony, folder, old)
    look_at_traffic(ceremony, folder, private, old_file)
    ceremony.program.write(ceremony.words("live-reason"), "web-2 is restarted tonight")
    ceremony.press("live-put-off")
    ceremony.find("finish-title")
    ceremony.finish(folder / "record.pdf")
    ceremony.leave()
    opened = json.loads((folder / "record.json").read_text())["entries"][0]
    running = hashlib.sha256(Path(sys.argv[1]).read_bytes()).hexdigest()
    assert opened["facts"]["program_sha256"] == running, "the record does not say which file ran"
    assert (folder / "record.pdf").read_bytes().startswith(b"%PDF-1.7"), "the record is no PDF"
    return private


def second(ceremony, folder, private):
    """Another process: it knows what the record says, and nothing private."""
    ceremony.press("shell-page-records")
    ceremony.find("records-title")
    drop_files(ceremony.program.main_window(), [folder / "record.json"])
    ceremony.find("records-sound")
    ceremony.look("record")
    ceremony.press("records-go-on")
    ceremony.find("finish-title")
    ceremony.program.press(re.compile("Step 5 of 6, .*"))
    ceremony.find("live-title")
    log = folder / "after.log"
    log.write_text("".join(signed(private, f"web-{n}", n) for n in (1, 2, 3)))
    drop_files(ceremony.program.main_window(), [log])
    ceremony.find("live-all-new")
    ceremony.look("live-new")
    ceremony.press("shell-continue")
    ceremony.find("finish-title")
    ceremony.press("state-witness")
    ceremony.press("state-agree")
    ceremony.look("state")
    ceremony.press("state-add")
    ceremony.find("ceremony-event-witness-agrees")
    ceremony.finish(folder / "completed.html")
    ceremony.leave()


def check(command_line, folder, private):
    record = folder / "completed.json"
    checks.nothing_shown([record.read_text(), record.with_suffix(".html").read_text()],
                         checks.private_der(private.read_bytes()))
    if not command_line:
        return
    said = subprocess.run([command_line, "record", "check", "--json", record], capture_output=True, timeout=60)
    found = json.loads(said.stdout)
    assert said.returncode == 0 and found["flaws"] == [], found
    assert "live_proof" not in found["lacks"] and "witness_statement" not in found["lacks"], found
    record.write_text(record.read_text().replace('"old": 2', '"old": 0'))
    said = subprocess.run([command_line, "record", "check", "--json", record], capture_output=True, timeout=60)
    assert said.returncode == 1 and json.loads(said.stdout)["flaws"], said.stdout


def main():
    with tempfile.TemporaryDirectory(prefix="keyturn-files-") as name:
        folder = Path(name)
        album = None
        if len(sys.argv) > 3:
            from ceremony import Album
            album = Album
        private = None
        for part in (first, second):
            program = Program(sys.argv[1])
            try:
                ceremony = Ceremony(program, Words(), album and album(program, Path(sys.argv[3]) / part.__name__))
                private = part(ceremony, folder, private) or private if part is second else part(ceremony, folder)
            finally:
                program.kill()
        check(sys.argv[2] if len(sys.argv) > 2 else None, folder, private)


if __name__ == "__main__":
    main()
