// Room server on npm `ws`: /ws/{room}; a message gets a timestamp and goes to the room, sender included.
'use strict';
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');

const rooms = new Map();
const server = http.createServer();
const wss = new WebSocketServer({ server, perMessageDeflate: false });

function enter(name, socket) {
  let members = rooms.get(name);
  if (!members) rooms.set(name, (members = new Set()));
  members.add(socket);
  return members;
}

wss.on('connection', (socket, request) => {
  const name = decodeURIComponent(new URL(request.url, 'ws://localhost').pathname.slice('/ws/'.length));
  const members = enter(name, socket);
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    message.room = name;
    message.timestamp = Date.now() / 1000;
    // A Buffer is encoded to UTF-8 once for all recipients; a string would be encoded for each.
    const text = Buffer.from(JSON.stringify(message));
    for (const member of members) {
      if (member.readyState === WebSocket.OPEN) member.send(text, { binary: false });
    }
  });
  socket.on('close', () => {
    members.delete(socket);
    if (members.size === 0) rooms.delete(name);
  });
  socket.on('error', () => socket.terminate());
});

server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  console.log(`listening on ws://127.0.0.1:${server.address().port}`);
});
