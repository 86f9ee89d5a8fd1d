#include <string.h>

#include "../test.h"
#include "collect.h"

static void assert_notes(const char *path, const char *content, const char *expected)
{
    struct buffer notes = collected(path, slice_of(content));
    assert_string_equal(notes.bytes, expected);
    buffer_finish(&notes);
}

static void front_matter_says_what_there_is_to_say(void **state)
{
    (void)state;
    assert_notes("a",
                 "---\ntitle: \"Fähre: fällt aus\"\ndate: 2024-02-19 06:30\n"
                 "author:\n  - name: Imke Hollander\ntags: [insel, {a: b}]\n"
                 "source: Küstenpost\nurl: https://kuestenpost.example/f\nlang: de\n"
                 "---\n\n# Fähre: fällt aus\n\nDie Fähre fällt bis Ostern aus, teilte "
                 "die\nReederei *Tamsen* mit.\n",
                 "a 1: format=markdown title=Fähre: fällt aus publisher=Küstenpost "
                 "url=https://kuestenpost.example/f language=de published=2024-02-19 "
                 "text=Die Fähre fällt bis Ostern aus, teilte die Reederei Tamsen "
                 "mit.\n");
}

static void marks_are_gone_and_what_they_mark_stays(void **state)
{
    (void)state;
    assert_notes(
        "a.md",
        "# Der **Turm** bleibt #\n\n![Turm](t.jpg)\n\nDer Rat hat den "
        "[Abriss](http://x/"
        "y_(z)) des Turms gestoppt, 2 * 3 = 6, so\\*.[^1]\n\nWas nun?\n--------\n\n"
        "> Man kann ihn retten, sagte die Statikerin `Ehmke`, wenn man das will.\n\n"
        "Der Rat will:\n\n- einen Zaun\n- ein __Gutachten__\n* * *\n\n| Jahr | Euro |\n"
        "|---|---|\n| 2023 | 40 |\n\n```\nint x;\n```\n\nDie Arbeiten beginnen "
        "&ndash; endlich &ndash; im April, sagte der snake_case_Pfarrer.\n\n[^1]: "
        "Fußnote.\n[x]: http://x\n",
        "a.md 1: format=markdown title=Der Turm bleibt language=de text=Der Rat hat "
        "den Abriss des "
        "Turms gestoppt, 2 * 3 = 6, so*.\n\nWas nun?\n\nMan kann ihn retten, sagte die "
        "Statikerin Ehmke, wenn man das will.\n\nDer Rat will:\n\neinen Zaun\n\nein "
        "Gutachten\n\nJahr Euro\n\n2023 40\n\nDie Arbeiten beginnen – endlich – im "
        "April, sagte der snake_case_Pfarrer.\n");
}

static void a_note_needs_no_front_matter_and_no_heading(void **state)
{
    (void)state;
    assert_notes("a.markdown",
                 "Ein Schiff ist am Kai gesunken, sagte der Hafenmeister.",
                 "a.markdown 1: format=markdown text=Ein Schiff ist am Kai gesunken, "
                 "sagte der Hafenmeister.\n");
}

static void front_matter_that_is_none_is_refused(void **state)
{
    (void)state;
    assert_notes("a.md", "---\ntitle: [x\n---\nEin Satz.",
                 "a.md 1: ! front matter: did not find expected ',' or ']' (line 3)\n");
    assert_notes("a.md", "---\na: &x [1]\nb: *x\n---\nEin Satz.",
                 "a.md 1: ! front matter: aliases are not read\n");
    assert_notes("a.md", "---\na: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n---\nEin.",
                 "a.md 1: ! front matter: nested deeper than 16\n");
    assert_notes("a.md", "---\n- a\n---\nEin Satz.",
                 "a.md 1: ! front matter: a list, no mapping\n");
    assert_notes("a.md", "---\ntitle: x\n---\n", "a.md 1: ! no article text in it\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front_matter_says_what_there_is_to_say),
        cmocka_unit_test(marks_are_gone_and_what_they_mark_stays),
        cmocka_unit_test(a_note_needs_no_front_matter_and_no_heading),
        cmocka_unit_test(front_matter_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
