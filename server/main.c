/* chronicled: wires the parts and waits for a signal. */
#include <assert.h>
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api.h"
#include "check.h"
#include "export.h"
#include "healthcheck.h"
#include "http/listen.h"
#include "http/server.h"
#include "ingest/errand.h"
#include "ingest/ingest.h"
#include "reading/reading.h"
#include "repeater.h"
#include "settings.h"
#include "store/store.h"
#include "watch/watch.h"

enum {
    EXIT_USAGE = 2,
    REST = 500,       /* milliseconds without a change: a file is written */
    PATIENCE = 5000,  /* for others that never come to rest */
    POLL = 30000,     /* where not everything can be watched */
    CACHE = 16 << 20, /* bytes of answers that are kept, of all loops together */
    FOLDERS = 100000, /* that are watched: each takes a kilobyte of the kernel */
};

struct daemon {
    const struct settings *settings;
    struct reader *reader;
    struct ingest *ingest;
    size_t loop_count;
    struct api_loop **loops;
    struct server *server;
    struct repeater *scanner;
    struct watch *watch; /* NULL: nothing is watched */
};

static bool check_settings(const struct settings *settings, struct fault *fault)
{
    struct stat status;
    struct listen_address address;
    if (stat(settings->sources, &status) != 0)
        return fault_set(fault, FAULT_INPUT, "--sources: %s: %s", settings->sources,
                         strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return fault_set(fault, FAULT_INPUT, "--sources: %s is no folder",
                         settings->sources);
    if (access(settings->sources, R_OK | X_OK) != 0)
        return fault_set(fault, FAULT_INPUT, "--sources: %s: %s", settings->sources,
                         strerror(errno));
    return listen_parse(slice_of(settings->listen), &address, fault) &&
           ingest_check_corrections(settings->corrections, fault);
}

static void scan(void *context)
{
    struct daemon *const daemon = context;
    struct ingest_report report;
    struct fault fault = { 0 };
    const bool done = ingest_scan(daemon->ingest, &report, &fault);
    if (!done)
        log_event(fault.kind == FAULT_BUSY ? LOG_WARNING : LOG_ERROR,
                  "scan failed reason=%s", fault.detail);
    if (done && report.files_left > 0)
        watch_again(daemon->watch);
    /* A scan takes much memory for a short time; what serves needs little. */
    (void)malloc_trim(0);
}

static size_t loops_wanted(const struct settings *settings)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (settings->threads > 0)
        return settings->threads;
    return cores > 0 ? (size_t)cores : 1;
}

static bool open_loops(struct daemon *daemon, struct fault *fault)
{
    const size_t count = loops_wanted(daemon->settings);
    daemon->loops = calloc(count, sizeof(struct api_loop *));
    if (daemon->loops == NULL)
        return fault_no_memory(fault);
    for (; daemon->loop_count < count; daemon->loop_count++) {
        struct api_loop *const loop = api_loop_create(
            daemon->settings->database, ingest_progress(daemon->ingest), fault);
        if (loop == NULL)
            return false;
        daemon->loops[daemon->loop_count] = loop;
    }
    return true;
}

static bool start_server(struct daemon *daemon, struct fault *fault)
{
    assert(daemon->loop_count > 0);
    const struct server_options options = {
        .listen = daemon->settings->listen,
        .routes = api_routes,
        .loops = daemon->loop_count,
        .contexts = (void *const *)daemon->loops,
        .version = api_version,
        .cache_size = (size_t)CACHE / daemon->loop_count,
        .rest = api_rest,
    };
    daemon->server = server_start(&options, fault);
    if (daemon->server == NULL)
        return false;
    log_event(LOG_INFO, "listening address=%s loops=%zu",
              server_address(daemon->server), daemon->loop_count);
    return true;
}

static void ask_for_scan(void *context)
{
    const struct daemon *const daemon = context;
    log_event(LOG_INFO, "scan asked for cause=change");
    repeater_ask(daemon->scanner);
}

/* What a scan reads is watched before it is scanned for the first time, so that no
 * change falls between the two. */
static bool start_scanner(struct daemon *daemon, struct fault *fault)
{
    const struct watch_options options = {
        .folder = daemon->settings->sources,
        .file = daemon->settings->corrections,
        .rest = REST,
        .patience = PATIENCE,
        .poll = POLL,
        .most_folders = FOLDERS,
        .changed = ask_for_scan,
        .context = daemon,
    };
    if (daemon->settings->watch) {
        daemon->watch = watch_create(&options, fault);
        if (daemon->watch == NULL)
            return false;
    }
    daemon->scanner = repeater_create(scan, daemon, fault);
    return daemon->scanner != NULL &&
           (daemon->watch == NULL || watch_start(daemon->watch, fault));
}

/* Unless there is the user's already. */
static bool load_reader(void *context, struct fault *fault)
{
    struct daemon *const daemon = context;
    if (daemon->reader == NULL)
        daemon->reader = reader_create(NULL, fault);
    return daemon->reader != NULL;
}

/* All that can be done while the lexicon is still being loaded. */
static bool open_all(struct daemon *daemon, struct fault *fault)
{
    if (!store_setup(fault))
        return false;
    const struct ingest_options options = {
        .sources = daemon->settings->sources,
        .database = daemon->settings->database,
        .corrections = daemon->settings->corrections,
        .rest = daemon->settings->watch ? REST : 0,
    };
    daemon->ingest = ingest_create(&options, fault);
    return daemon->ingest != NULL && open_loops(daemon, fault) &&
           start_server(daemon, fault);
}

static bool start(struct daemon *daemon, struct fault *fault)
{
    struct errand lexicon;
    errand_begin(&lexicon, load_reader, daemon);
    const bool open = open_all(daemon, fault);
    return errand_end(&lexicon, fault) && open &&
           ingest_use(daemon->ingest, daemon->reader, fault) &&
           start_scanner(daemon, fault);
}

static void stop(struct daemon *daemon)
{
    if (daemon->ingest != NULL)
        ingest_stop(daemon->ingest);
    /* The watch asks the scanner, whose scan asks the watch. */
    watch_stop(daemon->watch);
    repeater_destroy(daemon->scanner);
    watch_destroy(daemon->watch);
    server_stop(daemon->server);
    for (size_t i = 0; i < daemon->loop_count; i++)
        api_loop_destroy(daemon->loops[i]);
    free(daemon->loops);
    ingest_destroy(daemon->ingest);
    reader_destroy(daemon->reader);
}

/* Blocked in every thread, so that only wait_for_end() gets them. */
static sigset_t block_signals(void)
{
    sigset_t ours;
    (void)sigemptyset(&ours);
    (void)sigaddset(&ours, SIGTERM);
    (void)sigaddset(&ours, SIGINT);
    (void)sigaddset(&ours, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &ours, NULL);
    /* What they stand for is seen where it happens, as the fault of a write. */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    return ours;
}

static void wait_for_end(const sigset_t *ours, struct daemon *daemon)
{
    int number = SIGHUP;
    while (sigwait(ours, &number) == 0 && number == SIGHUP) {
        log_event(LOG_INFO, "scan asked for cause=SIGHUP");
        repeater_ask(daemon->scanner);
    }
    log_event(LOG_INFO, "stopping signal=%s", number == SIGINT ? "INT" : "TERM");
}

static int complain(const struct fault *fault, int status)
{
    (void)fprintf(stderr, "chronicled: %s\n", fault->detail);
    return status;
}

static int serve(const struct settings *settings)
{
    const sigset_t signals = block_signals();
    struct daemon daemon = { .settings = settings };
    struct fault fault = { 0 };
    /* What the user adds to the lexicon is checked before anything else is done. */
    if (settings->lexicon != NULL) {
        daemon.reader = reader_create(settings->lexicon, &fault);
        if (daemon.reader == NULL)
            return complain(&fault, EXIT_USAGE);
    }
    if (start(&daemon, &fault))
        wait_for_end(&signals, &daemon);
    else
        log_event(LOG_ERROR, "cannot start reason=%s", fault.detail);
    stop(&daemon);
    if (fault.kind == FAULT_NONE)
        log_event(LOG_INFO, "stopped");
    return fault.kind == FAULT_NONE ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* A scan, as the daemon makes at its start. */
static bool scan_once(const struct settings *settings, const struct reader *reader,
                      struct fault *fault)
{
    struct ingest_report report;
    const struct ingest_options options = {
        .sources = settings->sources,
        .database = settings->database,
        .corrections = settings->corrections,
        .reader = reader,
    };
    struct ingest *const ingest = ingest_create(&options, fault);
    const bool ok = ingest != NULL && ingest_scan(ingest, &report, fault);
    ingest_destroy(ingest);
    return ok;
}

static bool export_all(const struct settings *settings, const struct reader *reader,
                       struct fault *fault)
{
    return store_setup(fault) && scan_once(settings, reader, fault) &&
           export_corpus(settings->database, stdout, fault);
}

/* The fault stays FAULT_NONE where something was only skipped. */
static bool check_all(const struct settings *settings, const struct reader *reader,
                      struct fault *fault)
{
    bool whole = true, ok = true;
    for (int i = 0; i < settings->file_count && ok; i++)
        ok = check_path(reader, settings->files[i], stdout, &whole, fault);
    if (ok && fflush(stdout) != 0)
        ok = fault_set(fault, FAULT_IO, "standard output: %s", strerror(errno));
    return ok && whole;
}

/* What a command other than to serve comes to. */
static int finish(bool ok, const struct fault *fault)
{
    if (fault->kind != FAULT_NONE)
        return complain(fault, EXIT_FAILURE);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int run(const struct settings *settings, struct fault *fault)
{
    int status = EXIT_FAILURE;
    if (settings->command == COMMAND_SERVE)
        return serve(settings);
    struct reader *const reader = reader_create(settings->lexicon, fault);
    if (reader == NULL)
        return complain(fault, EXIT_USAGE);
    if (settings->command == COMMAND_EXPORT)
        status = finish(export_all(settings, reader, fault), fault);
    else
        status = finish(check_all(settings, reader, fault), fault);
    reader_destroy(reader);
    return status;
}

int main(int argc, char *argv[])
{
    struct settings settings = { 0 };
    struct fault fault = { 0 };
    if (!settings_read(&settings, argc, argv, &fault))
        return complain(&fault, EXIT_USAGE);
    if (settings.help) {
        settings_help(stdout);
        return EXIT_SUCCESS;
    }
    if (settings.version) {
        (void)puts("chronicled " VERSION);
        return EXIT_SUCCESS;
    }
    log_set_level(settings.log_level);
    if (settings.healthcheck)
        return healthcheck(settings.listen, &fault) ? EXIT_SUCCESS
                                                    : complain(&fault, EXIT_FAILURE);
    if (settings.command != COMMAND_CHECK && !check_settings(&settings, &fault))
        return complain(&fault, EXIT_USAGE);
    return run(&settings, &fault);
}
