-- The claims of an abstract lie apart from whom the article names: linking needs them of
-- few articles, and the names of all.
CREATE TABLE abstract_claims (
    number INTEGER PRIMARY KEY REFERENCES reading (number) ON DELETE CASCADE,
    bytes BLOB NOT NULL
) STRICT;

-- What linking came to the last time, article by article, as linking/ties.h lays it out.
-- The numbers of readings that are gone are negative until the next linking has seen it.
CREATE TABLE tie (
    number INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
