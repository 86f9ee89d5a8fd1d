#include "reading/names/builder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/list.h"
#include "news/vocabulary.h"
#include "reading/names/cells.h"
#include "reading/names/forms.h"

enum {
    FIRST_SLOTS = 1024,
    ARENA_CEILING = 256 * 1024 * 1024,
    SCRATCH_CEILING = 4 * 1024 * 1024,
    STRINGS_CEILING = 64 * 1024 * 1024,
    CODES = 26 * 26,
    BIG_PLACE = 100000,
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

struct builder {
    const struct splitter *splitter;
    const struct gazetteer *base;
    struct arena *arena, *scratch;
    struct list phrases; /* of struct phrase */
    uint32_t *slots;     /* phrase number + 1 */
    uint32_t slot_count;
    struct list links;   /* of struct link; the first is not used */
    struct list entries; /* of struct entry */
    struct buffer strings;
    uint32_t countries[CODES]; /* entry number + 1 */
    uint64_t endings[ENDING_WORDS];
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

static struct entry *entry_at(const struct builder *builder, uint32_t number)
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

#define NO_ENTRY UINT32_MAX

static bool add_phrase(struct builder *builder, struct slice words, uint32_t mask,
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
    const uint32_t bit = (uint32_t)__builtin_ctz(
        mask & (MASK_NAMES | MASK_WEAPON_HEAD | MASK_WEAPON_MODIFIER));
    *link = (struct link){ bit << SENSE_BIT_SHIFT | entry, phrase->newest };
    phrase->newest = builder->links.count - 1;
    return true;
}

/* Adds each of the texts between the bars. */
static bool add_phrases(struct builder *builder, struct slice list, uint32_t mask,
                        uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL && list.length > 0;) {
        const struct slice phrase = slice_split(&rest, '|');
        if (!add_phrase(builder, phrase, mask, entry, fault))
            return false;
    }
    return true;
}

static bool add_forms(struct builder *builder, const struct forms *forms, uint32_t mask,
                      uint32_t entry, struct fault *fault)
{
    for (uint32_t i = 0; i < forms->count; i++)
        if (!add_phrase(builder, form_text(forms, i), mask, entry, fault))
            return false;
    return true;
}

/* The same for all forms of each of the words between the bars. */
static bool add_inflected(struct builder *builder, struct slice list,
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

static uint32_t keep_string(struct builder *builder, struct slice text)
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

static bool add_entry(struct builder *builder, enum entity_kind kind, struct slice id,
                      struct slice name, struct entry **out, uint32_t *number,
                      struct fault *fault)
{
    struct entry *const entry =
        list_add(&builder->entries, builder->arena, sizeof *entry);
    if (entry == NULL)
        return fault_no_memory(fault);
    entry->kind = (uint8_t)kind;
    entry->id = keep_string(builder, id);
    entry->name = keep_string(builder, name);
    *out = entry;
    *number = builder->entries.count - 1;
    return buffer_ok(&builder->strings, fault);
}

/* One row of the table that is being added. */
struct row {
    const struct table *table;
    uint32_t number;
};

static struct slice cell(const struct row *row, const char *column)
{
    return table_cell(row->table, row->number, table_column(row->table, column));
}

static double number_of(struct slice text)
{
    char digits[32] = "";
    if (text.length >= sizeof digits)
        return 0;
    memcpy(digits, text.bytes, text.length);
    return strtod(digits, NULL);
}

static uint32_t code_number(struct slice code)
{
    const bool letters = code.length == 2 && code.bytes[0] >= 'A' &&
                         code.bytes[0] <= 'Z' && code.bytes[1] >= 'A' &&
                         code.bytes[1] <= 'Z';
    return letters
               ? (uint32_t)(code.bytes[0] - 'A') * 26 + (uint32_t)(code.bytes[1] - 'A')
               : CODES;
}

static bool is_near(const struct entry *entry, double latitude, double longitude)
{
    return fabs((double)entry->latitude - latitude) < same_place &&
           fabs((double)entry->longitude - longitude) < same_place;
}

/* The place that the phrase may be and that lies there, or NO_ENTRY. */
static bool find_place(struct builder *builder, struct slice name, double latitude,
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
            is_near(entry_at(builder, entry), latitude, longitude))
            *out = entry;
    }
    return true;
}

static uint32_t place_mask(const struct entry *entry)
{
    const bool country = entry->precision == PRECISION_COUNTRY;
    return MASK_PLACE | (country ? (uint32_t)MASK_COUNTRY : 0) |
           (entry->weight >= BIG_PLACE ? (uint32_t)MASK_BIG : 0);
}

static bool fill_place(struct builder *builder, const struct row *row,
                       struct entry *entry, uint32_t number)
{
    enum place_precision precision = PRECISION_NONE;
    const struct slice country = cell(row, "country");
    entry->detail = keep_string(builder, country);
    entry->latitude = (float)number_of(cell(row, "latitude"));
    entry->longitude = (float)number_of(cell(row, "longitude"));
    if (place_precision_parse(cell(row, "precision"), &precision))
        entry->precision = (uint8_t)precision;
    const uint32_t code = code_number(country);
    if (precision == PRECISION_COUNTRY && code < CODES)
        builder->countries[code] = number + 1;
    return precision != PRECISION_NONE;
}

static bool add_place_names(struct builder *builder, const struct row *row,
                            uint32_t entry, struct fault *fault)
{
    const uint32_t mask = place_mask(entry_at(builder, entry));
    return add_phrase(builder, cell(row, "name"), mask, entry, fault) &&
           add_phrases(builder, cell(row, "aliases"), mask, entry, fault);
}

static bool add_new_place(struct builder *builder, const struct row *row,
                          uint32_t weight, uint32_t *number, struct fault *fault)
{
    struct entry *entry = NULL;
    if (!add_entry(builder, ENTITY_PLACE, cell(row, "id"), cell(row, "name"), &entry,
                   number, fault))
        return false;
    entry->weight = weight;
    if (!fill_place(builder, row, entry, *number))
        return fault_set(fault, FAULT_FORMAT,
                         "the precision must be country, region, city or site");
    return add_place_names(builder, row, *number, fault);
}

/* Areas are few and chosen, so they weigh more than any city of the same name. */
static bool add_area(struct builder *builder, const struct row *row,
                     struct fault *fault)
{
    uint32_t entry = 0;
    return add_new_place(builder, row, INT32_MAX, &entry, fault) &&
           add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                         MASK_ADJECTIVE, entry, fault) &&
           add_inflected(builder, cell(row, "people"), inflect_people, MASK_PEOPLE,
                         entry, fault);
}

static bool add_place(struct builder *builder, const struct row *row,
                      struct fault *fault)
{
    uint32_t entry = NO_ENTRY;
    if (!find_place(builder, cell(row, "name"), number_of(cell(row, "latitude")),
                    number_of(cell(row, "longitude")), &entry, fault))
        return false;
    if (entry != NO_ENTRY)
        return add_phrases(builder, cell(row, "aliases"),
                           place_mask(entry_at(builder, entry)), entry, fault);
    return add_new_place(builder, row, (uint32_t)number_of(cell(row, "population")),
                         &entry, fault);
}

/* The entry of a country that only the base has, copied. */
static bool copy_country(struct builder *builder, struct slice code, uint32_t *out,
                         struct fault *fault)
{
    const struct index *const from =
        builder->base == NULL ? NULL : &builder->base->parts[0];
    for (uint32_t i = 0; from != NULL && i < from->entry_count; i++) {
        const struct entry *const entry = &from->entries[i];
        if (entry->precision != PRECISION_COUNTRY ||
            !slice_is(code, from->strings + entry->detail))
            continue;
        struct entry *copy = NULL;
        if (!add_entry(builder, ENTITY_PLACE, slice_of(from->strings + entry->id),
                       slice_of(from->strings + entry->name), &copy, out, fault))
            return false;
        const struct entry names = *copy;
        *copy = *entry;
        copy->id = names.id;
        copy->name = names.name;
        copy->detail = keep_string(builder, code);
        return true;
    }
    return fault_set(fault, FAULT_FORMAT, "no country has the code \"%.*s\"",
                     slice_shown(code), code.bytes);
}

static bool add_country(struct builder *builder, const struct row *row,
                        struct fault *fault)
{
    const struct slice code = cell(row, "code");
    const uint32_t number = code_number(code);
    uint32_t entry = number < CODES ? builder->countries[number] : 0;
    if (entry > 0)
        entry--;
    else if (!copy_country(builder, code, &entry, fault))
        return false;
    return add_phrases(builder, cell(row, "aliases"),
                       place_mask(entry_at(builder, entry)), entry, fault) &&
           add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                         MASK_ADJECTIVE, entry, fault) &&
           add_inflected(builder, cell(row, "people"), inflect_people, MASK_PEOPLE,
                         entry, fault);
}

static bool add_organisation(struct builder *builder, const struct row *row,
                             struct fault *fault)
{
    struct entry *entry = NULL;
    uint32_t number = 0;
    if (!add_entry(builder, ENTITY_ORGANISATION, cell(row, "id"), cell(row, "name"),
                   &entry, &number, fault))
        return false;
    entry->stands_for = slice_is(cell(row, "stands_for"), "place");
    return add_phrase(builder, cell(row, "name"), MASK_ORGANISATION, number, fault) &&
           add_phrases(builder, cell(row, "aliases"), MASK_ORGANISATION, number, fault);
}

static struct slice last_word(struct slice name)
{
    size_t start = name.length;
    while (start > 0 && name.bytes[start - 1] != ' ')
        start--;
    return slice_part(name, start, name.length);
}

static bool add_person(struct builder *builder, const struct row *row,
                       struct fault *fault)
{
    struct entry *entry = NULL;
    uint32_t number = 0;
    const struct slice name = cell(row, "name");
    if (!add_entry(builder, ENTITY_PERSON, cell(row, "id"), name, &entry, &number,
                   fault) ||
        !add_phrase(builder, name, MASK_PERSON, number, fault) ||
        !add_phrases(builder, cell(row, "aliases"), MASK_PERSON, number, fault))
        return false;
    return cell(row, "surname").length == 0 ||
           add_phrase(builder, last_word(name), MASK_PERSON, number, fault);
}

static bool add_first_name(struct builder *builder, const struct row *row,
                           struct fault *fault)
{
    return add_phrase(builder, cell(row, "name"), MASK_FIRST_NAME, NO_ENTRY, fault);
}

static bool add_last_name(struct builder *builder, const struct row *row,
                          struct fault *fault)
{
    return add_phrase(builder, cell(row, "name"), MASK_LAST_NAME, NO_ENTRY, fault);
}

static bool add_word(struct builder *builder, const struct row *row,
                     struct fault *fault)
{
    const uint32_t written = (uint32_t)number_of(cell(row, "written"));
    const uint32_t spoken = (uint32_t)number_of(cell(row, "spoken"));
    return add_phrase(builder, cell(row, "word"),
                      (written & 7) << MASK_WRITTEN_SHIFT | (spoken & 7)
                                                                << MASK_SPOKEN_SHIFT,
                      NO_ENTRY, fault);
}

static void add_ending(struct builder *builder, struct slice word)
{
    const uint32_t ending = gazetteer_ending(word);
    builder->endings[ending / 64] |= UINT64_C(1) << ending % 64;
}

/* The forms may also end a compound. */
static bool add_heads(struct builder *builder, struct slice list, uint32_t mask,
                      uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL;) {
        const struct slice form = slice_split(&rest, '|');
        add_ending(builder, form);
        if (!add_phrase(builder, form, mask, entry, fault))
            return false;
    }
    return true;
}

static bool add_role(struct builder *builder, const struct row *row,
                     struct fault *fault)
{
    struct forms forms = { 0 };
    inflect_role(cell(row, "word"), &forms);
    for (uint32_t i = 0; i < forms.count; i++)
        if (!add_heads(builder, form_text(&forms, i), MASK_ROLE, NO_ENTRY, fault))
            return false;
    return true;
}

static bool add_organisation_head(struct builder *builder, const struct row *row,
                                  struct fault *fault)
{
    return add_heads(builder, cell(row, "forms"), MASK_ORGANISATION_HEAD, NO_ENTRY,
                     fault);
}

static bool fill_weapon(struct builder *builder, const struct row *row,
                        struct entry *entry, struct fault *fault)
{
    static const char *const words[] = { "always", "context", "arms", "never" };
    entry->detail = keep_string(builder, cell(row, "class"));
    for (uint8_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(cell(row, "needs"), words[i])) {
            entry->needs = i;
            return buffer_ok(&builder->strings, fault);
        }
    return fault_set(fault, FAULT_FORMAT,
                     "needs must be always, context, arms or never");
}

static bool add_weapon_head(struct builder *builder, const struct row *row,
                            struct fault *fault)
{
    struct entry *entry = NULL;
    uint32_t number = 0;
    return add_entry(builder, ENTITY_WEAPON, SLICE(""), cell(row, "head"), &entry,
                     &number, fault) &&
           fill_weapon(builder, row, entry, fault) &&
           add_heads(builder, cell(row, "forms"), MASK_WEAPON_HEAD, number, fault);
}

static bool add_weapon_modifier(struct builder *builder, const struct row *row,
                                struct fault *fault)
{
    return add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                         MASK_WEAPON_MODIFIER, NO_ENTRY, fault);
}

static bool add_weapon(struct builder *builder, const struct row *row,
                       struct fault *fault)
{
    struct entry *entry = NULL;
    uint32_t number = 0;
    return add_entry(builder, ENTITY_WEAPON, cell(row, "id"), cell(row, "name"), &entry,
                     &number, fault) &&
           fill_weapon(builder, row, entry, fault) &&
           add_phrase(builder, cell(row, "name"), MASK_WEAPON, number, fault) &&
           add_phrases(builder, cell(row, "aliases"), MASK_WEAPON, number, fault);
}

/* Areas stand before places and both before countries, which refer to them. */
const char *const builder_tables[BUILDER_TABLES] = {
    "areas",         "places",       "countries",        "organisations",
    "people",        "roles",        "first-names",      "last-names",
    "weapons",       "weapon-heads", "weapon-modifiers", "organisation-heads",
    "frequent-words"
};

bool builder_add(struct builder *builder, uint32_t number, const struct table *table,
                 struct fault *fault)
{
    static bool (*const adders[BUILDER_TABLES])(struct builder *, const struct row *,
                                                struct fault *) = {
        add_area,   add_place,       add_country,         add_organisation,
        add_person, add_role,        add_first_name,      add_last_name,
        add_weapon, add_weapon_head, add_weapon_modifier, add_organisation_head,
        add_word
    };
    for (uint32_t i = 0; i < table->row_count; i++)
        if (!cells_check(table, i, fault) ||
            !adders[number](builder, &(struct row){ table, i }, fault))
            return table_locate(table, i, fault);
    return true;
}

static uint32_t power_above(uint32_t count)
{
    uint32_t power = 16;
    while (power < 2 * count)
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
    uint64_t *const endings = arena_array(arena, ENDING_WORDS, sizeof *endings);
    const struct slice strings = arena_copy(arena, buffer_slice(&builder->strings));
    if (slots == NULL || senses == NULL || entries == NULL || endings == NULL ||
        strings.bytes == NULL)
        return fault_no_memory(fault);
    uint32_t sense_count = 1;
    for (uint32_t i = 0; i < builder->phrases.count; i++) {
        const struct phrase *const phrase = phrase_at(builder, i);
        uint32_t at = (uint32_t)phrase->hash & (slot_count - 1);
        while (slots[at].mask != 0)
            at = (at + 1) & (slot_count - 1);
        slots[at] =
            (struct slot){ (uint32_t)(phrase->hash >> 32), phrase->mask,
                           write_senses(builder, phrase, senses, &sense_count) };
    }
    if (builder->entries.count > 0)
        memcpy(entries, builder->entries.items,
               builder->entries.count * sizeof *entries);
    memcpy(endings, builder->endings, sizeof builder->endings);
    *sizes = (struct index_sizes){ slot_count, sense_count, builder->entries.count,
                                   (uint32_t)strings.length };
    *out = (struct index){ slots,          slot_count - 1, senses, entries,
                           sizes->entries, strings.bytes,  endings };
    return true;
}
