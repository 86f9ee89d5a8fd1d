#include "watch/watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "watch/file.h"
#include "watch/folders.h"

struct watch {
    struct watch_options options;
    pthread_t thread;
    bool is_started;
    int news;      /* of the folders, from inotify; -1: there is none */
    int file_news; /* the same of the file */
    int wake;      /* an eventfd: look at the two below */
    atomic_bool is_ending, is_wished;

    /* The thread's own. */
    bool is_whole;  /* the file and all folders are watched */
    bool is_warned; /* of that not all are */
    bool is_stale;  /* the folders have changed */
    bool is_other;  /* the file has, or is another one */
    bool is_pending;
    int64_t first, last; /* change of the burst that is pending; milliseconds */
    int64_t told;        /* when the last burst was told of */
};

static int64_t now(void)
{
    return clock_monotonic() / 1000000;
}

/* Another file may have its name by now. */
static bool watch_file(struct watch *watch, struct fault *fault)
{
    if (watch->file_news >= 0)
        (void)close(watch->file_news);
    watch->file_news =
        watch->options.file == NULL ? -1 : file_watch(watch->options.file, fault);
    return watch->options.file == NULL || watch->file_news >= 0;
}

/* Everything is watched anew: folders were added, moved or deleted, or events were
 * lost. Whatever changes behind this is told of, and what changed before is seen by
 * those who look at the folder after this. */
static void watch_all(struct watch *watch)
{
    struct fault fault = { 0 };
    if (watch->news >= 0)
        (void)close(watch->news);
    watch->is_whole = false;
    watch->is_stale = false;
    watch->news = folders_watch(watch->options.folder, watch->options.most_folders,
                                &watch->is_whole, &fault);
    watch->is_whole = watch_file(watch, &fault) && watch->is_whole;
    if (!watch->is_whole && !watch->is_warned) {
        log_event(LOG_WARNING,
                  "not everything is watched, polling seconds=%d reason=%s",
                  watch->options.poll / 1000, fault.detail);
    }
    watch->is_warned = !watch->is_whole;
}

struct watch *watch_create(const struct watch_options *options, struct fault *fault)
{
    struct watch *const watch = calloc(1, sizeof *watch);
    if (watch == NULL) {
        (void)fault_no_memory(fault);
        return NULL;
    }
    watch->options = *options;
    watch->news = watch->file_news = -1;
    watch->told = now();
    watch->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (watch->wake < 0) {
        fault_set(fault, FAULT_IO, "no eventfd: %s", strerror(errno));
        free(watch);
        return NULL;
    }
    watch_all(watch);
    return watch;
}

static void note_change(struct watch *watch)
{
    watch->last = now();
    if (!watch->is_pending)
        watch->first = watch->last;
    watch->is_pending = true;
}

/* When there is something to do although nothing happens; -1: never. */
static int64_t next_moment(const struct watch *watch)
{
    const struct watch_options *const options = &watch->options;
    const int64_t poll = watch->is_whole ? INT64_MAX : watch->told + options->poll;
    if (!watch->is_pending)
        return poll == INT64_MAX ? -1 : poll;
    const int64_t at_rest = watch->last + options->rest;
    const int64_t impatient = watch->first + options->patience;
    const int64_t told = at_rest < impatient ? at_rest : impatient;
    return told < poll ? told : poll;
}

static void wait_for_news(struct watch *watch)
{
    const int64_t moment = next_moment(watch);
    const int64_t left = moment - now();
    struct pollfd ready[] = { { .fd = watch->wake, .events = POLLIN },
                              { .fd = watch->news, .events = POLLIN },
                              { .fd = watch->file_news, .events = POLLIN } };
    const int timeout = moment < 0 ? -1 : left > 0 ? (int)left : 0;
    (void)poll(ready, sizeof ready / sizeof *ready, timeout);
    uint64_t wakes = 0;
    const ssize_t woken = read(watch->wake, &wakes, sizeof wakes);
    (void)woken;
    const struct folders_news news =
        watch->news < 0 ? (struct folders_news){ 0 } : folders_read(watch->news);
    const bool of_file = watch->file_news >= 0 &&
                         file_has_changed(watch->file_news, watch->options.file);
    watch->is_stale = watch->is_stale || news.folders;
    watch->is_other = watch->is_other || of_file;
    if (atomic_exchange(&watch->is_wished, false) || news.files || of_file)
        note_change(watch);
}

static void *run(void *context)
{
    struct watch *const watch = context;
    while (!atomic_load(&watch->is_ending)) {
        const int64_t moment = next_moment(watch);
        if (moment < 0 || now() < moment) {
            wait_for_news(watch);
            continue;
        }
        watch->is_pending = false;
        watch->told = now();
        if (watch->is_stale || !watch->is_whole)
            watch_all(watch);
        else if (watch->is_other)
            watch->is_whole = watch_file(watch, &(struct fault){ 0 });
        watch->is_other = false;
        watch->options.changed(watch->options.context);
    }
    return NULL;
}

bool watch_start(struct watch *watch, struct fault *fault)
{
    const int trouble = pthread_create(&watch->thread, NULL, run, watch);
    watch->is_started = trouble == 0;
    return watch->is_started ||
           fault_set(fault, FAULT_IO, "no thread: %s", strerror(trouble));
}

static void tell(struct watch *watch, atomic_bool *what)
{
    const uint64_t one = 1;
    atomic_store(what, true);
    const ssize_t written = write(watch->wake, &one, sizeof one);
    (void)written;
}

void watch_again(struct watch *watch)
{
    tell(watch, &watch->is_wished);
}

void watch_stop(struct watch *watch)
{
    if (watch == NULL || !watch->is_started)
        return;
    tell(watch, &watch->is_ending);
    (void)pthread_join(watch->thread, NULL);
    watch->is_started = false;
}

void watch_destroy(struct watch *watch)
{
    if (watch == NULL)
        return;
    watch_stop(watch);
    if (watch->news >= 0)
        (void)close(watch->news);
    if (watch->file_news >= 0)
        (void)close(watch->file_news);
    (void)close(watch->wake);
    free(watch);
}
