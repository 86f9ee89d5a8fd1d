#include "ingest/report.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"

enum { BAR_WIDTH = 30 };

/* Nanoseconds between two words. */
static const int64_t bar_pause = 200000000;
static const int64_t line_pause = 5000000000;

void report_begin(struct report *report, struct progress *progress)
{
    const int64_t now = clock_monotonic();
    *report = (struct report){ .progress = progress,
                               .started = now,
                               .told = now,
                               .pause = log_is_terminal() ? bar_pause : line_pause };
    atomic_store(&progress->files, 0);
    atomic_store(&progress->of, 0);
    atomic_store(&progress->articles, 0);
    atomic_store(&progress->bytes, 0);
}

static void tell(const struct report *report, int64_t now)
{
    const struct progress *const progress = report->progress;
    const unsigned files = atomic_load(&progress->files);
    const unsigned of = atomic_load(&progress->of);
    const unsigned articles = atomic_load(&progress->articles);
    const double megabytes = (double)atomic_load(&progress->bytes) / 1e6;
    const double speed = megabytes * 1e9 / (double)(now - report->started);
    if (!log_is_terminal()) {
        log_event(LOG_INFO,
                  "scanning files=%u of=%u articles=%u megabytes_per_second=%.1f",
                  files, of, articles, speed);
        return;
    }
    char bar[BAR_WIDTH + 1] = "";
    for (unsigned i = 0; i < BAR_WIDTH; i++)
        bar[i] = (uint64_t)i * of < (uint64_t)files * BAR_WIDTH ? '#' : '.';
    log_status("[%s] %u of %u files, %u articles, %.1f MB/s", bar, files, of, articles,
               speed);
}

void report_step(struct report *report)
{
    const int64_t now = clock_monotonic();
    if (now - report->told < report->pause)
        return;
    report->told = now;
    tell(report, now);
}

void report_end(const struct report *report)
{
    if (log_is_terminal() && report->told > report->started)
        log_status("%s", "");
}
