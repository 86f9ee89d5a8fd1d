#include <string.h>

#include "base/buffer.h"
#include "sources/encoding.h"
#include "sources/format.h"
#include "sources/front_matter.h"
#include "sources/html.h"
#include "sources/html_tree.h"

/* Markdown on its way to markup: blocks are found here, entities and what is marked up
 * already are left to the reader of HTML. */
struct writer_of_markup {
    struct buffer *out;
    struct slice title; /* the first heading, borrowed; bytes NULL: none yet */
    const char *open;   /* element that the last line left open, NULL: none */
    bool fenced;        /* in a block of code */
};

static void close_block(struct writer_of_markup *writer)
{
    if (writer->open != NULL)
        buffer_printf(writer->out, "</%s>\n", writer->open);
    writer->open = NULL;
}

static void open_block(struct writer_of_markup *writer, const char *element)
{
    close_block(writer);
    buffer_printf(writer->out, "<%s>", element);
    writer->open = element;
}

/* How many of `byte` stand at `at`. */
static size_t run_of(struct slice text, size_t at, char byte)
{
    size_t end = at;
    while (end < text.length && text.bytes[end] == byte)
        end++;
    return end - at;
}

static bool is_blank_at(struct slice text, size_t at)
{
    return at >= text.length || text.bytes[at] == ' ' || text.bytes[at] == '\t';
}

static bool is_word_at(struct slice text, size_t at)
{
    return at < text.length &&
           (((unsigned char)text.bytes[at] & 0x80) != 0 ||
            (text.bytes[at] >= '0' && text.bytes[at] <= '9') ||
            ((text.bytes[at] | 0x20) >= 'a' && (text.bytes[at] | 0x20) <= 'z'));
}

/* A mark of emphasis touches a word; 2 * 3 has none, and snake_case neither. */
static bool is_emphasis(struct slice text, size_t at, size_t length)
{
    const bool blank_before = at == 0 || is_blank_at(text, at - 1);
    const bool blank_behind = is_blank_at(text, at + length);
    const bool in_word =
        at > 0 && is_word_at(text, at - 1) && is_word_at(text, at + length);
    return !(blank_before && blank_behind) && !(text.bytes[at] == '_' && in_word);
}

/* The place behind the bracket that closes the one at `at`; 0 if none does. */
static size_t behind_bracket(struct slice text, size_t at, char open, char close)
{
    enum { LONGEST = 2048 };
    int depth = 0;
    const size_t end = slice_part(text, 0, at + LONGEST).length;
    for (; at < end; at++) {
        depth += text.bytes[at] == open;
        depth -= text.bytes[at] == close;
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

static size_t write_link(struct writer_of_markup *writer, struct slice text, size_t at);

static bool opens_link(struct slice text, size_t at)
{
    return text.bytes[at] == '[' ||
           slice_starts_with(slice_part(text, at, text.length), SLICE("!["));
}

/* How many bytes at `at` are marks that nobody reads; 0 if the byte is text. */
static size_t marks_at(struct slice text, size_t at)
{
    const char byte = text.bytes[at];
    const size_t marks = run_of(text, at, byte);
    const bool emphasis = (byte == '*' || byte == '_') && is_emphasis(text, at, marks);
    const bool code = byte == '`' || (byte == '~' && marks == 2);
    return emphasis || code ? marks : 0;
}

static bool is_escape(struct slice text, size_t at)
{
    return text.bytes[at] == '\\' && at + 1 < text.length && !is_word_at(text, at + 1);
}

static void write_inline(struct writer_of_markup *writer, struct slice text, bool links)
{
    for (size_t at = 0; at < text.length;) {
        size_t taken = marks_at(text, at);
        if (taken == 0 && links && opens_link(text, at))
            taken = write_link(writer, text, at);
        if (taken > 0) {
            at += taken;
            continue;
        }
        at += is_escape(text, at);
        buffer_append_byte(writer->out, text.bytes[at++]);
    }
}

/* "[words](address)", "[words][name]", "[^note]", and pictures, which say nothing.
 * Returns how many bytes were taken, 0 if it is no link. */
static size_t write_link(struct writer_of_markup *writer, struct slice text, size_t at)
{
    const bool picture = text.bytes[at] == '!';
    const size_t open = at + picture;
    const size_t close = behind_bracket(text, open, '[', ']');
    if (close == 0)
        return 0;
    const struct slice words = slice_part(text, open + 1, close - 1);
    if (slice_starts_with(words, SLICE("^")))
        return close - at;
    size_t end = 0;
    if (close < text.length && text.bytes[close] == '(')
        end = behind_bracket(text, close, '(', ')');
    else if (close < text.length && text.bytes[close] == '[')
        end = behind_bracket(text, close, '[', ']');
    if (end == 0)
        return 0;
    if (!picture) {
        buffer_append_string(writer->out, "<a>");
        /* Links have no links in them: nesting ends here. */
        write_inline(writer, words, false);
        buffer_append_string(writer->out, "</a>");
    }
    return end - at;
}

/* Nothing but this byte and blanks, three times or more. */
static bool is_rule(struct slice line, char byte)
{
    size_t marks = 0;
    for (size_t i = 0; i < line.length; i++) {
        if (line.bytes[i] != byte && line.bytes[i] != ' ')
            return false;
        marks += line.bytes[i] == byte;
    }
    return marks >= 3;
}

static void write_heading(struct writer_of_markup *writer, struct slice line)
{
    const size_t marks = run_of(line, 0, '#');
    struct slice words = slice_trim(slice_part(line, marks, line.length));
    while (words.length > 0 && words.bytes[words.length - 1] == '#')
        words = slice_trim(slice_part(words, 0, words.length - 1));
    if (marks == 1 && writer->title.bytes == NULL) {
        close_block(writer);
        writer->title = words;
        return;
    }
    open_block(writer, "h2");
    write_inline(writer, words, true);
    close_block(writer);
}

/* The length of "- ", "* ", "+ ", "1. " or "1) "; 0 if the line is no item. */
static size_t item_mark(struct slice line)
{
    size_t at = 0;
    while (at < line.length && at < 9 && line.bytes[at] >= '0' && line.bytes[at] <= '9')
        at++;
    if (at == line.length)
        return 0;
    const char byte = line.bytes[at];
    const bool mark =
        at > 0 ? byte == '.' || byte == ')' : byte == '-' || byte == '*' || byte == '+';
    return mark && is_blank_at(line, at + 1) && at + 1 < line.length ? at + 2 : 0;
}

static void write_row(struct writer_of_markup *writer, struct slice line)
{
    bool ruled = true;
    for (size_t i = 0; i < line.length; i++)
        ruled = ruled && strchr("|-: ", line.bytes[i]) != NULL;
    close_block(writer);
    if (ruled)
        return;
    struct slice rest = slice_part(line, 1, line.length);
    open_block(writer, "p");
    while (rest.bytes != NULL) {
        write_inline(writer, slice_trim(slice_split(&rest, '|')), true);
        buffer_append_byte(writer->out, ' ');
    }
    close_block(writer);
}

/* "[name]: address" says where a link leads, "[^1]: " begins a footnote. */
static bool is_definition(struct slice line)
{
    const size_t close = slice_find(line, SLICE("]:"));
    return slice_starts_with(line, SLICE("[")) && close != SIZE_MAX && close < 60 &&
           slice_find_byte(line, ']') == close;
}

static void write_text(struct writer_of_markup *writer, struct slice line)
{
    const size_t item = item_mark(line);
    if (item > 0)
        open_block(writer, "li");
    else if (writer->open == NULL)
        open_block(writer, "p");
    else
        buffer_append_byte(writer->out, '\n');
    write_inline(writer, slice_trim(slice_part(line, item, line.length)), true);
}

static void write_line(struct writer_of_markup *writer, struct slice line)
{
    struct slice trimmed = slice_trim(line);
    while (slice_starts_with(trimmed, SLICE(">")))
        trimmed = slice_trim(slice_part(trimmed, 1, trimmed.length));
    const size_t marks = run_of(trimmed, 0, '#');
    if (slice_starts_with(trimmed, SLICE("```")) ||
        slice_starts_with(trimmed, SLICE("~~~")))
        writer->fenced = !writer->fenced;
    else if (writer->fenced)
        return;
    else if (trimmed.length == 0 || is_rule(trimmed, '-') || is_rule(trimmed, '*') ||
             is_rule(trimmed, '_') || is_rule(trimmed, '=') || is_definition(trimmed))
        close_block(writer);
    else if (marks >= 1 && marks <= 6 && is_blank_at(trimmed, marks))
        write_heading(writer, trimmed);
    else if (trimmed.bytes[0] == '|')
        write_row(writer, trimmed);
    else
        write_text(writer, trimmed);
}

/* A line that is underlined by the next is a heading. */
static bool is_underlined(struct slice line, struct slice rest, bool *first)
{
    const struct slice next = slice_trim(slice_split(&rest, '\n'));
    const bool words = slice_trim(line).length > 0 && item_mark(slice_trim(line)) == 0;
    *first = is_rule(next, '=');
    return words &&
           (*first || (is_rule(next, '-') && slice_find_byte(next, ' ') == SIZE_MAX));
}

static void write_markup(struct writer_of_markup *writer, struct slice text)
{
    struct slice rest = text;
    while (rest.bytes != NULL) {
        const struct slice line = slice_split(&rest, '\n');
        bool first = false;
        if (writer->fenced || writer->open != NULL || rest.bytes == NULL ||
            !is_underlined(line, rest, &first)) {
            write_line(writer, line);
            continue;
        }
        (void)slice_split(&rest, '\n');
        if (first && writer->title.bytes == NULL) {
            writer->title = slice_trim(line);
            continue;
        }
        open_block(writer, "h2");
        write_inline(writer, slice_trim(line), true);
        close_block(writer);
    }
    close_block(writer);
}

/* The first heading, where the front matter names no title. */
static bool take_title(struct slice heading, struct metadata *metadata,
                       struct arena *arena, struct fault *why)
{
    struct buffer markup;
    if (metadata->title.bytes != NULL || heading.bytes == NULL)
        return true;
    buffer_init(&markup, HTML_LARGEST_PAGE);
    struct writer_of_markup writer = { .out = &markup };
    write_inline(&writer, heading, true);
    const bool done =
        buffer_ok(&markup, why) &&
        html_read_label(buffer_slice(&markup), arena, &metadata->title, why);
    buffer_finish(&markup);
    return done;
}

static bool read_markup(struct slice text, struct metadata *metadata,
                        struct arena *arena, struct article *out, struct fault *why)
{
    struct buffer markup;
    struct slice found = { 0 };
    buffer_init(&markup, 2 * (size_t)HTML_LARGEST_PAGE);
    struct writer_of_markup writer = { .out = &markup };
    write_markup(&writer, text);
    const bool done =
        buffer_ok(&markup, why) && take_title(writer.title, metadata, arena, why) &&
        html_read_part(buffer_slice(&markup), metadata->title, arena, &found, why);
    buffer_finish(&markup);
    if (!done)
        return false;
    if (found.length == 0)
        return fault_set(why, FAULT_FORMAT, "no article text in it");
    return metadata_apply(metadata, found, arena, out, why);
}

static bool read_note(struct slice content, struct arena *arena, struct article *out,
                      struct fault *why)
{
    struct slice text = { 0 };
    struct metadata metadata = { 0 };
    if (content.length > 2 * (size_t)SOURCE_LARGEST_TEXT)
        return fault_set(why, FAULT_LIMIT, "the text is larger than %d MiB",
                         SOURCE_LARGEST_TEXT >> 20);
    return text_decode(content, arena, &text, why) &&
           front_matter_read(&text, arena, &metadata, why) &&
           metadata_clean(&metadata, arena, why) &&
           read_markup(text, &metadata, arena, out, why);
}

bool read_markdown(struct slice content, const struct delivery *to, struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    arena_reset(to->arena);
    (void)read_note(content, to->arena, &article, &why);
    return deliver(to, 1, content, &article, &why, fault);
}
