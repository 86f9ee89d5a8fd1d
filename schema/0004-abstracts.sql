-- What linking needs to know of each article, as linking/abstract.h lays it out: all of
-- them are loaded whenever anything has changed.
CREATE TABLE abstract (
    number INTEGER PRIMARY KEY REFERENCES reading (number) ON DELETE CASCADE,
    bytes BLOB NOT NULL
) STRICT;

-- A sum over the hashes of all entities: a part of the generation that can be kept
-- without looking at those that stay as they are.
ALTER TABLE scan ADD COLUMN entity_sum INTEGER NOT NULL DEFAULT 0;
