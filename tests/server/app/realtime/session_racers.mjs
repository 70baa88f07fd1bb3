// SPDX-License-Identifier: GPL-3.0-or-later
// Many want the same time of one mentor at once, half of them from each of two processes on one database: one has
// it, and every other one is told `slot-taken`. By booking; by holding against booking; by moving a session there;
// by confirming a proposal against booking.
// Usage: session_racers.mjs URL OTHER-URL RACERS SLOTS
import assert from 'node:assert/strict';
import {call, good, pair, person, play, slug, url} from './people.mjs';

const servers = [url, process.argv[3]];
const [racers, slots] = process.argv.slice(4).map(Number);
const first = Date.parse(new Date(Date.now() + 2 * 86400000).toISOString().slice(0, 10) + 'T00:00:00Z');
const hour = 3600000;
const at = (day, h) => new Date(first + day * 24 * hour + h * hour).toISOString();
/// Six a day.
const slotAt = n => at(Math.floor(n / 6), 8 + n % 6 * 2);

async function each(count, does) { // a few at a time
  let next = 0;
  await Promise.all(Array.from({length: 4}, async () => { while (next < count) await does(next++); }));
}

async function crowd() {
  const mentor = await person('mentor', 'Mia');
  await good('PUT', '/profile', {token: mentor.token, body: {capacity: 500, acceptsRequests: true}});
  const blocks = Array.from({length: 7}, (_, i) => ({weekday: i + 1, from: '08:00', to: '20:00'}));
  await good('PUT', '/availability', {token: mentor.token,
    body: {timeZone: 'UTC', blocks, lengths: [60], noticeMinutes: 0, horizonDays: 366}});
  const people = [];
  await each(racers, async n => {
    people[n] = await person('apprentice', 'Racer');
    await pair(mentor, people[n]);
  });
  return {mentor, people};
}

const post = (n, path, who, body) => call('POST', path, {token: who.token, server: servers[n % 2], body});
const wanted = (mentor, startsAt) => ({mentorId: mentor.id, startsAt, minutes: 60});
const booking = (mentor, startsAt) => ({...wanted(mentor, startsAt), medium: 'video'});

let races = 0;
/// All at once; the number of the one who has it.
async function race(does) {
  const answers = await Promise.all(Array.from({length: racers}, (_, n) => does(n)));
  const good = answers.flatMap((answer, n) => answer.status < 300 ? [n] : []);
  const others = answers.filter(answer => answer.status >= 300).map(answer => `${answer.status} ${slug(answer.body)}`);
  assert.deepEqual([good.length, ...new Set(others)], [1, '409 slot-taken']);
  if (++races % 20 === 0) console.log(`${races} races`); // whoever waits hears that it goes on
  return good[0];
}

async function nobodyIsInTwoPlaces(mentor) {
  const taken = [];
  for (let cursor = ''; cursor !== undefined;) {
    const page = await good('GET', `/sessions?limit=100${cursor && '&cursor=' + cursor}`, {token: mentor.token});
    taken.push(...page.items.filter(session => !session.settledAt));
    cursor = page.nextCursor;
  }
  taken.sort((a, b) => a.startsAt < b.startsAt ? -1 : 1);
  taken.slice(1).forEach((session, n) => assert.ok(taken[n].endsAt <= session.startsAt, JSON.stringify(session)));
  return taken.length;
}

const kinds = {
  async book({mentor, people}) {
    for (let slot = 0; slot < slots; ++slot)
      await race(n => post(n, '/sessions', people[n], booking(mentor, slotAt(slot))));
    assert.equal(await nobodyIsInTwoPlaces(mentor), slots);
  },
  async holdAgainstBook({mentor, people}) {
    for (let slot = 0; slot < slots; ++slot) {
      // Who holds and who books differs from slot to slot.
      await race(n => (n + slot) % 3 ? post(n, '/holds', people[n], wanted(mentor, slotAt(slot)))
                                     : post(n, '/sessions', people[n], booking(mentor, slotAt(slot))));
    }
    await nobodyIsInTwoPlaces(mentor);
  },
  async reschedule({mentor, people}) {
    const sessions = [];
    for (let n = 0; n < racers; ++n)
      sessions[n] = (await post(n, '/sessions', people[n], booking(mentor, at(Math.floor(n / 12), 8 + n % 12)))).body;
    for (let slot = 0; slot < slots; ++slot) {
      const startsAt = new Date(Date.parse(slotAt(slot)) + 30 * 24 * hour).toISOString();
      await race(n => post(n, `/sessions/${sessions[n].id}/reschedule`, people[n], {startsAt}));
    }
    assert.equal(await nobodyIsInTwoPlaces(mentor), racers);
  },
  async confirmAgainstBook({mentor, people}) {
    for (let slot = 0; slot < slots; ++slot) {
      const proposal = await good('POST', '/sessions', {token: mentor.token,
        body: {apprenticeId: people[0].id, startsAt: slotAt(slot), minutes: 60, medium: 'video'}});
      const winner = await race(n => n ? post(n, '/sessions', people[n], booking(mentor, slotAt(slot)))
                                       : post(slot, `/sessions/${proposal.id}/confirm`, people[0], undefined));
      assert.equal(winner, 0);
    }
    assert.equal(await nobodyIsInTwoPlaces(mentor), slots);
  },
};

await play(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, async () => {
  const people = await crowd();
  const began = Date.now();
  await kind(people);
  console.log(`${name}: ${racers} racers for each of ${slots} slots, ${Date.now() - began} ms`);
}])), []);
