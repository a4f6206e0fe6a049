#!/usr/bin/env python3
"""Measures Keyturn beside its peers, and writes a table and a plot into a folder that it names.

    benches/compare KEYTURN_CLI PEERS [KEYTURN [KEYS]]

PEERS is where `benches/peers.sh` built; KEYTURN the window, which is measured inside of tests/window/session.py. All in one run,
in turns; medians and 95th percentiles. What is not there is left out. Nothing here decides anything: figures of a busy machine
are compared, not read.
"""
import html
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import keys
import messages

HERE = Path(__file__).resolve().parent
COLOURS = ["#1f6feb", "#d1242f", "#1a7f37", "#8250df", "#bf8700", "#0a7ea4", "#57606a"]


def said(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0] if lines and done.returncode == 0 else ""


def late(values):
    return sorted(values)[int(len(values) * 0.95)]


def row(name, values):
    return f"| {name} | {statistics.median(values):.1f} | {late(values):.1f} | {len(values)} |"


def table(title, what, times):
    return [f"## {title}", "", f"| | median, ms | 95 %, ms | {what} |", "|---|---|---|---|", *(row(*pair) for pair in times.items()), ""]


def of_window(program, window, empty):
    """What `window.py` finds, as tables, and its start for a plot; nothing without a window or a screen to show it on."""
    session = HERE.parent.parent / "tests/window/session.py"
    command = ["/usr/bin/python3", "-W", "ignore", str(session), "/usr/bin/python3", "-W", "ignore", str(HERE / "window.py"), window, empty, program]
    environment = os.environ | {"KEYTURN_SESSION_SCREEN": "1280x1100", "KEYTURN_SESSION_SECONDS": "900"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return ["## Window", "", f"Not measured: {done.stderr.strip().splitlines()[-1:]}", ""], {}
    found = json.loads(done.stdout.splitlines()[-1])
    lines = ["## Window", "", "| medians | first frame, ms | input, ms | memory, MB |", "|---|---|---|---|"]
    for name, starts in found["start"].items():
        middle = [statistics.median(start[key] for start in starts) for key in ("first frame, ms", "input, ms", "memory, MB")]
        lines.append(f"| {name} | " + " | ".join(f"{value:.0f}" for value in middle) + " |")
    for part in ("pages", "much", "large"):
        names = list(next(iter(found[part].values())))
        lines += ["", "| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
        lines += [f"| {name} | " + " | ".join(f"{value:.1f}" for value in values.values()) + " |" for name, values in found[part].items()]
    frames = {name: [values["longest frame, ms"]] for part in ("pages", "much", "large") for name, values in found[part].items()}
    starts = {f"{name}, {key}": [start[key] for start in starts] for name, starts in found["start"].items() for key in starts[0]}
    return [*lines, ""], {"window-start": starts, "window-longest-frame-ms": frames}


def bars(found):
    """Medians as bars on a logarithmic scale, each with a line to its 95th percentile, as SVG."""
    least, most = 1, max(late(values) for values in found.values()) * 1.1
    left, width, height = 400, 720, 22 * len(found)

    def at(value):
        return left + (width - left) * math.log(max(value, least) / least) / math.log(most / least)

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 90} {height + 10}" font-family="sans-serif" font-size="12">']
    for number, (name, values) in enumerate(found.items()):
        top, middle = 22 * number + 5, statistics.median(values)
        lines += [f'<text x="{left - 8}" y="{top + 12}" text-anchor="end">{html.escape(name)}</text>',
                  f'<rect x="{left}" y="{top}" width="{at(middle) - left:.1f}" height="16" fill="{COLOURS[0]}"/>',
                  f'<path d="M{at(middle):.1f} {top + 8}H{at(late(values)):.1f}" stroke="#57606a"/>',
                  f'<text x="{at(late(values)) + 6:.1f}" y="{top + 12}">{middle:.1f} ms</text>']
    return "\n".join([*lines, "</svg>\n"])


def plot(found):
    """The share of keys that were there after so many milliseconds, as SVG."""
    width, height, most = 720, 360, max(late(values) for values in found.values())
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -20 {width + 90} {height + 70}" font-family="sans-serif" font-size="12">',
             f'<path d="M0 0V{height}H{width}" fill="none" stroke="#666"/>']
    for step in range(5):
        lines.append(f'<text x="{width * step / 4}" y="{height + 18}" text-anchor="middle">{most * step / 4:.0f} ms</text>')
        lines.append(f'<text x="-8" y="{height - height * step / 4 + 4}" text-anchor="end">{25 * step} %</text>')
    for at, ((name, values), colour) in enumerate(zip(found.items(), COLOURS)):
        ordered = sorted(values)
        points = " ".join(f"{min(value / most, 1) * width:.1f},{height - height * (n + 1) / len(ordered):.1f}" for n, value in enumerate(ordered))
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{width - 240}" y="{height - 16 * len(found) + 16 * at}" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>\n"])


def versions(program, built):
    python = f"PYTHONPATH={built}/python"
    openssl = ("import cryptography; from cryptography.hazmat.backends.openssl import backend as b;"
               "print('cryptography', cryptography.__version__, 'with', b.openssl_version_text())")
    every = [said(program, "--version"), said("openssl", "version"), said("env", python, "python3", "-c", openssl),
             said(keys.go(built), "version"), said("java", "--version")]
    lock = HERE.parent / "peers/Cargo.lock"
    blocks = lock.read_text(encoding="utf-8").split("[[package]]")
    every += [f"{name} {block.split(chr(34))[3]}" for block in blocks for name in ("aws-lc-rs", "rsa", "eframe") if f'name = "{name}"\n' in block]
    return "; ".join(filter(None, every))


def main():
    program, built = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    window, count = sys.argv[3] if len(sys.argv) > 3 else None, int(sys.argv[4]) if len(sys.argv) > 4 else 200
    out = Path(tempfile.mkdtemp(prefix="keyturn-bench-"))
    with tempfile.TemporaryDirectory() as folder:
        made = keys.measure(program, Path(folder), built, count)
        judged = messages.measure(program, Path(folder))
    lines = ["# Keyturn and its peers", "", f"{platform.platform()}, {os.cpu_count()} cores; {versions(program, built)}", ""]
    for bits, times in made.items():
        lines += table(f"A key of {bits} bits", "keys", times)
        ours = statistics.median(times["Keyturn, process"])
        lines += [f"Keyturn's median by that of the others: " + ", ".join(
            f"{ours / statistics.median(values):.2f} {name}" for name, values in times.items() if name != "Keyturn, process") + ".", ""]
    lines += table("Messages, whole process", "runs", judged)
    plots = {f"keys-{bits}": plot(times) for bits, times in made.items()} | {"messages-ms": bars(judged)}
    if window:
        of_it, charts = of_window(program, str(Path(window).resolve()), str(built / "release/empty-window"))
        lines += of_it
        plots |= {name: bars(values) for name, values in charts.items()}
    (out / "table.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, drawn in plots.items():
        (out / f"{name}.svg").write_text(drawn, encoding="utf-8")
    print("\n".join(lines))
    print(f"The table and the plots are in {out}")


main()
