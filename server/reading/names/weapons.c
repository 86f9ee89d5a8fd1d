#include "reading/names/weapons.h"

#include "base/utf8.h"
#include "reading/names/designations.h"
#include "reading/names/weapon_signs.h"

enum { ROUNDS = 3, SHORTEST_NUMBERED = 4, TYPE_WORDS_MAX = 3 };

/* Words that may be a weapon, and what must be the case for it. */
struct candidate {
    uint32_t first, end;
    struct sense sense;
    uint8_t demand; /* enum demand */
    bool head;      /* told by the end of its last word */
    bool known;     /* `sense` is a system */
    bool granted;
    bool sure; /* a word beside it says what it is */
};

struct hunt {
    struct search *search;
    struct signs signs;
    struct list candidates; /* of struct candidate, in text order */
};

static struct candidate *candidate_at(const struct hunt *hunt, uint32_t number)
{
    return (struct candidate *)hunt->candidates.items + number;
}

static void add(struct hunt *hunt, const struct candidate *candidate)
{
    struct candidate *const added =
        list_add(&hunt->candidates, hunt->search->arena, sizeof *added);
    if (added == NULL)
        hunt->search->failed = true;
    else
        *added = *candidate;
}

static const struct entry *entry_of(const struct hunt *hunt, struct sense sense)
{
    return gazetteer_entry(hunt->search->gazetteer, sense);
}

static enum demand demand_of(const struct entry *entry)
{
    switch ((enum needs)entry->needs) {
    case NEEDS_NOTHING:
        return DEMAND_TOPIC;
    case NEEDS_CONTEXT:
        return DEMAND_CONTEXT;
    case NEEDS_ARMS:
        return DEMAND_ARMS;
    case NEEDS_BESIDE:
        return DEMAND_NEIGHBOUR;
    case NEEDS_NEVER:
        break;
    }
    return DEMAND_NEVER;
}

/* The first word of a weapon's name: adjectives such as "ballistisch" belong to it, and
 * a calibre that stands apart. */
static uint32_t with_modifiers(const struct search *search, uint32_t word)
{
    const uint32_t start = sentence_of(search, word)->first;
    while (word > start && (mask_at(search, word - 1) & MASK_WEAPON_MODIFIER) != 0)
        word--;
    if (word > start && weapon_calibre(word_at(search, word - 1)->lower) > 0)
        return word - 1;
    if (word > start + 1 && word_at(search, word - 2)->kind == WORD_NUMBER &&
        (word_is(word_at(search, word - 1), "mm") ||
         word_is(word_at(search, word - 1), "millimeter")))
        return word - 2;
    return word;
}

/* What the front of a compound changes about its head: "Kriegsdrohne" needs less,
 * "Fabelkanone" more. */
static enum demand demand_of_head(const struct hunt *hunt, uint32_t word, size_t tail,
                                  enum demand needs)
{
    const struct slice lower = word_at(hunt->search, word)->lower;
    const int prefix =
        tail == 0 ? 0 : arms_weight(hunt->signs.words, slice_part(lower, 0, tail));
    if (needs == DEMAND_NEVER || prefix < 0)
        return DEMAND_NEVER;
    if (prefix > 0 && needs != DEMAND_TOPIC)
        return DEMAND_TOPIC;
    const bool hyphen = tail > 0 && lower.bytes[tail - 1] == '-';
    return tail > 0 && !hyphen && needs == DEMAND_ARMS ? DEMAND_MANY : needs;
}

static bool find_head(struct hunt *hunt, uint32_t word)
{
    const struct search *const search = hunt->search;
    const struct clue *const clue = &search->clues[word];
    const struct hit *const hit = clue->tail > 0 ? &clue->ended : &clue->hit;
    struct sense head = { 0 }, system = { 0 };
    if ((clue->mask & MASK_WEAPON_HEAD) == 0 ||
        !gazetteer_sense(search->gazetteer, hit, MASK_WEAPON_HEAD, &head))
        return false;
    const struct entry *const entry = entry_of(hunt, head);
    const enum demand needs = demand_of(entry);
    const bool never = needs == DEMAND_NEVER;
    const struct slice front = slice_part(word_at(search, word)->lower, 0,
                                          clue->tail > 0 ? clue->tail - 1U : 0);
    struct candidate found = {
        .first = word, .end = word + 1, .sense = head, .head = true
    };
    found.known =
        !never && clue->tail > 1 && designation_system(search, front, &system);
    if (!never)
        found.first = with_modifiers(search, word);
    const bool modified = found.first != word;
    found.demand = (uint8_t)(never ? DEMAND_NEVER
                             : found.known || modified
                                 ? DEMAND_TOPIC
                                 : demand_of_head(hunt, word, clue->tail, needs));
    found.demand = (uint8_t)signs_raise(
        &hunt->signs, word, gazetteer_string(search->gazetteer, head, entry->name),
        (enum demand)found.demand);
    if (found.known)
        found.sense = system;
    add(hunt, &found);
    return true;
}

/* "Leopard 2 A7": the letter and number of a variant belong to the name. */
static uint32_t with_variant(const struct search *search, uint32_t end)
{
    const struct word *const before = word_at(search, end - 1);
    if (end >= sentence_of(search, end - 1)->end || before->kind != WORD_NUMBER)
        return end;
    const struct slice text = word_text(search->text, end);
    return text.length >= 2 && text.length <= 4 && text.bytes[0] >= 'A' &&
                   text.bytes[0] <= 'Z' && utf8_is_digit(text.bytes[1])
               ? end + 1
               : end;
}

/* "BM-21", "M1A2 Abrams": numbers are hardly anything else. */
static bool is_numbered(struct slice name)
{
    size_t digits = 0, joints = 0;
    for (size_t i = 0; i < name.length; i++) {
        digits += utf8_is_digit(name.bytes[i]);
        joints += name.bytes[i] == '-' || name.bytes[i] == ' ';
    }
    return digits > 0 && joints > 0 && name.length > SHORTEST_NUMBERED;
}

static enum demand demand_of_name(const struct hunt *hunt, uint32_t first, uint32_t end,
                                  const struct entry *entry)
{
    const struct search *const search = hunt->search;
    const struct span span = { word_at(search, first)->span.start,
                               word_at(search, end - 1)->span.end };
    const enum demand needs = demand_of(entry);
    const bool numbered = is_numbered(span_text(search->text->bytes, span));
    if (!numbered || needs == DEMAND_TOPIC || needs == DEMAND_NEVER)
        return needs;
    return needs == DEMAND_CONTEXT ? DEMAND_TOPIC : DEMAND_CONTEXT;
}

static bool find_name(struct hunt *hunt, uint32_t word)
{
    const struct search *const search = hunt->search;
    const struct clue *const clue = &search->clues[word];
    struct sense system = { 0 };
    if (clue->words == 0 || (clue->hit.mask & MASK_WEAPON) == 0 ||
        !gazetteer_sense(search->gazetteer, &clue->hit, MASK_WEAPON, &system))
        return false;
    const uint32_t end = with_variant(search, word + clue->words);
    const enum demand needs = demand_of_name(hunt, word, end, entry_of(hunt, system));
    add(hunt, &(struct candidate){
                  .first = word,
                  .end = end,
                  .sense = system,
                  .known = true,
                  .demand = (uint8_t)signs_raise(
                      &hunt->signs, word, word_at(search, word)->lower, needs) });
    return true;
}

/* "Panzir-S1", "Patriot-Batterie": what is known of it is the system. */
static bool find_variant(struct hunt *hunt, uint32_t word)
{
    const struct search *const search = hunt->search;
    struct sense system = { 0 };
    const bool carrier = designation_carrier(search, word, &system);
    if (!carrier && !designation_variant(search, word, &system))
        return false;
    const enum demand needs = demand_of(entry_of(hunt, system));
    add(hunt, &(struct candidate){
                  .first = word,
                  .end = word + 1,
                  .sense = system,
                  .known = true,
                  .demand = (uint8_t)(carrier && needs == DEMAND_CONTEXT ? DEMAND_TOPIC
                                                                         : needs) });
    return true;
}

/* A word of a type's name: capitals or, behind another, digits. */
static bool may_be_type(const struct search *search, uint32_t word, bool behind)
{
    const struct word *const it = word_at(search, word);
    if (behind && (it->kind == WORD_NUMBER || word_has(it, WORD_DIGITS)))
        return true;
    return it->kind == WORD_LETTERS && word_has(it, WORD_CAPITAL) &&
           !(behind && (mask_at(search, word) & (MASK_SPOKEN | MASK_COMPOUND)) != 0);
}

/* "vom Typ Quastrim", "vom Typ Quastrim 914": how many words name it, whatever they
 * look like. */
static uint32_t type_words(const struct search *search, uint32_t word)
{
    static const char *const types[] = { "typ", "typs", NULL };
    const struct sentence *const sentence = sentence_of(search, word);
    if (word == sentence->first || !word_is_any(word_at(search, word - 1), types))
        return 0;
    uint32_t end = word;
    while (end < sentence->end && end - word < TYPE_WORDS_MAX &&
           may_be_type(search, end, end > word))
        end++;
    return end - word;
}

/* "Drohnen vom Typ": what is behind it is one. */
static bool is_behind_weapon(const struct hunt *hunt, uint32_t word)
{
    if (hunt->candidates.count == 0)
        return false;
    const uint32_t behind = candidate_at(hunt, hunt->candidates.count - 1)->end;
    return word_at(hunt->search, behind - 1)->sentence ==
               word_at(hunt->search, word)->sentence &&
           signs_tie(hunt->search, behind, word) == TIE_SAME;
}

/* How many words the weapon has that begins here; 0: none does. */
static uint32_t find_designation(struct hunt *hunt, uint32_t word)
{
    uint32_t words = 0;
    if (is_behind_weapon(hunt, word))
        words = type_words(hunt->search, word);
    if (words == 0)
        words = designation_words(hunt->search, word);
    if (words > 0)
        add(hunt, &(struct candidate){
                      .first = word, .end = word + words, .demand = DEMAND_NEIGHBOUR });
    return words;
}

static void find_candidates(struct hunt *hunt)
{
    const struct text *const text = hunt->search->text;
    const uint64_t signs =
        SIGN_CAPITAL | SIGN_DIGITS | SIGN_PHRASE | MASK_WEAPON | MASK_WEAPON_HEAD;
    uint32_t word = word_signs_next(&hunt->search->signs, signs, 0);
    while (word < text->word_count) {
        uint32_t end = word + 1;
        if (find_name(hunt, word))
            end = candidate_at(hunt, hunt->candidates.count - 1)->end;
        else if (!find_head(hunt, word) && !find_variant(hunt, word))
            end = word + find_designation(hunt, word);
        end = end > word ? end : word + 1;
        word = word_signs_next(&hunt->search->signs, signs, end);
    }
}

static void grant(struct hunt *hunt, struct candidate *candidate)
{
    candidate->granted = true;
    signs_add_weapon(&hunt->signs, candidate->end - 1);
}

/* First those that need least, which then speak for the others. */
static void grant_by_signs(struct hunt *hunt, enum demand most)
{
    for (uint32_t i = 0; i < hunt->candidates.count; i++) {
        struct candidate *const candidate = candidate_at(hunt, i);
        const enum demand demand = (enum demand)candidate->demand;
        if (!candidate->granted && demand <= most &&
            signs_meet(&hunt->signs, candidate->end - 1, demand))
            grant(hunt, candidate);
    }
}

/* Whether a weapon that is granted lends its certainty to the other one beside it. */
static bool lends(const struct hunt *hunt, const struct candidate *from,
                  const struct candidate *to, enum tie tie)
{
    const uint32_t persons = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_PERSON;
    if (tie == TIE_NONE || to->demand >= DEMAND_NEVER || !from->granted)
        return false;
    if (to->demand == DEMAND_NEIGHBOUR)
        return from->first < to->first && (tie == TIE_SAME || !from->head);
    if (to->demand == DEMAND_MANY)
        return false;
    return tie == TIE_SAME || to->demand != DEMAND_ARMS ||
           (mask_at(hunt->search, to->first) & persons) == 0;
}

static bool grant_neighbours(struct hunt *hunt)
{
    bool changed = false;
    for (uint32_t i = 0; i + 1 < hunt->candidates.count; i++) {
        struct candidate *const a = candidate_at(hunt, i);
        struct candidate *const b = candidate_at(hunt, i + 1);
        if (b->first < a->end || word_at(hunt->search, a->first)->sentence !=
                                     word_at(hunt->search, b->first)->sentence)
            continue;
        const enum tie tie = signs_tie(hunt->search, a->end, b->first);
        struct candidate *const from = a->granted ? a : b, *const to =
                                                               a->granted ? b : a;
        if (!lends(hunt, from, to, tie))
            continue;
        if (!to->known && to->demand == DEMAND_NEIGHBOUR)
            to->sense = from->sense;
        to->sure = tie == TIE_SAME;
        grant(hunt, to);
        changed = true;
    }
    return changed;
}

static bool is_generic(const struct hunt *hunt, const struct candidate *candidate)
{
    const struct slice class =
        gazetteer_string(hunt->search->gazetteer, candidate->sense,
                         entry_of(hunt, candidate->sense)->detail);
    return slice_is(class, "arms-generic") || slice_is(class, "ammunition");
}

static bool is_same(const struct hunt *hunt, const struct candidate *a,
                    const struct candidate *b)
{
    if (a->demand == DEMAND_NEIGHBOUR && !a->known)
        return word_at(hunt->search, a->first)->hash ==
               word_at(hunt->search, b->first)->hash;
    return a->sense.number == b->sense.number && a->sense.part == b->sense.part;
}

/* The weapon of this name that was granted elsewhere, or any if it is but "Waffe". */
static const struct candidate *find_granted(const struct hunt *hunt,
                                            const struct candidate *candidate)
{
    const bool generic = candidate->head && is_generic(hunt, candidate);
    for (uint32_t i = 0; i < hunt->candidates.count; i++) {
        const struct candidate *const other = candidate_at(hunt, i);
        if (other->granted && (generic || is_same(hunt, candidate, other)))
            return other;
    }
    return NULL;
}

/* What was a weapon once in a text is one again, if nothing speaks against it. */
static bool grant_repeated(struct hunt *hunt)
{
    bool changed = false;
    for (uint32_t i = 0; i < hunt->candidates.count; i++) {
        struct candidate *const candidate = candidate_at(hunt, i);
        const bool wanted =
            candidate->demand <= DEMAND_ARMS || candidate->demand == DEMAND_NEIGHBOUR;
        if (candidate->granted || !wanted ||
            !signs_are_calm(&hunt->signs, candidate->end - 1))
            continue;
        const struct candidate *const model = find_granted(hunt, candidate);
        if (model == NULL)
            continue;
        if (!candidate->known && !candidate->head)
            candidate->sense = model->sense;
        grant(hunt, candidate);
        changed = true;
    }
    return changed;
}

static void write_drafts(const struct hunt *hunt)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < hunt->candidates.count; i++) {
        const struct candidate *const candidate = candidate_at(hunt, i);
        if (!candidate->granted || candidate->first < end)
            continue;
        struct draft *const draft =
            draft_add(hunt->search, candidate->first, candidate->end, ENTITY_WEAPON);
        if (draft == NULL)
            return;
        draft->known = candidate->known;
        draft->sense = candidate->sense;
        draft->certain = candidate->sure;
        end = candidate->end;
    }
}

void weapons_find(struct search *search, const struct arms_words *words,
                  const struct idioms *idioms, const struct arms_evidence *evidence)
{
    struct hunt hunt = { .search = search };
    if (!signs_init(&hunt.signs, search, words, idioms, evidence)) {
        search->failed = true;
        return;
    }
    find_candidates(&hunt);
    grant_by_signs(&hunt, DEMAND_TOPIC);
    grant_by_signs(&hunt, DEMAND_MANY);
    for (int round = 0; round < ROUNDS; round++) {
        const bool neighbours = grant_neighbours(&hunt);
        if (!grant_repeated(&hunt) && !neighbours)
            break;
    }
    write_drafts(&hunt);
}
