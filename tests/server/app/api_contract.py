# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls a running server and holds every answer against what /openapi.json says of it.

Other modules write the story (who calls what); this one knows the description: it finds an operation by its
id, checks status, media type and schema of each answer, and remembers what was seen, so that a route or a
problem that nobody ever met can be named at the end.
"""
import json
import sys
import urllib.error
import urllib.request
import uuid

import jsonschema


def ask(request):
    """Has something done by the test that started us; it reads what is printed."""
    print("ask " + request, flush=True)
    answer = sys.stdin.readline().strip()
    assert answer == "done", (request, answer)


class ContractBroken(AssertionError):
    """An answer that is not as described."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def slug(self):
        """The problem's slug, or None when this is none."""
        if self.headers.get("Content-Type") != "application/problem+json":
            return None
        return self.json["type"].removeprefix("/problems/")


class Api:
    # Would need a broken or overloaded server, or many at once; other tests see to them.
    NOT_PROVOKED = {"internal", "busy", "unavailable", "token-expired", "rate-limited", "idempotency-in-flight"}

    def __init__(self, url):
        self.url = url
        self.document = json.loads(self.raw("GET", "/openapi.json").body)
        self.operations = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)
        self.seen = {name: set() for name in self.operations}  # statuses and slugs

    def raw(self, method, path, body=None, headers=None):
        request = urllib.request.Request(self.url + path, data=body, method=method, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def call(self, name, body=None, token=None, query="", headers=None, **path_values):
        """One call by operation id; `body` is sent as JSON unless it is bytes. Checks the answer."""
        method, path, operation = self.operations[name]
        for key, value in path_values.items():
            path = path.replace("{" + key + "}", value)
        headers = dict(headers or {})
        if token:
            headers["Authorization"] = "Bearer " + token
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if data is not None:
            headers.setdefault("Content-Type", "application/json")
        answer = self.raw(method, path + query, data, headers)
        self.check(name, operation, answer)
        return answer

    def good(self, name, body=None, token=None, **more):
        """As call(), for an answer that must not be a problem; returns its JSON, or None when it is none."""
        parameters = self.parameters(name)
        if "IdempotencyKey" in parameters:
            more["headers"] = {"Idempotency-Key": str(uuid.uuid4())} | (more.get("headers") or {})
        removes = self.operations[name][0] == "DELETE"
        if "IfMatch" in parameters and removes:
            self.refuse_other_etag(name, body, token, more)
        answer = self.call(name, body, token, **more)
        if answer.status >= 300:
            raise ContractBroken(f"{name}: {answer.status} {answer.body.decode()}")
        if "IdempotencyKey" in parameters:
            self.check_replay(name, body, token, answer, more)
        if "IfMatch" in parameters and not removes:
            self.refuse_other_etag(name, body, token, more)
        return answer.json if answer.headers.get("Content-Type") == "application/json" else None

    def refuse_other_etag(self, name, body, token, more):
        self.refused("precondition-failed", name, body, token,
                     **more | {"headers": {"If-Match": '"what it never was"'}})

    def check_replay(self, name, body, token, first, more):
        """The same again is answered the same; another body under the same key is refused."""
        again = self.call(name, body, token, **more)
        if (again.status, again.body) != (first.status, first.body) or "Idempotency-Replayed" not in again.headers:
            raise ContractBroken(f"{name}: sent again under its key: {again.status} {again.body[:300]!r}")
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        self.refused("idempotency-mismatch", name, b"{}" if data is None else data + b" ", token, **more)

    def refused(self, wanted, name, body=None, token=None, **more):
        """As call(), for an answer that must be this problem."""
        answer = self.call(name, body, token, **more)
        if answer.slug != wanted:
            raise ContractBroken(f"{name}: wanted {wanted}, got {answer.status} {answer.body[:300]!r}")
        return answer.json

    def hidden(self, name, body=None, token=None, **path_values):
        """The object of somebody else gets the very answer of one that is not there, but for the request's id."""
        def seen(values):
            answer = self.call(name, body, token, **values)
            fields = [(field, value) for field, value in answer.headers.items()
                      if field not in ("Date", "X-Request-Id", "Content-Length")
                      and not field.startswith("RateLimit-")]
            return answer.status, fields, json.dumps(answer.json | {"instance": ""})
        theirs, nobodys = seen(path_values), seen({key: str(uuid.uuid4()) for key in path_values})
        if theirs[0] != 404 or theirs != nobodys:
            raise ContractBroken(f"{name}: {theirs} tells more than {nobodys}")

    def check(self, name, operation, answer):
        described = operation["responses"].get(str(answer.status))
        if described is None:
            raise ContractBroken(f"{name}: status {answer.status} is not described: {answer.body[:300]!r}")
        self.seen[name].add(answer.status)
        for field in ("X-Content-Type-Options", "Referrer-Policy", "Cache-Control", "Content-Security-Policy",
                      "Cross-Origin-Resource-Policy", "X-Request-Id"):
            if not answer.headers.get(field):
                raise ContractBroken(f"{name}: {field} is missing")
        version = self.document["info"]["version"]
        if answer.headers.get("Server") or any(version in value for value in answer.headers.values()):
            raise ContractBroken(f"{name}: a header tells the server's version: {answer.headers}")
        content = described.get("content")
        if not content:
            if answer.body:
                raise ContractBroken(f"{name}: {answer.status} has a body that is not described")
            return
        media_type = answer.headers.get("Content-Type")
        if "*/*" in content or not answer.slug and media_type in content and media_type != "application/json":
            return
        if media_type not in content:
            raise ContractBroken(f"{name}: media type {media_type} is not described")
        schema = dict(content[media_type]["schema"])
        schema["components"] = self.document["components"]
        jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.FormatChecker()).validate(answer.json)
        if answer.slug:
            slug = answer.slug
            self.seen[name].add(slug)
            if f"`{slug}`" not in described["description"]:
                raise ContractBroken(f"{name}: problem {slug} is not described at {answer.status}")

    def described_problems(self, name):
        words = set()
        for response in self.operations[name][2]["responses"].values():
            words |= set(response["description"].split("`")[1::2])
        return words & set(self.all_slugs())

    def all_slugs(self):
        for _, _, operation in self.operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    yield from response["description"].split("`")[1::2]

    def parameters(self, name):
        return {p.get("$ref", "").rsplit("/", 1)[-1] for p in self.operations[name][2].get("parameters", [])}

    def unguarded(self):
        """What replaces or removes an object that can be seen, and does not take If-Match; good() sees that the
        others keep to it."""
        tagged = {path for method, path, _ in self.operations.values() if method in ("GET", "PUT")}
        return [name for name, (method, path, _) in self.operations.items()
                if method in ("PUT", "DELETE") and path in tagged and "IfMatch" not in self.parameters(name)]

    def unkeyed(self):
        """Every POST is safe to send again. Those under /auth keep no answers, and refresh has a way of its own."""
        def takes_key(name, path):
            return {"IdempotencyKey"} if not path.startswith("/api/v1/auth/") else \
                {"RetryKey"} if name == "refresh" else set()
        return [name for name, (method, path, _) in self.operations.items() if method == "POST"
                and self.parameters(name) & {"IdempotencyKey", "RetryKey"} != takes_key(name, path)]

    def never_seen(self):
        """What is described and did not happen."""
        missing = []
        for name, (_, _, operation) in sorted(self.operations.items()):
            good = [int(s) for s in operation["responses"] if int(s) < 300]
            if not set(good) & self.seen[name]:
                missing.append(f"{name}: never answered {good}")
            missing += [f"{name}: problem {slug} was never met"
                        for slug in sorted(self.described_problems(name) - self.seen[name] - self.NOT_PROVOKED)]
        return missing
