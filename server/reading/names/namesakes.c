#include "reading/names/namesakes.h"

#include "reading/names/roles.h"

enum { SAME_ROLE = 4, SAME_GENDER = 2, OTHER_GENDER = -16, OTHER_NAME = -5 };

/* 'f', 'm' or '\0': what the end of a first name mostly tells. */
static char gender_of_name(struct slice first)
{
    static const char *const exceptions[] = { "nikita",  "ilja",   "sascha", "luca",
                                              "joschka", "kolja",  "mischa", "elia",
                                              "noah",    "joshua", NULL };
    static const char *const female[] = { "a",    "ine",  "ike",   "elle", "ette",
                                          "gard", "hild", "traud", "eth",  "rid",
                                          "lke",  "nke",  "anne",  "onne", "one",
                                          "run",  NULL };
    static const char *const male[] = { "us",  "as",    "rg",  "rl",  "rt", "helm",
                                        "ied", "olf",   "ulf", "ter", "ns", "o",
                                        "ich", "ander", "mir", "dim", NULL };
    if (slice_is_any(first, exceptions))
        return '\0';
    if (slice_ends_with_any(first, female))
        return 'f';
    return slice_ends_with_any(first, male) ? 'm' : '\0';
}

/* "Frau", "Herr", before the name. */
static char gender_of_address(const struct search *search, const struct draft *draft)
{
    const uint32_t start = sentence_of(search, draft->first)->first;
    for (uint32_t at = draft->first; at > start && draft->first - at < 3; at--) {
        const struct word *const word = word_at(search, at - 1);
        if (word_is(word, "frau"))
            return 'f';
        if (word_is(word, "herr") || word_is(word, "herrn"))
            return 'm';
        if (!word_is(word, ".") && !word_is(word, "dr") && !word_is(word, "prof"))
            break;
    }
    return '\0';
}

static char gender_of_role(struct slice role)
{
    static const char *const relatives_f[] = { "schwester", "tochter", "mutter",
                                               "witwe",     "ehefrau", "tante",
                                               NULL };
    static const char *const neutral[] = { "mitglied",    "vorsitzende", "abgeordnete",
                                           "beauftragte", "angehörige",  "zar",
                                           NULL };
    static const char *const male[] = { "er",   "or",  "ent",  "eur",      "ist",
                                        "chef", "ant", "sohn", "minister", NULL };
    if (slice_ends_with_any(role, relatives_f))
        return 'f';
    if (slice_ends_with_any(role, neutral))
        return '\0';
    if (slice_ends_with(role, SLICE("in")))
        return 'f';
    return slice_ends_with_any(role, male) ? 'm' : '\0';
}

static char gender_beside(const struct search *search, uint32_t number,
                          const struct role_words *roles)
{
    const struct draft *const draft =
        (const struct draft *)search->drafts.items + number;
    char gender = gender_of_address(search, draft);
    for (uint32_t i = 0; gender == '\0' && i < roles->count; i++)
        gender = gender_of_role(role_name(search, roles->words[i]));
    return gender;
}

static bool share_role(const struct search *search, const struct role_words *a,
                       const struct role_words *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const struct slice role = role_name(search, a->words[i]);
        for (uint32_t j = 0; j < b->count; j++) {
            if (slice_equals(role, role_name(search, b->words[j])))
                return true;
        }
    }
    return false;
}

int namesakes_agree(const struct search *search, uint32_t surname, uint32_t full,
                    struct slice first)
{
    struct role_words a = { 0 }, b = { 0 };
    roles_beside(search, surname, &a);
    roles_beside(search, full, &b);
    const char gender = gender_beside(search, surname, &a);
    const char beside = gender_beside(search, full, &b);
    const char other = (char)(beside != '\0' ? beside : gender_of_name(first));
    int sum = share_role(search, &a, &b) ? SAME_ROLE : 0;
    if (gender == '\0' || other == '\0')
        return sum;
    if (gender == other)
        return sum + SAME_GENDER;
    /* The end of a first name may mislead; a word beside it does not. */
    return sum + (beside != '\0' ? OTHER_GENDER : OTHER_NAME);
}
