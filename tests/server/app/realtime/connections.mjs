// SPDX-License-Identifier: GPL-3.0-or-later
// Lasting connections to a running server with the real socket.io-client: how they come, what they may, what
// they are told, and how they end.
import assert from 'node:assert/strict';
import {Line, WebSocket, ask, call, good, person, slug, until, url} from './people.mjs';

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

  async goesOnWithANewerToken() {
    const [ana, eve] = await Promise.all([person('apprentice', 'Ana'), person('apprentice', 'Eve')]);
    const line = await ana.line();
    const next = await good('POST', '/auth/refresh', {body: {refreshToken: ana.refreshToken}});
    assert.deepEqual(await line.say('auth:refresh', {token: next.accessToken}), {ok: true});
    assert.equal(slug((await line.say('auth:refresh', {token: eve.token})).problem), 'unauthenticated');
    assert.equal(slug((await line.say('auth:refresh', {token: 'nonsense'})).problem), 'unauthenticated');
    assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true});
    line.close();
  },

  async endsWithItsSignIn() {
    const ana = await person('apprentice', 'Ana');
    const other = await good('POST', '/auth/login', {body: {email: ana.email, password: 'seven maple ladders'}});
    const line = await ana.line();
    const stays = await new Line(other.accessToken).open();
    const began = Date.now();
    await good('POST', '/auth/logout', {token: ana.token});
    await until('closed', () => line.reason);
    assert.equal(line.reason, 'io server disconnect');
    console.log(`closed ${line.endedAt - began} ms after the log-out`);
    assert.deepEqual(await stays.say('user:status', {status: 'online'}), {ok: true});
    const again = new Line(ana.token);
    await assert.rejects(again.open());
    assert.equal(slug(again.error.data), 'unauthenticated');

    const reused = await person('apprentice', 'Ada');
    const [one, two] = [await reused.line(), await reused.line({transports: ['polling']})];
    await good('POST', '/auth/refresh', {body: {refreshToken: reused.refreshToken}});
    assert.equal((await call('POST', '/auth/refresh', {body: {refreshToken: reused.refreshToken}})).status, 401);
    await until('both closed', () => one.reason && two.reason);

    await good('POST', '/auth/logout-all', {token: other.accessToken});
    await until('closed', () => stays.reason);
    [line, stays, again, one, two].forEach(l => l.close());
  },

  async endsWhenAnotherProcessSaysSo() {
    const ana = await person('apprentice', 'Ana');
    const bea = await person('apprentice', 'Bea');
    const [line, stays] = [await ana.line(), await bea.line()];
    const began = Date.now();
    const after = await ask('suspend ' + ana.email);
    await until('closed', () => line.reason);
    console.log(`closed ${line.endedAt - began} ms after the suspension began, ${line.endedAt - Number(after)} after it was done`);
    assert.equal(line.reason, 'io server disconnect');
    assert.deepEqual(await stays.say('user:status', {status: 'online'}), {ok: true});
    [line, stays].forEach(l => l.close());
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

  async ofHostilePeersOnlyTheirOwnConnectionEnds() {
    const ana = await person('apprentice', 'Ana');
    const line = await ana.line();
    const hello = '40' + JSON.stringify({token: ana.token});
    const deep = '42["user:status",' + '['.repeat(5000) + ']'.repeat(5000) + ']';
    const hostile = ['40/admin,{}', '42999999999999999999999["user:status",{}]', '45999999-["user:status"]', '42["connect",{}]',
      '42["disconnect",{}]', deep, '42["user:status",{"status":"away"', '42{}', '4', '4x', '42["user:status",{"a":1,"a":2}]',
      Buffer.from([0x34, 0x32, 0xff, 0xfe]), '42[' + '"x",'.repeat(2000) + '1]', 'z'.repeat(70000), '42["user:status",{"status":"away"}]'.repeat(3)];
    for (const text of hostile) {
      for (const first of [hello, undefined]) {
        const raw = new WebSocket(url.replace('http', 'ws') + '/socket.io/?EIO=4&transport=websocket');
        const frames = [];
        let closed = false;
        raw.on('message', data => frames.push(String(data))).on('close', () => { closed = true; }).on('error', () => {});
        await until('open', () => raw.readyState === WebSocket.OPEN);
        if (first) {
          raw.send(first);
          await until('greeted', () => frames.some(f => f.startsWith('40')));
        }
        raw.send(text);
        // It is closed, or answered, or passed over: what counts is that nobody else notices.
        raw.send('42' + '7["user:status",{"status":"online"}]');
        await until('something came of it', () => closed || !first || frames.some(f => f.startsWith('437')), 5000).catch(() => {});
        raw.terminate();
      }
      assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true}, String(text).slice(0, 40));
      await new Promise(resolve => setTimeout(resolve, 60)); // within its own limit
    }
    for (const query of ['EIO=4&transport=polling&sid=nonsense', 'EIO=3&transport=polling', 'EIO=4&transport=pigeon', ''])
      assert.equal((await fetch(`${url}/socket.io/?${query}`)).status, 400, query);
    const stranger = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, {headers: {Origin: 'https://evil.example'}});
    assert.ok([400, 403].includes(stranger.status), String(stranger.status));
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);
    assert.equal(line.reason, undefined);
    line.close();
  },
};

let failed = 0;
const wanted = process.argv.slice(3);
for (const [name, story] of Object.entries(stories)) {
  if (wanted.length && !wanted.includes(name)) continue;
  try {
    await story();
    console.log('ok ' + name);
  } catch (error) {
    ++failed;
    console.log(`not ok ${name}: ${error.stack}`);
  }
}
console.log(failed ? `${failed} failed` : 'all stories end well');
process.exit(failed ? 1 : 0);
