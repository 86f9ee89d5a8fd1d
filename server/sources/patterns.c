#include "sources/patterns.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_CREDIT = 300, LONGEST_CREDITED = 80, MOST_CREDITED = 8 };

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
            return name.length > 0 && name.length < LONGEST_CREDITED &&
                   count_blanks(name) < MOST_CREDITED;
    }
    return false;
}

/* "… im Hafen (Archivbild)." */
static bool ends_in_brackets(struct slice text)
{
    const size_t open = slice_find_byte(text, '(');
    if (open == SIZE_MAX || text.length - open > 40)
        return false;
    struct slice inside = slice_part(text, open + 1, text.length);
    const size_t close = slice_find_byte(inside, ')');
    if (close == SIZE_MAX || inside.length - close > 2)
        return false;
    inside.length = close;
    return (cues_of(word_before(inside, close)) & CUE_PICTURE) != 0;
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
        return !slice_ends_with(line->text, SLICE("©"));
    if ((line->cues & CUE_PICTURE) != 0 &&
        (ends_with_label(line->text) || ends_in_brackets(line->text)))
        return true;
    if (line->words <= 3 && (line->first & CUE_PICTURE) != 0 && !line->ended)
        return line->words == 1 || line->agencies > 0;
    if (line->agencies == 0 || line->prose)
        return false;
    return line->agencies == line->words || joins_agency(line->text);
}

bool text_begins_with(struct slice text, const char *start)
{
    const size_t length = strlen(start);
    return text.length >= length && strncasecmp(text.bytes, start, length) == 0;
}

static const char *const byline_starts[] = { "ein kommentar von ",
                                             "kommentar von ",
                                             "eine analyse von ",
                                             "analyse von ",
                                             "ein gastbeitrag von ",
                                             "gastbeitrag von ",
                                             "ein interview von ",
                                             "interview von ",
                                             "eine reportage von ",
                                             "reportage von ",
                                             "eine kolumne von ",
                                             "kolumne von ",
                                             "rezension von ",
                                             "interview: ",
                                             "von ",
                                             "by ",
                                             "text: ",
                                             "text und ",
                                             "autor: ",
                                             "autorin: ",
                                             "ein bericht von ",
                                             "artikel von: ",
                                             "artikel von " };

size_t byline_length(struct slice text)
{
    for (size_t i = 0; i < sizeof byline_starts / sizeof byline_starts[0]; i++)
        if (text_begins_with(text, byline_starts[i]))
            return strlen(byline_starts[i]);
    return 0;
}

bool is_byline(const struct line *line)
{
    enum { MOST_SMALL_WORDS = 3 };
    if (line->words < 2 || line->words > 12 || line->ended || line->shouted ||
        line->verbs > 0)
        return false;
    if (line->functions > MOST_SMALL_WORDS)
        return false;
    /* All names, titles and places but the small words between them. */
    if (line->capitals < 2 || line->capitals + line->functions + 1U < line->words)
        return false;
    return byline_length(line->text) > 0;
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
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
        const bool fits = openers[i].with == 0 || (line->cues & openers[i].with) != 0;
        if (fits && text_begins_with(text, openers[i].start))
            return true;
    }
    return false;
}

/* The dash that ends a dateline: a long one, or a hyphen between blanks. */
static size_t dash_in(struct slice text)
{
    static const char *const dashes[] = { "–", "—", " - " };
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        const size_t at = slice_find(text, slice_of(dashes[i]));
        first = at < first ? at : first;
    }
    return first;
}

bool begins_with_dateline(struct slice text)
{
    enum { LONGEST_DATELINE = 60, MOST_NAMES = 4 };
    const struct slice start = slice_part(text, 0, LONGEST_DATELINE);
    struct slice place = slice_trim(slice_part(start, 0, dash_in(start)));
    int names = 0;
    if (place.length == start.length)
        return false;
    const size_t open = slice_find_byte(place, '(');
    if (open != SIZE_MAX && slice_ends_with(place, SLICE(")")))
        place = slice_trim(slice_part(place, 0, open));
    while (place.bytes != NULL) {
        const struct slice word = slice_trim(slice_split(&place, ' '));
        const char first = word.length == 0 ? ' ' : word.bytes[0];
        const bool small = first >= 'a' && first <= 'z';
        if (word.length == 0 || small || is_digit(first) || ++names > MOST_NAMES ||
            strchr(".,:;!?\"", word.bytes[word.length - 1]) != NULL)
            return false;
    }
    return true;
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
    size_t marks = 0;
    while (marks < rest.length && strchr(" :|", rest.bytes[marks]) != NULL)
        marks++;
    return digits + marks;
}
