/* The statements that list claims. */
#pragma once

/* Where the rows come from. */
enum claim_source {
    SOURCE_ALL,     /* all claims, by publication, without any filter */
    SOURCE_TERM,    /* those that are filed under a term */
    SOURCE_ARTICLE, /* those of one article */
    SOURCE_PROSE,   /* those in which words were found */
    CLAIM_SOURCES
};

/* Each source in both orders; NULL where there is no such statement. The parameters are
 * those of bind_asked() in claims.c. */
struct claim_sql {
    const char *pages[2][2]; /* by enum claim_order, then ascending and descending */
    const char *counts[2];   /* by enum claim_order */
};

extern const struct claim_sql claim_sql[CLAIM_SOURCES];
