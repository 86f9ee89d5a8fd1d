#include "reading/names/roles.h"

#include "base/list.h"
#include "reading/names/forms.h"
#include "reading/names/nominative.h"

enum {
    TITLE_REACH = 7,  /* words of "Prof. Dr. med." */
    PHRASE_REACH = 9, /* words of "Sprecher des Ministeriums für Verkehr" */
    BEHIND_REACH = 5, /* words of ", der frühere" */
    BRACKET_REACH = 5
};

/* Forms of address and degrees say nothing. */
static bool is_address(const struct word *word)
{
    static const char *const titles[] = { "herr", "herrn", "frau", "dr",  "prof",
                                          "med",  "jur",   "phil", "rer", "nat",
                                          "ing",  "dipl",  NULL };
    return word_is_any(word, titles);
}

/* "a. D.", "h. c.", and the dots between. */
static bool is_title_part(const struct word *word)
{
    static const char *const parts[] = { ".", "a", "d", "h", "c", NULL };
    return is_address(word) || word_is_any(word, parts);
}

static bool is_role(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return (mask_at(search, word) & MASK_ROLE) != 0 && word_has(it, WORD_CAPITAL) &&
           !is_address(it);
}

static const struct draft *draft_at(const struct search *search, uint32_t number)
{
    return (const struct draft *)search->drafts.items + number;
}

static void add(struct role_words *out, uint32_t word)
{
    if (out->count < ROLES_MAX)
        out->words[out->count++] = word;
}

static bool is_small(const struct word *word)
{
    return word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL);
}

/* "frühere", "ehemaligen". */
static bool is_adjective(const struct word *word)
{
    return is_small(word) && word->lower.length >= 5 &&
           ends_like_adjective(word->lower);
}

/* What may stand in "Sprecher des Amtes für Wasserbau im Norden". */
static bool is_attribute(const struct word *word)
{
    static const char *const small[] = { "des", "der", "von", "vom",  "für", "im",
                                         "in",  "am",  "an",  "beim", "bei", "zum",
                                         "zur", "dem", "den", "und",  "die", NULL };
    return word->kind == WORD_LETTERS &&
           (word_has(word, WORD_CAPITAL) || word_is_any(word, small) ||
            is_adjective(word));
}

static bool begins_attribute(const struct word *word)
{
    static const char *const small[] = { "des", "der",  "von", "vom", "für", "im",
                                         "am",  "beim", "bei", "in",  NULL };
    return word_is_any(word, small);
}

/* "der Sprecher des Ministeriums, Anna Velten,": the role before an attribute. */
static void find_before_attribute(const struct search *search, uint32_t first,
                                  struct role_words *out)
{
    const uint32_t start = sentence_of(search, first)->first;
    uint32_t at = first;
    if (at > start && word_is(word_at(search, at - 1), ","))
        at--;
    for (uint32_t steps = 0; at > start && steps < PHRASE_REACH; steps++) {
        at--;
        const struct word *const word = word_at(search, at);
        if (!is_attribute(word))
            return;
        if (is_role(search, at) && at + 1 < first &&
            begins_attribute(word_at(search, at + 1))) {
            add(out, at);
            return;
        }
    }
}

static void find_before(const struct search *search, const struct draft *draft,
                        struct role_words *out)
{
    const uint32_t start = sentence_of(search, draft->first)->first;
    uint32_t at = draft->first;
    for (uint32_t steps = 0;
         at > start && steps < TITLE_REACH && is_title_part(word_at(search, at - 1));
         steps++)
        at--;
    if (at == start)
        return;
    if (!is_role(search, at - 1)) {
        find_before_attribute(search, at, out);
        return;
    }
    add(out, at - 1);
    /* "Publizist und Historiker X" */
    if (at > start + 2 && word_is(word_at(search, at - 2), "und") &&
        is_role(search, at - 3))
        add(out, at - 3);
}

/* Behind "(52)" or "(SPD)". */
static uint32_t behind_brackets(const struct search *search, uint32_t at, uint32_t end)
{
    if (at >= end || !word_is(word_at(search, at), "("))
        return at;
    for (uint32_t i = at + 1; i < end && i <= at + BRACKET_REACH; i++)
        if (word_is(word_at(search, i), ")"))
            return i + 1;
    return at;
}

/* Whether the role belongs to a person who follows: "Anna Velten, Minister Karl Rabe".
 */
static bool is_taken(const struct search *search, uint32_t draft, uint32_t role)
{
    for (uint32_t i = draft + 1; i < search->drafts.count; i++) {
        const struct draft *const next = draft_at(search, i);
        if (next->first > role + 1)
            return false;
        if (next->first == role + 1 && next->kind == ENTITY_PERSON && !next->derived)
            return true;
    }
    return false;
}

/* "der", "eine", "frühere", "seit 2019": what may stand between a comma or "ist" and
 * the role. */
static bool is_lead(const struct word *word)
{
    static const char *const small[] = { "der",   "die",     "ein",   "eine",   "seit",
                                         "heute", "damals",  "einst", "selbst", "als",
                                         "auch",  "ehemals", NULL };
    return word_is_any(word, small) || word->kind == WORD_NUMBER || is_adjective(word);
}

static bool is_verb_of_being(const struct word *word)
{
    static const char *const verbs[] = {
        "ist", "war", "wurde", "wird", "bleibt", NULL
    };
    return word_is_any(word, verbs);
}

/* "dankte der Ministerin": an article in the dative. */
static bool is_dative(const struct search *search, uint32_t role)
{
    return word_is(word_at(search, role - 1), "der") &&
           slice_ends_with(word_at(search, role)->lower, SLICE("in"));
}

static void find_behind(const struct search *search, uint32_t number,
                        struct role_words *out)
{
    const struct draft *const draft = draft_at(search, number);
    const uint32_t end = sentence_of(search, draft->first)->end;
    const uint32_t at = behind_brackets(search, draft->end, end);
    if (at >= end ||
        !(word_is(word_at(search, at), ",") || is_verb_of_being(word_at(search, at))))
        return;
    for (uint32_t i = at + 1; i < end && i <= at + BEHIND_REACH; i++) {
        if (is_role(search, i)) {
            if (!is_dative(search, i) && !is_taken(search, number, i))
                add(out, i);
            return;
        }
        if (!is_lead(word_at(search, i)))
            return;
    }
}

void roles_beside(const struct search *search, uint32_t draft, struct role_words *out)
{
    out->count = 0;
    find_before(search, draft_at(search, draft), out);
    find_behind(search, draft, out);
}

struct slice role_name(const struct search *search, uint32_t word)
{
    static const char *const endings[] = { "s", "n", "es", "en" };
    const struct slice text = word_text(search->text, word);
    const struct slice lower = word_at(search, word)->lower;
    const size_t tail = search->clues[word].tail;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = slice_of(endings[i]);
        if (text.length != lower.length || !slice_ends_with(lower, ending) ||
            lower.length <= tail + ending.length)
            continue;
        const struct slice base = slice_part(lower, tail, lower.length - ending.length);
        if ((scan_lookup(search->gazetteer, base, false).mask & MASK_ROLE) != 0)
            return slice_part(text, 0, text.length - ending.length);
    }
    return role_nominative(text);
}

static bool has_text(const struct list *roles, struct slice text)
{
    const struct slice *const items = roles->items;
    for (uint32_t i = 0; i < roles->count; i++)
        if (slice_equals(items[i], text))
            return true;
    return false;
}

static bool add_roles(const struct search *search, const struct role_words *found,
                      struct list *roles, struct fault *fault)
{
    for (uint32_t i = 0; i < found->count; i++) {
        const struct slice name = role_name(search, found->words[i]);
        if (has_text(roles, name))
            continue;
        struct slice *const role = list_add(roles, search->arena, sizeof *role);
        if (role == NULL)
            return fault_no_memory(fault);
        *role = name;
    }
    return true;
}

bool roles_find(const struct search *search, struct referent *referents, uint32_t count,
                struct fault *fault)
{
    struct list *const roles = arena_array(search->arena, count + 1, sizeof *roles);
    if (roles == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        const struct draft *const draft = draft_at(search, i);
        struct role_words found = { 0 };
        if (draft->kind != ENTITY_PERSON || draft->derived)
            continue;
        roles_beside(search, i, &found);
        if (!add_roles(search, &found, &roles[draft->referent], fault))
            return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        referents[i].roles = roles[i].items;
        referents[i].role_count = roles[i].count;
    }
    return true;
}
