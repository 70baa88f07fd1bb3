#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds idle Socket.IO connections over WebSocket and prints the server's resident bytes for each.

    ./dev bench idle_sockets [CONNECTIONS [THREADS]]

The server is gremio-conformance beside this program: the bare one, each of whose sockets is connected and in one
room. Answers heartbeats, so that what is measured is what is held for good. Nothing of the kernel is counted.
"""
import base64
import os
import re
import resource
import selectors
import socket
import subprocess
import sys
import time


def resident(pid):
    """Anonymous bytes: code and other files are shared and do not grow."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"RssAnon:\s+(\d+) kB", status.read()).group(1)) * 1024


def frame(text):
    return bytes([0x81, 0x80 | len(text)]) + bytes(4) + text  # the mask of zeros changes nothing


def connect(port):
    """A socket that has joined the main namespace and heard all that is said at first."""
    connection = socket.create_connection(("127.0.0.1", port))
    key = base64.b64encode(os.urandom(16)).decode()
    connection.sendall((f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
                        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode()
                       + frame(b"40"))
    heard = b""
    while b'"auth"' not in heard:  # the last thing that the server says to a newcomer
        heard += connection.recv(4096)
    connection.setblocking(False)
    return connection


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    threads = sys.argv[2] if len(sys.argv) > 2 else "2"
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gremio-conformance")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server = subprocess.Popen([program, "--socketio", "--port", "0", "--threads", threads, "--recovery", "--calm"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline().split()[-1])
    selector = selectors.DefaultSelector()

    def answer(seconds):
        until = time.monotonic() + seconds
        beats = 0
        while time.monotonic() < until:
            for key, _ in selector.select(0.1):
                heard = key.fileobj.recv(4096)
                if not heard:
                    raise RuntimeError("the server closed a connection")
                if b"\x81\x012" in heard:
                    key.fileobj.sendall(frame(b"3"))
                    beats += 1
        return beats

    warm = [connect(port) for _ in range(200)]  # what is made once is made now
    for connection in warm:
        selector.register(connection, selectors.EVENT_READ)
    answer(1)
    before = resident(server.pid)
    for _ in range(wanted):
        connection = connect(port)
        selector.register(connection, selectors.EVENT_READ)
    answer(1)
    at_once = resident(server.pid)
    if answer(55) < 2 * wanted:
        raise RuntimeError("there were fewer heartbeats than there should have been")
    later = resident(server.pid)
    print(f"{wanted} connections over {threads} threads: {(at_once - before) / wanted:.0f} bytes each when made, "
          f"{(later - before) / wanted:.0f} after two heartbeats")
    server.stdin.close()
    server.wait(30)


if __name__ == "__main__":
    main()
