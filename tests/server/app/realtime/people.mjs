// SPDX-License-Identifier: GPL-3.0-or-later
// People with accounts, and their connections by the real socket.io-client. NODE_MODULES says where it is.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';

const require = createRequire(process.env.NODE_MODULES + '/');
export const {io} = require('socket.io-client');
export const WebSocket = require('ws');

export const url = process.argv[2];
export const patience = 20000;
let count = 0;

export async function call(method, path, {token, body} = {}) {
  const answer = await fetch(url + '/api/v1' + path, {
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
    this.socket = io(url, {auth: {token}, forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 200, ...options});
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
