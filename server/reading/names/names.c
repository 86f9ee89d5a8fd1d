#include "reading/names/names.h"

#include <stdlib.h>

#include "reading/names/agreement.h"
#include "reading/names/arms.h"
#include "reading/names/builder.h"
#include "reading/names/consistency.h"
#include "reading/names/derived.h"
#include "reading/names/labelled.h"
#include "reading/names/majority.h"
#include "reading/names/model-bytes.h"
#include "reading/names/referents.h"
#include "reading/names/rules.h"
#include "reading/names/scan.h"
#include "reading/names/tagger.h"
#include "reading/names/weapons.h"

enum { ARENA_CEILING = 256 * 1024 * 1024 };

struct names {
    struct arena *arena;
    struct gazetteer gazetteer;
    const struct arms_words *arms;
    const struct idioms *idioms;
    const struct model *model;
};

/* The tables of the lexicon hold only what the user added to the compiled ones. */
static bool add_user_rows(struct names *names, const struct lexicon *lexicon,
                          struct fault *fault)
{
    uint32_t rows = 0;
    for (uint32_t i = 0; i < BUILDER_TABLES; i++)
        rows += lexicon_table(lexicon, builder_tables[i])->row_count;
    if (rows == 0)
        return true;
    struct splitter *const splitter = splitter_create(lexicon, fault);
    struct builder *const builder =
        splitter == NULL ? NULL : builder_create(splitter, &names->gazetteer);
    bool ok = builder != NULL || fault_no_memory(fault);
    for (uint32_t i = 0; ok && i < BUILDER_TABLES; i++)
        ok = builder_add(builder, i, lexicon_table(lexicon, builder_tables[i]), fault);
    struct index_sizes sizes = { 0 };
    ok = ok && builder_finish(builder, names->arena, &names->gazetteer.parts[1], &sizes,
                              fault);
    names->gazetteer.part_count += ok;
    builder_destroy(builder);
    splitter_destroy(splitter);
    return ok;
}

static bool load(struct names *names, const struct lexicon *lexicon,
                 struct fault *fault)
{
    names->arena = arena_create(ARENA_CEILING);
    if (names->arena == NULL)
        return fault_no_memory(fault);
    names->gazetteer.parts[0] = compiled_index;
    names->gazetteer.part_count = 1;
    names->arms = arms_words_create(lexicon, names->arena, fault);
    if (names->arms != NULL)
        names->idioms = idioms_create(lexicon, names->arena, fault);
    return names->idioms != NULL && add_user_rows(names, lexicon, fault);
}

struct names *names_create_with_model(const struct lexicon *lexicon, struct slice model,
                                      struct fault *fault)
{
    struct names *names = calloc(1, sizeof *names);
    if (names == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    names->model = model_of(model, fault);
    if (names->model != NULL && load(names, lexicon, fault))
        return names;
    names_destroy(names);
    return NULL;
}

struct names *names_create(const struct lexicon *lexicon, struct fault *fault)
{
    const struct slice model = { names_model_bytes, names_model_size };
    return names_create_with_model(lexicon, model, fault);
}

void names_destroy(struct names *names)
{
    if (names == NULL)
        return;
    arena_destroy(names->arena);
    free(names);
}

char names_gender(uint64_t hash)
{
    return index_gender(&compiled_index, hash);
}

bool names_read(const struct names *names, const struct article *article,
                const struct text *text, struct arena *arena, struct reading *out,
                struct fault *fault)
{
    (void)article;
    struct arms_evidence evidence = { 0 };
    struct tagging tagging = { 0 };
    uint8_t *labels = NULL;
    struct search search = { .gazetteer = &names->gazetteer,
                             .text = text,
                             .arena = arena };
    if (!scan_words(&names->gazetteer, text, arena, &search.clues, fault) ||
        !arms_read(names->arms, text, arena, &evidence, fault) ||
        !tagging_init(&tagging, text, search.clues, &names->model->letters, arena,
                      fault) ||
        !tagging_label(&tagging, names->model, arena, &labels, fault))
        return false;
    search.signs = tagging.signs;
    search.about_arms = arms_is_topic(&evidence, text);
    search.certain = arena_array(arena, text->word_count + 1U, sizeof *search.certain);
    if (search.certain == NULL)
        return fault_no_memory(fault);
    rules_apply(&search, labels);
    names_from_labels(&search, labels);
    weapons_find(&search, names->arms, names->idioms, &evidence);
    agreement_find(&search);
    majority_find(&search);
    consistency_find(&search);
    drafts_resolve(&search);
    derived_find(&search);
    if (search.failed)
        return fault_no_memory(fault);
    drafts_sort(&search);
    return referents_make(&search, out, fault);
}
