#include <string.h>

#include "base/utf8.h"
#include "reading/text/steps.h"

enum {
    SOFT_HYPHEN = 0xAD,
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_JOINER = 0x200D,
    BOM = 0xFEFF,
    BYTES_A_WORD = 6 /* with marks and spaces, in most texts more */
};

/* Where the scanner is; the lower-case forms stand one behind the other. */
struct scanner {
    struct slice bytes;
    size_t at;
    char *lower_start, *lower_end; /* of the word being read */
    bool has_addresses;            /* an @ stands somewhere in the text */
};

static int32_t peek(const struct scanner *scanner, size_t at)
{
    return utf8_next(scanner->bytes, &at);
}

static bool is_mark_of_letter(int32_t code_point)
{
    /* Combining diacritics, and characters that only tell where a word may be broken.
     */
    return (code_point >= 0x300 && code_point <= 0x36F) || code_point == SOFT_HYPHEN ||
           (code_point >= ZERO_WIDTH_SPACE && code_point <= ZERO_WIDTH_JOINER) ||
           code_point == BOM;
}

static bool is_invisible(int32_t code_point)
{
    return code_point >= 0x80 && is_mark_of_letter(code_point) &&
           !(code_point >= 0x300 && code_point <= 0x36F);
}

static bool is_word_part(int32_t code_point)
{
    return code_point >= 0 &&
           (utf8_is_letter(code_point) || utf8_is_digit(code_point) ||
            is_mark_of_letter(code_point));
}

static bool is_hyphen(int32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 || code_point == 0x2011;
}

static bool is_apostrophe(int32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019;
}

/* "Ermittler:innen", "Expert*in": a sign between a letter and "in". */
static bool is_gender_sign(const struct scanner *scanner, int32_t sign, size_t behind)
{
    const struct slice rest = slice_part(scanner->bytes, behind, scanner->bytes.length);
    return (sign == ':' || sign == '*' || sign == '_') &&
           (slice_starts_with(rest, SLICE("in")) ||
            slice_starts_with(rest, SLICE("In")));
}

/* Whether the sign, which ends at `behind`, joins what stands before and behind it. */
static bool joins(const struct scanner *scanner, int32_t before, int32_t sign,
                  size_t behind)
{
    const int32_t next = peek(scanner, behind);
    if (is_hyphen(sign))
        return is_word_part(next);
    if (is_apostrophe(sign))
        return utf8_is_letter(before) && utf8_is_letter(next);
    if (sign == '.' || sign == ',' || sign == ':' || sign == '/')
        if (utf8_is_digit(before) && utf8_is_digit(next))
            return true;
    return utf8_is_letter(before) && is_gender_sign(scanner, sign, behind);
}

/* Writes the lower-case form; what only tells where a word may be broken is left out.
 */
static void append_lower(struct scanner *scanner, int32_t code_point)
{
    if (!is_invisible(code_point))
        scanner->lower_end +=
            utf8_encode(utf8_to_lower(code_point), scanner->lower_end);
}

static struct slice take_lower(struct scanner *scanner)
{
    const struct slice lower = { scanner->lower_start,
                                 (size_t)(scanner->lower_end - scanner->lower_start) };
    scanner->lower_start = scanner->lower_end;
    return lower;
}

/* What the letters of a word add up to. */
struct shape {
    uint32_t letters, upper;
    bool digits, hyphen, starts_upper;
};

static void count_letter(struct shape *shape, int32_t code_point)
{
    if (utf8_is_digit(code_point))
        shape->digits = true;
    else if (is_hyphen(code_point))
        shape->hyphen = true;
    else if (utf8_is_letter(code_point)) {
        const bool upper = utf8_is_upper(code_point);
        shape->starts_upper |= shape->letters == 0 && upper;
        shape->letters++;
        shape->upper += upper;
    }
}

static void describe(struct word *word, const struct shape *shape)
{
    word->kind = shape->letters > 0 ? WORD_LETTERS : WORD_NUMBER;
    word->flags |= shape->starts_upper ? WORD_CAPITAL : 0;
    word->flags |=
        shape->letters > 1 && shape->upper == shape->letters ? WORD_UPPER : 0;
    word->flags |= shape->digits ? WORD_DIGITS : 0;
    word->flags |= shape->hyphen ? WORD_HYPHEN : 0;
}

static bool is_plain_letter(char byte)
{
    return (unsigned)((byte | 0x20) - 'a') <= 'z' - 'a';
}

static bool is_plain_upper(char letter)
{
    return (letter & 0x20) == 0;
}

/* Letters of ASCII, which words are made of above all, on the shortest way; the last of
 * them, or `before` if there is none. */
static int32_t scan_plain(struct scanner *scanner, struct shape *shape, int32_t before)
{
    const char *const bytes = scanner->bytes.bytes;
    const size_t start = scanner->at, end = scanner->bytes.length;
    size_t at = start;
    uint32_t upper = 0;
    for (; at < end && is_plain_letter(bytes[at]); at++) {
        upper += is_plain_upper(bytes[at]);
        *scanner->lower_end++ = (char)(bytes[at] | 0x20);
    }
    if (at == start)
        return before;
    shape->starts_upper |= shape->letters == 0 && is_plain_upper(bytes[start]);
    shape->letters += (uint32_t)(at - start);
    shape->upper += upper;
    scanner->at = at;
    return bytes[at - 1];
}

static bool is_at_space(const struct scanner *scanner)
{
    return scanner->bytes.bytes[scanner->at] == ' ';
}

static void scan_word(struct scanner *scanner, struct word *word)
{
    struct shape shape = { 0 };
    int32_t before = UTF8_INVALID;
    for (;;) {
        before = scan_plain(scanner, &shape, before);
        if (scanner->at == scanner->bytes.length || is_at_space(scanner))
            break; /* as most words end */
        size_t behind = scanner->at;
        const int32_t code_point = utf8_next(scanner->bytes, &behind);
        if (!is_word_part(code_point) && !joins(scanner, before, code_point, behind))
            break;
        count_letter(&shape, code_point);
        append_lower(scanner, code_point);
        before = code_point;
        scanner->at = behind;
    }
    describe(word, &shape);
}

static bool is_run_mark(int32_t code_point)
{
    return code_point == '.' || code_point == '-' || code_point == '_' ||
           code_point == '=' || code_point == '*' || code_point == '!' ||
           code_point == '?';
}

/* One mark, or a run of the same one ("...", "--", "!!"). */
static void scan_mark(struct scanner *scanner, struct word *word)
{
    const int32_t mark = utf8_next(scanner->bytes, &scanner->at);
    word->kind = WORD_MARK;
    append_lower(scanner, mark);
    while (is_run_mark(mark) && peek(scanner, scanner->at) == mark) {
        (void)utf8_next(scanner->bytes, &scanner->at);
        append_lower(scanner, mark);
    }
}

static bool starts_link(struct slice rest)
{
    if (rest.bytes[0] != 'h' && rest.bytes[0] != 'w')
        return false; /* most words: this is asked of every one */
    return slice_starts_with(rest, SLICE("http://")) ||
           slice_starts_with(rest, SLICE("https://")) ||
           slice_starts_with(rest, SLICE("www."));
}

/* The length of the link at the start of `rest`, without marks that end a sentence. */
static size_t link_length(struct slice rest)
{
    size_t end = 0;
    for (size_t at = 0; at < rest.length; end = at) {
        const int32_t code_point = utf8_next(rest, &at);
        if (utf8_is_space(code_point) ||
            strchr("<>()[]\"", code_point & 0x7F) != NULL || code_point > 0x2000)
            break;
    }
    while (end > 0 && strchr(".,;:!?", rest.bytes[end - 1]) != NULL)
        end--;
    return end;
}

/* The length of an e-mail address or a @handle at the start of `rest`, or 0. */
static size_t address_length(struct slice rest)
{
    size_t end = 0;
    bool sign = false;
    for (; end < rest.length; end++) {
        const char byte = rest.bytes[end];
        const bool part = utf8_is_letter(byte) || utf8_is_digit(byte) || byte == '_' ||
                          ((byte == '.' || byte == '-') && end > 0);
        if (byte == '@' && !sign)
            sign = true;
        else if (!part)
            break;
    }
    while (end > 0 && (rest.bytes[end - 1] == '.' || rest.bytes[end - 1] == '-'))
        end--;
    return sign && end > 1 && rest.bytes[end - 1] != '@' ? end : 0;
}

static void scan_link(struct scanner *scanner, struct word *word, size_t length)
{
    word->kind = WORD_LINK;
    const size_t end = scanner->at + length;
    while (scanner->at < end)
        append_lower(scanner, utf8_next(scanner->bytes, &scanner->at));
}

static bool may_start_address(int32_t code_point)
{
    return code_point == '@' || (code_point < 0x80 && utf8_is_letter(code_point));
}

static void scan_any(struct scanner *scanner, struct word *word)
{
    const struct slice rest =
        slice_part(scanner->bytes, scanner->at, scanner->bytes.length);
    const int32_t code_point = peek(scanner, scanner->at);
    size_t link = starts_link(rest) ? link_length(rest) : 0;
    if (link == 0 && scanner->has_addresses && may_start_address(code_point))
        link = address_length(rest);
    if (link > 0)
        scan_link(scanner, word, link);
    else if (utf8_is_letter(code_point) || utf8_is_digit(code_point))
        scan_word(scanner, word);
    else
        scan_mark(scanner, word);
}

/* Moves to the next word; true if white space, or the text's start, was passed. */
static bool skip_space(struct scanner *scanner)
{
    bool passed = scanner->at == 0;
    while (scanner->at < scanner->bytes.length) {
        const int32_t code_point = peek(scanner, scanner->at);
        const bool space = utf8_is_space(code_point);
        if (!space && !is_invisible(code_point))
            break;
        passed |= space;
        (void)utf8_next(scanner->bytes, &scanner->at);
    }
    return passed;
}

bool split_words(struct slice bytes, struct arena *arena, struct list *words,
                 struct fault *fault)
{
    /* In lower case two bytes may become three, no code point grows more than that. */
    char *const lower = arena_alloc(arena, bytes.length + bytes.length / 2 + 4);
    const uint32_t expected = (uint32_t)(bytes.length / BYTES_A_WORD) + 1;
    if (lower == NULL || !list_reserve(words, arena, expected, sizeof(struct word)))
        return fault_no_memory(fault);
    struct scanner scanner = { .bytes = bytes,
                               .lower_start = lower,
                               .lower_end = lower,
                               .has_addresses =
                                   slice_find_byte(bytes, '@') != SIZE_MAX };
    for (;;) {
        const bool space = skip_space(&scanner);
        if (scanner.at >= bytes.length)
            return true;
        struct word *const word = list_add(words, arena, sizeof *word);
        if (word == NULL)
            return fault_no_memory(fault);
        word->flags = space ? WORD_SPACE : 0;
        word->span.start = (uint32_t)scanner.at;
        scan_any(&scanner, word);
        word->span.end = (uint32_t)scanner.at;
        word->lower = take_lower(&scanner);
        word->hash = slice_hash(word->lower);
    }
}
