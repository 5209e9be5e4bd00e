// roomdeckctl against a running roomdeckd.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from './support/client.js';
import { Server } from './support/server.js';

const program = process.env.ROOMDECKCTL ?? '../../build/tests/bin/roomdeckctl';

let folder;
let server;
let environment;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roomdeckctl-'));
  server = await Server.start('--data-dir', folder);
  environment = { ...process.env, ROOMDECK_SERVER: server.web, ROOMDECK_TOKEN: '' };
});
after(async () => { await server?.stop(); rmSync(folder, { recursive: true }); });

function start(args, env = environment) {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (data) => (child.said[stream] += data));
  return child;
}

async function run(args, { env = environment, input = '' } = {}) {
  const child = start(args, env);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, ...child.said };
}

async function ok(...args) {
  const result = await run(args);
  assert.deepEqual([result.status, result.stderr], [0, ''], `${args}: ${result.stderr}`);
  return result.stdout;
}

test('send reaches a room, a user, a connection and everyone', async () => {
  const anna = await Client.open(server.hub('a room', 'anna'));
  const id = (await anna.next()).payload.connection_id;
  await anna.next();
  for (const target of [['--room', 'a room'], ['--user', 'anna'], ['--connection', `${id}`], ['--all']]) {
    assert.equal(await ok('send', 'news', '{"n":12345678901234567890}', ...target), 'sent to 1 connection\n');
    assert.match(await anna.nextText(), /"news".*12345678901234567890/);
  }
  const piped = await run(['send', '--json', '--all', 'news', '-'], { input: '"piped"\n' });
  assert.equal(JSON.parse(piped.stdout).recipients, 1);
  assert.equal((await anna.next()).payload, 'piped');
  const once1 = await ok('send', 'k', '--all', '--key', '1', '--json');
  assert.equal(await ok('send', 'k', '--all', '--key', '1', '--json'), once1);
  assert.equal(await ok('send', 'news', '--room', 'empty'), 'sent to 0 connections\n');
  await anna.close();
});

test('lists', async () => {
  const anna = await Client.inHub(server, 'lobby', 'anna');
  const boris = await Client.inHub(server, 'lobby', 'Борис');
  assert.match(await ok('rooms'), /^NAME +USERS.*\nlobby +2 /);
  assert.match(await ok('members', 'lobby'), /^USER +CONNECTIONS\nanna +1\nБорис +1\n$/);
  assert.match(await ok('connections'), /anna +127\.0\.0\.1:\d+ +hub +lobby/);
  assert.match(await ok('stats'), /\nconnections +2\n/);
  assert.equal(JSON.parse(await ok('members', 'lobby', '--json')).length, 2);
  assert.equal(JSON.parse(await ok('stats', '--json')).users, 2);
  await Promise.all([anna.close(), boris.close()]);
});

test('kick, ban, mute and back', async () => {
  const join_ = () => Client.inHub(server, 'm', 'boris');
  let boris = await join_();
  assert.equal(await ok('kick', 'boris', '--code', '4003', '--reason', 'bye'), '1 disconnected\n');
  assert.deepEqual(await boris.end(), { code: 4003, reason: 'bye' });
  boris = await join_();
  assert.equal(await ok('mute', 'boris', '--for', '10m'), '1 muted\n');
  assert.equal((await boris.ask({ type: 'x' })).payload.code, 'muted');
  assert.equal(await ok('unmute', 'boris'), '1 unmuted\n');
  assert.equal((await boris.ask({ type: 'x' })).type, 'x');
  assert.equal(await ok('ban', 'boris', '--reason', 'enough'), '1 banned\n');
  assert.equal((await boris.end()).reason, 'enough');
  assert.equal(await Client.refusal(server.hub('m', 'boris')), 403);
  assert.equal(await ok('unban', 'boris'), '1 unbanned\n');
  await (await join_()).close();
});

test('tail prints what passes the filter', async () => {
  const tail = start(['tail', '--filter', 'type:wanted', '-n', '2', '--json']);
  const text = start(['tail', '--filter', 'type:wanted', '-n', '1']);
  const ended = Promise.all([once(tail, 'close'), once(text, 'close')]);
  let done = false;
  ended.then(() => { done = true; });
  const anna = await Client.inHub(server, 'r', 'anna');
  while (!done) { // until both listen
    anna.send({ type: 'other' });
    anna.send({ type: 'wanted', payload: 'x\u001b' });
    await Promise.all([anna.next(), anna.next()]);
  }
  assert.equal(tail.said.stderr, '');
  const rows = tail.said.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(rows.map((row) => [row.type, row.user, row.payload]), Array(2).fill(['wanted', 'anna', 'x\u001b']));
  assert.match(text.said.stdout, /anna.*wanted/);
  assert.doesNotMatch(text.said.stdout, /\u001b/);
  await anna.close();
});

test('completion and manual know every command of --help', async () => {
  const resources = new URL('../../resources/', import.meta.url);
  const commands = [...(await ok('--help')).matchAll(/^  ([a-z]+) /gm)].map((match) => match[1]);
  assert.ok(commands.length >= 15);
  const manual = readFileSync(new URL('man/roomdeckctl.1', resources), 'utf8');
  for (const command of commands) assert.match(manual, new RegExp(`^\\.B.*\\b${command}\\b`, 'm'));
  const shell = spawnSync('bash', ['-c', 'source "$0"; COMP_WORDS=(roomdeckctl ""); COMP_CWORD=1; _roomdeckctl; echo "${COMPREPLY[@]}"',
    fileURLToPath(new URL('completion/roomdeckctl.bash', resources))], { encoding: 'utf8' });
  assert.deepEqual(shell.stdout.trim().split(' ').filter((word) => !word.startsWith('-')), commands);
});

test('completion and manual know every option', async () => {
  const resources = new URL('../../resources/', import.meta.url);
  const [manual, bash, zsh] = ['man/roomdeckctl.1', 'completion/roomdeckctl.bash', 'completion/_roomdeckctl']
    .map((name) => readFileSync(new URL(name, resources), 'utf8'));
  const commands = [...(await ok('--help')).matchAll(/^  ([a-z]+) /gm)].map((match) => match[1]);
  for (const command of commands) {
    assert.ok(zsh.includes(`  '${command}:`), `zsh: ${command}`);
    const options = [...(await ok(command, '--help')).matchAll(/--([a-z-]+)/g)].map((match) => match[1])
      .filter((option) => option !== 'help-all');
    assert.ok(options.includes('help'), command);
    const shell = spawnSync('bash', ['-c',
      'source "$0"; COMP_WORDS=(roomdeckctl "$1" --); COMP_CWORD=2; _roomdeckctl; echo "${COMPREPLY[@]}"',
      fileURLToPath(new URL('completion/roomdeckctl.bash', resources)), command], { encoding: 'utf8' });
    for (const option of new Set(options)) {
      assert.ok(option === 'help' || manual.includes(`\\-\\-${option.replace('-', '\\-')}`), `manual: ${command} --${option}`);
      assert.ok(shell.stdout.split(/\s/).includes(`--${option}`), `bash: ${command} --${option}: ${shell.stdout}`);
      assert.ok(zsh.includes(`--${option}`), `zsh: ${command} --${option}`);
    }
  }
  const zshSays = spawnSync('zsh', ['-n', fileURLToPath(new URL('completion/_roomdeckctl', resources))], { encoding: 'utf8' });
  assert.deepEqual([zshSays.status, zshSays.stderr], [0, '']);
});

test('what needs no server has JSON too', async () => {
  const data = mkdtempSync(join(folder, 'data-'));
  const made = JSON.parse(await ok('token', 'create', 'shop', '--role', 'publish', '--data-dir', data, '--json'));
  assert.deepEqual([made.name, made.role], ['shop', 'publish']);
  assert.ok(made.token.length >= 32);
  const listed = JSON.parse(await ok('token', 'list', '--data-dir', data, '--json'));
  assert.deepEqual(listed.map(({ name, role, last_used }) => [name, role, last_used]), [['shop', 'publish', null]]);
  assert.equal(JSON.stringify(listed).includes(made.token), false);
  const log = join(data, 'log.ndjson');
  writeFileSync(log, '{"seq":1,"time":1,"kind":"message","room":"a","user":"anna","type":"note","payload":1}\n');
  await ok('import', log, join(data, 'a.roomdeck'));
  const checked = JSON.parse(await ok('check', '--json', join(data, 'a.roomdeck')));
  assert.deepEqual([checked.entries, checked.first_seq, checked.last_seq, checked.gaps, checked.intact], [1, 1, 1, [], true]);
});

describe('errors', () => {
  const usage = [
    ['send', 'x'], ['send', 'x', '--all', '--room', 'r'], ['send', 'x', '{broken', '--all'], ['send', '--all'],
    ['members'], ['kick'], ['kick', 'a', '--connection', '1'], ['ban'], ['ban', 'a', '--for', 'soon'],
    ['tail', '-n', '0'], ['rooms', '--server', 'ftp://x'], ['tail', '-n', '-5'], ['tail', '--filter', 'romo:x'],
    ['token', 'fly', '--data-dir', '/tmp'], ['token', 'create'], ['token', 'list', 'x'],
    ['token', 'create', 'x', '--data-dir', '/tmp', '--role', 'king'],
  ];
  for (const args of usage) {
    test(`2: ${args.join(' ')}`, async () => {
      const { status, stdout, stderr } = await run(args);
      assert.equal(status, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /^roomdeckctl: /);
    });
  }

  test('1 when the server refuses or is not there', async () => {
    assert.match((await run(['members', 'none'])).stderr, /^roomdeckctl: refused: .*none/);
    for (const args of [['kick', 'anna', '--code', 'soon'], ['kick', '--connection', 'x'], ['unmute', ''], ['ban', '--address', 'x']]) {
      const refused = await run(args);
      assert.deepEqual([refused.status, refused.stderr.startsWith('roomdeckctl: refused: ')], [1, true], `${args}`);
    }
    assert.equal((await run(['token', 'list', '--data-dir', join(folder, 'none')])).status, 1);
    const gone = await run(['rooms', '--server', 'http://127.0.0.1:1']);
    assert.equal(gone.status, 1);
    assert.match(gone.stderr, /cannot reach http:\/\/127\.0\.0\.1:1/);
  });
});

// Last: from the first token on, every request needs one.
test('tokens open the running server, and close it again', async () => {
  const made = (name, role) => ok('token', 'create', name, '--role', role, '--data-dir', folder);
  const secret = (await made('reader', 'observe')).trim();
  assert.match(secret, /^rdk_/);
  assert.equal(statSync(join(folder, 'tokens.json')).mode & 0o77, 0);
  const listed = await ok('token', 'list', '--data-dir', folder);
  assert.match(listed, /\nreader +observe /);
  assert.ok(!listed.includes(secret));

  const until = async (want, env) => { // the server notices by itself
    let result;
    do { result = await run(['rooms'], { env }); } while (result.status !== want);
    return result;
  };
  assert.match((await until(1, environment)).stderr, /token/);
  const file = join(folder, 'token');
  writeFileSync(file, secret);
  assert.equal((await run(['rooms', '--token-file', file])).status, 0);
  const reader = { ...environment, ROOMDECK_TOKEN: secret };
  assert.equal((await run(['rooms'], { env: reader })).status, 0);
  assert.match((await run(['kick', 'anna'], { env: reader })).stderr, /may not moderate/);
  await made('spare', 'admin');
  assert.match((await run(['token', 'create', 'spare', '--role', 'observe', '--data-dir', folder])).stderr, /revoke it first/);
  assert.equal((await run(['token', 'revoke', 'nobody', '--data-dir', folder])).status, 1);
  await ok('token', 'revoke', 'reader', '--data-dir', folder);
  await until(1, reader);
});
