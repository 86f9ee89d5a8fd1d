#include "store/article_sql.h"

#include <stddef.h>

/* The texts are put together by the compiler, as those of claims are. */
#define FILED(n)                                                                       \
    " AND (:term" n " IS NULL OR EXISTS (SELECT 1 FROM article_term AS x"              \
    "      WHERE x.term = :term" n " AND x.published = t.published"                    \
    "        AND x.article = t.article AND (x.roles & :roles" n ") = :roles" n "))"
#define FILTERS                                                                        \
    " AND t.published <= :published_to AND t.published_last >= :published_from"        \
    " AND (:language IS NULL OR t.language = :language)" FILED("1") FILED("2")         \
        FILED("3") FILED("4") " AND t.duplicate <= :duplicates"
#define FROM_ALL " FROM article AS t WHERE 1" FILED("0") FILTERS
#define FROM_TERM                                                                      \
    " FROM article_term AS d"                                                          \
    " CROSS JOIN article AS t ON t.number = d.number"                                  \
    " WHERE d.term = :term0 AND (d.roles & :roles0) = :roles0" FILTERS
#define FROM_PROSE                                                                     \
    " FROM prose CROSS JOIN article AS t ON t.number = prose.rowid >> 20"              \
    " WHERE prose MATCH :q AND (prose.rowid & 1048575) = 0" FILED("0") FILTERS

#define BY_PUBLICATION(from, of, operator, direction)                                  \
    "SELECT " of ".published, " of ".article," ARTICLE_COLUMNS from " AND (" of        \
    ".published, " of ".article) "                                                     \
    operator" (:key0, :key1)"                                                          \
            " ORDER BY " of ".published " direction ", " of ".article " direction      \
            " LIMIT :limit"
#define BY_TITLE(from, operator, direction)                                            \
    "SELECT t.article, t.title," ARTICLE_COLUMNS from " AND (t.title, t.article) "     \
    operator" (:title, :key0)"                                                         \
            " ORDER BY t.title " direction ", t.article " direction " LIMIT :limit"

static const char all_up[] = BY_PUBLICATION(FROM_ALL, "t", ">", "ASC");
static const char all_down[] = BY_PUBLICATION(FROM_ALL, "t", "<", "DESC");
static const char all_title_up[] = BY_TITLE(FROM_ALL, ">", "ASC");
static const char all_title_down[] = BY_TITLE(FROM_ALL, "<", "DESC");
static const char all_count[] = "SELECT count(*)" FROM_ALL " /* scan */";
static const char term_up[] = BY_PUBLICATION(FROM_TERM, "d", ">", "ASC");
static const char term_down[] = BY_PUBLICATION(FROM_TERM, "d", "<", "DESC");
static const char term_count[] = "SELECT count(*)" FROM_TERM;
static const char prose_up[] = BY_PUBLICATION(FROM_PROSE, "t", ">", "ASC");
static const char prose_down[] = BY_PUBLICATION(FROM_PROSE, "t", "<", "DESC");
static const char prose_title_up[] = BY_TITLE(FROM_PROSE, ">", "ASC");
static const char prose_title_down[] = BY_TITLE(FROM_PROSE, "<", "DESC");
static const char prose_count[] = "SELECT count(*)" FROM_PROSE;

const struct article_sql article_sql[ARTICLE_SOURCES] = {
    [ARTICLES_ALL] = { { { all_up, all_down }, { all_title_up, all_title_down } },
                       all_count },
    [ARTICLES_TERM] = { { { term_up, term_down }, { NULL, NULL } }, term_count },
    [ARTICLES_PROSE] = { { { prose_up, prose_down },
                           { prose_title_up, prose_title_down } },
                         prose_count },
};
