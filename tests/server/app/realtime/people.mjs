// SPDX-License-Identifier: GPL-3.0-or-later
// People with accounts, and their connections by the real socket.io-client. NODE_MODULES says where it is.
import assert from 'node:assert/strict';
import {createPrivateKey, sign} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.env.NODE_MODULES + '/');
export const {io} = require('socket.io-client');
export const WebSocket = require('ws');

export const url = process.argv[2];
export const patience = 20000;
let count = 0;

export async function call(method, path, {token, body, server = url} = {}) {
  const answer = await fetch(server + '/api/v1' + path, {
    method,
    headers: {...(token && {Authorization: 'Bearer ' + token}), ...(body && {'Content-Type': 'application/json'})},
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return {status: answer.status, body: text ? JSON.parse(text) : undefined};
}

export async function good(method, path, options) {
  const answer = await call(method, path, options);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export function until(what, holds, time = patience) {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    (function look() {
      let found;
      try { found = holds(); } catch (error) { return reject(error); }
      if (found) resolve(found);
      else if (Date.now() - began > time) reject(new Error(`never happened: ${what}`));
      else setTimeout(look, 10);
    })();
  });
}

/// A connection, and all that was ever said on it.
export class Line {
  constructor(token, options = {}) {
    this.heard = [];
    const {server = url, ...more} = options;
    this.socket = io(server, {auth: {token}, forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 200, ...more});
    this.socket.onAny((name, payload) => this.heard.push({name, payload}));
    this.socket.on('disconnect', reason => { this.reason = reason; this.endedAt = Date.now(); });
    this.socket.on('connect_error', error => { this.error = error; });
  }
  async open() {
    await until('connected', () => this.socket.connected || this.error);
    if (this.error) throw this.error;
    return this;
  }
  say(name, ...args) {
    return this.socket.timeout(patience).emitWithAck(name, ...args);
  }
  hears(name, matches = () => true) {
    return until(`${name} is heard`, () => this.heard.find(e => e.name === name && matches(e.payload)));
  }
  /// By the server; with the reason that the library gives.
  async isEnded() {
    await until('ended', () => this.reason);
    return this.reason;
  }
  said(name) { return this.heard.filter(e => e.name === name).map(e => e.payload); }
  close() { this.socket.disconnect(); }
}

export async function person(role, name) {
  const email = `${name}${++count}@example.org`.toLowerCase();
  const joined = await good('POST', '/auth/register',
      {body: {email, password: 'seven maple ladders', displayName: name, role}});
  return {id: joined.user.id, email, token: joined.accessToken, refreshToken: joined.refreshToken,
    line(options) { return new Line(this.token, options).open(); }};
}

export function slug(problem) { return problem?.type?.replace('/problems/', ''); }

/// Another process does something for us: the test that started this one reads what is printed.
const words = [];
process.stdin.setEncoding('utf8').on('data', text => words.push(...text.split('\n').filter(Boolean)));
export async function ask(request) {
  console.log('ask ' + request);
  await until('an answer to ' + request, () => words.length, 60000);
  return words.shift();
}

/// Who may do everything; made before the script began.
export async function admin() {
  const [email, password] = process.env.GREMIO_ADMIN.split(' / ');
  const signedIn = await good('POST', '/auth/login', {body: {email, password}});
  return {id: signedIn.user.id, email, token: signedIn.accessToken};
}

/// Two in an active mentorship, and their chat.
export async function pair(mentor, apprentice) {
  const sent = await good('POST', '/requests', {token: apprentice.token, body: {mentorId: mentor.id, message: 'Hello'}});
  await good('POST', `/requests/${sent.id}/accept`, {token: mentor.token, body: {}});
  const {items} = await good('GET', '/chats', {token: apprentice.token});
  return items.find(chat => chat.participants.some(p => p.person.id === mentor.id)).id;
}

/// The same token, but one that counts for `seconds` from now on: signed with the server's own key, which it
/// keeps in its data directory.
export function endingIn(token, seconds) {
  const leeway = 30;
  const [head, payload] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  claims.exp = Math.floor(Date.now() / 1000) + seconds - leeway;
  claims.iat = claims.nbf = claims.exp - 600;
  const text = head + '.' + Buffer.from(JSON.stringify(claims)).toString('base64url');
  const seed = Buffer.from(readFileSync(process.env.GREMIO_DATA_DIR + '/signing.key', 'utf8').trim(), 'base64url');
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8'});
  return text + '.' + sign(null, Buffer.from(text), key).toString('base64url');
}

/// One story after the other; those named on the command line, or all.
export async function play(stories, wanted = process.argv.slice(3)) {
  let failed = 0;
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
}
