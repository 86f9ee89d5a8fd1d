/* A page of plain text as lines, and what each line looks like. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"
#include "sources/cues.h"

/* Counts of the line's first SCANNED bytes; nothing here depends on other lines. */
struct line {
    struct slice text; /* without blanks at its ends */
    uint64_t key;      /* the same for lines that differ in marks and case only */
    uint32_t block, block_end; /* first line of its block, and first behind it */
    uint32_t cues;             /* all that occur, of enum cue */
    uint32_t first, last;      /* of the first and of the last word */
    uint8_t words, capitals, functions, verbs, numbers, digits;
    uint8_t sites, trades, shares, comments, pieces, authors, rights, agencies, stamps;
    uint8_t actions;    /* words that could ask the reader for something */
    uint8_t pleas;      /* sentences that do: "Klicken Sie", "Jetzt testen" */
    uint8_t selves;     /* "this article": the page speaks of itself */
    uint8_t separators; /* | > › · • between items */
    uint8_t stops;      /* sentences that end with a full stop */
    uint8_t colons;
    bool bullet;      /* begins with • - › and the like */
    bool ended;       /* by . or … */
    bool shouted;     /* ends with ! or ? */
    bool colon;       /* ends with : */
    bool question;    /* ends with ? */
    bool speech;      /* quotes four words or more, or has a verb of saying */
    bool price;       /* a number beside a currency */
    bool rights_mark; /* © or (c) */
    bool credited;    /* ends with the label of a picture credit and who took it */
    bool prose;       /* a sentence or more of running text */

    int own;   /* how much it looks like clutter, by itself */
    int score; /* and in its place; see clutter.h */
    bool dropped;
    bool shared; /* other articles of the corpus have it where it stands here */
};

struct lines {
    struct line *items;
    uint32_t count;
};

enum { SCANNED = 400 };

/* Fills in what the line looks like; text and block stand already. */
void line_look(struct line *line);

/* `text` as text_decode() leaves it. Lines that were broken to a fixed width are joined
 * in place, unless they are `final`. */
MUST_CHECK bool lines_read(char *text, size_t length, bool final, struct arena *arena,
                           struct lines *out, struct fault *fault);
