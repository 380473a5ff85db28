-- Who may trade the book: the process of this epoch, as long as the counter grows. The place is the boot of the machine
-- that it runs on and the lock file that it holds; released is 1 after a clean end. One row.
CREATE TABLE claim (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  epoch    INTEGER NOT NULL,
  counter  INTEGER NOT NULL,
  place    TEXT NOT NULL,
  released INTEGER NOT NULL
) STRICT;
