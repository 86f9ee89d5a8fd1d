-- A leaf of the full-text index fills a page of the database, and pieces of it are
-- merged in larger groups: each word is written fewer times.
INSERT INTO prose (prose, rank) VALUES ('pgsz', 8000);
INSERT INTO prose (prose, rank) VALUES ('automerge', 8);
