#include "reading/claims/callings.h"

enum {
    SHORTEST_FRONT = 2, /* bytes in front of the last part of a compound */
    MOST_KINDS = 32     /* the bits of struct calling */
};

bool callings_fill(struct callings *callings, struct last_parts *parts,
                   const struct table *table, struct arena *arena, struct fault *fault)
{
    const uint32_t noun = table_column(table, "noun");
    const uint32_t kinds = table_column(table, "kinds");
    const uint32_t called = table_column(table, "called");
    struct map numbers = { 0 };
    callings->parts = parts;
    for (uint32_t row = 0; row < table->row_count; row++) {
        struct calling *const calling =
            list_add(&callings->items, arena, sizeof *calling);
        if (calling == NULL)
            return fault_no_memory(fault);
        calling->called = table_cell(table, row, called).length > 0;
        if (!table_kinds(table_cell(table, row, kinds), MOST_KINDS, &numbers, arena,
                         &calling->kinds, fault))
            return table_locate(table, row, fault);
        if (!last_parts_set(parts, &callings->nouns, arena,
                            table_cell(table, row, noun), row, fault))
            return false;
    }
    return true;
}

struct calling callings_find(const struct callings *callings, struct slice noun)
{
    static const char *const women[] = { "", "in" };
    for (size_t i = 0; i < sizeof women / sizeof women[0]; i++) {
        const struct slice ending = slice_of(women[i]);
        if (!slice_ends_with(noun, ending))
            continue;
        const struct slice man = slice_part(noun, 0, noun.length - ending.length);
        const struct last_part part =
            last_parts_find(callings->parts, &callings->nouns, man, SHORTEST_FRONT);
        if (part.value == MAP_NONE)
            continue;
        struct calling calling =
            ((const struct calling *)callings->items.items)[part.value];
        calling.called &= part.length == man.length;
        return calling;
    }
    return (struct calling){ 0 };
}
