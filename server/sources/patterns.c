#include "sources/patterns.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_CREDIT = 300, LONGEST_CREDITED = 8, LONGEST_STAMP = 110 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The word that ends before `end`, with the letters of UTF-8. */
static struct slice word_before(struct slice text, size_t end)
{
    size_t start = end;
    while (start > 0 && text.bytes[start - 1] != ' ' && text.bytes[start - 1] != '(' &&
           text.bytes[start - 1] != '|' && text.bytes[start - 1] != '/')
        start--;
    return slice_part(text, start, end);
}

static uint32_t count_blanks(struct slice text)
{
    uint32_t blanks = 0;
    for (size_t i = 0; i < text.length; i++)
        blanks += text.bytes[i] == ' ';
    return blanks;
}

/* "Foto: Jemand" at the line's end, whatever stands before it. */
static bool ends_with_label(struct slice text)
{
    for (size_t i = text.length; i-- > 0;) {
        if (text.bytes[i] != ':')
            continue;
        const struct slice label = word_before(text, i);
        const struct slice name = slice_trim(slice_part(text, i + 1, text.length));
        if (label.length > 0 && (cues_of(label) & CUE_PICTURE) != 0)
            return name.length > 0 && count_blanks(name) < LONGEST_CREDITED &&
                   slice_find(name, SLICE(". ")) == SIZE_MAX;
    }
    return false;
}

/* "Name/Agentur", "Name@Agentur" */
static bool joins_agency(struct slice text)
{
    for (size_t i = 0; i + 1 < text.length; i++) {
        if (text.bytes[i] != '/' && text.bytes[i] != '@')
            continue;
        struct slice rest = slice_trim(slice_part(text, i + 1, text.length));
        size_t length = 0;
        while (length < rest.length && (rest.bytes[length] | 0x20) >= 'a' &&
               (rest.bytes[length] | 0x20) <= 'z')
            length++;
        if (length > 0 && (cues_of(slice_part(rest, 0, length)) & CUE_AGENCY) != 0)
            return true;
    }
    return false;
}

bool is_credit(const struct line *line)
{
    if (line->text.length > LONGEST_CREDIT || line->words == 0)
        return false;
    if (line->rights_mark)
        return true;
    if ((line->cues & CUE_PICTURE) != 0 && ends_with_label(line->text))
        return true;
    if (line->words <= 3 && (line->first & CUE_PICTURE) != 0 && !line->ended)
        return line->words == 1 || line->agencies > 0;
    if (line->agencies == 0 || line->prose)
        return false;
    return line->agencies == line->words || joins_agency(line->text);
}

static bool begins_with(struct slice text, const char *start)
{
    const size_t length = strlen(start);
    return text.length > length && strncasecmp(text.bytes, start, length) == 0;
}

bool is_byline(const struct line *line)
{
    static const char *const starts[] = {
        "von ", "by ", "text: ", "text und ", "autor: ", "autorin: ", "ein bericht von "
    };
    if (line->words < 2 || line->words > 12 || line->ended || line->shouted ||
        line->verbs > 0)
        return false;
    /* All names, titles and places but the small words between them. */
    if (line->capitals < 2 || line->capitals + line->functions + 1U < line->words)
        return false;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (begins_with(line->text, starts[i]))
            return true;
    return false;
}

static const char *const months[12] = { "jan", "feb", "mär", "apr", "mai", "jun",
                                        "jul", "aug", "sep", "okt", "nov", "dez" };
static const char *const months_english[12] = { "jan", "feb", "mar", "apr",
                                                "may", "jun", "jul", "aug",
                                                "sep", "oct", "nov", "dec" };

static uint8_t month_of(struct slice word)
{
    if (word.length < 3)
        return 0;
    for (uint8_t i = 0; i < 12; i++)
        if (strncasecmp(word.bytes, months[i], strlen(months[i])) == 0 ||
            strncasecmp(word.bytes, months_english[i], 3) == 0)
            return (uint8_t)(i + 1);
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

bool stamp_day(const struct line *line, struct day *day)
{
    const struct slice text = line->text;
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

bool is_stamp(const struct line *line)
{
    struct day day;
    if (line->words > 14 || line->numbers == 0 || line->verbs > 0 ||
        line->text.length > LONGEST_STAMP)
        return false;
    const bool begins = is_digit(line->text.bytes[0]) || (line->first & CUE_STAMP) != 0;
    if (begins && stamp_day(line, &day))
        /* The month, a name and a place may stand beside the words of a stamp. */
        return line->words <= line->stamps + 5;
    return begins && (line->first & CUE_FUNCTION) == 0 && line->words > 0 &&
           line->stamps * 3 >= line->words * 2;
}

/* How headings of link lists begin; what stands behind '+' must occur in the line. */
static const struct {
    const char *start;
    uint32_t with; /* a cue that must occur too, 0 for none */
} openers[] = {
    { "auch interessant", 0 },
    { "das könnte ", CUE_READER },
    { "das interessiert ", 0 },
    { "dazu passend", 0 },
    { "dies könnte ", CUE_READER },
    { "empfehlung", 0 },
    { "empfohlen", 0 },
    { "lesen sie auch", 0 },
    { "lesen sie außerdem", 0 },
    { "lesen sie dazu", 0 },
    { "lesen sie hier", 0 },
    { "lesen sie mehr", 0 },
    { "lesen sie weiter", 0 },
    { "lies ", 0 },
    { "mehr ", CUE_PIECE },
    { "mehr dazu", 0 },
    { "mehr zu", 0 },
    { "mehr aus ", 0 },
    { "more on ", 0 },
    { "passend dazu", 0 },
    { "passend zum ", 0 },
    { "read more", 0 },
    { "read next", 0 },
    { "related", 0 },
    { "siehe auch", 0 },
    { "sehen sie auch", 0 },
    { "zum thema", 0 },
    { "zum weiterlesen", 0 },
    { "unsere ", CUE_PIECE },
    { "weitere ", CUE_PIECE },
    { "weiteres ", CUE_PIECE },
    { "weiterführende ", CUE_PIECE },
    { "ähnliche ", CUE_PIECE },
    { "verwandte ", CUE_PIECE },
    { "neueste ", CUE_PIECE },
    { "aktuelle ", CUE_PIECE },
    { "meistgelesen", 0 },
    { "meistgeklickt", 0 },
    { "beliebt", 0 },
    { "schlagwort", 0 },
    { "schlagworte", 0 },
    { "stichwort", 0 },
    { "tags:", 0 },
    { "themen:", 0 },
    { "top-", CUE_PIECE },
    { "most read", 0 },
};

static struct slice without_bullet(struct slice text)
{
    size_t at = 0;
    while (at < text.length &&
           ((unsigned char)text.bytes[at] < '0' ||
            (unsigned char)text.bytes[at] == '>' ||
            (unsigned char)text.bytes[at] == '|' ||
            ((text.bytes[at] & 0x80) != 0 && (unsigned char)text.bytes[at] != 0xC3)))
        at++;
    return slice_part(text, at, text.length);
}

bool opens_links(const struct line *line)
{
    enum { LONGEST_HEADING = 10 };
    const bool goes_on = line->colons > 0;
    if (line->ended || line->question || line->words == 0 ||
        (line->words > LONGEST_HEADING && !goes_on))
        return false;
    const struct slice text = without_bullet(line->text);
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        if ((openers[i].with == 0 || (line->cues & openers[i].with) != 0) &&
            text.length >= strlen(openers[i].start) &&
            strncasecmp(text.bytes, openers[i].start, strlen(openers[i].start)) == 0)
            return true;
    return false;
}

bool is_page_id(const struct line *line)
{
    return line->words == 0 && line->digits > 0 && line->text.length <= 40;
}

size_t page_id_length(struct slice text)
{
    size_t digits = 0;
    while (digits < text.length && is_digit(text.bytes[digits]))
        digits++;
    const struct slice rest = slice_part(text, digits, text.length);
    const bool parted = slice_starts_with(rest, SLICE("  ")) ||
                        slice_starts_with(rest, SLICE(": ")) ||
                        slice_starts_with(rest, SLICE(" | "));
    if (digits < 3 || !parted)
        return 0;
    return digits + skip(rest, 0, " :|");
}
