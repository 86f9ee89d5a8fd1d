#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "news/vocabulary.h"
#include "reading/names/book.h"
#include "reading/names/cells.h"

enum { BIG_PLACE = 100000, SHORTEST_PLAIN = 5 };

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
    entry->detail = book_keep_string(builder, country);
    entry->latitude = (float)number_of(cell(row, "latitude"));
    entry->longitude = (float)number_of(cell(row, "longitude"));
    if (place_precision_parse(cell(row, "precision"), &precision))
        entry->precision = (uint8_t)precision;
    const uint32_t code = code_number(country);
    if (precision == PRECISION_COUNTRY && code < CODES)
        builder->countries[code] = number + 1;
    return precision != PRECISION_NONE;
}

/* "Galaţi" is also written "Galati" and "Galați". */
static bool add_plain_name(struct builder *builder, struct slice name, uint32_t mask,
                           uint32_t entry, struct fault *fault)
{
    char plain[FORM_SIZE] = "";
    const struct slice folded = utf8_fold(builder->arena, name);
    if (!has_foreign_letters(name) || folded.length < SHORTEST_PLAIN ||
        folded.length >= sizeof plain)
        return true;
    memcpy(plain, folded.bytes, folded.length);
    for (size_t i = 0; i < folded.length; i++) {
        if ((i == 0 || plain[i - 1] == ' ' || plain[i - 1] == '-') && plain[i] >= 'a' &&
            plain[i] <= 'z')
            plain[i] = (char)(plain[i] - 'a' + 'A');
    }
    return book_add_phrase(builder, (struct slice){ plain, folded.length }, mask, entry,
                           fault);
}

static bool add_plain_names(struct builder *builder, struct slice list, uint32_t mask,
                            uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL && list.length > 0;)
        if (!add_plain_name(builder, slice_split(&rest, '|'), mask, entry, fault))
            return false;
    return true;
}

/* The texts between the bars, and what they are called behind an article. */
static bool add_titles(struct builder *builder, struct slice list, uint32_t mask,
                       uint32_t entry, struct fault *fault)
{
    return book_add_phrases(builder, list, mask, entry, fault) &&
           book_add_inflected(builder, list, inflect_title, mask, entry, fault);
}

static bool add_place_names(struct builder *builder, const struct row *row,
                            uint32_t entry, struct fault *fault)
{
    const uint32_t mask = place_mask(book_entry(builder, entry));
    return add_titles(builder, cell(row, "name"), mask, entry, fault) &&
           add_titles(builder, cell(row, "aliases"), mask, entry, fault) &&
           add_plain_name(builder, cell(row, "name"), mask, entry, fault) &&
           add_plain_names(builder, cell(row, "aliases"), mask, entry, fault);
}

static bool add_new_place(struct builder *builder, const struct row *row,
                          uint32_t weight, uint32_t *number, struct fault *fault)
{
    struct entry *const entry = book_add_entry(builder, ENTITY_PLACE, cell(row, "id"),
                                               cell(row, "name"), fault);
    if (entry == NULL)
        return false;
    *number = book_last_entry(builder);
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
           book_add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                              MASK_ADJECTIVE, entry, fault) &&
           book_add_inflected(builder, cell(row, "people"), inflect_people, MASK_PEOPLE,
                              entry, fault);
}

static bool add_place(struct builder *builder, const struct row *row,
                      struct fault *fault)
{
    uint32_t entry = NO_ENTRY;
    if (!book_find_place(builder, cell(row, "name"), number_of(cell(row, "latitude")),
                         number_of(cell(row, "longitude")), &entry, fault))
        return false;
    if (entry != NO_ENTRY)
        return book_add_phrases(builder, cell(row, "aliases"),
                                place_mask(book_entry(builder, entry)), entry, fault);
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
        struct entry *const copy =
            book_add_entry(builder, ENTITY_PLACE, slice_of(from->strings + entry->id),
                           slice_of(from->strings + entry->name), fault);
        if (copy == NULL)
            return false;
        *out = book_last_entry(builder);
        const struct entry names = *copy;
        *copy = *entry;
        copy->id = names.id;
        copy->name = names.name;
        copy->detail = book_keep_string(builder, code);
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
    return book_add_phrases(builder, cell(row, "aliases"),
                            place_mask(book_entry(builder, entry)), entry, fault) &&
           book_add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                              MASK_ADJECTIVE, entry, fault) &&
           book_add_inflected(builder, cell(row, "people"), inflect_people, MASK_PEOPLE,
                              entry, fault);
}

static bool add_organisation(struct builder *builder, const struct row *row,
                             struct fault *fault)
{
    struct entry *const entry = book_add_entry(
        builder, ENTITY_ORGANISATION, cell(row, "id"), cell(row, "name"), fault);
    if (entry == NULL)
        return false;
    const uint32_t number = book_last_entry(builder);
    entry->stands_for = slice_is(cell(row, "stands_for"), "place");
    return add_titles(builder, cell(row, "name"), MASK_ORGANISATION, number, fault) &&
           add_titles(builder, cell(row, "aliases"), MASK_ORGANISATION, number, fault);
}

static struct slice last_word(struct slice name)
{
    size_t start = name.length;
    while (start > 0 && name.bytes[start - 1] != ' ')
        start--;
    return slice_part(name, start, name.length);
}

/* The surname in every spelling: "Lawrow", "Lavrov". */
static bool add_surnames(struct builder *builder, const struct row *row,
                         uint32_t number, struct fault *fault)
{
    if (!book_add_phrase(builder, last_word(cell(row, "name")), MASK_PERSON, number,
                         fault))
        return false;
    for (struct slice rest = cell(row, "aliases");
         rest.bytes != NULL && rest.length > 0;) {
        const struct slice alias = slice_split(&rest, '|');
        if (!book_add_phrase(builder, last_word(alias), MASK_PERSON, number, fault))
            return false;
    }
    return true;
}

static bool add_person(struct builder *builder, const struct row *row,
                       struct fault *fault)
{
    const struct slice name = cell(row, "name");
    if (book_add_entry(builder, ENTITY_PERSON, cell(row, "id"), name, fault) == NULL)
        return false;
    const uint32_t number = book_last_entry(builder);
    if (!book_add_phrase(builder, name, MASK_PERSON, number, fault) ||
        !book_add_phrases(builder, cell(row, "aliases"), MASK_PERSON, number, fault))
        return false;
    return cell(row, "surname").length == 0 ||
           add_surnames(builder, row, number, fault);
}

static bool add_first_name(struct builder *builder, const struct row *row,
                           struct fault *fault)
{
    return book_add_phrase(builder, cell(row, "name"), MASK_FIRST_NAME, NO_ENTRY,
                           fault);
}

/* What a first name tells is the number of its sense: 'f' or 'm'. */
static bool add_name_gender(struct builder *builder, const struct row *row,
                            struct fault *fault)
{
    const bool woman = slice_is(cell(row, "gender"), "f");
    return book_add_phrase(builder, cell(row, "name"), MASK_FIRST_NAME,
                           woman ? 'f' : 'm', fault);
}

static bool add_last_name(struct builder *builder, const struct row *row,
                          struct fault *fault)
{
    return book_add_phrase(builder, cell(row, "name"), MASK_LAST_NAME, NO_ENTRY, fault);
}

static bool add_word(struct builder *builder, const struct row *row,
                     struct fault *fault)
{
    const uint32_t written = (uint32_t)number_of(cell(row, "written"));
    const uint32_t spoken = (uint32_t)number_of(cell(row, "spoken"));
    return book_add_phrase(builder, cell(row, "word"),
                           (written & 7) << MASK_WRITTEN_SHIFT |
                               (spoken & 7) << MASK_SPOKEN_SHIFT,
                           NO_ENTRY, fault);
}

static bool add_heads(struct builder *builder, struct slice list, uint32_t mask,
                      uint32_t entry, struct fault *fault)
{
    for (struct slice rest = list; rest.bytes != NULL;) {
        const struct slice form = slice_split(&rest, '|');
        if (!book_add_phrase(builder, form, mask, entry, fault))
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
    uint32_t mask = MASK_ORGANISATION_HEAD;
    if (slice_is(cell(row, "leads"), "foreign"))
        mask |= MASK_FOREIGN_LEAD;
    else if (cell(row, "leads").length > 0)
        mask |= MASK_LEADS;
    if (slice_is(cell(row, "alone"), "always"))
        mask |= MASK_ORGAN;
    if (slice_is(cell(row, "alone"), "state"))
        mask |= MASK_STATE_ORGAN;
    return add_heads(builder, cell(row, "forms"), mask, NO_ENTRY, fault);
}

static bool add_kind_noun(struct builder *builder, const struct row *row,
                          struct fault *fault)
{
    static const struct {
        const char *kind;
        uint32_t mask;
    } kinds[] = { { "place", MASK_PLACE_KIND },
                  { "site", MASK_PLACE_KIND | MASK_LEADS },
                  { "organisation", MASK_ORGANISATION_KIND },
                  { "thing", MASK_THING_KIND } };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (slice_is(cell(row, "kind"), kinds[i].kind))
            return add_heads(builder, cell(row, "forms"), kinds[i].mask, NO_ENTRY,
                             fault);
    }
    return fault_set(fault, FAULT_FORMAT,
                     "the kind must be place, site, organisation or thing");
}

static bool fill_weapon(struct builder *builder, const struct row *row,
                        struct entry *entry, struct fault *fault)
{
    static const char *const words[] = { "always", "context", "arms", "never",
                                         "beside" };
    entry->detail = book_keep_string(builder, cell(row, "class"));
    for (unsigned i = NEEDS_NOTHING; i <= NEEDS_BESIDE; i++) {
        if (!slice_is(cell(row, "needs"), words[i]))
            continue;
        entry->needs = (uint8_t)i;
        return buffer_ok(&builder->strings, fault);
    }
    return fault_set(fault, FAULT_FORMAT,
                     "needs must be always, context, arms, beside or never");
}

static bool add_weapon_head(struct builder *builder, const struct row *row,
                            struct fault *fault)
{
    struct entry *const entry =
        book_add_entry(builder, ENTITY_WEAPON, SLICE(""), cell(row, "head"), fault);
    if (entry == NULL)
        return false;
    const uint32_t number = book_last_entry(builder);
    return fill_weapon(builder, row, entry, fault) &&
           add_heads(builder, cell(row, "forms"), MASK_WEAPON_HEAD, number, fault);
}

static bool add_weapon_modifier(struct builder *builder, const struct row *row,
                                struct fault *fault)
{
    return book_add_inflected(builder, cell(row, "adjective"), inflect_adjective,
                              MASK_WEAPON_MODIFIER, NO_ENTRY, fault);
}

static bool add_weapon(struct builder *builder, const struct row *row,
                       struct fault *fault)
{
    struct entry *const entry = book_add_entry(builder, ENTITY_WEAPON, cell(row, "id"),
                                               cell(row, "name"), fault);
    if (entry == NULL)
        return false;
    const uint32_t number = book_last_entry(builder);
    return fill_weapon(builder, row, entry, fault) &&
           book_add_phrase(builder, cell(row, "name"), MASK_WEAPON, number, fault) &&
           book_add_phrases(builder, cell(row, "aliases"), MASK_WEAPON, number, fault);
}

/* Areas stand before places and both before countries, which refer to them. */
const char *const builder_tables[BUILDER_TABLES] = {
    "areas",      "places",         "countries",        "organisations",
    "people",     "roles",          "first-names",      "last-names",
    "weapons",    "weapon-heads",   "weapon-modifiers", "organisation-heads",
    "kind-nouns", "frequent-words", "name-genders"
};

bool builder_add(struct builder *builder, uint32_t number, const struct table *table,
                 struct fault *fault)
{
    static bool (*const adders[BUILDER_TABLES])(struct builder *, const struct row *,
                                                struct fault *) = {
        add_area,      add_place,       add_country,         add_organisation,
        add_person,    add_role,        add_first_name,      add_last_name,
        add_weapon,    add_weapon_head, add_weapon_modifier, add_organisation_head,
        add_kind_noun, add_word,        add_name_gender
    };
    for (uint32_t i = 0; i < table->row_count; i++) {
        const struct row row = { table, i };
        if (!cells_check(table, i, fault) || !adders[number](builder, &row, fault))
            return table_locate(table, i, fault);
    }
    return true;
}
