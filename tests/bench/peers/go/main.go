// Room server on gorilla/websocket: the classic hub, one writer goroutine and one buffered channel a client.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

type client struct {
	conn *websocket.Conn
	room string
	send chan []byte
}

type broadcast struct {
	room string
	text []byte
}

type hub struct {
	rooms      map[string]map[*client]bool
	register   chan *client
	unregister chan *client
	broadcast  chan broadcast
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.register:
			if h.rooms[c.room] == nil {
				h.rooms[c.room] = make(map[*client]bool)
			}
			h.rooms[c.room][c] = true
		case c := <-h.unregister:
			h.remove(c)
		case b := <-h.broadcast:
			for c := range h.rooms[b.room] {
				select {
				case c.send <- b.text:
				default:
					h.remove(c)
				}
			}
		}
	}
}

func (h *hub) remove(c *client) {
	members := h.rooms[c.room]
	if !members[c] {
		return
	}
	delete(members, c)
	close(c.send)
	if len(members) == 0 {
		delete(h.rooms, c.room)
	}
}

func (c *client) readPump(h *hub) {
	defer func() {
		h.unregister <- c
		c.conn.Close()
	}()
	c.conn.SetReadLimit(64 * 1024)
	for {
		_, data, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		var message map[string]interface{}
		if json.Unmarshal(data, &message) != nil {
			continue
		}
		message["room"] = c.room
		message["timestamp"] = float64(time.Now().UnixMicro()) / 1e6
		text, err := json.Marshal(message)
		if err != nil {
			continue
		}
		h.broadcast <- broadcast{c.room, text}
	}
}

func (c *client) writePump() {
	defer c.conn.Close()
	for text := range c.send {
		if c.conn.WriteMessage(websocket.TextMessage, text) != nil {
			return
		}
	}
	c.conn.WriteMessage(websocket.CloseMessage, nil)
}

var upgrader = websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}

func (h *hub) serve(w http.ResponseWriter, r *http.Request) {
	room, err := url.PathUnescape(strings.TrimPrefix(r.URL.EscapedPath(), "/ws/"))
	if err != nil {
		http.Error(w, "bad room", http.StatusBadRequest)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn, room: room, send: make(chan []byte, 256)}
	h.register <- c
	go c.writePump()
	go c.readPump(h)
}

func main() {
	h := &hub{make(map[string]map[*client]bool), make(chan *client), make(chan *client), make(chan broadcast)}
	go h.run()
	http.HandleFunc("/ws/", h.serve)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on ws://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}
