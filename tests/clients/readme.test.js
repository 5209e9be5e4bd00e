// The README's client examples do what it says.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('the webhook receiver', async () => {
  const script = [...readme.matchAll(/```javascript\n(.*?)```/gs)].map((match) => match[1]).find((text) => text.includes('createHmac'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise((resolve) => { probe.close(resolve); });
  const data = mkdtempSync(join(tmpdir(), 'roomdeck-readme-'));
  const telling = await Server.start('--data-dir', data, '--set', `webhooks.url=http://127.0.0.1:${port}/`);
  const receiver = spawn(process.execPath, ['--input-type=module', '--eval', script.replace('9000', String(port))], {
    env: { ...process.env, SECRET_FILE: join(data, 'webhook.secret') }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const anna = await Client.inHub(telling, 'workshop', 'anna');
    let said = '';
    while (!said.includes('joined workshop anna')) said += (await once(receiver.stdout, 'data'))[0];
    assert.match(said, /connected undefined anna\nroom_opened workshop undefined\njoined workshop anna/);
    await anna.close();
  } finally {
    receiver.kill();
    await telling.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
