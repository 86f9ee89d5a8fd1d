/* Who can be meant by a phrase that names nobody: who spoke or acted before it. */
#pragma once

#include "reading/claims/agreement.h"
#include "reading/claims/speakers.h"

enum {
    PRONOUN_REACH = 4, /* sentences back to what a pronoun stands for */
    BARE_REACH = 2     /* sentences back to who acted last */
};

/* What is looked for, and where from. */
struct wanted {
    struct range phrase;
    uint32_t sentence;
    struct agreement agreement;
    bool bodies; /* organisations may be meant too, whatever their gender */
    bool named;  /* only who has a name may be meant */
};

/* The speakers that were resolved before, from the last to the oldest that may be
 * meant: numbers from `count` down to above `oldest`. */
const struct speaker *known_speaker(const struct speakers *speakers, uint32_t number);
uint32_t oldest_known(const struct speakers *speakers);

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
