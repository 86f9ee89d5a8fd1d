#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "reading/names/nominative.h"
#include "reading/names/weapons.h"

enum { SHORTEST_NOUN = 4, NAME_CEILING = 4096, CALIBRE_REACH = 4 };

/* "mm", "Millimeter". */
static bool is_unit(struct slice lower)
{
    return slice_starts_with(lower, SLICE("mm")) ||
           slice_starts_with(lower, SLICE("millimeter"));
}

double weapon_calibre(struct slice lower)
{
    char digits[8] = "";
    size_t length = 0;
    while (length < lower.length && length < sizeof digits - 1 &&
           (utf8_is_digit(lower.bytes[length]) || lower.bytes[length] == ',' ||
            lower.bytes[length] == '.'))
        length++;
    struct slice unit = slice_part(lower, length, lower.length);
    if (length == 0 || unit.length < 2)
        return 0;
    memcpy(digits, lower.bytes, length);
    if (unit.bytes[0] == '-')
        unit = slice_part(unit, 1, unit.length);
    if (!is_unit(unit))
        return 0;
    char *const comma = strchr(digits, ',');
    if (comma != NULL)
        *comma = '.';
    return strtod(digits, NULL);
}

/* The number at `word` and the unit that follows it, or is part of it; 0: none. */
static double measure_at(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    const double joined = weapon_calibre(it->lower);
    if (joined > 0 || it->kind != WORD_NUMBER ||
        word + 1 >= sentence_of(search, word)->end ||
        !is_unit(word_at(search, word + 1)->lower))
        return joined;
    char digits[16] = "";
    if (it->lower.length >= sizeof digits)
        return 0;
    memcpy(digits, it->lower.bytes, it->lower.length);
    char *const comma = strchr(digits, ',');
    if (comma != NULL)
        *comma = '.';
    return strtod(digits, NULL);
}

/* "Granaten des Kalibers 155 Millimeter", "Mörser im Kaliber 82mm" */
static double measure_behind(const struct search *search, const struct draft *draft)
{
    const uint32_t end = sentence_of(search, draft->first)->end;
    for (uint32_t i = draft->end; i < end && i < draft->end + CALIBRE_REACH; i++) {
        const struct word *const word = word_at(search, i);
        if (slice_starts_with(word->lower, SLICE("kaliber")) && i + 1 < end)
            return measure_at(search, i + 1);
        if (word->kind == WORD_MARK && !word_is(word, "("))
            break;
    }
    return 0;
}

double weapon_draft_calibre(const struct search *search, const struct draft *draft)
{
    for (uint32_t i = draft->first; i < draft->end; i++) {
        const double calibre = measure_at(search, i);
        if (calibre > 0)
            return calibre;
    }
    return draft->known ? 0 : measure_behind(search, draft);
}

/* "Artillerie-" before "granate" is "Artillerie", "152-mm-" stays as it is: a hyphen
 * behind a noun only helps the reader. */
static struct slice without_hyphen(struct slice front)
{
    if (front.length < 2 || front.bytes[front.length - 1] != '-')
        return front;
    for (size_t i = 0; i < front.length; i++)
        if (utf8_is_digit(front.bytes[i]))
            return front;
    const struct slice joined = slice_part(front, 0, front.length - 1);
    const size_t start = slice_behind_last(joined, '-');
    size_t at = start;
    const bool noun =
        utf8_is_upper(utf8_next(front, &at)) && !utf8_is_upper(utf8_next(front, &at));
    return noun && front.length - start > SHORTEST_NOUN ? joined : front;
}

/* The head in the singular, behind what stands before it in the same word. */
static void append_head(struct buffer *out, struct slice front, struct slice head)
{
    const struct slice joined = without_hyphen(front);
    bool capital = joined.length == 0 || joined.bytes[joined.length - 1] == '-';
    buffer_append_slice(out, joined);
    for (size_t at = 0; at < head.length;) {
        const int32_t letter = utf8_next(head, &at);
        utf8_append(out, capital ? utf8_to_upper(letter) : letter);
        capital = letter == '-'; /* "U-Boot" */
    }
}

/* How much of a word is its calibre: "152mm-" of "152mm-Granate". */
static size_t calibre_length(struct slice lower)
{
    if (weapon_calibre(lower) <= 0)
        return 0;
    const size_t unit = slice_find(lower, SLICE("m"));
    const struct slice rest = slice_part(lower, unit, lower.length);
    size_t end = unit + (slice_starts_with(rest, SLICE("millimeter")) ? 10 : 2);
    if (end < lower.length && lower.bytes[end] == '-')
        end++;
    return end;
}

/* "155-mm-": one spelling for a calibre, wherever it stands. */
static void append_calibre(const struct search *search, const struct draft *draft,
                           struct buffer *out)
{
    const double calibre = weapon_draft_calibre(search, draft);
    char front[32] = "";
    if (calibre <= 0)
        return;
    (void)snprintf(front, sizeof front, "%.6g-mm-", calibre);
    char *const point = strchr(front, '.');
    if (point != NULL)
        *point = ',';
    buffer_append_string(out, front);
}

/* The words of a mention with the head in the nominative singular. */
static void append_name(const struct search *search, const struct draft *draft,
                        struct buffer *out)
{
    const uint32_t last = draft->end - 1;
    const struct clue *const clue = &search->clues[last];
    const struct slice lower = word_at(search, last)->lower;
    const struct slice written = word_text(search->text, last);
    /* Soft hyphens shift the letters: then the lower-case form has to do. */
    const struct slice text = written.length == lower.length ? written : lower;
    const bool has_head = (clue->mask & MASK_WEAPON_HEAD) != 0;
    const struct entry *const entry = gazetteer_entry(search->gazetteer, draft->sense);
    const struct slice head =
        has_head ? gazetteer_string(search->gazetteer, draft->sense, entry->name)
                 : lower;
    for (uint32_t i = draft->first; i < last; i++) {
        if (word_at(search, i)->kind == WORD_NUMBER ||
            is_unit(word_at(search, i)->lower))
            continue;
        if (!has_head && word_has(word_at(search, i), WORD_CAPITAL))
            buffer_append_slice(out, word_text(search->text, i));
        else
            append_nominative(out, word_at(search, i)->lower, noun_gender(head));
        buffer_append_byte(out, ' ');
    }
    if (has_head) {
        append_calibre(search, draft, out);
        append_head(out, slice_part(text, calibre_length(lower), clue->tail), head);
    } else
        buffer_append_slice(out, text);
}

struct slice weapon_name(const struct search *search, const struct draft *draft)
{
    struct buffer name;
    buffer_init(&name, NAME_CEILING);
    if (draft->known) {
        const struct entry *const entry =
            gazetteer_entry(search->gazetteer, draft->sense);
        return gazetteer_string(search->gazetteer, draft->sense, entry->name);
    }
    append_name(search, draft, &name);
    const struct slice kept = arena_copy(search->arena, buffer_slice(&name));
    buffer_finish(&name);
    return kept;
}
