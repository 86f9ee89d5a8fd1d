#include <string.h>

#include "sources/patterns.h"

enum { LONGEST_STAMP = 110 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static const char *const months[12] = { "jan", "feb", "mär", "apr", "mai", "jun",
                                        "jul", "aug", "sep", "okt", "nov", "dez" };
static const char *const months_english[12] = { "jan", "feb", "mar", "apr",
                                                "may", "jun", "jul", "aug",
                                                "sep", "oct", "nov", "dec" };

static uint8_t month_of(struct slice word)
{
    for (uint8_t i = 0; i < 12; i++) {
        if (text_begins_with(word, months[i]) ||
            text_begins_with(word, months_english[i]))
            return (uint8_t)(i + 1);
    }
    return 0;
}

/* The number at *at, which moves behind it; -1 if there is none of 1 to 4 digits. */
static int number_at(struct slice text, size_t *at)
{
    int value = 0;
    const size_t start = *at;
    while (*at < text.length && is_digit(text.bytes[*at]) && *at - start < 5)
        value = 10 * value + (text.bytes[(*at)++] - '0');
    return *at == start || *at - start > 4 ? -1 : value;
}

static size_t skip(struct slice text, size_t at, const char *bytes)
{
    while (at < text.length && strchr(bytes, text.bytes[at]) != NULL)
        at++;
    return at;
}

static struct slice word_at(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.length && strchr(" .,-|", text.bytes[end]) == NULL)
        end++;
    return slice_part(text, at, end);
}

/* Two digits, as "12.05.24" has them: of the years since 1970. */
static int full_year(int year, size_t digits)
{
    if (digits != 2)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

static bool keep_day(int year, int month, int day, struct day *out)
{
    const struct day found = { (int16_t)year, (uint8_t)month, (uint8_t)day };
    if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 ||
        !day_is_valid(found))
        return false;
    *out = found;
    return true;
}

/* "03.05.2024", "03.05.24", "3. Mai 2024", "2024-05-03", "03/05/2024" at *at, which
 * moves behind it. */
static bool day_from_number(struct slice text, size_t *at, struct day *out)
{
    const int first = number_at(text, at);
    if (first > 31 && *at < text.length && text.bytes[*at] == '-') {
        ++*at;
        const int month = number_at(text, at);
        *at += *at < text.length;
        return keep_day(first, month, number_at(text, at), out);
    }
    *at = skip(text, *at, "./ ");
    const struct slice name = word_at(text, *at);
    int month = month_of(name);
    const bool dotted = month == 0 && *at > 0 && text.bytes[*at - 1] == '.';
    if (month > 0)
        *at += name.length;
    else
        month = number_at(text, at);
    const bool dots = dotted && *at < text.length && text.bytes[*at] == '.';
    *at = skip(text, *at, "./ ");
    const size_t start = *at;
    const int year = number_at(text, at);
    return keep_day(dots ? full_year(year, *at - start) : year, month, first, out);
}

/* "June 11, 2024" at *at, which moves behind it. */
static bool day_from_month(struct slice text, size_t *at, struct day *out)
{
    const struct slice name = word_at(text, *at);
    const int month = month_of(name);
    if (month == 0)
        return false;
    *at = skip(text, *at + name.length, " .");
    const int day = number_at(text, at);
    *at = skip(text, *at, ", ");
    return keep_day(number_at(text, at), month, day, out);
}

/* A day and the bytes that name it. */
struct dated {
    struct day day;
    struct span span;
};

/* The first day that begins at `from` or behind. */
static bool next_day(struct slice text, size_t from, struct dated *out)
{
    for (size_t at = from; at < text.length; at++) {
        const bool starts = at == 0 || strchr(" ,|(:", text.bytes[at - 1]) != NULL;
        if (!starts)
            continue;
        size_t end = at;
        if (is_digit(text.bytes[at]) ? day_from_number(text, &end, &out->day)
                                     : day_from_month(text, &end, &out->day)) {
            out->span = (struct span){ (uint32_t)at, (uint32_t)end };
            return true;
        }
    }
    return false;
}

/* The next word, without marks around it; *rest has bytes NULL behind the last. */
static struct slice take_word(struct slice *rest)
{
    struct slice word = slice_split(rest, ' ');
    while (word.length > 0 && strchr(".,:;|()/-", word.bytes[0]) != NULL)
        word = slice_part(word, 1, word.length);
    while (word.length > 0 && strchr(".,:;|()/-", word.bytes[word.length - 1]) != NULL)
        word.length--;
    return word;
}

/* What the words before a day say it is the day of; the last one counts. */
static enum stamp_kind kind_of(struct slice words)
{
    enum stamp_kind kind = STAMP_BARE;
    while (words.bytes != NULL) {
        const uint32_t cues = cues_of(take_word(&words));
        if ((cues & CUE_UPDATED) != 0)
            kind = STAMP_UPDATED;
        else if ((cues & CUE_PUBLISHED) != 0)
            kind = STAMP_PUBLISHED;
    }
    return kind;
}

enum stamp_kind day_in_text(struct slice text, struct day *day)
{
    enum stamp_kind best = STAMP_NONE;
    struct dated found;
    if (text.length > LONGEST_STAMP)
        return STAMP_NONE;
    for (size_t at = 0; next_day(text, at, &found); at = found.span.end) {
        const enum stamp_kind kind = kind_of(slice_part(text, at, found.span.start));
        if (kind > best) {
            best = kind;
            *day = found.day;
        }
    }
    return best;
}

/* How many of the words say neither what a stamp says nor where a name stands; *names:
 * how many could be names. */
static int other_words(struct slice text, int *names)
{
    const uint32_t known = CUE_STAMP | CUE_PUBLISHED | CUE_UPDATED | CUE_FUNCTION |
                           CUE_AGENCY | CUE_AUTHOR | CUE_PIECE;
    int others = 0;
    while (text.bytes != NULL) {
        const struct slice word = take_word(&text);
        const unsigned char first =
            word.length == 0 ? ' ' : (unsigned char)word.bytes[0];
        const bool letter = (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
        if (!letter && first < 0xC3)
            continue;
        if ((cues_of(word) & known) != 0)
            continue;
        const bool capital = first < 'a' || first >= 0xC3;
        *names += capital;
        others += !capital;
    }
    return others;
}

/* "Anna Weiß, 3. Mai 2024", "Politik | 03.05.2024 | 14:03", "Letzte Änderung:
 * 03.05.2024": nothing but a day and a few names. What is told of the day, a headline
 * or an item of a list, has other words, or stands behind it without a mark. */
bool is_dated(const struct line *line)
{
    enum { MOST_WORDS = 14, MOST_NAMES = 5, MOST_NAMES_BEHIND = 3 };
    struct dated found;
    const struct slice text = line->text;
    if (line->words > MOST_WORDS || line->numbers == 0 || line->verbs > 0 ||
        line->prose || line->shouted || text.length > LONGEST_STAMP ||
        !next_day(text, 0, &found))
        return false;
    const struct slice behind =
        slice_trim(slice_part(text, found.span.end, text.length));
    int names = 0;
    int names_behind = 0;
    if (other_words(slice_part(text, 0, found.span.start), &names) > 0 ||
        other_words(behind, &names_behind) > 0 || names > MOST_NAMES)
        return false;
    const bool parted = behind.length > 0 && strchr("|,(-/", behind.bytes[0]) != NULL;
    const bool marked = behind.length > 0 && (behind.bytes[0] & 0x80) != 0;
    return names_behind == 0 ||
           ((parted || marked) && names_behind <= MOST_NAMES_BEHIND);
}

bool is_stamp(const struct line *line)
{
    struct dated found;
    if (line->words > 14 || line->numbers == 0 ||
        line->verbs > ((line->first & CUE_VERB) != 0) ||
        line->text.length > LONGEST_STAMP)
        return false;
    const bool begins = is_digit(line->text.bytes[0]) ||
                        (line->first & CUE_STAMP) != 0 ||
                        month_of(word_at(line->text, 0)) > 0;
    if (begins && next_day(line->text, 0, &found))
        /* The month, a name and a place may stand beside the words of a stamp. */
        return line->words <= line->stamps + 5;
    return begins && (line->first & CUE_FUNCTION) == 0 && line->words > 0 &&
           line->stamps * 3 >= line->words * 2;
}
