#include "sources/lines.h"

#include <stdbool.h>

#include "base/list.h"

enum { LONGEST_WRAPPED = 100 };

static bool begins_small(struct slice text)
{
    return text.length > 0 && text.bytes[0] >= 'a' && text.bytes[0] <= 'z';
}

/* Whether these lines, one block, are a paragraph broken to a fixed width: all of about
 * one length but the last, few of them ending as sentences do, and one at least going
 * on in small letters. */
static bool is_wrapped(const struct line *lines, uint32_t line_count)
{
    size_t longest = 0;
    size_t shortest = SIZE_MAX;
    uint32_t open = 0;
    bool goes_on = false;
    for (uint32_t i = 0; i + 1 < line_count; i++) {
        const size_t length = lines[i].text.length;
        longest = length > longest ? length : longest;
        shortest = length < shortest ? length : shortest;
        const char last = lines[i].text.bytes[length - 1];
        open += last != '.' && last != '!' && last != '?' && last != ':';
        goes_on |= begins_small(lines[i + 1].text);
    }
    return line_count >= 3 && goes_on && longest <= LONGEST_WRAPPED && longest >= 40 &&
           3 * shortest >= 2 * longest && 2 * open >= line_count - 1;
}

/* Makes one line of the block's lines; blanks take the place of the breaks. */
static void join(struct line *lines, uint32_t line_count, char *text)
{
    const struct line *const last = &lines[line_count - 1];
    char *const start = text + (lines[0].text.bytes - text);
    lines[0].text.length =
        (size_t)(last->text.bytes - lines[0].text.bytes) + last->text.length;
    for (size_t i = 0; i < lines[0].text.length; i++)
        if (start[i] == '\n')
            start[i] = ' ';
}

static uint32_t join_wrapped(struct line *lines, uint32_t line_count, char *text)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < line_count;) {
        uint32_t end = i + 1;
        while (end < line_count && lines[end].block == lines[i].block)
            end++;
        const bool wrapped = is_wrapped(lines + i, end - i);
        if (wrapped)
            join(lines + i, end - i, text);
        for (uint32_t j = i; j < (wrapped ? i + 1 : end); j++)
            lines[kept++] = lines[j];
        i = end;
    }
    return kept;
}

static void number_blocks(struct lines *lines)
{
    for (uint32_t first = 0, end = 0; first < lines->count; first = end) {
        const uint32_t block = lines->items[first].block;
        while (end < lines->count && lines->items[end].block == block)
            end++;
        for (uint32_t i = first; i < end; i++) {
            lines->items[i].block = first;
            lines->items[i].block_end = end;
        }
    }
}

bool lines_read(char *text, size_t length, bool final, struct arena *arena,
                struct lines *out, struct fault *fault)
{
    struct list list = { 0 };
    struct slice rest = { text, length };
    uint32_t block = 0;
    while (rest.bytes != NULL) {
        const struct slice trimmed = slice_trim(slice_split(&rest, '\n'));
        if (trimmed.length == 0) {
            block++;
            continue;
        }
        struct line *const line = list_add(&list, arena, sizeof *line);
        if (line == NULL)
            return fault_no_memory(fault);
        line->text = trimmed;
        line->block = block;
    }
    if (list.count == 0)
        return true;
    out->items = list.items;
    out->count = final ? list.count : join_wrapped(list.items, list.count, text);
    number_blocks(out);
    for (uint32_t i = 0; i < out->count; i++)
        line_look(&out->items[i]);
    return true;
}
