-- The book: whose it is, and what it was last opened with. One row.
CREATE TABLE book (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  uid        TEXT NOT NULL,
  mode       TEXT NOT NULL,
  created_at TEXT NOT NULL,
  epoch      INTEGER NOT NULL,
  spec_hash  TEXT NOT NULL
) STRICT;

-- The processes that opened it.
CREATE TABLE opening (
  epoch     INTEGER PRIMARY KEY,
  opened_at TEXT NOT NULL,
  spec_hash TEXT NOT NULL,
  version   TEXT NOT NULL
) STRICT;

-- Where the last turn of the loop left off, with the whole state of the engine, and the hash of the algo and
-- parameters that this state belongs to. One row once a turn was taken.
CREATE TABLE progress (
  id               INTEGER PRIMARY KEY CHECK (id = 1),
  turn             INTEGER NOT NULL,
  bars             INTEGER NOT NULL,
  market_time      INTEGER NOT NULL,
  command_sequence INTEGER NOT NULL,
  feed_position    INTEGER NOT NULL,
  strategy_hash    TEXT NOT NULL,
  engine           BLOB NOT NULL,
  engine_sha256    BLOB NOT NULL
) STRICT;

-- The price files that the replay reads.
CREATE TABLE data_file (
  symbol    TEXT PRIMARY KEY,
  source    TEXT NOT NULL,
  file      TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  bars      INTEGER NOT NULL,
  first_bar TEXT NOT NULL,
  last_bar  TEXT NOT NULL
) STRICT;

-- What was commanded, when (wall clock) and by whom, as far as it is known.
CREATE TABLE command (
  sequence    INTEGER PRIMARY KEY,
  turn        INTEGER NOT NULL,
  market_time INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  sender      TEXT NOT NULL,
  body        TEXT NOT NULL
) STRICT;

CREATE TABLE order_intent (
  number          INTEGER PRIMARY KEY,
  client_order_id TEXT NOT NULL UNIQUE,
  turn            INTEGER NOT NULL,
  market_time     INTEGER NOT NULL,
  symbol          TEXT NOT NULL,
  side            TEXT NOT NULL,
  type            TEXT NOT NULL,
  quantity        TEXT NOT NULL,
  limit_price     TEXT,
  reduce_only     INTEGER NOT NULL,
  origin          TEXT NOT NULL
) STRICT;

CREATE TABLE order_event (
  id              INTEGER PRIMARY KEY,
  order_number    INTEGER NOT NULL REFERENCES order_intent (number),
  turn            INTEGER NOT NULL,
  market_time     INTEGER NOT NULL,
  status          TEXT NOT NULL,
  filled_quantity TEXT NOT NULL,
  reason          TEXT
) STRICT;

CREATE TABLE fill (
  number          INTEGER PRIMARY KEY,
  execution_id    TEXT NOT NULL UNIQUE,
  client_order_id TEXT NOT NULL REFERENCES order_intent (client_order_id),
  turn            INTEGER NOT NULL,
  symbol          TEXT NOT NULL,
  side            TEXT NOT NULL,
  quantity        TEXT NOT NULL,
  price           TEXT NOT NULL,
  fee             TEXT NOT NULL,
  market_time     TEXT NOT NULL,
  settlement      INTEGER NOT NULL
) STRICT;

CREATE TABLE trade (
  number      INTEGER PRIMARY KEY,
  turn        INTEGER NOT NULL,
  symbol      TEXT NOT NULL,
  side        TEXT NOT NULL,
  quantity    TEXT NOT NULL,
  entry_time  TEXT NOT NULL,
  exit_time   TEXT NOT NULL,
  entry_price TEXT NOT NULL,
  exit_price  TEXT NOT NULL,
  gross_pnl   TEXT NOT NULL,
  fees        TEXT NOT NULL,
  net_pnl     TEXT NOT NULL,
  settlement  INTEGER NOT NULL
) STRICT;
