// The README's client examples do what it says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Client } from './support/client.js';
import { openBrowser } from './support/browser.js';
import { Server } from './support/server.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const example = (language) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)[1];

let server;
let room;
before(async () => {
  server = await Server.start();
  room = await Client.inHub(server, 'workshop', 'listener');
});
after(() => server?.stop());

/** The next event of the room that is no notice. */
async function heard() {
  for (;;) {
    const event = await room.next();
    if (!event.type.startsWith('user_')) return event;
  }
}

test('JavaScript', async () => {
  const browser = await openBrowser(server, 'localhost:8000');
  try {
    const page = await browser.newPage();
    await page.goto('http://localhost:8000/healthz');
    await page.addScriptTag({ content: example('javascript') });
    const { timestamp, ...event } = await heard();
    assert.deepEqual(event, { type: 'hand_raised', room_id: 'workshop', user_id: 'anna', payload: { seat: 12 } });
  } finally {
    await browser.close();
  }
});

test('Python', async () => {
  const script = example('python').replace('localhost:8000', `127.0.0.1:${server.port}`);
  const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-c', script]);
  assert.match(stdout, /Hello from Python.*timestamp/);
  assert.equal((await heard()).payload.text, 'Hello from Python');
});
