// The two documents Roomdeck grew from: their own JavaScript, unchanged, in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertTimestamp, Client } from './support/client.js';
import { openBrowser } from './support/browser.js';
import { Server } from './support/server.js';

const document = (name) => readFileSync(new URL(`sources/${name}`, import.meta.url), 'utf8');
const blocks = (text, language) => [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((m) => m[1]);

let server;
let browser;
before(async () => {
  server = await Server.start();
  browser = await openBrowser(server, 'localhost:8000'); // the address both documents use
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of the documents' own origin, and what its script logs. */
async function openPage() {
  const page = await browser.newPage();
  const logged = [];
  let reading = Promise.resolve(); // one after the other, so that they stay in order
  page.on('pageerror', (error) => logged.push([error.message]));
  page.on('console', (message) => {
    if (message.type() !== 'log') return;
    reading = reading.then(async () => logged.push(await Promise.all(message.args().map((arg) => arg.jsonValue()))));
  });
  await page.goto('http://localhost:8000/healthz');
  return { page, logged };
}

async function until(condition, what) {
  const end = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < end, `waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('go-hub: the snippet connects, is confirmed and broadcasts its custom event', async () => {
  const [snippet] = blocks(document('go-hub.md'), 'javascript');
  const room = await Client.inHub(server, 'room-123', 'somebody');
  const { page, logged } = await openPage();

  // A browser throws when a socket sends before it is open, so the last statement follows the opening, as
  // it does for someone who pastes the document into a console. The text stays as it is.
  const at = snippet.indexOf('// Отправить сообщение');
  await page.addScriptTag({ content: snippet.slice(0, at) });
  await page.waitForFunction('ws.readyState === WebSocket.OPEN');
  await until(() => logged.length >= 2, 'the greetings');
  await page.addScriptTag({ content: snippet.slice(at) });
  await until(() => logged.length >= 3, 'the event');

  for (const [label] of logged) assert.equal(label, 'Received:');
  const [connected, joined, event] = logged.map(([, message]) => message);
  assert.equal(connected.type, 'connected');
  assert.equal(connected.room_id, 'room-123');
  assert.equal(connected.user_id, 'user-456');
  assert.equal(joined.type, 'user_joined');
  assert.deepEqual(joined.payload.members.sort(), ['somebody', 'user-456']);
  for (const seen of [event, (await room.next(), await room.next())]) {
    const { timestamp, ...rest } = seen;
    assertTimestamp(timestamp);
    assert.deepEqual(rest, { type: 'custom_event', room_id: 'room-123', user_id: 'user-456', payload: { data: 'some data' } });
  }
  await page.close();
  assert.equal((await room.next()).type, 'user_left');
  await room.close();
});

test('fastapi-vue: the calls and messages of the document', async () => {
  const text = document('fastapi-vue.md');
  const [address] = /ws:\/\/[^"]+/.exec(text);
  const [sent, received] = blocks(text, 'json').map((block) => JSON.parse(block));
  const other = await Client.open(server.chat('general'));
  const { page, logged } = await openPage();

  const answer = await page.evaluate(([url, message]) => new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onerror = () => reject(new Error('onerror'));
    socket.onopen = () => socket.send(JSON.stringify(message));
    socket.onmessage = (event) => {
      const data = JSON.parse(event.data);
      socket.onclose = (close) => resolve({ data, code: close.code });
      socket.close();
    };
  }), [address, sent]);

  assert.deepEqual(Object.keys(answer.data).sort(), Object.keys(received).sort());
  for (const { timestamp, ...rest } of [answer.data, await other.next()]) {
    assertTimestamp(timestamp);
    assert.ok(!Number.isInteger(timestamp), 'a float');
    assert.deepEqual(rest, sent);
  }
  assert.ok([1000, 1005].includes(answer.code), `close() ended with ${answer.code}`);
  assert.deepEqual(logged, []);
  await page.close();
  await other.close();
});
