// Hosting with a certificate, as a browser sees it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connect } from 'node:tls';
import { openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { Server, runServer } from './support/server.js';

let folder;
let certificate;
let key;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roomdeck-tls-'));
  [certificate, key] = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-keyout', key, '-out', certificate], { stdio: 'ignore' });
});
after(() => rmSync(folder, { recursive: true }));

test('the page speaks wss', async () => {
  const server = await Server.start('--tls-cert', certificate, '--tls-key', key);
  const browser = await openBrowser(server);
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-US' });
    await page.goto(`https://127.0.0.1:${server.port}/?name=anna&room=safe`);
    assert.match(await page.locator('#address').innerText(), /^wss:/);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Connected as anna' }).waitFor({ timeout: 10_000 });
  } finally {
    await browser.close();
    await server.stop();
  }
});

/** The serial number of the certificate a server shows now. */
function shownSerial(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

test('a renewed certificate is used at once, a broken one not at all', async () => {
  const make = (name) => {
    const files = ['cert', 'key'].map((kind) => path.join(folder, `${name}-${kind}.pem`));
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
      '-keyout', files[1], '-out', files[0]], { stdio: 'ignore' });
    return files;
  };
  const [cert, secret] = make('used');
  const server = await Server.start('--tls-cert', cert, '--tls-key', secret);
  const lines = [];
  server.lines.on('line', (line) => lines.push(line));
  const said = async (pattern) => { while (!lines.some((line) => pattern.test(line))) await once(server.lines, 'line'); };
  try {
    const first = await shownSerial(server.port);
    const client = await Client.open(`wss://127.0.0.1:${server.port}/ws?room_id=r&user_id=anna`, { rejectUnauthorized: false });

    writeFileSync(cert, '-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n');
    await said(/reload_failed .*used-cert\.pem/);
    assert.equal(await shownSerial(server.port), first);

    const [newCert, newSecret] = make('next');
    renameSync(newSecret, secret); // one after the other, as every renewal does it
    renameSync(newCert, cert);
    await said(/ reloaded/);
    assert.notEqual(await shownSerial(server.port), first);
    assert.deepEqual((await client.ask({ type: 'ping', payload: 1 })).type, 'connected', 'who is in stays in');
    await client.close();
  } finally {
    await server.stop();
  }
});

test('a start without the key is refused, never without TLS', async () => {
  for (const files of [['--tls-cert', certificate, '--tls-key', path.join(folder, 'missing.pem')], ['--tls-cert', certificate]]) {
    const { code, stdout, stderr } = await runServer('--listen', '127.0.0.1:0', ...files);
    assert.ok(code > 0, files.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /missing.pem|--tls-key/);
  }
});
