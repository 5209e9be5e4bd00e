// Settings that a client feels.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './support/client.js';
import { Server } from './support/server.js';

let folder;
before(() => { folder = mkdtempSync(path.join(tmpdir(), 'roomdeck-settings-')); });
after(() => rmSync(folder, { recursive: true }));

/** Runs `check` with a server of these settings, which must end well afterwards. */
async function withServer(options, check) {
  const server = await Server.start(...options);
  try {
    await check(server);
  } finally {
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
  }
}

test('without the echo a sender hears the others only', () =>
  withServer(['--set', 'echo_to_sender=false'], async (server) => {
    const anna = await Client.inHub(server, 'room', 'anna');
    const boris = await Client.inHub(server, 'room', 'boris');
    await anna.next();
    boris.send({ type: 'note', payload: 1 });
    assert.equal((await anna.next()).payload, 1);
    await boris.expectSilence();
  }));

test('a file\'s settings count, and flags come before them', async () => {
  const file = path.join(folder, 'roomdeck.toml');
  writeFileSync(file, 'echo_to_sender = false\n\n[limits]\nmax_message_bytes = 1000\n');
  await withServer(['--config', file, '--set', 'echo_to_sender=true'], async (server) => {
    const anna = await Client.inHub(server, 'room', 'anna');
    assert.equal((await anna.ask({ type: 'note', payload: 1 })).payload, 1);
    anna.send({ type: 'note', payload: 'x'.repeat(1000) });
    assert.equal((await anna.end()).code, 1009);
  });
});

test('503 beyond the number of connections, and room again when one leaves', () =>
  withServer(['--set', 'limits.max_connections=2'], async (server) => {
    const anna = await Client.inHub(server, 'room', 'anna');
    const boris = await Client.inHub(server, 'room', 'boris');
    assert.equal(await Client.refusal(server.hub('room', 'third')), 503);
    await boris.close();
    let seen;
    do seen = await anna.next(); while (seen.type !== 'user_left');
    await Client.inHub(server, 'room', 'third');
  }));

test('too many rooms', () =>
  withServer(['--set', 'limits.max_rooms_per_connection=1'], async (server) => {
    const anna = await Client.inHub(server, 'one', 'anna');
    const answer = await anna.ask({ type: 'join_room', room_id: 'two' });
    assert.equal(answer.type, 'error');
    await anna.expectSilence();
  }));

test('too many messages a second', () =>
  withServer(['--set', 'limits.messages_per_second=2'], async (server) => {
    const anna = await Client.inHub(server, 'room', 'anna');
    for (let i = 0; i < 8; ++i) anna.send({ type: 'note', payload: i });
    let answer;
    do answer = await anna.next(); while (answer.type !== 'error');
    assert.equal(answer.payload.code, 'rate_limited');
  }));

test('foreign origins are refused with 403 unless allowed', () =>
  withServer(['--set', 'allowed_origins=https://app.example'], async (server) => {
    const from = (origin) => ({ origin });
    for (const origin of ['https://evil.example', 'https://app.example.evil.example', 'http://app.example', 'null']) {
      assert.equal(await Client.refusal(server.hub('room', 'anna'), from(origin)), 403, origin);
    }
    for (const origin of ['https://app.example', server.web]) {
      const client = await Client.open(server.hub('room', 'anna'), from(origin));
      await client.close();
    }
  }));
