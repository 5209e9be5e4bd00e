// What roomdeckd refuses, how it closes, and what it answers over HTTP.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from './support/client.js';
import { Server, runServer } from './support/server.js';

let server;
before(async () => { server = await Server.start(); });
after(() => server?.stop());

describe('refused before the upgrade', () => {
  const encoded = encodeURIComponent;
  for (const [what, status, target] of [
    ['a room name too long', 400, `/ws?room_id=${'x'.repeat(65)}`],
    ['a room name with too many bytes', 400, `/ws?room_id=${encoded('🌼'.repeat(65))}`],
    ['a user name with a control character', 400, '/ws?room_id=a&user_id=b%00c'],
    ['a user name with an override', 400, `/ws?user_id=${encoded('a\u202eb')}`],
    ['a user name that is no UTF-8', 400, '/ws?user_id=%ff%fe'],
    ['a chat room with a line separator', 400, `/ws/${encoded('a\u2028b')}`],
    ['a chat room too long', 400, `/ws/${'x'.repeat(65)}`],
    ['an unknown path', 404, '/nowhere'],
    ['a path below a chat room', 404, '/ws/a/b'],
  ]) {
    test(`${what}: ${status}`, async () => {
      assert.equal(await Client.refusal(server.socket + target), status);
    });
  }
});

describe('closed with the code of its cause', () => {
  test('1009 for a message beyond 64 KiB', async () => {
    const anna = await Client.inHub(server, 'big', 'anna');
    anna.send({ type: 'note', payload: 'x'.repeat(70 * 1024) });
    assert.equal((await anna.end()).code, 1009);
  });

  test('1009 for fragments that add up to more', async () => {
    const anna = await Client.inHub(server, 'big', 'anna');
    const part = 'x'.repeat(20 * 1024);
    anna.socket.send(`{"type":"note","payload":"${part}`, { fin: false });
    for (let i = 0; i < 3; ++i) anna.socket.send(part, { fin: i === 2 });
    assert.equal((await anna.end()).code, 1009);
  });

  test('a message just within 64 KiB passes', async () => {
    const anna = await Client.inHub(server, 'big', 'anna');
    const payload = 'x'.repeat(64 * 1024 - 100);
    assert.equal((await anna.ask({ type: 'note', payload })).payload.length, payload.length);
    await anna.close();
  });

  test('1007 for text that is no UTF-8', async () => {
    const anna = await Client.inHub(server, 'bytes', 'anna');
    anna.socket.send(Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), { binary: false });
    assert.equal((await anna.end()).code, 1007);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) {
    test(`1001 at ${signal}, and the server ends with 0`, async () => {
      const own = await Server.start();
      const clients = await Promise.all([
        Client.inHub(own, 'a', 'anna'), Client.inHub(own, 'b', 'boris'), Client.open(own.chat('a')),
      ]);
      const ended = own.stop(signal);
      for (const client of clients) assert.equal((await client.end()).code, 1001);
      assert.deepEqual(await ended, { code: 0, signal: null });
    });
  }
});

describe('HTTP on the same port', () => {
  test('/ is the test page, for a browser alone with itself', async () => {
    const answer = await fetch(`${server.web}/?room=workshop`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^text\/html/);
    assert.match(answer.headers.get('content-security-policy'), /default-src 'none'/);
    assert.match(await answer.text(), /^<!doctype html>/);
  });

  test('/healthz answers', async () => {
    assert.equal((await fetch(`${server.web}/healthz`)).status, 200);
  });

  test('anything else is not found', async () => {
    for (const target of ['/favicon.ico', '/ws2', '/../etc/passwd', '/index.html%00']) {
      assert.equal((await fetch(server.web + target)).status, 404, target);
    }
  });
});

describe('a start that cannot be', () => {
  test('on a taken port', async () => {
    const { code, stderr } = await runServer('--listen', `127.0.0.1:${server.port}`);
    assert.ok(code > 0);
    assert.match(stderr, /in use|taken/i);
  });

  for (const address of ['nonsense', '127.0.0.1:99999', '203.0.113.1:0']) {
    test(`on ${address}`, async () => {
      const { code, stdout, stderr } = await runServer('--listen', address);
      assert.ok(code > 0);
      assert.ok(stderr.includes(address.split(':')[0]), stderr);
      assert.equal(stdout, '');
    });
  }

  test('with a configuration that cannot be read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'roomdeckd-'));
    try {
      const file = path.join(folder, 'missing.ini');
      const { code, stderr } = await runServer('--listen', '127.0.0.1:0', '--config', file);
      assert.ok(code > 0);
      assert.ok(stderr.includes(file), stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('--version and --help answer without hosting', async () => {
    assert.match((await runServer('--version')).stdout, /^roomdeckd \d+\.\d+\.\d+\n$/i);
    const help = await runServer('--help');
    assert.equal(help.code, 0);
    for (const option of ['--listen', '--config', '--data-dir']) assert.ok(help.stdout.includes(option), option);
  });
});
