// SPDX-License-Identifier: GPL-3.0-or-later
// The real socket.io-client, over each transport.
"use strict";
const { assert, server, within, once, run } = require("./harness.cjs");
const { io } = require("socket.io-client");

const tests = [];
const test = (name, body) => tests.push([name, body]);
const transports = {
  "WebSocket only": { transports: ["websocket"] },
  "polling only": { transports: ["polling"] },
  "polling, then WebSocket": {},
  "WebSocket, compressed": { transports: ["websocket"], perMessageDeflate: { threshold: 100 } },
};

let port;
const client = (options) =>
  io(`http://127.0.0.1:${port}`, { forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 100, ...options });
async function connected(options) {
  const socket = client({ auth: { token: "abc" }, ...options });
  const failure = once(socket, "connect_error").then(([error]) => Promise.reject(error));
  failure.catch(() => {});
  const [auth] = await Promise.race([once(socket, "auth"), failure]);
  assert.deepEqual(auth, { token: "abc" });
  // What the client reads in the very turn in which its connection ends it keeps without noting the offset:
  // it would hand that on after the next CONNECT and get it from recovery as well. Here it goes with the connection.
  socket.on("disconnect", () => setImmediate(() => socket.connected || (socket.receiveBuffer = [])));
  return socket;
}

for (const [transport, options] of Object.entries(transports)) {
  test(`${transport}: events and acks, of all sizes`, async () => {
    const socket = await connected(options);
    if (transport === "polling, then WebSocket" && socket.io.engine.transport.name !== "websocket")
      await once(socket.io.engine, "upgrade");
    for (const value of [null, 0, "", "\u20ac \u{1f600} \\ \"", [[]], { a: { b: [1.5, true] } }, "x".repeat(900000)]) {
      assert.deepEqual(await within(socket.emitWithAck("message-with-ack", value), "an ack"), value);
      socket.emit("message", value);
      assert.deepEqual((await once(socket, "message-back"))[0], value);
    }
    assert.equal(socket.io.engine.transport.name, transport === "polling only" ? "polling" : "websocket");
    socket.disconnect();
  });

  test(`${transport}: binary`, async () => {
    const socket = await connected(options);
    for (const size of [0, 1, 1000, 700000]) {
      const bytes = Buffer.alloc(size, 7);
      socket.emit("message", { bytes, also: [Buffer.from("b")] }, "text");
      const [back, text] = await once(socket, "message-back");
      assert.deepEqual(back, { bytes, also: [Buffer.from("b")] });
      assert.equal(text, "text");
      const acked = await within(new Promise((resolve) => socket.emit("message-with-ack", bytes, resolve)), "an ack");
      assert.deepEqual(acked, bytes);
    }
    socket.disconnect();
  });

  test(`${transport}: many events stay in order`, async () => {
    const socket = await connected(options);
    const heard = [];
    const done = new Promise((resolve) =>
      socket.on("message-back", (i) => heard.push(i) === 500 && resolve()));
    for (let i = 0; i < 500; ++i) socket.emit("message", i);
    await within(done, "500 events");
    assert.deepEqual(heard, Array.from({ length: 500 }, (_, i) => i));
    socket.disconnect();
  });

  test(`${transport}: a refusal has its data`, async () => {
    const socket = client({ auth: { refuse: { status: 401 } }, ...options });
    const [error] = await once(socket, "connect_error");
    assert.equal(error.message, "Not welcome");
    assert.deepEqual(error.data, { refuse: { status: 401 } });
    assert.equal(socket.connected, false);
    socket.disconnect();
  });

  test(`${transport}: the server disconnects`, async () => {
    const socket = await connected(options);
    socket.emit("leave");
    assert.deepEqual((await once(socket, "disconnect"))[0], "io server disconnect");
    socket.disconnect();
  });

  test(`${transport}: two namespaces on one connection`, async () => {
    const socket = await connected(options);
    const custom = socket.io.socket("/custom", { auth: { token: "custom" } });
    assert.deepEqual((await once(custom, "auth"))[0], { token: "custom" });
    const unknown = socket.io.socket("/unknown");
    assert.equal((await once(unknown, "connect_error"))[0].message, "Invalid namespace");
    assert.equal(await within(custom.emitWithAck("message-with-ack", 1), "an ack"), 1);
    custom.disconnect();
    assert.equal(await within(socket.emitWithAck("message-with-ack", 2), "an ack"), 2);
    socket.disconnect();
    unknown.disconnect();
  });

  for (const loss of ["the client's engine closes", "the network breaks"]) {
    test(`${transport}: ${loss}, and what was missed comes once, in order`, async () => {
      const teller = await connected({ transports: ["websocket"] });
      const socket = await connected(options);
      if (transport === "polling, then WebSocket" && socket.io.engine.transport.name !== "websocket")
        await once(socket.io.engine, "upgrade");
      const heard = [];
      socket.on("told", (value) => heard.push(value));
      const tell = (value) => {
        const told = once(teller, "told");
        teller.emit("tell-all", value);
        return told;
      };
      await tell(1);
      await within((async () => { while (!heard.length) await new Promise(setImmediate); })(), "the first event");
      const { id } = socket;
      for (let round = 0; round < 3; ++round) {
        const gone = once(socket, "disconnect");
        socket.io.reconnection(false);
        const { engine } = socket.io;
        if (loss === "the network breaks" && engine.transport.ws) engine.transport.ws._socket.destroy();
        else engine.close();
        await gone;
        await tell(2 + 2 * round);
        await tell(3 + 2 * round);
        const back = once(socket, "connect");
        socket.io.reconnection(true);
        socket.connect();
        await back;
        assert.equal(socket.recovered, true);
        assert.equal(socket.id, id);
      }
      await tell(8);
      await within(socket.emitWithAck("message-with-ack", 1), "an ack");
      await within((async () => { while (heard.length < 8) await new Promise(setImmediate); })(), "all events");
      assert.deepEqual(heard, [1, 2, 3, 4, 5, 6, 7, 8]);
      socket.disconnect();
      const fresh = once(socket, "connect");
      socket.connect();
      await fresh;
      assert.equal(socket.recovered, false); // it had left
      socket.disconnect();
      teller.disconnect();
    });
  }
}

for (const [transport, options] of Object.entries({ "WebSocket only": { transports: ["websocket"] },
  "polling only": { transports: ["polling"] } }))
  test(`${transport}: connections that break while events come lose nothing and double nothing`, async () => {
    const teller = await connected({ transports: ["websocket"] });
    const socket = await connected({ reconnectionDelay: 1, reconnectionDelayMax: 5, ...options });
    const heard = [];
    const total = 600;
    let recoveries = 0;
    let fresh = 0;
    const all = new Promise((resolve) => socket.on("told", (i) => heard.push(i) === total && resolve()));
    socket.on("connect", () => (socket.recovered ? ++recoveries : ++fresh));
    for (let i = 0; i < total; ++i) {
      teller.emit("tell-all", i);
      if (i % 40 === 20 && socket.connected && socket.io.engine.readyState === "open") {
        const { engine } = socket.io;
        if (i % 80 === 20) engine.transport.close = () => {}; // the server hears nothing of the loss
        if (i % 80 === 20) engine._onClose("network change");
        else if (engine.transport.ws) engine.transport.ws._socket.destroy();
        else engine.close();
      }
      if (i % 5 === 0) await within(teller.emitWithAck("message-with-ack", i), "an ack");
    }
    await within(all, `all events; there were ${recoveries} recoveries and ${fresh} other connections`);
    assert.deepEqual(heard, Array.from({ length: total }, (_, i) => i));
    assert.equal(fresh, 0);
    assert.ok(recoveries > 2, `${recoveries} recoveries`);
    socket.disconnect();
    teller.disconnect();
  });

test("reconnecting by itself", async () => {
  const socket = await connected({ transports: ["websocket"] });
  const back = once(socket, "connect");
  socket.io.engine.transport.ws._socket.destroy();
  await back;
  assert.equal(await within(socket.emitWithAck("message-with-ack", 1), "an ack"), 1);
  socket.disconnect();
});

(async () => {
  const all = [];
  for (const threads of ["1", "3"]) {
    const started = await server("--socketio", "--threads", threads, "--recovery", "--calm");
    for (const [name, body] of tests)
      all.push([`${name} (threads: ${threads})`, () => ((port = started.port), body())]);
  }
  await run(all);
})();
