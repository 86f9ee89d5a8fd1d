#include "reading/names/roles.h"

#include "base/list.h"
#include "reading/names/nominative.h"

/* Forms of address say nothing. */
static bool is_address(const struct word *word)
{
    return word_is(word, "herr") || word_is(word, "herrn") || word_is(word, "frau") ||
           word_is(word, "dr") || word_is(word, "prof");
}

static bool is_role(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return (search->clues[word].mask & MASK_ROLE) != 0 && word_has(it, WORD_CAPITAL) &&
           !is_address(it);
}

/* The word that says what the mentioned person is, or MAP_NONE. */
static uint32_t find_role(const struct search *search, const struct draft *draft)
{
    const struct sentence *const sentence = sentence_of(search, draft->first);
    if (draft->first > sentence->first && is_role(search, draft->first - 1))
        return draft->first - 1;
    /* "Frederic Spohr, Leiter des Büros" */
    if (draft->end + 1 < sentence->end && word_is(word_at(search, draft->end), ",") &&
        is_role(search, draft->end + 1))
        return draft->end + 1;
    return NO_REFERENT;
}

static bool has_text(const struct list *roles, struct slice text)
{
    const struct slice *const items = roles->items;
    for (uint32_t i = 0; i < roles->count; i++)
        if (slice_equals(items[i], text))
            return true;
    return false;
}

bool roles_find(const struct search *search, struct referent *referents, uint32_t count,
                struct fault *fault)
{
    struct list *const roles = arena_array(search->arena, count + 1, sizeof *roles);
    if (roles == NULL)
        return fault_no_memory(fault);
    const struct draft *const drafts = search->drafts.items;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        if (drafts[i].kind != ENTITY_PERSON || drafts[i].derived)
            continue;
        const uint32_t word = find_role(search, &drafts[i]);
        struct list *const list = &roles[drafts[i].referent];
        if (word == NO_REFERENT)
            continue;
        const struct slice name = role_nominative(word_text(search->text, word));
        if (has_text(list, name))
            continue;
        struct slice *const role = list_add(list, search->arena, sizeof *role);
        if (role == NULL)
            return fault_no_memory(fault);
        *role = name;
    }
    for (uint32_t i = 0; i < count; i++) {
        referents[i].roles = roles[i].items;
        referents[i].role_count = roles[i].count;
    }
    return true;
}
