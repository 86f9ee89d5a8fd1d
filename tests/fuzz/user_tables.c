/* Any bytes as the tables that users write: additions to the lexicon, corrections. */
#include "base/utf8.h"
#include "fuzz.h"
#include "linking/corrections.h"
#include "reading/lexicon/table.h"

static void hold_table(const struct table *table)
{
    uint32_t before = 0;
    const uint32_t *const lines = table->lines.items;
    fuzz_hold(table->column_count <= TABLE_COLUMNS_MAX, "columns have a ceiling");
    fuzz_hold(table->cells.count == table->row_count * table->column_count,
              "rows have all their cells");
    for (uint32_t row = 0; row < table->row_count; row++) {
        fuzz_hold(lines[row] > before, "rows know their lines");
        before = lines[row];
        for (uint32_t column = 0; column < table->column_count; column++) {
            const struct slice cell = table_cell(table, row, column);
            fuzz_hold(utf8_is_valid(cell), "cells are valid UTF-8");
            fuzz_hold(slice_find_byte(cell, '\t') == SIZE_MAX &&
                          slice_find_byte(cell, '\n') == SIZE_MAX,
                      "cells hold no tab and no line break");
        }
    }
}

static void hold_corrections(const struct corrections *corrections)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i < corrections->count; i++) {
        const struct correction *const correction = &corrections->items[i];
        fuzz_hold(correction->line > before, "corrections know their lines");
        fuzz_hold(correction->id.length > 0, "every correction names an entity");
        fuzz_hold(correction_action_name(correction->action) != NULL,
                  "every correction does something");
        fuzz_hold(utf8_is_valid(correction->id) && utf8_is_valid(correction->value) &&
                      utf8_is_valid(correction->name),
                  "names are valid UTF-8");
        before = correction->line;
    }
}

static void hold_fault(const struct fault *fault)
{
    fuzz_hold(fault->kind == FAULT_FORMAT, "a wrong table is wrong in its form");
    fuzz_hold(slice_find(slice_of(fault->detail), SLICE("line ")) != SIZE_MAX,
              "a fault names its line");
    fuzz_hold(slice_find_byte(slice_of(fault->detail), '\n') == SIZE_MAX,
              "a fault is one line");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *const arena = arena_create((size_t)1 << 26);
    struct table table = { 0 };
    struct corrections corrections = { 0 };
    struct fault fault = { 0 };
    if (table_add(&table, arena, SLICE("a.tsv"), fuzz_slice(data, size), &fault))
        hold_table(&table);
    else
        hold_fault(&fault);
    fault = (struct fault){ 0 };
    if (corrections_parse(fuzz_slice(data, size), arena, &corrections, &fault))
        hold_corrections(&corrections);
    else
        hold_fault(&fault);
    arena_destroy(arena);
    return 0;
}
