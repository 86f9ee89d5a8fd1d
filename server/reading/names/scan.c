#include "reading/names/scan.h"

#include <string.h>

#include "base/utf8.h"
#include "reading/names/forms.h"

enum {
    LONGEST_PHRASE = 9,
    SHORTEST_TAIL = 3,
    SHORTEST_END = 4,
    /* What a word in small letters can be. */
    MASK_SMALL = MASK_ADJECTIVE | MASK_WEAPON_MODIFIER | MASK_GOES_ON | MASK_WRITTEN |
                 MASK_SPOKEN | MASK_LOWER,
    SHORTEST_KIND = 5,
    CALL_AHEAD = 8 /* words: about as long as memory takes */
};

/* What is left of a word's senses under the spelling that the text has. */
static uint32_t spelled_mask(uint32_t mask, unsigned flags, bool number)
{
    if ((flags & (WORD_CAPITAL | WORD_DIGITS)) == 0 && !number &&
        (mask & MASK_LOWER) == 0)
        mask &= MASK_SMALL;
    if ((mask & MASK_UPPER) != 0 && (flags & (WORD_UPPER | WORD_DIGITS)) == 0)
        mask &= ~(uint32_t)MASK_NAMES;
    return mask;
}

struct hit scan_lookup(const struct gazetteer *gazetteer, struct slice lower,
                       bool upper)
{
    struct hit hit = gazetteer_find(gazetteer, slice_hash(lower));
    hit.mask =
        spelled_mask(hit.mask, upper ? WORD_CAPITAL | WORD_UPPER : WORD_CAPITAL, false);
    return hit;
}

static struct slice without_end(struct slice word, size_t length)
{
    return slice_part(word, 0, word.length - length);
}

/* "Moskaus": the word without its genitive ending, if that is a name. */
static bool find_genitive(const struct gazetteer *gazetteer, const struct word *word,
                          struct hit *out)
{
    if (!slice_ends_with(word->lower, SLICE("s")) || word->lower.length < 3)
        return false;
    const struct hit hit =
        gazetteer_find(gazetteer, slice_hash(without_end(word->lower, 1)));
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    *out = hit;
    out->mask =
        spelled_mask(hit.mask, word->flags, false) & (names | MASK_COUNTRY | MASK_BIG);
    /* "EUs" is not written, and "Wagens" is no genitive of a name. */
    return (out->mask & names) != 0 && (hit.mask & MASK_UPPER) == 0;
}

/* "Moskauer", "Moskauern", "Moskauerin". */
static bool find_inhabitant(const struct gazetteer *gazetteer, const struct word *word,
                            uint32_t known, struct hit *out)
{
    const struct slice endings[] = { SLICE("er"), SLICE("ern"), SLICE("ers"),
                                     SLICE("erin"), SLICE("erinnen") };
    /* "Konzern" is of no Konz. */
    const uint32_t words =
        MASK_SPOKEN | MASK_ROLE | MASK_ORGANISATION_HEAD | MASK_KINDS;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = endings[i];
        if (!slice_ends_with(word->lower, ending) ||
            word->lower.length < ending.length + 3)
            continue;
        *out = gazetteer_find(gazetteer,
                              slice_hash(without_end(word->lower, ending.length)));
        out->mask &= MASK_PLACE | MASK_BIG | MASK_COUNTRY;
        const bool place =
            (out->mask & MASK_PLACE) != 0 && (out->mask & MASK_COUNTRY) == 0;
        if (place && ((out->mask & MASK_BIG) != 0 || (known & words) == 0))
            return true;
    }
    return false;
}

static bool is_candidate(const struct word *word)
{
    return word->kind == WORD_LETTERS || word->kind == WORD_NUMBER;
}

/* "Galați": a place that the lexicon has without the marks on its letters. */
static bool find_plain(const struct gazetteer *gazetteer, const struct word *word,
                       struct arena *arena, struct hit *out)
{
    if (!has_foreign_letters(word->lower))
        return false;
    const struct slice plain = utf8_fold(arena, word->lower);
    if (plain.bytes == NULL)
        return false;
    *out = gazetteer_find(gazetteer, slice_hash(plain));
    out->mask &=
        MASK_PLACE | MASK_BIG | MASK_COUNTRY | MASK_FIRST_NAME | MASK_LAST_NAME;
    return out->mask != 0;
}

/* The word alone: senses, or those of the form that the lexicon has. */
static void scan_alone(const struct gazetteer *gazetteer, const struct word *word,
                       struct arena *arena, struct clue *clue)
{
    struct hit hit = gazetteer_find(gazetteer, word->hash);
    struct hit other = { 0 };
    hit.mask = spelled_mask(hit.mask, word->flags, word->kind == WORD_NUMBER);
    /* "AG" is a company's form, "Ag" a part of a name. */
    if (word->lower.length <= 2 && !word_has(word, WORD_UPPER))
        hit.mask &= ~(uint32_t)(MASK_ORGANISATION_HEAD | MASK_LEADS);
    clue->mask = hit.mask;
    clue->hit = hit;
    clue->words = (hit.mask & MASK_NAMES) != 0;
    const bool capital = word_has(word, WORD_CAPITAL) && word->lower.length > 3;
    if (!capital || (hit.mask & (MASK_NAMES | MASK_FIRST_NAME)) != 0)
        return;
    if (find_genitive(gazetteer, word, &other))
        clue->form = FORM_GENITIVE;
    else if (find_inhabitant(gazetteer, word, hit.mask, &other))
        clue->form = FORM_INHABITANT;
    else if (!find_plain(gazetteer, word, arena, &other))
        return;
    clue->mask |= other.mask;
    clue->hit = other;
    clue->hit.mask |= hit.mask;
    clue->words = (other.mask & MASK_NAMES) != 0;
}

/* A beginning of a phrase, and what stands behind it. */
static struct hit find_longer(const struct gazetteer *gazetteer, uint64_t beginning,
                              const struct word *next, uint8_t *form)
{
    const struct hit plain =
        gazetteer_find(gazetteer, phrase_hash(beginning, next->hash));
    *form = FORM_PLAIN;
    if ((plain.mask & MASK_NAMES) != 0 || !slice_ends_with(next->lower, SLICE("s")))
        return plain;
    const uint64_t stripped = slice_hash(without_end(next->lower, 1));
    struct hit genitive = gazetteer_find(gazetteer, phrase_hash(beginning, stripped));
    if ((genitive.mask & MASK_NAMES) == 0)
        return plain;
    *form = FORM_GENITIVE;
    genitive.mask |= plain.mask & MASK_GOES_ON;
    return genitive;
}

/* An article that begins a sentence is no part of a name: "Die Welt ist klein." */
static bool is_only_starter(const struct word *word, uint32_t mask)
{
    return word_has(word, WORD_FIRST) && mask_written(mask) == 1 &&
           word->lower.length <= 3;
}

static void scan_phrase(const struct gazetteer *gazetteer, const struct text *text,
                        uint32_t first, struct clue *clues)
{
    const struct word *const word = &text->words[first];
    const uint32_t end = text->sentences[word->sentence].end;
    uint64_t hash = word->hash;
    struct hit hit = clues[first].hit;
    if (is_only_starter(word, hit.mask))
        return;
    const bool small = !word_has(word, WORD_CAPITAL) && word->kind == WORD_LETTERS;
    for (uint32_t i = first + 1;
         i < end && i - first < LONGEST_PHRASE && (hit.mask & MASK_GOES_ON) != 0; i++) {
        uint8_t form = FORM_PLAIN;
        hit = find_longer(gazetteer, hash, &text->words[i], &form);
        hash = phrase_hash(hash, text->words[i].hash);
        if ((hit.mask & MASK_NAMES) == 0 || (small && (hit.mask & MASK_LOWER) == 0))
            continue;
        clues[first].hit = hit;
        clues[first].words = (uint8_t)(i - first + 1);
        clues[first].form = form;
    }
    for (uint32_t i = 1; i < clues[first].words; i++)
        clues[first + i].inside = (uint8_t)i;
}

/* Takes the longest of the ends that may end a compound; where it begins. */
static size_t next_end(struct slice lower, uint32_t *ends)
{
    const unsigned size = 31 - (unsigned)__builtin_clz(*ends);
    *ends ^= UINT32_C(1) << size;
    return lower.length - size;
}

static struct hit find_end(const struct gazetteer *gazetteer, struct slice lower,
                           size_t at)
{
    return gazetteer_find(gazetteer, slice_hash(slice_part(lower, at, lower.length)));
}

/* The longest known head that the word ends with. */
static void scan_tail(const struct gazetteer *gazetteer, const struct word *word,
                      struct clue *clue)
{
    const struct slice lower = word->lower;
    const struct slice rest = slice_part(lower, 2, lower.length);
    uint32_t ends =
        gazetteer_ends(gazetteer, ENDS_OF_HEADS, rest) & ~UINT32_C(0) << SHORTEST_TAIL;
    while (ends != 0) {
        const size_t at = next_end(lower, &ends);
        const struct hit hit = find_end(gazetteer, lower, at);
        if (at + SHORTEST_KIND <= lower.length && (clue->mask & MASK_KINDS) == 0)
            clue->mask |= hit.mask & MASK_KINDS;
        if ((hit.mask & MASK_TAIL) == 0)
            continue;
        clue->mask |= hit.mask & (MASK_TAIL | MASK_LEADS);
        if (at + SHORTEST_KIND <= lower.length)
            clue->mask |= hit.mask & (MASK_ORGAN | MASK_STATE_ORGAN);
        clue->tail = at < UINT8_MAX ? (uint8_t)at : 0;
        clue->ended = hit;
        return;
    }
}

/* A word in common use, whether or not somebody is called by it too. */
static bool is_in_use(uint32_t mask)
{
    const uint32_t rare = 5, rarely_spoken = 3;
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    const uint32_t written = mask_written(mask), spoken = mask_spoken(mask);
    if (spoken == 0)
        return false;
    /* What the dialogues have is left out of the articles' list now and then. */
    return (written > 0 && written < rare) ||
           ((written == 0 || spoken < rarely_spoken) && (mask & names) == 0);
}

/* Whether the word ends with one that is in common use: then it is hardly a name. */
static bool is_compound(const struct gazetteer *gazetteer, struct slice lower)
{
    const struct slice rest = slice_part(lower, 3, lower.length);
    uint32_t ends = gazetteer_ends(gazetteer, ENDS_IN_USE, rest) & ~UINT32_C(0)
                                                                       << SHORTEST_END;
    while (ends != 0)
        if (is_in_use(find_end(gazetteer, lower, next_end(lower, &ends)).mask))
            return true;
    return false;
}

/* Ends that villages or adverbs have and hardly a noun, though some are words. */
static bool ends_like_no_noun(struct slice lower)
{
    static const char *const others[] = { "haven",   "hausen", "brück",  "kirchen",
                                          "stetten", "stedt",  "weiler", "furt",
                                          "borg",    "hagen",  "rode",   "felden",
                                          "staufen", "wang",   "reuth",  "büttel",
                                          "scheid",  "bergen", "wärts",  NULL };
    return slice_ends_with_any(lower, others);
}

/* "Traversen", "Melkrobotern": a noun, or a compound, with an ending. */
static bool is_inflected(const struct gazetteer *gazetteer, struct slice lower)
{
    static const char *const endings[] = { "n", "en", "s", "es", "e", "er" };
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = slice_of(endings[i]);
        if (!slice_ends_with(lower, ending))
            continue;
        const struct slice stem = without_end(lower, ending.length);
        const uint32_t mask = gazetteer_find(gazetteer, slice_hash(stem)).mask;
        if ((mask & names) == 0 && (is_in_use(mask) || is_compound(gazetteer, stem)))
            return true;
    }
    return false;
}

static void scan_parts(const struct gazetteer *gazetteer, const struct word *word,
                       struct clue *clue)
{
    const struct slice lower = word->lower;
    const size_t first = slice_find_byte(lower, '-');
    const size_t last = slice_behind_last(lower, '-');
    if (first == SIZE_MAX)
        return;
    clue->first_part =
        gazetteer_find(gazetteer, slice_hash(slice_part(lower, 0, first))).mask;
    clue->last_part =
        gazetteer_find(gazetteer, slice_hash(slice_part(lower, last, lower.length)))
            .mask;
    /* "Nils-Ole": two first names are one; "Iran-Israel" are two countries. */
    const uint32_t both = clue->first_part & clue->last_part;
    if ((both & MASK_FIRST_NAME) != 0 &&
        ((clue->first_part | clue->last_part) & MASK_COUNTRY) == 0)
        clue->mask |= MASK_FIRST_NAME;
}

/* What an unknown word is made of. */
static void scan_inside(const struct gazetteer *gazetteer, const struct word *word,
                        struct clue *clue)
{
    const uint32_t known = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME |
                           MASK_WRITTEN | MASK_SPOKEN | MASK_ROLE | MASK_WEAPON_HEAD;
    if (word_has(word, WORD_HYPHEN))
        scan_parts(gazetteer, word, clue);
    else if ((clue->mask & known) == 0 && word->lower.length > 6 &&
             !ends_like_no_noun(word->lower) &&
             (is_compound(gazetteer, word->lower) ||
              is_inflected(gazetteer, word->lower)))
        clue->mask |= MASK_COMPOUND;
}

static void scan_word(const struct gazetteer *gazetteer, const struct word *word,
                      struct arena *arena, struct clue *clue)
{
    scan_alone(gazetteer, word, arena, clue);
    if (!word_has(word, WORD_CAPITAL) && !word_has(word, WORD_DIGITS | WORD_HYPHEN))
        return;
    if ((clue->mask & MASK_TAIL) == 0 && word->lower.length > 5)
        scan_tail(gazetteer, word, clue);
    scan_inside(gazetteer, word, clue);
}

bool scan_words(const struct gazetteer *gazetteer, const struct text *text,
                struct arena *arena, const struct clue **out, struct fault *fault)
{
    struct clue *const clues = arena_array(arena, text->word_count, sizeof *clues);
    if (clues == NULL && text->word_count > 0)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (i + CALL_AHEAD < text->word_count)
            gazetteer_call(gazetteer, word[CALL_AHEAD].hash);
        if (is_candidate(word))
            scan_word(gazetteer, word, arena, &clues[i]);
        if ((clues[i].hit.mask & MASK_GOES_ON) != 0 && i + 1 < text->word_count)
            gazetteer_call(gazetteer, phrase_hash(word->hash, word[1].hash));
    }
    for (uint32_t i = 0; i < text->word_count; i++)
        if ((clues[i].hit.mask & MASK_GOES_ON) != 0 && clues[i].inside == 0)
            scan_phrase(gazetteer, text, i, clues);
    *out = clues;
    return true;
}
