#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real python3-socketio and python3-websockets against the bare servers.

Usage: python_test.py GREMIO_CONFORMANCE
"""
import asyncio
import subprocess
import sys
from contextlib import asynccontextmanager

import socketio
import websockets

PATIENCE = 120  # seconds; machines are busy


class Server:
    def __init__(self, *options):
        self.process = subprocess.Popen([sys.argv[1], "--port", "0", "--calm", "--threads", "2", *options],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[-1])

    def end(self):
        self.process.stdin.close()
        return self.process.wait(PATIENCE)


@asynccontextmanager
async def client(server, **options):
    """A client that has connected, and a queue of the events that it hears."""
    io = socketio.AsyncClient(reconnection=False)
    heard = asyncio.Queue()

    @io.on("*")
    async def any_event(event, *arguments):
        await heard.put((event, *arguments))

    await io.connect(f"http://127.0.0.1:{server.port}", auth={"token": "abc"}, **options)
    yield io, heard
    await io.disconnect()


async def events(server, transports):
    async with client(server, transports=transports) as (io, heard):
        assert (await heard.get())[:2] == ("auth", {"token": "abc"})
        for value in ("", "\u20ac \U0001f600", 0, [1, [2]], {"a": {"b": None}}, "x" * 700_000):
            assert await io.call("message-with-ack", value, timeout=PATIENCE) == value
            await io.emit("message", value)
            assert (await heard.get())[:2] == ("message-back", value)  # an offset may follow
        for size in (0, 1, 500_000):
            assert await io.call("message-with-ack", {"data": b"\x07" * size}, timeout=PATIENCE) == {"data": b"\x07" * size}
        assert io.transport() == transports[-1]
        await io.emit("tell-all", {"to": "all"})
        assert (await heard.get())[:2] == ("told", {"to": "all"})


async def refusal(server, transports):
    io = socketio.AsyncClient(reconnection=False)
    refused = asyncio.get_running_loop().create_future()
    io.on("connect_error", lambda data: refused.done() or refused.set_result(data))
    try:
        await io.connect(f"http://127.0.0.1:{server.port}", auth={"refuse": 401}, transports=transports)
        raise AssertionError("it was let in")
    except socketio.exceptions.ConnectionError:
        pass
    data = await refused
    await io.eio.disconnect()
    assert data["data"] == {"refuse": 401}, data
    await io.disconnect()


async def namespaces(server, transports):
    async with client(server, transports=transports, namespaces=["/", "/custom"]) as (io, _):
        assert await io.call("message-with-ack", 1, namespace="/custom", timeout=PATIENCE) == 1
        assert await io.call("message-with-ack", 2, timeout=PATIENCE) == 2


async def frames(server, compression):
    """python3-websockets checks every frame of ours strictly."""
    async with websockets.connect(f"ws://127.0.0.1:{server.port}/engine.io/?EIO=4&transport=websocket",
                                  compression=compression, max_size=None) as socket:
        assert (await socket.recv())[0] == "0"
        assert [extension.name for extension in socket.extensions] == (["permessage-deflate"] if compression else [])
        for message in ("4hello", "4", "4" + "abc" * 100_000, b"", b"\x00\xff" * 1000):
            await socket.send(message)
            assert await socket.recv() == message
        await socket.send(["4in ", "", "three ", "pieces"])
        assert await socket.recv() == "4in three pieces"
        await (await socket.ping(b"are you there"))
    assert socket.close_code == 1000, socket.close_code


async def all_tests():
    engine = Server("--engineio")
    plain = Server("--socketio")
    recovering = Server("--socketio", "--recovery")
    tests = [(f"websockets, compression {compression}", frames, engine, compression)
             for compression in (None, "deflate")]
    for name, server in (("plain", plain), ("recovering", recovering)):
        for transports in (["websocket"], ["polling"], ["polling", "websocket"]):
            for test in (events, refusal, namespaces):
                tests.append((f"{test.__name__}, {name} server, {' then '.join(transports)}", test, server, transports))
    failed = 0
    for name, test, *arguments in tests:
        try:
            await asyncio.wait_for(test(*arguments), PATIENCE)
            print("PASS  ", name)
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            print("FAIL! ", name, repr(error))
    for server in (engine, plain, recovering):
        if server.end() != 0:
            failed += 1
            print("FAIL!  a server did not live to the end")
    print(f"{len(tests) - failed} of {len(tests)} passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(all_tests()))
