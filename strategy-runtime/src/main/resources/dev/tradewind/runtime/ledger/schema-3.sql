-- How far a trade went up and down, and for how long it was held. Of trades noted before, nobody knows.
ALTER TABLE trade ADD COLUMN mae TEXT;

ALTER TABLE trade ADD COLUMN mfe TEXT;

ALTER TABLE trade ADD COLUMN bars_held INTEGER;

-- Rows of a price file that were left out. Before, a file with such a row was refused.
ALTER TABLE data_file ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
