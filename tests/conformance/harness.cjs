// SPDX-License-Identifier: GPL-3.0-or-later
// Runs named tests one after the other against bare servers that it starts itself. Needs NODE_PATH, and the path
// of gremio-conformance as its first argument.
"use strict";
const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const readline = require("node:readline");

const PATIENCE = 60000; // milliseconds; machines are busy
const children = [];

async function server(...options) {
  const child = spawn(process.argv[2], ["--port", "0", ...options], { stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const said = await new Promise((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { port: Number(/^listening on (\d+)$/.exec(said)[1]), child };
}

function within(promise, what, patience = PATIENCE) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The next event of an emitter. */
function once(emitter, event) {
  return within(new Promise((resolve) => emitter.once(event, (...args) => resolve(args))), event);
}

async function run(tests) {
  let failed = 0;
  for (const [name, test] of tests) {
    try {
      await within(test(), name, 180000);
      console.log(`PASS   ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL!  ${name}\n${error.stack}`);
    }
  }
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) {
      ++failed;
      console.log("FAIL!  a server did not live to the end");
    }
    child.stdin.end();
  }
  console.log(`${tests.length - failed} of ${tests.length} passed`);
  assert.ok(tests.length > 0);
  process.exit(failed ? 1 : 0);
}

module.exports = { assert, server, within, once, run };
