#include "sources/language.h"

#include <stdbool.h>
#include <stdint.h>
#include <strings.h>
#include <threads.h>

enum { LONGEST_SAMPLE = 4096, LONGEST_WORD = 8, FEWEST_HITS = 4, SLOTS = 256 };

/* OTHER stands for the neighbours, whose common words would pass for German or English
 * ones if nobody voted for them. */
enum language { GERMAN, ENGLISH, OTHER, LANGUAGE_COUNT };

struct vote {
    const char *word;
    enum language language;
};

/* Words of two of the languages, such as "in" and "was", have no vote. */
static const struct vote votes[] = {
    { "aber", GERMAN },  { "als", GERMAN },   { "and", ENGLISH },  { "are", ENGLISH },
    { "auch", GERMAN },  { "auf", GERMAN },   { "aus", GERMAN },   { "been", ENGLISH },
    { "bei", GERMAN },   { "but", ENGLISH },  { "by", ENGLISH },   { "che", OTHER },
    { "dans", OTHER },   { "das", GERMAN },   { "dass", GERMAN },  { "de", OTHER },
    { "dem", GERMAN },   { "den", GERMAN },   { "der", GERMAN },   { "die", GERMAN },
    { "een", OTHER },    { "ein", GERMAN },   { "eine", GERMAN },  { "einen", GERMAN },
    { "einer", GERMAN }, { "el", OTHER },     { "er", GERMAN },    { "es", GERMAN },
    { "et", OTHER },     { "for", ENGLISH },  { "from", ENGLISH }, { "für", GERMAN },
    { "had", ENGLISH },  { "has", ENGLISH },  { "hat", GERMAN },   { "have", ENGLISH },
    { "het", OTHER },    { "his", ENGLISH },  { "i", OTHER },      { "ich", GERMAN },
    { "im", GERMAN },    { "ist", GERMAN },   { "it", ENGLISH },   { "its", ENGLISH },
    { "la", OTHER },     { "le", OTHER },     { "les", OTHER },    { "los", OTHER },
    { "mit", GERMAN },   { "nach", GERMAN },  { "nicht", GERMAN }, { "of", ENGLISH },
    { "och", OTHER },    { "oder", GERMAN },  { "og", OTHER },     { "on", ENGLISH },
    { "que", OTHER },    { "said", ENGLISH }, { "sich", GERMAN },  { "sie", GERMAN },
    { "sind", GERMAN },  { "that", ENGLISH }, { "the", ENGLISH },  { "to", ENGLISH },
    { "um", GERMAN },    { "un", OTHER },     { "una", OTHER },    { "und", GERMAN },
    { "une", OTHER },    { "van", OTHER },    { "vom", GERMAN },   { "von", GERMAN },
    { "wie", GERMAN },   { "wird", GERMAN },  { "with", ENGLISH }, { "wurde", GERMAN },
    { "zu", GERMAN },    { "zum", GERMAN },   { "zur", GERMAN },
};

static bool in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           ((unsigned char)byte & 0x80) != 0;
}

/* ASCII only: the votes have no capitals beyond it. */
static char lower(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
}

struct slot {
    uint64_t key; /* 0: free */
    enum language language;
};

/* The votes by their words. Built once; then they only serve. */
static struct slot slots[SLOTS];
static once_flag built = ONCE_FLAG_INIT;

/* A word of at most LONGEST_WORD bytes, in lower case, as a number of its own. */
static uint64_t key_of(struct slice word)
{
    uint64_t key = 0;
    for (size_t i = 0; i < word.length; i++)
        key = key << 8 | (unsigned char)lower(word.bytes[i]);
    return key;
}

static struct slot *find_slot(uint64_t key)
{
    size_t at = key * UINT64_C(0x9E3779B97F4A7C15) >> 56;
    while (slots[at].key != 0 && slots[at].key != key)
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static void build(void)
{
    for (size_t i = 0; i < sizeof votes / sizeof votes[0]; i++) {
        const uint64_t key = key_of(slice_of(votes[i].word));
        *find_slot(key) = (struct slot){ key, votes[i].language };
    }
}

static void count_word(struct slice word, int hits[LANGUAGE_COUNT])
{
    if (word.length > LONGEST_WORD)
        return;
    const struct slot *const slot = find_slot(key_of(word));
    if (slot->key != 0)
        hits[slot->language]++;
}

struct slice language_guess(struct slice text)
{
    int hits[LANGUAGE_COUNT] = { 0 };
    int words = 0;
    call_once(&built, build);
    text = slice_part(text, 0, LONGEST_SAMPLE);
    for (size_t at = 0; at < text.length; at++) {
        const size_t start = at;
        while (at < text.length && in_word(text.bytes[at]))
            at++;
        if (at == start)
            continue;
        count_word(slice_part(text, start, at), hits);
        words++;
    }
    const int all = hits[GERMAN] + hits[ENGLISH] + hits[OTHER];
    const enum language best = hits[GERMAN] >= hits[ENGLISH] ? GERMAN : ENGLISH;
    const bool clear = hits[best] >= FEWEST_HITS && 3 * hits[best] >= 2 * all &&
                       12 * hits[best] >= words;
    if (!clear)
        return (struct slice){ 0 };
    return best == GERMAN ? SLICE("de") : SLICE("en");
}

struct slice language_of(struct slice declared, struct slice text)
{
    declared = slice_trim(declared);
    size_t length = 0;
    while (length < declared.length && in_word(declared.bytes[length]))
        length++;
    const bool is_tag = (length == 2 || length == 3) &&
                        (length == declared.length || declared.bytes[length] == '-' ||
                         declared.bytes[length] == '_');
    if (!is_tag)
        return language_guess(text);
    const struct slice primary = slice_part(declared, 0, length);
    const struct slice known[] = { SLICE("de"), SLICE("en") };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (length == known[i].length &&
            strncasecmp(primary.bytes, known[i].bytes, length) == 0)
            return known[i];
    }
    return primary;
}
