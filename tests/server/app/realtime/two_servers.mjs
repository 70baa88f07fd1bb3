// SPDX-License-Identifier: GPL-3.0-or-later
// Two processes on one database, with the real socket.io-client. What is stored holds whoever stores it: one
// order, no gap, nothing twice, nothing changed after it was read; and who loses a right loses it everywhere.
// What is told at once is told in the process where it happened; in the other one clients catch up by `rev`.
// Usage: two_servers.mjs URL OTHER-URL
import assert from 'node:assert/strict';
import {Line, admin, ask, call, good, pair, person, play, slug, until, url} from './people.mjs';

const servers = [url, process.argv[3]];

/// What a client holds that was away: it pulls page after page from what it had.
class Copy {
  constructor(line, chatId) { Object.assign(this, {line, chatId, rev: 0, messages: new Map(), marks: new Map()}); }
  async pull(limit = 100) {
    for (let more = true; more;) {
      const page = await this.line.say('chat:changes', {chatId: this.chatId, after: this.rev, limit});
      assert.ok(page.ok, JSON.stringify(page));
      for (const message of page.messages) this.messages.set(message.seq, message);
      for (const one of page.participants) this.marks.set(one.person.id, one);
      this.rev = page.rev;
      more = page.more;
    }
    return this;
  }
  state() { return {rev: this.rev, messages: [...this.messages.values()].sort((a, b) => a.seq - b.seq),
    marks: [...this.marks.values()].sort((a, b) => a.person.id < b.person.id ? -1 : 1)}; }
}

async function linesOf(me) {
  return Promise.all(servers.map(server => me.line({server, transports: ['websocket']})));
}

const stories = {
  async messagesHaveOneOrder() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const chatId = await pair(mia, ana);
    const people = [await linesOf(mia), await linesOf(ana)];
    const all = people.flat();
    const copies = all.map(line => new Copy(line, chatId));
    const ids = Array.from({length: 40}, () => crypto.randomUUID());
    const acked = new Map();
    let reads = 0;
    await Promise.all(people.map(async (lines, whose) => {
      for (const [n, clientId] of ids.entries()) {
        // The same message by both servers at once, as a client does that lost the first answer.
        const said = {chatId, clientId, content: `${whose} ${n}`};
        const acks = await Promise.all(lines.map(line => line.say('message:send', said)));
        assert.deepEqual(acks[0], acks[1]);
        assert.ok(acks[0].ok, JSON.stringify(acks[0]));
        acked.set(whose + clientId, acks[0].message);
        if (n % 5 === 0) {
          // An edit by one server against a read by the other.
          const {seq} = acks[0].message;
          const [edit, read] = await Promise.all([lines[n % 2].say('message:edit', {chatId, seq, content: `${whose} ${n} edited`}),
            people[1 - whose][1 - n % 2].say('message:read', {chatId, seq})]);
          assert.ok(read.ok, JSON.stringify(read));
          if (edit.ok) assert.ok(edit.message.rev < read.rev, 'it was edited after it was read');
          else assert.equal(slug(edit.problem), 'already-read');
          reads += !edit.ok;
        }
        if (n % 7 === whose) await copies[2 * whose + n % 2].pull(10);
        await new Promise(resolve => setTimeout(resolve, 100)); // within the limit of events
      }
    }));
    for (const copy of copies) await copy.pull(10);
    const fresh = await new Copy(all[0], chatId).pull();
    for (const copy of copies) assert.deepEqual(copy.state(), fresh.state());
    assert.deepEqual([...fresh.messages.keys()].sort((a, b) => a - b), Array.from({length: 80}, (_, i) => i + 1));
    for (const message of acked.values()) {
      const stored = fresh.messages.get(message.seq);
      assert.equal(stored.id, message.id);
      assert.equal(stored.clientId, message.clientId);
    }
    const revs = [...fresh.messages.values()].map(m => m.rev);
    assert.equal(new Set(revs).size, revs.length, 'no two changes share a rev');
    for (const line of all) { // live: each once, in order
      const seqs = line.heard.filter(e => ['message:sent', 'message:receive'].includes(e.name)).map(e => e.payload.seq);
      assert.deepEqual(seqs, [...new Set(seqs)].sort((a, b) => a - b));
    }
    for (const whose of [0, 1]) { // told once, by the one server or the other
      const told = people[whose].flatMap(line => line.said('message:sent').map(m => m.clientId));
      assert.deepEqual(told.sort(), [...ids].sort());
    }
    console.log(`${reads} of 16 edits came after the read`);
    all.forEach(line => line.close());
  },

  async whoLosesARightLosesItEverywhere() {
    const root = await admin();
    const endings = {
      'log-out': me => good('POST', '/auth/logout', {token: me.token}),
      'log-out everywhere': me => good('POST', '/auth/logout-all', {token: me.token}),
      'other roles': me => good('PUT', `/admin/users/${me.id}/roles`, {token: root.token, body: {roles: ['mentor']}}),
      'a suspension': me => good('POST', `/admin/users/${me.id}/suspend`, {token: root.token, body: {reason: 'For the test'}}),
      'a suspension by a third process': me => ask('suspend ' + me.email),
      'a deleted account': me => good('DELETE', '/users/me', {token: me.token, body: {password: 'seven maple ladders'}}),
      'a token used twice': async me => {
        await good('POST', '/auth/refresh', {body: {refreshToken: me.refreshToken}});
        assert.equal((await call('POST', '/auth/refresh', {body: {refreshToken: me.refreshToken}})).status, 401);
      },
    };
    const stays = await linesOf(await person('apprentice', 'Bea'));
    for (const [name, end] of Object.entries(endings)) {
      const me = await person('apprentice', 'Ana');
      const lines = await linesOf(me);
      await end(me);
      const done = Date.now();
      for (const line of lines) await line.isEnded();
      console.log(`${name}: closed ${lines.map(line => line.endedAt - done)} ms after it was done`);
      if (name === 'other roles') {
        for (const line of lines) await until('back', () => line.socket.connected);
      } else {
        for (const server of servers) {
          const again = new Line(me.token, {server});
          await assert.rejects(again.open());
          again.close();
          assert.ok([401, 403].includes((await call('GET', '/users/me', {token: me.token, server})).status));
        }
      }
      lines.forEach(line => line.close());
    }
    for (const line of stays) {
      assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true});
      assert.equal(line.reason, undefined);
      line.close();
    }
  },

  /// A lost connection may come back to the other process: it recovers nothing there, and catches up.
  async movesToTheOther() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const chatId = await pair(mia, ana);
    const [here] = await linesOf(ana);
    const copy = await new Copy(here, chatId).pull();
    here.close();
    await good('POST', `/chats/${chatId}/messages`, {token: mia.token, body: {clientId: crypto.randomUUID(), content: 'Missed'}});
    const there = await ana.line({server: servers[1]});
    assert.equal(there.socket.recovered, false);
    copy.line = there;
    await copy.pull();
    assert.deepEqual([...copy.messages.values()].map(m => m.content), ['Missed']);
    there.close();
  },
};

await play(stories, []);
