#include "daemon.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_MAX = 512 * 1024 * 1024 };

bool daemon_init(struct daemon *daemon, const char *binary)
{
    const char *const parent = getenv("TMPDIR");
    *daemon = (struct daemon){ .binary = binary, .log = -1 };
    (void)snprintf(daemon->folder, sizeof daemon->folder, "%s/chronicled-test-XXXXXX",
                   parent == NULL ? "/tmp" : parent);
    return mkdtemp(daemon->folder) != NULL;
}

static int remove_entry(const char *path, const struct stat *status, int kind,
                        struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void daemon_finish(struct daemon *daemon)
{
    enum { DESCRIPTORS = 16 };
    if (daemon->process > 0)
        (void)daemon_stop(daemon, SIGKILL);
    (void)nftw(daemon->folder, remove_entry, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
}

void daemon_path(const struct daemon *daemon, const char *name, char path[PATH_SIZE])
{
    (void)snprintf(path, PATH_SIZE, "%.400s/%.100s", daemon->folder, name);
}

/* In the child: what the daemon is to be denied. */
static void restrict_to(const struct daemon *daemon)
{
    const struct rlimit bound = { daemon->largest_file, daemon->largest_file };
    if (daemon->largest_file > 0 && setrlimit(RLIMIT_FSIZE, &bound) != 0)
        _exit(126);
    if (daemon->user > 0 && (setgid(daemon->user) != 0 || setuid(daemon->user) != 0))
        _exit(126);
}

/* Starts the program with its standard output and error in a pipe, whose reading end is
 * the result. */
static int spawn(const struct daemon *daemon, char *const arguments[], pid_t *process)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    *process = fork();
    if (*process == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)dup2(ends[1], STDERR_FILENO);
        (void)close(ends[1]);
        restrict_to(daemon);
        (void)execv(daemon->binary, arguments);
        _exit(127);
    }
    (void)close(ends[1]);
    return ends[0];
}

/* The next byte of the log. A daemon that says nothing for two minutes hangs. */
static bool read_byte(int log, char *byte)
{
    enum { PATIENCE = 120 * 1000 };
    struct pollfd ready = { .fd = log, .events = POLLIN };
    return poll(&ready, 1, PATIENCE) == 1 && read(log, byte, 1) == 1;
}

/* One line of the log without its end, empty behind the last one. */
static void read_line(int log, char *line, size_t size)
{
    size_t length = 0;
    char byte = '\0';
    while (read_byte(log, &byte) && byte != '\n') {
        if (length + 1 < size)
            line[length++] = byte;
    }
    line[length] = '\0';
}

bool daemon_start(struct daemon *daemon, const char *sources)
{
    char database[PATH_SIZE], name[] = "chronicled", folder[PATH_SIZE], option[100];
    char to_sources[] = "--sources", to_database[] = "--database",
         to_listen[] = "--listen", anywhere[] = "127.0.0.1:0";
    daemon_path(daemon, "chronicled.db", database);
    (void)snprintf(folder, sizeof folder, "%s", sources);
    if (daemon->option != NULL)
        (void)snprintf(option, sizeof option, "%s", daemon->option);
    char *const arguments[] = { name,     to_sources,
                                folder,   to_database,
                                database, to_listen,
                                anywhere, daemon->option == NULL ? NULL : option,
                                NULL };
    daemon->said_lines = 0;
    daemon->log = spawn(daemon, arguments, &daemon->process);
    return daemon_says(daemon, "listening address=") &&
           sscanf(strstr(daemon->said, "address="), "address=%63s", daemon->address) ==
               1;
}

bool daemon_says(struct daemon *daemon, const char *words)
{
    for (;;) {
        char line[LOG_LINE_SIZE];
        read_line(daemon->log, line, sizeof line);
        if (line[0] == '\0')
            return false;
        memcpy(daemon->said, line, sizeof line);
        daemon->said_lines++;
        if (strstr(line, words) != NULL)
            return true;
        (void)printf("# %s\n", line);
    }
}

bool daemon_is_ready(const struct daemon *daemon)
{
    /* Ten minutes, for sanitizers on a slow machine: only a hanging daemon takes them.
     */
    enum { TRIES = 30000, PAUSE = 20 * 1000 * 1000 };
    const struct timespec pause = { .tv_nsec = PAUSE };
    struct answer answer;
    answer_init(&answer);
    bool ready = false;
    for (int i = 0; i < TRIES && !ready; i++) {
        if (!client_get(daemon->address, "/readyz", &answer))
            break;
        ready = answer.status == 200;
        if (!ready)
            (void)nanosleep(&pause, NULL);
    }
    answer_finish(&answer);
    return ready;
}

static bool write_lines(const struct daemon *daemon, const char *name,
                        const char *lines)
{
    char path[PATH_SIZE];
    daemon_path(daemon, name, path);
    FILE *const file = fopen(path, "we");
    if (file == NULL)
        return false;
    const bool written = fputs(lines, file) >= 0;
    return fclose(file) == 0 && written;
}

bool daemon_reads(struct daemon *daemon, const char *binary, const char *articles)
{
    char folder[PATH_SIZE];
    if (!daemon_init(daemon, binary))
        return false;
    daemon_path(daemon, "articles", folder);
    return mkdir(folder, 0700) == 0 &&
           write_lines(daemon, "articles/a.jsonl", articles) &&
           daemon_start(daemon, folder) && daemon_is_ready(daemon);
}

static int wait_for(pid_t process)
{
    int status = 0;
    if (waitpid(process, &status, 0) != process)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* What is left of the log: of a daemon that fell over, the reason. */
static void print_log(int log)
{
    char line[1024];
    for (read_line(log, line, sizeof line); line[0] != '\0';
         read_line(log, line, sizeof line))
        (void)printf("# %s\n", line);
}

int daemon_stop(struct daemon *daemon, int signal)
{
    (void)kill(daemon->process, signal);
    const int status = wait_for(daemon->process);
    if (status != 0 && status != -signal)
        print_log(daemon->log);
    daemon->process = 0;
    (void)close(daemon->log);
    return status;
}

int daemon_run(const char *binary, char *const arguments[], struct buffer *output)
{
    char block[1024];
    pid_t process = 0;
    const struct daemon plain = { .binary = binary };
    const int log = spawn(&plain, arguments, &process);
    for (;;) {
        const ssize_t got = read(log, block, sizeof block);
        if (got <= 0)
            break;
        buffer_append(output, block, (size_t)got);
    }
    (void)close(log);
    return wait_for(process);
}

bool daemon_text(const struct daemon *daemon, const char *target, struct buffer *body)
{
    struct answer answer;
    answer_init(&answer);
    const bool fine = client_get(daemon->address, target, &answer) &&
                      answer.status == 200 && answer.whole;
    if (fine)
        buffer_append_slice(body, buffer_slice(&answer.body));
    answer_finish(&answer);
    return fine;
}

json_t *daemon_json(const struct daemon *daemon, const char *target)
{
    struct buffer body;
    buffer_init(&body, ANSWER_MAX);
    json_t *const json = daemon_text(daemon, target, &body)
                             ? json_loadb(body.bytes, body.length, 0, NULL)
                             : NULL;
    buffer_finish(&body);
    return json;
}
