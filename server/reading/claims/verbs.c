#include "reading/claims/verbs.h"

#include <string.h>

enum { LONGEST_FORM = 96, FORMS_A_VERB = 8 /* with those of prefixes, about */ };

/* The forms from which all others follow, as the table has them. */
struct paradigm {
    struct slice infinitive, present, preterite, participle, subjunctive;
};

/* A form under construction. */
struct spelling {
    char bytes[LONGEST_FORM];
    size_t length;
};

static const char *const inseparable[] = { "be",  "emp",  "ent",    "er",    "ge",
                                           "ver", "zer",  "miss",   "wider", "unter",
                                           "um",  "über", "hinter", "voll",  "durch" };

static const char *const separable[] = {
    "ab",       "an",     "auf",    "aus",    "bei",      "dar",       "ein",
    "fehl",     "fern",   "fest",   "fort",   "frei",     "gegenüber", "heim",
    "her",      "heran",  "heraus", "herbei", "herein",   "hervor",    "herum",
    "herunter", "hin",    "hinaus", "hinein", "hinzu",    "hoch",      "los",
    "mit",      "nach",   "nahe",   "nieder", "offen",    "statt",     "teil",
    "um",       "unter",  "vor",    "voran",  "voraus",   "vorbei",    "weg",
    "weiter",   "wieder", "zu",     "zurück", "zusammen", "fertig",    "bekannt",
    "bereit",   "preis",  "über",   "durch",  "entgegen", "frei",      "inne"
};

static void spell(struct spelling *spelling, struct slice part)
{
    const size_t room = LONGEST_FORM - spelling->length;
    const size_t length = part.length < room ? part.length : room;
    memcpy(spelling->bytes + spelling->length, part.bytes, length);
    spelling->length += length;
}

static struct slice spelled(const struct spelling *spelling)
{
    return (struct slice){ spelling->bytes, spelling->length };
}

/* Most forms have no prefix, and many no ending: then there is nothing to write. */
static struct slice join(struct arena *arena, struct slice a, struct slice b)
{
    if (a.length == 0 || b.length == 0)
        return b.length == 0 ? a : b;
    struct spelling spelling = { .length = 0 };
    spell(&spelling, a);
    spell(&spelling, b);
    return arena_copy(arena, spelled(&spelling));
}

static struct slice without_end(struct slice text, size_t length)
{
    return slice_part(text, 0, text.length - length);
}

static struct slice behind(struct slice text, size_t length)
{
    return slice_part(text, length, text.length);
}

/* "liefern" ends in n alone behind er and el, all others in en. */
static struct slice stem_of(struct slice infinitive)
{
    return without_end(infinitive, slice_ends_with(infinitive, SLICE("en")) ? 2 : 1);
}

/* A stem in d, t, or in a nasal that no ending can follow: "arbeitet", "rechnet". */
static bool needs_e(struct slice stem)
{
    static const char *const ends[] = { "d",  "t",  "chn", "ffn", "gn",
                                        "dn", "tm", "ckn", NULL };
    return slice_ends_with_any(stem, ends);
}

static const char *unstressed_prefix(struct slice infinitive)
{
    for (size_t i = 0; i < sizeof inseparable / sizeof inseparable[0]; i++) {
        if (slice_starts_with(infinitive, slice_of(inseparable[i])) &&
            infinitive.length > strlen(inseparable[i]) + 4)
            return inseparable[i];
    }
    return NULL;
}

static struct paradigm regular(struct arena *arena, struct slice infinitive)
{
    const struct slice stem = stem_of(infinitive);
    const struct slice with_e = needs_e(stem) ? join(arena, stem, SLICE("e")) : stem;
    struct paradigm paradigm = { .infinitive = infinitive, .subjunctive = SLICE("") };
    paradigm.present = join(arena, with_e, SLICE("t"));
    paradigm.preterite = join(arena, with_e, SLICE("te"));
    paradigm.participle = paradigm.present;
    if (unstressed_prefix(infinitive) == NULL &&
        !slice_ends_with(infinitive, SLICE("ieren")))
        paradigm.participle = join(arena, SLICE("ge"), paradigm.present);
    return paradigm;
}

static struct slice cell_of(const struct verbs *verbs, uint32_t row, const char *column)
{
    return table_cell(verbs->table, row, table_column(verbs->table, column));
}

/* False if the verb has no row, or a row of one cell: then it is regular. */
static bool find_irregular(const struct verbs *verbs, struct slice infinitive,
                           struct paradigm *out)
{
    const uint32_t row = map_find(&verbs->rows, infinitive);
    if (row == MAP_NONE || cell_of(verbs, row, "present").length == 0)
        return false;
    *out = (struct paradigm){ infinitive, cell_of(verbs, row, "present"),
                              cell_of(verbs, row, "preterite"),
                              cell_of(verbs, row, "participle"),
                              cell_of(verbs, row, "subjunctive") };
    return true;
}

/* "bestehen" after "stehen": the same forms, the participle without ge-. */
static bool derive(const struct verbs *verbs, struct slice infinitive,
                   struct paradigm *out)
{
    struct paradigm base = { 0 };
    struct arena *const arena = verbs->arena;
    for (size_t i = 0; i < sizeof inseparable / sizeof inseparable[0]; i++) {
        const struct slice prefix = slice_of(inseparable[i]);
        if (!slice_starts_with(infinitive, prefix) ||
            !find_irregular(verbs, behind(infinitive, prefix.length), &base))
            continue;
        const bool ge = slice_starts_with(base.participle, SLICE("ge"));
        out->infinitive = infinitive;
        out->present = join(arena, prefix, base.present);
        out->preterite = join(arena, prefix, base.preterite);
        out->participle = join(arena, prefix, behind(base.participle, ge ? 2 : 0));
        out->subjunctive = base.subjunctive.length > 0
                               ? join(arena, prefix, base.subjunctive)
                               : SLICE("");
        return true;
    }
    return false;
}

static struct paradigm paradigm_of(const struct verbs *verbs, struct slice infinitive)
{
    struct paradigm paradigm = { 0 };
    if (find_irregular(verbs, infinitive, &paradigm) ||
        derive(verbs, infinitive, &paradigm))
        return paradigm;
    return regular(verbs->arena, infinitive);
}

static bool add_reading(struct verbs *verbs, struct slice form,
                        struct verb_reading reading, struct fault *fault)
{
    const uint32_t first = map_find(&verbs->forms, form);
    for (uint32_t at = first; at != MAP_NONE && at != NO_VERB;) {
        struct verb_reading *const known =
            &((struct verb_reading *)verbs->readings.items)[at];
        if (known->verb == reading.verb) {
            known->features |= reading.features;
            return true;
        }
        at = known->next;
    }
    struct verb_reading *const added =
        list_add(&verbs->readings, verbs->arena, sizeof *added);
    if (added == NULL)
        return fault_no_memory(fault);
    *added = reading;
    added->next = NO_VERB;
    if (first == MAP_NONE) {
        sieve_add(&verbs->sieve, slice_hash(form));
        return map_set(&verbs->forms, verbs->arena, form, verbs->readings.count - 1,
                       fault);
    }
    struct verb_reading *const head =
        &((struct verb_reading *)verbs->readings.items)[first];
    added->next = head->next;
    head->next = verbs->readings.count - 1;
    return true;
}

/* A root as it is, or with its separable prefix in front of it. */
struct building {
    struct verbs *verbs;
    uint32_t verb, features; /* features that all its forms have */
    struct slice prefix;     /* empty: none */
    struct fault *fault;
};

/* "hiess" for "hieß", as it is written in Switzerland. */
static bool add_swiss(const struct building *building, struct slice form,
                      struct verb_reading reading)
{
    const struct slice sharp = SLICE("ß");
    struct arena *const arena = building->verbs->arena;
    const size_t at = slice_find(form, sharp);
    if (at == SIZE_MAX)
        return true;
    const struct slice start = join(arena, slice_part(form, 0, at), SLICE("ss"));
    const struct slice whole = join(arena, start, behind(form, at + sharp.length));
    return whole.bytes == NULL
               ? fault_no_memory(building->fault)
               : add_reading(building->verbs, whole, reading, building->fault);
}

static bool add_form(const struct building *building, struct slice form,
                     struct slice end, uint32_t features)
{
    struct arena *const arena = building->verbs->arena;
    if (form.length == 0)
        return true;
    const struct slice whole = join(arena, building->prefix, join(arena, form, end));
    const struct verb_reading reading = { .verb = building->verb,
                                          .features = features | building->features };
    if (whole.bytes == NULL)
        return fault_no_memory(building->fault);
    return add_reading(building->verbs, whole, reading, building->fault) &&
           add_swiss(building, whole, reading);
}

/* "man ermittle": verbs in -eln lose the e of their stem. Empty: no such verb. */
static struct slice elided_stem(struct arena *arena, struct slice stem)
{
    return slice_ends_with(stem, SLICE("el"))
               ? join(arena, without_end(stem, 2), SLICE("l"))
               : SLICE("");
}

/* The plural of a preterite or Konjunktiv II: "lieferten", "gaben". */
static struct slice plural_end(struct slice singular)
{
    return slice_ends_with(singular, SLICE("e")) ? SLICE("n") : SLICE("en");
}

static bool add_forms(const struct building *building, const struct paradigm *paradigm)
{
    const struct slice none = SLICE(""), infinitive = paradigm->infinitive;
    const struct slice stem = stem_of(infinitive);
    const bool is_sein = slice_is(infinitive, "sein");
    if (!add_form(building, infinitive, none,
                  VERB_INFINITIVE | (is_sein ? 0U : VERB_PLURAL)) ||
        !add_form(building, paradigm->present, none, VERB_PRESENT) ||
        !add_form(building, paradigm->preterite, none, VERB_PRETERITE) ||
        !add_form(building, paradigm->preterite, plural_end(paradigm->preterite),
                  VERB_PRETERITE) ||
        !add_form(building, paradigm->participle, none, VERB_PARTICIPLE) ||
        !add_form(building, paradigm->subjunctive, none, VERB_WOULD) ||
        !add_form(building, paradigm->subjunctive, plural_end(paradigm->subjunctive),
                  VERB_WOULD))
        return false;
    if (is_sein) {
        return add_form(building, SLICE("sei"), none, VERB_KONJUNKTIV) &&
               add_form(building, SLICE("seien"), none, VERB_KONJUNKTIV) &&
               add_form(building, SLICE("sind"), none, VERB_PLURAL);
    }
    return add_form(building, stem, SLICE("e"), VERB_KONJUNKTIV) &&
           add_form(building, elided_stem(building->verbs->arena, stem), SLICE("e"),
                    VERB_KONJUNKTIV);
}

/* "mitzuteilen"; "zu teilen" is two words. */
static bool add_joined_zu(const struct building *building,
                          const struct paradigm *paradigm)
{
    struct building with_zu = *building;
    with_zu.prefix = join(building->verbs->arena, building->prefix, SLICE("zu"));
    return add_form(&with_zu, paradigm->infinitive, SLICE(""), VERB_ZU);
}

static uint32_t kind_of(struct slice infinitive)
{
    static const char *const auxiliaries[] = { "haben", "sein", "werden", NULL };
    static const char *const modals[] = { "dürfen", "können", "mögen", "müssen",
                                          "sollen", "wollen", NULL };
    if (slice_is_any(infinitive, auxiliaries))
        return VERB_AUXILIARY;
    return slice_is_any(infinitive, modals) ? VERB_MODAL : 0;
}

bool verbs_add(struct verbs *verbs, struct slice lemma, uint32_t *out,
               struct fault *fault)
{
    const uint32_t known = map_find(&verbs->lemmas, lemma);
    if (known != MAP_NONE) {
        *out = known;
        return true;
    }
    const size_t bar = slice_find_byte(lemma, '|');
    const bool has_prefix = bar != SIZE_MAX;
    const struct slice root = has_prefix ? behind(lemma, bar + 1) : lemma;
    uint32_t root_verb = 0;
    if (has_prefix && !verbs_add(verbs, root, &root_verb, fault))
        return false;
    const uint32_t verb = verbs->lemmas.keys.count;
    const struct paradigm paradigm = paradigm_of(verbs, root);
    const struct building building = {
        .verbs = verbs,
        .verb = verb,
        .prefix = has_prefix ? slice_part(lemma, 0, bar) : SLICE(""),
        .features = has_prefix ? VERB_JOINED : kind_of(root),
        .fault = fault,
    };
    *out = verb;
    return map_set(&verbs->lemmas, verbs->arena, lemma, verb, fault) &&
           add_forms(&building, &paradigm) &&
           (!has_prefix || add_joined_zu(&building, &paradigm));
}

bool verbs_fill(struct verbs *verbs, const struct table *table, struct arena *arena,
                struct fault *fault)
{
    const uint32_t infinitive = table_column(table, "infinitive");
    verbs->arena = arena;
    verbs->table = table;
    if (!map_reserve(&verbs->forms, arena, FORMS_A_VERB * table->row_count + 1,
                     fault) ||
        !list_reserve(&verbs->readings, arena, FORMS_A_VERB * table->row_count + 1,
                      sizeof(struct verb_reading)))
        return fault_no_memory(fault);
    for (uint32_t row = 0; row < table->row_count; row++) {
        if (!map_set(&verbs->rows, arena, table_cell(table, row, infinitive), row,
                     fault))
            return false;
    }
    for (uint32_t row = 0; row < table->row_count; row++) {
        uint32_t verb = 0;
        if (!verbs_add(verbs, table_cell(table, row, infinitive), &verb, fault))
            return false;
    }
    return true;
}

uint32_t verbs_find(const struct verbs *verbs, uint64_t hash)
{
    if (!sieve_may_have(&verbs->sieve, hash))
        return NO_VERB;
    const uint32_t first = map_find_hash(&verbs->forms, hash);
    return first == MAP_NONE ? NO_VERB : first;
}

void verbs_call(const struct verbs *verbs, uint64_t hash)
{
    if (sieve_may_have(&verbs->sieve, hash))
        map_call(&verbs->forms, hash);
}

static uint32_t features_of(const struct verbs *verbs, struct slice form)
{
    uint32_t features = 0;
    for (uint32_t at = verbs_find(verbs, slice_hash(form)); at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        features |= reading->features;
        at = reading->next;
    }
    return features & ~(uint32_t)(VERB_AUXILIARY | VERB_MODAL);
}

static uint32_t guess_inseparable(const struct verbs *verbs, struct slice rest)
{
    const uint32_t features = features_of(verbs, rest) & ~(uint32_t)VERB_PARTICIPLE;
    struct spelling with_ge = { .length = 0 };
    spell(&with_ge, SLICE("ge"));
    spell(&with_ge, rest);
    return features | (features_of(verbs, spelled(&with_ge)) & VERB_PARTICIPLE);
}

static uint32_t guess_separable(const struct verbs *verbs, struct slice rest)
{
    if (slice_starts_with(rest, SLICE("zu")) &&
        (features_of(verbs, behind(rest, 2)) & VERB_INFINITIVE) != 0)
        return VERB_ZU | VERB_JOINED;
    const uint32_t features = features_of(verbs, rest);
    return features != 0 ? features | VERB_JOINED : 0;
}

/* The length of the prefix if the form begins with it and goes on, or 0. Most differ in
 * their first byte: none is measured before it is compared. */
static size_t length_in_front(struct slice form, const char *prefix)
{
    size_t length = 0;
    while (prefix[length] != '\0' && length < form.length &&
           form.bytes[length] == prefix[length])
        length++;
    return prefix[length] == '\0' && form.length > length + 2 ? length : 0;
}

uint32_t verbs_guess(const struct verbs *verbs, struct slice form)
{
    uint32_t features = 0;
    for (size_t i = 0; i < sizeof inseparable / sizeof inseparable[0]; i++) {
        const size_t prefix = length_in_front(form, inseparable[i]);
        if (prefix > 0)
            features |= guess_inseparable(verbs, behind(form, prefix));
    }
    for (size_t i = 0; features == 0 && i < sizeof separable / sizeof separable[0];
         i++) {
        const size_t prefix = length_in_front(form, separable[i]);
        if (prefix > 0)
            features |= guess_separable(verbs, behind(form, prefix));
    }
    return features;
}

uint32_t verbs_join(const struct verbs *verbs, struct slice prefix, uint32_t root)
{
    struct spelling lemma = { .length = 0 };
    spell(&lemma, prefix);
    spell(&lemma, SLICE("|"));
    spell(&lemma, verbs_lemma(verbs, root));
    const uint32_t verb = map_find(&verbs->lemmas, spelled(&lemma));
    return verb == MAP_NONE ? NO_VERB : verb;
}

struct slice verbs_lemma(const struct verbs *verbs, uint32_t verb)
{
    return ((const struct slice *)verbs->lemmas.keys.items)[verb];
}
