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

static bool keep_day(int year, int month, int day, struct day *out)
{
    const struct day found = { (int16_t)year, (uint8_t)month, (uint8_t)day };
    if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 ||
        !day_is_valid(found))
        return false;
    *out = found;
    return true;
}

/* "03.05.2024", "3. Mai 2024", "2024-05-03", "03/05/2024" at `at`. */
static bool day_from_number(struct slice text, size_t at, struct day *out)
{
    const int first = number_at(text, &at);
    if (first > 31 && at < text.length && text.bytes[at] == '-') {
        at++;
        const int month = number_at(text, &at);
        at += at < text.length;
        return keep_day(first, month, number_at(text, &at), out);
    }
    at = skip(text, at, "./ ");
    const struct slice name = word_at(text, at);
    int month = month_of(name);
    if (month > 0)
        at += name.length;
    else
        month = number_at(text, &at);
    at = skip(text, at, "./ ");
    return keep_day(number_at(text, &at), month, first, out);
}

/* "June 11, 2024" at `at`. */
static bool day_from_month(struct slice text, size_t at, struct day *out)
{
    const struct slice name = word_at(text, at);
    const int month = month_of(name);
    if (month == 0)
        return false;
    at = skip(text, at + name.length, " .");
    const int day = number_at(text, &at);
    at = skip(text, at, ", ");
    return keep_day(number_at(text, &at), month, day, out);
}

bool day_in_text(struct slice text, struct day *day)
{
    if (text.length > LONGEST_STAMP)
        return false;
    for (size_t at = 0; at < text.length; at++) {
        const bool starts = at == 0 || strchr(" ,|(:", text.bytes[at - 1]) != NULL;
        if (!starts)
            continue;
        if (is_digit(text.bytes[at]) ? day_from_number(text, at, day)
                                     : day_from_month(text, at, day))
            return true;
    }
    return false;
}

bool stamp_day(const struct line *line, struct day *day)
{
    return day_in_text(line->text, day);
}

bool is_stamp(const struct line *line)
{
    struct day day;
    if (line->words > 14 || line->numbers == 0 ||
        line->verbs > ((line->first & CUE_VERB) != 0) ||
        line->text.length > LONGEST_STAMP)
        return false;
    const bool begins = is_digit(line->text.bytes[0]) ||
                        (line->first & CUE_STAMP) != 0 ||
                        month_of(word_at(line->text, 0)) > 0;
    if (begins && stamp_day(line, &day))
        /* The month, a name and a place may stand beside the words of a stamp. */
        return line->words <= line->stamps + 5;
    return begins && (line->first & CUE_FUNCTION) == 0 && line->words > 0 &&
           line->stamps * 3 >= line->words * 2;
}
