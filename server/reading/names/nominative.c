#include "reading/names/nominative.h"

#include "base/utf8.h"

/* Ends of nouns that organisations and weapons are called by; the first that fits
 * counts. Facts of German word formation: suffixes, then single heads. */
static const struct {
    const char *ending;
    char gender;
} genders[] = {
    { "ministerium", 'n' },  { "präsidium", 'n' },   { "konsortium", 'n' },
    { "gremium", 'n' },      { "direktorium", 'n' }, { "zentrum", 'n' },
    { "institut", 'n' },     { "parlament", 'n' },   { "kabinett", 'n' },
    { "militär", 'n' },      { "komitee", 'n' },     { "kommando", 'n' },
    { "sekretariat", 'n' },  { "bündnis", 'n' },     { "tribunal", 'n' },
    { "gericht", 'n' },      { "netzwerk", 'n' },    { "kreuz", 'n' },
    { "haus", 'n' },         { "büro", 'n' },        { "amt", 'n' },
    { "werk", 'n' },         { "heer", 'n' },        { "museum", 'n' },
    { "theater", 'n' },      { "orchester", 'n' },   { "geschoss", 'n' },
    { "gewehr", 'n' },       { "geschütz", 'n' },    { "boot", 'n' },
    { "system", 'n' },       { "flugzeug", 'n' },    { "schiff", 'n' },
    { "gerät", 'n' },        { "haubitze", 'f' },    { "munition", 'f' },
    { "rakete", 'f' },       { "granate", 'f' },     { "drohne", 'f' },
    { "waffe", 'f' },        { "bombe", 'f' },       { "mine", 'f' },
    { "artillerie", 'f' },   { "armee", 'f' },       { "partei", 'f' },
    { "polizei", 'f' },      { "bank", 'f' },        { "behörde", 'f' },
    { "agentur", 'f' },      { "kammer", 'f' },      { "kirche", 'f' },
    { "liga", 'f' },         { "presse", 'f' },      { "garde", 'f' },
    { "wehr", 'f' },         { "gruppe", 'f' },      { "akademie", 'f' },
    { "zentrale", 'f' },     { "marine", 'f' },      { "miliz", 'f' },
    { "allianz", 'f' },      { "union", 'f' },       { "ung", 'f' },
    { "ion", 'f' },          { "schaft", 'f' },      { "heit", 'f' },
    { "keit", 'f' },         { "tät", 'f' },         { "rat", 'm' },
    { "dienst", 'm' },       { "verband", 'm' },     { "bund", 'm' },
    { "ausschuss", 'm' },    { "hof", 'm' },         { "senat", 'm' },
    { "konzern", 'm' },      { "verein", 'm' },      { "klub", 'm' },
    { "kongress", 'm' },     { "stab", 'm' },        { "fonds", 'm' },
    { "tag", 'm' },          { "kopf", 'm' },        { "panzer", 'm' },
    { "werfer", 'm' },       { "körper", 'm' },      { "torpedo", 'm' },
    { "hubschrauber", 'm' }, { "bahn", 'f' },        { "börse", 'f' },
    { "werft", 'f' },        { "anstalt", 'f' },     { "klinik", 'f' },
    { "schule", 'f' },       { "initiative", 'f' },  { "kontrolle", 'f' },
    { "kasse", 'f' },        { "rundschau", 'f' },   { "wacht", 'f' },
    { "wache", 'f' },        { "brigade", 'f' },     { "truppe", 'f' },
    { "erei", 'f' },         { "stelle", 'f' },      { "zentrale", 'f' },
    { "rundfunk", 'm' },     { "klub", 'm' },        { "club", 'm' },
    { "archiv", 'n' },       { "register", 'n' },    { "labor", 'n' },
};

char noun_gender(struct slice noun)
{
    for (size_t i = 0; i < sizeof genders / sizeof genders[0]; i++)
        if (slice_ends_with(noun, slice_of(genders[i].ending)))
            return genders[i].gender;
    return '\0';
}

/* The adjective without its ending; bytes NULL if it has none. */
static struct slice adjective_stem(struct slice adjective)
{
    static const char *const endings[] = { "en", "em", "es", "er", "e" };
    size_t at = 0;
    const bool capital = utf8_is_upper(utf8_next(adjective, &at));
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = slice_of(endings[i]);
        if (!slice_ends_with(adjective, ending) || adjective.length < ending.length + 3)
            continue;
        if (capital && slice_is(ending, "er"))
            break;
        return slice_part(adjective, 0, adjective.length - ending.length);
    }
    return (struct slice){ 0 };
}

void append_nominative(struct buffer *out, struct slice adjective, char gender)
{
    const struct slice stem = adjective_stem(adjective);
    if (stem.bytes == NULL) {
        buffer_append_slice(out, adjective);
        return;
    }
    buffer_append_slice(out, stem);
    buffer_append_string(out, gender == 'm' ? "er" : gender == 'n' ? "es" : "e");
}

struct slice role_nominative(struct slice role)
{
    /* Weak nouns: "des Präsidenten" has lost nothing but its ending, "der Experten"
     * keeps its e. */
    static const char *const with_e[] = { "erten",   "neten", "ogen",
                                          "ollegen", "ärten", NULL };
    if (slice_ends_with_any(role, with_e))
        return slice_part(role, 0, role.length - 1);
    static const char *const without_e[] = { "enten", "anten", "isten", "aten",
                                             "oten",  "eten",  "arten", NULL };
    if (slice_ends_with_any(role, without_e))
        return slice_part(role, 0, role.length - 2);
    if (slice_ends_with(role, SLICE("innen")))
        return slice_part(role, 0, role.length - 3);
    if (slice_ends_with(role, SLICE("ers")) || slice_ends_with(role, SLICE("fs")))
        return slice_part(role, 0, role.length - 1);
    return role;
}
