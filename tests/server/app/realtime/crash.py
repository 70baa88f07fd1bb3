#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of people talk while the server is killed again and again and connections are cut at random. Then
looks at what each of them saw: nothing that was acknowledged is lost or doubled, all saw one order, `seq` has
no gap, nothing was edited after somebody else had read it, marks never went back, and who caught up holds
what a newcomer loads. All renew their tokens meanwhile, over connections that are cut, too, and stay signed in.

Usage: crash.py PAIRS KILLS PROGRAM FLAG…     (the flags of `gremio-server serve`, without --listen)
"""
import asyncio
import json
import logging
import random
import signal
import subprocess
import sys
import time
import uuid

import aiohttp
import socketio

PAIRS, KILLS = int(sys.argv[1]), int(sys.argv[2])
SERVER = sys.argv[3:]
LIMITS = ["--limits-requests-per-minute", "0", "--limits-anonymous-requests-per-minute", "0", "--limits-events", "0",
          "--limits-connections-per-address", "0", "--limits-login-failures", "0", "--log-level", "warning"]
PASSWORD = "seven maple ladders"
RENEWED_EVERY = 20  # seconds; far sooner than tokens end
logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # of cut connections


class Server:
    process = None
    port = 0

    async def start(self):
        self.process = subprocess.Popen([SERVER[0], "serve", "--listen", f"127.0.0.1:{self.port}", *SERVER[1:], *LIMITS],
                                        stdout=subprocess.PIPE)
        line = await asyncio.to_thread(self.process.stdout.readline)
        if b"ready on" not in line:
            raise SystemExit(f"the server does not start: {line}")
        self.port = int(line.rsplit(b":", 1)[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        self.process.terminate()
        if self.process.wait(60) != 0:
            raise SystemExit("the server did not end well")


class Proxy:
    """Carries bytes, and cuts connections when it is told to."""

    def __init__(self, server):
        self.server = server
        self.writers = set()

    async def start(self):
        self.listener = await asyncio.start_server(self.carry, "127.0.0.1", 0)
        self.port = self.listener.sockets[0].getsockname()[1]

    async def carry(self, reader, writer):
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.server.port)
        except OSError:
            writer.close()
            return
        self.writers.add(writer)
        await asyncio.gather(self.pump(reader, back), self.pump(there, writer))
        self.writers.discard(writer)

    @staticmethod
    async def pump(source, sink):
        try:
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        sink.close()

    def cut(self, share):
        for writer in list(self.writers):
            if random.random() < share:
                writer.transport.abort()


class Person:
    def __init__(self, account, proxy):
        self.id, self.token = account["user"]["id"], account["accessToken"]
        self.refreshToken = account.get("refreshToken")
        self.renewal = None  # the key of a renewal whose answer may have been lost
        self.renewAt = time.monotonic() + random.uniform(0, RENEWED_EVERY)
        self.renewals = 0
        self.proxy = proxy
        self.client = None
        self.messages, self.marks, self.rev = {}, {}, 0
        self.seen = []  # what was told live: (connection, name, payload)
        self.connection = 0
        self.acked = {}  # clientId: message
        self.edits = 0
        self.ended = False
        self.signedOut = None
        self.pulling = asyncio.Lock()

    # --- what a client does ---

    async def stay(self):
        while not self.ended:
            try:
                await self.renew()
                await self.connect()
                while not self.ended and self.is_there():
                    await asyncio.sleep(0.02)
                    if await self.renew():
                        ack = await self.say("auth:refresh", {"token": self.token})
                        if not ack["ok"]:
                            self.signedOut = f"{self.id} may not go on: {ack}"
            except Exception:  # the library's, of whatever a cut connection does to it: it comes again
                pass
            await self.leave()
            await asyncio.sleep(random.uniform(0.02, 0.2))

    async def renew(self):
        """A newer token, when it is time. Asked again under the same key until there is an answer: a refresh
        token counts once, and the server may have taken it before it was killed."""
        if time.monotonic() < self.renewAt:
            return False
        self.renewal = self.renewal or str(uuid.uuid4())
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as http:
            async with http.post(f"http://127.0.0.1:{self.proxy.port}/api/v1/auth/refresh", json={"refreshToken": self.refreshToken},
                                 headers={"Idempotency-Key": self.renewal}) as answer:
                text = await answer.text()
                if answer.status == 401:
                    self.signedOut = f"{self.id} was signed out: {text}"
                if answer.status != 200:
                    raise OSError(text)
        renewed = json.loads(text)
        self.token, self.refreshToken, self.renewal = renewed["accessToken"], renewed["refreshToken"], None
        self.renewAt = time.monotonic() + RENEWED_EVERY
        self.renewals += 1
        return True

    def is_there(self):
        # A cut polling connection is noticed by the lower layer of the library alone.
        return self.client and self.client.connected and self.client.eio.state == "connected"

    async def leave(self):
        client, self.client = self.client, None
        if client:
            try:
                await asyncio.wait_for(client.disconnect(), 5)
            except (Exception, asyncio.CancelledError):  # it is cut off anyway
                pass
            if client.eio.http and not client.eio.http.closed:
                await client.eio.http.close()

    async def connect(self):
        client = socketio.AsyncClient(reconnection=False)
        self.connection += 1
        number = self.connection
        client.on("*", lambda name, payload, *offset: self.told(number, name, payload))
        self.client = client
        transports = random.choice([["websocket"], ["websocket"], ["polling"]])
        await client.connect(f"http://127.0.0.1:{self.proxy.port}", auth={"token": self.token}, transports=transports,
                             wait_timeout=10)
        await self.pull()

    async def say(self, name, payload):
        if not self.is_there():
            raise OSError("away")
        return await self.client.call(name, payload, timeout=5)

    async def pull(self):
        async with self.pulling:
            while True:
                page = await self.say("chat:changes", {"chatId": self.chat, "after": self.rev, "limit": 100})
                if not page["ok"]:
                    raise OSError(page["problem"]["type"])
                for message in page["messages"]:
                    self.keep(self.messages, message["seq"], message)
                for participant in page["participants"]:
                    self.keep(self.marks, participant["person"]["id"],
                              {k: participant[k] for k in ("deliveredSeq", "readSeq", "rev")})
                self.rev = max(self.rev, page["rev"])
                if not page["more"]:
                    return

    @staticmethod
    def keep(rows, key, row):
        if key not in rows or rows[key]["rev"] <= row["rev"]:
            rows[key] = row

    def told(self, connection, name, payload):
        if name not in ("message:sent", "message:receive", "message:edit", "message:delete", "message:read",
                        "message:delivered"):
            return
        self.seen.append((connection, name, payload))
        if payload["rev"] != self.rev + 1:
            return  # known, or a gap: the next pull() closes it
        self.rev = payload["rev"]
        if name in ("message:read", "message:delivered"):
            mark = dict(self.marks.get(payload["userId"], {"deliveredSeq": 0, "readSeq": 0}), rev=payload["rev"])
            mark["deliveredSeq"] = max(mark["deliveredSeq"], payload["seq"])
            if name == "message:read":
                mark["readSeq"] = max(mark["readSeq"], payload["seq"])
            self.marks[payload["userId"]] = mark
            return
        self.keep(self.messages, payload["seq"], payload)
        if name in ("message:sent", "message:receive"):  # who writes has read
            seq = payload["seq"]
            self.marks[payload["senderId"]] = {"deliveredSeq": seq, "readSeq": seq, "rev": payload["rev"]}

    async def surely(self, name, payload):
        """Until the server says something, as often as it takes."""
        while True:
            try:
                return await self.say(name, payload)
            except (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError, asyncio.TimeoutError):
                await asyncio.sleep(0.05)

    async def write(self, going):
        count = 0
        while going():
            count += 1
            said = {"chatId": self.chat, "clientId": str(uuid.uuid4()), "type": "text", "content": f"{self.id} {count}"}
            ack = await self.surely("message:send", said)
            if not ack["ok"]:
                raise SystemExit(f"refused: {ack}")
            self.acked[said["clientId"]] = ack["message"]
            if random.random() < 0.2:
                change = {"chatId": self.chat, "seq": ack["message"]["seq"], "content": said["content"] + " edited"}
                self.edits += (await self.surely("message:edit", change))["ok"]
            await asyncio.sleep(random.uniform(0, 0.15))

    async def read(self, going):
        while going():
            last = max(self.messages, default=0)
            if last > self.marks.get(self.id, {}).get("readSeq", 0):
                name = random.choice(["message:delivered", "message:read"])
                ack = await self.surely(name, {"chatId": self.chat, "seq": last})
                if not ack["ok"]:
                    raise SystemExit(f"refused: {ack}")
            await asyncio.sleep(random.uniform(0, 0.3))


# --- what is true afterwards ---

def check(pair, fresh):
    faults = []
    for person, loaded in zip(pair, fresh):
        if sorted(loaded.messages) != list(range(1, len(loaded.messages) + 1)):
            faults.append("seq has a gap")
        if loaded.messages != fresh[0].messages:
            faults.append("two see two histories")
        if person.messages != loaded.messages or person.marks != loaded.marks or person.rev != loaded.rev:
            faults.append(f"who caught up holds something else than a newcomer: rev {person.rev} {loaded.rev}, "
                          f"{len(person.messages)} {len(loaded.messages)} messages, {person.marks} {loaded.marks}")
        by_client = {}
        for message in loaded.messages.values():
            by_client.setdefault(message["clientId"], []).append(message["seq"])
        for client_id, message in person.acked.items():
            if by_client.get(client_id) != [message["seq"]]:
                faults.append(f"acknowledged as {message['seq']}, stored as {by_client.get(client_id)}")
        faults += check_told(person)
    return faults


def check_told(person):
    faults, last, arrived, marks, reads = [], {}, set(), {}, []
    for connection, name, payload in person.seen:
        if name in ("message:sent", "message:receive"):
            if (name, payload["seq"]) in arrived:
                faults.append(f"{name} {payload['seq']} came twice")
            arrived.add((name, payload["seq"]))
            if payload["seq"] <= last.get(connection, 0):
                faults.append(f"{payload['seq']} came after {last[connection]}")
            last[connection] = payload["seq"]
        elif name in ("message:read", "message:delivered"):
            key = (name, payload["userId"])
            if payload["seq"] < marks.get(key, 0):
                faults.append(f"{key} went back to {payload['seq']}")
            marks[key] = payload["seq"]
            if name == "message:read":
                reads.append(payload)
    for _, name, payload in person.seen:
        if name == "message:edit" and any(r["userId"] != payload["senderId"] and r["seq"] >= payload["seq"]
                                          and r["rev"] < payload["rev"] for r in reads):
            faults.append(f"{payload['seq']} was edited after it was read")
    return faults


async def people(server, proxy):
    base = f"http://127.0.0.1:{server.port}/api/v1"
    async with aiohttp.ClientSession() as http:
        async def call(path, body, token=None):
            headers = {"Authorization": "Bearer " + token} if token else {}
            async with http.post(base + path, json=body, headers=headers) as answer:
                if answer.status >= 300:
                    raise SystemExit(f"{path}: {answer.status} {await answer.text()}")
                return await answer.json()

        async def join(role, name):
            return await call("/auth/register", {"email": f"{role}{name}@example.org", "password": PASSWORD,
                                                 "displayName": f"{role} {name}", "role": role})
        pairs = []
        for number in range(PAIRS):
            mentor, apprentice = await asyncio.gather(join("mentor", number), join("apprentice", number))
            request = await call("/requests", {"mentorId": mentor["user"]["id"], "message": "Hello"}, apprentice["accessToken"])
            await call(f"/requests/{request['id']}/accept", {}, mentor["accessToken"])
            async with http.get(base + "/chats", headers={"Authorization": "Bearer " + mentor["accessToken"]}) as answer:
                chat = (await answer.json())["items"][0]["id"]
            pair = (Person(apprentice, proxy), Person(mentor, proxy))
            for person in pair:
                person.chat = chat
            pairs.append(pair)
        return pairs


async def main():
    server = Server()
    await server.start()
    proxy = Proxy(server)
    await proxy.start()
    pairs = await people(server, proxy)
    everybody = [person for pair in pairs for person in pair]
    going = True
    lives = [asyncio.create_task(person.stay()) for person in everybody]
    works = [asyncio.create_task(writer.write(lambda: going)) for writer, _ in pairs]
    works += [asyncio.create_task(reader.read(lambda: going)) for _, reader in pairs]
    for _ in range(KILLS):
        for _ in range(3):
            await asyncio.sleep(random.uniform(0.2, 0.5))
            proxy.cut(0.1)
        server.kill()
        await server.start()
    await asyncio.sleep(1)
    going = False
    await asyncio.wait_for(asyncio.gather(*works), 120)
    faults = []
    for pair in pairs:
        fresh = []
        for person in pair:
            while True:  # the last that happened may have been told while it was away
                try:
                    await person.pull()
                    break
                except (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError, asyncio.TimeoutError):
                    await asyncio.sleep(0.05)
            loaded = Person({"user": {"id": person.id}, "accessToken": person.token}, proxy)
            loaded.chat, loaded.client = person.chat, person.client
            await loaded.pull()
            fresh.append(loaded)
        faults += check(pair, fresh)
    for person in everybody:
        person.ended = True
        if person.signedOut:
            faults.append(person.signedOut)
    await asyncio.gather(*lives)
    server.end()
    acked = sum(len(person.acked) for person in everybody)
    print(json.dumps({"kills": KILLS, "acknowledged": acked, "edited": sum(p.edits for p in everybody),
                      "renewals": sum(p.renewals for p in everybody),
                      "connections": sum(p.connection for p in everybody), "told": sum(len(p.seen) for p in everybody)}))
    for fault in faults[:20]:
        print(fault)
    if faults or acked < PAIRS * 3:
        raise SystemExit(f"{len(faults)} faults, {acked} acknowledged")
    print("nothing lost, nothing twice")


asyncio.run(main())
