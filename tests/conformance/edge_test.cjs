// SPDX-License-Identifier: GPL-3.0-or-later
// Who may talk to the server: origins, and TLS in process.
"use strict";
const { assert, server, within, once, run } = require("./harness.cjs");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { io } = require("socket.io-client");
const WebSocket = require("ws");

const tests = [];
const test = (name, body) => tests.push([name, body]);
const trusted = "https://app.example.org";

async function statuses(port, origin) {
  const headers = origin ? { Origin: origin } : {};
  const polling = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`, { headers });
  const ws = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { origin });
  const status = await within(new Promise((resolve) => {
    ws.once("open", () => resolve(101));
    ws.once("unexpected-response", (_, response) => resolve(response.statusCode));
    ws.on("error", () => {});
  }), "an answer");
  ws.terminate();
  return [polling.status, status, polling.status === 200 ? undefined : (await polling.json()).code];
}

test("origins: an unknown one is refused, none is a native client", async () => {
  const { port } = await server("--socketio", "--calm", "--origin", trusted);
  assert.deepEqual(await statuses(port, "https://evil.example.org"), [403, 403, 4]);
  assert.deepEqual(await statuses(port, "null"), [403, 403, 4]);
  assert.deepEqual(await statuses(port, trusted), [200, 101, undefined]);
  assert.deepEqual(await statuses(port, undefined), [200, 101, undefined]);
});

function certificate() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gremio-"));
  const key = path.join(folder, "key.pem");
  const file = path.join(folder, "certificate.pem");
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, "-days", "2",
    "-subj", "/CN=127.0.0.1"], { stdio: "ignore" });
  return { key, file, remove: () => fs.rmSync(folder, { recursive: true }) };
}

for (const threads of ["1", "3"])
  test(`TLS: every transport, and the upgrade (threads: ${threads})`, async () => {
    const pem = certificate();
    const { port } = await server("--socketio", "--calm", "--threads", threads, "--certificate", pem.file, "--key", pem.key);
    pem.remove();
    for (const options of [{ transports: ["websocket"] }, { transports: ["polling"] }, {}, {}, {}, {}]) {
      const socket = io(`https://127.0.0.1:${port}`, { forceNew: true, reconnection: false, rejectUnauthorized: false, ...options });
      const failure = once(socket, "connect_error").then(([error]) => Promise.reject(error));
      failure.catch(() => {});
      await Promise.race([once(socket, "auth"), failure]);
      if (!options.transports && socket.io.engine.transport.name !== "websocket") await once(socket.io.engine, "upgrade");
      for (const text of ["", "x", "x".repeat(700000)])
        assert.equal(await within(socket.emitWithAck("message-with-ack", text), "an ack"), text);
      const gone = once(socket, "disconnect");
      socket.emit("leave");
      await gone;
      socket.disconnect();
    }
  });

run(tests);
