// The hub dialect as npm's ws sees it: every message type and every rule of the wire protocol.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, assertTimestamp } from './support/client.js';
import { Server } from './support/server.js';

let server;
before(async () => { server = await Server.start(); });
after(() => server?.stop());

// Every test has a room of its own.
let rooms = 0;
const newRoom = () => `hub-${++rooms}`;

describe('connecting', () => {
  test('with room and user: connected, then user_joined, both with members', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.open(server.hub(room, 'boris'));

    const connected = await boris.next();
    assert.equal(connected.type, 'connected');
    assert.equal(connected.room_id, room);
    assert.equal(connected.user_id, 'boris');
    assert.ok('connection_id' in connected.payload);
    assert.deepEqual(connected.payload.members.sort(), ['anna', 'boris']);
    assertTimestamp(connected.timestamp);

    const own = await boris.next();
    assert.equal(own.type, 'user_joined');
    assert.deepEqual(own.payload.members.sort(), ['anna', 'boris']);

    const seen = await anna.next();
    assertTimestamp(seen.timestamp);
    assert.deepEqual({ ...seen, timestamp: 0 },
      { type: 'user_joined', room_id: room, user_id: 'boris', payload: { user_id: 'boris' }, timestamp: 0 });
    await Promise.all([anna.close(), boris.close()]);
  });

  test('without a user: the server assigns a guest name', async () => {
    const guest = await Client.open(server.hub(newRoom()));
    assert.match((await guest.next()).user_id, /^guest-[a-z0-9]{6}$/);
    await guest.close();
  });

  test('without a room: in none until it joins', async () => {
    const anna = await Client.open(server.hub(undefined, 'anna'));
    assert.equal((await anna.next()).type, 'connected');
    await anna.expectSilence();
    assert.equal((await anna.ask({ type: 'note' })).payload.code, 'room_required');
    await anna.close();
  });

  test('names beyond ASCII', async () => {
    const anna = await Client.open(server.hub('стенд-2', 'Анна 🌼'));
    const connected = await anna.next();
    assert.equal(connected.room_id, 'стенд-2');
    assert.equal(connected.user_id, 'Анна 🌼');
    await anna.close();
  });
});

describe('rooms', () => {
  for (const [how, join] of [
    ['room_id', (room) => ({ type: 'join_room', room_id: room })],
    ['payload.room_id', (room) => ({ type: 'join_room', payload: { room_id: room } })],
  ]) {
    test(`join_room by ${how} tells everybody, members only the joiner`, async () => {
      const room = newRoom();
      const anna = await Client.inHub(server, room, 'anna');
      const boris = await Client.open(server.hub(undefined, 'boris'));
      await boris.next();
      const own = await boris.ask(join(room));
      assert.equal(own.type, 'user_joined');
      assert.deepEqual(own.payload.members.sort(), ['anna', 'boris']);
      const seen = await anna.next();
      assert.equal(seen.user_id, 'boris');
      assert.ok(!('members' in seen.payload));
      await Promise.all([anna.close(), boris.close()]);
    });
  }

  test('leave_room tells those who stay and the leaver', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.inHub(server, room, 'boris');
    await anna.next();
    const own = await boris.ask({ type: 'leave_room', room_id: room });
    assert.equal(own.type, 'user_left');
    assert.equal(own.room_id, room);
    const seen = await anna.next();
    assert.equal(seen.type, 'user_left');
    assert.equal(seen.payload.user_id, 'boris');
    assert.equal((await boris.ask({ type: 'note', room_id: room })).payload.code, 'not_a_member');
    await Promise.all([anna.close(), boris.close()]);
  });

  test('a disconnect tells those who stay', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.inHub(server, room, 'boris');
    await anna.next();
    boris.socket.terminate();
    const seen = await anna.next();
    assert.equal(seen.type, 'user_left');
    assert.equal(seen.user_id, 'boris');
    await anna.close();
  });

  test('a user with several connections joins once and leaves once', async () => {
    const room = newRoom();
    const watcher = await Client.inHub(server, room, 'watcher');
    const first = await Client.inHub(server, room, 'anna');
    assert.equal((await watcher.next()).type, 'user_joined');
    const second = await Client.inHub(server, room, 'anna'); // confirmed to it alone
    await watcher.expectSilence();
    await first.expectSilence();

    watcher.send({ type: 'note', payload: 1 });
    for (const client of [watcher, first, second]) assert.equal((await client.next()).payload, 1);

    await first.close();
    await watcher.expectSilence();
    await second.close();
    assert.equal((await watcher.next()).type, 'user_left');
    await watcher.expectSilence();
    await watcher.close();
  });

  test('one connection in several rooms says which one it means', async () => {
    const [one, two, three] = [newRoom(), newRoom(), newRoom()];
    const anna = await Client.open(server.hub(undefined, 'anna'));
    await anna.next();
    await anna.ask({ type: 'join_room', room_id: one });
    assert.equal((await anna.ask({ type: 'note' })).room_id, one, 'the only room joined');
    await anna.ask({ type: 'join_room', room_id: two });
    assert.equal((await anna.ask({ type: 'note' })).payload.code, 'room_required');
    assert.equal((await anna.ask({ type: 'note', room_id: two })).room_id, two);
    assert.equal((await anna.ask({ type: 'note', room_id: three })).payload.code, 'not_a_member');
    await anna.close();
  });

  test('the room of the URL comes first while still a member', async () => {
    const [home, other] = [newRoom(), newRoom()];
    const anna = await Client.inHub(server, home, 'anna');
    await anna.ask({ type: 'join_room', room_id: other });
    assert.equal((await anna.ask({ type: 'note' })).room_id, home);
    await anna.ask({ type: 'leave_room', room_id: home });
    assert.equal((await anna.ask({ type: 'note' })).room_id, other);
    await anna.close();
  });
});

describe('events', () => {
  test('reach every member, the sender included, and nobody else', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.inHub(server, room, 'boris');
    const outsider = await Client.inHub(server, newRoom(), 'outsider');
    await anna.next();
    anna.send({ type: 'document_updated', payload: { content: '# Agenda', updated_by: 'anna' } });
    for (const client of [anna, boris]) {
      const { timestamp, ...event } = await client.next();
      assertTimestamp(timestamp);
      assert.deepEqual(event, {
        type: 'document_updated', room_id: room, user_id: 'anna', payload: { content: '# Agenda', updated_by: 'anna' },
      });
    }
    await outsider.expectSilence();
    await Promise.all([anna, boris, outsider].map((client) => client.close()));
  });

  test('keep unknown fields; the server sets user_id and timestamp, forged or doubled', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.inHub(server, room, 'boris');
    boris.send(`{"type":"note","user_id":"anna","user_id":"operator","timestamp":1,"priority":"high","tags":[1,null],` +
      `"timestamp":2,"room_id":${JSON.stringify(room)},"payload":false}`);
    await anna.next();
    const text = await anna.nextText();
    const { timestamp, ...event } = JSON.parse(text);
    assertTimestamp(timestamp);
    assert.deepEqual(event, {
      type: 'note', room_id: room, user_id: 'boris', payload: false, priority: 'high', tags: [1, null],
    });
    for (const key of ['user_id', 'timestamp', 'room_id']) {
      assert.equal(text.split(`"${key}"`).length, 2, `${key} stands once`);
    }
    await Promise.all([anna.close(), boris.close()]);
  });

  test('carry any JSON value unharmed', async () => {
    const anna = await Client.inHub(server, newRoom(), 'anna');
    for (const payload of [null, 0, -1.5e-7, '', 'line\nbreak \u202e \u2028 <b>&amp;</b> 🌼', [], {}, [[{ a: [] }]], true]) {
      assert.deepEqual((await anna.ask({ type: 'echo', payload })).payload, payload);
    }
    await anna.close();
  });

  test('ping is answered to the asker alone, with the payload', async () => {
    const room = newRoom();
    const anna = await Client.inHub(server, room, 'anna');
    const boris = await Client.inHub(server, room, 'boris');
    await anna.next();
    assert.deepEqual(await boris.ask({ type: 'ping', payload: { n: 1 } }), { type: 'pong', payload: { n: 1 } });
    assert.equal((await boris.ask({ type: 'ping' })).type, 'pong');
    await anna.expectSilence();
    await Promise.all([anna.close(), boris.close()]);
  });
});

describe('errors', () => {
  const cases = [
    ['not JSON', '{"type":', 'invalid_json'],
    ['not an object', '[1,2]', 'invalid_json'],
    ['nothing', '', 'invalid_json'],
    ['no type', '{"payload":{}}', 'missing_type'],
    ['a type that is no string', '{"type":7}', 'missing_type'],
    ...['connected', 'user_joined', 'user_left', 'pong', 'error'].map((type) =>
      [`reserved ${type}`, JSON.stringify({ type }), 'reserved_type']),
    ['a room not joined', '{"type":"note","room_id":"elsewhere"}', 'not_a_member'],
    ['leaving a room not joined', '{"type":"leave_room","room_id":"elsewhere"}', 'not_a_member'],
    ['a room name too long', JSON.stringify({ type: 'join_room', room_id: 'x'.repeat(65) }), 'invalid_room'],
    ['a room name with a control character', JSON.stringify({ type: 'join_room', room_id: 'a\nb' }), 'invalid_room'],
    ['a room name with an override', JSON.stringify({ type: 'join_room', room_id: 'a\u202eb' }), 'invalid_room'],
    ['an empty room name', '{"type":"join_room","room_id":""}', 'room_required'],
    ['too deep', `{"type":"note","payload":${'['.repeat(80)}${']'.repeat(80)}}`, 'invalid_json'],
  ];
  for (const [what, text, code] of cases) {
    test(`${what}: ${code} to the sender alone, the connection stays`, async () => {
      const room = newRoom();
      const anna = await Client.inHub(server, room, 'anna');
      const boris = await Client.inHub(server, room, 'boris');
      await anna.next();
      const answer = await boris.ask(text);
      assert.equal(answer.type, 'error');
      assert.equal(answer.payload.code, code);
      assert.equal(typeof answer.payload.message, 'string');
      await boris.expectSilence();
      await anna.expectSilence();
      await Promise.all([anna.close(), boris.close()]);
    });
  }

  for (const key of ['id', 'ref']) {
    test(`an error names the message by its own ${key}`, async () => {
      const anna = await Client.inHub(server, newRoom(), 'anna');
      const answer = await anna.ask({ type: 'note', room_id: 'elsewhere', [key]: 'message-17' });
      assert.equal(answer[key], 'message-17');
      await anna.close();
    });
  }

  test('ten errors in a row end the connection with 1008', async () => {
    const anna = await Client.inHub(server, newRoom(), 'anna');
    for (let i = 0; i < 10; ++i) anna.send('{');
    assert.equal((await anna.end()).code, 1008);
  });
});
