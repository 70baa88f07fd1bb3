// SPDX-License-Identifier: GPL-3.0-or-later
// What `gremio-server asyncapi` prints is valid to the last remark, and describes both directions.
// Usage: asyncapi_test.cjs PROGRAM NODE_MODULES
const {execFileSync} = require('child_process');
const [program, modules] = process.argv.slice(2);
const {Parser} = require(modules + '/@asyncapi/parser');

const text = execFileSync(program, ['asyncapi'], {encoding: 'utf8', maxBuffer: 1 << 26});
new Parser().parse(text).then(({document, diagnostics}) => {
  for (const remark of diagnostics)
    console.log(`${remark.path.join('.')}: ${remark.message}`);
  const operations = document ? document.operations().all() : [];
  const said = operations.filter(o => o.action() === 'receive');
  console.log(`${said.length} events from clients, ${operations.length - said.length} from the server`);
  const known = said.some(o => o.id() === 'receive.message.send') && operations.some(o => o.id() === 'send.message.receive');
  process.exit(diagnostics.length || !known || said.some(o => !o.reply()) ? 1 : 0);
});
