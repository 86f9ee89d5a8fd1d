-- The corpus of one sources folder. All of it can be made again from the folder.
--
-- Days are numbers since 1970-01-01; unknown ones stand beyond all others, at the end
-- where lists want them. An article's or a claim's `article` is the number that its id
-- of 16 hexadecimal digits stands for, shifted so that signed order is the ids' order.

-- One row: the scan that was committed last. `maker` names the program and the lexicon
-- that read the articles: others may read them otherwise, and read all of them again.
CREATE TABLE scan (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    generation TEXT NOT NULL,
    maker TEXT NOT NULL,
    committed_at INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    threads INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    people INTEGER NOT NULL,
    organisations INTEGER NOT NULL,
    places INTEGER NOT NULL,
    weapons INTEGER NOT NULL,
    files INTEGER NOT NULL,
    records_skipped INTEGER NOT NULL
) STRICT;

-- The files of the folder as they were found, with the JSON that /v1/corpus shows.
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    records_skipped INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was read in each record, packed; unchanged records are not read again.
CREATE TABLE reading (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL REFERENCES file (path) DEFERRABLE INITIALLY DEFERRED,
    record INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    packed BLOB NOT NULL,
    UNIQUE (path, record)
) STRICT;

-- The articles as they are answered. `inputs` is a hash of all that the row and its
-- claims were made from: as long as it stays, so do they.
CREATE TABLE article (
    number INTEGER PRIMARY KEY REFERENCES reading (number),
    article INTEGER NOT NULL,
    published INTEGER NOT NULL,
    published_last INTEGER NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    inputs INTEGER NOT NULL,
    outputs INTEGER NOT NULL,
    terms BLOB NOT NULL,
    reference TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX article_by_id ON article (article);
CREATE INDEX article_by_publication ON article (published, article);
CREATE INDEX article_by_title ON article (title, article);

-- The large parts of an article. `marks` say where each item begins and what it is about.
CREATE TABLE body (
    number INTEGER PRIMARY KEY REFERENCES article (number),
    text TEXT NOT NULL,
    mentions TEXT NOT NULL,
    mention_marks BLOB NOT NULL,
    dates TEXT NOT NULL,
    date_marks BLOB NOT NULL
) STRICT;

-- Claims lie in the order in which they are listed, their JSON among them, so that a page
-- is one read. `terms` are the rows of claim_term that belong to it.
CREATE TABLE claim (
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    published_last INTEGER NOT NULL,
    when_first INTEGER,
    when_last INTEGER,
    traits INTEGER NOT NULL,
    terms BLOB NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (published, article, place)
) STRICT, WITHOUT ROWID;

-- What lists can be filtered by: ids of entities, threads and articles, and publishers;
-- with the totals of the filters that are asked for alone.
CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    facet INTEGER NOT NULL,
    value TEXT NOT NULL,
    claims INTEGER NOT NULL DEFAULT 0,
    as_speaker INTEGER NOT NULL DEFAULT 0,
    as_about INTEGER NOT NULL DEFAULT 0,
    as_person INTEGER NOT NULL DEFAULT 0,
    as_organisation INTEGER NOT NULL DEFAULT 0,
    as_place INTEGER NOT NULL DEFAULT 0,
    as_weapon INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX term_by_value ON term (facet, value);

CREATE TABLE claim_term (
    term INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    place INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    published_last INTEGER NOT NULL,
    when_first INTEGER,
    when_last INTEGER,
    PRIMARY KEY (term, published, article, place)
) STRICT, WITHOUT ROWID;

-- The same for dated claims, in the order of the timeline.
CREATE TABLE claim_moment (
    term INTEGER NOT NULL,
    when_first INTEGER NOT NULL,
    when_last INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    place INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    published_last INTEGER NOT NULL,
    PRIMARY KEY (term, when_first, when_last, published, article, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_term (
    term INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    published_last INTEGER NOT NULL,
    number INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (term, published, article)
) STRICT, WITHOUT ROWID;

-- Ranks are negative counts and days: in their order the largest comes first, and equal
-- ones by id.
CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    mention_rank INTEGER NOT NULL,
    article_rank INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last_rank INTEGER NOT NULL,
    country TEXT,
    class TEXT,
    outputs INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entity_by_id ON entity (kind, id);
CREATE INDEX entity_by_mentions ON entity (kind, mention_rank, id);
CREATE INDEX entity_by_articles ON entity (kind, article_rank, id);
CREATE INDEX entity_by_name ON entity (kind, name, id);
CREATE INDEX entity_by_first ON entity (kind, first, id);
CREATE INDEX entity_by_last ON entity (kind, last_rank, id);

-- Every alias, folded, from the beginning of each of its words.
CREATE TABLE alias (
    kind INTEGER NOT NULL,
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (number),
    PRIMARY KEY (kind, folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of_entity ON alias (entity);

CREATE TABLE thread (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    event INTEGER NOT NULL,
    claim_rank INTEGER NOT NULL,
    article_rank INTEGER NOT NULL,
    speaker_rank INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last_rank INTEGER NOT NULL,
    denials INTEGER NOT NULL,
    outputs INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX thread_by_id ON thread (id);
CREATE INDEX thread_by_claims ON thread (claim_rank, id);
CREATE INDEX thread_by_articles ON thread (article_rank, id);
CREATE INDEX thread_by_speakers ON thread (speaker_rank, id);
CREATE INDEX thread_by_first ON thread (first, id);
CREATE INDEX thread_by_last ON thread (last_rank, id);

CREATE TABLE thread_entity (
    value TEXT NOT NULL,
    thread INTEGER NOT NULL REFERENCES thread (number),
    kinds INTEGER NOT NULL,
    PRIMARY KEY (value, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_entity_of_thread ON thread_entity (thread);

-- Folded texts of articles and claims. The rows are their own: deleting one takes the
-- text that was inserted.
CREATE VIRTUAL TABLE prose USING fts5 (
    title, text, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
