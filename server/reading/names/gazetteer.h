/* What the lexicon knows about words and phrases: one probe of a hash table a word.
 *
 * The rows of the embedded tables are compiled at build time (write-index.c), so that
 * nothing is parsed at start; rows that the user adds form a second part. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/sieve.h"
#include "base/slice.h"
#include "news/entity.h"

/* What a word or a phrase may be. */
enum mask {
    MASK_PLACE = 1 << 0,
    MASK_COUNTRY = 1 << 1,
    MASK_ADJECTIVE = 1 << 2, /* of a place */
    MASK_PEOPLE = 1 << 3,    /* inhabitants of a place */
    MASK_ORGANISATION = 1 << 4,
    MASK_PERSON = 1 << 5,
    MASK_FIRST_NAME = 1 << 6,
    MASK_LAST_NAME = 1 << 7,
    MASK_ROLE = 1 << 8,
    MASK_WEAPON = 1 << 9, /* a system that has a name */
    MASK_WEAPON_HEAD = 1 << 10,
    MASK_WEAPON_MODIFIER = 1 << 11,
    MASK_ORGANISATION_HEAD = 1 << 12,
    MASK_GOES_ON = 1 << 13,  /* a longer phrase begins like this */
    MASK_UPPER = 1 << 14,    /* only if written in upper case */
    MASK_LOWER = 1 << 15,    /* a name even if written in lower case */
    MASK_WRITTEN = 7 << 16,  /* how rare the word is in writing, 0 unknown */
    MASK_SPOKEN = 7 << 19,   /* how rare it is in speech */
    MASK_BIG = 1 << 22,      /* a place of more than 100,000 people */
    MASK_COMPOUND = 1 << 23, /* ends with a word that is no name; never in the index */
    MASK_LEADS = 1 << 24,    /* an organisation's head with its name behind it */
    MASK_PLACE_KIND = 1 << 25, /* says what is named behind it: "Dorf", "Agentur" */
    MASK_ORGANISATION_KIND = 1 << 26,
    MASK_THING_KIND = 1 << 27,   /* a ship, a film, a type: no entity */
    MASK_ORGAN = 1 << 28,        /* an organisation's head that is a name by itself */
    MASK_STATE_ORGAN = 1 << 29,  /* and one that is with a state's adjective */
    MASK_FOREIGN_LEAD = 1 << 30, /* an organisation's head with all of a foreign name
                                    behind it: "Université" */
    MASK_KINDS = MASK_PLACE_KIND | MASK_ORGANISATION_KIND | MASK_THING_KIND,
    MASK_NAMES = MASK_PLACE | MASK_ADJECTIVE | MASK_PEOPLE | MASK_ORGANISATION |
                 MASK_PERSON | MASK_WEAPON,
    /* What the end of a compound makes of it. */
    MASK_TAIL = MASK_ROLE | MASK_WEAPON_HEAD | MASK_ORGANISATION_HEAD
};

enum { MASK_WRITTEN_SHIFT = 16, MASK_SPOKEN_SHIFT = 19 };

static inline uint32_t mask_written(uint32_t mask)
{
    return (mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT;
}

static inline uint32_t mask_spoken(uint32_t mask)
{
    return (mask & MASK_SPOKEN) >> MASK_SPOKEN_SHIFT;
}

enum needs {
    NEEDS_NOTHING,
    NEEDS_CONTEXT, /* a text that is about arms */
    NEEDS_ARMS,    /* words of arms near by */
    NEEDS_NEVER,   /* looks like a weapon and is none */
    NEEDS_BESIDE   /* a word for a weapon next to it */
};

/* One entity of the lexicon; numbers are offsets of NUL-terminated strings. */
struct entry {
    uint32_t id, name;
    uint32_t detail; /* place: country; weapon: class */
    float latitude, longitude;
    uint32_t weight; /* population */
    uint8_t kind;    /* enum entity_kind */
    uint8_t precision;
    uint8_t needs;
    uint8_t stands_for; /* an organisation that is also a building */
};

/* What is known of one word or phrase. */
struct slot {
    uint32_t check; /* gazetteer_check() of its hash; 0: the slot is free */
    uint32_t mask, senses;
};

/* Which ends of compounds are asked for. */
enum ends {
    ENDS_OF_HEADS, /* words of MASK_TAIL and MASK_KINDS */
    ENDS_IN_USE,   /* words of MASK_SPOKEN */
    ENDS
};

/* A list of senses ends with the one that has SENSE_LAST. */
enum { SENSE_LAST = 1 << 30, SENSE_NONE = 0 };

struct index {
    const struct slot *slots;
    uint32_t slot_mask;
    /* Mask bit number << 24 | entry, of MASK_FIRST_NAME the gender; [0] is not used. */
    const uint32_t *senses;
    const struct entry *entries;
    uint32_t entry_count;
    const char *strings;
    /* Of the words that may end compounds, by tail_hash(). */
    const struct sieve *ends[ENDS];
};

enum { INDEX_PARTS = 2, LONGEST_TAIL = 24 };

/* Part 0 is compiled in, part 1 the user's. */
struct gazetteer {
    struct index parts[INDEX_PARTS];
    uint32_t part_count;
};

/* The compiled part; the definition is generated. */
extern const struct index compiled_index;

struct hit {
    uint32_t mask;
    uint32_t senses[INDEX_PARTS];
};

/* A sense that was found: mask bit, and the entry. */
struct sense {
    uint32_t bit;
    uint32_t part, number; /* of the entry */
};

struct hit gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash);

/* The entity of the sense for any bit of `bits`; false if there is none. Of several
 * places the one with most inhabitants. */
bool gazetteer_sense(const struct gazetteer *gazetteer, const struct hit *hit,
                     uint32_t bits, struct sense *out);

const struct entry *gazetteer_entry(const struct gazetteer *gazetteer,
                                    struct sense sense);

/* Borrowed as long as the gazetteer lives. */
struct slice gazetteer_string(const struct gazetteer *gazetteer, struct sense sense,
                              uint32_t offset);

/* What a first name tells of who has it: 'f', 'm' or '\0'. */
char index_gender(const struct index *index, uint64_t hash);

/* Asks for the word's slot in the cache: a text's words lie all over the table. */
void gazetteer_call(const struct gazetteer *gazetteer, uint64_t hash);

/* The ends of the word that may be of the kind, a bit for how many bytes each has. Most
 * of those that are not are told from them. */
uint32_t gazetteer_ends(const struct gazetteer *gazetteer, enum ends kind,
                        struct slice word);

/* What tells hashes in the same slot apart. */
static inline uint32_t gazetteer_check(uint64_t hash)
{
    return (uint32_t)(hash >> 32) | 1;
}

/* The hash of a word's end from that of the same end without its first byte: all ends
 * of a word are hashed on one way. */
static inline uint64_t tail_hash(uint64_t behind, char byte)
{
    return (behind + (unsigned char)byte + 1) * UINT64_C(0x9e3779b97f4a7c15);
}

/* The hash of a phrase from the hash of its beginning and that of the next word. */
static inline uint64_t phrase_hash(uint64_t beginning, uint64_t next)
{
    uint64_t hash = (beginning ^ (next + UINT64_C(0x9e3779b97f4a7c15))) *
                    UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ (hash >> 31);
}
