#include "core/session/schema.h"

namespace roomdeck::schema {

// NORMAL: a commit reaches the operating system (it survives the death of the process), not the platter.
// The write-ahead log is folded back every 16 MiB: pages written again and again until then are copied once.
const char *const prepareSql = R"(
PRAGMA page_size = 8192;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA wal_autocheckpoint = 2000;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
)";

const char *const createSql = R"(
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;

CREATE TABLE dialects (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);

CREATE TABLE strings (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);

CREATE TABLE events (
  row            INTEGER PRIMARY KEY,
  seq            INTEGER NOT NULL,
  time_us        INTEGER NOT NULL,
  kind           INTEGER NOT NULL,
  sender_kind    INTEGER NOT NULL,
  dialect        INTEGER NOT NULL,
  connection     INTEGER NOT NULL,
  room           INTEGER NOT NULL,
  user           INTEGER NOT NULL,
  type           INTEGER NOT NULL,
  address        INTEGER NOT NULL,
  port           INTEGER NOT NULL,
  addressees     TEXT,
  recipients     INTEGER NOT NULL,
  written        INTEGER,
  dropped        INTEGER,
  disconnected   INTEGER,
  latency_us     INTEGER,
  payload_offset INTEGER,
  payload_length INTEGER,
  payload        TEXT,
  extra          TEXT,
  raw            TEXT
);

CREATE TABLE deliveries (
  seq          INTEGER PRIMARY KEY,
  recipients   INTEGER NOT NULL,
  written      INTEGER NOT NULL,
  dropped      INTEGER NOT NULL,
  disconnected INTEGER NOT NULL,
  latency_us   INTEGER NOT NULL
);

CREATE TABLE misses (
  seq        INTEGER NOT NULL,
  connection INTEGER NOT NULL,
  user       INTEGER NOT NULL,
  cause      INTEGER NOT NULL,
  PRIMARY KEY (seq, connection)
) WITHOUT ROWID;

CREATE TABLE connections (
  id         INTEGER PRIMARY KEY,
  dialect    INTEGER NOT NULL,
  user       INTEGER NOT NULL,
  address    INTEGER NOT NULL,
  port       INTEGER NOT NULL,
  opened_row INTEGER,
  opened_us  INTEGER,
  closed_row INTEGER,
  closed_us  INTEGER
);

CREATE TABLE gaps (
  row       INTEGER PRIMARY KEY,
  reason    TEXT NOT NULL,
  lost      INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  from_us   INTEGER NOT NULL,
  to_us     INTEGER NOT NULL
);

CREATE VIEW log AS SELECT
  e.row, e.seq,
  strftime('%Y-%m-%dT%H:%M:%S', e.time_us / 1000000, 'unixepoch') || printf('.%06dZ', e.time_us % 1000000) AS time,
  CASE e.kind WHEN 0 THEN 'message' WHEN 1 THEN 'joined' WHEN 2 THEN 'left' WHEN 3 THEN 'connected'
    WHEN 4 THEN 'disconnected' WHEN 5 THEN 'renamed' WHEN 6 THEN 'error' WHEN 7 THEN 'refused'
    WHEN 8 THEN 'action' WHEN 9 THEN 'server' WHEN 10 THEN 'gap' END AS kind,
  CASE e.sender_kind WHEN 0 THEN 'client' WHEN 1 THEN 'operator' WHEN 2 THEN 'api' ELSE 'server' END AS sender_kind,
  d.name AS dialect, nullif(e.connection, 0) AS connection,
  coalesce(r.text, '') AS room, coalesce(u.text, '') AS user, coalesce(t.text, '') AS type,
  CASE e.port WHEN 0 THEN coalesce(a.text, '') ELSE a.text || ':' || e.port END AS address, e.recipients,
  CASE WHEN e.payload_offset IS NULL THEN e.payload
    ELSE CAST(substr(CAST(e.raw AS BLOB), e.payload_offset + 1, e.payload_length) AS TEXT) END AS payload,
  e.extra, e.raw, coalesce(v.written, e.written) AS written, coalesce(v.dropped, e.dropped) AS dropped,
  coalesce(v.disconnected, e.disconnected) AS disconnected, coalesce(v.latency_us, e.latency_us) AS latency_us,
  e.addressees
FROM events e
  LEFT JOIN dialects d ON d.id = e.dialect
  LEFT JOIN strings r ON r.id = e.room
  LEFT JOIN strings u ON u.id = e.user
  LEFT JOIN strings t ON t.id = e.type
  LEFT JOIN strings a ON a.id = e.address
  LEFT JOIN deliveries v ON v.seq = e.seq;

CREATE VIEW missed AS SELECT
  m.seq, m.connection, coalesce(u.text, cu.text, '') AS user,
  CASE m.cause WHEN 1 THEN 'queue_full' WHEN 2 THEN 'too_slow' WHEN 3 THEN 'disconnected'
    WHEN 4 THEN 'unresponsive' END AS cause
FROM misses m
  LEFT JOIN strings u ON u.id = m.user
  LEFT JOIN connections c ON c.id = m.connection
  LEFT JOIN strings cu ON cu.id = c.user;
)";

} // namespace roomdeck::schema
