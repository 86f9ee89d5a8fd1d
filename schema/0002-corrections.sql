-- One row: the user's corrections of the scan that was committed last. `digest` names
-- the file that they were read from, "" if there is none; `json` is what /v1/corpus shows.
CREATE TABLE correction (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    digest TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT;

-- Which entities the same articles name, nearest first: two marks each, whom and in how
-- many articles.
ALTER TABLE entity ADD COLUMN relatives BLOB NOT NULL DEFAULT x'';
