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
enum { CAPITAL = 32, SIGNS = 41, BLOCK = 64 /* words */ };
#define SIGN_CAPITAL (UINT64_C(1) << CAPITAL)
#define SIGN_PHRASE  (UINT64_C(1) << 33) /* a phrase of the lexicon begins */
#define SIGN_FIRST   (UINT64_C(1) << 34) /* a sentence begins */
#define SIGN_HYPHEN  (UINT64_C(1) << 35) /* a capital word with a hyphen */
#define SIGN_SECOND  (UINT64_C(1) << 36) /* a capital word behind another */
/* A capital word with this behind it: another, a number, "&", a comma. */
#define SIGN_PAIR   (UINT64_C(1) << 37)
#define SIGN_NUMBER (UINT64_C(1) << 38)
#define SIGN_JOINED (UINT64_C(1) << 39)
#define SIGN_COMMA  (UINT64_C(1) << 40)

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
    { rule_foreign_purpose, AT_ANY, MASK_ORGANISATION_HEAD },
    { rule_known, AT_ORGANISATION, NOUNS },
    { rule_kind, AT_ANY, MASK_KINDS },
    { rule_kin, AT_ANY, SIGN_HYPHEN },
    { rule_short, AT_ANY, SIGN_CAPITAL },
    { rule_foreign_lead, AT_ANY, MASK_FOREIGN_LEAD },
    { rule_partners, AT_ANY, SIGN_JOINED },
    { rule_trade, AT_ANY, SIGN_SECOND },
    { rule_lead, AT_ANY, MASK_LEADS },
    { rule_colours, AT_ANY, SIGN_PAIR },
    { rule_unit, AT_ANY, SIGN_NUMBER },
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

/* Of 64 words, one behind the other, a bit for each that shows a sign. */
struct block {
    uint64_t with[SIGNS];
};

/* What the word behind it shows of a capital word. */
static uint64_t signs_behind(const struct search *search, uint32_t word)
{
    if (word + 1 == search->text->word_count)
        return 0;
    if (is_capital_word(search, word + 1))
        return SIGN_PAIR;
    const struct word *const next = word_at(search, word + 1);
    if (next->kind == WORD_NUMBER)
        return SIGN_NUMBER;
    if (next->lower.length != 1)
        return 0;
    const char mark = next->lower.bytes[0];
    return mark == '&' ? SIGN_JOINED : mark == ',' ? SIGN_COMMA : 0;
}

static uint64_t signs_of(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    uint64_t signs = clue->mask;
    if (is_capital_word(search, word)) {
        signs |= SIGN_CAPITAL | signs_behind(search, word);
        if (word_has(word_at(search, word), WORD_HYPHEN))
            signs |= SIGN_HYPHEN;
        if (word > 0 && is_capital_word(search, word - 1))
            signs |= SIGN_SECOND;
    }
    if (clue->words > 1 && clue->inside == 0)
        signs |= SIGN_PHRASE;
    if (word == sentence_of(search, word)->first)
        signs |= SIGN_FIRST;
    return signs;
}

/* All words of the text, in blocks; NULL: out of memory. */
static const struct block *find_signs(const struct search *search)
{
    const uint32_t count = search->text->word_count;
    struct block *const blocks =
        arena_array(search->arena, count / BLOCK + 1, sizeof *blocks);
    uint64_t wanted = SIGN_CAPITAL;
    for (size_t i = 0; i < RULES; i++)
        wanted |= rules[i].signs;
    for (uint32_t i = 0; blocks != NULL && i < count; i++) {
        for (uint64_t signs = signs_of(search, i) & wanted; signs != 0;
             signs &= signs - 1)
            blocks[i / BLOCK].with[__builtin_ctzll(signs)] |= UINT64_C(1) << i % BLOCK;
    }
    return blocks;
}

/* The words of the block with one of the signs. */
static uint64_t words_with(const struct block *block, uint64_t signs)
{
    uint64_t words = 0;
    for (; signs != 0; signs &= signs - 1)
        words |= block->with[__builtin_ctzll(signs)];
    return words;
}

/* Those of the `count` words that have a label. Most have none: eight are looked at in
 * one, and the product gathers their bits. */
static uint64_t words_labelled(const uint8_t *labels, uint32_t count)
{
    uint8_t padded[BLOCK] = { 0 };
    uint64_t words = 0, eight = 0;
    memcpy(padded, labels, count);
    for (unsigned i = 0; i < BLOCK; i += sizeof eight) {
        memcpy(&eight, padded + i, sizeof eight);
        eight =
            (eight + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7 & UINT64_C(0x0101010101010101);
        words |= (eight * UINT64_C(0x0102040810204080)) >> 56 << i;
    }
    return words;
}

/* The words of the block that the rule has to look at. */
static uint64_t words_of_rule(const struct rule *rule, const struct block *block,
                              const uint8_t *labels, uint32_t count)
{
    return rule->signs != 0 ? words_with(block, rule->signs)
                            : words_labelled(labels, count);
}

static bool asks(const struct rule *rule, const struct block *block, unsigned word,
                 uint8_t label)
{
    const bool small = label == LABEL_NONE && (block->with[CAPITAL] >> word & 1) == 0;
    return (rule->labels & (small ? AT_SMALL : AT(label))) != 0;
}

/* Asks the rule at the words of one block; labels that it sets count from there on. */
static void run_in_block(const struct rule *rule, const struct search *search,
                         const struct block *block, uint8_t *labels, uint32_t first)
{
    const uint32_t left = search->text->word_count - first;
    const uint32_t count = left < BLOCK ? left : BLOCK;
    uint64_t words = words_of_rule(rule, block, labels + first, count);
    while (words != 0) {
        const unsigned word = (unsigned)__builtin_ctzll(words);
        words &= words - 1;
        if (!asks(rule, block, word, labels[first + word]))
            continue;
        rule->apply(search, labels, first + word);
        words = words_of_rule(rule, block, labels + first, count) & ~UINT64_C(1)
                                                                        << word;
    }
}

void rules_apply(struct search *search, uint8_t *labels)
{
    const uint32_t count = search->text->word_count;
    const struct block *const blocks = find_signs(search);
    search->failed = search->failed || blocks == NULL;
    for (size_t i = 0; blocks != NULL && i < RULES; i++)
        for (uint32_t first = 0; first < count; first += BLOCK)
            run_in_block(&rules[i], search, &blocks[first / BLOCK], labels, first);
}
