#include "reading/names/endings.h"

#include <string.h>

#include "base/buffer.h"
#include "reading/names/forms.h"
#include "reading/names/labels.h"
#include "reading/names/nominative.h"

enum {
    OWNED_REACH = 4, /* words of "zweite große Reise" */
    NAME_CEILING = 64 * 1024
};

/* "zweite", "großen", "24.", „: what may stand between an owner and what is owned. An
 * article or pronoun there begins a phrase of its own. */
static bool is_between(const struct word *word)
{
    static const char *const own[] = { "alle",  "allen",  "diese",  "diesen", "dieser",
                                       "seine", "seinen", "seiner", "ihre",   "ihren",
                                       "ihrer", "unsere", "viele",  "welche", NULL };
    if (word->kind == WORD_NUMBER || word_is(word, ".") ||
        (word_is_quote(word) && word_has(word, WORD_SPACE)))
        return true;
    return word->kind == WORD_LETTERS && word->lower.length >= 4 &&
           ends_like_adjective(word->lower) && !word_is_any(word, own) &&
           !word_is_indefinite_article(word);
}

/* "Putins Reise", "Putins zweite große Reise". */
static bool owns_what_follows(const struct search *search, const struct draft *draft)
{
    const uint32_t end = sentence_of(search, draft->first)->end;
    for (uint32_t i = draft->end; i < end && i < draft->end + OWNED_REACH; i++) {
        if (is_capital_word(search, i))
            return true;
        if (!is_between(word_at(search, i)))
            return false;
    }
    return false;
}

/* "die Reise Putins", "die Reise Präsident Putins": a role before the name is its own.
 */
static bool is_owner_behind(const struct search *search, const struct draft *draft)
{
    const uint32_t start = sentence_of(search, draft->first)->first;
    uint32_t at = draft->first;
    while (at > start && (search->clues[at - 1].mask & MASK_ROLE) != 0)
        at--;
    return at > start && is_capital_word(search, at - 1);
}

/* "des Quastrim Konzerns", "des nahen Flusses". */
static bool stands_behind_article(const struct search *search,
                                  const struct draft *draft)
{
    static const char *const articles[] = { "des",    "eines", "dieses",
                                            "seines", "ihres", NULL };
    const uint32_t start = sentence_of(search, draft->first)->first;
    for (uint32_t i = draft->first; i > start && i + 2 > draft->first; i--)
        if (word_is_any(word_at(search, i - 1), articles))
            return true;
    return false;
}

/* An organisation is called by two words, as in "Velmar Robotics Werk"; what it owns
 * follows at once. */
static bool may_be_genitive_of_organisation(const struct search *search,
                                            const struct draft *draft)
{
    return stands_behind_article(search, draft) ||
           (draft->end < sentence_of(search, draft->first)->end &&
            is_capital_word(search, draft->end));
}

static bool may_be_genitive(const struct search *search, const struct draft *draft)
{
    return owns_what_follows(search, draft) || is_owner_behind(search, draft) ||
           stands_behind_article(search, draft);
}

bool is_with_s(struct slice longer, struct slice word)
{
    return longer.length == word.length + 1 && slice_starts_with(longer, word) &&
           longer.bytes[word.length] == 's';
}

/* "JFKs" */
static bool is_abbreviation_with_s(struct slice text)
{
    for (size_t i = 0; i + 1 < text.length; i++)
        if (text.bytes[i] < 'A' || text.bytes[i] > 'Z')
            return false;
    return text.length > 2;
}

/* "Marcus", "Ross": ends that names have of their own. */
static bool ends_like_name(struct slice name)
{
    static const char *const own[] = { "ss", "us", "is", "as", "os", NULL };
    return slice_ends_with_any(name, own);
}

/* Whether the s at the end of a person's or place's name is the name's own. Another
 * mention without it decides; else one that stands where there can be no genitive. */
static bool is_own(const struct search *search, const struct draft *draft)
{
    const struct draft *const all = search->drafts.items;
    const struct slice name = word_at(search, draft->end - 1)->lower;
    bool own = ends_like_name(name);
    if (is_abbreviation_with_s(word_text(search->text, draft->end - 1)))
        return false;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        if (all[i].kind != draft->kind || all[i].derived)
            continue;
        const struct slice last = word_at(search, all[i].end - 1)->lower;
        if (is_with_s(name, last))
            return false;
        own = own || (slice_equals(last, name) && !may_be_genitive(search, &all[i]));
    }
    return own;
}

/* The same of an organisation's. */
static bool is_own_of_organisation(const struct search *search,
                                   const struct draft *draft)
{
    const uint32_t words = draft->end - draft->first;
    if (words > 2 || ends_like_name(word_at(search, draft->end - 1)->lower) ||
        (words == 2 && !may_be_genitive_of_organisation(search, draft)))
        return true;
    /* "Logistics" is called so, "Ministeriums" is not. */
    const struct slice last = word_at(search, draft->end - 1)->lower;
    return words == 2 &&
           (search->clues[draft->end - 1].mask & MASK_ORGANISATION_HEAD) != 0 &&
           slice_ends_with(last, SLICE("s")) &&
           noun_gender(slice_part(last, 0, last.length - 1)) == '\0';
}

/* A name that the lexicon has as it is has no ending of a genitive. */
static bool may_have_ending(const struct search *search, const struct draft *draft)
{
    const struct slice name = span_text(search->text->bytes, draft->span);
    const struct clue *const clue = &search->clues[draft->end - 1];
    const struct word *const last = word_at(search, draft->end - 1);
    const bool known_as_it_is =
        (clue->mask & (MASK_FIRST_NAME | MASK_LAST_NAME)) != 0 &&
        clue->form == FORM_PLAIN;
    return !draft->derived && !known_as_it_is && draft->kind != ENTITY_WEAPON &&
           !word_has(last, WORD_UPPER) && last->lower.length >= 4 &&
           slice_ends_with(name, SLICE("s"));
}

/* The text of the draft without the ending of a genitive, if it stands in one. */
static struct slice without_genitive(const struct search *search,
                                     const struct draft *draft)
{
    struct slice name = span_text(search->text->bytes, draft->span);
    if (may_have_ending(search, draft) &&
        !(draft->kind == ENTITY_ORGANISATION ? is_own_of_organisation(search, draft)
                                             : is_own(search, draft)))
        name.length--;
    return name;
}

/* A noun that tells its gender, and how much of the word is its nominative. */
struct head {
    char gender; /* '\0': there is none */
    size_t length;
};

static struct head head_at(const struct search *search, uint32_t word)
{
    const struct slice endings[] = { SLICE(""), SLICE("s"), SLICE("es") };
    const struct slice lower = word_at(search, word)->lower;
    struct head head = { '\0', lower.length };
    if (!word_has(word_at(search, word), WORD_CAPITAL))
        return head;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const size_t length = lower.length - endings[i].length;
        if (!slice_ends_with(lower, endings[i]))
            continue;
        const char gender = noun_gender(slice_part(lower, 0, length));
        if (gender != '\0' && (i == 0 || gender != 'f'))
            return (struct head){ gender, length };
    }
    return head;
}

/* "Französischen", "nordkoreanischen", "Grünen" beside "Grüne"; but "Volkswagen" is a
 * name in one form only. */
static bool may_inflect(const struct search *search, uint32_t word)
{
    const uint32_t names = MASK_PERSON | MASK_PLACE | MASK_ORGANISATION;
    const struct word *const it = word_at(search, word);
    if (it->kind != WORD_LETTERS || word_has(it, WORD_HYPHEN) ||
        word_has(it, WORD_UPPER))
        return false;
    const struct slice shorter = slice_part(it->lower, 0, it->lower.length - 1);
    return (search->clues[word].mask & names) == 0 ||
           (scan_lookup(search->gazetteer, shorter, false).mask & names) != 0;
}

/* Behind the number of "47. mechanisierte Brigade". */
static uint32_t first_adjective(const struct search *search, const struct draft *draft)
{
    const bool numbered = draft->first + 2 < draft->end &&
                          word_at(search, draft->first)->kind == WORD_NUMBER &&
                          word_is(word_at(search, draft->first + 1), ".");
    return draft->first + (numbered ? 2 : 0);
}

/* The adjectives before the head, and the head, in the nominative: "Französischen
 * Kommunistischen Partei", "Kunsthistorischen Museums Wien". */
static void append_nominatives(const struct search *search, const struct draft *draft,
                               uint32_t at, struct head head, bool genitive,
                               struct buffer *out)
{
    uint32_t written = draft->span.start;
    for (uint32_t i = first_adjective(search, draft); i < at; i++) {
        const struct span span = word_at(search, i)->span;
        const struct slice adjective = word_text(search->text, i);
        genitive = genitive || slice_ends_with(adjective, SLICE("en"));
        buffer_append_slice(out, slice_part(search->text->bytes, written, span.start));
        append_nominative(out, adjective, head.gender);
        written = span.end;
    }
    const uint32_t end = word_at(search, at)->span.end;
    const size_t ending =
        genitive ? word_at(search, at)->lower.length - head.length : 0;
    buffer_append_slice(out, slice_part(search->text->bytes, written, end - ending));
    buffer_append_slice(out, slice_part(search->text->bytes, end, draft->span.end));
}

/* Adjectives of one noun do. */
static bool end_alike(const struct search *search, uint32_t a, uint32_t b)
{
    const struct slice left = word_at(search, a)->lower;
    const struct slice right = word_at(search, b)->lower;
    return left.bytes[left.length - 1] == right.bytes[right.length - 1];
}

/* bytes NULL if there is nothing to change, or no memory. `genitive`: its last word
 * stands in one. */
static struct slice with_nominatives(const struct search *search,
                                     const struct draft *draft, bool genitive)
{
    struct head head = { 0 };
    struct slice kept = { 0 };
    const uint32_t first = first_adjective(search, draft);
    uint32_t at = first;
    while (head.gender == '\0' && at + 1 < draft->end && may_inflect(search, at) &&
           end_alike(search, first, at))
        head = head_at(search, ++at);
    if (head.gender == '\0')
        return kept;
    struct buffer out;
    buffer_init(&out, NAME_CEILING);
    append_nominatives(search, draft, at, head, genitive, &out);
    if (out.failure == FAULT_NONE)
        kept = arena_copy(search->arena, buffer_slice(&out));
    buffer_finish(&out);
    return kept;
}

struct slice name_in_nominative(const struct search *search, const struct draft *draft)
{
    const struct slice name = without_genitive(search, draft);
    if (draft->kind != ENTITY_ORGANISATION || draft->derived ||
        draft->end - draft->first < 2)
        return name;
    const bool genitive = name.length < draft->span.end - draft->span.start;
    const struct slice nominative = with_nominatives(search, draft, genitive);
    return nominative.bytes == NULL ? name : nominative;
}
