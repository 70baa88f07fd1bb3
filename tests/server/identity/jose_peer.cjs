// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of jose_test.cpp: npm's jose reads a token of ours, or writes one that is to be read by us.
// Usage: node jose_peer.cjs NODE_MODULES read|write   (one JSON document on standard input)
'use strict';
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');

const [modules, task] = process.argv.slice(2);
const jose = createRequire(modules + '/')('jose');
const input = JSON.parse(readFileSync(0, 'utf8'));

async function read() {
  const key = await jose.importJWK(input.key, 'EdDSA');
  const { payload, protectedHeader } = await jose.jwtVerify(input.token, key, {
    algorithms: ['EdDSA'], typ: 'at+jwt', issuer: 'gremio', audience: 'gremio-api',
    requiredClaims: ['sub', 'sid', 'jti', 'iat', 'nbf', 'exp'],
  });
  const thumbprint = await jose.calculateJwkThumbprint(input.key);
  process.stdout.write(JSON.stringify({ payload, header: protectedHeader, thumbprint }));
}

async function write() {
  const key = await jose.importJWK(input.key, 'EdDSA');
  process.stdout.write(await new jose.SignJWT(input.payload).setProtectedHeader(input.header).sign(key));
}

(task === 'read' ? read() : write()).catch((error) => {
  process.stdout.write(String(error.code || error));
  process.exit(1);
});
