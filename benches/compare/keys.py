"""How long a key takes: Keyturn and OpenSSL as whole processes, the others within one, all in turns."""
import os
import shutil
import subprocess
import time
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / "peers"
SIZES = (2048, 3072, 4096)
# So many keys of a peer in each turn: fewer, and its start would weigh more than its keys.
TURN = 10


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1000


def peers(built):
    """The commands that print the milliseconds of so many keys; those that work here."""
    python = ["env", f"PYTHONPATH={built}/python", "python3", str(PEERS / "keys.py")]
    binary = built / "keys-go"
    timed(["env", "GOTOOLCHAIN=local", "GO111MODULE=off", go(built), "build", "-o", str(binary), str(PEERS / "keys.go")])
    every = {
        "OpenSSL of cryptography, one core": python,
        "AWS-LC, one core": [str(built / "release/aws-lc")],
        "Go, one core": [str(binary)],
        "rsa crate, PrivateKey::new, one core": [str(built / "release/rsa-new")],
        "Java, warm, one core": ["java", str(PEERS / "Keys.java")],
    }
    return {name: command for name, command in every.items() if keys_of(command, 2048, 1)}


def go(built):
    """The Go that is here, or that Python's package brought."""
    return shutil.which("go") or next(map(str, (built / "python/go").glob("bin/go")), "go")


def keys_of(command, bits, count):
    try:
        done = subprocess.run([*command, str(bits), str(count)], capture_output=True, text=True, check=False)
    except OSError:
        return []
    return [float(line) for line in done.stdout.split()] if done.returncode == 0 else []


def measure(program, folder, built, count):
    """The milliseconds of each key, by size and maker."""
    found, others = {}, peers(built)
    for bits in SIZES:
        many = count if bits == SIZES[0] else max(count // 5, TURN)
        times = {"Keyturn, process": [], "OpenSSL, process": []} | {name: [] for name in others}
        for turn in range(many // TURN):
            for number in range(TURN):
                out = str(folder / f"{bits}-{turn}-{number}.pem")
                times["Keyturn, process"].append(timed([program, "generate", "--bits", str(bits), "--unprotected", "--out", out]))
                if shutil.which("openssl"):
                    times["OpenSSL, process"].append(timed(["openssl", "genrsa", "-out", f"{out}.2", str(bits)]))
            for name, command in others.items():
                times[name] += keys_of(command, bits, TURN)
        found[bits] = {name: values for name, values in times.items() if values}
    return found
