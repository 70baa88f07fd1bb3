// SPDX-License-Identifier: GPL-3.0-or-later
// Engine.IO, protocol 4, from its document: plain HTTP requests and plain WebSockets.
"use strict";
const { assert, server, within, once, run } = require("./harness.cjs");
const WebSocket = require("ws");
const net = require("node:net");

const SEPARATOR = "\x1e";
const tests = [];
/** `timing`: of the server, see servers(). */
const test = (name, body, timing = "calm") => tests.push([name, body, timing]);

let base;
const url = (query) => `http://127.0.0.1:${base}/engine.io/?${query}`;
const polling = (sid) => url(`EIO=4&transport=polling${sid ? `&sid=${sid}` : ""}`);

async function open() {
  const response = await fetch(polling());
  assert.equal(response.status, 200);
  const text = await response.text();
  assert.equal(text[0], "0");
  return JSON.parse(text.slice(1));
}
async function poll(sid) {
  const response = await fetch(polling(sid));
  return [response.status, await response.text()];
}
async function post(sid, body) {
  const response = await fetch(polling(sid), { method: "POST", body });
  return [response.status, await response.text()];
}
/** A WebSocket whose messages are read one by one. */
async function socket(query = "EIO=4&transport=websocket", options = {}) {
  const ws = new WebSocket(url(query).replace("http", "ws"), options);
  const messages = [];
  const waiting = [];
  ws.on("error", () => {});
  ws.on("message", (data, binary) => {
    const message = binary ? data : data.toString();
    if (waiting.length) waiting.shift()(message);
    else messages.push(message);
  });
  ws.next = () =>
    messages.length ? messages.shift() : within(new Promise((resolve) => waiting.push(resolve)), "a message");
  ws.closed = within(new Promise((resolve) => ws.once("close", (code) => resolve(code))), "the close");
  ws.closed.catch(() => {});
  await within(Promise.race([once(ws, "open"), ws.closed]), "open or closed");
  return ws;
}
async function opened(options) {
  const ws = await socket(undefined, options);
  const message = await ws.next();
  assert.equal(message[0], "0");
  ws.handshake = JSON.parse(message.slice(1));
  return ws;
}
/** That a client beside the trouble notices nothing. */
async function livesOn(ws) {
  ws.send("4still here");
  for (;;) {
    const message = await ws.next();
    if (message === "2") ws.send("3");
    else return assert.equal(message, "4still here");
  }
}

test("polling: the handshake tells what the server does", async () => {
  const response = await fetch(polling());
  assert.equal(response.headers.get("content-type"), "text/plain; charset=UTF-8");
  const handshake = JSON.parse((await response.text()).slice(1));
  const { sid, ...rest } = handshake;
  assert.ok(sid.length >= 20);
  assert.deepEqual(rest, { upgrades: ["websocket"], pingInterval: 300, pingTimeout: 200, maxPayload: 1000000 });
}, "suite");

test("WebSocket: the handshake offers no upgrade", async () => {
  const ws = await opened();
  const { sid, ...rest } = ws.handshake;
  assert.deepEqual(rest, { upgrades: [], pingInterval: 300, pingTimeout: 200, maxPayload: 1000000 });
  ws.close();
}, "suite");

test("wrong requests are answered with the protocol's codes", async () => {
  for (const [query, code] of [
    ["transport=polling", 5], ["EIO=abc&transport=polling", 5], ["EIO=3&transport=polling", 5],
    ["EIO=4", 0], ["EIO=4&transport=abc", 0], ["EIO=4&transport=websocket", 3],
    ["EIO=4&transport=polling&sid=unknown", 1], ["EIO=4&transport=polling&sid=00unknown", 1],
    ["EIO=4&transport=polling&sid=ffunknown", 1], ["EIO=4&transport=polling&sid=a&sid=b", 3]]) {
    const response = await fetch(url(query));
    assert.equal(response.status, 400, query);
    assert.equal((await response.json()).code, code, query);
  }
  for (const method of ["POST", "PUT", "DELETE"]) {
    const response = await fetch(polling(), { method });
    assert.equal(response.status, 400, method);
    assert.equal((await response.json()).code, 2, method);
  }
  for (const query of ["transport=websocket", "EIO=abc&transport=websocket", "EIO=4", "EIO=4&transport=abc",
    "EIO=4&transport=websocket&sid=00unknown", "EIO=4&transport=polling"]) {
    const ws = await socket(query);
    assert.equal(await ws.closed, 1006, query);
  }
});

test("polling: messages come back", async () => {
  for (const body of ["4hello", ["4test1", "4test2", "4test3"].join(SEPARATOR), ["4hello", "bAQIDBA=="].join(SEPARATOR),
    "4\u20ac\u{1f600}"]) {
    const { sid } = await open();
    assert.deepEqual(await post(sid, body), [200, "ok"]);
    assert.deepEqual(await poll(sid), [200, body]);
  }
});

test("WebSocket: messages come back", async () => {
  const ws = await opened();
  ws.send("4hello");
  assert.equal(await ws.next(), "4hello");
  ws.send(Buffer.from([1, 2, 3, 4]));
  assert.deepEqual(await ws.next(), Buffer.from([1, 2, 3, 4]));
  ws.send("4" + "x".repeat(900000));
  assert.equal((await ws.next()).length, 900001);
  ws.close();
  assert.equal(await ws.closed, 1005);
});

test("polling: what is malformed closes the session", async () => {
  for (const body of ["abc", "", "4a" + SEPARATOR, "bAQI", "2", "0{}", "5", Array(1001).fill("4a").join(SEPARATOR)]) {
    const { sid } = await open();
    const [status] = await post(sid, body);
    assert.ok(status === 400 || body === "2" || body === "0{}" || body === "5", body);
    assert.equal((await poll(sid))[0], 400, body);
  }
});

test("WebSocket: what is malformed closes the connection", async () => {
  for (const message of ["abc", "", "0{}", "2", "5", "6", "7"]) {
    const honest = await opened();
    const ws = await opened();
    ws.send(message);
    assert.equal(await ws.closed, 1002, message);
    await livesOn(honest);
    honest.close();
  }
});

test("polling: two polls at a time close the session", async () => {
  const { sid } = await open();
  const [first, second] = (await Promise.all([poll(sid), poll(sid)])).sort();
  assert.deepEqual(first, [200, "1"]);
  assert.equal(second[0], 400);
  assert.equal((await poll(sid))[0], 400);
});

test("polling: posts at a time are all heard", async () => {
  const { sid } = await open();
  const statuses = await Promise.all(Array.from({ length: 5 }, (_, i) => post(sid, `4m${i}`)));
  assert.deepEqual(statuses, Array(5).fill([200, "ok"]));
  assert.deepEqual((await poll(sid))[1].split(SEPARATOR).sort(),
    ["4m0", "4m1", "4m2", "4m3", "4m4"]);
});

test("polling: a post that is too large is refused", async () => {
  const { sid } = await open();
  assert.equal((await post(sid, "4" + "x".repeat(999999)))[0], 200);
  assert.equal((await poll(sid))[0], 200);
  assert.equal((await post(sid, "4" + "x".repeat(1000000)))[0], 413);
});

test("polling: heartbeats keep a session, silence ends it", async () => {
  const { sid } = await open();
  for (let i = 0; i < 3; ++i) {
    assert.deepEqual(await poll(sid), [200, "2"]);
    assert.deepEqual(await post(sid, "3"), [200, "ok"]);
  }
  assert.deepEqual(await poll(sid), [200, "2"]);
  assert.equal((await poll(sid))[1], "1"); // no pong in time
  assert.equal((await post(sid, "3"))[0], 400);
}, "brisk");

test("WebSocket: heartbeats keep a session, silence ends it", async () => {
  const ws = await opened();
  for (let i = 0; i < 3; ++i) {
    assert.equal(await ws.next(), "2");
    ws.send("3");
  }
  assert.equal(await ws.next(), "2");
  await ws.closed;
}, "brisk");

test("polling: the client closes", async () => {
  const { sid } = await open();
  // One after the other on one connection: so the poll is there when the session ends.
  const connection = net.connect(base, "127.0.0.1");
  const path = `/engine.io/?EIO=4&transport=polling&sid=${sid} HTTP/1.1\r\nHost: a\r\n`;
  connection.write(`GET ${path}\r\nPOST ${path}Content-Length: 1\r\nConnection: close\r\n\r\n1`);
  let answers = "";
  connection.on("data", (data) => (answers += data));
  await once(connection, "end");
  assert.match(answers, /^HTTP\/1.1 200 OK\r\n[^]*\r\n\r\n6HTTP\/1.1 200 OK\r\n[^]*\r\n\r\nok$/);
  assert.equal((await poll(sid))[0], 400);
});

test("WebSocket: the client closes", async () => {
  const ws = await opened();
  ws.send("1");
  assert.equal(await ws.closed, 1000);
});

async function upgraded() {
  const { sid } = await open();
  const ws = await socket(`EIO=4&transport=websocket&sid=${sid}`);
  ws.send("2probe");
  assert.equal(await ws.next(), "3probe");
  ws.send("5");
  ws.sid = sid;
  return ws;
}

test("upgrade: the poll ends, the messages go on", async () => {
  const { sid } = await open();
  const waiting = poll(sid);
  const ws = await socket(`EIO=4&transport=websocket&sid=${sid}`);
  ws.send("2probe");
  assert.equal(await ws.next(), "3probe");
  assert.deepEqual(await waiting, [200, "6"]);
  assert.deepEqual(await post(sid, "4while between" + SEPARATOR + "bAQI="), [200, "ok"]);
  ws.send("5");
  assert.equal(await ws.next(), "4while between");
  assert.deepEqual(await ws.next(), Buffer.from([1, 2]));
  await livesOn(ws);
  ws.close();
});

test("upgrade: a poll that comes after the probe ends at once", async () => {
  const { sid } = await open();
  const ws = await socket(`EIO=4&transport=websocket&sid=${sid}`);
  ws.send("2probe");
  assert.equal(await ws.next(), "3probe");
  assert.deepEqual(await poll(sid), [200, "6"]);
  ws.send("5");
  await livesOn(ws);
  ws.close();
});

test("upgrade: polling is over then, and so are other upgrades", async () => {
  const ws = await upgraded();
  await livesOn(ws);
  assert.equal((await poll(ws.sid))[0], 400);
  assert.equal((await post(ws.sid, "4a"))[0], 400);
  const second = await socket(`EIO=4&transport=websocket&sid=${ws.sid}`);
  assert.equal(await second.closed, 1006);
  await livesOn(ws);
  ws.close();
});

test("upgrade: a probe that fails leaves the polling alone", async () => {
  for (const message of ["abc", "4hello", "2", "5", Buffer.from("2probe")]) {
    const { sid } = await open();
    const ws = await socket(`EIO=4&transport=websocket&sid=${sid}`);
    ws.send(message);
    await ws.closed;
    assert.deepEqual(await post(sid, "4still here"), [200, "ok"]);
    assert.match((await poll(sid))[1], /4still here/);
  }
});

test("upgrade: two probes at a time, the second is refused", async () => {
  const { sid } = await open();
  const first = await socket(`EIO=4&transport=websocket&sid=${sid}`);
  const second = await socket(`EIO=4&transport=websocket&sid=${sid}`);
  assert.equal(await second.closed, 1006);
  first.send("2probe");
  assert.equal(await first.next(), "3probe");
  first.send("5");
  await livesOn(first);
  first.close();
});

test("ws: compressed and fragmented messages come back", async () => {
  const ws = await opened({ perMessageDeflate: { threshold: 0 } });
  assert.match(ws.extensions, /permessage-deflate/);
  for (const size of [0, 1, 2000, 500000]) {
    ws.send("4" + "abc".repeat(size / 3), { compress: true });
    assert.equal(await ws.next(), "4" + "abc".repeat(size / 3));
  }
  ws.send("4one ", { fin: false });
  ws.ping();
  await once(ws, "pong");
  ws.send("two", { fin: true });
  assert.equal(await ws.next(), "4one two");
  ws.close(4000, "bye");
  assert.equal(await ws.closed, 4000);
});

test("ws: too large a message closes with 1009, also when compressed", async () => {
  for (const compress of [false, true]) {
    const honest = await opened();
    const ws = await opened({ perMessageDeflate: { threshold: 0 } });
    ws.send("4" + "x".repeat(1000000), { compress });
    assert.equal(await ws.closed, 1009);
    await livesOn(honest);
    honest.close();
  }
});

/** Those of the protocol's own suite; heartbeats that come soon, but leave time to answer; those of real life. */
const timings = { suite: [], brisk: ["--ping-interval", "300", "--ping-timeout", "3000"], calm: ["--calm"] };

(async () => {
  const all = [];
  for (const threads of ["1", "3"]) {
    const ports = {};
    for (const [timing, options] of Object.entries(timings))
      ports[timing] = (await server("--engineio", "--threads", threads, ...options)).port;
    for (const [name, body, timing] of tests)
      all.push([`${name} (threads: ${threads})`, () => ((base = ports[timing]), body())]);
  }
  await run(all);
})();
