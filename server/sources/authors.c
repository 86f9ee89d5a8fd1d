#include "sources/authors.h"

#include <string.h>

#include "base/list.h"
#include "sources/cues.h"
#include "sources/patterns.h"

enum { LONGEST_NAME = 100, MOST_AUTHORS = 20, MOST_PIECES = 16 };

static bool add_author(struct list *authors, struct slice name, struct arena *arena,
                       struct fault *fault)
{
    const struct slice *const known = authors->items;
    if (name.length == 0 || name.length > LONGEST_NAME ||
        authors->count == MOST_AUTHORS)
        return true;
    for (uint32_t i = 0; i < authors->count; i++)
        if (slice_equals(known[i], name))
            return true;
    struct slice *const added = list_add(authors, arena, sizeof *added);
    if (added == NULL)
        return fault_no_memory(fault);
    *added = name;
    return true;
}

/* "name@outlet (Ada Brandt)" is Ada Brandt, "Ada Brandt (dpa)" too; an address alone is
 * nobody. */
static struct slice without_address(struct slice name)
{
    const size_t open = slice_find_byte(name, '(');
    const size_t close = slice_find_byte(name, ')');
    const struct slice before = slice_trim(slice_part(name, 0, open));
    const bool address = slice_find_byte(before, '@') != SIZE_MAX ||
                         slice_find(before, SLICE("://")) != SIZE_MAX;
    if (!address)
        return before.length > 0 ? before : name;
    if (open == SIZE_MAX || close == SIZE_MAX || close < open)
        return (struct slice){ 0 };
    return slice_trim(slice_part(name, open + 1, close));
}

static bool is_one_word(struct slice text)
{
    return slice_find_byte(text, ' ') == SIZE_MAX;
}

static bool is_agency(struct slice text)
{
    return (cues_of(text) & CUE_AGENCY) != 0;
}

/* "Brandt, Ada": as catalogues have names. */
static bool add_turned(struct list *authors, const struct slice *pieces,
                       struct arena *arena, struct fault *fault)
{
    char turned[2 * LONGEST_NAME + 2];
    if (pieces[0].length + pieces[1].length >= LONGEST_NAME)
        return true;
    memcpy(turned, pieces[1].bytes, pieces[1].length);
    turned[pieces[1].length] = ' ';
    memcpy(turned + pieces[1].length + 1, pieces[0].bytes, pieces[0].length);
    const struct slice name = arena_copy(
        arena, (struct slice){ turned, pieces[0].length + 1 + pieces[1].length });
    return name.bytes == NULL ? fault_no_memory(fault)
                              : add_author(authors, name, arena, fault);
}

/* "unserer Reporterin Ada Brandt" is Ada Brandt. */
static struct slice without_office(struct slice name)
{
    struct slice rest = name;
    const struct slice first = slice_split(&rest, ' ');
    if (!slice_starts_with(first, SLICE("unser")) || rest.bytes == NULL)
        return name;
    (void)slice_split(&rest, ' ');
    return rest.bytes == NULL ? name : slice_trim(rest);
}

/* What commas part: names, or a name with a place or an office behind it. */
static bool add_pieces(struct list *authors, const struct slice *pieces, size_t count,
                       struct arena *arena, struct fault *fault)
{
    const bool turned = count == 2 && is_one_word(pieces[0]) &&
                        is_one_word(pieces[1]) && !is_agency(pieces[0]) &&
                        !is_agency(pieces[1]);
    if (turned)
        return add_turned(authors, pieces, arena, fault);
    for (size_t i = 0; i < count; i++) {
        const bool named = i == 0 || !is_one_word(pieces[i]) || is_agency(pieces[i]);
        if (named && !add_author(authors, without_office(pieces[i]), arena, fault))
            return false;
    }
    return true;
}

static bool add_group(struct list *authors, struct slice group, bool shown,
                      struct arena *arena, struct fault *fault)
{
    struct slice pieces[MOST_PIECES];
    size_t count = 0;
    while (group.bytes != NULL && count < MOST_PIECES) {
        const struct slice piece =
            without_address(slice_trim(slice_split(&group, ',')));
        if (piece.length > 0)
            pieces[count++] = piece;
    }
    /* "Von Ada Brandt, Grast Telegraf": lists of names end with "und". */
    if (shown && count == 2 && !is_agency(pieces[1]))
        count = 1;
    return add_pieces(authors, pieces, count, arena, fault);
}

/* The length of the mark at `at` that parts two people, or 0. */
static size_t parting(struct slice text, size_t at)
{
    static const char *const marks[] = { ";", " und ", " and ", " & ", " / ", "|" };
    const struct slice rest = slice_part(text, at, text.length);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (slice_starts_with(rest, slice_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

bool authors_read(struct slice said, struct arena *arena, struct article *out,
                  struct fault *fault)
{
    struct list authors = { 0 };
    struct slice rest = slice_trim(said);
    const size_t before = byline_length(rest);
    rest = slice_part(rest, before, rest.length);
    bool whole = true;
    size_t start = 0;
    for (size_t at = 0; at <= rest.length; at++) {
        const size_t length = at < rest.length ? parting(rest, at) : 1;
        if (length == 0)
            continue;
        whole = whole && at == rest.length;
        if (!add_group(&authors, slice_part(rest, start, at), whole && before > 0,
                       arena, fault))
            return false;
        start = at + length;
        at = start - 1;
    }
    out->authors = authors.items;
    out->author_count = authors.count;
    return true;
}
