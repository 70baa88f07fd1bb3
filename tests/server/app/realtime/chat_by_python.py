#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people talk through a running server with python3-socketio: by WebSocket, by polling, by both.

Usage: chat_by_python.py URL
"""
import asyncio
import json
import logging
import sys
import time
import urllib.request
import uuid

import socketio

URL = sys.argv[1]
logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # of what the library leaves open


def call(method, path, body=None, token=None):
    request = urllib.request.Request(URL + "/api/v1" + path, method=method,
                                     data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def person(role, name):
    email = f"{name}-{uuid.uuid4()}@example.org".lower()
    return call("POST", "/auth/register",
                {"email": email, "password": "seven maple ladders", "displayName": name, "role": role})


class Line:
    def __init__(self):
        self.client = socketio.AsyncClient(reconnection=False)
        self.heard = []
        # An offset, for clients that recover, comes after the payload.
        self.client.on("*", lambda name, payload, *offset: self.heard.append((name, payload)))

    async def open(self, token, transports):
        await self.client.connect(URL, auth={"token": token}, transports=transports)
        return self

    async def say(self, name, payload):
        return await self.client.call(name, payload, timeout=30)

    async def hears(self, name, holds=lambda payload: True):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for heard, payload in self.heard:
                if heard == name and holds(payload):
                    return payload
            await asyncio.sleep(0.01)
        raise SystemExit(f"{name} never came; heard {self.heard}")


async def talk(transports):
    mia, ana, eve = person("mentor", "Mia"), person("apprentice", "Ana"), person("apprentice", "Eve")
    lines = [await Line().open(p["accessToken"], transports) for p in (mia, ana, eve)]
    request = call("POST", "/requests", {"mentorId": mia["user"]["id"], "message": "Hello"}, ana["accessToken"])
    await lines[0].hears("request:changed", lambda p: p["id"] == request["id"])
    call("POST", f"/requests/{request['id']}/accept", {}, mia["accessToken"])
    chat = (await lines[1].hears("chat:changed"))["id"]

    canary = str(uuid.uuid4())
    said = {"chatId": chat, "clientId": str(uuid.uuid4()), "type": "text", "content": canary}
    ack = await lines[1].say("message:send", said)
    assert ack["ok"] and ack["message"]["seq"] == 1, ack
    again = await lines[1].say("message:send", said)
    assert again == ack, again
    assert await lines[0].hears("message:receive") == ack["message"]
    assert await lines[1].hears("message:sent") == ack["message"]
    assert (await lines[0].say("user:typing", {"chatId": chat, "typing": True}))["ok"]
    await lines[1].hears("user:typing", lambda p: p["typing"] and p["userId"] == mia["user"]["id"])
    await lines[1].hears("user:typing", lambda p: not p["typing"])  # by itself
    read = await lines[0].say("message:read", {"chatId": chat, "seq": 1})
    assert read["ok"], read
    await lines[1].hears("message:read", lambda p: p["seq"] == 1)
    edit = await lines[1].say("message:edit", {"chatId": chat, "seq": 1, "content": "Another"})
    assert not edit["ok"] and edit["problem"]["type"] == "/problems/already-read", edit
    await lines[1].hears("message:error", lambda p: p["problem"]["type"] == "/problems/already-read")

    for name, payload in (("message:send", said | {"clientId": str(uuid.uuid4())}),
                          ("message:history", {"chatId": chat, "limit": 10}),
                          ("message:read", {"chatId": chat, "seq": 1}), ("user:typing", {"chatId": chat, "typing": True})):
        ack = await lines[2].say(name, payload)
        assert not ack["ok"] and ack["problem"]["type"] == "/problems/not-found", (name, ack)
    history = await lines[0].say("message:history", {"chatId": chat, "limit": 10})
    assert [m["content"] for m in history["items"]] == [canary], history
    assert [h for h in lines[2].heard if h[0] != "message:error"] == [], lines[2].heard
    assert canary not in json.dumps(lines[2].heard)
    assert len([h for h in lines[0].heard if h[0] == "message:receive"]) == 1
    for line in lines:
        await line.client.disconnect()


async def main():
    for transports in (["websocket"], ["polling"], ["polling", "websocket"]):
        await talk(transports)
        print("talked by", "+".join(transports))
    line = Line()
    try:
        await line.open("nonsense", ["websocket"])
        raise SystemExit("was let in")
    except socketio.exceptions.ConnectionError:
        pass
    print("all is well")


asyncio.run(main())
