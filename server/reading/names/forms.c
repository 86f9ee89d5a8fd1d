#include "reading/names/forms.h"

#include <string.h>

#include "base/utf8.h"

static void add_form(struct forms *forms, struct slice stem, const char *ending)
{
    const size_t length = stem.length + strlen(ending);
    if (length > FORM_SIZE || forms->count == FORMS_MAX)
        return;
    memcpy(forms->text[forms->count], stem.bytes, stem.length);
    memcpy(forms->text[forms->count] + stem.length, ending, strlen(ending));
    forms->length[forms->count++] = (uint32_t)length;
}

static void add_endings(struct forms *forms, struct slice stem,
                        const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_form(forms, stem, endings[i]);
}

#define ADD_ENDINGS(forms, stem, endings)                                              \
    add_endings(forms, stem, endings, sizeof(endings) / sizeof *(endings))

bool has_foreign_letters(struct slice text)
{
    static const int32_t german[] = { 0xE4, 0xF6, 0xFC, 0xDF, 0xC4, 0xD6, 0xDC };
    bool foreign = false;
    size_t at = 0;
    while (at < text.length && (unsigned char)text.bytes[at] < 0xC0)
        at++;
    while (at < text.length && !foreign) {
        const int32_t letter = utf8_next(text, &at);
        foreign = letter >= 0xC0 && utf8_is_letter(letter);
        for (size_t i = 0; i < sizeof german / sizeof german[0]; i++)
            foreign = foreign && letter != german[i];
    }
    return foreign;
}

bool ends_like_adjective(struct slice lower)
{
    static const char *const endings[] = { "e", "en", "em", "er", "es", NULL };
    return slice_ends_with_any(lower, endings);
}

void inflect_adjective(struct slice stem, struct forms *out)
{
    static const char *const endings[] = { "", "e", "en", "em", "er", "es" };
    ADD_ENDINGS(out, stem, endings);
}

void inflect_people(struct slice singular, struct forms *out)
{
    static const char *const weak[] = { "e", "en", "in", "innen" };
    static const char *const strong[] = { "", "s", "n", "in", "innen" };
    static const char *const other[] = { "", "s", "en", "in", "innen" };
    if (slice_ends_with(singular, SLICE("e")))
        ADD_ENDINGS(out, slice_part(singular, 0, singular.length - 1), weak);
    else if (slice_ends_with(singular, SLICE("er")))
        ADD_ENDINGS(out, singular, strong);
    else
        ADD_ENDINGS(out, singular, other);
}

void inflect_role(struct slice singular, struct forms *out)
{
    static const char *const endings[] = { "", "s", "n", "en", "es", "r" };
    static const char *const feminine[] = { "", "nen" };
    if (slice_ends_with(singular, SLICE("in")))
        ADD_ENDINGS(out, singular, feminine);
    else
        ADD_ENDINGS(out, singular, endings);
}

enum { TITLE_ADJECTIVES = 4, SHORTEST_ADJECTIVE = 4 };

/* The adjectives that a name begins with, as far as their last has the same ending:
 * only "Neue" of "Frankfurter Neue Presse". */
struct title {
    size_t stems[TITLE_ADJECTIVES]; /* where the ending begins */
    uint32_t count;
    struct slice ending;
};

static struct slice adjective_ending(struct slice word)
{
    static const char *const endings[] = { "e", "er", "es" };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = slice_of(endings[i]);
        if (word.length >= SHORTEST_ADJECTIVE && slice_ends_with(word, ending))
            return ending;
    }
    return (struct slice){ 0 };
}

static bool capital_begins(struct slice text)
{
    size_t at = 0;
    return text.length > 0 && utf8_is_upper(utf8_next(text, &at));
}

static struct title title_of(struct slice name)
{
    struct title title = { 0 };
    struct slice rest = name;
    while (title.count < TITLE_ADJECTIVES && capital_begins(rest)) {
        const struct slice word = slice_split(&rest, ' ');
        const struct slice ending = adjective_ending(word);
        if (rest.bytes == NULL || !capital_begins(rest) || ending.bytes == NULL)
            break;
        if (!slice_equals(ending, title.ending))
            title.count = 0;
        title.ending = ending;
        title.stems[title.count++] =
            (size_t)(word.bytes - name.bytes) + word.length - ending.length;
    }
    return title;
}

static void append(struct forms *forms, struct slice text)
{
    uint32_t *const length = &forms->length[forms->count];
    memcpy(forms->text[forms->count] + *length, text.bytes, text.length);
    *length += (uint32_t)text.length;
}

static void add_declined(struct forms *forms, struct slice name,
                         const struct title *title, const char *ending)
{
    const size_t longest = name.length + (size_t)title->count * strlen(ending);
    size_t from = 0;
    if (forms->count == FORMS_MAX || longest > FORM_SIZE)
        return;
    forms->length[forms->count] = 0;
    for (uint32_t i = 0; i < title->count; i++) {
        append(forms, slice_part(name, from, title->stems[i]));
        append(forms, slice_of(ending));
        from = title->stems[i] + title->ending.length;
    }
    append(forms, slice_part(name, from, name.length));
    forms->count++;
}

void inflect_title(struct slice name, struct forms *out)
{
    const struct title title = title_of(name);
    if (title.count == 0)
        return;
    add_declined(out, name, &title, "en");
    if (!slice_is(title.ending, "e"))
        add_declined(out, name, &title, "e");
}
