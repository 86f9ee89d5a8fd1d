/* How far a scan is: a bar where somebody looks on, else a line of the log. */
#include "ingest/report.h"

#include <fcntl.h>
#include <pty.h>
#include <string.h>
#include <unistd.h>

#include "../test.h"

enum { SEEN_SIZE = 1024 };

/* Standard error, while something else stands for it. */
struct stand_in {
    int before, reading;
};

static void stand_in(struct stand_in *for_errors, int reading, int writing)
{
    for_errors->reading = reading;
    for_errors->before = dup(STDERR_FILENO);
    assert_true(for_errors->before >= 0);
    assert_true(dup2(writing, STDERR_FILENO) >= 0);
    assert_int_equal(close(writing), 0);
    assert_int_equal(fcntl(reading, F_SETFL, O_NONBLOCK), 0);
}

static void stand_in_pipe(struct stand_in *for_errors)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    stand_in(for_errors, ends[0], ends[1]);
}

/* What was written so far; all of it is there, as the writer was this thread. */
static void read_back(const struct stand_in *for_errors, char seen[SEEN_SIZE])
{
    size_t length = 0;
    ssize_t more = 0;
    while (length + 1 < SEEN_SIZE && (more = read(for_errors->reading, seen + length,
                                                  SEEN_SIZE - 1 - length)) > 0)
        length += (size_t)more;
    seen[length] = '\0';
}

static void leave(const struct stand_in *for_errors)
{
    assert_true(dup2(for_errors->before, STDERR_FILENO) >= 0);
    assert_int_equal(close(for_errors->before), 0);
    assert_int_equal(close(for_errors->reading), 0);
}

/* A scan that began so long ago that it is time to tell. */
static void begin_long_ago(struct report *report, struct progress *progress)
{
    report_begin(report, progress);
    report->started -= INT64_C(60000000000);
    report->told = report->started;
    atomic_store(&progress->files, 5);
    atomic_store(&progress->of, 10);
    atomic_store(&progress->articles, 7);
}

static void on_a_terminal_there_is_a_bar_until_the_end(void **state)
{
    (void)state;
    struct progress progress = { 0 };
    struct report report;
    struct stand_in for_errors;
    char seen[SEEN_SIZE];
    int master = 0, slave = 0;
    if (openpty(&master, &slave, NULL, NULL, NULL) != 0) {
        print_message("# this machine has no terminals\n");
        return;
    }
    stand_in(&for_errors, master, slave);
    begin_long_ago(&report, &progress);
    report_step(&report);
    report_step(&report); /* it was told just now */
    read_back(&for_errors, seen);
    report_end(&report);
    char end[SEEN_SIZE];
    read_back(&for_errors, end);
    leave(&for_errors);
    const char *const bar = strstr(seen, "[###############...............] "
                                         "5 of 10 files, 7 articles, ");
    assert_non_null(bar);
    assert_null(strchr(bar, '\n'));
    assert_null(strchr(bar + 1, '['));
    assert_string_equal(end, "\r\033[K");
}

typedef void beginner(struct report *, struct progress *);

/* What a scan tells a pipe of a step, and of another one just behind it. */
static void tell_pipe(beginner *begin, char seen[SEEN_SIZE])
{
    struct progress progress = { 0 };
    struct report report;
    struct stand_in for_errors;
    stand_in_pipe(&for_errors);
    begin(&report, &progress);
    report_step(&report);
    report_step(&report);
    report_end(&report);
    read_back(&for_errors, seen);
    leave(&for_errors);
}

static void elsewhere_a_line_of_the_log_tells_it(void **state)
{
    (void)state;
    char seen[SEEN_SIZE];
    tell_pipe(begin_long_ago, seen);
    const char *const line =
        strstr(seen, " info scanning files=5 of=10 articles=7 megabytes_per_second=");
    assert_non_null(line);
    assert_string_equal(strchr(line, '\n'), "\n");
    assert_null(strchr(seen, '\033'));
}

/* No time passes. */
static void begin_for_good(struct report *report, struct progress *progress)
{
    report_begin(report, progress);
    report->told = INT64_MAX / 2;
}

static void a_scan_that_is_over_soon_says_nothing(void **state)
{
    (void)state;
    char seen[SEEN_SIZE];
    tell_pipe(begin_for_good, seen);
    assert_string_equal(seen, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_terminal_there_is_a_bar_until_the_end),
        cmocka_unit_test(elsewhere_a_line_of_the_log_tells_it),
        cmocka_unit_test(a_scan_that_is_over_soon_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
