#include <string.h>

#include "sources/lines.h"

enum {
    QUOTED_WORDS = 4,
    FEWEST_PROSE_WORDS = 8,
    MANY_WORDS = 25,
    LONGEST_WRAPPED = 100
};

/* What the scan of a line remembers from word to word. */
struct scan {
    struct line *line;
    size_t at;
    bool sentence_start;
    uint32_t before; /* cues of the word before, 0 behind a mark */
    bool number_before;
    bool quoted;
    uint8_t quoted_words;
    uint8_t pleas; /* of the sentence; a question is none */
};

/* Letters of ASCII, all of two bytes from U+00C0 on, and bytes that go on with one. */
static bool is_letter(char byte)
{
    const unsigned char code = (unsigned char)byte;
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return code < 0xC0 || (code >= 0xC3 && code < 0xE2);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static void count(uint8_t *counter, bool yes)
{
    if (yes && *counter < UINT8_MAX)
        (*counter)++;
}

/* Sie, Ihr and their forms mean the reader only where no sentence begins. */
static bool addresses(struct slice word, bool sentence_start)
{
    static const char *const forms[] = { "Sie",   "Ihr",   "Ihre",  "Ihnen", "Ihren",
                                         "Ihrem", "Ihrer", "Ihres", NULL };
    if (sentence_start || (word.bytes[0] != 'S' && word.bytes[0] != 'I'))
        return false;
    return slice_is_any(word, forms);
}

static void count_cues(struct line *line, uint32_t cues)
{
    if (cues == 0)
        return;
    line->cues |= cues;
    count(&line->functions, (cues & CUE_FUNCTION) != 0);
    count(&line->verbs, (cues & CUE_VERB) != 0);
    count(&line->sites, (cues & CUE_SITE) != 0);
    count(&line->trades, (cues & CUE_TRADE) != 0);
    count(&line->shares, (cues & CUE_SHARE) != 0);
    count(&line->comments, (cues & CUE_COMMENT) != 0);
    count(&line->pieces, (cues & CUE_PIECE) != 0);
    count(&line->authors, (cues & CUE_AUTHOR) != 0);
    count(&line->rights, (cues & CUE_RIGHTS) != 0);
    count(&line->agencies, (cues & CUE_AGENCY) != 0);
    count(&line->stamps, (cues & CUE_STAMP) != 0);
    count(&line->actions, (cues & CUE_ACTION) != 0);
}

/* "Klicken Sie", "klicke hier", "Jetzt … testen", "hier eintragen". */
static bool asks(uint32_t before, uint32_t cues)
{
    const bool addressed =
        (before & CUE_ACTION) != 0 && (cues & (CUE_READER | CUE_US | CUE_PROMPT)) != 0;
    const bool prompted = (before & CUE_PROMPT) != 0 && (cues & CUE_ACTION) != 0;
    return addressed || prompted;
}

static void scan_word(struct scan *scan, struct slice word)
{
    struct line *const line = scan->line;
    const unsigned char first = (unsigned char)word.bytes[0];
    const bool capital = (first >= 'A' && first <= 'Z') ||
                         (first == 0xC3 && (unsigned char)word.bytes[1] < 0x9F);
    uint32_t cues = cues_of(word);
    if (addresses(word, scan->sentence_start))
        cues |= CUE_READER;
    if (line->words == 0)
        line->first = cues;
    line->last = cues;
    count_cues(line, cues);
    count(&scan->pleas, asks(scan->before, cues));
    count(&line->selves, (scan->before & CUE_THIS) != 0 && (cues & CUE_PAGE) != 0);
    line->price |= (cues & CUE_PRICE) != 0 && scan->number_before;
    count(&line->words, true);
    count(&line->capitals, capital);
    count(&scan->quoted_words, scan->quoted);
    line->speech |= scan->quoted_words >= QUOTED_WORDS;
    scan->before = cues;
    scan->number_before = false;
    scan->sentence_start = false;
}

static void scan_number(struct scan *scan, size_t length)
{
    struct line *const line = scan->line;
    count(&line->numbers, true);
    line->digits = (uint8_t)(line->digits + length < UINT8_MAX ? line->digits + length
                                                               : UINT8_MAX);
    scan->number_before = true;
    scan->sentence_start = false;
}

/* Marks of more than one byte, by what they mean to a line. */
struct mark {
    struct slice bytes;
    enum {
        MARK_OPENS,
        MARK_CLOSES,
        MARK_EITHER,
        MARK_PARTS,
        MARK_PRICE,
        MARK_RIGHTS,
        MARK_STAR
    } meaning;
};

static const struct mark marks[] = {
    { { "„", 3 }, MARK_OPENS },  { { "“", 3 }, MARK_EITHER },
    { { "”", 3 }, MARK_CLOSES }, { { "»", 2 }, MARK_EITHER },
    { { "«", 2 }, MARK_EITHER }, { { "›", 3 }, MARK_PARTS },
    { { "·", 2 }, MARK_PARTS },  { { "•", 3 }, MARK_PARTS },
    { { "€", 3 }, MARK_PRICE },  { { "©", 2 }, MARK_RIGHTS },
    { { "★", 3 }, MARK_STAR },   { { "→", 3 }, MARK_PARTS },
};

static void apply_mark(struct scan *scan, const struct mark *mark)
{
    struct line *const line = scan->line;
    switch (mark->meaning) {
    case MARK_OPENS:
        scan->quoted = true;
        break;
    case MARK_CLOSES:
        scan->quoted = false;
        break;
    case MARK_EITHER:
        scan->quoted = !scan->quoted;
        break;
    case MARK_PARTS:
        count(&line->separators, scan->at > 0);
        break;
    case MARK_PRICE:
        line->price |= scan->number_before;
        break;
    case MARK_RIGHTS:
        line->rights_mark = true;
        break;
    case MARK_STAR:
        count(&line->comments, line->comments < 3);
        break;
    default:
        break;
    }
}

static void end_sentence(struct scan *scan, bool question)
{
    scan->sentence_start = !scan->number_before;
    count(&scan->line->pleas, scan->pleas > 0 && !question);
    scan->pleas = 0;
}

/* Every mark that is no letter and no digit; returns the bytes it takes. */
static size_t scan_mark(struct scan *scan, struct slice text)
{
    const char byte = text.bytes[scan->at];
    struct line *const line = scan->line;
    if (byte == ' ')
        return 1;
    if (byte != '-')
        scan->before = 0;
    if (byte == '.' || byte == '!' || byte == '?' || byte == ':')
        end_sentence(scan, byte == '?');
    count(&line->stops, byte == '.' && !scan->number_before);
    count(&line->separators, byte == '|' || (byte == '>' && scan->at > 0));
    count(&line->colons, byte == ':');
    if (byte == '"')
        scan->quoted = !scan->quoted;
    if ((byte & 0x80) == 0)
        return 1;
    const struct slice rest = slice_part(text, scan->at, text.length);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (slice_starts_with(rest, marks[i].bytes)) {
            apply_mark(scan, &marks[i]);
            return marks[i].bytes.length;
        }
    }
    size_t length = 1;
    while (length < rest.length && (rest.bytes[length] & 0xC0) == 0x80)
        length++;
    return length;
}

static void scan_line(struct line *line)
{
    struct scan scan = { .line = line, .sentence_start = true };
    const struct slice text = slice_part(line->text, 0, SCANNED);
    uint64_t key = 0;
    while (scan.at < text.length) {
        const size_t start = scan.at;
        while (scan.at < text.length && is_digit(text.bytes[scan.at]))
            scan.at++;
        if (scan.at > start) {
            scan_number(&scan, scan.at - start);
            key = 31 * key + slice_hash(slice_part(text, start, scan.at));
            continue;
        }
        if (!is_letter(text.bytes[scan.at])) {
            scan.at += scan_mark(&scan, text);
            continue;
        }
        while (scan.at < text.length && is_letter(text.bytes[scan.at]))
            scan.at++;
        const struct slice word = slice_part(text, start, scan.at);
        scan_word(&scan, word);
        key = 31 * key + slice_hash(word);
    }
    end_sentence(&scan, false);
    line->key = key;
}

/* The last byte that is no closing quote, bracket or blank. */
static struct slice without_closing(struct slice text)
{
    static const char *const closing[] = { "“", "”", "«", "»", "\"", ")", "]",
                                           "'", "‘", "’", " ", "©",  "›", "‹" };
    for (size_t i = 0; i < sizeof closing / sizeof closing[0];) {
        const struct slice mark = slice_of(closing[i]);
        if (slice_ends_with(text, mark) && text.length > mark.length) {
            text.length -= mark.length;
            i = 0;
        } else {
            i++;
        }
    }
    return text;
}

static bool begins_with_bullet(struct slice text)
{
    static const char *const bullets[] = { "•",  "- ", "– ", "* ", "› ", "→",
                                           "▪",  "■",  "►",  "▶",  "» ", "»»",
                                           ">>", "> ", "+ ", "· ", NULL };
    return slice_starts_with_any(text, bullets);
}

static bool is_prose(const struct line *line)
{
    const bool enough_words =
        line->words >= FEWEST_PROSE_WORDS && 6 * line->functions >= line->words;
    const bool ends =
        line->ended || (line->text.length > 160 && (line->shouted || line->colon));
    return (ends && (enough_words || line->words >= MANY_WORDS)) ||
           line->text.length > SCANNED;
}

/* "Benedikt XVI." ends a name, and perhaps a headline, but seldom a sentence. */
static bool ends_in_numeral(struct slice text)
{
    size_t digits = 0;
    size_t at = text.length - 1;
    for (; at > 0 && strchr("IVX", text.bytes[at - 1]) != NULL; at--)
        digits++;
    return digits > 0 && at > 0 && text.bytes[at - 1] == ' ';
}

void line_look(struct line *line)
{
    scan_line(line);
    const struct slice end = without_closing(line->text);
    const char last = end.bytes[end.length - 1];
    line->ended =
        (last == '.' && !ends_in_numeral(end)) || slice_ends_with(end, SLICE("…"));
    line->question = last == '?';
    line->shouted = last == '!' || last == '?';
    line->colon = last == ':';
    line->bullet = begins_with_bullet(line->text);
    line->speech |= (line->cues & CUE_SPEECH) != 0;
    line->rights_mark |= slice_starts_with(line->text, SLICE("(c)"));
    line->prose = is_prose(line);
}
