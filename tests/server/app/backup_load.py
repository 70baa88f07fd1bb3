# SPDX-License-Identifier: GPL-3.0-or-later
"""People who write to a server without pause, each a sequence of their own, and remember what was acknowledged."""
import http.client
import json
import threading
import urllib.parse


class Caller:
    """One keep-alive connection and an account's token."""

    def __init__(self, url):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=60)
        self.token = None

    def call(self, method, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        data = None if body is None else json.dumps(body)
        self.connection.request(method, "/api/v1" + path, data, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise AssertionError(f"{method} {path}: {answer.status} {text.decode()}")
        return json.loads(text) if text else None

    def signed_in(self, answer):
        self.token = answer["accessToken"]
        return answer["user"]["id"]

    def register(self, name, role):
        return self.signed_in(self.call("POST", "/auth/register", {
            "email": f"{name}@example.org", "password": "seven maple ladders", "displayName": name, "role": role}))


class Writer(threading.Thread):
    """Does write number 1, 2, 3, … until it is told to stop. `acked` is the last that was answered."""

    def __init__(self, name, write):
        super().__init__(name=name)
        self.write = write
        self.acked = 0
        self.failure = None
        self.stopping = threading.Event()

    def run(self):
        try:
            while not self.stopping.is_set():
                self.write(self.acked + 1)
                self.acked += 1
        except Exception as error:  # told by whoever joins
            self.failure = error


class Load:
    """Writers of every kind that there is. What each has written is found again by `numbers`."""

    def __init__(self, url, admin_email, admin_password):
        def admin():
            caller = Caller(url)
            caller.signed_in(caller.call("POST", "/auth/login", {"email": admin_email, "password": admin_password}))
            return caller

        inviting, sorting = admin(), admin()
        joining, changing, asked, asking, talking, listening = (Caller(url) for _ in range(6))
        changing.register("changing", "mentor")
        self.asked_id = asked.register("asked", "mentor")
        asking.register("asking", "apprentice")
        profile = {"goals": [], "skills": ["Kafka"], "languages": ["en"], "categories": [], "capacity": 5,
                   "acceptsRequests": True}
        asked.call("PUT", "/profile", profile)

        listener = listening.register("listening", "mentor")
        listening.call("PUT", "/profile", profile)
        talking.register("talking", "apprentice")
        request = talking.call("POST", "/requests", {"mentorId": listener, "message": "May I talk?"})
        listening.call("POST", f"/requests/{request['id']}/accept")
        chat = talking.call("POST", "/chats", {"kind": "private", "userIds": [listener]})["id"]

        def talk(n):
            client_id = f"01a1fccd-d499-7a32-834c-{n:012}"
            talking.call("POST", f"/chats/{chat}/messages", {"clientId": client_id, "content": f"said on {n:06}"})
            if n % 5 == 0:
                listening.call("POST", f"/chats/{chat}/read", {"seq": n})

        def invite(n):
            inviting.call("POST", "/admin/invites", {"email": f"invited-{n:06}@example.org"})

        def add_category(n):
            sorting.call("POST", "/categories", {"nameEn": f"shelf {n:06}", "nameEs": f"estante {n:06}"})

        def join(n):
            joining.token = None
            joining.register(f"joined-{n:06}", "mentor" if n % 2 else "apprentice")

        def change(n):
            changing.call("PUT", "/profile", profile | {"headline": f"version{n:06} of streams"})

        def ask(n):
            request = asking.call("POST", "/requests", {"mentorId": self.asked_id, "message": f"question {n:06}"})
            if n % 3 == 0:
                asking.call("POST", f"/requests/{request['id']}/withdraw")
            elif n % 3 == 1:
                asked.call("POST", f"/requests/{request['id']}/decline", {})
            else:
                opened = asked.call("POST", f"/requests/{request['id']}/accept")
                asking.call("POST", f"/mentorships/{opened['mentorship']['id']}/end")

        self.writers = [Writer(work.__name__, work) for work in (invite, add_category, join, change, ask, talk)]
        for writer in self.writers:
            writer.start()

    def acked(self):
        for writer in self.writers:
            if writer.failure:
                raise writer.failure
        return {writer.name: writer.acked for writer in self.writers}

    def stop(self):
        for writer in self.writers:
            writer.stopping.set()
        for writer in self.writers:
            writer.join()
        return self.acked()


def numbers(db):
    """What of each writer is in a database: its numbers, in order."""
    def last_words(sql):
        return sorted(int(row[0].split("@")[0][-6:]) for row in db.rows(sql))

    headline = db.value("SELECT headline FROM profiles WHERE display_name = 'changing'")
    last = int(headline[7:13]) if headline else 0
    if last:
        # Name, words and search index changed together.
        assert f"version{last:06}" in db.value("SELECT search_text FROM profiles WHERE display_name = 'changing'")
    return {
        "invite": last_words("SELECT email FROM invites"),
        "add_category": last_words("SELECT name_en FROM categories"),
        "join": last_words("SELECT email FROM users WHERE email LIKE 'joined-%'"),
        "change": list(range(1, last + 1)),
        "ask": last_words("SELECT message FROM mentorship_requests WHERE message LIKE 'question %'"),
        "talk": last_words("SELECT content FROM messages ORDER BY seq"),
    }
