-- 1: the article repeats an earlier one of the corpus.
ALTER TABLE article ADD COLUMN duplicate INTEGER NOT NULL DEFAULT 0;
