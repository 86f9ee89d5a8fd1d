#include "../../test.h"
#include "base/buffer.h"
#include "news/vocabulary.h"
#include "reader.h"

/* What is found, as "quote|value bound unit" parted by "; ". */
struct expected {
    const char *text, *figures;
};

static void assert_figures(struct reader_fixture *fixture, const char *language,
                           const struct expected *expected)
{
    const struct reading reading =
        read_dates(fixture, expected->text, "2024-05-15", language);
    struct buffer out;
    buffer_init(&out, 1 << 16);
    for (uint32_t i = 0; i < reading.figure_count; i++) {
        const struct figure *const figure = &reading.figures[i];
        if (i > 0)
            buffer_append_string(&out, "; ");
        buffer_append_slice(&out, span_text(slice_of(expected->text), figure->span));
        buffer_printf(&out, "|%.10g %s", figure->value,
                      figure_bound_name(figure->bound));
        if (figure->unit.bytes != NULL) {
            buffer_append_string(&out, " ");
            buffer_append_slice(&out, figure->unit);
        }
    }
    assert_string_equal(out.bytes, expected->figures);
    buffer_finish(&out);
}

static const struct expected numbers[] = {
    { "Sieben Männer warten.", "Sieben Männer|7 exact Männer" },
    { "Das kostet 1,5 Millionen Euro.", "1,5 Millionen Euro|1500000 exact Euro" },
    { "Es geht um 1,3 Mrd. Euro.", "1,3 Mrd. Euro|1300000000 exact Euro" },
    { "Es sind 13.000 Container.", "13.000 Container|13000 exact Container" },
    { "Anderthalb Tonnen fehlen.", "Anderthalb Tonnen|1.5 exact Tonnen" },
    { "Er zahlt zweieinhalb Millionen Kronen.",
      "zweieinhalb Millionen Kronen|2500000 exact Kronen" },
    { "Einundzwanzig Schiffe liegen dort.", "Einundzwanzig Schiffe|21 exact Schiffe" },
    { "Ein Dutzend Panzer rollt.", "Ein Dutzend Panzer|12 exact Panzer" },
    { "Eine halbe Million Bürger kam.",
      "Eine halbe Million Bürger|500000 exact Bürger" },
    { "Dutzende Raketen und Hunderte von Granaten.",
      "Dutzende Raketen|12 min Raketen; Hunderte von Granaten|100 min Granaten" },
    { "Zwei Drittel stimmten zu.", "Zwei Drittel|0.6666666667 exact" },
};

static void numbers_are_read_in_digits_and_words(void **state)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        assert_figures(*state, "de", &numbers[i]);
}

static const struct expected bounds[] = {
    { "Mehr als sechs Millionen 152-Millimeter-Granaten kamen.",
      "Mehr als sechs Millionen 152-Millimeter-Granaten|6000000 min "
      "152-Millimeter-Granaten" },
    { "Mindestens 40 Leute.", "Mindestens 40 Leute|40 min Leute" },
    { "Höchstens drei Boote.", "Höchstens drei Boote|3 max Boote" },
    { "Bis zu 400 Granaten.", "Bis zu 400 Granaten|400 max Granaten" },
    { "Fast 700 Kilometer.", "Fast 700 Kilometer|700 approx Kilometer" },
    { "Es sind ca. 6 Tonnen.", "ca. 6 Tonnen|6 approx Tonnen" },
    { "Über 40 weitere Gäste.", "Über 40 weitere Gäste|40 min Gäste" },
    { "Sie bauen 70 bis 80 Boote.", "70|70 min Boote; 80 Boote|80 max Boote" },
    { "Zwischen 20 und 30 Autos.", "20|20 min Autos; 30 Autos|30 max Autos" },
    { "Zwei bis drei Millionen Dollar.",
      "Zwei|2000000 min Dollar; drei Millionen Dollar|3000000 max Dollar" },
    { "Nur 80 von bis zu 400 Granaten trafen.",
      "80|80 exact Granaten; bis zu 400 Granaten|400 max Granaten" },
};

static void bounds_are_told(void **state)
{
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
        assert_figures(*state, "de", &bounds[i]);
}

static const struct expected units[] = {
    { "Drei gut erhaltene alte Boote.", "Drei gut erhaltene alte Boote|3 exact Boote" },
    { "Sie fordern 5 % mehr.", "5 %|5 exact %" },
    { "Es sind 30 km bis dort.", "30 km|30 exact km" },
    { "Das macht 12 Schweizer Franken.",
      "12 Schweizer Franken|12 exact Schweizer Franken" },
};

static void units_are_what_is_counted(void **state)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        assert_figures(*state, "de", &units[i]);
}

static const struct expected nothing[] = {
    { "Das Spiel endete 3:2.", "" },
    { "Am 3. Mai 2024 um 20.15 Uhr.", "" },
    { "Anruf unter 0471 27 02 56.", "" },
    { "Karl Velten (47) kam auf Platz 3 und liest Artikel 5.", "" },
    { "Die 152-mm-Haubitze und die Su-57.", "" },
    { "Sie wurde im 3. Anlauf Erste.", "" },
    { "Er blieb sechs Monate.", "" },
};

static void dates_scores_and_names_are_no_figures(void **state)
{
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        assert_figures(*state, "de", &nothing[i]);
}

static const struct expected english[] = {
    { "More than six million shells were sent.",
      "More than six million shells|6000000 min shells" },
    { "He counted 13,000 containers.", "13,000 containers|13000 exact containers" },
    { "Up to 40 people came.", "Up to 40 people|40 max people" },
};

static void english_numbers_are_read(void **state)
{
    for (size_t i = 0; i < sizeof english / sizeof english[0]; i++)
        assert_figures(*state, "en", &english[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_in_digits_and_words),
        cmocka_unit_test(bounds_are_told),
        cmocka_unit_test(units_are_what_is_counted),
        cmocka_unit_test(dates_scores_and_names_are_no_figures),
        cmocka_unit_test(english_numbers_are_read),
    };
    return cmocka_run_group_tests(tests, reader_set_up, reader_tear_down);
}
