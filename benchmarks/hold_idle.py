#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds idle keep-alive connections to an HTTP server and shows what they cost it.

    hold_idle.py PORT COUNT PID [PATH] -- COMMAND…

Opens COUNT connections, asks for PATH (/ if left out) once on each, prints the resident memory of
process PID before and after, runs COMMAND (wrk, say) while they are held, and prints the processor
time that PID took for it: per request, that says more than requests per second on a machine with
other work. Each loopback address carries 10,000 connections, so that ports do not run out. The
descriptor limit must allow COUNT and some more, here and there.
"""

import os
import resource
import socket
import subprocess
import sys


def resident(pid: str) -> int:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


def processor_seconds(pid: str) -> float:
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    port, count, pid = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    words = sys.argv.index("--")
    path = sys.argv[4] if words > 4 else "/"
    command = sys.argv[words + 1:]
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    before = resident(pid)
    held = []
    for number in range(count):
        connection = socket.socket()
        connection.bind((f"127.0.0.{2 + number // 10000}", 0))
        connection.connect(("127.0.0.1", port))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: idle\r\n\r\n".encode())
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        held.append(connection)
    after = resident(pid)
    each = (after - before) / max(count, 1)
    print(f"{count} idle connections: {before} -> {after} bytes resident, {each:.0f} each", flush=True)
    start = processor_seconds(pid)
    code = subprocess.run(command, check=False).returncode
    print(f"processor time of the server meanwhile: {processor_seconds(pid) - start:.2f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
