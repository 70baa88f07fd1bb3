#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server for tests, on a free port of loopback.

    smtp_server.py LOG [--port N] [--certificate FILE --key FILE] [--starttls required|offered] [--smtps]
                   [--user NAME:PASSWORD] [--rcpt CODES] [--data CODES] [--slow SECONDS]

Prints `ready PORT`. Each mail that it accepts is one JSON line of LOG, on disk before the answer. CODES are the
replies to be given in turn, as `451,250`; the last one stays. Ends with its standard input.
"""
import argparse
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

TEXTS = {250: "250 OK", 451: "451 4.3.0 Try again later", 452: "452 4.2.2 Mailbox full",
         550: "550 5.1.1 No such user here", 554: "554 5.7.1 Refused"}


class Handler:
    def __init__(self, options):
        self.options = options
        self.log = open(options.log, "a", encoding="utf-8")

    def turn(self, codes):
        return codes.pop(0) if len(codes) > 1 else codes[0]

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        code = self.turn(self.options.rcpt)
        if code == 250:
            envelope.rcpt_tos.append(address)
        return TEXTS[code]

    async def handle_DATA(self, server, session, envelope):
        code = self.turn(self.options.data)
        if code == 250:
            self.log.write(json.dumps({
                "from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": bool(session.ssl or server.transport.get_extra_info("ssl_object")),
                "user": session.auth_data.decode() if session.authenticated else None,
                "message": envelope.content.decode("utf-8", "surrogateescape")}) + "\n")
            self.log.flush()
            os.fsync(self.log.fileno())
        await asyncio.sleep(self.options.slow)
        return TEXTS[code]


def numbers(text):
    return [int(code) for code in text.split(",")]


async def serve():
    parser = argparse.ArgumentParser()
    parser.add_argument("log")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--starttls", choices=["required", "offered"])
    parser.add_argument("--smtps", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--rcpt", type=numbers, default=[250])
    parser.add_argument("--data", type=numbers, default=[250])
    parser.add_argument("--slow", type=float, default=0)
    options = parser.parse_args()
    tls = None
    if options.certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        good = given == options.user
        return AuthResult(success=good, handled=False, auth_data=data.login if good else None)

    handler = Handler(options)

    def connection():
        extra = {}
        if options.user:
            extra = {"authenticator": authenticate, "auth_required": True,
                     "auth_require_tls": options.starttls is not None}
        return SMTP(handler, tls_context=tls if options.starttls else None, enable_SMTPUTF8=True,
                    require_starttls=options.starttls == "required", **extra)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", options.port,
                                      ssl=tls if options.smtps else None, reuse_address=True)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(serve())
