// Hosting with a certificate, as a browser sees it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/browser.js';
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

test('a start without the key is refused, never without TLS', async () => {
  for (const files of [['--tls-cert', certificate, '--tls-key', path.join(folder, 'missing.pem')], ['--tls-cert', certificate]]) {
    const { code, stdout, stderr } = await runServer('--listen', '127.0.0.1:0', ...files);
    assert.ok(code > 0, files.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /missing.pem|--tls-key/);
  }
});
