-- Where the book is traded: a venue outside of the process, or nothing for the built-in exchange.
ALTER TABLE book ADD COLUMN venue TEXT NOT NULL DEFAULT '';

-- The last fill of that venue up to which all were asked for and booked. One row once there was one.
CREATE TABLE venue_cursor (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  cursor TEXT NOT NULL
) STRICT;

-- The rest of what is wanted of an order. Of orders noted before, it is in the engine's state as long as they work.
ALTER TABLE order_intent ADD COLUMN stop_price TEXT;

ALTER TABLE order_intent ADD COLUMN trailing_offset TEXT;

ALTER TABLE order_intent ADD COLUMN time_in_force TEXT;

ALTER TABLE order_intent ADD COLUMN expire_time INTEGER;

ALTER TABLE order_intent ADD COLUMN post_only INTEGER;
