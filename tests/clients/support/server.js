// Starts roomdeckd for a test and stops it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.ROOMDECKD ?? path.join(root, 'build/tests/bin/roomdeckd');

/** Runs roomdeckd to its end, for starts that are meant to fail. */
export async function runServer(...options) {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (data) => (said[stream] += data));
  const [code, signal] = await once(child, 'close');
  return { code, signal, ...said };
}

/** A hosting roomdeckd on a free port. */
export class Server {
  static async start(...options) {
    const data = mkdtempSync(path.join(tmpdir(), 'roomdeckd-'));
    const child = spawn(program, ['--listen', '127.0.0.1:0', '--data-dir', data, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const server = new Server(child, data);
    const first = await Promise.race([
      once(server.lines, 'line').then(([line]) => line),
      server.exited.then(({ code }) => { throw new Error(`roomdeckd ended with ${code} before it listened`); }),
    ]);
    const match = /^listening on wss?:\/\/127\.0\.0\.1:(\d+)$/.exec(first);
    if (!match) throw new Error(`first line of roomdeckd: ${first}`);
    server.port = Number(match[1]);
    return server;
  }

  constructor(child, data) {
    this.child = child;
    this.lines = createInterface({ input: child.stdout });
    this.exited = once(child, 'exit').then(([code, signal]) => {
      rmSync(data, { recursive: true, force: true });
      return { code, signal };
    });
  }

  get web() { return `http://127.0.0.1:${this.port}`; }
  get socket() { return `ws://127.0.0.1:${this.port}`; }

  hub(room, user) {
    const query = new URLSearchParams();
    if (room !== undefined) query.set('room_id', room);
    if (user !== undefined) query.set('user_id', user);
    return `${this.socket}/ws?${query}`;
  }

  chat(room) { return `${this.socket}/ws/${encodeURIComponent(room)}`; }

  /** Resolves to how the process ended. */
  stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.exited;
  }
}
