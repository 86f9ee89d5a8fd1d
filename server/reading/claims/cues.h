/* The tables of claims: what marks one, how sure it is, what it is about. */
#pragma once

#include "news/claim.h"
#include "reading/claims/callings.h"
#include "reading/claims/event_words.h"
#include "reading/claims/forms.h"

enum cue_takes {
    TAKES_CLAUSE = 1, /* dass, ob, wie, or a main clause */
    TAKES_QUOTE = 2,
    TAKES_INFINITIVE = 4,
    TAKES_OBJECT = 8,
    TAKES_ALS = 16,
    TAKES_PREPOSITION = 32, /* with `prepositions` */
    TAKES_RELAY = 64,       /* the subject relays what another says: "zitieren" */
    TAKES_NO_SUBJECT = 128  /* who speaks stands behind in or aus: "heißt es in" */
};

enum { CUE_WORDS_MAX = 2, CUE_PREPOSITIONS_MAX = 2 };

#define NO_CUE UINT32_MAX

struct cue {
    uint32_t verb;
    uint32_t takes;                    /* of enum cue_takes */
    struct slice words[CUE_WORDS_MAX]; /* must stand in the clause; length 0: none */
    struct slice prepositions[CUE_PREPOSITIONS_MAX];
    enum claim_modality modality;
    enum claim_polarity polarity;
    uint32_t next; /* another cue of the same verb, or NO_CUE */
};

enum noun_use {
    NOUN_ACCORDING = 1, /* "nach Angaben von" */
    NOUN_VOICE = 2,     /* may speak itself: "der Bericht" */
    NOUN_CLAUSE = 4,    /* "die Behauptung, dass" */
    NOUN_TOLD = 8 /* "nach einer Schätzung", while "nach einer Mitteilung" is time */
};

enum gender { GENDER_OPEN, GENDER_MALE, GENDER_FEMALE, GENDER_NEUTER };

/* Who a noun of theirs can stand for. */
enum agent {
    AGENT_PERSON = 1,
    AGENT_BODY = 2,
    AGENT_STAFF = 4 /* people who, when they are many, stand for whom they work for */
};

/* What kind of body a noun names: one bit for each kind of the table, and what the noun
 * alone can mean. */
enum body_kind {
    BODY_OF_ANY_KIND = 1,
    BODY_CALLED_ANY = 2,  /* one of its kind, or of which nothing is known */
    BODY_CALLED_KIND = 4, /* one of its kind */
    BODY_FIRST_KIND = 8,
    BODY_KINDS = ~7 /* the bits of the kinds */
};

/* Immutable once filled. */
struct cue_tables {
    struct form_tables forms;
    struct list cues;        /* of struct cue */
    const uint32_t *of_verb; /* one a verb: its first cue, or NO_CUE */
    struct map nouns;        /* noun -> enum noun_use, added up */
    struct map agents;       /* noun -> enum agent */
    struct map bodies;       /* noun -> bits of enum body_kind */
    struct callings callings;
    struct last_parts parts; /* of these four, and of events */
    struct map numerals;     /* number word -> 1 */
    struct map genders;      /* first name -> enum gender; what the user added */
    struct map hedges;       /* word -> enum claim_modality */
    struct map rejections;   /* word -> POLARITY_DENIED: "Lüge", "haltlos" */
    struct event_words events;
    struct map acts_for; /* id of a person, body or capital -> country_number */
};

/* A country's two letters as one number. */
static inline uint32_t country_number(struct slice code)
{
    return code.length != 2 ? 0
                            : (uint32_t)(unsigned char)code.bytes[0] << 8 |
                                  (uint32_t)(unsigned char)code.bytes[1];
}

/* The lexicon and the arena are borrowed. */
MUST_CHECK bool cue_tables_fill(struct cue_tables *tables,
                                const struct lexicon *lexicon, struct arena *arena,
                                struct fault *fault);

static inline const struct cue *cue_at(const struct cue_tables *tables, uint32_t number)
{
    return &((const struct cue *)tables->cues.items)[number];
}

/* The uses of a noun, judged by its last part: "Medienberichten" by "berichten". */
uint32_t cue_noun_uses(const struct cue_tables *tables, const struct word *word);

/* How many bytes at the end of a noun make it one of saying: 7 of "Polizeiangaben"; 0:
 * it is none, or may speak itself ("Medienberichte"). */
size_t cue_noun_saying(const struct cue_tables *tables, const struct word *word);

/* "Sprechers", "Experten" as "Sprecher", "Experte". */
struct slice cue_noun_without_case(struct slice noun);

/* What the noun stands for, of enum agent: 0 if it is nobody who could speak. */
uint32_t cue_noun_agent(const struct cue_tables *tables, struct slice lower);

/* The country_number of the state that whoever has the key of the lexicon acts or, if
 * that is a capital, speaks for; MAP_NONE if there is none. */
uint32_t cue_acts_for(const struct cue_tables *tables, struct slice key);

/* What kind of body the noun names, of enum body_kind: "Rüstungskonzern" as "Konzern".
 */
uint32_t cue_noun_body(const struct cue_tables *tables, struct slice lower);
