#include "reader.h"

#include "../../test.h"
#include "base/buffer.h"
#include "news/vocabulary.h"

int reader_set_up(void **state)
{
    static struct reader_fixture fixture;
    struct fault fault = { 0 };
    fixture.lexicon = lexicon_create(NULL, &fault);
    fixture.splitter = splitter_create(fixture.lexicon, &fault);
    fixture.dates = dates_create(fixture.lexicon, &fault);
    fixture.arena = arena_create(64 << 20);
    *state = &fixture;
    return fault.kind == FAULT_NONE ? 0 : -1;
}

int reader_tear_down(void **state)
{
    struct reader_fixture *const fixture = *state;
    arena_destroy(fixture->arena);
    dates_destroy(fixture->dates);
    splitter_destroy(fixture->splitter);
    lexicon_destroy(fixture->lexicon);
    return 0;
}

struct reading read_dates(struct reader_fixture *fixture, const char *bytes,
                          const char *published, const char *language)
{
    struct fault fault = { 0 };
    struct text text = { 0 };
    struct article article = { .text = slice_of(bytes),
                               .language = slice_of(language) };
    if (published != NULL) {
        article.published.basis = PUBLISHED_BY_METADATA;
        article.published.date = slice_of(published);
        assert_true(
            interval_parse(article.published.date, &article.published.interval));
    }
    struct reading reading = { .published = article.published };
    arena_reset(fixture->arena);
    assert_true(
        text_read(fixture->splitter, article.text, fixture->arena, &text, &fault));
    assert_true(
        dates_read(fixture->dates, &article, &text, fixture->arena, &reading, &fault));
    return reading;
}

void assert_dates(struct reader_fixture *fixture, const char *bytes,
                  const char *published, const char *language, const char *expected)
{
    const struct reading reading = read_dates(fixture, bytes, published, language);
    struct buffer out;
    buffer_init(&out, 1 << 16);
    for (uint32_t i = 0; i < reading.date_count; i++) {
        if (i > 0)
            buffer_append_string(&out, "; ");
        buffer_append_slice(&out, span_text(slice_of(bytes), reading.dates[i].span));
        buffer_append_string(&out, "=");
        buffer_append_slice(&out, reading.dates[i].value);
    }
    assert_string_equal(out.bytes, expected);
    buffer_finish(&out);
}

void assert_interval(const struct date *date, const char *earliest, const char *latest)
{
    char text[DATE_TEXT_SIZE];
    day_text(date->interval.earliest, text);
    assert_string_equal(text, earliest);
    day_text(date->interval.latest, text);
    assert_string_equal(text, latest);
}

void assert_bounds(struct reader_fixture *fixture, const struct bounds *bounds,
                   const char *published)
{
    const struct reading reading = read_dates(fixture, bounds->text, published, "de");
    assert_int_equal(reading.date_count, 1);
    assert_interval(&reading.dates[0], bounds->earliest, bounds->latest);
}
