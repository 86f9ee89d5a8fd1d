#include "reading/names/designations.h"

#include "base/utf8.h"

enum {
    LONGEST = 16,
    LONGEST_LETTER = 4, /* in bytes */
    MOST_CAPITALS = 6,
    LEAST_CAPITALS = 3
};

bool designation_system(const struct search *search, struct slice lower,
                        struct sense *out)
{
    for (size_t end = lower.length; end > 0; end--) {
        if (end < lower.length && lower.bytes[end] != '-')
            continue;
        const struct slice part = slice_part(lower, 0, end);
        const struct hit hit = scan_lookup(search->gazetteer, part, true);
        if ((hit.mask & MASK_WEAPON) != 0 &&
            gazetteer_sense(search->gazetteer, &hit, MASK_WEAPON, out))
            return true;
    }
    return false;
}

/* "s1", "2", "30mki", "m": what variants are told by. */
static bool is_variant(struct slice part)
{
    size_t letters = 0, digits = 0;
    for (size_t i = 0; i < part.length; i++) {
        digits += utf8_is_digit(part.bytes[i]);
        letters += part.bytes[i] >= 'a' && part.bytes[i] <= 'z';
    }
    return letters + digits == part.length && part.length > 0 &&
           (digits > 0 ? letters <= 3 : letters == 1);
}

bool designation_variant(const struct search *search, uint32_t word, struct sense *out)
{
    const struct word *const it = word_at(search, word);
    const struct slice lower = it->lower;
    if (!word_has(it, WORD_HYPHEN) && !word_has(it, WORD_DIGITS))
        return false;
    const size_t hyphen = slice_behind_last(lower, '-');
    if (hyphen > 1 && is_variant(slice_part(lower, hyphen, lower.length)) &&
        designation_system(search, slice_part(lower, 0, hyphen - 1), out))
        return true;
    /* "T-72BM": letters behind digits. */
    size_t letters = lower.length;
    while (letters > 0 && lower.bytes[letters - 1] >= 'a' &&
           lower.bytes[letters - 1] <= 'z')
        letters--;
    return letters > 0 && letters < lower.length && lower.length - letters <= 3 &&
           utf8_is_digit(lower.bytes[letters - 1]) && word_has(it, WORD_CAPITAL) &&
           designation_system(search, slice_part(lower, 0, letters), out);
}

bool designation_carrier(const struct search *search, uint32_t word, struct sense *out)
{
    static const char *const carriers[] = {
        "system",     "systeme",   "systems",      "systemen",     "batterie",
        "batterien",  "jet",       "jets",         "flugzeug",     "flugzeuge",
        "flugzeugen", "flugzeugs", "kampfflieger", "hubschrauber", "hubschraubern",
        "helikopter", "modell",    "modelle",      "modellen",     "variante",
        "varianten",  "werfer",    "werfern",      "abwehrsystem", "abwehrsysteme",
        NULL
    };
    const struct slice lower = word_at(search, word)->lower;
    if (!word_has(word_at(search, word), WORD_HYPHEN))
        return false;
    const size_t hyphen = slice_behind_last(lower, '-');
    return hyphen > 1 &&
           slice_is_any(slice_part(lower, hyphen, lower.length), carriers) &&
           designation_system(search, slice_part(lower, 0, hyphen - 1), out);
}

/* What a word is made of, as far as designations ask. */
struct letters {
    uint32_t capitals, digits, others;
};

static struct letters count_letters(struct slice text)
{
    struct letters letters = { 0 };
    for (size_t at = 0; at < text.length;) {
        const int32_t letter = utf8_next(text, &at);
        if (utf8_is_upper(letter))
            letters.capitals++;
        else if (letter >= '0' && letter <= '9')
            letters.digits++;
        else if (letter != '-')
            letters.others++;
    }
    return letters;
}

static bool has_number_behind(const struct search *search, uint32_t word)
{
    const uint32_t next = word + 1;
    if (next >= sentence_of(search, word)->end)
        return false;
    const struct word *const it = word_at(search, next);
    return it->kind == WORD_NUMBER && it->lower.length <= 4 &&
           slice_find_byte(it->lower, '.') == SIZE_MAX;
}

/* "122-mm-", "60er", "20-köpfig": numbers that count or measure. */
static bool is_measure(struct slice lower)
{
    static const char *const units[] = { "mm",  "cm", "km", "kg", "er", "ern",
                                         "ers", "m",  "t",  "%",  NULL };
    size_t length = 0;
    while (length < lower.length && utf8_is_digit(lower.bytes[length]))
        length++;
    if (length == 0)
        return false;
    const struct slice unit = slice_part(lower, length, lower.length);
    return slice_is_any(unit, units) || slice_starts_with(unit, SLICE("-"));
}

/* More than one letter, and neither capitals alone nor a number among them. */
static bool is_ordinary(const struct word *word)
{
    return !word_has(word, WORD_DIGITS) && !word_has(word, WORD_UPPER) &&
           word->lower.length > LONGEST_LETTER;
}

uint32_t designation_words(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    const struct slice text = word_text(search->text, word);
    const uint32_t names =
        MASK_PLACE | MASK_ORGANISATION | MASK_PERSON | MASK_ADJECTIVE;
    if (it->kind != WORD_LETTERS || is_ordinary(it) || text.length > LONGEST ||
        (mask_at(search, word) & names) != 0)
        return 0;
    const struct letters letters = count_letters(text);
    const bool whole = letters.capitals > 0 && letters.capitals <= MOST_CAPITALS;
    /* "T-72B3", "Varkal-5", "98k" */
    const bool marked = letters.digits > 0 && letters.digits <= MOST_CAPITALS &&
                        (letters.others <= 1 || word_has(it, WORD_HYPHEN));
    if (marked && !is_measure(it->lower))
        return 1;
    if (!whole || letters.others > 0)
        return 0;
    if (letters.capitals <= LEAST_CAPITALS && has_number_behind(search, word))
        return 2;
    return letters.capitals >= LEAST_CAPITALS ? 1 : 0;
}
