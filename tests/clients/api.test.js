// The descriptions of the interface: valid, served, and what the server really does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import YAML from 'yaml';
import { Client } from './support/client.js';
import { Server } from './support/server.js';

const require = createRequire(import.meta.url);
const folder = new URL('../../resources/api/', import.meta.url);
const text = (name) => readFileSync(new URL(name, folder), 'utf8');
const openapi = YAML.parse(text('openapi.yaml'));
const asyncapi = YAML.parse(text('asyncapi.yaml'));

/** Follows a reference within `document`. */
function resolve(document, node) {
  while (node?.$ref) {
    node = node.$ref.slice(2).split('/').reduce((at, key) => at?.[key.replaceAll('~1', '/')], document);
  }
  return node;
}

/** Every reference in a document. */
function* references(node) {
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.$ref === 'string') yield node.$ref;
  for (const child of Object.values(node)) yield* references(child);
}

/** Throws unless `value` fits a schema of the document. */
function fits(document, schema, value, what) {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  const check = ajv.compile({ ...schema, components: document.components });
  assert.ok(check(value), `${what}: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value)}`);
}

describe('the files', () => {
  test('openapi.yaml is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(openapi));
    assert.ok(result.valid, JSON.stringify(result.errors, null, 1));
    const broken = structuredClone(openapi);
    delete broken.info.title;
    assert.ok(!(await new Validator().validate(broken)).valid, 'the validator can refuse');
  });

  test('asyncapi.yaml is AsyncAPI 3.0', () => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    const check = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json'));
    assert.ok(check(asyncapi), ajv.errorsText(check.errors));
    const broken = structuredClone(asyncapi);
    broken.operations.sayToHub.action = 'shout';
    assert.ok(!check(broken), 'the validator can refuse');
  });

  for (const [name, document] of Object.entries({ openapi, asyncapi })) {
    test(`all references of ${name}.yaml lead somewhere`, () => {
      const all = [...references(document)];
      assert.ok(all.length > 10);
      for (const $ref of all) assert.notEqual(resolve(document, { $ref }), undefined, $ref);
    });
  }
});

describe('openapi.yaml and the server', () => {
  let server;
  let anna;
  let annaId;
  before(async () => {
    server = await Server.start();
    anna = await Client.open(server.hub('lobby', 'anna'));
    annaId = (await anna.next()).payload.connection_id;
    await (await fetch(`${server.web}/api/v1/rooms/lobby/events`, post({ type: 'hello', payload: 1, more: 2 }))).text();
    for (const list of ['bans', 'mutes']) {
      await (await fetch(`${server.web}/api/v1/${list}`, post({ user: 'boris', duration_s: 60 }))).text();
    }
  });
  after(async () => { await anna?.close(); await server?.stop(); });

  const post = (body, method = 'POST') =>
    ({ method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  const bodies = {
    publishToAll: { type: 'a', payload: { text: 'x' } },
    publishToRoom: [{ type: 'a' }, { type: 'b' }],
    publishToUser: { type: 'a' },
    publishToConnection: { type: 'a' },
    changeRoom: { capacity: 9, locked: false, slow_mode_ms: 0, description: 'd' },
    ban: { user: 'mallory', reason: 'r' },
    mute: { user: 'mallory' },
  };
  const queries = { unban: '?user=mallory', unmute: '?user=mallory', listRooms: '?limit=1' };
  const places = { room: 'lobby', user: 'nobody', connection: () => annaId };

  const operations = Object.entries(openapi.paths).flatMap(([path, item]) =>
    ['get', 'post', 'patch', 'delete'].filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })));

  function address(operation) {
    const place = (key) => (typeof places[key] === 'function' ? places[key]() : places[key]);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, key) =>
      (operation.operationId === 'disconnectConnection' ? 999999 : encodeURIComponent(place(key))));
    return server.web + path + (queries[operation.operationId] ?? '');
  }

  async function request(operation, { body = bodies[operation.operationId], query = '', headers = {} } = {}) {
    const options = body === undefined ? { method: operation.method.toUpperCase() } : post(body, operation.method.toUpperCase());
    options.headers = { ...options.headers, ...headers };
    return fetch(address(operation) + query, options);
  }

  /** The response must be one the file describes. */
  async function checkResponse(operation, response) {
    const described = resolve(openapi, operation.responses[response.status] ?? operation.responses.default);
    assert.ok(described, `${response.status} is not described`);
    const type = response.headers.get('content-type').split(';')[0];
    const schema = described.content[type]?.schema;
    assert.ok(schema, `${type} is not described`);
    if (type === 'text/event-stream') {
      await response.body.cancel();
      return;
    }
    const said = await response.text();
    fits(openapi, schema, type.endsWith('json') ? JSON.parse(said) : said, operation.operationId);
  }

  // What empties the room comes last.
  const last = ['closeRoom'];
  for (const operation of operations.sort((a, b) => last.indexOf(a.operationId) - last.indexOf(b.operationId))) {
    test(`${operation.method.toUpperCase()} ${operation.path}`, async () => {
      const response = await request(operation);
      assert.equal(response.status, 200);
      await checkResponse(operation, response);
      if (operation.security === undefined) { // needs a token
        const refused = await request(operation, { headers: { Authorization: 'Bearer wrong' } });
        assert.ok([401, 429].includes(refused.status), `${refused.status}`);
        await refused.text();
      }
    });
  }

  test('methods that are not described are 405, as a problem', async () => {
    for (const path of Object.keys(openapi.paths).filter((p) => p.startsWith('/api/v1/') && !p.includes('{'))) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'].filter((m) => !openapi.paths[path][m.toLowerCase()])) {
        const response = await fetch(server.web + path, post({}, method));
        assert.equal(response.status, 405, `${method} ${path}`);
        const allowed = response.headers.get('allow').split(', ').filter((m) => m !== 'HEAD');
        assert.deepEqual(allowed.sort(), Object.keys(openapi.paths[path]).map((m) => m.toUpperCase()).sort());
        const operation = Object.values(openapi.paths[path])[0];
        await checkResponse(operation.security ? operations[0] : operation, response);
      }
    }
  });

  test('the server hands out these files', async () => {
    for (const name of ['openapi.yaml', 'asyncapi.yaml']) {
      const response = await fetch(`${server.web}/api/v1/${name}`);
      assert.equal(await response.text(), text(name));
    }
  });

  test('400, 404 and 415 as described', async () => {
    const find = (id) => operations.find((operation) => operation.operationId === id);
    for (const [id, body, status] of [['publishToAll', {}, 400], ['ban', {}, 400], ['changeRoom', { color: 1 }, 400]]) {
      const response = await request(find(id), { body });
      assert.equal(response.status, status);
      await checkResponse(find(id), response);
    }
    const missing = await fetch(`${server.web}/api/v1/rooms/none`);
    assert.equal(missing.status, 404);
    await checkResponse(find('getRoom'), missing);
    const form = await fetch(`${server.web}/api/v1/events`, { method: 'POST', body: '{}' });
    assert.equal(form.status, 415);
    await checkResponse(find('publishToAll'), form);
  });
});

describe('asyncapi.yaml and the server', () => {
  let server;
  before(async () => { server = await Server.start(); });
  after(() => server?.stop());

  /** The schema of a message the server sends under this name. */
  function heard(operation, name) {
    const message = asyncapi.operations[operation].messages.map((m) => resolve(asyncapi, m)).find((m) => m.name === name);
    assert.ok(message, `${name} is not among what ${operation} describes`);
    return message.payload;
  }

  test('hub', async () => {
    const anna = await Client.open(server.hub('r', 'anna'));
    const expect = async (name) => fits(asyncapi, heard('hearFromHub', name), await anna.next(), name);
    await expect('connected');
    await expect('user_joined');
    anna.send({ type: 'ping', payload: 7 });
    await expect('pong');
    anna.send({ type: 'said', payload: { text: 'hi' } });
    await expect('delivery');
    anna.send({ type: 'pong' });
    await expect('error');
    anna.send('no JSON');
    await expect('error');
    anna.send({ type: 'join_room', room_id: 's' });
    await expect('user_joined');
    anna.send({ type: 'leave_room', room_id: 's' });
    await expect('user_left');
    await anna.close();
  });

  test('chat', async () => {
    const boris = await Client.open(server.chat('r'));
    const expect = async (name) => fits(asyncapi, heard('hearFromChat', name), await boris.next(), name);
    boris.send({ text: 'hi', sender: 'boris', room: 'elsewhere' });
    await expect('delivery');
    boris.send('no JSON');
    await expect('error');
    await boris.close();
  });
});
