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
