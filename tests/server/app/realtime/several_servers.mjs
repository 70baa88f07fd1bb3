// SPDX-License-Identifier: GPL-3.0-or-later
// Two processes on one database that a Redis joins, with the real socket.io-client: what happens in one is told
// in the other, once and in order; when Redis is lost nothing else is.
// Usage: several_servers.mjs URL OTHER-URL STORY…
import assert from 'node:assert/strict';
import {ask, call, good, pair, person, play, until, url} from './people.mjs';

const other = process.argv[3];
const there = {server: other, transports: ['websocket']};
const pause = time => new Promise(resolve => setTimeout(resolve, time));

async function two() {
  const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
  return {mia, ana, chatId: await pair(mia, ana)};
}

const send = (line, chatId, content, clientId = crypto.randomUUID()) => line.say('message:send', {chatId, clientId, content});

/// The last status that the line was told of somebody.
const statusOf = (line, user) => line.said('user:status').filter(p => p.userId === user.id).at(-1)?.status;

/// All that is in a chat, page after page.
async function pull(server, token, chatId, state = {rev: 0, messages: new Map()}) {
  for (let more = true; more;) {
    const page = await good('GET', `/chats/${chatId}/changes?after=${state.rev}&limit=100`, {token, server});
    for (const message of page.messages) state.messages.set(message.seq, message);
    ({rev: state.rev, more} = page);
  }
  return state;
}

const stories = {
  async toldInOrder() {
    const {mia, ana, chatId} = await two();
    const lines = {mia: await mia.line(), desk: await mia.line(there), ana: await ana.line(there), near: await ana.line()};
    for (let n = 1; n <= 50; ++n) {
      // Said without waiting for the one before; over REST in between.
      if (n % 10 === 0) await good('POST', `/chats/${chatId}/messages`, {token: mia.token, body: {clientId: crypto.randomUUID(), content: `${n}`}});
      else if (n % 10 === 9) assert.ok((await send(lines.mia, chatId, `${n}`)).ok);
      else send(lines.mia, chatId, `${n}`);
    }
    const all = Array.from({length: 50}, (_, i) => i + 1);
    for (const [line, name] of [[lines.ana, 'message:receive'], [lines.near, 'message:receive'], [lines.mia, 'message:sent'], [lines.desk, 'message:sent']]) {
      await until('all are told', () => line.said(name).length >= all.length);
      assert.deepEqual(line.said(name).map(m => m.seq), all);
    }
    assert.ok((await lines.ana.say('message:read', {chatId, seq: 50})).ok);
    await lines.mia.hears('message:read', p => p.userId === ana.id && p.seq === 50);
    await pause(300); // nothing comes twice
    assert.equal(lines.ana.said('message:receive').length, 50);
    assert.equal(lines.mia.said('message:read').length, 1);
    Object.values(lines).forEach(line => line.close());
  },

  async typing() {
    const {mia, ana, chatId} = await two();
    const [here, far] = [await mia.line(), await ana.line(there)];
    assert.deepEqual(await here.say('user:typing', {chatId, typing: true}), {ok: true});
    await far.hears('user:typing', p => p.chatId === chatId && p.userId === mia.id && p.typing);
    await far.hears('user:typing', p => !p.typing); // by itself
    // Who is blocked in one process is told nothing by the other, which knew the audience.
    assert.deepEqual(await here.say('user:typing', {chatId, typing: false}), {ok: true});
    await good('POST', `/users/${mia.id}/block`, {token: ana.token, server: other});
    await pause(300);
    const answer = await here.say('user:typing', {chatId, typing: true});
    assert.equal(answer.ok, false, JSON.stringify(answer));
    here.close();
    far.close();
  },

  async whoIsThere() {
    const {mia, ana} = await two();
    const far = await ana.line(there);
    const here = await mia.line();
    await far.hears('user:status', p => p.userId === mia.id && p.status === 'online');
    await here.hears('user:status', p => p.userId === ana.id && p.status === 'online'); // shown on arrival
    assert.deepEqual(await here.say('user:status', {status: 'away'}), {ok: true});
    await until('away', () => statusOf(far, mia) === 'away');

    // One more device, in the other process: the most present counts, and who leaves here is still there.
    const phone = await mia.line(there);
    await until('online by the other device', () => statusOf(far, mia) === 'online');
    const heard = far.said('user:status').length;
    here.close();
    const late = await person('apprentice', 'Ben');
    const chatId = await pair(mia, late);
    assert.ok(chatId);
    const newcomer = await late.line();
    await newcomer.hears('user:status', p => p.userId === mia.id && p.status === 'online');
    await pause(4500); // longer than a blink is taken for one
    assert.deepEqual(far.said('user:status').slice(heard).filter(p => p.userId === mia.id), []);
    phone.close();
    for (const line of [far, newcomer]) {
      await until('offline', () => statusOf(line, mia) === 'offline');
      assert.ok(line.said('user:status').filter(p => p.userId === mia.id).at(-1).lastSeen);
    }
    far.close();
    newcomer.close();
  },

  async loggedOut() {
    const {mia} = await two();
    const lines = [await mia.line(), await mia.line(there)];
    await good('POST', '/auth/logout', {token: mia.token});
    const done = Date.now();
    for (const line of lines) await line.isEnded();
    console.log(`closed ${lines.map(line => line.endedAt - done)} ms after it was done`);
    lines.forEach(line => line.close());
  },

  async otherSlots() {
    const {mia, ana} = await two();
    const day = new Date(Date.now() + 5 * 86400000).toISOString().slice(0, 10);
    const blocks = Array.from({length: 7}, (_, i) => ({weekday: i + 1, from: '08:00', to: '20:00'}));
    await good('PUT', '/availability', {token: mia.token, body: {timeZone: 'UTC', blocks, lengths: [60], noticeMinutes: 0}});
    const far = await ana.line(there);
    const mine = await mia.line(there);
    const slot = {mentorId: mia.id, startsAt: `${day}T10:00:00.000Z`, minutes: 60};
    const hold = await good('POST', '/holds', {token: ana.token, body: slot});
    await far.hears('slots:changed', p => p.mentorId === mia.id);
    const before = far.said('slots:changed').length;
    await good('DELETE', `/holds/${hold.id}`, {token: ana.token});
    await until('given back', () => far.said('slots:changed').length > before);
    const session = await good('POST', '/sessions', {token: ana.token, body: {...slot, medium: 'video'}});
    for (const line of [far, mine]) await line.hears('session:changed', p => p.id === session.id);
    far.close();
    mine.close();
  },

  /// Made in one process, heard in the other, by people who did not know each other's presence.
  async groups() {
    const [mia, ana, ben] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana'), person('apprentice', 'Ben')]);
    await pair(mia, ana);
    await pair(mia, ben);
    const [near, far] = [await ana.line(), await ben.line(there)];
    const group = await good('POST', '/chats', {token: mia.token, body: {kind: 'group', title: 'All', userIds: [ana.id, ben.id]}});
    await far.hears('chat:changed', p => p.id === group.id);
    await far.hears('user:status', p => p.userId === ana.id && p.status === 'online');
    await near.hears('user:status', p => p.userId === ben.id && p.status === 'online');
    near.close();
    far.close();
  },

  /// Messages by both processes while Redis is killed, comes back, hangs and goes on.
  async redisIsKilled() {
    const {mia, ana, chatId} = await two();
    const lines = {mia: await mia.line(), ana: await ana.line(there)};
    const held = new Map(); // what Ana's client holds: what she was told, and what she pulled when she was told to
    const catchUp = {rev: 0, messages: held, running: Promise.resolve(), count: 0};
    lines.ana.socket.on('message:receive', message => held.set(message.seq, message));
    lines.ana.socket.on('events:missed', missed => {
      assert.deepEqual(missed, {withinSeconds: 0});
      ++catchUp.count;
      catchUp.running = catchUp.running.then(() => pull(other, ana.token, chatId, catchUp));
    });
    const acked = [];
    let slowest = 0;
    let going = true;
    const load = (async () => {
      for (let n = 0; going; ++n) {
        const began = Date.now();
        const ack = await send(lines.mia, chatId, `${n}`);
        slowest = Math.max(slowest, Date.now() - began);
        assert.ok(ack.ok, JSON.stringify(ack));
        acked.push(ack.message);
        await pause(60); // within the limit of events
      }
    })();
    const some = async (count = 5) => {
      const from = acked.length;
      await until('acks go on', () => acked.length >= from + count);
    };
    await some();
    for (const round of [1, 2]) {
      await ask('redis killed');
      assert.equal(await ask('not ready'), 'yes');
      await some(10);
      assert.ok(!lines.ana.said('message:receive').some(m => m.seq === acked.at(-1).seq), 'nothing tells her');
      const before = catchUp.count;
      await ask('redis started');
      assert.equal(await ask('ready'), 'yes');
      await until(`told to look, round ${round}`, () => catchUp.count > before);
      const first = acked.length;
      await some();
      await until('told again', () => lines.ana.said('message:receive').some(m => m.seq === acked[first].seq));
    }
    await ask('redis frozen');
    await some(10);
    await ask('redis thawed');
    await some();
    going = false;
    await load;
    await until('she holds the last', () => held.has(acked.at(-1).seq));
    await catchUp.running;
    await until('she holds all', () => held.size === acked.length);
    const fresh = await pull(url, mia.token, chatId);
    assert.deepEqual([...fresh.messages.keys()].sort((a, b) => a - b), acked.map(m => m.seq));
    assert.deepEqual([...held.keys()].sort((a, b) => a - b), acked.map(m => m.seq));
    for (const message of acked) assert.equal(held.get(message.seq).id, message.id);
    const told = lines.ana.said('message:receive').map(m => m.seq);
    assert.deepEqual(told, [...new Set(told)].sort((a, b) => a - b), 'live: each once, in order');
    // Who is there is known again, too.
    const late = await mia.line();
    await late.hears('user:status', p => p.userId === ana.id && p.status === 'online');
    console.log(`${acked.length} messages, ${told.length} of them told at once; slowest ack ${slowest} ms`);
    late.close();
    Object.values(lines).forEach(line => line.close());
  },

  /// Who was there by a process that is killed is offline, once it has been silent for long enough.
  async aProcessIsKilled() {
    const {mia, ana} = await two();
    const far = await ana.line({...there, reconnection: false});
    const here = await mia.line();
    await here.hears('user:status', p => p.userId === ana.id && p.status === 'online');
    await ask('other killed');
    const killed = Date.now();
    await until('offline', () => statusOf(here, ana) === 'offline', 90000);
    console.log(`offline ${(Date.now() - killed) / 1000} s after the process was killed`);
    far.close();
    here.close();
  },
};

await play(stories, process.argv.slice(4));
