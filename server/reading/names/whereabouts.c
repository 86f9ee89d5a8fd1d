#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { SHORTEST_LAND = 4 };

/* Words of the language and of people are no places only because one is called so. */
static bool is_only_place(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t other = MASK_SPOKEN | MASK_FIRST_NAME | MASK_LAST_NAME | MASK_ROLE |
                           MASK_ORGANISATION | MASK_PERSON;
    return clue->words == 1 && clue->form == FORM_PLAIN &&
           (clue->mask & MASK_PLACE) != 0 && (clue->mask & other) == 0;
}

static bool is_place_preposition(const struct word *word)
{
    static const char *const words[] = { "in",    "bei",    "nach", "aus", "nahe",
                                         "vor",   "um",     "bis",  "auf", "gegen",
                                         "durch", "unweit", "ab",   NULL };
    return word_is_any(word, words);
}

/* "bei Horndorf": a town of the lexicon behind a preposition of place. */
void rule_town(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word == sentence_of(search, word)->first ||
        !is_place_preposition(word_at(search, word - 1)) ||
        !is_only_place(search, word) || labels_end(search, labels, word) > word + 1)
        return;
    labels[word] = LABEL_PLACE;
}

/* Whether the article has the word elsewhere too: nouns that nobody has heard of are
 * said once. */
static bool is_repeated(const struct search *search, uint32_t word)
{
    const uint64_t hash = word_at(search, word)->hash;
    for (uint32_t i = 0; i < search->text->word_count; i++)
        if (i != word && word_at(search, i)->hash == hash)
            return true;
    return false;
}

/* "nahe Thorwick"; "Wer in Thorwick regiert", and Thorwick again: where nouns hardly
 * ever stand without an article. */
void rule_unheard(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const words[] = { "in", "nach", "aus", NULL };
    static const char *const near[] = { "nahe", "unweit", NULL };
    const struct sentence *const sentence = sentence_of(search, word);
    if (word == sentence->first || !word_is_unheard(search, word) ||
        (word + 1 < sentence->end && is_capital_word(search, word + 1)))
        return;
    const struct word *const before = word_at(search, word - 1);
    const bool plural = slice_ends_with(word_at(search, word)->lower, SLICE("n"));
    if (word_is_any(before, near) ||
        (word_is_any(before, words) && !plural && is_repeated(search, word)))
        labels_set_name(search, labels, word, word + 1, LABEL_PLACE);
}

/* What is left of "Nordsyrien" without the direction; no bytes if it has none. */
static struct slice land_behind(struct slice lower)
{
    const struct slice directions[] = {
        SLICE("nordost"), SLICE("nordwest"), SLICE("südost"), SLICE("südwest"),
        SLICE("zentral"), SLICE("mittel"),   SLICE("hinter"), SLICE("nord"),
        SLICE("süd"),     SLICE("west"),     SLICE("inner"),  SLICE("ober"),
        SLICE("ost"),
    };
    for (size_t i = 0; i < sizeof directions / sizeof directions[0]; i++) {
        const size_t length = directions[i].length;
        if (slice_starts_with(lower, directions[i]) &&
            lower.length >= length + SHORTEST_LAND)
            return slice_part(lower, length, lower.length);
    }
    return (struct slice){ 0 };
}

/* A country, a region or a large town; "Südderby" is a match. */
static bool is_land(const struct search *search, struct slice lower)
{
    const struct hit hit = scan_lookup(search->gazetteer, lower, false);
    struct sense sense = { 0 };
    if ((hit.mask & (MASK_COUNTRY | MASK_BIG)) == 0 ||
        !gazetteer_sense(search->gazetteer, &hit, MASK_PLACE, &sense))
        return false;
    return (hit.mask & MASK_SPOKEN) == 0 ||
           gazetteer_entry(search->gazetteer, sense)->precision <= PRECISION_REGION;
}

/* "Nordsyrien", "Ostdeutschlands": a part of a land. */
void rule_part(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct slice land = land_behind(word_at(search, word)->lower);
    const bool genitive = slice_ends_with(land, SLICE("s"));
    if (land.bytes == NULL || search->clues[word].words > 0 ||
        labels_end(search, labels, word) > word + 1 ||
        (!is_land(search, land) &&
         (!genitive || !is_land(search, slice_part(land, 0, land.length - 1)))))
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_PLACE);
}

/* Nouns of places that say something else behind a hyphen: "EU-Gipfel". */
static bool is_other_kind(struct slice lower)
{
    static const char *const ends[] = { "-gipfel", "-basis", "-strom", "-staat",
                                        "-land",   "-ort",   "-stadt", NULL };
    return slice_ends_with_any(lower, ends);
}

/* Whether the name with a hyphen is one of a town: "Köln-Wahn". */
static bool is_double_town(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t people = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_PERSON;
    const uint32_t next = word + 1;
    return (clue->last_part & MASK_PLACE) != 0 &&
           (clue->last_part & (MASK_SPOKEN | MASK_LAST_NAME)) == 0 &&
           (clue->first_part & people) == 0 &&
           (next == sentence_of(search, word)->end || !is_capital_word(search, next));
}

/* "Sewan-See", "Evin-Gefängnis", "Köln-Wahn": the last part of an unknown name with a
 * hyphen says that it is a place. */
void rule_site(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const struct word *const it = word_at(search, word);
    const uint32_t common = MASK_WRITTEN | MASK_SPOKEN | MASK_ROLE | MASK_ORGANISATION;
    const bool kind = (clue->last_part & MASK_PLACE_KIND) != 0 &&
                      (clue->first_part & MASK_PLACE) == 0 && !is_other_kind(it->lower);
    if (clue->words > 0 || (clue->first_part & common) != 0 ||
        (!kind && !is_double_town(search, word)) || word_has(it, WORD_DIGITS) ||
        slice_find_byte(it->lower, '-') < SHORTEST_LAND - 1 ||
        labels_end(search, labels, word) > word + 1)
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_PLACE);
}

/* "in Horndorf 48 Millionen": what is counted is no part of a town's name; "A 7" is a
 * name, as is what the lexicon has with its number. */
void rule_count(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t known = search->clues[word].words;
    const uint32_t number = word + (known > 1 ? known : 1);
    if (number < labels_end(search, labels, word) &&
        word_at(search, number)->kind == WORD_NUMBER &&
        word_at(search, word)->lower.length > SHORTEST_LAND &&
        (mask_at(search, word) & MASK_KINDS) == 0)
        labels_mend(search, labels, number);
}

/* "Horndorf. Der Rat der Stadt": a line that begins with where it was written. */
void rule_head_line(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    const uint32_t other = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_ROLE | MASK_PERSON |
                           MASK_ORGANISATION | MASK_ORGANISATION_HEAD;
    const uint32_t mask = mask_at(search, word);
    if (!is_capital_word(search, word) || sentence->end != word + 2 ||
        word_at(search, word)->lower.length < SHORTEST_LAND ||
        !word_is(word_at(search, word + 1), ".") ||
        ((mask & MASK_PLACE) == 0 && word_is_common(search, word)) ||
        (mask & other) != 0 || word_has(word_at(search, word), WORD_UPPER))
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_PLACE);
}

/* "am Ufer der Quasse": what has banks is a river. */
void rule_bank(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const parts[] = { "ufer",     "mündung",   "nebenfluss",
                                         "oberlauf", "unterlauf", "quelle",
                                         "westufer", "ostufer",   "nordufer",
                                         "südufer",  NULL };
    if (word < sentence_of(search, word)->first + 2 ||
        !word_is_any(word_at(search, word - 2), parts) ||
        !word_is_definite_article(word_at(search, word - 1)) ||
        word_is_common(search, word) || labels_end(search, labels, word) > word + 1)
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_PLACE);
}
