#include "linking/counts.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

enum {
    UNIT_STEM = 4,  /* letters of a unit that can be compared by its end */
    SMALL = 10,     /* numbers below it are the same by chance */
    LOOK_AHEAD = 90 /* bytes behind a figure in which its tally is told */
};

/* Units that count anything: equal numbers of them are about one thing only in one
 * story, different numbers never. Stems. */
static const char *const measures[] = {
    "euro",    "dollar",  "kron",      "franken", "pfund",     "rubel",    "yuan",
    "prozent", "meter",   "kilometer", "kilo",    "kilogramm", "gramm",    "tonn",
    "lit",     "liter",   "grad",      "jahr",    "monat",     "woch",     "tag",
    "stund",   "minut",   "sekund",    "uhr",     "hektar",    "mal",      "stimm",
    "punkt",   "million", "milliard",  "seit",    "watt",      "kilowatt", "megawatt",
    "barrel",  "fall",    NULL
};

/* What is told behind "drei Menschen", or by the unit itself: beginnings of words. */
static const struct {
    const char *start;
    enum tally tally;
} tallies[] = {
    { "tote", TALLY_KILLED },           { "todesopfer", TALLY_KILLED },
    { "getötet", TALLY_KILLED },        { "gestorben", TALLY_KILLED },
    { "starb", TALLY_KILLED },          { "ums leben", TALLY_KILLED },
    { "gefallen", TALLY_KILLED },       { "leiche", TALLY_KILLED },
    { "erschossen", TALLY_KILLED },     { "ermordet", TALLY_KILLED },
    { "umgebracht", TALLY_KILLED },     { "hingerichtet", TALLY_KILLED },
    { "umgekommen", TALLY_KILLED },     { "todesfäll", TALLY_KILLED },
    { "verletz", TALLY_HURT },          { "verwunde", TALLY_HURT },
    { "vermiss", TALLY_MISSING },       { "verschollen", TALLY_MISSING },
    { "festgenommen", TALLY_DETAINED }, { "festnahmen", TALLY_DETAINED },
    { "verhaftet", TALLY_DETAINED },    { "inhaftiert", TALLY_DETAINED },
};

static size_t lower_into(struct slice text, char *out, size_t size)
{
    size_t length = 0;
    for (size_t at = 0; at < text.length && length + 4 < size;) {
        const int32_t code_point = utf8_next(text, &at);
        if (code_point >= 0)
            length += utf8_encode(utf8_to_lower(code_point), out + length);
    }
    return length;
}

/* What the text begins with. */
static enum tally tally_at(struct slice text)
{
    for (size_t i = 0; i < sizeof tallies / sizeof tallies[0]; i++)
        if (slice_starts_with(text, slice_of(tallies[i].start)))
            return tallies[i].tally;
    return TALLY_NONE;
}

/* The first tally told in the text. */
static enum tally find_tally(struct slice text)
{
    char lower[LOOK_AHEAD + 8];
    enum tally found = TALLY_NONE;
    struct slice rest = { lower, lower_into(text, lower, sizeof lower) };
    while (found == TALLY_NONE && rest.bytes != NULL) {
        found = tally_at(rest);
        (void)slice_split(&rest, ' ');
    }
    return found;
}

static uint32_t min_offset(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* From behind the figure to the next figure or the end of the sentence. */
static struct slice words_behind(struct slice text, const struct reading *reading,
                                 uint32_t number)
{
    const struct figure *const figure = &reading->figures[number];
    uint32_t end = min_offset(reading->sentences[figure->sentence].end,
                              figure->span.end + LOOK_AHEAD);
    if (number + 1 < reading->figure_count)
        end = min_offset(end, reading->figures[number + 1].span.start);
    return slice_part(text, figure->span.end, end);
}

/* "Die Zahl der Toten stieg auf 48": what is counted stands before the number. */
static enum tally tally_before(struct slice text, const struct reading *reading,
                               const struct figure *figure)
{
    const uint32_t sentence = reading->sentences[figure->sentence].start;
    const struct slice before = slice_part(text, sentence, figure->span.start);
    const size_t number = slice_find(before, SLICE("Zahl der "));
    return number == SIZE_MAX ? TALLY_NONE
                              : find_tally(slice_part(before, number, before.length));
}

static bool is_measure(struct slice stem)
{
    return slice_is_any(stem, measures);
}

/* The last word of the unit: "mm-Granaten" counts what "Granaten" counts. */
static struct slice last_part(struct slice unit)
{
    size_t start = unit.length;
    while (start > 0 && unit.bytes[start - 1] != '-' && unit.bytes[start - 1] != ' ')
        start--;
    return slice_part(unit, start, unit.length);
}

static bool set_unit(struct term_maker *maker, struct slice unit, struct count *count)
{
    const struct slice stem = term_stem(maker, last_part(unit));
    if (stem.bytes == NULL)
        return false;
    size_t start = stem.length > UNIT_SIZE ? stem.length - UNIT_SIZE : 0;
    while (start < stem.length && ((unsigned char)stem.bytes[start] & 0xC0) == 0x80)
        start++; /* not from within a letter */
    count->length = (uint8_t)(stem.length - start);
    memcpy(count->unit, stem.bytes + start, count->length);
    count->measure = is_measure(stem);
    return true;
}

static bool make_count(struct term_maker *maker, struct slice text,
                       const struct reading *reading, uint32_t number,
                       struct count *count)
{
    const struct figure *const figure = &reading->figures[number];
    count->value = figure->value;
    count->bound = figure->bound;
    if (figure->unit.length == 0) {
        count->tally = tally_before(text, reading, figure);
        return true;
    }
    count->tally = find_tally(figure->unit);
    if (!set_unit(maker, figure->unit, count))
        return false;
    if (count->tally == TALLY_NONE && !count->measure)
        count->tally = find_tally(words_behind(text, reading, number));
    return true;
}

bool counts_make(struct term_maker *maker, struct slice text,
                 const struct reading *reading, const struct claim *claim,
                 const struct count **out)
{
    struct count *const counts =
        arena_array(maker->arena, claim->figure_count + 1, sizeof *counts);
    if (counts == NULL)
        return false;
    for (uint32_t i = 0; i < claim->figure_count; i++)
        if (!make_count(maker, text, reading, claim->figures[i], &counts[i]))
            return false;
    *out = counts;
    return true;
}

/* "Geschosse" and "Artilleriegeschosse" count the same. */
static bool units_agree(const struct count *a, const struct count *b)
{
    const struct count *const shorter = a->length < b->length ? a : b;
    const struct count *const longer = a->length < b->length ? b : a;
    return shorter->length >= UNIT_STEM &&
           memcmp(longer->unit + longer->length - shorter->length, shorter->unit,
                  shorter->length) == 0;
}

static bool count_the_same(const struct count *a, const struct count *b)
{
    if (a->tally != TALLY_NONE || b->tally != TALLY_NONE)
        return a->tally == b->tally;
    return units_agree(a, b);
}

static enum counting compare_two(const struct count *a, const struct count *b)
{
    if (!count_the_same(a, b))
        return COUNTING_NOTHING;
    const bool equal = fabs(a->value - b->value) < 1e-9 * fabs(a->value) + 1e-9;
    if (!equal)
        return a->measure || b->measure ? COUNTING_NOTHING : COUNTING_OTHERS;
    if (a->measure)
        return COUNTING_SMALL;
    if (a->value >= SMALL)
        return COUNTING_EQUAL;
    return a->bound == b->bound && a->bound != FIGURE_EXACT ? COUNTING_BOUND
                                                            : COUNTING_SMALL;
}

enum counting counts_compare(const struct proposition *a, const struct proposition *b)
{
    enum counting best = COUNTING_NOTHING;
    for (uint32_t i = 0; i < a->count_count; i++) {
        for (uint32_t j = 0; j < b->count_count; j++) {
            const enum counting found = compare_two(&a->counts[i], &b->counts[j]);
            best = found > best ? found : best;
        }
    }
    return best;
}

bool counts_share_tally(const struct proposition *a, const struct proposition *b)
{
    for (uint32_t i = 0; i < a->count_count; i++) {
        for (uint32_t j = 0; j < b->count_count; j++) {
            if (a->counts[i].tally != TALLY_NONE &&
                a->counts[i].tally == b->counts[j].tally)
                return true;
        }
    }
    return false;
}

/* The end of the unit, which agrees where units do; a shorter one agrees with none. */
static struct slice end_of_unit(const struct count *count)
{
    const size_t length = count->length < UNIT_STEM ? count->length : UNIT_STEM;
    return (struct slice){ count->unit + count->length - length, length };
}

uint32_t counts_bits(const struct proposition *proposition)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < proposition->count_count; i++) {
        const struct count *const count = &proposition->counts[i];
        const struct slice unit = end_of_unit(count);
        if (count->tally != TALLY_NONE)
            bits |= UINT32_C(1) << count->tally;
        else if (unit.length == UNIT_STEM)
            bits |= UINT32_C(1) << (slice_hash(unit) >> 59);
    }
    return bits;
}

uint64_t count_key(const struct count *count)
{
    const struct {
        double value;
        uint64_t what;
    } key = { count->value, count->tally != TALLY_NONE
                                ? (uint64_t)count->tally
                                : slice_hash(end_of_unit(count)) };
    return slice_hash((struct slice){ (const char *)&key, sizeof key });
}
