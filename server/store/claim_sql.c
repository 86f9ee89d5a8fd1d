#include "store/claim_sql.h"

#include <stddef.h>

/* The texts of the statements are put together by the compiler: one pattern, filled in
 * for each source of rows and each order. `t` is the source. */
#define ALSO(n)                                                                        \
    " AND (:term" n " IS NULL OR EXISTS (SELECT 1 FROM claim_term AS x"                \
    "      WHERE x.term = :term" n " AND x.published = t.published"                    \
    "        AND x.article = t.article AND x.place = t.place"                          \
    "        AND (x.roles & :roles" n ") = :roles" n "))"
#define FILTERS                                                                        \
    " AND (:of_article IS NULL OR t.article = :of_article)"                            \
    " AND (t.traits & :traits) = t.traits"                                             \
    " AND t.published <= :published_to AND t.published_last >= :published_from"        \
    " AND (:by_when = 0 OR (t.when_first <= :when_to AND t.when_last >= "              \
    ":when_from))" ALSO("1") ALSO("2") ALSO("3") ALSO("4") ALSO("5") ALSO("6")         \
        ALSO("7")

#define CLAIM_OF_T                                                                     \
    " CROSS JOIN claim AS c ON c.published = t.published AND c.article = t.article"    \
    "        AND c.place = t.place"
#define FROM_TERM " WHERE t.term = :term0 AND (t.roles & :roles0) = :roles0"
#define FROM_ARTICLE                                                                   \
    " FROM claim AS t WHERE t.published = :of_published AND t.article = :of_article"
#define FROM_PROSE                                                                     \
    " FROM prose"                                                                      \
    " CROSS JOIN article AS a ON a.number = prose.rowid >> 20"                         \
    " CROSS JOIN claim AS t"                                                           \
    "    ON t.published = CASE a.published WHEN -8388608 THEN 8388607"                 \
    "                     ELSE a.published END"                                        \
    "   AND t.article = a.article AND t.place = (prose.rowid & 1048575) - 1"           \
    " WHERE prose MATCH :q AND (prose.rowid & 1048575) > 0"

#define BY_PUBLICATION(operator, direction)                                            \
    " AND (t.published, t.article, t.place) "                                          \
    operator"     (:key0, :key1, :key2)"                                               \
            " ORDER BY t.published " direction ", t.article " direction                \
            ", t.place " direction " LIMIT :limit"
#define BY_WHEN(operator, direction)                                                   \
    " AND (t.when_first, t.when_last, t.published, t.article, t.place) "               \
    operator"     (:key0, :key1, :key2, :key3, :key4)"                                 \
            " ORDER BY t.when_first " direction ", t.when_last " direction             \
            ", t.published " direction ", t.article " direction ", t.place " direction \
            " LIMIT :limit"

#define PUBLICATION_KEY "SELECT t.published, t.article, t.place, "
#define WHEN_KEY        "SELECT t.when_first, t.when_last, t.published, t.article, t.place, "

static const char all_ascending[] =
    PUBLICATION_KEY "t.json FROM claim AS t WHERE 1" BY_PUBLICATION(">", "ASC");
static const char all_descending[] =
    PUBLICATION_KEY "t.json FROM claim AS t WHERE 1" BY_PUBLICATION("<", "DESC");
static const char term_ascending[] = PUBLICATION_KEY
    "c.json FROM claim_term AS t" CLAIM_OF_T FROM_TERM FILTERS BY_PUBLICATION(">",
                                                                              "ASC");
static const char term_descending[] = PUBLICATION_KEY
    "c.json FROM claim_term AS t" CLAIM_OF_T FROM_TERM FILTERS BY_PUBLICATION("<",
                                                                              "DESC");
static const char term_count[] =
    "SELECT count(*) FROM claim_term AS t" FROM_TERM FILTERS;
static const char moment_ascending[] = WHEN_KEY
    "c.json FROM claim_moment AS t" CLAIM_OF_T FROM_TERM FILTERS BY_WHEN(">", "ASC");
static const char moment_descending[] = WHEN_KEY
    "c.json FROM claim_moment AS t" CLAIM_OF_T FROM_TERM FILTERS BY_WHEN("<", "DESC");
static const char moment_count[] =
    "SELECT count(*) FROM claim_moment AS t" FROM_TERM FILTERS;
static const char article_ascending[] =
    PUBLICATION_KEY "t.json" FROM_ARTICLE FILTERS ALSO("0") BY_PUBLICATION(">", "ASC");
static const char article_descending[] =
    PUBLICATION_KEY "t.json" FROM_ARTICLE FILTERS ALSO("0") BY_PUBLICATION("<", "DESC");
static const char article_when_ascending[] =
    WHEN_KEY "t.json" FROM_ARTICLE FILTERS ALSO("0") BY_WHEN(">", "ASC");
static const char article_when_descending[] =
    WHEN_KEY "t.json" FROM_ARTICLE FILTERS ALSO("0") BY_WHEN("<", "DESC");
static const char article_count[] = "SELECT count(*)" FROM_ARTICLE FILTERS ALSO("0");
static const char prose_ascending[] =
    PUBLICATION_KEY "t.json" FROM_PROSE FILTERS ALSO("0") BY_PUBLICATION(">", "ASC");
static const char prose_descending[] =
    PUBLICATION_KEY "t.json" FROM_PROSE FILTERS ALSO("0") BY_PUBLICATION("<", "DESC");
static const char prose_when_ascending[] =
    WHEN_KEY "t.json" FROM_PROSE FILTERS ALSO("0") BY_WHEN(">", "ASC");
static const char prose_when_descending[] =
    WHEN_KEY "t.json" FROM_PROSE FILTERS ALSO("0") BY_WHEN("<", "DESC");
static const char prose_count[] = "SELECT count(*)" FROM_PROSE FILTERS ALSO("0");

const struct claim_sql claim_sql[CLAIM_SOURCES] = {
    [SOURCE_ALL] = { { { all_ascending, all_descending }, { NULL, NULL } },
                     { NULL, NULL } },
    [SOURCE_TERM] = { { { term_ascending, term_descending },
                        { moment_ascending, moment_descending } },
                      { term_count, moment_count } },
    [SOURCE_ARTICLE] = { { { article_ascending, article_descending },
                           { article_when_ascending, article_when_descending } },
                         { article_count, article_count } },
    [SOURCE_PROSE] = { { { prose_ascending, prose_descending },
                         { prose_when_ascending, prose_when_descending } },
                       { prose_count, prose_count } },
};
