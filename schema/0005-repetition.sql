-- Lines of a file's articles that the corpus may repeat, as the last scan took them into
-- account; files without such lines have no row.
CREATE TABLE file_marks (
    path TEXT PRIMARY KEY,
    marks BLOB NOT NULL
) STRICT, WITHOUT ROWID;
