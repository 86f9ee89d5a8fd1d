-- The text of each article, once: as a JSON string, as it is answered. What was read in
-- it is packed without the text (server/store/pack.h).
CREATE TABLE article_text (
    number INTEGER PRIMARY KEY REFERENCES reading (number) ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT;
INSERT INTO article_text (number, json) SELECT number, text FROM body;
ALTER TABLE body DROP COLUMN text;

-- Readings that were packed with their texts cannot be opened any more. The scan that
-- follows reads all articles again; until then the rest is answered, and nothing found.
INSERT INTO prose (prose) VALUES ('delete-all');
