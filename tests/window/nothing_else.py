#!/usr/bin/python3 -W ignore
"""A whole ceremony under a tracer: nothing_else.py PROGRAM (inside session.py).

No file is written but the three that the user chose, and no socket is opened but the desktop's own on this machine.
"""

import re
import sys
import tempfile
from pathlib import Path

from ceremony import Ceremony
from driver import Program
from words import Words

OPENING = "open,openat,openat2,creat"
CHANGING = "mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,truncate,unlink,unlinkat"
SOCKETS = "socket,socketpair,connect,bind,listen"
CALL = re.compile(r"^(?P<call>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def traced(folder):
    """The calls of all threads: name, arguments, result. A file for each thread keeps them whole."""
    for file in folder.iterdir():
        for line in file.read_text(errors="replace").splitlines():
            if found := CALL.match(line):
                yield found["call"], found["arguments"], int(found["result"])


def written(calls):
    """The paths that were opened for writing or changed; devices are no files."""
    for call, arguments, result in calls:
        if result < 0 or call in SOCKETS.split(","):
            continue
        if call in OPENING.split(",") and call != "creat" and not TO_WRITE.search(arguments):
            continue
        if "O_TMPFILE" in arguments or "/proc/self/fd/" in arguments:
            # A file without a name in that folder; what counts is the name that it is given.
            yield from QUOTED.findall(arguments)[1:]
            continue
        for path in QUOTED.findall(arguments):
            if not path.startswith("/dev/") or path.startswith("/dev/shm"):
                yield path


def walk(ceremony, folder):
    ceremony.prepare()
    ceremony.generate()
    ceremony.copy_private("keys-destination-java")
    ceremony.save_private(folder / "private.txt")
    ceremony.stored()
    ceremony.register(folder / "public.txt")
    ceremony.put_live_off()
    ceremony.finish(folder / "record.html")
    ceremony.leave()
    return {str(folder / name) for name in ("private.txt", "public.txt", "record.html", "record.json")}


def main():
    with tempfile.TemporaryDirectory(prefix="keyturn-trace-") as trace, tempfile.TemporaryDirectory() as files:
        tracer = ["strace", "-ff", "--seccomp-bpf", "-qq", "-o", f"{trace}/thread"]
        program = Program(sys.argv[1], wrapper=[*tracer, "-e", f"trace={OPENING},{CHANGING},{SOCKETS}"])
        try:
            chosen = walk(Ceremony(program, Words()), Path(files))
        finally:
            program.kill()
        calls = list(traced(Path(trace)))

    paths = set(written(calls))
    assert chosen <= paths, f"the tracer did not see {chosen - paths}"
    assert paths <= chosen, f"also written: {sorted(paths - chosen)}"
    sockets = [arguments for call, arguments, _ in calls if call in ("socket", "socketpair")]
    assert sockets, "the tracer saw no socket, not even the screen's"
    strange = [arguments for arguments in sockets if not arguments.startswith("AF_UNIX")]
    assert not strange, f"sockets beyond this machine: {strange}"


if __name__ == "__main__":
    main()
