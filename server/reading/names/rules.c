#include "reading/names/rules.h"

#include <string.h>

#include "reading/names/labels.h"

/* A set of labels; AT(LABEL_NONE) is a capital word that is part of no name. */
#define AT(label) (1U << (label))

/* A rule, and the words at which it may begin: it is asked at no other. */
struct rule {
    void (*apply)(const struct search *search, uint8_t *labels, uint32_t word);
    uint32_t labels;
    uint64_t signs; /* one of them; 0: the labels suffice */
};

enum {
    AT_CAPITAL = AT(LABEL_NONE),
    AT_SMALL = AT(LABELS), /* a word in lower case that is part of no name */
    AT_PERSON = AT(LABEL_PERSON),
    AT_PLACE = AT(LABEL_PLACE),
    AT_ORGANISATION = AT(LABEL_ORGANISATION),
    AT_NAME = AT_PERSON | AT_PLACE | AT_ORGANISATION | AT(LABEL_OTHER),
    AT_INNER = AT(LABEL_PERSON_GOES_ON) | AT(LABEL_PLACE_GOES_ON) |
               AT(LABEL_ORGANISATION_GOES_ON) | AT(LABEL_OTHER_GOES_ON),
    AT_START = AT_CAPITAL | AT_NAME,
    AT_ANY = AT_START | AT_INNER,
    NOUNS = MASK_ORGANISATION_HEAD | MASK_ORGANISATION_KIND
};

/* What else a word shows: signs beside the bits of enum mask. */
#define SIGN_CAPITAL (UINT64_C(1) << 32)
#define SIGN_PHRASE  (UINT64_C(1) << 33) /* a phrase of the lexicon begins */
#define SIGN_FIRST   (UINT64_C(1) << 34) /* a sentence begins */
#define SIGN_JOINED  (UINT64_C(1) << 35) /* a capital, and "&" behind it */
#define SIGN_COMMA   (UINT64_C(1) << 36) /* a capital, and a comma behind it */
#define SIGN_HYPHEN  (UINT64_C(1) << 37) /* a capital word with a hyphen */

/* In the order in which they correct each other. */
static const struct rule rules[] = {
    { rule_phrase, AT_START | AT_SMALL, SIGN_PHRASE },
    { rule_genitive, AT_NAME, 0 },
    { rule_asian_name, AT_START, SIGN_CAPITAL },
    { rule_purpose, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_named_head, AT_CAPITAL, MASK_ORGANISATION_HEAD },
    { rule_foreign_head, AT_CAPITAL, MASK_ORGANISATION_HEAD },
    { rule_digits, AT_PERSON, 0 },
    { rule_time, AT_INNER, 0 },
    { rule_foreign_purpose, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_known, AT_ORGANISATION, NOUNS },
    { rule_kind, AT_ANY, MASK_KINDS },
    { rule_kin, AT_ANY, SIGN_HYPHEN },
    { rule_short, AT_ANY, SIGN_CAPITAL },
    { rule_foreign_lead, AT_ANY, MASK_FOREIGN_LEAD },
    { rule_partners, AT_ANY, SIGN_JOINED },
    { rule_trade, AT_ANY, SIGN_CAPITAL },
    { rule_lead, AT_ANY, MASK_LEADS },
    { rule_colours, AT_ANY, SIGN_CAPITAL },
    { rule_unit, AT_ANY, SIGN_CAPITAL },
    { rule_first_club, AT_ORGANISATION, MASK_LEADS },
    { rule_adjectives, AT_CAPITAL | AT_ORGANISATION | AT(LABEL_ORGANISATION_GOES_ON),
      MASK_ORGANISATION_HEAD },
    { rule_organ, AT_START, MASK_ORGAN | MASK_STATE_ORGAN },
    { rule_owner, AT_ORGANISATION, 0 },
    { rule_halves, AT_ORGANISATION, 0 },
    { rule_full_name, AT_ORGANISATION, MASK_FIRST_NAME },
    { rule_apposition, AT_ANY, SIGN_COMMA },
    { rule_party, AT_PERSON, 0 },
    { rule_short_name, AT_ORGANISATION, 0 },
    { rule_role, AT_PERSON, MASK_ROLE },
    { rule_object, AT_NAME, 0 },
    { rule_first_name, AT_CAPITAL, MASK_FIRST_NAME },
    { rule_noble, AT_PERSON, 0 },
    { rule_quay, AT_PERSON, 0 },
    { rule_dot, AT_PERSON, 0 },
    { rule_slash, AT(LABEL_PLACE_GOES_ON), 0 },
    { rule_article, AT_PERSON | AT_PLACE, 0 },
    { rule_money, AT_PLACE, 0 },
    { rule_dateline, AT_ANY, SIGN_FIRST },
    { rule_common, AT_PLACE, 0 },
};

enum { RULES = sizeof rules / sizeof rules[0] };

/* A word that shows anything a rule asks for. */
struct start {
    uint64_t signs;
    uint32_t word;
};

struct starts {
    struct start *items;
    uint32_t count;
};

/* What the mark behind a word shows. */
static uint64_t signs_behind(const struct search *search, uint32_t word)
{
    if (word + 1 == search->text->word_count)
        return 0;
    const struct slice next = word_at(search, word + 1)->lower;
    if (next.length != 1)
        return 0;
    return next.bytes[0] == '&' ? SIGN_JOINED : next.bytes[0] == ',' ? SIGN_COMMA : 0;
}

static uint64_t signs_of(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    uint64_t signs = clue->mask;
    if (is_capital_word(search, word)) {
        signs |= SIGN_CAPITAL | signs_behind(search, word);
        if (word_has(word_at(search, word), WORD_HYPHEN))
            signs |= SIGN_HYPHEN;
    }
    if (clue->words > 1 && clue->inside == 0)
        signs |= SIGN_PHRASE;
    if (word == sentence_of(search, word)->first)
        signs |= SIGN_FIRST;
    return signs;
}

static bool find_starts(const struct search *search, struct starts *out)
{
    const uint32_t count = search->text->word_count;
    uint64_t wanted = 0;
    for (size_t i = 0; i < RULES; i++)
        wanted |= rules[i].signs;
    *out = (struct starts){ arena_array(search->arena, count + 1U, sizeof *out->items),
                            0 };
    for (uint32_t i = 0; out->items != NULL && i < count; i++) {
        const uint64_t signs = signs_of(search, i);
        if ((signs & wanted) != 0)
            out->items[out->count++] = (struct start){ signs, i };
    }
    return out->items != NULL;
}

/* Asks the rule at all words with one of its signs. */
static void run_by_signs(const struct rule *rule, const struct search *search,
                         const struct starts *starts, uint8_t *labels)
{
    for (uint32_t i = 0; i < starts->count; i++) {
        const struct start *const start = &starts->items[i];
        if ((start->signs & rule->signs) == 0)
            continue;
        const uint8_t label = labels[start->word];
        const bool small = label == LABEL_NONE && (start->signs & SIGN_CAPITAL) == 0;
        if ((rule->labels & (small ? AT_SMALL : AT(label))) != 0)
            rule->apply(search, labels, start->word);
    }
}

/* The next word with a label, or a number that is no word's. Most have none: eight are
 * looked at in one. */
static uint32_t next_labelled(const uint8_t *labels, uint32_t word, uint32_t count)
{
    uint64_t eight = 0;
    for (; word + sizeof eight <= count; word += sizeof eight) {
        memcpy(&eight, labels + word, sizeof eight);
        if (eight != 0)
            break;
    }
    while (word < count && labels[word] == LABEL_NONE)
        word++;
    return word;
}

/* Asks the rule at all words with one of its labels. */
static void run_by_labels(const struct rule *rule, const struct search *search,
                          uint8_t *labels)
{
    const uint32_t count = search->text->word_count;
    for (uint32_t word = next_labelled(labels, 0, count); word < count;
         word = next_labelled(labels, word + 1, count))
        if ((rule->labels & AT(labels[word])) != 0)
            rule->apply(search, labels, word);
}

void rules_apply(struct search *search, uint8_t *labels)
{
    struct starts starts = { 0 };
    if (!find_starts(search, &starts)) {
        search->failed = true;
        return;
    }
    for (size_t i = 0; i < RULES; i++) {
        if (rules[i].signs != 0)
            run_by_signs(&rules[i], search, &starts, labels);
        else
            run_by_labels(&rules[i], search, labels);
    }
}
