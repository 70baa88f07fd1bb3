// SPDX-License-Identifier: GPL-3.0-or-later
// What no honest client sends, byte for byte, and that it harms no one but its sender.
"use strict";
const { assert, server, within, once, run } = require("./harness.cjs");
const { io } = require("socket.io-client");
const net = require("node:net");

const tests = [];
const test = (name, body) => tests.push([name, body]);

let port;
const path = "/socket.io/?EIO=4&transport=websocket";
const opening = (extra = "", where = path) =>
  `GET ${where} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${extra}\r\n`;

function frame(first, payload, { mask = true, length } = {}) {
  payload = Buffer.from(payload);
  const size = length ?? payload.length;
  const head = [first];
  const bit = mask ? 0x80 : 0;
  if (size < 126) head.push(bit | size);
  else if (size < 65536) head.push(bit | 126, size >> 8, size & 255);
  else head.push(bit | 127, 0, 0, 0, 0, size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255);
  return Buffer.concat([Buffer.from(head), mask ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

const goodbye = frame(0x88, [0x03, 0xe8]);

/** All that the server says until it ends the connection. */
const say = (...pieces) => sayUntil(undefined, ...pieces);

/** The same; says goodbye when it hears `text`. */
async function sayUntil(text, ...pieces) {
  const connection = net.connect(port, "127.0.0.1");
  const heard = [];
  connection.on("data", (data) => {
    heard.push(data);
    if (text && Buffer.concat(heard).includes(text)) connection.write(goodbye);
  });
  connection.on("error", () => {});
  for (const piece of pieces) connection.write(piece);
  await within(new Promise((resolve) => connection.once("close", resolve)), "the end of the connection");
  return Buffer.concat(heard);
}
/** The code of the last close frame. */
function closeCode(heard) {
  assert.match(heard.toString("latin1"), /^HTTP\/1.1 101 /);
  const at = heard.lastIndexOf(Buffer.from([0x88, 2]));
  return at < 0 ? undefined : heard.readUInt16BE(at + 2);
}

async function honest() {
  const socket = io(`http://127.0.0.1:${port}`, { forceNew: true, reconnection: false, transports: ["websocket"] });
  await once(socket, "auth");
  socket.livesOn = async () => {
    assert.equal(await within(socket.emitWithAck("message-with-ack", "still here"), "an ack"), "still here");
    assert.ok(socket.connected);
  };
  return socket;
}
async function beside(body) {
  const socket = await honest();
  await body(socket);
  await socket.livesOn();
  socket.disconnect();
}

for (const [what, code, ...frames] of [
  ["a frame without a mask", 1002, frame(0x81, "40", { mask: false })],
  ["reserved bits", 1002, frame(0xf1, "40")],
  ["compression that was not agreed on", 1002, frame(0xc1, "40")],
  ["an unknown opcode", 1002, frame(0x83, "")],
  ["an unknown control frame", 1002, frame(0x8b, "")],
  ["a fragment of nothing", 1002, frame(0x80, "40")],
  ["a message inside another", 1002, frame(0x01, "4"), frame(0x81, "40")],
  ["a ping in pieces", 1002, frame(0x09, "a")],
  ["a ping of 126 bytes", 1002, frame(0x89, "a".repeat(126))],
  ["wrong UTF-8", 1007, frame(0x81, [0x34, 0xc3, 0x28])],
  ["UTF-8 that ends with the message", 1007, frame(0x01, [0x34, 0xe2]), frame(0x80, [0x82])],
  ["a surrogate", 1007, frame(0x81, [0x34, 0xed, 0xa0, 0x80])],
  ["a message announced too large", 1009, frame(0x81, "4", { length: 2 ** 31 })],
  ["fragments that are too large together", 1009, frame(0x01, "4" + "x".repeat(600000)), frame(0x80, "x".repeat(600000))],
  ["a wrong close code", 1002, frame(0x88, [0x03, 0xec])],
  ["a close frame of one byte", 1002, frame(0x88, [0x03])],
  ["a close reason in wrong UTF-8", 1007, frame(0x88, [0x03, 0xe8, 0xff])],
  ["noise", 1002, Buffer.from("GET / HTTP/1.1\r\n\r\n")],
])
  test(`frames: ${what}`, () => beside(async () => assert.equal(closeCode(await say(opening(), ...frames)), code)));

test("frames: right after the request, in one piece", () => beside(async () => {
  const heard = await sayUntil('40{"sid":', Buffer.concat([Buffer.from(opening()), frame(0x81, "40")]));
  assert.equal(closeCode(heard), 1000);
}));

test("frames: byte by byte", () => beside(async () => {
  const bytes = [...Buffer.concat([Buffer.from(opening()), frame(0x81, "40")])];
  const heard = await sayUntil('40{"sid":', ...bytes.map((byte) => Buffer.from([byte])));
  assert.equal(closeCode(heard), 1000);
}));

test("frames: a flood of empty fragments", () => beside(async () => {
  const flood = Buffer.concat(Array(200000).fill(frame(0x00, "")));
  const heard = await sayUntil('40{"sid":', opening(), frame(0x01, "4"), flood, frame(0x80, "0"));
  assert.equal(closeCode(heard), 1000); // it was a message all the same
}));

test("frames: a flood of pings whose answers nobody reads", () => beside(async (socket) => {
  const connection = net.connect(port, "127.0.0.1");
  connection.on("error", () => {});
  connection.write(opening());
  const pings = Buffer.concat(Array(10000).fill(frame(0x89, "a".repeat(125))));
  connection.pause();
  for (let i = 0; i < 20; ++i) connection.write(pings);
  await socket.livesOn();
  connection.destroy();
}));

test("opening: wrong ones get their answer", () => beside(async () => {
  for (const [request, status] of [
    [opening().replace("13", "8"), 426], [opening().replace("Sec-WebSocket-Key: dGhl", "Sec-WebSocket-Key: "), 400],
    [opening().replace("Connection: Upgrade\r\n", ""), 400], [opening().replace("GET", "POST"), 400],
    [opening("Content-Length: 5\r\n") + "hello", 400], [opening("", path + "&sid=00unknown"), 400],
    [opening("", path + "&sid=02unknown"), 400], [opening("", path + "&sid=ff"), 400]]) {
    // Those that are no more than wrong keep their connection: so one more, to end it.
    const heard = (await say(request, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toString("latin1");
    assert.match(heard, new RegExp(`^HTTP/1.1 ${status} `), request);
  }
}));

test("opening: behind a request that is not answered yet", () => beside(async () => {
  const response = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`);
  const { sid } = JSON.parse((await response.text()).slice(1));
  const poll = `GET /socket.io/?EIO=4&transport=polling&sid=${sid} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const connection = net.connect(port, "127.0.0.1");
  let heard = "";
  connection.on("data", (data) => (heard += data));
  connection.write(poll + opening());
  const closing = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling&sid=${sid}`, { method: "POST", body: "40" });
  assert.equal(closing.status, 200);
  await within(new Promise((resolve) => connection.once("close", resolve)), "the end of the connection");
  assert.match(heard, /^HTTP\/1.1 200 OK[^]*HTTP\/1.1 400 /);
}));

test("connections that end at any moment", () => beside(async () => {
  const bytes = Buffer.concat([Buffer.from(opening()), frame(0x81, "40"), frame(0x81, '42["message","a"]')]);
  const all = [];
  for (let size = 0; size <= bytes.length; ++size) {
    const connection = net.connect(port, "127.0.0.1");
    connection.on("error", () => {});
    connection.write(bytes.subarray(0, size), () => (size % 2 ? connection.destroy() : connection.end()));
    connection.resume();
    all.push(new Promise((resolve) => connection.once("close", resolve)));
  }
  await within(Promise.all(all), "all of them to close");
}));

test("who asked for much is not closed for what is told while it comes", () => beside(async (socket) => {
  const reader = net.connect(port, "127.0.0.1");
  let heard = "";
  reader.on("data", (data) => (heard += data.toString("latin1")));
  const closed = once(reader, "close").then(() => Promise.reject(new Error("closed")));
  closed.catch(() => {});
  const until = (text) => Promise.race([closed, (async () => {
    while (!heard.includes(text)) await once(reader, "data");
  })()]);
  reader.on("error", () => {});
  reader.write(Buffer.concat([Buffer.from(opening()), frame(0x81, "40")]));
  await until('["auth"');
  const page = "x".repeat(900000); // more than may wait and than the system takes
  reader.write(frame(0x81, `421["message-with-ack","${page}"]`));
  await until('431["');
  reader.pause();
  for (let i = 0; i < 50; ++i) {
    const told = once(socket, "told");
    socket.emit("tell-all", `number ${i}`);
    await told;
  }
  reader.resume();
  await until("number 49");
  assert.ok(heard.includes(`431["${page}"]`));
  reader.destroy();
}));

test("a reader that stops is closed, the others go on", () => beside(async (socket) => {
  const slow = net.connect(port, "127.0.0.1");
  slow.on("error", () => {});
  const closed = new Promise((resolve) => slow.once("close", resolve));
  slow.write(Buffer.concat([Buffer.from(opening()), frame(0x81, "40")]));
  let heard = "";
  while (!heard.includes('["auth"')) heard += slow.read() ?? ((await once(slow, "readable")), "");
  let count = 0;
  socket.on("told", () => ++count);
  const text = "x".repeat(100000);
  for (let i = 0; i < 300; ++i) {
    const told = once(socket, "told");
    socket.emit("tell-all", text);
    await told;
  }
  assert.equal(count, 300);
  let kept = 0;
  slow.on("data", (data) => (kept += data.length));
  await within(closed, "the end of the slow one");
  assert.ok(kept < 150 * text.length, `${kept} bytes were kept for it`);
}));

(async () => {
  const all = [];
  for (const threads of ["1", "3"]) {
    const started = await server("--socketio", "--threads", threads, "--calm");
    for (const [name, body] of tests)
      all.push([`${name} (threads: ${threads})`, () => ((port = started.port), body())]);
  }
  await run(all);
})();
