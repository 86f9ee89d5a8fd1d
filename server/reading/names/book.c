#include "reading/names/book.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_SLOTS = 1024,
    ARENA_CEILING = 256 * 1024 * 1024,
    SCRATCH_CEILING = 4 * 1024 * 1024,
    STRINGS_CEILING = 64 * 1024 * 1024,
    SENSE_BIT_SHIFT = 24
};

/* Places nearer than this, in degrees, with a name in common are one. */
static const double same_place = 0.7;

/* A phrase and what it may be. */
struct phrase {
    uint64_t hash;
    uint32_t mask;
    uint32_t newest; /* number of a link; 0 for none */
};

struct link {
    uint32_t sense;
    uint32_t before; /* number of a link; 0 for none */
};

struct builder *builder_create(const struct splitter *splitter,
                               const struct gazetteer *base)
{
    struct builder *const builder = calloc(1, sizeof *builder);
    if (builder == NULL)
        return NULL;
    buffer_init(&builder->strings, STRINGS_CEILING);
    builder->splitter = splitter;
    builder->base = base;
    builder->arena = arena_create(ARENA_CEILING);
    builder->scratch = arena_create(SCRATCH_CEILING);
    if (builder->arena == NULL || builder->scratch == NULL ||
        list_add(&builder->links, builder->arena, sizeof(struct link)) == NULL) {
        builder_destroy(builder);
        return NULL;
    }
    return builder;
}

void builder_destroy(struct builder *builder)
{
    if (builder == NULL)
        return;
    buffer_finish(&builder->strings);
    arena_destroy(builder->scratch);
    arena_destroy(builder->arena);
    free(builder);
}

static struct phrase *phrase_at(const struct builder *builder, uint32_t number)
{
    return (struct phrase *)builder->phrases.items + number;
}

struct entry *book_entry(const struct builder *builder, uint32_t number)
{
    return (struct entry *)builder->entries.items + number;
}

static uint32_t *slot_of(const struct builder *builder, uint64_t hash)
{
    const uint32_t mask = builder->slot_count - 1;
    uint32_t at = (uint32_t)hash & mask;
    while (builder->slots[at] != 0 &&
           phrase_at(builder, builder->slots[at] - 1)->hash != hash)
        at = (at + 1) & mask;
    return &builder->slots[at];
}

static bool grow(struct builder *builder)
{
    const uint32_t count =
        builder->slot_count == 0 ? FIRST_SLOTS : 2 * builder->slot_count;
    builder->slots = arena_array(builder->arena, count, sizeof *builder->slots);
    builder->slot_count = count;
    if (builder->slots == NULL)
        return false;
    for (uint32_t i = 0; i < builder->phrases.count; i++)
        *slot_of(builder, phrase_at(builder, i)->hash) = i + 1;
    return true;
}

/* The phrase, added if it is new; NULL: out of memory. */
static struct phrase *get_phrase(struct builder *builder, uint64_t hash)
{
    if (2 * (builder->phrases.count + 1) > builder->slot_count && !grow(builder))
        return NULL;
    uint32_t *const slot = slot_of(builder, hash);
    if (*slot != 0)
        return phrase_at(builder, *slot - 1);
    struct phrase *const phrase =
        list_add(&builder->phrases, builder->arena, sizeof *phrase);
    if (phrase == NULL)
        return NULL;
    phrase->hash = hash;
    *slot = builder->phrases.count;
    return phrase;
}

/* Marks all beginnings of the words as phrases that go on; the hash of them all. */
static bool hash_words(struct builder *builder, const struct text *text, uint64_t *out)
{
    uint64_t hash = text->words[0].hash;
    for (uint32_t i = 1; i < text->word_count; i++) {
        struct phrase *const beginning = get_phrase(builder, hash);
        if (beginning == NULL)
            return false;
        beginning->mask |= MASK_GOES_ON;
        hash = phrase_hash(hash, text->words[i].hash);
    }
    *out = hash;
    return true;
}

/* What the spelling in the table demands of the text. */
static uint32_t spelling(const struct text *text, uint32_t mask)
{
    if ((mask & MASK_NAMES) == 0)
        return 0;
    const struct word *const word = &text->words[0];
    const bool letters = word->kind == WORD_LETTERS;
    if (text->word_count == 1 && word_has(word, WORD_UPPER) &&
        !word_has(word, WORD_DIGITS) && word->lower.length <= 5)
        return MASK_UPPER;
    return letters && !word_has(word, WORD_CAPITAL) && (mask & MASK_ADJECTIVE) == 0
               ? MASK_LOWER
               : 0;
}

static bool read_phrase(struct builder *builder, struct slice phrase, struct text *text,
                        struct fault *fault)
{
    arena_reset(builder->scratch);
    return text_read(builder->splitter, phrase, builder->scratch, text, fault);
}

/* Notes a word that may end compounds. */
static void add_end(struct builder *builder, struct slice word, uint32_t mask)
{
    static const uint32_t masks[ENDS] = {
        [ENDS_OF_HEADS] = MASK_TAIL | MASK_KINDS, [ENDS_IN_USE] = MASK_SPOKEN
    };
    uint64_t hash = 0;
    for (size_t at = word.length; at > 0; at--)
        hash = tail_hash(hash, word.bytes[at - 1]);
    for (unsigned kind = 0; kind < ENDS; kind++)
        if ((mask & masks[kind]) != 0)
            sieve_add(&builder->ends[kind], hash);
}

bool book_add_phrase(struct builder *builder, struct slice words, uint32_t mask,
                     uint32_t entry, struct fault *fault)
{
    struct text text = { 0 };
    uint64_t hash = 0;
    if (!read_phrase(builder, words, &text, fault))
        return false;
    if (text.word_count == 0)
        return true;
    if (!hash_words(builder, &text, &hash))
        return fault_no_memory(fault);
    struct phrase *phrase = get_phrase(builder, hash);
    if (phrase == NULL)
        return fault_no_memory(fault);
    if (text.word_count == 1)
        add_end(builder, text.words[0].lower, mask);
    const uint32_t spelled = spelling(&text, mask);
    /* A name that is also spelled in small letters is no longer tied to capitals. */
    const bool first = (phrase->mask & (MASK_NAMES | MASK_UPPER)) == 0;
    if (!first && (mask & MASK_NAMES) != 0 && spelled != MASK_UPPER)
        phrase->mask &= ~(uint32_t)MASK_UPPER;
    phrase->mask |= mask | (first || spelled != MASK_UPPER ? spelled : 0);
    if (entry == NO_ENTRY)
        return true;
    struct link *const link = list_add(&builder->links, builder->arena, sizeof *link);
    if (link == NULL)
        return fault_no_memory(fault);
    const uint32_t bit =
        (uint32_t)__builtin_ctz(mask & (MASK_NAMES | MASK_FIRST_NAME |
                                        MASK_WEAPON_HEAD | MASK_WEAPON_MODIFIER));
    *link = (struct link){ bit << SENSE_BIT_SHIFT | entry, phrase->newest };
    phrase->newest = builder->links.count - 1;
    return true;
}

/* Adds each of the texts between the bars. */
bool book_add_phrases(struct builder *builder, struct slice list, uint32_t mask,
                      uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL && list.length > 0;) {
        const struct slice phrase = slice_split(&rest, '|');
        if (!book_add_phrase(builder, phrase, mask, entry, fault))
            return false;
    }
    return true;
}

static bool add_forms(struct builder *builder, const struct forms *forms, uint32_t mask,
                      uint32_t entry, struct fault *fault)
{
    for (uint32_t i = 0; i < forms->count; i++)
        if (!book_add_phrase(builder, form_text(forms, i), mask, entry, fault))
            return false;
    return true;
}

/* The same for all forms of each of the words between the bars. */
bool book_add_inflected(struct builder *builder, struct slice list,
                        void (*inflect)(struct slice word, struct forms *out),
                        uint32_t mask, uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL && list.length > 0;) {
        struct forms forms = { 0 };
        inflect(slice_split(&rest, '|'), &forms);
        if (!add_forms(builder, &forms, mask, entry, fault))
            return false;
    }
    return true;
}

uint32_t book_keep_string(struct builder *builder, struct slice text)
{
    if (builder->strings.length == 0 || text.length == 0)
        buffer_append_byte(&builder->strings, '\0');
    if (text.length == 0)
        return (uint32_t)builder->strings.length - 1;
    const size_t start = builder->strings.length;
    buffer_append_slice(&builder->strings, text);
    buffer_append_byte(&builder->strings, '\0');
    return (uint32_t)start;
}

/* A new entry, the last of the list; NULL with the fault set. */
struct entry *book_add_entry(struct builder *builder, enum entity_kind kind,
                             struct slice id, struct slice name, struct fault *fault)
{
    struct entry *const entry =
        list_add(&builder->entries, builder->arena, sizeof *entry);
    if (entry == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    entry->kind = (uint8_t)kind;
    entry->id = book_keep_string(builder, id);
    entry->name = book_keep_string(builder, name);
    return buffer_ok(&builder->strings, fault) ? entry : NULL;
}

uint32_t book_last_entry(const struct builder *builder)
{
    return builder->entries.count - 1;
}

static bool is_near(const struct entry *entry, double latitude, double longitude)
{
    return fabs((double)entry->latitude - latitude) < same_place &&
           fabs((double)entry->longitude - longitude) < same_place;
}

/* The place that the phrase may be and that lies there, or NO_ENTRY. */
bool book_find_place(struct builder *builder, struct slice name, double latitude,
                     double longitude, uint32_t *out, struct fault *fault)
{
    struct text text = { 0 };
    *out = NO_ENTRY;
    if (!read_phrase(builder, name, &text, fault))
        return false;
    if (text.word_count == 0 || builder->slot_count == 0)
        return true;
    uint64_t hash = text.words[0].hash;
    for (uint32_t i = 1; i < text.word_count; i++)
        hash = phrase_hash(hash, text.words[i].hash);
    const uint32_t slot = *slot_of(builder, hash);
    if (slot == 0)
        return true;
    const struct link *const links = builder->links.items;
    for (uint32_t at = phrase_at(builder, slot - 1)->newest; at != 0;
         at = links[at].before) {
        const uint32_t entry = links[at].sense & 0xFFFFFF;
        if ((1 << (links[at].sense >> SENSE_BIT_SHIFT)) == MASK_PLACE &&
            is_near(book_entry(builder, entry), latitude, longitude))
            *out = entry;
    }
    return true;
}

static uint32_t power_above(uint32_t count)
{
    uint32_t power = 16;
    while (2 * power < 3 * count)
        power *= 2;
    return power;
}

/* Writes the senses of a phrase, oldest last; the place where they begin. */
static uint32_t write_senses(const struct builder *builder, const struct phrase *phrase,
                             uint32_t *senses, uint32_t *count)
{
    const struct link *const links = builder->links.items;
    const uint32_t start = *count;
    for (uint32_t at = phrase->newest; at != 0; at = links[at].before)
        senses[(*count)++] = links[at].sense;
    if (*count == start)
        return SENSE_NONE;
    senses[*count - 1] |= SENSE_LAST;
    return start;
}

bool builder_finish(const struct builder *builder, struct arena *arena,
                    struct index *out, struct index_sizes *sizes, struct fault *fault)
{
    const uint32_t slot_count = power_above(builder->phrases.count);
    struct slot *const slots = arena_array(arena, slot_count, sizeof *slots);
    uint32_t *const senses = arena_array(arena, builder->links.count, sizeof *senses);
    struct entry *const entries =
        arena_array(arena, builder->entries.count + 1, sizeof *entries);
    struct sieve *const ends = arena_array(arena, ENDS, sizeof *ends);
    const struct slice strings = arena_copy(arena, buffer_slice(&builder->strings));
    if (slots == NULL || senses == NULL || entries == NULL || ends == NULL ||
        strings.bytes == NULL)
        return fault_no_memory(fault);
    uint32_t sense_count = 1;
    for (uint32_t i = 0; i < builder->phrases.count; i++) {
        const struct phrase *const phrase = phrase_at(builder, i);
        uint32_t at = (uint32_t)phrase->hash & (slot_count - 1);
        while (slots[at].check != 0)
            at = (at + 1) & (slot_count - 1);
        slots[at] =
            (struct slot){ gazetteer_check(phrase->hash), phrase->mask,
                           write_senses(builder, phrase, senses, &sense_count) };
    }
    if (builder->entries.count > 0)
        memcpy(entries, builder->entries.items,
               builder->entries.count * sizeof *entries);
    memcpy(ends, builder->ends, ENDS * sizeof *ends);
    *sizes = (struct index_sizes){ slot_count, sense_count, builder->entries.count,
                                   (uint32_t)strings.length };
    *out = (struct index){ slots,
                           slot_count - 1,
                           senses,
                           entries,
                           sizes->entries,
                           strings.bytes,
                           { &ends[ENDS_OF_HEADS], &ends[ENDS_IN_USE] } };
    return true;
}
