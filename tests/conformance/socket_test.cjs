// SPDX-License-Identifier: GPL-3.0-or-later
// Socket.IO, protocol 5, from its document: packets over plain WebSockets.
"use strict";
const { assert, server, within, once, run } = require("./harness.cjs");
const WebSocket = require("ws");

const tests = [];
const test = (name, body, timing = "calm") => tests.push([name, body, timing]);

let port;
async function open() {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const messages = [];
  const waiting = [];
  ws.on("error", () => {});
  ws.on("message", (data, binary) => {
    const message = binary ? data : data.toString();
    if (message === "2") return ws.send("3");
    if (waiting.length) waiting.shift()(message);
    else messages.push(message);
  });
  ws.next = () =>
    messages.length ? messages.shift() : within(new Promise((resolve) => waiting.push(resolve)), "a message");
  ws.closed = within(new Promise((resolve) => ws.once("close", (code) => resolve(code))), "the close");
  ws.closed.catch(() => {});
  await once(ws, "open");
  assert.equal((await ws.next())[0], "0");
  return ws;
}
async function connect() {
  const ws = await open();
  ws.send("40");
  assert.match(await ws.next(), /^40\{"sid":"[\w-]{20,}"\}$/);
  assert.equal(await ws.next(), '42["auth",{}]');
  return ws;
}
async function livesOn(ws) {
  ws.send('4299["message-with-ack","still here"]');
  assert.equal(await ws.next(), '4399["still here"]');
}

test("connect: to the main namespace, with auth and without", async () => {
  const first = await connect();
  const second = await open();
  second.send('40{"token":"123"}');
  assert.match(await second.next(), /^40\{"sid":"[^"]+"\}$/);
  assert.equal(await second.next(), '42["auth",{"token":"123"}]');
  first.close();
  second.close();
});

test("connect: to another namespace, with auth and without", async () => {
  for (const [packet, auth] of [["40/custom", "{}"], ["40/custom,", "{}"], ['40/custom,{"token":"abc"}', '{"token":"abc"}']]) {
    const ws = await open();
    ws.send(packet);
    assert.match(await ws.next(), /^40\/custom,\{"sid":"[^"]+"\}$/);
    assert.equal(await ws.next(), `42/custom,["auth",${auth}]`);
    ws.close();
  }
});

test("connect: an unknown namespace is refused, the connection stays", async () => {
  const ws = await open();
  ws.send("40/random");
  assert.equal(await ws.next(), '44/random,{"message":"Invalid namespace"}');
  ws.send("40");
  assert.match(await ws.next(), /^40\{/);
  ws.close();
});

test("connect: the application may refuse, with data", async () => {
  const ws = await open();
  ws.send('40{"refuse":{"status":401}}');
  assert.equal(await ws.next(), '44{"message":"Not welcome","data":{"refuse":{"status":401}}}');
  ws.send("40");
  assert.match(await ws.next(), /^40\{/);
  ws.close();
});

test("connect: who joins no namespace in time is closed", async () => {
  const ws = await open();
  await ws.closed;
}, "suite");

test("disconnect: from one namespace, not from the other", async () => {
  const ws = await connect();
  ws.send("40/custom");
  assert.match(await ws.next(), /^40\/custom,/);
  assert.equal(await ws.next(), '42/custom,["auth",{}]');
  ws.send("41/custom");
  ws.send('42["message","to the main one"]');
  assert.equal(await ws.next(), '42["message-back","to the main one"]');
  ws.send("41");
  ws.send("40");
  assert.match(await ws.next(), /^40\{/);
  ws.close();
});

test("disconnect: by the server", async () => {
  const ws = await connect();
  ws.send('42["leave"]');
  assert.equal(await ws.next(), "41");
  ws.close();
});

test("messages: text and acks, as they were sent", async () => {
  const ws = await connect();
  ws.send('42["message",1,"2",{"3":[true]}]');
  assert.equal(await ws.next(), '42["message-back",1,"2",{"3":[true]}]');
  ws.send('42456["message-with-ack",1,"2",{"3":[false]}]');
  assert.equal(await ws.next(), '43456[1,"2",{"3":[false]}]');
  ws.send('420["message-with-ack"]');
  assert.equal(await ws.next(), "430[]");
  ws.send('43456["an ack that nobody asked for"]');
  await livesOn(ws);
  ws.close();
});

test("messages: binary, as they were sent", async () => {
  const ws = await connect();
  const args = '{"_placeholder":true,"num":0},{"a":[{"_placeholder":true,"num":1}]}';
  for (const [sent, back] of [[`452-["message",${args}]`, `452-["message-back",${args}]`],
    [`452-789["message-with-ack",${args}]`, `462-789[${args}]`]]) {
    ws.send(sent);
    ws.send(Buffer.from([1, 2, 3]));
    ws.send(Buffer.from([]));
    assert.equal(await ws.next(), back);
    assert.deepEqual(await ws.next(), Buffer.from([1, 2, 3]));
    assert.deepEqual(await ws.next(), Buffer.from([]));
  }
  ws.close();
});

test("rooms: everyone hears it once", async () => {
  const all = await Promise.all([connect(), connect(), connect(), connect()]);
  all[0].send('42["tell-all",1]');
  for (const ws of all) assert.equal(await ws.next(), '42["told",1]');
  for (const ws of all) await livesOn(ws);
  for (const ws of all) ws.close();
});

const placeholder = (number) => `{"_placeholder":true,"num":${number}}`;
for (const [what, ...messages] of [
  ["unknown type", "4abc"], ["nothing", "4"], ["unknown type of packet", "48"],
  ["an object for an event", "42{}"], ["an event without a name", "42[]"], ["a number for a name", "42[1]"],
  ["letters for an ack id", '42abc["message-with-ack",1]'],
  ["a huge ack id", '4299999999999999999999["message-with-ack",1]'],
  ["an ack id of 100,000 digits", `42${"9".repeat(100000)}["message-with-ack",1]`],
  ["a huge number of attachments", '459999999999-["message"]'], ["65 attachments", `4565-["message"]`],
  ["placeholders without attachments", `450-["message",${placeholder(0)}]`],
  ["a placeholder beyond", `451-["message",${placeholder(1)}]`],
  ["attachments of nothing", Buffer.from([1, 2, 3])],
  ["text where an attachment is due", `451-["message",${placeholder(0)}]`, '42["message"]'],
  ["attachments larger than a message", `452-["message",${placeholder(0)},${placeholder(1)}]`,
    Buffer.alloc(600000), Buffer.alloc(600000)],
  ["connect as an event", '42["connect"]'], ["disconnect as an event", '42["disconnect"]'],
  ["connect_error as an event", '42["connect_error"]'], ["newListener as an event", '42["newListener"]'],
  ["an event for a namespace it is not in", '42/custom,["message"]'],
  ["an event for a namespace that is not", '42/random,["message"]'],
  ["a namespace of 100,000 letters", `40/${"a".repeat(100000)},`],
  ["connecting twice", "40"], ["auth that is an array", "40/custom,[]"], ["auth that is no JSON", "40/custom,{"],
  ["a connect error from a client", '44{"message":"a"}'],
  ["deep JSON", `42["message",${"[".repeat(100000)}${"]".repeat(100000)}]`],
  ["a key twice", '42["message",{"a":1,"a":2}]'], ["numbers without end", `42["message",${"9".repeat(10000)}]`],
  ["text after JSON", '42["message"] and more'],
]) {
  test(`hostile: ${what}`, async () => {
    const honest = await connect();
    const ws = await connect();
    for (const message of messages) ws.send(message);
    assert.equal(await ws.closed, 1002);
    await livesOn(honest);
    honest.close();
  });
}

test("hostile: events before the connection is accepted", async () => {
  const honest = await connect();
  const ws = await open();
  ws.send('42["message"]');
  assert.equal(await ws.closed, 1002);
  await livesOn(honest);
  honest.close();
});

const timings = { suite: [], calm: ["--calm"] };

(async () => {
  const all = [];
  for (const threads of ["1", "3"]) {
    const ports = {};
    for (const [timing, options] of Object.entries(timings))
      ports[timing] = (await server("--socketio", "--threads", threads, ...options)).port;
    for (const [name, body, timing] of tests)
      all.push([`${name} (threads: ${threads})`, () => ((port = ports[timing]), body())]);
  }
  await run(all);
})();
