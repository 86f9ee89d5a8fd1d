/* The statements that list articles. */
#pragma once

/* Where the rows come from. */
enum article_source {
    ARTICLES_ALL,
    ARTICLES_TERM,  /* those that are filed under a term; by publication only */
    ARTICLES_PROSE, /* those in which words were found */
    ARTICLE_SOURCES
};

/* NULL where there is no such statement. The parameters are those of bind_asked() in
 * articles.c. */
struct article_sql {
    const char *pages[2][2]; /* by enum article_order, then ascending and descending */
    const char *count;
};

extern const struct article_sql article_sql[ARTICLE_SOURCES];

/* The columns behind the key, which takes two. */
enum {
    COLUMN_HEAD = 2,
    COLUMN_TEXT,
    COLUMN_MENTIONS,
    COLUMN_DATES,
    COLUMN_PUBLISHED,
    COLUMN_ARTICLE
};

/* The columns themselves, read only if they are asked for; `t` is the article. */
#define ARTICLE_COLUMNS                                                                \
    " t.json,"                                                                         \
    " CASE WHEN :include & 1"                                                          \
    "      THEN (SELECT json FROM article_text WHERE number = t.number) END,"          \
    " CASE WHEN :include & 2"                                                          \
    "      THEN (SELECT mentions FROM body WHERE number = t.number) END,"              \
    " CASE WHEN :include & 8"                                                          \
    "      THEN (SELECT dates FROM body WHERE number = t.number) END,"                 \
    " t.published, t.article"
