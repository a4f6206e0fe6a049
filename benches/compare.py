#!/usr/bin/env python3
"""Measures Keyturn's command line beside its peers, and writes a table and a plot into a folder that it names.

    benches/compare.py PROGRAM [KEYS]

Everything is measured in one run, in turns, as whole processes where a peer has one; medians and 95th percentiles in
milliseconds. Peers that are not there are left out. Nothing here decides anything: figures of a busy machine are compared,
not read.
"""
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAVA = """
import java.security.*;
public class Keys { public static void main(String[] a) throws Exception {
  KeyPairGenerator g = KeyPairGenerator.getInstance("RSA"); g.initialize(Integer.parseInt(a[0]));
  for (int i = 0; i < 3; i++) g.generateKeyPair();
  for (int i = 0; i < Integer.parseInt(a[1]); i++) { long t = System.nanoTime(); g.generateKeyPair();
    System.out.println((System.nanoTime() - t) / 1e6); } } }
"""


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1000


def said(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return (done.stdout or done.stderr).strip().splitlines()[0] if (done.stdout or done.stderr).strip() else ""


def python_keys(bits: int, count: int) -> list[float]:
    try:
        from cryptography.hazmat.primitives.asymmetric import rsa
    except ImportError:
        return []
    times = []
    for _ in range(count):
        start = time.perf_counter()
        rsa.generate_private_key(public_exponent=65537, key_size=bits)
        times.append((time.perf_counter() - start) * 1000)
    return times


def java_keys(folder: pathlib.Path, bits: int, count: int) -> list[float]:
    if not shutil.which("java"):
        return []
    source = folder / "Keys.java"
    source.write_text(JAVA, encoding="utf-8")
    done = subprocess.run(["java", str(source), str(bits), str(count)], capture_output=True, text=True, check=False)
    return [float(line) for line in done.stdout.split()]


def keys(program: str, folder: pathlib.Path, count: int) -> dict[str, dict[str, list[float]]]:
    """The times of each maker of keys, by the size of the key; the two programs in turns."""
    found = {}
    for bits in (2048, 3072, 4096):
        many = count if bits == 2048 else max(count // 5, 5)
        times = {"Keyturn, process": [], "OpenSSL, process": []}
        for number in range(many):
            out = str(folder / f"{bits}-{number}.pem")
            times["Keyturn, process"].append(timed([program, "generate", "--bits", str(bits), "--unprotected", "--out", out]))
            if shutil.which("openssl"):
                times["OpenSSL, process"].append(timed(["openssl", "genrsa", "-out", f"{out}.2", str(bits)]))
        times["Python cryptography, one core"] = python_keys(bits, many)
        times["Java, warm, one core"] = java_keys(folder, bits, many)
        found[str(bits)] = {name: values for name, values in times.items() if values}
    return found


def messages(program: str, folder: pathlib.Path) -> dict[str, list[float]]:
    """Whole processes of `verify` and `diagnose` on messages that are made here."""
    key, public = folder / "own.pem", folder / "own.pub"
    subprocess.run([program, "generate", "--unprotected", "--out", str(key), "--public", str(public)], check=True, stderr=subprocess.DEVNULL)

    def capture(name: str, body: str, shown: str) -> str:
        file = folder / name
        (folder / "body").write_text(body, encoding="utf-8")
        signed = subprocess.run(
            [program, "sign", "--json", "--key", str(key), "--uri", "/aps/api/v1/payments/pay", "--client-id", "5Y00", "--time",
             "2026-02-21T05:43:09Z", "--body", str(folder / "body")], capture_output=True, text=True, check=True)
        header = json.loads(signed.stdout)["signature"]
        file.write_text(
            f"POST /aps/api/v1/payments/pay HTTP/1.1\nClient-Id: 5Y00\nRequest-Time: 2026-02-21T05:43:09Z\nSignature: {header}\n\n{shown}",
            encoding="utf-8")
        return str(file)

    item = '{"promoId":"2021","name":"滿10減1 café","url":"https://x.example/?a=1&b=2","n":1.50,"none":null}'

    def body(size: int) -> str:
        return '{"paymentId":"1","list":[' + ",".join([item] * max(size // len(item.encode()), 1)) + "]}"

    small, ten = body(2000), body(10_000)
    runs = {
        "start (--version)": [program, "--version"],
        "verify, valid, 2 KB": [program, "verify", "--key", str(public), capture("valid", small, small)],
        "diagnose, pretty-printed, 10 KB": [program, "diagnose", "--key", str(public), capture("pretty", ten, json.dumps(json.loads(ten), indent=2, ensure_ascii=False))],
        "diagnose, altered, 10 KB": [program, "diagnose", "--key", str(public), capture("altered", ten, ten.replace("2021", "2022", 1))],
    }
    many = folder / "many"
    many.mkdir()
    for number in range(600):
        text = body(600).replace('"1"', f'"{number}"', 1)
        shown = [text, text + "\n", json.dumps(json.loads(text)), text.replace("2021", "2029", 1)][number % 4]
        pathlib.Path(capture(f"many/{number}", text, shown))
    runs["diagnose, folder of 600, a quarter altered"] = [program, "diagnose", "--key", str(public), str(many)]
    if shutil.which("taskset"):
        runs["the same on one core"] = ["taskset", "-c", "0", *runs["diagnose, folder of 600, a quarter altered"]]
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(20):
        for name, command in runs.items():
            if turn < 5 or "600" not in name and "same" not in name:
                times[name].append(timed(command))
    return times


def row(name: str, values: list[float]) -> str:
    ordered = sorted(values)
    return f"| {name} | {statistics.median(ordered):.1f} | {ordered[int(len(ordered) * 0.95)]:.1f} | {len(ordered)} |"


def plot(found: dict[str, list[float]]) -> str:
    """The share of keys that were there after so many milliseconds, as SVG."""
    width, height, most = 720, 360, max(sorted(values)[int(len(values) * 0.95)] for values in found.values())
    colours = ["#1f6feb", "#d1242f", "#1a7f37", "#8250df"]
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -20 {width + 70} {height + 70}" font-family="sans-serif" font-size="12">',
             f'<path d="M0 0V{height}H{width}" fill="none" stroke="#666"/>']
    for step in range(5):
        x = width * step / 4
        lines.append(f'<text x="{x}" y="{height + 18}" text-anchor="middle">{most * step / 4:.0f} ms</text>')
        lines.append(f'<text x="-8" y="{height - height * step / 4 + 4}" text-anchor="end">{25 * step} %</text>')
    for (name, values), colour in zip(found.items(), colours):
        ordered = sorted(values)
        points = " ".join(f"{min(value / most, 1) * width:.1f},{height - height * (n + 1) / len(ordered):.1f}" for n, value in enumerate(ordered))
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at = list(found).index(name)
        lines.append(f'<text x="{width - 220}" y="{height - 70 + 16 * at}" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>\n"])


def main() -> None:
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    out = pathlib.Path(tempfile.mkdtemp(prefix="keyturn-bench-"))
    with tempfile.TemporaryDirectory() as folder:
        made, judged = keys(program, pathlib.Path(folder), count), messages(program, pathlib.Path(folder))
    versions = [said([program, "--version"]), said(["openssl", "version"]), said(["java", "-version"]), f"Python {platform.python_version()}"]
    try:
        import cryptography
        from cryptography.hazmat.backends.openssl import backend
        versions.append(f"cryptography {cryptography.__version__} ({backend.openssl_version_text()})")
    except ImportError:
        pass
    lines = ["# Keyturn and its peers", "", f"{platform.platform()}, {os.cpu_count()} cores; {'; '.join(filter(None, versions))}", ""]
    for bits, times in made.items():
        lines += [f"## A key of {bits} bits", "", "| | median, ms | 95 %, ms | keys |", "|---|---|---|---|"]
        lines += [row(name, values) for name, values in times.items()]
        if "OpenSSL, process" in times:
            ratio = statistics.median(times["Keyturn, process"]) / statistics.median(times["OpenSSL, process"])
            lines += ["", f"Keyturn's median is {ratio:.2f} of OpenSSL's."]
        lines.append("")
    lines += ["## Messages, whole process", "", "| | median, ms | 95 %, ms | runs |", "|---|---|---|---|"]
    lines += [row(name, values) for name, values in judged.items()]
    (out / "table.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (out / "keys-2048.svg").write_text(plot(made["2048"]), encoding="utf-8")
    print("\n".join(lines))
    print(f"\nThe table and the plot are in {out}")


main()
