// roomdeckctl: exit codes and output, and its HAR files against the HAR schema and Chrome's own importer.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './support/browser.js';

const validate = createRequire(import.meta.url)('har-validator/lib/promise.js');
const program = process.env.ROOMDECKCTL ?? '../../build/tests/bin/roomdeckctl';

const hostile = 'one "\n\u2028\u202e</script>\u0000';
const entries = [
  { seq: 1, time: '2024-05-31T18:04:00.000001Z', kind: 'connected', dialect: 'hub', connection: 1, user: 'anna',
    address: '10.0.0.2:4711', raw: 'GET /ws?room_id=a%20b&user_id=anna HTTP/1.1\r\nHost: lan:8000\r\nX-Token: ***\r\n\r\n' },
  { seq: 2, time: '2024-05-31T18:04:00.5Z', kind: 'message', connection: 1, room: 'a b', user: 'anna', type: 'chat',
    payload: { text: hostile }, raw: JSON.stringify({ type: 'chat', payload: { text: hostile } }) },
  { seq: 3, time: '2024-05-31T18:04:01Z', kind: 'connected', dialect: 'chat', connection: 2, user: 'boris' },
  { seq: 4, time: '2024-05-31T18:04:02Z', kind: 'message', connection: 1, room: 'a b', user: 'anna', type: 'ping', raw: '{}' },
  { seq: 5, time: '2024-05-31T18:04:03Z', kind: 'message', sender_kind: 'operator', room: 'a b', user: 'operator',
    type: 'maintenance', payload: [1, 2] },
  { seq: 6, time: '2024-05-31T18:04:09Z', kind: 'disconnected', connection: 1, user: 'anna', type: '1001' },
];

let folder;
let log;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomdeckctl-'));
  log = join(folder, 'log.ndjson');
  writeFileSync(log, entries.map((entry) => JSON.stringify(entry) + '\n').join(''));
});
after(() => rmSync(folder, { recursive: true }));

function run(...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('usage', () => {
  test('--version and --help', () => {
    assert.match(run('--version').stdout, /^roomdeckctl \d+\.\d+\.\d+\n$/);
    const help = run('--help');
    assert.equal(help.status, 0);
    for (const command of ['log', 'check', 'import']) {
      assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'));
      const own = run(command, '--help');
      assert.equal(own.status, 0);
      assert.ok(own.stdout.startsWith(`Usage: roomdeckctl ${command} [`), own.stdout);
    }
  });

  const wrong = [[], ['fly'], ['log'], ['log', 'a', 'b'], ['log', '--fly', 'a'], ['log', 'a', '--format', 'xml'], ['import', 'a']];
  for (const args of wrong) {
    test(`2 for: roomdeckctl ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^roomdeckctl: /);
    });
  }

  test('2 and the place for a wrong filter', () => {
    const { status, stderr } = run('log', log, '--filter', 'type:chat romo:x');
    assert.equal(status, 2);
    assert.match(stderr, /romo/);
    assert.match(stderr, /\n.* {10}\^{4}\n$/);
  });
});

describe('log', () => {
  test('prints one safe line a row', () => {
    const { status, stdout } = run('log', log);
    assert.equal(status, 0);
    assert.equal(stdout.trimEnd().split('\n').length, entries.length);
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u2028\u202e]/);
  });

  test('filters', () => {
    const { stdout } = run('log', log, '--filter', 'user:ann* !type:ping', '--format', 'ndjson');
    const rows = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(rows.map((row) => row.seq), [1, 2, 6]);
    assert.equal(rows[1].payload.text, hostile);
    assert.equal(rows[1].raw, entries[1].raw);
  });

  test('writes a file, its ending naming the format', () => {
    const file = join(folder, 'out.csv');
    assert.deepEqual(run('log', log, '-o', file), { status: 0, stdout: '', stderr: '' });
    assert.match(readFileSync(file, 'utf8'), /^seq,time,kind,.*\r\n1,/);
  });

  test('1 when the file is missing, no log, or cannot be written', () => {
    assert.equal(run('log', join(folder, 'none')).status, 1);
    const rubbish = join(folder, 'rubbish.txt');
    writeFileSync(rubbish, 'hello\n');
    const { status, stderr } = run('log', rubbish);
    assert.equal(status, 1);
    assert.match(stderr, /line 1/);
    assert.equal(run('log', log, '-o', join(folder, 'no', 'such', 'folder.csv')).status, 1);
    assert.equal(spawnSync('sh', ['-c', `"${program}" log "${log}" > /dev/full`]).status, 1);
  });

  test('ends quietly when its reader does', async () => {
    const stderr = await new Promise((resolve) => {
      execFile('sh', ['-c', `"${program}" log "${log}" --format ndjson | head -n 1`], (_e, _out, err) => resolve(err));
    });
    assert.equal(stderr, '');
  });
});

describe('import and check', () => {
  test('a session made of a log holds the same', () => {
    const session = join(folder, 'made.roomdeck');
    assert.deepEqual(run('import', log, session), { status: 0, stdout: '', stderr: '' });
    assert.equal(run('log', session, '--format', 'ndjson').stdout, run('log', log, '--format', 'ndjson').stdout);
    const check = run('check', session);
    assert.equal(check.status, 0);
    assert.match(check.stdout, /entries +6, numbers 1 to 6\n[^]*intact\n$/);
    assert.equal(run('import', log, session).status, 1, 'never overwrites');
  });

  test('check finds damage', () => {
    const session = join(folder, 'damaged.roomdeck');
    run('import', log, session);
    const bytes = readFileSync(session);
    bytes.fill(0x5a, 8192, 8192 * 3);
    writeFileSync(session, bytes);
    assert.equal(run('check', session).status, 1);
    assert.equal(run('check', log).status, 1);
  });
});

describe('HAR', () => {
  let har;
  before(() => { har = JSON.parse(run('log', log, '--format', 'har').stdout); });

  test('is valid', () => validate.har(har));

  test('the schema can refuse', async () => {
    const broken = structuredClone(har);
    delete broken.log.entries[0].request.url;
    await assert.rejects(validate.har(broken));
  });

  test('opens in Chrome’s developer tools', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto('devtools://devtools/bundled/devtools_app.html');
      const shown = await page.evaluate(async (text) => {
        const { HARFormat, Importer } = await import('./models/har/har.js');
        const requests = Importer.Importer.requestsFromHARLog(new HARFormat.HARRoot(JSON.parse(text)).log);
        return requests.map((request) => ({
          url: request.url(),
          type: request.resourceType().name(),
          frames: request.frames().map(({ type, text: data, time }) => ({ type, data, time })),
        }));
      }, JSON.stringify(har));
      assert.equal(shown.length, 3);
      assert.equal(shown[0].url, 'ws://lan:8000/ws?room_id=a%20b&user_id=anna');
      assert.equal(shown[0].type, 'websocket');
      assert.deepEqual(shown[0].frames.map((frame) => [frame.type, frame.data]), [['send', entries[1].raw], ['send', '{}']]);
      assert.equal(shown[0].frames[0].time, Date.parse('2024-05-31T18:04:00.500Z') / 1000);
      assert.deepEqual(shown[1].frames, []);
      assert.equal(shown[2].frames[0].type, 'receive');
      assert.deepEqual(JSON.parse(shown[2].frames[0].data).payload, [1, 2]);
    } finally {
      await browser.close();
    }
  });
});
