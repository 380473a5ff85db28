-- A command from inside the pod has no sequence, for that counts what the operator sends. The table is made anew, because
-- SQLite cannot change a primary key.
CREATE TABLE command_2 (
  number      INTEGER PRIMARY KEY,
  sequence    INTEGER UNIQUE,
  turn        INTEGER NOT NULL,
  market_time INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  sender      TEXT NOT NULL,
  body        TEXT NOT NULL
) STRICT;

INSERT INTO command_2 (sequence, turn, market_time, received_at, sender, body)
  SELECT sequence, turn, market_time, received_at, sender, body FROM command ORDER BY sequence;

DROP TABLE command;

ALTER TABLE command_2 RENAME TO command;
