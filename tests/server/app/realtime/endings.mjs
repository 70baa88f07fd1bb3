// SPDX-License-Identifier: GPL-3.0-or-later
// How lasting connections end: with the token, the sign-in, the roles or the account that they stand on, whoever
// ends those. How long it took is printed; a machine that is busy may take longer.
import assert from 'node:assert/strict';
import {Line, admin, ask, call, endingIn, good, pair, person, play, slug, until} from './people.mjs';

const gone = 'io server disconnect'; // client libraries stay away
const back = 'transport close'; // they come back by themselves

/// That each of the lines ends so, once `act` is done, and that the others live on.
async function ends(reason, lines, others, act) {
  await act();
  const done = Date.now();
  for (const line of lines)
    assert.equal(await line.isEnded(), reason);
  console.log(`closed ${Math.max(...lines.map(line => line.endedAt)) - done} ms after it was done`);
  for (const line of others) {
    assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true});
    assert.equal(line.reason, undefined);
  }
}

async function twoLines(me, options) {
  return Promise.all([me.line(options), me.line({transports: ['polling'], ...options})]);
}

const stories = {
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

  async endsWhenItsTokenDoes() {
    const ana = await person('apprentice', 'Ana');
    const token = endingIn(ana.token, 3);
    const lines = await Promise.all([{}, {transports: ['polling']}].map(more => new Line(token, {reconnection: false, ...more}).open()));
    const renewed = await new Line(token, {reconnection: false}).open();
    assert.deepEqual(await renewed.say('auth:refresh', {token: ana.token}), {ok: true});
    const until = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).exp * 1000 + 30000;
    await ends(back, lines, [renewed], async () => {});
    for (const line of lines)
      assert.ok(line.endedAt >= until, 'not before its time');
    console.log(`closed ${Math.max(...lines.map(line => line.endedAt)) - until} ms after the token ran out`);
    const late = new Line(token);
    await assert.rejects(late.open());
    assert.equal(slug(late.error.data), 'token-expired');
    [...lines, renewed, late].forEach(line => line.close());
  },

  /// A page gives its newest token each time it connects, as the library's manual says.
  async comesBackWithANewerTokenByItself() {
    const ana = await person('apprentice', 'Ana');
    const tokens = [endingIn(ana.token, 2), ana.token];
    const line = await new Line('', {auth: give => give({token: tokens.shift() ?? ana.token})}).open();
    await line.isEnded();
    await until('back', () => line.socket.connected);
    assert.deepEqual(await line.say('user:status', {status: 'online'}), {ok: true});
    line.close();
  },

  async endsWhenRolesChange() {
    const [ana, bea, root] = await Promise.all([person('apprentice', 'Ana'), person('apprentice', 'Bea'), admin()]);
    const [lines, stays] = [await twoLines(ana), await bea.line()];
    await ends(back, lines, [stays], () =>
      good('PUT', `/admin/users/${ana.id}/roles`, {token: root.token, body: {roles: ['apprentice', 'mentor']}}));
    for (const line of lines)
      await until('back', () => line.socket.connected);
    [...lines, stays].forEach(line => line.close());
  },

  async endsWithTheAccount() {
    const [ana, bea] = await Promise.all([person('apprentice', 'Ana'), person('mentor', 'Bea')]);
    await pair(bea, ana);
    const [lines, stays] = [await twoLines(ana), await bea.line()];
    await ends(gone, lines, [stays], () => good('DELETE', '/users/me', {token: ana.token, body: {password: 'seven maple ladders'}}));
    [...lines, stays].forEach(line => line.close());
  },

  async endsWhenAnAdminSuspends() {
    const [ana, bea, root] = await Promise.all([person('apprentice', 'Ana'), person('apprentice', 'Bea'), admin()]);
    const {token} = await good('POST', '/auth/access-keys', {token: ana.token, body: {name: 'Key', scopes: ['read']}});
    const [lines, stays, program] = [await twoLines(ana), await bea.line(), await new Line(token).open()];
    await ends(gone, [...lines, program], [stays], () =>
      good('POST', `/admin/users/${ana.id}/suspend`, {token: root.token, body: {reason: 'For the test'}}));
    [...lines, stays, program].forEach(line => line.close());
  },

  async endsWithEverySignIn() {
    const [ana, bea] = await Promise.all([person('apprentice', 'Ana'), person('apprentice', 'Bea')]);
    const other = await good('POST', '/auth/login', {body: {email: ana.email, password: 'seven maple ladders'}});
    const lines = [...await twoLines(ana), await new Line(other.accessToken).open()];
    const stays = await bea.line();
    await ends(gone, lines, [stays], () => good('POST', '/auth/logout-all', {token: ana.token}));
    [...lines, stays].forEach(line => line.close());
  },

  async endsElsewhereWhenThePasswordChanges() {
    const ana = await person('apprentice', 'Ana');
    const other = await good('POST', '/auth/login', {body: {email: ana.email, password: 'seven maple ladders'}});
    const [here, there] = [await ana.line(), await new Line(other.accessToken).open()];
    await ends(gone, [there], [here], () => good('POST', '/auth/change-password', {
      token: ana.token, body: {currentPassword: 'seven maple ladders', newPassword: 'nine walnut staircases'}}));
    [here, there].forEach(line => line.close());
  },

  async endsWithItsKey() {
    const ana = await person('apprentice', 'Ana');
    const key = await good('POST', '/auth/access-keys', {token: ana.token, body: {name: 'Key', scopes: ['read']}});
    const [program, stays] = [await new Line(key.token).open(), await ana.line()];
    await ends(gone, [program], [stays], () => good('DELETE', '/auth/access-keys/' + key.key.id, {token: ana.token}));
    [program, stays].forEach(line => line.close());
  },
};

await play(stories);
