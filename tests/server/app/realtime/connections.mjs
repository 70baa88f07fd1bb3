// SPDX-License-Identifier: GPL-3.0-or-later
// Lasting connections to a running server with the real socket.io-client: how they come, what they may, what
// they are told.
import assert from 'node:assert/strict';
import {Line, WebSocket, admin, call, good, pair, patience, person, play, slug, until, url} from './people.mjs';

const stories = {
  async comesByEveryTransport() {
    const ana = await person('apprentice', 'Ana');
    for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
      const line = await ana.line({transports});
      if (transports.length > 1)
        await until('upgraded', () => line.socket.io.engine.transport.name === 'websocket');
      assert.deepEqual(await line.say('user:status', {status: 'away'}), {ok: true}, String(transports));
      assert.equal(line.socket.io.engine.transport.name, transports.at(-1));
      line.close();
    }
  },

  async isRefusedAsOverHttp() {
    const http = await call('GET', '/users/me', {token: 'nonsense'});
    for (const [auth, status] of [[undefined, 401], [{}, 401], [{token: 7}, 401], [{token: 'nonsense'}, 401]]) {
      const line = new Line('', {auth});
      await assert.rejects(line.open());
      assert.equal(line.error.data.status, status);
      assert.equal(line.error.data.type, http.body.type);
      assert.equal(line.error.message, http.body.title);
      assert.ok(line.error.data.instance);
      line.close();
    }
    // Addresses are written into logs: a token in one counts for nothing.
    const ana = await person('apprentice', 'Ana');
    for (const query of [{token: ana.token}, {auth: JSON.stringify({token: ana.token})}, {access_token: ana.token}]) {
      const line = new Line('', {auth: {}, query});
      await assert.rejects(line.open());
      assert.equal(slug(line.error.data), 'unauthenticated');
      line.close();
    }
  },

  async answersEveryEvent() {
    const line = await (await person('apprentice', 'Ana')).line();
    const refused = async (expected, ...said) => {
      const ack = await line.say(...said);
      assert.equal(ack.ok, false);
      assert.equal(slug(ack.problem), expected, JSON.stringify(ack));
      return ack.problem;
    };
    await refused('not-found', 'user:nothing', {});
    await refused('unknown-field', 'user:status', {status: 'away', more: 1});
    await refused('bad-request', 'user:status', {status: 'away'}, {});
    await refused('bad-request', 'user:status', Buffer.from('away'));
    const missing = await refused('validation-failed', 'user:status', {});
    assert.deepEqual(missing.errors.map(e => e.pointer), ['/status']);
    line.close();
  },

  async keepsTheLimit() {
    const line = await (await person('apprentice', 'Ana')).line({transports: ['websocket']});
    const acks = await Promise.all(Array.from({length: 150}, () => line.say('user:status', {status: 'online'})));
    const refused = acks.filter(a => !a.ok);
    assert.ok(refused.length > 0 && acks.length - refused.length >= 60, `${refused.length} of 150 were refused`);
    for (const ack of refused) {
      assert.equal(slug(ack.problem), 'rate-limited');
      assert.ok(ack.retryAfter >= 1);
    }
    await new Promise(resolve => setTimeout(resolve, 1000 * refused[0].retryAfter));
    assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true});
    line.close();
  },

  async tellsBothSidesAndNobodyElse() {
    const [mia, ana, eve] = await Promise.all(
        [person('mentor', 'Mia'), person('apprentice', 'Ana'), person('apprentice', 'Eve')]);
    const lines = [await mia.line(), await ana.line(), await ana.line({transports: ['polling']}), await eve.line()];
    const canary = 'canary-' + Math.random();
    const sent = await good('POST', '/requests', {token: ana.token, body: {mentorId: mia.id, message: canary}});
    for (const line of lines.slice(0, 3)) {
      const {payload} = await line.hears('request:changed');
      assert.deepEqual(payload, await good('GET', '/requests/' + sent.id, {token: ana.token}));
    }
    const accepted = await good('POST', `/requests/${sent.id}/accept`, {token: mia.token, body: {}});
    for (const line of lines.slice(0, 3)) {
      await line.hears('request:changed', p => p.status === 'accepted');
      const {payload} = await line.hears('mentorship:changed');
      assert.deepEqual(payload, accepted.mentorship);
    }
    await lines[0].hears('profile:changed', p => p.taken === 1);
    await lines[0].hears('user:status', p => p.userId === ana.id && p.status === 'online');
    await lines[1].hears('user:status', p => p.userId === mia.id && p.status === 'online');

    assert.deepEqual(await lines[0].say('user:status', {status: 'away'}), {ok: true});
    await lines[1].hears('user:status', p => p.userId === mia.id && p.status === 'away');
    lines[0].close();
    const {payload: gone} = await lines[1].hears('user:status', p => p.userId === mia.id && p.status === 'offline');
    assert.ok(Math.abs(new Date(gone.lastSeen) - Date.now()) < 60000, gone.lastSeen);
    const late = await ana.line();
    await late.hears('user:status', p => p.userId === mia.id && p.lastSeen === gone.lastSeen);
    assert.deepEqual(lines[3].heard, []);
    [...lines, late].forEach(line => line.close());
  },

  async recoversWhatItMissed() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const line = await mia.line({reconnectionDelay: 1000, reconnectionDelayMax: 1000});
    const first = await good('POST', '/requests', {token: ana.token, body: {mentorId: mia.id, message: 'One'}});
    await line.hears('request:changed', p => p.id === first.id);
    line.socket.io.engine.close();
    await until('away', () => !line.socket.connected);
    await good('POST', `/requests/${first.id}/withdraw`, {token: ana.token, body: {}});
    const second = await good('POST', '/requests', {token: ana.token, body: {mentorId: mia.id, message: 'Two'}});
    await until('back', () => line.socket.connected);
    assert.equal(line.socket.recovered, true);
    await line.hears('request:changed', p => p.id === second.id);
    assert.deepEqual(line.said('request:changed').map(r => [r.id, r.status]),
        [[first.id, 'pending'], [first.id, 'withdrawn'], [second.id, 'pending']]);
    line.close();
  },

  async recoversOnlyWhatItStillMay() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const line = await ana.line({reconnectionDelay: 500, reconnectionDelayMax: 600});
    const chatId = await pair(mia, ana);
    await line.hears('chat:changed');
    const before = line.heard.length;
    line.socket.io.engine.close();
    await until('away', () => !line.socket.connected);
    await good('POST', `/chats/${chatId}/messages`, {token: mia.token, body: {clientId: crypto.randomUUID(), content: 'Missed'}});
    await good('POST', '/auth/logout', {token: ana.token});
    await until('refused', () => line.error);
    assert.equal(slug(line.error.data), 'unauthenticated');
    assert.deepEqual(line.heard.slice(before), []);
    line.close();
  },

  async aKeyMayDoWhatItsScopesSay() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const key = async scopes => (await good('POST', '/auth/access-keys', {
      token: mia.token, body: {name: scopes.join(), scopes}})).token;
    const reads = await new Line(await key(['read'])).open();
    const writes = await new Line(await key(['write'])).open();
    await good('POST', '/requests', {token: ana.token, body: {mentorId: mia.id, message: 'Hello'}});
    await reads.hears('request:changed');
    assert.deepEqual(await reads.say('user:status', {status: 'away'}), {ok: true});
    assert.equal(slug((await writes.say('user:status', {status: 'away'})).problem), 'insufficient-scope');
    assert.deepEqual(writes.heard, []);
    [reads, writes].forEach(line => line.close());
  },

  async tellsOfABlockWhoeverMadeItAndNobodyElse() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const chat = await pair(mia, ana);
    const [desk, phone, other] = [await ana.line(), await ana.line({transports: ['polling']}), await mia.line()];
    const mayWrite = async me => (await good('GET', '/chats/' + chat, {token: me.token})).mayWrite;
    assert.deepEqual(await desk.say('user:block', {userId: mia.id, blocked: true}), {ok: true});
    for (const line of [desk, phone]) {
      await line.hears('user:block', p => p.userId === mia.id && p.blocked);
      await line.hears('chat:changed', p => p.id === chat && !p.mayWrite);
    }
    assert.equal(await mayWrite(mia), false);
    // To each the other is away for good; when the one goes and comes, the other is not told.
    await desk.hears('user:status', p => p.userId === mia.id && p.status === 'offline');
    await other.hears('user:status', p => p.userId === ana.id && p.status === 'offline');
    const told = other.heard.length;
    assert.deepEqual(await desk.say('user:status', {status: 'away'}), {ok: true});
    assert.deepEqual(await phone.say('user:status', {status: 'away'}), {ok: true});
    const late = await mia.line();
    assert.equal((await good('GET', '/users/me/blocks', {token: ana.token})).items[0].person.id, mia.id);
    const sent = {chatId: chat, clientId: crypto.randomUUID(), content: 'Hello?'};
    assert.equal(slug((await other.say('message:send', sent)).problem), 'chat-not-allowed');
    assert.deepEqual(await phone.say('user:block', {userId: mia.id, blocked: true}), {ok: true}); // so it is already
    await good('DELETE', `/users/${mia.id}/block`, {token: ana.token});
    for (const line of [desk, phone]) {
      await line.hears('user:block', p => p.userId === mia.id && !p.blocked);
      assert.equal(line.said('user:block').length, 2);
    }
    for (const line of [other, late])
      await line.hears('user:status', p => p.userId === ana.id && p.status === 'away');
    assert.equal(other.heard.slice(told).find(e => e.name === 'user:status').payload.status, 'away');
    assert.equal((await other.say('message:send', sent)).ok, true);
    await desk.hears('message:receive', m => m.content === 'Hello?');
    for (const userId of [ana.id, crypto.randomUUID()]) {
      const http = await call('POST', `/users/${userId}/block`, {token: ana.token});
      const {problem} = await desk.say('user:block', {userId, blocked: true});
      assert.deepEqual([problem.type, problem.status], [http.body.type, http.status]);
    }
    assert.deepEqual(other.heard.filter(e => e.name === 'user:block' || e.name === 'chat:changed'), []);
    assert.ok(late.said('user:status').every(p => p.userId !== ana.id || p.status === 'away'));
    [desk, phone, other, late].forEach(line => line.close());
  },

  /// The server allows https://app.example.org.
  async asksWhereAPageIsFrom() {
    for (const [Origin, status] of [['https://evil.example', 403], ['null', 403], ['https://app.example.org.evil.example', 403],
      ['https://app.example.org', 200], [undefined, 200]]) {
      const polling = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, {headers: Origin ? {Origin} : {}});
      assert.equal(polling.status, status, Origin);
      assert.equal(polling.headers.get('access-control-allow-origin'), status === 200 && Origin ? Origin : null);
      const text = await polling.text();
      assert.equal(await upgradeStatus('', Origin), status === 200 ? 101 : status, Origin);
      if (status !== 200) continue;
      const {sid} = JSON.parse(text.slice(1));
      // A session that one was let into is no way around, whoever knows its name.
      assert.equal(await upgradeStatus('&sid=' + sid, 'https://evil.example'), 403);
      assert.equal((await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {headers: {Origin: 'https://evil.example'}})).status, 403);
      assert.equal(await upgradeStatus('&sid=' + sid, Origin), 101);
    }
  },

  async takesManyPostsOfOneSessionAtOnce() {
    const ana = await person('apprentice', 'Ana');
    const at = `${url}/socket.io/?EIO=4&transport=polling`;
    const {sid} = JSON.parse((await (await fetch(at)).text()).slice(1));
    const post = async body => assert.equal(await (await fetch(`${at}&sid=${sid}`, {method: 'POST', body})).text(), 'ok');
    const heard = [];
    const poll = async () => heard.push(...(await (await fetch(`${at}&sid=${sid}`)).text()).split('\x1e'));
    await post('40' + JSON.stringify({token: ana.token}));
    while (!heard.some(p => p.startsWith('40'))) await poll();
    const numbers = Array.from({length: 40}, (_, i) => i);
    await Promise.all(numbers.map(i => post(`42${i}["user:status",{"status":"online"}]`)));
    const acks = () => heard.filter(p => p.startsWith('43'));
    while (acks().length < numbers.length) await poll();
    assert.deepEqual(acks().sort(), numbers.map(i => `43${i}[{"ok":true}]`).sort());
  },

  async isInTheConnectionLog() {
    const [ana, root] = await Promise.all([person('apprentice', 'Ana'), admin()]);
    const moment = () => new Promise(resolve => setTimeout(resolve, 20)); // the log counts milliseconds
    const line = await ana.line({reconnectionDelay: 50, reconnectionDelayMax: 60, extraHeaders: {'User-Agent': 'Story/1'}});
    await moment();
    line.socket.io.engine.close();
    await until('away', () => !line.socket.connected);
    await until('back', () => line.socket.connected);
    assert.equal(line.socket.recovered, true);
    await moment();
    line.close();
    await moment();
    const fresh = await ana.line();
    await moment();
    fresh.close();
    const rows = async () => (await good('GET', '/admin/connections?limit=100&user=' + ana.id, {token: root.token})).items
      .filter(row => ['connect', 'disconnect', 'reconnect'].includes(row.kind)).reverse();
    let seen = [];
    for (const began = Date.now(); seen.length < 6 && Date.now() - began < patience;) seen = await rows();
    assert.deepEqual(seen.map(row => row.kind), ['connect', 'disconnect', 'reconnect', 'disconnect', 'connect', 'disconnect']);
    assert.ok(seen.every(row => row.user === ana.id), JSON.stringify(seen));
    assert.ok(seen.every(row => ['127.0.0.1', '::1'].includes(row.address)), JSON.stringify(seen));
    assert.equal(seen[0].userAgent, 'Story/1');
    assert.equal(seen.find(row => row.kind === 'reconnect').userAgent, 'Story/1');
  },
};

function upgradeStatus(query, origin) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket${query}`, {origin});
  return new Promise(resolve => {
    socket.on('open', () => resolve(101)).on('error', () => {});
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
  }).finally(() => socket.terminate());
}

await play(stories);
