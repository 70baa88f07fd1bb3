// SPDX-License-Identifier: GPL-3.0-or-later
// What no honest client sends, to the whole server: it ends the connection that it came over, or is answered
// there, and two who chat meanwhile notice nothing.
import assert from 'node:assert/strict';
import {WebSocket, good, pair, person, play, slug, until, url} from './people.mjs';

const at = url + '/socket.io/?EIO=4&transport=';

/// A WebSocket without a library above it.
class Raw {
  constructor(query = '') {
    this.heard = [];
    this.socket = new WebSocket(at.replace('http', 'ws') + 'websocket' + query, {perMessageDeflate: false});
    this.socket.on('message', data => this.heard.push(String(data))).on('error', () => {});
    this.socket.on('close', code => { this.code = code; });
  }
  async open(token) {
    await until('open', () => this.socket.readyState === WebSocket.OPEN);
    if (token) {
      this.socket.send('40' + JSON.stringify({token}));
      await this.hears('40');
    }
    return this;
  }
  hears(beginning) { return until('heard ' + beginning, () => this.heard.find(text => text.startsWith(beginning))); }
  async lives() {
    this.socket.send('4277["user:status",{"status":"online"}]');
    await until('answered or closed', () => this.code || this.heard.some(text => text.startsWith('4377')));
    assert.equal(this.code, undefined, 'it was closed');
  }
  async isClosed(code) {
    await until('closed', () => this.code);
    if (code) assert.equal(this.code, code);
  }
}

const status = '"user:status",{"status":"away"}';
const closed = raw => raw.isClosed();
const withCode = code => raw => raw.isClosed(code);
const lives = raw => raw.lives();
const refusedAs = problem => async raw => {
  const ack = JSON.parse((await raw.hears('437')).slice(3))[0];
  assert.equal(slug(ack.problem), problem);
  await raw.lives();
};

// Each: what it is, what is sent (text, bytes, or several of them), and what comes of it once one is connected.
// Who is not yet connected is closed in any case, but for those marked: they are answered then, too.
const packets = {
  'an event of a namespace that is not there': [`42/admin,[${status}]`, closed],
  'an ack id of 22 digits': [`429999999999999999999999[${status}]`, closed],
  'an ack id of 100,000 digits': [`42${'9'.repeat(100000)}[${status}]`, closed],
  'a million attachments': [`451000000-[${status}]`, closed],
  'attachments beyond any number': [`45${'9'.repeat(60)}-[${status}]`, closed],
  'text where an attachment should come': [['451-["user:status",{"_placeholder":true,"num":0}]', `42[${status}]`], closed],
  'a reserved name': ['42["connect",{}]', closed],
  'another reserved name': ['42["disconnect",{}]', closed],
  'one more reserved name': ['42["connect_error",{}]', closed],
  'JSON that is too deep': [`42["user:status",${'['.repeat(5000)}${']'.repeat(5000)}]`, closed],
  'JSON that is far too deep': [`42["user:status",${'{"a":'.repeat(100000)}1${'}'.repeat(100000)}]`, closed],
  'JSON that ends too early': ['42["user:status",{"status":"away"', closed],
  'JSON and more': [`42[${status}]x`, closed],
  'several packets in one': [`42[${status}]`.repeat(3), closed],
  'an object for an event': ['42{}', closed],
  'an event without a name': ['42[]', closed],
  'a number for a name': ['42[7,{}]', closed],
  'half a packet': ['4', closed],
  'a packet of no type': ['4x', closed],
  'a packet of no type below': ['z'.repeat(70000), closed],
  'nothing': ['', closed],
  'an answer to a connection': ['44{"message":"No"}', closed],
  'an attachment that nobody announced': [Buffer.from([1, 2, 3]), closed],
  'wrong UTF-8': [[Buffer.from([0x34, 0x32, 0xff, 0xfe]), {binary: false}], withCode(1007)],
  'a surrogate': [[Buffer.concat([Buffer.from('42["user:status",{"status":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}]')]),
    {binary: false}], withCode(1007)],
  'a message that is too long': ['42["user:status",{"status":"' + 'x'.repeat(1100000) + '"}]', withCode(1009)],
  'a flood of fragments that is too long': [[['4', {fin: false}], ...Array.from({length: 1100}, () => ['x'.repeat(1000), {fin: false}]),
    ['', {fin: true}]], withCode(1009)],
  'a flood of fragments that says something': [[['42["user:status",', {fin: false}],
    ...Array.from({length: 20000}, () => ['', {fin: false}]), ['{"status":"away"}]', {fin: true}]], lives],
  'a second connection': ['40{"token":"other"}', closed],
  'an ack that nobody asked for': ['43123[{}]', lives],
  'a member twice': ['427["user:status",{"status":"away","status":"online"}]', closed],
  'two thousand arguments': ['427["user:status",' + '"x",'.repeat(2000) + '1]', refusedAs('bad-request')],
  'an attachment': [['451-7["user:status",{"_placeholder":true,"num":0}]', Buffer.from('away')], refusedAs('bad-request')],
  'events after it left': [['41', `42[${status}]`], closed],
};

const isOptions = piece => piece && piece.constructor === Object;

function send(raw, what) {
  if (!Array.isArray(what)) return raw.socket.send(what);
  if (what.length === 2 && isOptions(what[1])) return raw.socket.send(...what);
  for (const piece of what) send(raw, piece);
}

async function honest() {
  const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
  const chatId = await pair(mia, ana);
  const lines = [await mia.line(), await ana.line({transports: ['polling']})];
  let count = 0;
  return {
    async chatOn(why) {
      const content = `${++count}: ${why}`;
      const ack = await lines[count % 2].say('message:send', {chatId, clientId: crypto.randomUUID(), content});
      assert.equal(ack.message?.seq, count, JSON.stringify(ack));
      await lines[(count + 1) % 2].hears('message:receive', m => m.content === content);
      for (const line of lines) assert.equal(line.reason, undefined, 'the honest one was closed');
    },
    leave() { lines.forEach(line => line.close()); },
  };
}

async function beside(cases) {
  const others = await honest();
  for (const [name, run] of Object.entries(cases)) {
    try { await run(); } catch (error) { throw new Error(`${name}: ${error.stack}`); }
    await others.chatOn(name);
  }
  others.leave();
}

async function session(token) {
  const {sid} = JSON.parse((await (await fetch(at + 'polling')).text()).slice(1));
  const ask = (options = {}) => fetch(`${at}polling&sid=${sid}`, options);
  const post = body => ask({method: 'POST', body});
  if (token) {
    await post('40' + JSON.stringify({token}));
    assert.match(await (await ask()).text(), /^40/);
  }
  return {sid, ask, post, async isGone() { assert.equal((await ask()).status, 400); }};
}

const stories = {
  async packetsEndOrAnswerTheirOwnConnection() {
    const eve = await person('apprentice', 'Eve');
    await beside(Object.fromEntries(Object.entries(packets).map(([name, [what, outcome]]) => [name, async () => {
      const raw = await new Raw().open(eve.token);
      send(raw, what);
      await outcome(raw);
      raw.socket.terminate();
      if (name === 'a second connection') return;
      const stranger = await new Raw().open();
      send(stranger, what);
      await stranger.isClosed();
    }])));
  },

  async wrongConnectionsAreAnswered() {
    const eve = await person('apprentice', 'Eve');
    await beside({
      async 'an unknown namespace'() {
        const raw = await new Raw().open(eve.token);
        raw.socket.send('40/admin,' + JSON.stringify({token: eve.token}));
        assert.equal(await raw.hears('44/admin,'), '44/admin,{"message":"Invalid namespace"}');
        await raw.lives();
        raw.socket.send('40/' + 'a'.repeat(200000) + ',{}');
        await until('closed or answered', () => raw.code || raw.heard.filter(text => text.startsWith('44/')).length === 2);
        raw.socket.terminate();
      },
      async 'a token that is far too long'() {
        const raw = await new Raw().open();
        raw.socket.send('40' + JSON.stringify({token: 'x'.repeat(900000)}));
        assert.equal(slug(JSON.parse((await raw.hears('44')).slice(2)).data), 'unauthenticated');
        raw.socket.terminate();
      },
      async 'a pid that is nobody\'s'() {
        const raw = await new Raw().open();
        raw.socket.send('40' + JSON.stringify({token: eve.token, pid: 'x.zzzzzzzzzzzzzzz', offset: '99999999999999999999'}));
        await raw.hears('40{"sid"');
        await raw.lives();
        raw.socket.terminate();
      },
    });
  },

  async pollingEndsItsOwnSession() {
    const eve = await person('apprentice', 'Eve');
    const cases = {
      async 'overlapping polls'() {
        const one = await session(eve.token);
        const polls = await Promise.all([one.ask(), one.ask()]);
        assert.deepEqual(polls.map(answer => answer.status).sort(), [200, 400]);
        await one.isGone();
      },
      async 'an unknown sid'() {
        for (const sid of ['nonsense', '00nonsense', 'ff', '0'.repeat(5000), '%00', '..%2f..'])
          assert.equal((await fetch(`${at}polling&sid=${sid}`)).status, 400, sid);
        for (const query of ['EIO=3&transport=polling', 'EIO=4&transport=pigeon', 'EIO=4&transport=polling&sid=a&sid=b', ''])
          assert.equal((await fetch(`${url}/socket.io/?${query}`)).status, 400, query);
      },
      async 'a body that is too long'() {
        const one = await session(eve.token);
        assert.equal((await one.post('4' + 'x'.repeat(1000001))).status, 413);
      },
      async 'a wrong probe'() {
        const one = await session(eve.token);
        const raw = await new Raw('&sid=' + one.sid).open();
        raw.socket.send('42["user:status",{"status":"online"}]');
        await raw.isClosed();
        assert.equal(await (await one.post('427["user:status",{"status":"online"}]')).text(), 'ok'); // polling goes on
        let text = '';
        while (!text.includes('437[{"ok":true}]')) text = await (await one.ask()).text();
      },
      async 'two probes'() {
        const one = await session(eve.token);
        const first = await new Raw('&sid=' + one.sid).open();
        const second = new Raw('&sid=' + one.sid);
        await second.isClosed();
        first.socket.send('2probe');
        await first.hears('3probe');
        first.socket.send('5');
        await first.lives();
        first.socket.terminate();
      },
      async 'methods that are none'() {
        const one = await session(eve.token);
        for (const method of ['PUT', 'DELETE', 'PATCH'])
          assert.equal((await one.ask({method, body: '40'})).status, 400, method);
      },
    };
    for (const [name, body] of Object.entries({'noise': 'garbage', 'no packet': '', 'wrong base64': 'b!!!', 'wrong UTF-8': Buffer.from([0x34, 0x32, 0xff]),
      'far too many packets': Array(1001).fill('6').join('\x1e'), 'a packet of the server': '0{}', 'an open end': '42["user:status"'}))
      cases[name] = async () => {
        const one = await session(eve.token);
        await one.post(body);
        await one.isGone();
      };
    await beside(cases);
  },

};

await play(stories);
