// SPDX-License-Identifier: GPL-3.0-or-later
// The server is told to end (SIGTERM) while people talk, and another one starts in its place: connections are
// closed in a way that client libraries come back from, what was acknowledged is there, once, and nobody asks
// in vain.
import assert from 'node:assert/strict';
import {ask, good, pair, person, play, until} from './people.mjs';

const stories = {
  async peopleTalkOn() {
    const [mia, ana] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana')]);
    const chatId = await pair(mia, ana);
    const lines = [await ana.line(), await ana.line({transports: ['polling']}), await mia.line()];
    const acked = new Map();
    let ended = false;
    const talks = lines.map(async line => {
      for (let n = 0; !ended; ++n) {
        const said = {chatId, clientId: crypto.randomUUID(), content: String(n)};
        for (let ack; !ack?.ok;) {
          await until('connected', () => line.socket.connected, 60000);
          // Lost with its connection, it is said again.
          ack = await Promise.race([line.socket.timeout(60000).emitWithAck('message:send', said),
            new Promise(resolve => line.socket.once('disconnect', resolve))]);
        }
        acked.set(said.clientId, (acked.get(said.clientId) ?? 0) + 1);
        await new Promise(resolve => setTimeout(resolve, 60));
      }
    });
    for (let round = 0; round < 2; ++round) {
      const before = acked.size;
      await until('they talk', () => acked.size >= before + 10);
      lines.forEach(line => { line.reason = undefined; });
      assert.equal(await ask('restart'), '0');
      for (const line of lines) {
        await until('told', () => line.reason);
        assert.ok(['transport close', 'transport error'].includes(line.reason), line.reason);
        await until('back', () => line.socket.connected, 60000);
      }
    }
    const before = acked.size;
    await until('they talk', () => acked.size >= before + 10);
    ended = true;
    await Promise.all(talks);
    const stored = [];
    for (let more = true; more;) {
      const page = await good('GET', `/chats/${chatId}/messages?limit=100&afterSeq=${stored.at(-1)?.seq ?? 0}`, {token: mia.token});
      stored.push(...page.items);
      more = page.more;
    }
    assert.deepEqual(stored.map(m => m.seq), stored.map((_, i) => i + 1));
    assert.deepEqual(stored.map(m => m.clientId).sort(), [...acked.keys()].sort());
    console.log(`${acked.size} messages over two restarts`);
    lines.forEach(line => line.close());
  },
};

await play(stories);
