-- How far a trade went up and down, and for how long it was held. Of trades noted before, nobody knows.
ALTER TABLE trade ADD COLUMN mae TEXT;

ALTER TABLE trade ADD COLUMN mfe TEXT;

ALTER TABLE trade ADD COLUMN bars_held INTEGER;
