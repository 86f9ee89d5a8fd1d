/* What each word of a text can be: closed classes, nouns, and forms of verbs. */
#pragma once

#include "news/reading.h"
#include "reading/claims/verbs.h"
#include "reading/text/text.h"

enum word_class {
    CLASS_DETERMINER = 1,
    CLASS_OBLIQUE = 2, /* a determiner that begins no subject: "den", "einem" */
    CLASS_NEGATION = 4,
    CLASS_PRONOUN = 8,
    CLASS_OBJECT = 16, /* a pronoun that is no subject: "ihm", "sich" */
    CLASS_RELATIVE = 32,
    CLASS_PREPOSITION = 64,
    CLASS_SUBORDINATOR = 128,
    CLASS_OPENER = 256, /* "um", "ohne", "statt" before an infinitive with zu */
    CLASS_COORDINATOR = 512,
    CLASS_ADVERB = 1024,
    CLASS_TIME = 2048,
    CLASS_PARTICLE = 4096,    /* a separable prefix when it stands alone */
    CLASS_CONTRACTION = 8192, /* "im", "zur": with an article inside */
    CLASS_NOUN = 16384,       /* written with a capital and of no closed class */
    CLASS_ADJECTIVE = 32768,  /* inflected and in lower case: nothing else is known */
    CLASS_NAME = 65536,       /* part of a name that was found in the text */
    CLASS_WEAPON = 131072     /* part of the name of a weapon, or a noun for one */
};

struct form {
    uint32_t classes;  /* of enum word_class */
    uint32_t features; /* of enum verb_feature, all readings together */
    uint32_t reading;  /* the first reading of a known verb, or NO_VERB */
    uint32_t name;     /* number of the mention that it is part of, from 1; 0: none */
};

/* Closed classes and verbs. Immutable once filled. */
struct form_tables {
    struct map closed; /* word -> classes */
    struct verbs verbs;
};

/* Reads the tables "closed-words" and "verbs"; the lexicon and the arena are borrowed.
 */
MUST_CHECK bool form_tables_fill(struct form_tables *tables,
                                 const struct lexicon *lexicon, struct arena *arena,
                                 struct fault *fault);

/* One form a word, in the arena; NULL with the fault set. What a mention of *reading
 * covers is a name, whatever else the word can be ("Lange", "Heute"). */
const struct form *forms_read(const struct form_tables *tables, const struct text *text,
                              const struct reading *reading, struct arena *arena,
                              struct fault *fault);

static inline bool form_is(const struct form *form, uint32_t classes)
{
    return (form->classes & classes) != 0;
}

/* A name of a person, a body or a place: of what can speak and act. */
static inline bool form_is_actor(const struct form *form)
{
    return (form->classes & (CLASS_NAME | CLASS_WEAPON)) == CLASS_NAME;
}

static inline bool form_can(const struct form *form, uint32_t features)
{
    return (form->features & features) != 0;
}

/* Whether the form can be the finite verb of a clause. */
static inline bool form_is_finite(const struct form *form)
{
    return form_can(form, VERB_PRESENT | VERB_PRETERITE | VERB_PLURAL |
                              VERB_KONJUNKTIV | VERB_WOULD);
}

/* Whether the form can be nothing but finite. */
static inline bool form_is_only_finite(const struct form *form)
{
    return form_is_finite(form) &&
           !form_can(form, VERB_INFINITIVE | VERB_PARTICIPLE | VERB_ZU);
}
