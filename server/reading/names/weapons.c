#include "reading/names/weapons.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "reading/names/nominative.h"

enum { ENOUGH_BESIDE = 2, DESIGNATION_MAX = 16, SHORTEST_NOUN = 4 };

/* A word that may be a weapon, and what speaks for it. */
struct case_of {
    const struct arms_words *words;
    const struct arms_evidence *evidence;
    uint32_t word;
};

/* What the word's own text and sentence say, without the word itself. */
static bool has_context(const struct search *search, const struct case_of *of)
{
    const struct word *const word = word_at(search, of->word);
    const int beside =
        of->evidence->sentence[word->sentence] - arms_weight(of->words, word->lower);
    if (search->about_arms)
        return beside >= 0;
    return beside >= ENOUGH_BESIDE && of->evidence->other <= of->evidence->arms;
}

static bool has_arms_beside(const struct search *search, const struct case_of *of)
{
    const struct word *const word = word_at(search, of->word);
    const int beside =
        of->evidence->sentence[word->sentence] - arms_weight(of->words, word->lower);
    return beside > 0 && has_context(search, of);
}

static bool is_granted(const struct search *search, const struct case_of *of,
                       enum needs needs)
{
    switch (needs) {
    case NEEDS_NOTHING:
        return of->evidence->other <= 2 * of->evidence->arms + 4;
    case NEEDS_CONTEXT:
        return has_context(search, of);
    case NEEDS_ARMS:
        return has_arms_beside(search, of);
    case NEEDS_NEVER:
        break;
    }
    return false;
}

/* The system that the beginning of a compound names: "Iskander" of "Iskander-Rakete".
 */
static bool find_system(const struct search *search, struct slice lower,
                        struct sense *out)
{
    for (size_t end = lower.length; end > 0; end--) {
        if (end < lower.length && lower.bytes[end] != '-')
            continue;
        const struct slice part = slice_part(lower, 0, end);
        const struct hit hit = scan_lookup(search->gazetteer, part, true);
        if ((hit.mask & MASK_WEAPON) != 0 &&
            gazetteer_sense(search->gazetteer, &hit, MASK_WEAPON, out))
            return true;
    }
    return false;
}

/* Whether the beginning of a compound makes its ambiguous end clear: "Kriegsdrohne". */
static int prefix_weight(const struct case_of *of, struct slice lower, size_t tail)
{
    return tail == 0 ? 0 : arms_weight(of->words, slice_part(lower, 0, tail));
}

static bool is_head_granted(const struct search *search, const struct case_of *of,
                            const struct entry *head, size_t tail)
{
    const struct word *const word = word_at(search, of->word);
    const int prefix = prefix_weight(of, word->lower, tail);
    const bool hyphen = tail > 0 && word->lower.bytes[tail - 1] == '-';
    if (head->needs == NEEDS_NEVER || prefix < 0)
        return false;
    if (prefix > 0 && head->needs != NEEDS_NOTHING)
        return is_granted(search, of, NEEDS_NOTHING);
    if (tail > 0 && !hyphen && head->needs == NEEDS_ARMS)
        return false;
    return is_granted(search, of, (enum needs)head->needs);
}

/* The first word of a weapon's name: adjectives such as "ballistisch" belong to it. */
static uint32_t with_modifiers(const struct search *search, uint32_t word)
{
    const uint32_t start = sentence_of(search, word)->first;
    while (word > start && (search->clues[word - 1].mask & MASK_WEAPON_MODIFIER) != 0)
        word--;
    return word;
}

static bool find_head(struct search *search, const struct case_of *of)
{
    const struct clue *const clue = &search->clues[of->word];
    const struct slice lower = word_at(search, of->word)->lower;
    const struct hit *const hit = clue->tail > 0 ? &clue->ended : &clue->hit;
    struct sense head = { 0 }, system = { 0 };
    if ((clue->mask & MASK_WEAPON_HEAD) == 0 ||
        !gazetteer_sense(search->gazetteer, hit, MASK_WEAPON_HEAD, &head))
        return false;
    const struct entry *const entry = gazetteer_entry(search->gazetteer, head);
    const bool named =
        clue->tail > 1 &&
        find_system(search, slice_part(lower, 0, clue->tail - 1U), &system) &&
        entry->needs != NEEDS_NEVER;
    const bool modified = with_modifiers(search, of->word) != of->word;
    if (!named && !(modified && entry->needs != NEEDS_NEVER) &&
        !is_head_granted(search, of, entry, clue->tail))
        return false;
    struct draft *const draft = draft_add(search, with_modifiers(search, of->word),
                                          of->word + 1, ENTITY_WEAPON);
    if (draft == NULL)
        return false;
    draft->known = named;
    draft->sense = named ? system : head;
    return true;
}

static bool find_name(struct search *search, const struct case_of *of)
{
    const struct clue *const clue = &search->clues[of->word];
    struct sense system = { 0 };
    if (clue->words == 0 || (clue->hit.mask & MASK_WEAPON) == 0 ||
        !gazetteer_sense(search->gazetteer, &clue->hit, MASK_WEAPON, &system))
        return false;
    const struct entry *const entry = gazetteer_entry(search->gazetteer, system);
    if (!is_granted(search, of, (enum needs)entry->needs))
        return false;
    struct draft *const draft =
        draft_add(search, of->word, of->word + clue->words, ENTITY_WEAPON);
    if (draft == NULL)
        return false;
    draft->known = true;
    draft->sense = system;
    return true;
}

/* "KN-23", "T-72B3", "2S19": capitals and digits, nothing else. */
static bool is_designation(const struct search *search, uint32_t word)
{
    const struct slice bytes = word_text(search->text, word);
    const struct word *const it = word_at(search, word);
    if (it->kind != WORD_LETTERS || !word_has(it, WORD_DIGITS) ||
        bytes.length > DESIGNATION_MAX)
        return false;
    uint32_t capitals = 0, others = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        const char byte = bytes.bytes[i];
        capitals += byte >= 'A' && byte <= 'Z';
        others += !(byte >= 'A' && byte <= 'Z') && !(byte >= '0' && byte <= '9') &&
                  byte != '-';
    }
    return capitals > 0 && capitals <= 4 && others <= 1;
}

/* The weapon that stands before a designation: "Raketen vom Typ", "Haubitze". */
static bool follows_weapon(const struct search *search, uint32_t word,
                           struct sense *head)
{
    static const char *const between[] = { "typ",    "typs", "vom",    "des",
                                           "modell", "der",  "bauart", "baureihe" };
    const uint32_t start = sentence_of(search, word)->first;
    for (uint32_t at = word, steps = 0; at > start && steps < 4; at--, steps++) {
        const struct clue *const clue = &search->clues[at - 1];
        const struct hit *const hit = clue->tail > 0 ? &clue->ended : &clue->hit;
        if ((clue->mask & MASK_WEAPON_HEAD) != 0)
            return gazetteer_sense(search->gazetteer, hit, MASK_WEAPON_HEAD, head);
        bool linking = false;
        for (size_t i = 0; i < sizeof between / sizeof between[0]; i++)
            linking |= word_is(word_at(search, at - 1), between[i]);
        if (!linking)
            return false;
    }
    return false;
}

static bool find_designation(struct search *search, const struct case_of *of)
{
    struct sense head = { 0 };
    if (!is_designation(search, of->word) || !follows_weapon(search, of->word, &head) ||
        !is_granted(search, of, NEEDS_CONTEXT))
        return false;
    struct draft *const draft =
        draft_add(search, of->word, of->word + 1, ENTITY_WEAPON);
    if (draft == NULL)
        return false;
    draft->sense = head;
    return true;
}

void weapons_find(struct search *search, const struct arms_words *words,
                  const struct arms_evidence *evidence)
{
    const struct text *const text = search->text;
    struct case_of of = { words, evidence, 0 };
    for (uint32_t i = 0; i < text->word_count; i++) {
        const uint32_t interesting = MASK_WEAPON | MASK_WEAPON_HEAD;
        const bool digits = word_has(&text->words[i], WORD_DIGITS | WORD_CAPITAL);
        const uint32_t mask = search->clues[i].mask | search->clues[i].hit.mask;
        if ((mask & interesting) == 0 && !digits)
            continue;
        of.word = i;
        if (find_name(search, &of))
            i += search->clues[i].words - 1U;
        else if (!find_head(search, &of))
            (void)find_designation(search, &of);
    }
}

double weapon_calibre(struct slice lower)
{
    char digits[8] = "";
    size_t length = 0;
    while (length < lower.length && length < sizeof digits - 1 &&
           (utf8_is_digit(lower.bytes[length]) || lower.bytes[length] == ','))
        length++;
    struct slice unit = slice_part(lower, length, lower.length);
    if (length == 0 || unit.length < 2)
        return 0;
    memcpy(digits, lower.bytes, length);
    if (unit.bytes[0] == '-')
        unit = slice_part(unit, 1, unit.length);
    if (!slice_starts_with(unit, SLICE("mm")) &&
        !slice_starts_with(unit, SLICE("millimeter")))
        return 0;
    char *const comma = strchr(digits, ',');
    if (comma != NULL)
        *comma = '.';
    return strtod(digits, NULL);
}

/* "Artillerie-" before "granate" is "Artillerie", "152-mm-" stays as it is: a hyphen
 * behind a noun only helps the reader. */
static struct slice without_hyphen(struct slice front)
{
    size_t start = front.length < 1 ? 0 : front.length - 1;
    if (start == 0 || front.bytes[start] != '-')
        return front;
    for (size_t i = 0; i < front.length; i++)
        if (utf8_is_digit(front.bytes[i]))
            return front;
    while (start > 0 && front.bytes[start - 1] != '-')
        start--;
    size_t at = start;
    const bool noun =
        utf8_is_upper(utf8_next(front, &at)) && !utf8_is_upper(utf8_next(front, &at));
    return noun && front.length - start > SHORTEST_NOUN
               ? slice_part(front, 0, front.length - 1)
               : front;
}

/* The head in the singular, behind what stands before it in the same word. */
static void append_head(struct buffer *out, struct slice front, struct slice head)
{
    const struct slice joined = without_hyphen(front);
    bool capital = joined.length == 0 || joined.bytes[joined.length - 1] == '-';
    buffer_append_slice(out, joined);
    for (size_t at = 0; at < head.length;) {
        const int32_t letter = utf8_next(head, &at);
        utf8_append(out, capital ? utf8_to_upper(letter) : letter);
        capital = letter == '-'; /* "U-Boot" */
    }
}

/* The words of a mention with the head in the nominative singular. */
static void append_name(const struct search *search, const struct draft *draft,
                        struct buffer *out)
{
    const uint32_t last = draft->end - 1;
    const struct clue *const clue = &search->clues[last];
    const struct slice lower = word_at(search, last)->lower;
    const struct slice written = word_text(search->text, last);
    /* Soft hyphens shift the letters: then the lower-case form has to do. */
    const struct slice text = written.length == lower.length ? written : lower;
    const bool has_head = (clue->mask & MASK_WEAPON_HEAD) != 0;
    const struct entry *const entry = gazetteer_entry(search->gazetteer, draft->sense);
    const struct slice head =
        has_head ? gazetteer_string(search->gazetteer, draft->sense, entry->name)
                 : lower;
    for (uint32_t i = draft->first; i < last; i++) {
        append_nominative(out, word_at(search, i)->lower, noun_gender(head));
        buffer_append_byte(out, ' ');
    }
    if (has_head)
        append_head(out, slice_part(text, 0, clue->tail), head);
    else
        buffer_append_slice(out, text);
}

struct slice weapon_name(const struct search *search, const struct draft *draft)
{
    struct buffer name;
    buffer_init(&name, 4096);
    if (draft->known) {
        const struct entry *const entry =
            gazetteer_entry(search->gazetteer, draft->sense);
        return gazetteer_string(search->gazetteer, draft->sense, entry->name);
    }
    append_name(search, draft, &name);
    const struct slice kept = arena_copy(search->arena, buffer_slice(&name));
    buffer_finish(&name);
    return kept;
}
