// SPDX-License-Identifier: GPL-3.0-or-later
// What is told when something happens in a chat: each event of the table, to whom, with what, whether it was
// said over a socket or over HTTP; and to nobody else.
import assert from 'node:assert/strict';
import {call, good, pair, person, play, slug, until} from './people.mjs';

/// Two who talk, one of them on two devices, and somebody who knows neither.
async function stage() {
  const [mia, ana, eve] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana'), person('apprentice', 'Eve')]);
  const chatId = await pair(mia, ana);
  const lines = {desk: await ana.line(), phone: await ana.line({transports: ['polling']}), mia: await mia.line(), eve: await eve.line()};
  return {mia, ana, eve, chatId, ...Object.fromEntries(Object.entries(lines).map(([name, line]) => [name + 'Line', line])),
    all: [lines.desk, lines.phone, lines.mia],
    async told(name, payload, to = [lines.desk, lines.phone, lines.mia]) {
      for (const line of to)
        assert.deepEqual((await line.hears(name, p => p.rev === payload.rev && p.seq === payload.seq)).payload, payload);
    },
    leave() {
      for (const line of Object.values(lines)) {
        const texts = line.heard.filter(e => e.name.startsWith('message:')).map(e => JSON.stringify(e));
        assert.deepEqual(texts, [...new Set(texts)], 'nothing is told twice');
        line.close();
      }
      assert.deepEqual(lines.eve.heard, []);
    }};
}

const said = (chatId, content, more) => ({chatId, clientId: crypto.randomUUID(), content, ...more});
const ok = ack => { assert.equal(ack.ok, true, JSON.stringify(ack)); return ack; };
const without = ({ok, ...rest}) => rest;

const stories = {
  async overASocket() {
    const s = await stage();
    const {message: first} = ok(await s.deskLine.say('message:send', said(s.chatId, 'One')));
    await s.told('message:sent', first, [s.deskLine, s.phoneLine]);
    await s.told('message:receive', first, [s.miaLine]);
    assert.deepEqual(first, await good('GET', `/chats/${s.chatId}/messages/1`, {token: s.mia.token}));
    const delivered = without(ok(await s.miaLine.say('message:delivered', {chatId: s.chatId, seq: 1})));
    assert.deepEqual([delivered.userId, delivered.seq, delivered.rev], [s.mia.id, 1, first.rev + 1]);
    await s.told('message:delivered', delivered);
    const {message: edited} = ok(await s.phoneLine.say('message:edit', {chatId: s.chatId, seq: 1, content: 'First'}));
    assert.ok(edited.editedAt && edited.content === 'First' && edited.rev === first.rev + 2);
    await s.told('message:edit', edited);
    const {message: second} = ok(await s.miaLine.say('message:send', said(s.chatId, 'Two', {replyTo: 1})));
    await s.told('message:sent', second, [s.miaLine]);
    await s.told('message:receive', second, [s.deskLine, s.phoneLine]);
    const {message: gone} = ok(await s.miaLine.say('message:delete', {chatId: s.chatId, seq: 2}));
    assert.ok(gone.deletedAt && gone.content === '');
    await s.told('message:delete', gone);
    const {message: third} = ok(await s.deskLine.say('message:send', said(s.chatId, 'Three')));
    const read = without(ok(await s.miaLine.say('message:read', {chatId: s.chatId, seq: 3})));
    await s.told('message:read', read);
    for (const name of ['message:edit', 'message:delete']) { // the loser hears it where it was said, by ack and event
      const change = {chatId: s.chatId, seq: third.seq, ...(name === 'message:edit' && {content: 'Late'})};
      assert.equal(slug((await s.deskLine.say(name, change)).problem), 'already-read');
    }
    await until('two errors', () => s.deskLine.said('message:error').length === 2);
    assert.ok(s.deskLine.said('message:error').every(error => slug(error.problem) === 'already-read'));
    const nowhere = said(crypto.randomUUID(), 'Where?');
    assert.equal(slug((await s.deskLine.say('message:send', nowhere)).problem), 'not-found');
    await s.deskLine.hears('message:error', error => error.clientId === nowhere.clientId);
    assert.deepEqual(s.phoneLine.said('message:error'), []);
    const page = without(ok(await s.phoneLine.say('chat:changes', {chatId: s.chatId, after: 0})));
    assert.deepEqual(page, await good('GET', `/chats/${s.chatId}/changes?after=0`, {token: s.ana.token}));
    assert.deepEqual(page.messages, [edited, gone, third]);
    const history = without(ok(await s.phoneLine.say('message:history', {chatId: s.chatId, limit: 2})));
    assert.deepEqual(history, {items: [gone, third], more: true});
    s.leave();
  },

  async overHttp() {
    const s = await stage();
    const at = `/chats/${s.chatId}`;
    const post = (me, content) => good('POST', at + '/messages', {token: me.token, body: {clientId: crypto.randomUUID(), content}});
    const first = await post(s.ana, 'One');
    await s.told('message:sent', first, [s.deskLine, s.phoneLine]);
    await s.told('message:receive', first, [s.miaLine]);
    const edited = await good('PUT', at + '/messages/1', {token: s.ana.token, body: {content: 'First'}});
    await s.told('message:edit', edited);
    await post(s.ana, 'Two');
    await s.told('message:delete', await good('DELETE', at + '/messages/2', {token: s.ana.token}));
    await s.told('message:read', await good('POST', at + '/read', {token: s.mia.token, body: {seq: 1}}));
    assert.equal(slug((await call('PUT', at + '/messages/1', {token: s.ana.token, body: {content: 'Late'}})).body), 'already-read');
    s.leave();
  },

  async chatsThatChange() {
    const s = await stage();
    const group = await good('POST', '/chats', {token: s.mia.token, body: {kind: 'group', title: 'Guild', userIds: [s.ana.id]}});
    for (const line of s.all) {
      const {payload} = await line.hears('chat:changed', chat => chat.id === group.id);
      assert.equal(payload.title, 'Guild');
      assert.equal(payload.mayWrite, true);
    }
    // Who hides one is alone in knowing it, on all devices.
    await good('DELETE', '/chats/' + group.id, {token: s.ana.token});
    for (const line of [s.deskLine, s.phoneLine])
      await line.hears('chat:changed', chat => chat.id === group.id && chat.hidden);
    const {items} = await good('GET', '/mentorships', {token: s.mia.token});
    await good('POST', `/mentorships/${items[0].id}/end`, {token: s.mia.token, body: {}});
    for (const line of s.all)
      await line.hears('chat:changed', chat => chat.id === s.chatId && !chat.mayWrite);
    assert.ok(s.miaLine.said('chat:changed').every(chat => !chat.hidden));
    s.leave();
  },

  async typingIsPassedOnOnceASecond() {
    const s = await stage();
    const typing = is => s.deskLine.say('user:typing', {chatId: s.chatId, typing: is}).then(ok);
    const heard = is => s.miaLine.heard.filter(e => e.name === 'user:typing' && e.payload.typing === is).length;
    const began = Date.now();
    for (let n = 0; n < 12; ++n) {
      await typing(true);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const seconds = (Date.now() - began) / 1000;
    assert.ok(heard(true) >= 1 && heard(true) <= 1 + Math.ceil(seconds), `${heard(true)} in ${seconds} s`);
    await typing(false);
    await until('stopped', () => heard(false) === 1);
    assert.deepEqual(s.deskLine.said('user:typing'), []);
    assert.equal((await good('GET', `/chats/${s.chatId}`, {token: s.ana.token})).rev, 1); // stored nowhere
    s.miaLine.heard.length = 0; // the same thing happens again
    s.leave();
  },
};

await play(stories);
