/* What single words say about the line that they stand in. */
#pragma once

#include <stdint.h>

#include "base/slice.h"

/* A word may have several. */
enum cue {
    CUE_FUNCTION = 1 << 0, /* articles, prepositions, pronouns: what sentences have */
    CUE_VERB = 1 << 1,     /* common finite verbs */
    CUE_SPEECH = 1 << 2,   /* verbs of saying: somebody is quoted */
    CUE_READER = 1 << 3, /* the reader is addressed; Sie and Ihr only if in capitals */
    CUE_US = 1 << 4,     /* the outlet speaks of itself */
    CUE_ACTION = 1 << 5, /* what pages ask their readers to do */
    CUE_PROMPT = 1 << 6, /* what stands before an infinitive that asks: jetzt, hier */
    CUE_SITE = 1 << 7,   /* the page as a piece of technology */
    CUE_TRADE = 1 << 8,  /* subscriptions and offers */
    CUE_SHARE = 1 << 9,  /* buttons, networks */
    CUE_COMMENT = 1 << 10,   /* opinions of readers */
    CUE_PIECE = 1 << 11,     /* articles, videos and other things to click on */
    CUE_AUTHOR = 1 << 12,    /* who made the page */
    CUE_RIGHTS = 1 << 13,    /* copyright and liability */
    CUE_PICTURE = 1 << 14,   /* labels of picture credits */
    CUE_AGENCY = 1 << 15,    /* who pictures are bought from */
    CUE_STAMP = 1 << 16,     /* words of the line that says when a page was made */
    CUE_LABEL = 1 << 17,     /* marks advertising */
    CUE_PRICE = 1 << 18,     /* currencies */
    CUE_THIS = 1 << 19,      /* what is at hand */
    CUE_PAGE = 1 << 20,      /* what "this" would be, were it the page */
    CUE_PUBLISHED = 1 << 21, /* the day behind it is that of publication */
    CUE_UPDATED = 1 << 22    /* the day behind it is that of a later change */
};

/* The cues of a word, 0 if it says nothing. `word` in any case; hyphens part words. */
uint32_t cues_of(struct slice word);
