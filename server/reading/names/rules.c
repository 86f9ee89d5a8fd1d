#include "reading/names/rules.h"

#include "reading/names/labels.h"

void rules_apply(const struct search *search, uint8_t *labels)
{
    static void (*const rules[])(const struct search *, uint8_t *, uint32_t) = {
        rule_digits,   rule_time,   rule_foreign_purpose, rule_known,
        rule_kind,     rule_kin,    rule_short,           rule_lead,
        rule_colours,  rule_unit,   rule_first_club,      rule_adjectives,
        rule_organ,    rule_owner,  rule_halves,          rule_full_name,
        rule_role,     rule_object, rule_first_name,      rule_noble,
        rule_quay,     rule_dot,    rule_slash,           rule_article,
        rule_dateline, rule_common,
    };
    /* No rule begins at a word in lower case that is part of no name. */
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        for (uint32_t word = 0; word < search->text->word_count; word++)
            if (labels[word] != LABEL_NONE || is_capital_word(search, word))
                rules[i](search, labels, word);
}
