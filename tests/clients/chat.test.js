// The chat dialect as npm's ws sees it, and its translation to and from the hub dialect.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, assertTimestamp } from './support/client.js';
import { Server } from './support/server.js';

let server;
before(async () => { server = await Server.start(); });
after(() => server?.stop());

let rooms = 0;
const newRoom = () => `chat-${++rooms}`;

describe('chat', () => {
  test('a message comes back to every member with a timestamp, without notices of joins', async () => {
    const room = newRoom();
    const anna = await Client.open(server.chat(room));
    const boris = await Client.open(server.chat(room));
    const message = { text: 'Текст сообщения', sender: 'ИмяПользователя', room };
    anna.send(message);
    for (const client of [anna, boris]) {
      const { timestamp, ...rest } = await client.next();
      assertTimestamp(timestamp);
      assert.deepEqual(rest, message);
    }
    await Promise.all([anna.close(), boris.close()]);
  });

  test('timestamps keep digits below a millisecond', async () => {
    const anna = await Client.open(server.chat(newRoom()));
    let digits = 0;
    for (let i = 0; i < 20; ++i) {
      anna.send({ text: 'tick', sender: 'anna' });
      const [, fraction = ''] = /"timestamp":\s*\d+(?:\.(\d+))?/.exec(await anna.nextText());
      digits = Math.max(digits, fraction.length);
    }
    assert.ok(digits > 3, `at most ${digits} digits`);
    await anna.close();
  });

  test('the room is the one of the URL, percent-decoded; unknown fields are kept', async () => {
    const anna = await Client.open(server.chat('зал 1'));
    const answer = await anna.ask({ text: 'hi', sender: 'anna', room: 'elsewhere', timestamp: 1, mood: ['calm'] });
    assert.equal(answer.room, 'зал 1');
    assert.deepEqual(answer.mood, ['calm']);
    assertTimestamp(answer.timestamp);
    await anna.close();
  });

  test('rooms do not hear each other', async () => {
    const anna = await Client.open(server.chat(newRoom()));
    const boris = await Client.open(server.chat(newRoom()));
    await anna.ask({ text: 'here', sender: 'anna' });
    assert.equal((await boris.ask({ text: 'there', sender: 'boris' })).text, 'there');
    await Promise.all([anna.close(), boris.close()]);
  });

  for (const [what, text] of [['not JSON', 'hello'], ['an array', '[]'], ['a string', '"hi"'], ['nothing', '']]) {
    test(`${what}: an error to the sender, the connection stays`, async () => {
      const room = newRoom();
      const anna = await Client.open(server.chat(room));
      const boris = await Client.open(server.chat(room));
      const answer = await anna.ask(text);
      assert.equal(answer.error.code, 'invalid_json');
      assert.equal(typeof answer.error.message, 'string');
      anna.send({ text: 'still here', sender: 'anna' });
      for (const client of [anna, boris]) assert.equal((await client.next()).text, 'still here');
      await Promise.all([anna.close(), boris.close()]);
    });
  }
});

describe('across dialects', () => {
  test('chat to hub: a message with the sender as user', async () => {
    const room = newRoom();
    const hub = await Client.inHub(server, room, 'hub-user');
    const chat = await Client.open(server.chat(room));
    assert.equal((await hub.next()).type, 'user_joined');
    chat.send({ text: 'привет', sender: 'anna', room, color: 'red' });
    // The first message names the connection; the hub side may be told of that before it.
    let event = await hub.next();
    while (event.type === 'user_joined' || event.type === 'user_left') event = await hub.next();
    assertTimestamp(event.timestamp);
    assert.equal(event.type, 'message');
    assert.equal(event.room_id, room);
    assert.equal(event.user_id, 'anna');
    assert.equal(event.payload.text, 'привет');
    assert.equal(event.payload.color, 'red');
    await Promise.all([hub.close(), chat.close()]);
  });

  for (const [what, payload, text] of [
    ['the payload\'s text', { text: 'hello', extra: 1 }, 'hello'],
    ['compact JSON', { content: [1, 2], note: 'x' }, '{"content":[1,2],"note":"x"}'],
    ['compact JSON of a bare value', 7, '7'],
  ]) {
    test(`hub to chat: text is ${what}`, async () => {
      const room = newRoom();
      const chat = await Client.open(server.chat(room));
      const hub = await Client.inHub(server, room, 'hub-user');
      hub.send({ type: 'document_updated', payload });
      const { timestamp, ...rest } = await chat.next();
      assertTimestamp(timestamp);
      assert.deepEqual(rest, { text, sender: 'hub-user', room, type: 'document_updated', payload });
      await Promise.all([hub.close(), chat.close()]);
    });
  }
});
