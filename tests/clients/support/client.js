// A client over npm's ws that hands out what it received, in order.
import assert from 'node:assert/strict';
import WebSocket from 'ws';

const PATIENCE_MS = 10_000;

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${PATIENCE_MS / 1000} s for ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Client {
  /** Connects; `options` are those of ws. */
  static async open(address, options = {}) {
    const client = new Client(new WebSocket(address, options));
    await within(client.opened, `the upgrade of ${address}`);
    return client;
  }

  /** The HTTP status with which an upgrade was refused. */
  static async refusal(address, options = {}) {
    const socket = new WebSocket(address, options);
    return within(new Promise((resolve, reject) => {
      socket.once('unexpected-response', (request, response) => {
        response.resume();
        resolve(response.statusCode);
        request.destroy();
      });
      socket.once('open', () => { socket.terminate(); reject(new Error(`${address} was let in`)); });
      socket.on('error', reject);
    }), `the refusal of ${address}`);
  }

  /** A member of a hub room who has read the server's greetings. */
  static async inHub(server, room, user) {
    const client = await Client.open(server.hub(room, user));
    assert.equal((await client.next()).type, 'connected');
    assert.equal((await client.next()).type, 'user_joined');
    return client;
  }

  constructor(socket) {
    this.socket = socket;
    this.received = [];
    this.waiting = [];
    this.opened = new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on('error', () => {}); // told through `closed`
    socket.on('message', (data) => {
      const text = data.toString();
      const waiter = this.waiting.shift();
      if (waiter) waiter(text);
      else this.received.push(text);
    });
  }

  send(message) { this.socket.send(typeof message === 'string' ? message : JSON.stringify(message)); }

  /** The text of the next frame. */
  nextText() {
    if (this.received.length > 0) return Promise.resolve(this.received.shift());
    return within(new Promise((resolve) => this.waiting.push(resolve)), 'a message');
  }

  async next() { return JSON.parse(await this.nextText()); }

  /** Sends and returns the next frame. */
  async ask(message) {
    this.send(message);
    return this.next();
  }

  /** Fails when anything was received or arrives before the answer to a ping (hub only). */
  async expectSilence() {
    const mark = Math.random();
    assert.deepEqual(await this.ask({ type: 'ping', payload: mark }), { type: 'pong', payload: mark });
  }

  /** The close code and reason. */
  end() { return within(this.closed, 'the close'); }

  async close() {
    this.socket.close(1000);
    return this.end();
  }
}

/** A server timestamp: Unix seconds, of our time. */
export function assertTimestamp(value) {
  assert.equal(typeof value, 'number');
  assert.ok(value > 1.6e9 && value < 1e11, `${value} is not in Unix seconds`);
}
