// SPDX-License-Identifier: GPL-3.0-or-later
// A server that grants an address three connections and trusts us as a proxy: polling holds no connection, and
// a proxy's connections are those of many, so the lasting ones of each address are counted.
import assert from 'node:assert/strict';
import {WebSocket, play, until, url} from './people.mjs';

const at = url + '/socket.io/?EIO=4&transport=';
const from = address => ({headers: {'X-Forwarded-For': address}});

async function poll(address) {
  const answer = await fetch(at + 'polling', from(address));
  const text = await answer.text();
  return {status: answer.status, retryAfter: answer.headers.get('retry-after'),
    leave: () => fetch(`${at}polling&sid=${JSON.parse(text.slice(1)).sid}`, {method: 'POST', body: '1', ...from(address)})};
}

function connect(address) {
  const socket = new WebSocket(at.replace('http', 'ws') + 'websocket', from(address));
  return new Promise(resolve => {
    socket.on('message', () => resolve({status: 101, leave: () => socket.close()})).on('error', () => {});
    socket.on('unexpected-response', (_, answer) => resolve({status: answer.statusCode}));
  });
}

const stories = {
  async threeAtOnce() {
    const mine = [await poll('192.0.2.1'), await connect('192.0.2.1'), await poll('192.0.2.1')];
    assert.deepEqual(mine.map(one => one.status), [200, 101, 200]);
    const more = await poll('192.0.2.1');
    assert.equal(more.status, 429);
    assert.ok(more.retryAfter > 0);
    assert.equal((await connect('192.0.2.1')).status, 429);
    assert.equal((await poll('192.0.2.2')).status, 200); // another address has its own
    for (const one of mine.slice(1)) {
      one.leave();
      let next;
      for (const began = Date.now(); next?.status !== 101 && Date.now() - began < 20000;) next = await connect('192.0.2.1');
      assert.equal(next.status, 101); // the place of whoever left
    }
    assert.equal((await poll('192.0.2.1')).status, 429);
  },
};

await play(stories);
