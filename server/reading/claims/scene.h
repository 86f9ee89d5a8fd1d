/* What the rules of claims look at, and the drafts that they make. */
#pragma once

#include "news/reading.h"
#include "reading/claims/clauses.h"
#include "reading/claims/cues.h"

enum { DRAFT_PARTS_MAX = 4, DRAFT_CUES_MAX = 3 };

/* A claim in words of the text, before it is resolved and graded. */
struct draft {
    struct range content[DRAFT_PARTS_MAX]; /* in text order, at least one */
    uint32_t content_count;
    struct range speaker; /* empty: nobody is named */
    struct range via;     /* who relayed it; empty: nobody */
    struct range cues[DRAFT_CUES_MAX];
    uint32_t cue_count;
    enum claim_form form;
    enum claim_modality modality;
    enum claim_polarity polarity;
    const char *rule;
};

struct scene {
    const struct cue_tables *tables;
    const struct text *text;
    const struct word *words;
    const struct form *forms;
    struct quotes quotes;
    struct clauses clauses;
    struct arena *arena;
    struct list drafts;  /* of struct draft */
    uint8_t *covered;    /* one a word: inside the content of a draft */
    uint8_t *attributes; /* one a word: in a clause that says who speaks */
};

static inline bool range_is_empty(struct range range)
{
    return range.first >= range.end;
}

static inline const struct clause *scene_clause(const struct scene *scene,
                                                uint32_t number)
{
    return &scene->clauses.items[number];
}

static inline struct draft *scene_draft(const struct scene *scene, uint32_t number)
{
    return &((struct draft *)scene->drafts.items)[number];
}

/* The clauses of the sentence: from `first` to before `end`. */
static inline struct range scene_clauses(const struct scene *scene, uint32_t sentence)
{
    return (struct range){ scene->clauses.first[sentence],
                           scene->clauses.first[sentence + 1] };
}

/* The clause that the word stands in; the mark before a clause counts to it. NO_WORD
 * behind the last one. */
uint32_t scene_clause_of(const struct scene *scene, uint32_t word);

static inline bool scene_is_speech(const struct scene *scene, uint32_t word)
{
    const uint32_t quote = scene->quotes.at[word];
    return quote != NO_QUOTE && scene->quotes.items[quote].speech;
}

/* From the first word of the content to behind its last, what stands between included.
 */
static inline struct range draft_content(const struct draft *draft)
{
    return (struct range){ draft->content[0].first,
                           draft->content[draft->content_count - 1].end };
}

/* A part without words is left out. */
void draft_add_part(struct draft *draft, struct range part);
void draft_add_cue(struct draft *draft, struct range cue);

/* Adds the draft, unless it has no content, and marks that as covered: what the outlet
 * says itself is open to others, as who acts in it. */
MUST_CHECK bool scene_add(struct scene *scene, const struct draft *draft,
                          struct fault *fault);

/* The first word that ends behind the offset. */
uint32_t scene_word_at(const struct scene *scene, uint32_t offset);

/* The words that begin in the span: from bytes of the text to words, and back. */
struct range scene_words(const struct scene *scene, struct span span);
struct span scene_span(const struct scene *scene, struct range words);

/* Whether any word of the range is covered. */
bool scene_is_covered(const struct scene *scene, struct range range);

/* Whether one of the range's words is this one. */
bool scene_has_word(const struct scene *scene, struct range range, struct slice lower);

/* The sentence's words without its last mark. */
struct range scene_sentence(const struct scene *scene, uint32_t sentence);
