// The built-in test page, used as a person would, in both formats.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Client } from './support/client.js';
import { openBrowser } from './support/browser.js';
import { Server } from './support/server.js';

let server;
let browser;
let contexts = [];
let complaints = [];

before(async () => {
  server = await Server.start();
  browser = await openBrowser(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  assert.deepEqual(complaints.splice(0), [], 'errors and broken rules on the page\'s console');
});

async function openPage({ locale = 'en-US', colorScheme = 'light', query = '', web = server.web } = {}) {
  const context = await browser.newContext({ locale, colorScheme });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket connection to/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${web}/${query}`);
  return page;
}

async function join(page, { format = 'hub', name, room }) {
  await page.getByRole('radio', { name: format, exact: true }).check({ force: true });
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Room', { exact: true }).fill(room);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await state(page, /^Connected/);
}

const state = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor();
const rows = (page, kind) => page.locator(`#log details.${kind}`);
const rowWith = (page, kind, text) => rows(page, kind).filter({ hasText: text });

async function say(page, text) {
  await page.getByLabel('Write a message').fill(text);
  await page.keyboard.press('Enter');
}

for (const format of ['hub', 'chat']) {
  describe(`as a ${format} client`, () => {
    test('two people talk; what is sent and what arrives stand apart', async () => {
      const [anna, boris] = [await openPage(), await openPage()];
      await join(anna, { format, name: 'anna', room: `talk-${format}` });
      await join(boris, { format, name: 'boris', room: `talk-${format}` });
      await say(anna, 'hello, Boris');
      await rowWith(anna, 'sent', 'hello, Boris').waitFor();
      await rowWith(anna, 'received', 'hello, Boris').waitFor();
      await rowWith(boris, 'received', 'hello, Boris').filter({ hasText: 'anna' }).waitFor();
      assert.equal(await rows(boris, 'sent').count(), 0);
    });

    test('a custom event reaches a program, and markup stays text', async () => {
      const room = `event-${format}`;
      const program = await Client.inHub(server, room, 'program');
      const page = await openPage();
      await join(page, { format, name: 'anna', room });
      await page.getByRole('radio', { name: 'Custom event' }).check({ force: true });
      await page.getByLabel('Type', { exact: true }).fill('hand_raised');
      await page.getByLabel('Payload (JSON)').fill('{ "seat": 12,\n "note": "<b id=\'evil\'>x</b>" }');
      await page.keyboard.press('Control+Enter');
      let event;
      do event = await program.next(); while (event.type.startsWith('user_'));
      const payload = { seat: 12, note: '<b id=\'evil\'>x</b>' };
      assert.deepEqual(format === 'hub' ? event.payload : event.payload.payload, payload);
      assert.equal(event.user_id, 'anna');

      program.send({ type: 'markup', payload: { text: '<img id=evil src=x onerror=alert(1)> \u202egnp' } });
      const row = rowWith(page, 'received', '<img id=evil');
      await row.waitFor();
      assert.match(await row.innerText(), /\\u202egnp/);
      await row.locator('summary').click();
      assert.match(await row.locator('pre.pretty').innerText(), /<img id=evil/);
      assert.match(await row.locator('pre.raw').innerText(), /^\{.*\}$/s);
      assert.equal(await page.locator('#evil').count(), 0);
      await program.close();
    });

    test('a payload that is no JSON names the place and cannot be sent', async () => {
      const page = await openPage();
      await join(page, { format, name: 'anna', room: 'typo' });
      await page.getByRole('radio', { name: 'Custom event' }).check({ force: true });
      const send = page.locator('#event-form').getByRole('button', { name: /^Send/ });
      for (const [text, place] of [
        ['{ "a": 1,\n  "b": tru }', 'Unexpected tru at line 2, column 8'],
        ['{"a": "x', 'Unfinished or bad string at line 1, column 7'],
        ['[1, 2', 'The JSON ends too early at line 1, column 6'],
        ['{"a" 1}', 'Expected : at line 1, column 6'],
        ['{} {}', 'Unexpected { at line 1, column 4'],
        ['[01]', 'Expected ] at line 1, column 3'],
      ]) {
        await page.getByLabel('Payload (JSON)').fill(text);
        assert.equal(await page.locator('#payload-problem').innerText(), place);
        assert.ok(await send.isDisabled(), text);
        await page.keyboard.press('Control+Enter');
      }
      assert.equal(await rows(page, 'sent').count(), 0);
      await page.getByLabel('Payload (JSON)').fill('[1.5e3, "\\u00e9", null, {"a": {}}]');
      assert.ok(await send.isEnabled());
    });
  });
}

test('hub: members, further rooms, leaving, ping', async () => {
  const page = await openPage();
  await join(page, { name: 'anna', room: 'lobby' });
  const members = page.locator('#members li');
  await members.filter({ hasText: 'anna (you)' }).waitFor();
  const boris = await Client.inHub(server, 'lobby', 'boris');
  await members.filter({ hasText: 'boris' }).waitFor();
  await boris.close();
  await members.filter({ hasText: 'boris' }).waitFor({ state: 'detached' });

  await page.getByLabel('Another room').fill('annex');
  await page.keyboard.press('Enter');
  await page.locator('#target', { hasText: 'To room annex' }).waitFor();
  await page.getByRole('button', { name: /^lobby/ }).click();
  await page.locator('#target', { hasText: 'To room lobby' }).waitFor();
  await page.getByRole('button', { name: 'Leave lobby' }).click();
  await page.locator('#target', { hasText: 'To room annex' }).waitFor();
  await page.getByRole('button', { name: 'Leave annex' }).click();
  await page.locator('#target', { hasText: 'Join a room first' }).waitFor();
  assert.ok(await page.getByLabel('Write a message').isDisabled());

  await page.getByRole('button', { name: 'Ping' }).click();
  await page.locator('#round-trip', { hasText: 'ms round trip' }).waitFor();
});

test('hub: without a name the server picks one', async () => {
  const page = await openPage();
  await join(page, { name: '', room: 'lobby' });
  await state(page, /^Connected as guest-[a-z0-9]{6}$/);
});

test('bad names are told before anything is sent', async () => {
  const page = await openPage();
  await page.getByLabel('Your name').fill('x'.repeat(65));
  assert.equal(await page.locator('#name-problem').innerText(), 'At most 64 characters and 256 bytes.');
  await page.getByLabel('Your name').fill('a\u202eb');
  assert.match(await page.locator('#name-problem').innerText(), /not allowed/);
  await page.getByRole('radio', { name: 'chat', exact: true }).check({ force: true });
  await page.getByLabel('Your name').fill('');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  assert.equal(await page.locator('#name-problem').innerText(), 'This cannot be empty.');
  await state(page, 'Not connected');
});

test('a token opens a guarded server', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roomdeck-token-'));
  const file = path.join(folder, 'token');
  writeFileSync(file, 'let-me-in.please-0123456789\n', { mode: 0o600 });
  const own = await Server.start('--set', 'auth=token', '--set', `auth_file=${file}`);
  try {
    const page = await openPage({ web: own.web, query: '?name=anna&room=guarded' });
    const connect = page.getByRole('button', { name: 'Connect', exact: true });
    await page.getByLabel('Access token').fill('not a token');
    assert.match(await page.locator('#token-problem').innerText(), /no spaces/);
    await page.getByLabel('Access token').fill('wrong');
    await connect.click();
    await state(page, 'Refused');
    await page.getByLabel('Access token').fill('let-me-in.please-0123456789');
    await connect.click();
    await state(page, 'Connected as anna');
    assert.ok(!(await page.locator('#log').innerText()).includes('let-me-in'));
  } finally {
    await own.stop();
    rmSync(folder, { recursive: true });
  }
});

test('filters, raw view, send again and clear', async () => {
  const page = await openPage();
  await join(page, { name: 'anna', room: 'views' });
  await say(page, 'one');
  await rowWith(page, 'received', 'one').waitFor();
  await page.getByRole('radio', { name: 'Sent' }).check({ force: true });
  await rowWith(page, 'received', 'one').waitFor({ state: 'hidden' });
  await rowWith(page, 'sent', 'one').waitFor();
  await page.getByRole('radio', { name: 'Raw' }).check({ force: true });
  await rowWith(page, 'sent', '{"type":"message","room_id":"views","payload":{"text":"one"}}').waitFor();

  await rows(page, 'sent').first().locator('summary').click();
  await page.getByRole('button', { name: 'Edit and send again' }).click();
  assert.equal(await page.getByLabel('Type', { exact: true }).inputValue(), 'message');
  assert.deepEqual(JSON.parse(await page.getByLabel('Payload (JSON)').inputValue()), { text: 'one' });
  await page.keyboard.press('Control+Enter');
  await rows(page, 'sent').nth(1).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  assert.equal(await page.locator('#log details').count(), 0);
});

test('the log stays bounded, and a reader is not moved', async () => {
  const page = await openPage();
  await join(page, { name: 'anna', room: 'flood' });
  const program = await Client.inHub(server, 'flood', 'program');
  const flood = async (from, to) => {
    for (let n = from; n <= to; ++n) program.send({ type: 'tick', payload: `tick ${n}.` });
    await rowWith(page, 'received', `tick ${to}.`).waitFor({ state: 'attached' });
  };
  await flood(1, 1000);
  const top = (text) => rowWith(page, 'received', text).evaluate((row) => row.getBoundingClientRect().top);
  await page.locator('#log').evaluate((log) => { log.scrollTop = log.scrollHeight / 2; });
  const reading = await page.locator('#log').evaluate((log) => {
    const box = log.getBoundingClientRect();
    return document.elementFromPoint(box.left + 40, box.top + 60).closest('details').innerText.match(/tick \d+\./)[0];
  });
  const before = await top(reading);
  await flood(1001, 1200);
  assert.ok(Math.abs(await top(reading) - before) < 1, 'the row being read stays');
  assert.equal(await page.locator('#log details').count(), 1000);
  assert.match(await page.locator('#counter').innerText(), /older dropped/);
  await page.getByRole('button', { name: /new$/ }).click();
  await rowWith(page, 'received', 'tick 1200.').waitFor();
  await program.close();
});

test('the server\'s end and its absence are told', async () => {
  const own = await Server.start();
  const page = await openPage({ web: own.web });
  await join(page, { name: 'anna', room: 'lobby' });
  await own.stop();
  await state(page, /^Disconnected: 1001/);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await state(page, 'Unreachable');
  await page.getByText('The server does not answer.').waitFor();
  complaints = complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'));
});

test('Russian by the browser\'s language, English at a press; the link fills the form', async () => {
  const page = await openPage({ locale: 'ru-RU', query: '?room=зал&name=Анна&format=chat' });
  await state(page, 'Не подключено');
  assert.equal(await page.getByLabel('Комната', { exact: true }).inputValue(), 'зал');
  assert.equal(await page.getByLabel('Ваше имя').inputValue(), 'Анна');
  assert.ok(await page.getByRole('radio', { name: 'chat', exact: true }).isChecked());
  await page.getByRole('button', { name: 'English' }).click();
  await state(page, 'Not connected');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('light and dark follow the system', async () => {
  const background = async (colorScheme) =>
    (await openPage({ colorScheme })).evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await background('light'), 'rgb(246, 247, 249)');
  assert.equal(await background('dark'), 'rgb(22, 25, 30)');
});

test('a keyboard is enough', async () => {
  const page = await openPage({ query: '?room=keys&name=anna' });
  await page.getByLabel('Your name').focus();
  await page.keyboard.press('Enter');
  await state(page, 'Connected as anna');
  await page.keyboard.type('typed');
  await page.keyboard.press('Enter');
  await rowWith(page, 'received', 'typed').waitFor();
  await page.getByRole('radio', { name: 'Message', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.getByLabel('Payload (JSON)').isVisible());
});

test('every control has a name', async () => {
  const page = await openPage();
  await join(page, { name: 'anna', room: 'names' });
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea, button')]
      .filter((control) => !(control.textContent.trim() || control.labels?.length || control.getAttribute('aria-label')))
      .map((control) => control.outerHTML));
  assert.deepEqual(nameless, []);
});
