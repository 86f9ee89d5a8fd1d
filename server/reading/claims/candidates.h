/* Who can be meant by a phrase that names nobody: who spoke or acted before it. */
#pragma once

#include "reading/claims/agreement.h"
#include "reading/claims/speakers.h"

enum {
    PRONOUN_REACH = 4, /* sentences back to what a pronoun stands for */
    BARE_REACH = 2     /* sentences back to who acted last */
};

#define ANY_DISTANCE UINT32_MAX

/* What is looked for, and where from. */
struct wanted {
    struct range phrase;
    uint32_t sentence;
    struct agreement agreement;
    bool bodies; /* organisations may be meant too, whatever their gender */
    bool named;  /* only who has a name may be meant */
};

/* A way back through the article, from what stands last before the phrase. */
struct walk {
    const struct speakers *speakers;
    uint32_t sentence; /* the first one that it leads to */
    uint32_t start;    /* of what is sought: bytes */
    uint32_t next;     /* one above the number of what comes next */
};

/* Reaches so many sentences back from the one that the phrase stands in. */
struct walk walk_mentions(const struct speakers *speakers, struct range phrase,
                          uint32_t reach);
struct walk walk_known(const struct speakers *speakers, struct range phrase,
                       uint32_t reach);

/* The next mention; not what is merely derived from a name. NULL at the end. */
const struct mention *walk_to_mention(struct walk *walk);

/* The next speaker that was resolved before; NULL at the end. */
const struct speaker *walk_to_known(struct walk *walk);

/* Whether the mention stands inside what somebody says in the phrase's own sentence:
 * "Anna reise ab, sagte sie" is not what Anna says. */
bool walk_is_inside(const struct walk *walk, const struct mention *mention);

/* The words that a speaker was named with. */
struct range speaker_phrase(const struct scene *scene, const struct speaker *speaker);

/* The sentence in which the speaker stands. */
uint32_t speaker_sentence(const struct speakers *speakers,
                          const struct speaker *speaker);

void mean_referent(struct speaker *out, uint32_t referent);

bool may_be(const struct speakers *speakers, const struct wanted *wanted,
            uint32_t referent);

/* Who acts in the sentence, in the outlet's words. */
bool actor_in(const struct speakers *speakers, const struct wanted *wanted,
              uint32_t sentence, struct speaker *out);

/* Who spoke, else who acts, else whom an earlier sentence names: people rather than
 * others, the last rather than an earlier one. */
bool candidate_in(const struct speakers *speakers, const struct wanted *wanted,
                  uint32_t sentence, struct speaker *out);
