#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What 5,000 slow connections cost the honest ones: ./dev bench slow [CONNECTIONS [SECONDS]]

Starts a server on SQLite, measures honest requests alone, then while slowhttptest holds half of the connections with
heads and half with bodies that never end. Honest are eight kept connections and, after each tenth request, a new one.
Prints p50 and p99 of both; to reach: p99 under 200 ms.
"""
import http.client
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
HONEST = 8
PAUSE = 0.02  # seconds between two requests of one of them


def honest(port, until, times):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count = 0
    while time.monotonic() < until:
        count += 1
        if count % 10 == 0:
            connection.close()
        begun = time.monotonic()
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        answer.read()
        times.append(time.monotonic() - begun)
        assert answer.status == 200, answer.status
        time.sleep(PAUSE)


def measure(port, seconds):
    until = time.monotonic() + seconds
    times, threads = [], []
    for _ in range(HONEST):
        threads.append(threading.Thread(target=honest, args=(port, until, times)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    times.sort()
    return [1000 * times[int(len(times) * part)] for part in (0.5, 0.99)] + [len(times)]


def held(process):
    """How many sockets a process has open."""
    return sum("socket:" in str(link.readlink()) for link in pathlib.Path(f"/proc/{process.pid}/fd").iterdir()
               if link.is_symlink())


def attack(port, kind, connections):
    return subprocess.Popen(
        ["slowhttptest", kind, "-c", str(connections), "-r", "1000", "-i", "2", "-l", "60", "-p", "5",
         "-t", "POST" if kind == "-B" else "GET", "-u", f"http://127.0.0.1:{port}/api/v1/auth/login",
         "-f", "application/json", "-s", "4096", "-x", "20"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    connections = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 6
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < connections + 200:
        raise SystemExit(f"the descriptor limit here is {hard}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder, open(folder + "/server.log", "wb") as log:
        server = subprocess.Popen(
            [HERE / "gremio-server", "serve", "--listen", "127.0.0.1:0", "--data-dir", folder + "/data",
             "--limits-connections-per-address", "0", "--limits-requests-per-minute", "0",
             "--limits-anonymous-requests-per-minute", "0"], stdout=subprocess.PIPE, stderr=log)
        attackers = []
        try:
            port = int(re.search(rb":(\d+)\s*$", server.stdout.readline()).group(1))
            p50, p99, count = measure(port, seconds)
            print(f"alone:      p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   {count} requests")
            attackers = [attack(port, kind, connections // 2) for kind in ("-H", "-B")]
            most, until = 0, time.monotonic() + 20
            while most < connections * 0.95 and time.monotonic() < until:
                time.sleep(0.1)
                most = max(most, held(server))
            p50, p99, count = measure(port, seconds)
            print(f"under fire: p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   {count} requests, "
                  f"{most} slow connections at first, {held(server)} at the end")
            print("reached" if p99 < 200 else "not reached: 200 ms")
        finally:
            for process in (*attackers, server):
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
