#include "tally.h"

#include <stdarg.h>
#include <stdio.h>

bool tally_init(struct tally *tally)
{
    *tally = (struct tally){ .asked = json_object(), .missed = json_object() };
    return tally->asked != NULL && tally->missed != NULL;
}

void tally_finish(struct tally *tally)
{
    json_decref(tally->asked);
    json_decref(tally->missed);
}

static json_int_t count_of(const json_t *counts, const char *kind)
{
    return json_integer_value(json_object_get(counts, kind));
}

static void count(json_t *counts, const char *kind)
{
    (void)json_object_set_new(counts, kind, json_integer(count_of(counts, kind) + 1));
}

bool tally_expect(struct tally *tally, const char *kind, bool met, const char *format,
                  ...)
{
    count(tally->asked, kind);
    if (met)
        return true;
    count(tally->missed, kind);
    char what[400];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(what, sizeof what, format, values);
    va_end(values);
    (void)printf("# missed %s in %s: %s\n", kind, tally->where, what);
    return false;
}

bool tally_judge(const struct tally *tally, const json_t *allowed)
{
    int number = 0;
    bool fine = json_object_size(tally->asked) > 0;
    const char *kind = NULL;
    json_t *asked = NULL;
    json_object_foreach(tally->asked, kind, asked)
    {
        const json_int_t missed = count_of(tally->missed, kind);
        const json_int_t most = count_of(allowed, kind);
        (void)printf("%s %d - %s: %lld of %lld missed, %lld allowed\n",
                     missed <= most ? "ok" : "not ok", ++number, kind,
                     (long long)missed, (long long)json_integer_value(asked),
                     (long long)most);
        if (missed < most)
            (void)printf("# %s: only %lld are missed: lower the number\n", kind,
                         (long long)missed);
        fine = fine && missed <= most;
    }
    (void)printf("1..%d\n", number);
    return fine;
}
