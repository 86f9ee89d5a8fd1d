#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/steps.h"

enum {
    LONG_WORD = 5,         /* letters of a word in small letters that says something */
    MONTHS_APART_MAX = 62, /* days between two reports of one event without a date */
    LIKE_WORDING = 50,     /* per cent of shared terms */
    LIKE_GOODS = 20,       /* the same where parties and goods agree already */
    SHARED_TERMS = 4,
    UNIT_STEM = 4, /* letters that a unit must have to be compared by its end */
};

/* Frequent long words that say nothing about what a claim is about. */
static const char *const empty_words[] = {
    "aber",   "allerdings", "andere",   "anderen", "bereits", "bisher", "damit",
    "danach", "dabei",      "darauf",   "diese",   "diesem",  "diesen", "dieser",
    "dieses", "durch",      "einen",    "einer",   "eines",   "gegen",  "haben",
    "hatte",  "hatten",     "hätten",   "immer",   "jedoch",  "keine",  "keinen",
    "könne",  "können",     "könnte",   "könnten", "müsse",   "müssen", "nicht",
    "nichts", "ohne",       "schon",    "sehr",    "seien",   "seine",  "seinen",
    "seiner", "sollen",     "solle",    "sollte",  "sondern", "unter",  "waren",
    "weiter", "weitere",    "weiteren", "werde",   "werden",  "wieder", "wolle",
    "wollen", "worden",     "wurde",    "wurden",  "würde",   "würden", "zwischen",
};

static bool gather_empty_words(struct map *map, struct arena *arena,
                               struct fault *fault)
{
    for (size_t i = 0; i < sizeof empty_words / sizeof empty_words[0]; i++)
        if (!map_set(map, arena, slice_of(empty_words[i]), 1, fault))
            return false;
    return true;
}

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static uint32_t sort_unique(uint64_t *hashes, uint32_t count)
{
    uint32_t kept = 0;
    if (count > 0)
        qsort(hashes, count, sizeof *hashes, compare_hashes);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || hashes[i] != hashes[kept - 1])
            hashes[kept++] = hashes[i];
    return kept;
}

/* Collects the stems of a claim's words. */
struct collector {
    struct sb_stemmer *stemmer;
    struct arena *arena;
    struct map empty_words;
    struct list terms; /* of uint64_t */
};

static bool add_term(struct collector *collector, struct slice word, bool capital)
{
    char lower[128];
    size_t length = 0, letters = 0;
    for (size_t at = 0; at < word.length && length + 4 < sizeof lower; letters++)
        length += utf8_encode(utf8_to_lower(utf8_next(word, &at)), lower + length);
    if ((!capital && letters < LONG_WORD) ||
        map_find(&collector->empty_words, (struct slice){ lower, length }) != MAP_NONE)
        return true;
    const sb_symbol *const stem =
        sb_stemmer_stem(collector->stemmer, (const sb_symbol *)lower, (int)length);
    uint64_t *const term = list_add(&collector->terms, collector->arena, sizeof *term);
    if (stem == NULL || term == NULL)
        return false;
    const size_t stem_length = (size_t)sb_stemmer_length(collector->stemmer);
    *term = slice_hash((struct slice){ (const char *)stem, stem_length });
    return true;
}

static bool add_terms(struct collector *collector, struct slice text)
{
    size_t start = SIZE_MAX;
    bool capital = false;
    for (size_t at = 0; at <= text.length;) {
        const size_t before = at;
        const int32_t code_point = utf8_next(text, &at);
        const bool letter = code_point >= 0 && utf8_is_letter(code_point);
        if (letter && start == SIZE_MAX) {
            start = before;
            capital = utf8_is_upper(code_point);
        }
        if (!letter && start != SIZE_MAX) {
            if (!add_term(collector, slice_part(text, start, before), capital))
                return false;
            start = SIZE_MAX;
        }
        if (before == text.length)
            break;
    }
    return true;
}

static bool set_terms(struct collector *collector, struct proposition *proposition)
{
    collector->terms = (struct list){ 0 };
    for (uint32_t i = 0; i < proposition->claim->span_count; i++) {
        const struct slice text =
            span_text(proposition->article->text, proposition->claim->spans[i]);
        if (!add_terms(collector, text))
            return false;
    }
    proposition->terms = collector->terms.items;
    proposition->term_count =
        sort_unique(collector->terms.items, collector->terms.count);
    return true;
}

static int compare_numbers(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static bool set_entities(struct arena *arena, const uint32_t *entity_of,
                         struct proposition *proposition)
{
    const struct claim *const claim = proposition->claim;
    const uint32_t count = claim->about_count + claim->weapon_count;
    uint32_t *const all = arena_array(arena, count + 1, sizeof *all);
    uint32_t kept = 0;
    if (all == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const bool about = i < claim->about_count;
        all[i] =
            entity_of[about ? claim->about[i] : claim->weapons[i - claim->about_count]];
    }
    qsort(all, count, sizeof *all, compare_numbers);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || all[i] != all[kept - 1])
            all[kept++] = all[i];
    proposition->entities = all;
    proposition->entity_count = kept;
    return true;
}

static bool set_classes(struct arena *arena, struct proposition *proposition)
{
    const struct claim *const claim = proposition->claim;
    uint64_t *const classes =
        arena_array(arena, claim->weapon_count + 1, sizeof *classes);
    uint32_t count = 0;
    if (classes == NULL)
        return false;
    for (uint32_t i = 0; i < claim->weapon_count; i++) {
        const struct slice class =
            proposition->reading->referents[claim->weapons[i]].facts.weapon_class;
        if (class.length > 0 && !slice_is(class, "arms-generic"))
            classes[count++] = slice_hash(class);
    }
    proposition->weapon_classes = classes;
    proposition->weapon_class_count = sort_unique(classes, count);
    return true;
}

static uint32_t entity_or_none(const uint32_t *entity_of, uint32_t referent)
{
    return referent == NO_REFERENT ? NO_REFERENT : entity_of[referent];
}

static bool fill(const struct linking *linking, struct collector *collector,
                 struct proposition *proposition, struct claim_at at)
{
    const struct corpus_article *const from = &linking->corpus[at.article];
    const uint32_t *const entity_of = linking->articles[at.article].entities;
    const struct claim *const claim = &from->reading->claims[at.claim];
    *proposition = (struct proposition){
        .at = at,
        .article = from->article,
        .claim = claim,
        .reading = from->reading,
        .supplier = entity_or_none(entity_of, claim->supplier),
        .recipient = entity_or_none(entity_of, claim->recipient),
        .rank = linking->rank[at.article],
    };
    if (claim->when != NO_DATE)
        proposition->when = from->reading->dates[claim->when].interval;
    return set_terms(collector, proposition) &&
           set_entities(linking->arena, entity_of, proposition) &&
           set_classes(linking->arena, proposition);
}

static bool fill_all(const struct linking *linking, struct collector *collector,
                     struct list *propositions)
{
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        const uint32_t claims = linking->corpus[article].reading->claim_count;
        for (uint32_t claim = 0; claim < claims; claim++) {
            struct proposition *const proposition =
                list_add(propositions, linking->arena, sizeof *proposition);
            if (proposition == NULL || !fill(linking, collector, proposition,
                                             (struct claim_at){ article, claim }))
                return false;
        }
    }
    return true;
}

bool make_propositions(const struct linking *linking, struct list *propositions,
                       struct fault *fault)
{
    struct collector collector = { .stemmer = sb_stemmer_new("german", "UTF_8"),
                                   .arena = linking->arena };
    if (collector.stemmer == NULL)
        return fault_no_memory(fault);
    bool ok = gather_empty_words(&collector.empty_words, linking->arena, fault);
    if (ok && !fill_all(linking, &collector, propositions))
        ok = fault_no_memory(fault);
    sb_stemmer_delete(collector.stemmer);
    return ok;
}

static uint32_t count_shared(const uint64_t *a, uint32_t a_count, const uint64_t *b,
                             uint32_t b_count)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a_count && j < b_count;) {
        shared += a[i] == b[j];
        const bool left = a[i] <= b[j], right = b[j] <= a[i];
        i += left;
        j += right;
    }
    return shared;
}

static uint32_t count_shared_entities(const struct proposition *a,
                                      const struct proposition *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->entity_count && j < b->entity_count;) {
        const uint32_t left = a->entities[i], right = b->entities[j];
        shared += left == right;
        i += left <= right;
        j += right <= left;
    }
    return shared;
}

/* Per cent of the terms of both that stand in either. */
static uint32_t term_likeness(const struct proposition *a, const struct proposition *b,
                              uint32_t *shared)
{
    *shared = count_shared(a->terms, a->term_count, b->terms, b->term_count);
    const uint32_t all = a->term_count + b->term_count - *shared;
    return all == 0 ? 0 : 100 * *shared / all;
}

static bool is_before(struct day a, struct day b)
{
    return day_is_known(a) && day_is_known(b) && day_number(a) < day_number(b);
}

static bool days_overlap(const struct interval *a, const struct interval *b)
{
    return !is_before(a->latest, b->earliest) && !is_before(b->latest, a->earliest);
}

static bool is_open(const struct interval *interval)
{
    return !day_is_known(interval->earliest) && !day_is_known(interval->latest);
}

/* What both talk about may be one event: their dates overlap; without dates they were
 * published within two months of each other, or nobody knows when. */
static bool times_agree(const struct proposition *a, const struct proposition *b)
{
    if (!is_open(&a->when) && !is_open(&b->when))
        return days_overlap(&a->when, &b->when);
    const struct publication *const first = &a->reading->published;
    const struct publication *const second = &b->reading->published;
    if (first->date.bytes == NULL || second->date.bytes == NULL)
        return days_overlap(&first->interval, &second->interval);
    const int32_t apart =
        day_number(first->interval.earliest) - day_number(second->interval.earliest);
    return abs(apart) <= MONTHS_APART_MAX;
}

/* What is done, what could be done and what is meant to be done are different things.
 */
static bool moods_agree(const struct proposition *a, const struct proposition *b)
{
    static const int moods[] = {
        [MODALITY_STATED] = 0,
        [MODALITY_PROBABLE] = 0,
        [MODALITY_POSSIBLE] = 1,
        [MODALITY_INTENDED] = 2,
    };
    return moods[a->claim->modality] == moods[b->claim->modality];
}

static bool same_party(uint32_t a, uint32_t b)
{
    return a != NO_REFERENT && a == b;
}

static bool parties_agree(const struct proposition *a, const struct proposition *b)
{
    return same_party(a->supplier, b->supplier) &&
           same_party(a->recipient, b->recipient);
}

/* "Artilleriegeschosse" and "152-mm-Geschosse" count the same: the end of the longer
 * one's last part is the shorter one's. Case does not matter. */
static bool units_agree(struct slice a, struct slice b)
{
    const struct slice shorter = a.length < b.length ? a : b;
    const struct slice longer = a.length < b.length ? b : a;
    size_t start = shorter.length;
    while (start > 0 && shorter.bytes[start - 1] != '-')
        start--;
    const struct slice end = slice_part(shorter, start, shorter.length);
    if (end.length < UNIT_STEM || longer.length < end.length)
        return false;
    const struct slice tail =
        slice_part(longer, longer.length - end.length + 1, longer.length);
    return slice_equals(tail, slice_part(end, 1, end.length));
}

static bool figures_agree(const struct proposition *a, const struct proposition *b)
{
    for (uint32_t i = 0; i < a->claim->figure_count; i++) {
        const struct slice unit = a->reading->figures[a->claim->figures[i]].unit;
        for (uint32_t j = 0; j < b->claim->figure_count; j++) {
            const struct slice other = b->reading->figures[b->claim->figures[j]].unit;
            if (unit.length > 0 && other.length > 0 && units_agree(unit, other))
                return true;
        }
    }
    return false;
}

static bool shares_class(const struct proposition *a, const struct proposition *b)
{
    return count_shared(a->weapon_classes, a->weapon_class_count, b->weapon_classes,
                        b->weapon_class_count) > 0;
}

const char *proposition_match(const struct proposition *a, const struct proposition *b)
{
    uint32_t shared = 0;
    if (a->claim->event != b->claim->event || !moods_agree(a, b) || !times_agree(a, b))
        return NULL;
    const uint32_t likeness = term_likeness(a, b, &shared);
    const bool transfer = a->claim->event == EVENT_TRANSFER;
    if (transfer && parties_agree(a, b) && shares_class(a, b) && likeness >= LIKE_GOODS)
        return "same supplier, recipient and class of weapon";
    const bool counted = a->claim->event != EVENT_OTHER && figures_agree(a, b);
    if (counted && (transfer ? parties_agree(a, b) : count_shared_entities(a, b) > 0))
        return "same event and parties, counted in the same unit";
    if (likeness >= LIKE_WORDING && shared >= SHARED_TERMS &&
        count_shared_entities(a, b) > 0)
        return "same wording about the same entity";
    return NULL;
}

bool proposition_share_entity(const struct proposition *a, const struct proposition *b)
{
    return count_shared_entities(a, b) > 0;
}

bool proposition_is_answered(const struct proposition *claim,
                             const struct proposition *denial)
{
    const bool transfer = claim->claim->event == EVENT_TRANSFER;
    return transfer && denial->claim->event == EVENT_TRANSFER &&
           times_agree(claim, denial) && moods_agree(claim, denial) &&
           parties_agree(claim, denial) && shares_class(claim, denial);
}
