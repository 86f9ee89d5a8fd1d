#include "linking/corrections.h"

#include "base/list.h"
#include "base/utf8.h"
#include "news/vocabulary.h"

enum { CELLS_MAX = 5 };

static const struct {
    const char *word;
    enum correction_action action;
    uint32_t cells;
    const char *usage;
} actions[] = {
    { "merge", CORRECTION_MERGE, 4, "merge KIND ID INTO-ID" },
    { "split", CORRECTION_SPLIT, 5, "split KIND ID ALIAS NAME" },
    { "rename", CORRECTION_RENAME, 4, "rename KIND ID NAME" },
    { "kind", CORRECTION_KIND, 4, "kind KIND ID NEW-KIND" },
    { "hide", CORRECTION_HIDE, 3, "hide KIND ID" },
};

enum { ACTIONS = sizeof actions / sizeof actions[0] };

const char *correction_action_name(enum correction_action action)
{
    uint32_t i = 0;
    while (actions[i].action != action)
        i++;
    return actions[i].word;
}

static bool wrong(struct fault *fault, uint32_t line, const char *what,
                  struct slice value)
{
    return fault_set(fault, FAULT_FORMAT, "line %u: %s \"%.*s\"", line, what,
                     (int)(value.length < 60 ? value.length : 60), value.bytes);
}

static uint32_t find_action(struct slice word)
{
    uint32_t i = 0;
    while (i < ACTIONS && !slice_is(word, actions[i].word))
        i++;
    return i;
}

/* The number of cells; CELLS_MAX + 1 if there are more. */
static uint32_t split_cells(struct slice line, struct slice cells[CELLS_MAX])
{
    uint32_t count = 0;
    for (struct slice rest = line; rest.bytes != NULL; count++) {
        const struct slice cell = slice_trim(slice_split(&rest, '\t'));
        if (count == CELLS_MAX)
            return CELLS_MAX + 1;
        cells[count] = cell;
    }
    return count;
}

/* A name becomes an id, and that needs something to stand for it. */
static bool has_letter(struct slice name)
{
    for (size_t at = 0; at < name.length;) {
        const int32_t code_point = utf8_next(name, &at);
        if (utf8_is_letter(code_point) || utf8_is_digit(code_point))
            return true;
    }
    return false;
}

static bool check_names(const struct correction *correction, struct fault *fault)
{
    const struct slice name =
        correction->action == CORRECTION_SPLIT ? correction->name : correction->value;
    const bool names = correction->action == CORRECTION_SPLIT ||
                       correction->action == CORRECTION_RENAME;
    return !names || has_letter(name) ||
           wrong(fault, correction->line, "no name:", name);
}

static bool parse_line(struct slice line, uint32_t number, struct correction *out,
                       struct fault *fault)
{
    struct slice cells[CELLS_MAX] = { { 0 } };
    const uint32_t count = split_cells(line, cells);
    if (!utf8_is_valid(line))
        return fault_set(fault, FAULT_FORMAT, "line %u: is not UTF-8", number);
    const uint32_t action = find_action(cells[0]);
    if (action == ACTIONS)
        return wrong(fault, number, "no such correction:", cells[0]);
    if (count != actions[action].cells)
        return fault_set(fault, FAULT_FORMAT, "line %u: write it as %s, parted by tabs",
                         number, actions[action].usage);
    for (uint32_t i = 1; i < count; i++) {
        if (cells[i].length == 0)
            return fault_set(fault, FAULT_FORMAT, "line %u: cell %u is empty", number,
                             i + 1);
    }
    *out = (struct correction){ .action = actions[action].action,
                                .id = cells[2],
                                .value = cells[3],
                                .name = cells[4],
                                .line = number };
    if (!entity_kind_parse(cells[1], &out->kind))
        return wrong(fault, number, "no such kind:", cells[1]);
    if (out->action == CORRECTION_KIND && !entity_kind_parse(cells[3], &out->new_kind))
        return wrong(fault, number, "no such kind:", cells[3]);
    return check_names(out, fault);
}

bool corrections_parse(struct slice content, struct arena *arena,
                       struct corrections *out, struct fault *fault)
{
    struct list list = { 0 };
    uint32_t number = 0;
    const struct slice mark = SLICE("\xEF\xBB\xBF"); /* spreadsheets put it there */
    const bool marked = slice_starts_with(content, mark);
    for (struct slice rest =
             slice_part(content, marked ? mark.length : 0, content.length);
         rest.bytes != NULL;) {
        const struct slice line = slice_trim(slice_split(&rest, '\n'));
        number++;
        if (line.length == 0 || line.bytes[0] == '#')
            continue;
        struct correction *const correction =
            list_add(&list, arena, sizeof *correction);
        if (correction == NULL)
            return fault_no_memory(fault);
        if (!parse_line(line, number, correction, fault))
            return false;
    }
    *out = (struct corrections){ list.items, list.count };
    return true;
}
