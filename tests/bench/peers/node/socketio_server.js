// Room server on socket.io (websocket transport): the room is a query parameter of the handshake.
'use strict';
const http = require('http');
const { Server } = require('socket.io');

const server = http.createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

io.on('connection', (socket) => {
  const room = socket.handshake.query.room;
  socket.join(room);
  socket.on('message', (message) => {
    message.room = room;
    message.timestamp = Date.now() / 1000;
    io.to(room).emit('message', message);
  });
});

server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  console.log(`listening on ws://127.0.0.1:${server.address().port}`);
});
