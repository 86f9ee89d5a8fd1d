#include "reading/claims/claims.h"

#include <stdlib.h>

#include "reading/claims/resolve.h"
#include "reading/claims/rules.h"

enum { ARENA_CEILING = 64 * 1024 * 1024 };

struct claims {
    struct arena *arena;
    struct cue_tables tables;
};

struct claims *claims_create(const struct lexicon *lexicon, struct fault *fault)
{
    struct claims *claims = calloc(1, sizeof *claims);
    struct arena *const arena = arena_create(ARENA_CEILING);
    if (claims == NULL || arena == NULL) {
        fault_no_memory(fault);
        arena_destroy(arena);
        free(claims);
        return NULL;
    }
    claims->arena = arena;
    if (cue_tables_fill(&claims->tables, lexicon, arena, fault))
        return claims;
    claims_destroy(claims);
    return NULL;
}

void claims_destroy(struct claims *claims)
{
    if (claims == NULL)
        return;
    arena_destroy(claims->arena);
    free(claims);
}

static bool set_scene(struct scene *scene, const struct reading *reading,
                      struct fault *fault)
{
    const struct text *const text = scene->text;
    struct arena *const arena = scene->arena;
    scene->forms = forms_read(&scene->tables->forms, text, reading, arena, fault);
    scene->attributes = arena_alloc(arena, text->word_count + 1);
    scene->covered = arena_alloc(arena, text->word_count + 1);
    if (scene->forms == NULL || scene->covered == NULL || scene->attributes == NULL) {
        fault_no_memory(fault);
        return false;
    }
    return quotes_read(text, scene->forms, arena, &scene->quotes, fault) &&
           clauses_read(text, scene->forms, &scene->quotes, arena, &scene->clauses,
                        fault);
}

/* The order in which the rules look at a sentence: each at all its clauses. */
static bool (*const clause_rules[])(struct scene *, uint32_t, struct fault *) = {
    rule_verb,    rule_inserted,  rule_according,   rule_noun,
    rule_hearsay, rule_continued, rule_subordinate,
};

/* What a block without marks quotes is said already. */
static bool is_in_block(const struct scene *scene, uint32_t sentence)
{
    const struct sentence *const whole = &scene->text->sentences[sentence];
    return scene->covered[whole->first] != 0 && scene->covered[whole->end - 1] != 0 &&
           scene->quotes.at[whole->first] == NO_QUOTE;
}

static bool read_sentence(struct scene *scene, const struct reading *reading,
                          uint32_t sentence, struct fault *fault)
{
    const struct range clauses = scene_clauses(scene, sentence);
    if (is_in_block(scene, sentence))
        return true;
    if (!rule_headline(scene, reading, sentence, fault))
        return false;
    for (size_t i = 0; i < sizeof clause_rules / sizeof clause_rules[0]; i++) {
        for (uint32_t clause = clauses.first; clause < clauses.end; clause++)
            if (!clause_rules[i](scene, clause, fault))
                return false;
    }
    return rule_quotations(scene, sentence, fault) &&
           rule_block(scene, sentence, fault);
}

bool claims_read(const struct claims *claims, const struct article *article,
                 const struct text *text, struct arena *arena, struct reading *out,
                 struct fault *fault)
{
    (void)article;
    struct scene scene = {
        .tables = &claims->tables, .text = text, .words = text->words, .arena = arena
    };
    if (!set_scene(&scene, out, fault))
        return false;
    for (uint32_t i = 0; i < text->sentence_count; i++)
        if (!read_sentence(&scene, out, i, fault))
            return false;
    headlines_settle(&scene);
    for (uint32_t i = 0; i < text->sentence_count; i++)
        if (!rule_own(&scene, out, i, fault))
            return false;
    return resolve(&scene, out, fault);
}
