// A backend, its clients and its operator, together: TLS and JWT in front, curl and roomdeckctl behind.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { Server } from './support/server.js';

const program = process.env.ROOMDECKCTL ?? '../../build/tests/bin/roomdeckctl';
const run = promisify(execFile);
const key = 'a secret that signs tokens, 32 bytes or more';

let folder;
let file;
let apiToken;
let server;
let browser;
let receiver; // of webhooks, as a backend would write it
const told = [];

/** A token as an identity provider would issue it. */
function jwt(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ exp: Math.floor(Date.now() / 1000) + 600, ...claims })}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** Whether a webhook comes from our server, and not long ago; as the README shows it. */
function isGenuine(header, body) {
  const secret = readFileSync(path.join(file.data, 'webhook.secret'), 'utf8').trim();
  const { t, v1 } = Object.fromEntries(header.split(',').map((part) => part.split('=')));
  const mine = createHmac('sha256', secret).update(`${t}.${body}`).digest();
  return timingSafeEqual(mine, Buffer.from(v1, 'hex')) && Math.abs(Date.now() / 1000 - t) < 300;
}

async function startReceiver() {
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const genuine = isGenuine(request.headers['roomdeck-signature'], body);
    if (genuine) told.push(...JSON.parse(body).events);
    response.writeHead(genuine ? 204 : 401).end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  return `http://127.0.0.1:${receiver.address().port}/roomdeck`;
}

const bearer = (claims) => ({ ca: [file.certificate], rejectUnauthorized: false, headers: { Authorization: `Bearer ${jwt(claims)}` } });
const url = (rest) => `https://localhost:${server.port}${rest}`;

async function curl(...args) {
  const { stdout } = await run('curl', ['-sS', '--fail-with-body', '--max-time', '20', '--cacert', file.certificate,
    '-H', `@${file.header}`, ...args]);
  return stdout;
}

const ctl = async (...args) => (await run(program, [...args, '--ca', file.certificate], {
  env: { ...process.env, ROOMDECK_SERVER: url(''), ROOMDECK_TOKEN: apiToken },
})).stdout;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roomdeck-e2e-'));
  const inside = (name) => path.join(folder, name);
  file = { certificate: inside('cert.pem'), key: inside('key.pem'), jwt: inside('jwt.key'), header: inside('header'), data: inside('data') };
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', file.key, '-out', file.certificate], { stdio: 'ignore' });
  writeFileSync(file.jwt, key);
  apiToken = execFileSync(program, ['token', 'create', 'shop', '--role', 'admin', '--data-dir', file.data], { encoding: 'utf8' }).trim();
  writeFileSync(file.header, `Authorization: Bearer ${apiToken}\n`); // not on a command line, where others could read it
  const hook = await startReceiver();
  server = await Server.start('--data-dir', file.data, '--set', `webhooks.url=${hook}`,
    '--set', 'webhooks.events=connected joined left disconnected room_opened room_closed message:order_paid', '--tls-cert', file.certificate, '--tls-key', file.key,
    '--set', 'auth=jwt', '--set', `auth_file=${file.jwt}`);
  browser = await openBrowser(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  receiver?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('without a token, or with a wrong one, nobody gets in', async () => {
  const ca = { rejectUnauthorized: false };
  assert.equal(await Client.refusal(`wss://127.0.0.1:${server.port}/ws?room_id=orders`, ca), 401);
  assert.equal(await Client.refusal(`wss://127.0.0.1:${server.port}/ws/orders`, {
    ...ca, headers: { Authorization: `Bearer ${jwt({ sub: 'anna', exp: 1 })}` },
  }), 401);
  assert.equal((await run('curl', ['-sk', '-o', '/dev/null', '-w', '%{http_code}', url('/api/v1/rooms')])).stdout, '401');
});

test('what a backend publishes reaches everybody, and is seen everywhere', async () => {
  const anna = await Client.open(`wss://127.0.0.1:${server.port}/ws?room_id=orders&user_id=forged`, bearer({ sub: 'anna' }));
  assert.equal((await anna.next()).user_id, 'anna');
  assert.equal((await anna.next()).type, 'user_joined');
  const boris = await Client.open(`wss://127.0.0.1:${server.port}/ws/orders`, bearer({ sub: 'boris', rooms: ['orders'] }));
  assert.equal((await anna.next()).user_id, 'boris');

  const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-US' });
  await page.goto(url('/?room=orders&name=forged&format=hub'));
  await page.getByLabel('Access token').fill(jwt({ sub: 'clara', can: ['subscribe'] }));
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Connected as clara' }).waitFor({ timeout: 10_000 });
  assert.equal((await anna.next()).user_id, 'clara');

  const tail = run(program, ['tail', '--filter', 'type:order_paid', '-n', '2', '--json', '--ca', file.certificate], {
    env: { ...process.env, ROOMDECK_SERVER: url(''), ROOMDECK_TOKEN: apiToken },
  });
  const stream = spawn('curl', ['-sSN', '--max-time', '30', '--cacert', file.certificate, '-H', `@${file.header}`,
    url('/api/v1/stream?filter=type%3Aorder_paid')], { stdio: ['ignore', 'pipe', 'inherit'] });
  let streamed = '';
  const listening = once(stream.stdout, 'data');
  stream.stdout.on('data', (data) => { streamed += data; });
  await listening;

  const published = JSON.parse(await curl('-H', 'Content-Type: application/json', '-H', 'Idempotency-Key: order-17',
    '--data', '{"type":"order_paid","payload":{"order":17,"total":12345678901234567890}}', url('/api/v1/rooms/orders/events')));
  assert.equal(published.recipients, 3);
  assert.match(await anna.nextText(), /"order_paid".*12345678901234567890/);
  assert.match(JSON.parse(await boris.nextText()).text ?? '', /order/);
  await page.locator('#log details').filter({ hasText: 'order_paid' }).first().waitFor({ timeout: 10_000 });

  // roomdeckctl sends until the tail, which may have begun to listen later, has seen two.
  let tailed = false;
  tail.then(() => { tailed = true; }, () => { tailed = true; });
  do {
    assert.equal(await ctl('send', 'order_paid', '{"order":18}', '--room', 'orders'), 'sent to 3 connections\n');
    assert.deepEqual((await anna.next()).payload, { order: 18 });
    assert.match(await boris.nextText(), /18/);
  } while (!tailed);
  const rows = (await tail).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.ok(rows.every((row) => row.type === 'order_paid' && row.sender_kind === 'api' && row.user === 'shop'), JSON.stringify(rows));
  while (!/"order":17.*\n/.test(streamed)) await once(stream.stdout, 'data');
  stream.kill();
  assert.match(streamed, new RegExp(`\\nid: ${published.id}\\ndata: .*"order":17`));

  const metrics = await curl(url('/metrics'));
  assert.match(metrics, /^roomdeck_connections 3$/m);
  assert.match(metrics, /^roomdeck_refused_upgrades_total 2$/m);
  assert.ok(Number(/^roomdeck_deliveries_total (\d+)$/m.exec(metrics)[1]) >= 6);
  assert.match(metrics, /^roomdeck_webhook_failed_events_total 0$/m);
  assert.match(await ctl('members', 'orders'), /anna[^]*boris[^]*clara/);

  // A token that may only listen.
  await page.getByLabel('Write a message').fill('may I?');
  await page.keyboard.press('Enter');
  await page.locator('#log details').filter({ hasText: 'forbidden' }).first().waitFor({ timeout: 10_000 });
  await page.close();
});

test('a webhook receiver hears of it, signed and in order, to the last word', async () => {
  await server.stop();
  const names = told.map((event) => event.event);
  assert.deepEqual(names.slice(0, 3), ['connected', 'room_opened', 'joined']);
  assert.deepEqual(told.find((event) => event.type === 'order_paid'), told.find((event) => event.payload?.order === 17));
  assert.equal(told.find((event) => event.type === 'order_paid').sender, 'shop');
  assert.equal(names.filter((name) => name === 'connected').length, 3);
  assert.deepEqual([...names].reverse().find((name) => name.startsWith('room')), 'room_closed');
  assert.equal(names.filter((name) => name === 'disconnected').length, 3);
  assert.deepEqual(told.map((event) => event.seq), told.map((event) => event.seq).sort((a, b) => a - b));
  const { mode } = statSync(path.join(file.data, 'webhook.secret'));
  assert.equal(mode & 0o77, 0);
});

test('the session file tells all of it, and no secret', async () => {
  const sessions = path.join(file.data, 'sessions');
  const names = readdirSync(sessions).filter((name) => name.endsWith('.roomdeck'));
  assert.equal(names.length, 1);
  const { stdout } = await run(program, ['log', path.join(sessions, names[0]), '--format', 'ndjson'], { maxBuffer: 1 << 26 });
  const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  const paid = rows.find((row) => row.type === 'order_paid');
  assert.deepEqual([paid.room, paid.user, paid.sender_kind, paid.recipients], ['orders', 'shop', 'api', 3]);
  for (const user of ['anna', 'boris', 'clara']) {
    assert.ok(rows.some((row) => row.kind === 'joined' && row.user === user && row.room === 'orders'), user);
  }
  assert.equal(rows.filter((row) => row.kind === 'refused' && row.type === '401').length, 2);
  assert.ok(rows.every((row) => row.user !== 'forged'));
  assert.ok(!stdout.includes(apiToken) && !stdout.includes('eyJ') && !stdout.includes('whsec_'), 'a token was recorded');
});
