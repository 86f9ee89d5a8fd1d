#include "reading/names/rules.h"

#include <string.h>

#include "reading/names/labels.h"
#include "reading/names/word_signs.h"

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

/* In the order in which they correct each other. */
static const struct rule rules[] = {
    { rule_phrase, AT_START | AT_SMALL, SIGN_PHRASE },
    { rule_genitive, AT_NAME, 0 },
    { rule_asian_name, AT_START, SIGN_PAIR },
    { rule_purpose, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_named_head, AT_CAPITAL, MASK_ORGANISATION_HEAD },
    { rule_foreign_head, AT_CAPITAL, MASK_ORGANISATION_HEAD },
    { rule_digits, AT_PERSON, 0 },
    { rule_time, AT_INNER, 0 },
    { rule_no_purpose, AT_ORGANISATION, 0 },
    { rule_foreign_purpose, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_known, AT_ORGANISATION, NOUNS },
    { rule_kind, AT_ANY, MASK_KINDS },
    { rule_quoted, AT_ANY, MASK_ORGANISATION_HEAD | MASK_KINDS },
    { rule_kin, AT_ANY, SIGN_HYPHEN },
    { rule_short, AT_ANY, SIGN_CAPITAL },
    { rule_foreign_lead, AT_ANY, MASK_FOREIGN_LEAD },
    { rule_partners, AT_ANY, SIGN_JOINED },
    { rule_trade, AT_ANY, SIGN_SECOND },
    { rule_source, AT_START, SIGN_CAPITAL },
    { rule_lead, AT_ANY, MASK_LEADS },
    { rule_colours, AT_ANY, SIGN_PAIR },
    { rule_unit, AT_ANY, SIGN_NUMBER },
    { rule_numbered_unit, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_first_club, AT_ORGANISATION, MASK_LEADS },
    { rule_adjectives, AT_CAPITAL | AT_ORGANISATION | AT(LABEL_ORGANISATION_GOES_ON),
      MASK_ORGANISATION_HEAD },
    { rule_organ, AT_START, MASK_ORGAN | MASK_STATE_ORGAN },
    { rule_owner, AT_ORGANISATION, 0 },
    { rule_branch, AT_ORGANISATION, 0 },
    { rule_determiner, AT_ORGANISATION, 0 },
    { rule_halves, AT_ORGANISATION, 0 },
    { rule_full_name, AT_ORGANISATION, MASK_FIRST_NAME },
    { rule_apposition, AT_ANY, SIGN_COMMA },
    { rule_officer, AT_ORGANISATION, 0 },
    { rule_party, AT_PERSON, 0 },
    { rule_spelled_out, AT_START, SIGN_CAPITAL },
    { rule_short_name, AT_ORGANISATION, 0 },
    { rule_calling, AT_PERSON, 0 },
    { rule_retired, AT_PERSON, 0 },
    { rule_role, AT_PERSON, MASK_ROLE },
    { rule_object, AT_NAME, 0 },
    { rule_first_name, AT_CAPITAL, MASK_FIRST_NAME },
    { rule_noble, AT_PERSON, 0 },
    { rule_particles, AT_ANY, MASK_FIRST_NAME },
    { rule_house, AT_PERSON, 0 },
    { rule_staff, AT_CAPITAL, MASK_ROLE },
    { rule_property, AT_CAPITAL | AT_PERSON | AT_PLACE, SIGN_UNKNOWN },
    { rule_quay, AT_PERSON, 0 },
    { rule_nobody, AT_PERSON, 0 },
    { rule_nickname, AT_ANY, MASK_FIRST_NAME },
    { rule_initials, AT_PERSON, 0 },
    { rule_called, AT_START, SIGN_UNKNOWN },
    { rule_dot, AT_PERSON, 0 },
    { rule_score, AT_NAME, 0 },
    { rule_bracket, AT_NAME, 0 },
    { rule_slash, AT(LABEL_PLACE_GOES_ON), 0 },
    { rule_article, AT_PERSON | AT_PLACE, 0 },
    { rule_money, AT_PLACE, 0 },
    { rule_dateline, AT_ANY, SIGN_FIRST },
    { rule_common, AT_PLACE, 0 },
    { rule_count, AT_PLACE, 0 },
    { rule_head_line, AT_ANY, SIGN_FIRST },
    { rule_town, AT_CAPITAL | AT_PERSON, MASK_PLACE },
    { rule_unheard, AT_CAPITAL, SIGN_UNKNOWN },
    { rule_bank, AT_CAPITAL | AT_PERSON, SIGN_CAPITAL },
    { rule_part, AT_START, SIGN_CAPITAL },
    { rule_site, AT_START, SIGN_HYPHEN },
};

enum { RULES = sizeof rules / sizeof rules[0] };

/* Those of a block's words that have a label. Most have none: eight are looked at in
 * one, and the product gathers their bits. */
static uint64_t words_labelled(const uint8_t *labels)
{
    uint64_t words = 0, eight = 0;
    for (unsigned i = 0; i < SIGNS_BLOCK; i += sizeof eight) {
        memcpy(&eight, labels + i, sizeof eight);
        eight =
            (eight + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7 & UINT64_C(0x0101010101010101);
        words |= (eight * UINT64_C(0x0102040810204080)) >> 56 << i;
    }
    return words;
}

/* The words of the block that the rule has to look at. */
static uint64_t words_of_rule(const struct rule *rule, const struct signs_block *block,
                              const uint8_t *labels)
{
    return rule->signs != 0 ? signs_block_words(block, rule->signs)
                            : words_labelled(labels);
}

/* Asks the rule at the words of one block; labels that it sets count from there on. */
static void run_in_block(const struct rule *rule, const struct search *search,
                         const struct signs_block *block, uint8_t *labels,
                         uint32_t first)
{
    const uint64_t capitals = signs_block_words(block, SIGN_CAPITAL);
    uint64_t words = words_of_rule(rule, block, labels + first);
    while (words != 0) {
        const unsigned at = (unsigned)__builtin_ctzll(words);
        const uint8_t label = labels[first + at];
        const bool small = label == LABEL_NONE && (capitals >> at & 1) == 0;
        words &= words - 1;
        if ((rule->labels & (small ? AT_SMALL : AT(label))) == 0)
            continue;
        rule->apply(search, labels, first + at);
        if (rule->signs == 0)
            words = words_labelled(labels + first) & ~UINT64_C(1) << at;
    }
}

void rules_apply(const struct search *search, uint8_t *labels)
{
    for (size_t i = 0; i < RULES; i++) {
        for (uint32_t word = 0; word < search->text->word_count; word += SIGNS_BLOCK)
            run_in_block(&rules[i], search, &search->signs.blocks[word / SIGNS_BLOCK],
                         labels, word);
    }
}
