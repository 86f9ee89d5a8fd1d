/* What single words say about the line that they stand in. */
#include "sources/cues.h"

#include "../test.h"

static void words_and_their_beginnings_are_cues(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        uint32_t cues;
    } cases[] = {
        { "und", CUE_FUNCTION },
        { "Über", CUE_FUNCTION },
        { "ÜBER", CUE_FUNCTION },
        { "Überfahrt", 0 }, /* only a star stands for what follows */
        { "un", 0 },
        { "will", CUE_FUNCTION | CUE_VERB },
        { "klick", CUE_ACTION },
        { "KLICKEN", CUE_ACTION },
        { "Klicktest", CUE_ACTION },
        { "klic", 0 },
        { "Login", CUE_SITE },
        { "Einloggdaten", CUE_SITE },
        { "einloggen", CUE_SITE | CUE_ACTION },
        { "Künd", 0 },
        { "kündbares", CUE_TRADE },
        { "Prämie", CUE_TRADE },
        { "PRÄMIENHEFT", CUE_TRADE },
        { "Datenschutzbeauftragtenkonferenz", CUE_SITE }, /* longer than any */
        { "Bürgermeisterkandidatinnenrunde", 0 },
        { "", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const uint32_t cues = cues_of(slice_of(cases[i].word));
        if (cues != cases[i].cues)
            fail_msg("%s: %x, not %x", cases[i].word, (unsigned)cues,
                     (unsigned)cases[i].cues);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_their_beginnings_are_cues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
