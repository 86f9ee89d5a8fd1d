#include "reading/names/derived.h"

#include "base/utf8.h"

/* Words that drafts of names already cover. */
static bool *cover_words(struct search *search)
{
    bool *const covered =
        arena_array(search->arena, search->text->word_count + 1, sizeof *covered);
    const struct draft *const drafts = search->drafts.items;
    if (covered == NULL) {
        search->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < search->drafts.count; i++)
        for (uint32_t word = drafts[i].first; word < drafts[i].end; word++)
            covered[word] = true;
    return covered;
}

static void add(struct search *search, uint32_t word, struct span span,
                enum entity_kind kind, const struct sense *sense)
{
    struct draft *const draft = draft_add(search, word, word + 1, kind);
    if (draft == NULL)
        return;
    draft->span = span;
    draft->derived = true;
    draft->known = sense != NULL;
    if (sense != NULL)
        draft->sense = *sense;
}

/* "nordkoreanisch", "Russen", "Moskauer". */
static bool find_word(struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t bits =
        clue->form == FORM_INHABITANT ? MASK_PLACE : MASK_ADJECTIVE | MASK_PEOPLE;
    struct sense sense = { 0 };
    if ((clue->hit.mask & bits) == 0 || clue->words > 1 ||
        !gazetteer_sense(search->gazetteer, &clue->hit, bits, &sense))
        return false;
    add(search, word, word_at(search, word)->span, ENTITY_PLACE, &sense);
    return true;
}

static bool is_hyphen(int32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 || code_point == 0x2011;
}

static enum entity_kind kind_of(uint32_t bit)
{
    if ((bit & MASK_PERSON) != 0)
        return ENTITY_PERSON;
    return (bit & MASK_ORGANISATION) != 0 ? ENTITY_ORGANISATION : ENTITY_PLACE;
}

/* A name that is part of a compound, with the hyphen behind it left out. */
static void find_part(struct search *search, uint32_t word, struct span span)
{
    const uint32_t names = MASK_PLACE | MASK_PERSON | MASK_ORGANISATION;
    const struct slice part = span_text(search->text->bytes, span);
    size_t at = 0;
    if (part.length < 2 || !utf8_is_upper(utf8_next(part, &at)))
        return;
    struct buffer lower;
    buffer_init(&lower, 256);
    bool upper = true;
    for (at = 0; at < part.length;) {
        const int32_t letter = utf8_next(part, &at);
        upper = upper && utf8_is_upper(letter);
        utf8_append(&lower, utf8_to_lower(letter));
    }
    const struct hit hit = scan_lookup(search->gazetteer, buffer_slice(&lower), upper);
    buffer_finish(&lower);
    struct sense sense = { 0 };
    /* "UN-Resolution": capitals are an abbreviation before they are a town. */
    const bool organisation = upper && (hit.mask & MASK_ORGANISATION) != 0;
    const uint32_t wanted = organisation ? MASK_ORGANISATION : names;
    const bool common = (hit.mask & MASK_SPOKEN) != 0 && !upper &&
                        (hit.mask & (MASK_PERSON | MASK_COUNTRY | MASK_BIG)) == 0;
    if ((hit.mask & wanted) != 0 && !common &&
        gazetteer_sense(search->gazetteer, &hit, wanted, &sense))
        add(search, word, span, kind_of(sense.bit), &sense);
}

/* "US-Regierung", "Putin-Kim-Treffen": every part but the last. */
static void find_parts(struct search *search, uint32_t word)
{
    const struct span span = word_at(search, word)->span;
    uint32_t start = span.start;
    for (size_t at = span.start; at < span.end;) {
        const uint32_t before = (uint32_t)at;
        if (!is_hyphen(utf8_next(search->text->bytes, &at)))
            continue;
        find_part(search, word, (struct span){ start, before });
        start = (uint32_t)at;
    }
}

void derived_find(struct search *search)
{
    const bool *const covered = cover_words(search);
    const uint64_t signs = SIGN_HYPHEN | MASK_PLACE | MASK_ADJECTIVE | MASK_PEOPLE;
    for (uint32_t i = word_signs_next(&search->signs, signs, 0);
         covered != NULL && i < search->text->word_count;
         i = word_signs_next(&search->signs, signs, i + 1)) {
        const struct word *const word = word_at(search, i);
        if (covered[i] || word->kind != WORD_LETTERS)
            continue;
        if (!find_word(search, i) && word_has(word, WORD_HYPHEN))
            find_parts(search, i);
    }
}
