/* Any valid text, of either language, with or without a day of publication, as dates
 * and figures. The first byte chooses. */
#include <math.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "news/vocabulary.h"
#include "reading/dates/dates.h"
#include "reading/text/text.h"

static bool is_day(struct day day)
{
    return !day_is_known(day) || day_is_valid(day);
}

static void hold_interval(struct interval interval)
{
    fuzz_hold(is_day(interval.earliest) && is_day(interval.latest), "days exist");
    if (day_is_known(interval.earliest) && day_is_known(interval.latest))
        fuzz_hold(day_number(interval.earliest) <= day_number(interval.latest),
                  "intervals do not run backwards");
}

static void hold_dates(const struct text *text, const struct reading *reading)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < reading->date_count; i++) {
        const struct date *const date = &reading->dates[i];
        fuzz_hold(date->span.start >= end && date->span.end > date->span.start,
                  "dates stand in text order and never overlap");
        fuzz_hold(date->sentence < text->sentence_count, "every date has a sentence");
        fuzz_hold(span_contains(text->sentences[date->sentence].span, date->span),
                  "dates stay inside their sentence");
        fuzz_hold(utf8_is_valid(span_text(text->bytes, date->span)),
                  "dates keep code points whole");
        fuzz_hold(date->value.length > 0 && utf8_is_valid(date->value),
                  "every date has a value");
        hold_interval(date->interval);
        end = date->span.end;
    }
}

static void hold_figures(const struct text *text, const struct reading *reading)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < reading->figure_count; i++) {
        const struct figure *const figure = &reading->figures[i];
        fuzz_hold(figure->span.start >= start && figure->span.end > figure->span.start,
                  "figures stand in text order");
        fuzz_hold(figure->span.end <= text->bytes.length, "figures end in the text");
        fuzz_hold(utf8_is_valid(span_text(text->bytes, figure->span)),
                  "figures keep code points whole");
        fuzz_hold(isfinite(figure->value) && figure->value >= 0, "figures are numbers");
        fuzz_hold(figure->unit.bytes == NULL || figure->unit.length > 0,
                  "no unit is empty");
        start = figure->span.start;
    }
}

static struct article choose(uint8_t byte, struct slice text)
{
    static const char *const days[] = { "2024-02-29", "2024", "2013-12", "0001-01-01",
                                        "9999-12-31" };
    struct article article = { .text = text,
                               .language = slice_of((byte & 1) ? "en" : "de") };
    const size_t day = byte >> 1 & 7;
    if (day < sizeof days / sizeof days[0]) {
        article.published.date = slice_of(days[day]);
        article.published.basis = PUBLISHED_BY_METADATA;
        fuzz_hold(interval_parse(article.published.date, &article.published.interval),
                  "the days of publication can be read");
    }
    return article;
}

static struct lexicon *lexicon;
static struct splitter *splitter;
static struct dates *dates;

static void load(void)
{
    struct fault fault = { 0 };
    lexicon = lexicon_create(NULL, &fault);
    splitter = lexicon == NULL ? NULL : splitter_create(lexicon, &fault);
    dates = splitter == NULL ? NULL : dates_create(lexicon, &fault);
    fuzz_hold(dates != NULL, "the embedded lexicon can be loaded");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (dates == NULL)
        load();
    if (size < 1 || !utf8_is_valid(fuzz_slice(data + 1, size - 1)))
        return 0;
    struct arena *const arena = arena_create((size_t)1 << 28);
    const struct article article = choose(data[0], fuzz_slice(data + 1, size - 1));
    struct reading reading = { .published = article.published };
    struct fault fault = { 0 };
    struct text text = { 0 };
    fuzz_hold(text_read(splitter, article.text, arena, &text, &fault) &&
                  dates_read(dates, &article, &text, arena, &reading, &fault),
              "any text can be read");
    hold_dates(&text, &reading);
    hold_figures(&text, &reading);
    hold_interval(reading.published.interval);
    arena_destroy(arena);
    return 0;
}
