#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody has texts that only some may see (`canary…`). Then all of them, an admin and nobody at all ask
every GET route of /openapi.json for every object there is, search for every text, and ask over a socket for
every chat: an answer or an event with a text that is not theirs is a fault. That each text is seen by those
it is for is looked at, too.

Usage: isolation.py URL     (the admin is in GREMIO_ADMIN)
"""
import asyncio
import datetime
import itertools
import json
import logging
import os
import sys
import urllib.parse
import uuid

import aiohttp
import socketio

URL = sys.argv[1]
PASSWORD = "seven maple ladders"
logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # of what the library leaves open


class Secrets:
    """Who may see which text."""

    def __init__(self):
        self.mayBeSeenBy = {}
        self.wasSeenBy = {}

    def make(self, *names):
        text = "canary" + uuid.uuid4().hex
        self.mayBeSeenBy[text] = set(names)
        self.wasSeenBy[text] = set()
        return text

    def look(self, name, where, text):
        if "canary" not in text:
            return
        for canary, names in self.mayBeSeenBy.items():
            if canary not in text:
                continue
            if name not in names:
                raise SystemExit(f"{name} saw by {where} what is for {names}: {text[:2000]}")
            self.wasSeenBy[canary].add(name)


class Person:
    def __init__(self, world, name, account=None):
        self.world, self.name = world, name
        self.id = account and account["user"]["id"]
        self.token = account and account["accessToken"]
        self.lines = []

    async def call(self, method, path, body=None, looked=True, headers=None):
        headers = dict(headers or {})
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        async with self.world.http.request(method, URL + path, json=body, headers=headers) as answer:
            text = (await answer.read()).decode("utf-8", "replace")
            if looked:
                self.world.secrets.look(self.name, f"{method} {path}", text + str(answer.headers))
            return answer.status, text

    async def good(self, method, path, body=None, **more):
        status, text = await self.call(method, "/api/v1" + path, body, **more)
        if status >= 300:
            raise SystemExit(f"{self.name}: {method} {path}: {status} {text}")
        return json.loads(text) if text else None

    async def connect(self, transports):
        line = socketio.AsyncClient(reconnection=False)
        line.on("*", lambda name, *args: self.world.secrets.look(self.name, name, json.dumps(args, ensure_ascii=False)))
        await line.connect(URL, auth={"token": self.token}, transports=transports)
        self.lines.append(line)

    async def say(self, name, payload):
        ack = await self.lines[0].call(name, payload, timeout=60)
        self.world.secrets.look(self.name, name, json.dumps(ack, ensure_ascii=False))
        return ack

    async def write(self, chat, text):
        return await self.good("POST", f"/chats/{chat}/messages", {"clientId": str(uuid.uuid4()), "content": text})


class World:
    def __init__(self, http):
        self.http = http
        self.secrets = Secrets()
        self.people = {}
        self.ids = set()

    async def join(self, name, role):
        # Only its owner and admins know an address.
        email = self.secrets.make(name, "root") + "@example.org"
        self.people[name] = Person(self, name)
        account = await self.people[name].good("POST", "/auth/register", {
            "email": email, "password": PASSWORD, "displayName": name.title(), "role": role},
            headers={"User-Agent": self.secrets.make(name, "root")})
        self.people[name] = Person(self, name, account)
        for transports in (["websocket"], ["polling"]):
            await self.people[name].connect(transports)
        self.ids.add(account["user"]["id"])
        return self.people[name]

    def note(self, document):
        """Every id of an answer."""
        if isinstance(document, dict):
            for key, value in document.items():
                if isinstance(value, str) and (key == "id" or key.endswith("Id")):
                    self.ids.add(value)
                self.note(value)
        elif isinstance(document, list):
            for value in document:
                self.note(value)


async def meet(world, mentor, apprentice):
    """Sessions of the two: one to come, one that was cancelled; what they note of it; and why a date differs."""
    secrets, both = world.secrets, (mentor.name, apprentice.name)
    await mentor.good("PUT", "/availability", {
        "timeZone": "UTC", "lengths": [60], "noticeMinutes": 0,
        "blocks": [{"weekday": day, "from": "08:00", "to": "20:00"} for day in range(1, 8)]})
    day = datetime.date.today() + datetime.timedelta(days=5)
    world.note(await mentor.good("POST", "/availability/exceptions", {
        "kind": "closed", "firstDate": str(day + datetime.timedelta(days=1)), "note": secrets.make(mentor.name)}))
    booking = {"mentorId": mentor.id, "minutes": 60, "medium": "in-person"}
    for hour, cancels in ((10, False), (12, True)):
        session = await apprentice.good("POST", "/sessions", booking | {
            "startsAt": f"{day}T{hour}:00:00Z", "place": secrets.make(*both), "agenda": secrets.make(*both)})
        world.note(session)
        for person in (mentor, apprentice):
            await person.good("PUT", f"/sessions/{session['id']}/notes", {
                "private": secrets.make(person.name), "shared": secrets.make(*both)})
        if cancels:
            await mentor.good("POST", f"/sessions/{session['id']}/cancel", {"reason": secrets.make(*both)})
    world.note(await apprentice.good("POST", "/holds", {
        "mentorId": mentor.id, "startsAt": f"{day}T15:00:00Z", "minutes": 60}))


async def live(world):
    """What people do, with a text wherever one can be put that is not for all."""
    secrets = world.secrets
    mia, max_ = await world.join("mia", "mentor"), await world.join("max", "mentor")
    ana, cleo, eve = [await world.join(name, "apprentice") for name in ("ana", "cleo", "eve")]

    async def ask(who, whom):
        request = await who.good("POST", "/requests", {"mentorId": whom.id, "message": secrets.make(who.name, whom.name)})
        world.note(request)
        return request["id"]

    async def befriend(who, whom):
        accepted = await whom.good("POST", f"/requests/{await ask(who, whom)}/accept", {})
        world.note(accepted)
        chats = (await who.good("GET", "/chats"))["items"]
        world.note(chats)
        return next(c["id"] for c in chats if any(p["person"]["id"] == whom.id for p in c["participants"]))

    private = await befriend(ana, mia)
    other = await befriend(cleo, mia)
    far = await befriend(eve, max_)
    await mia.good("POST", f"/requests/{await ask(eve, mia)}/decline", {"reason": secrets.make("eve", "mia")})
    await cleo.good("POST", f"/requests/{await ask(cleo, max_)}/withdraw", {})
    await ask(ana, max_)

    group = await mia.good("POST", "/chats", {"kind": "group", "title": secrets.make("mia", "ana", "cleo"),
                                              "userIds": [ana.id, cleo.id]})
    world.note(group)
    for chat, people in ((private, (ana, mia)), (other, (cleo, mia)), (far, (eve, max_)), (group["id"], (ana, mia, cleo))):
        names = [p.name for p in people]
        for person in people:
            world.note(await person.write(chat, f"Look, {secrets.make(*names)}!"))
        slip = await people[0].write(chat, secrets.make(*names))
        await people[0].good("PUT", f"/chats/{chat}/messages/{slip['seq']}", {"content": secrets.make(*names)})
        gone = await people[1].write(chat, secrets.make(*names))
        await people[1].good("DELETE", f"/chats/{chat}/messages/{gone['seq']}")
        said = await people[1].say("message:send", {"chatId": chat, "clientId": str(uuid.uuid4()), "content": secrets.make(*names)})
        await people[0].say("message:read", {"chatId": chat, "seq": said["message"]["seq"]})
        refused = await people[0].say("message:send", {"chatId": chat, "clientId": "no", "content": secrets.make()})
        assert not refused["ok"]
        await people[0].say("user:typing", {"chatId": chat, "typing": True})

    await meet(world, mia, ana)
    await meet(world, max_, eve)
    for person in (ana, cleo, eve):  # of an apprentice's profile others see a name and a headline
        await person.good("PUT", "/profile", {"goals": [secrets.make(person.name)], "bio": secrets.make(person.name),
                                              "skills": [], "languages": ["en"], "categories": []})
    for person in (mia, ana, eve):
        world.note(await person.good("POST", "/auth/access-keys", {"name": secrets.make(person.name), "scopes": ["read"]}))
    await ana.good("POST", f"/users/{eve.id}/block", {})
    await ana.good("DELETE", f"/chats/{group['id']}")
    # Words that are never shown, not even to who said them.
    status, _ = await ana.call("POST", "/api/v1/auth/login", {"email": "nobody@example.org", "password": secrets.make()})
    assert status == 401
    status, _ = await ana.call("POST", "/api/v1/auth/change-password", {"currentPassword": secrets.make(), "newPassword": secrets.make()})
    assert status == 401 or status == 403, status
    await eve.say("auth:refresh", {"token": secrets.make()})
    status, _ = await eve.call("GET", "/api/v1/" + secrets.make() + "?q=" + secrets.make())
    assert status == 404

    root = Person(world, "root")
    email, password = os.environ["GREMIO_ADMIN"].split(" / ")
    account = await root.good("POST", "/auth/login", {"email": email, "password": password})
    world.people["root"] = root = Person(world, "root", account)
    await root.connect(["websocket"])
    world.note(await root.good("POST", "/admin/invites", {"roles": ["mentor"], "email": secrets.make("root") + "@example.org"}))
    world.people["nobody"] = Person(world, "nobody")
    for person in (mia, ana, cleo, eve, max_):
        world.note(await person.good("GET", "/auth/sessions"))
    return [private, other, far, group["id"]]


def requests(document, world, chats):
    """Every GET there is, with every id in every place."""
    for path, methods in document["paths"].items():
        if "get" not in methods:
            continue
        parameters = {p["name"]: p for p in methods["get"].get("parameters", []) if "in" in p}
        inPath = [name for name, p in parameters.items() if p["in"] == "path"]
        queries = [{}]
        if "q" in parameters:  # whatever one looks for
            queries = [{"q": text} for text in world.secrets.mayBeSeenBy] + [{"q": "look"}]
        if "chatId" in parameters:
            queries += [{"q": "look", "chatId": chat} for chat in chats]
        if "direction" in parameters:
            queries = [{"direction": d, "limit": 100} for d in ("in", "out")]
        if "after" in parameters:
            queries = [{"after": 0}]
        choices = [[str(n) for n in range(1, 8)] if name == "seq" else sorted(world.ids) for name in inPath]
        for values in itertools.product(*choices):
            if "seq" in inPath and values[inPath.index("id")] not in chats:
                continue
            filled = path
            for name, value in zip(inPath, values):
                filled = filled.replace("{" + name + "}", value)
            for query in queries:
                yield filled + ("?" + urllib.parse.urlencode(query) if query else "")


async def main():
    async with aiohttp.ClientSession() as http:
        world = World(http)
        chats = await live(world)
        _, text = await Person(world, "nobody").call("GET", "/openapi.json")
        everything = list(requests(json.loads(text), world, chats))
        for chat in chats:  # over a socket as over HTTP
            for person in world.people.values():
                if person.lines:
                    await person.say("message:history", {"chatId": chat, "limit": 100})
                    await person.say("chat:changes", {"chatId": chat, "after": 0})

        async def walk(person):
            for path in everything:
                status, text = await person.call("GET", path)
                if status >= 500:
                    raise SystemExit(f"{path}: {status} {text}")
        await asyncio.gather(*[walk(person) for person in world.people.values()])
        unseen = [text for text, names in world.secrets.wasSeenBy.items()
                  if world.secrets.mayBeSeenBy[text] - {"root"} and not names]
        for person in world.people.values():
            for line in person.lines:
                await line.disconnect()
        print(f"{len(world.secrets.mayBeSeenBy)} texts, {len(everything)} requests by each of {len(world.people)}, "
              f"{len(unseen)} texts nobody saw")
        if unseen:
            raise SystemExit("a text was shown to nobody: it proves nothing")
        print("nobody saw what is not theirs")


asyncio.run(main())
