"""Room server on FastAPI and uvicorn: /ws/{room}; the usual ConnectionManager."""

import json
import socket
import time
from collections import defaultdict

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


class ConnectionManager:
    def __init__(self):
        self.rooms = defaultdict(set)

    async def connect(self, room, websocket):
        await websocket.accept()
        self.rooms[room].add(websocket)

    def disconnect(self, room, websocket):
        self.rooms[room].discard(websocket)
        if not self.rooms[room]:
            del self.rooms[room]

    async def broadcast(self, room, message):
        text = json.dumps(message)
        for websocket in list(self.rooms[room]):
            try:
                await websocket.send_text(text)
            except RuntimeError:  # it is closing; its own task removes it
                pass


manager = ConnectionManager()


@app.websocket("/ws/{room}")
async def room_endpoint(websocket: WebSocket, room: str):
    await manager.connect(room, websocket)
    try:
        while True:
            message = json.loads(await websocket.receive_text())
            message["room"] = room
            message["timestamp"] = time.time()
            await manager.broadcast(room, message)
    except WebSocketDisconnect:
        pass
    finally:
        manager.disconnect(room, websocket)


def main():
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(4096)
    print("listening on ws://127.0.0.1:%d" % listener.getsockname()[1], flush=True)
    config = uvicorn.Config(app, log_level="error", backlog=4096, ws="websockets")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
