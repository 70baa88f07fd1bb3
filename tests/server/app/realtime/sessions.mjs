// SPDX-License-Identifier: GPL-3.0-or-later
// What is told when somebody's time changes: a session to its two, on all their devices; that there are other
// slots to the mentor and to all who may book with them, also when a hold lapses; a review to its author, and to
// whom it is of once it is revealed; what is to be remembered to each of the two; and to nobody else.
import assert from 'node:assert/strict';
import {ask, call, good, pair, person, play, slug, until} from './people.mjs';

const day = new Date(Date.now() + 5 * 86400000).toISOString().slice(0, 10);
const at = time => `${day}T${time}:00.000Z`;

/// What they are told of this comes after all that they might have been told before.
async function last(line, me) {
  await good('PUT', '/profile', {token: me.token, body: {headline: 'Last of all'}});
  await line.hears('profile:changed', p => p.headline === 'Last of all');
}

/// A mentor with two apprentices, one of them on two devices, and two who know none of them.
async function stage() {
  const [mia, ana, ben, eve, max] = await Promise.all([person('mentor', 'Mia'), person('apprentice', 'Ana'),
    person('apprentice', 'Ben'), person('apprentice', 'Eve'), person('mentor', 'Max')]);
  await pair(mia, ana);
  await pair(mia, ben);
  const blocks = Array.from({length: 7}, (_, i) => ({weekday: i + 1, from: '08:00', to: '20:00'}));
  await good('PUT', '/availability', {token: mia.token,
    body: {timeZone: 'UTC', blocks, lengths: [60], noticeMinutes: 0}});
  const lines = {mia: await mia.line(), desk: await ana.line(), phone: await ana.line({transports: ['polling']}),
    ben: await ben.line(), eve: await eve.line(), max: await max.line()};
  return {mia, ana, ben, eve, lines,
    book: (who, time, more) => good('POST', '/sessions',
        {token: who.token, body: {mentorId: mia.id, startsAt: at(time), minutes: 60, medium: 'video', ...more}}),
    hold: (who, time) => call('POST', '/holds',
        {token: who.token, body: {mentorId: mia.id, startsAt: at(time), minutes: 60}}),
    step: (who, session, what, body) => good('POST', `/sessions/${session.id}/${what}`, {token: who.token, body}),
    async isFree(who, time) {
      const {items} = await good('GET', `/mentors/${mia.id}/slots?from=${day}&to=${day}&timeZone=UTC`, {token: who.token});
      return items.some(slot => slot.startsAt === at(time));
    },
    /// Does it; each of the lines is then told once more that there are other slots.
    async otherSlots(does, to = [lines.mia, lines.desk, lines.phone, lines.ben]) {
      const before = to.map(line => line.said('slots:changed').length);
      const done = await does();
      for (const [n, line] of to.entries())
        await until('other slots', () => line.said('slots:changed').length > before[n]);
      for (const line of to)
        assert.deepEqual(line.said('slots:changed').at(-1), {mentorId: mia.id});
      return done;
    },
    async leave() {
      for (const [line, me] of [[lines.eve, eve], [lines.max, max]]) {
        await last(line, me);
        assert.deepEqual(line.heard.map(e => e.name).filter(name => name !== 'profile:changed'), []);
      }
      Object.values(lines).forEach(line => line.close());
    }};
}

const stories = {
  async aSessionIsToldToItsTwo() {
    const s = await stage();
    const {mia, desk, phone, ben} = s.lines;
    const told = async (session, matches) => {
      for (const line of [mia, desk, phone])
        assert.deepEqual((await line.hears('session:changed', p => p.id === session.id && matches(p))).payload, session);
    };
    const booked = await s.otherSlots(() => s.book(s.ana, '10:00', {agenda: 'Joins'}));
    await told(booked, p => p.status === 'scheduled' && p.sequence === 0);
    const moved = await s.otherSlots(() => s.step(s.ana, booked, 'reschedule', {startsAt: at('12:00')}));
    await told(moved, p => p.startsAt === at('12:00'));
    const asked = await s.step(s.mia, booked, 'reschedule', {startsAt: at('22:00')});
    await told(asked, p => p.move);
    const agreed = await s.step(s.ana, booked, 'confirm');
    await told(agreed, p => p.startsAt === at('22:00'));
    const cancelled = await s.otherSlots(() => s.step(s.mia, booked, 'cancel', {reason: 'Ill'}));
    await told(cancelled, p => p.status === 'cancelled');
    const proposed = await good('POST', '/sessions', {token: s.mia.token,
      body: {apprenticeId: s.ben.id, startsAt: at('15:00'), minutes: 60, medium: 'chat'}});
    for (const line of [mia, ben])
      assert.deepEqual((await line.hears('session:changed', p => p.id === proposed.id)).payload, proposed);
    // Nobody is told of a session of others.
    assert.ok(ben.said('session:changed').every(p => p.id === proposed.id));
    assert.ok([...desk.said('session:changed'), ...phone.said('session:changed')].every(p => p.id === booked.id));
    await s.leave();
  },

  async holdsAreSeen() {
    const s = await stage();
    const {body: held} = await s.otherSlots(() => s.hold(s.ana, '10:00'));
    assert.deepEqual([await s.isFree(s.ben, '10:00'), await s.isFree(s.ben, '11:00'), await s.isFree(s.ana, '10:00')],
        [false, true, true]);
    const refused = await s.hold(s.ben, '10:00');
    assert.equal(slug(refused.body), 'slot-taken');
    assert.deepEqual(refused.body.freeSlots, [at('11:00'), at('11:15'), at('11:30')]);
    await s.otherSlots(() => good('DELETE', `/holds/${held.id}`, {token: s.ana.token}));
    assert.ok(await s.isFree(s.ben, '10:00'));
    await s.otherSlots(() => s.hold(s.ana, '10:00'));
    assert.equal(await s.isFree(s.ben, '10:00'), false);
    await s.otherSlots(() => ask('lapse')); // its five minutes are over
    assert.ok(await s.isFree(s.ben, '10:00'));
    assert.equal((await s.hold(s.ben, '10:00')).status, 201);
    const session = await s.otherSlots(() => s.book(s.ben, '10:00')); // the hold becomes the session
    assert.equal(await s.isFree(s.ana, '10:00'), false);
    assert.equal(session.apprentice.id, s.ben.id);
    await s.leave();
  },

  async aSessionLetsThemWrite() {
    const s = await stage();
    const session = await s.book(s.ana, '10:00');
    const {items: [mentorship]} = await good('GET', '/mentorships', {token: s.ana.token});
    await good('POST', `/mentorships/${mentorship.id}/end`, {token: s.mia.token, body: {}});
    const {items: [chat]} = await good('GET', '/chats', {token: s.ana.token});
    assert.ok(chat.mayWrite);
    const say = line => line.say('message:send', {chatId: chat.id, clientId: crypto.randomUUID(), content: 'When?'});
    for (const line of [s.lines.desk, s.lines.mia])
      assert.ok((await say(line)).ok);
    await s.step(s.mia, session, 'cancel', {reason: 'It ended'});
    for (const line of [s.lines.desk, s.lines.phone, s.lines.mia])
      await line.hears('chat:changed', p => p.id === chat.id && !p.mayWrite);
    assert.equal(slug((await say(s.lines.desk)).problem), 'chat-not-allowed');
    await s.leave();
  },

  async reviewsAreToldToWhoMaySeeThem() {
    const s = await stage();
    const {mia, desk, phone, ben} = s.lines;
    const session = await s.book(s.ana, '10:00');
    await ask(`over ${session.id}`);
    assert.equal((await s.step(s.mia, session, 'complete')).status, 'completed');
    const write = (who, body) => good('POST', `/sessions/${session.id}/review`, {token: who.token, body});
    const own = await write(s.ana, {rating: 4, comment: 'Patient'});
    for (const line of [desk, phone])
      assert.deepEqual((await line.hears('review:changed', p => p.id === own.id)).payload, own);
    const edited = await write(s.ana, {rating: 5, comment: 'Patient'});
    for (const line of [desk, phone])
      await line.hears('review:changed', p => p.id === own.id && p.rating === 5 && p.editedAt === edited.editedAt);
    // Whom it is of learns nothing before both have written.
    await last(mia, s.mia);
    assert.deepEqual(mia.said('review:changed'), []);
    const theirs = await write(s.mia, {rating: 3});
    assert.ok(theirs.revealedAt);
    for (const line of [mia, desk, phone]) {
      for (const [review, rating] of [[own, 5], [theirs, 3]])
        await line.hears('review:changed', p => p.id === review.id && p.rating === rating && p.revealedAt);
      assert.ok(line.said('review:changed').every(p => p.id === own.id || p.id === theirs.id));
    }
    await last(ben, s.ben);
    assert.deepEqual(ben.said('review:changed'), []);
    await s.leave();
  },

  async bothAreReminded() {
    const s = await stage();
    const {mia, desk, phone, ben} = s.lines;
    const session = await s.book(s.ana, '10:00');
    await ask(`near ${session.id}`);
    const told = await Promise.all([mia, desk, phone].map(line => line.hears('notification:new')));
    for (const {payload} of told)
      assert.deepEqual([payload.kind, payload.minutesBefore, payload.session.id, payload.session.status],
          ['session-reminder', 15, session.id, 'scheduled']);
    // The same on both devices of one, another one for the other; once; and to nobody else.
    assert.equal(told[1].payload.id, told[2].payload.id);
    assert.notEqual(told[0].payload.id, told[1].payload.id);
    await s.step(s.mia, session, 'start');
    for (const line of [mia, desk, phone])
      await line.hears('session:changed', p => p.id === session.id && p.status === 'in_progress');
    assert.deepEqual([mia, desk, phone].map(line => line.said('notification:new').length), [1, 1, 1]);
    await last(ben, s.ben);
    assert.deepEqual(ben.said('notification:new'), []);
    await s.leave();
  },

  async whoIsBlockedIsNotTold() {
    const s = await stage();
    await good('POST', `/users/${s.ben.id}/block`, {token: s.mia.token});
    const before = s.lines.ben.said('slots:changed').length;
    await s.otherSlots(() => s.hold(s.ana, '10:00'), [s.lines.mia, s.lines.desk, s.lines.phone]);
    await last(s.lines.ben, s.ben);
    assert.equal(s.lines.ben.said('slots:changed').length, before);
    await good('DELETE', `/users/${s.ben.id}/block`, {token: s.mia.token});
    await s.otherSlots(() => s.hold(s.ana, '11:00'));
    await s.leave();
  },
};

await play(stories);
