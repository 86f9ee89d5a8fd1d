#include "settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

/* False: the value is not what the setting's `value` describes. */
typedef bool setting_reader(const char *value, void *out);

static bool read_text(const char *value, void *out)
{
    *(const char **)out = value;
    return value[0] != '\0';
}

static bool read_threads(const char *value, void *out)
{
    enum { THREADS_MAX = 256 };
    char *end = NULL;
    const unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || number > THREADS_MAX)
        return false;
    *(unsigned *)out = (unsigned)number;
    return true;
}

static bool read_log_level(const char *value, void *out)
{
    static const char *const words[] = { [LOG_ERROR] = "error",
                                         [LOG_WARNING] = "warning",
                                         [LOG_INFO] = "info",
                                         [LOG_DEBUG] = "debug" };
    for (int i = LOG_ERROR; i <= LOG_DEBUG; i++) {
        if (strcmp(value, words[i]) != 0)
            continue;
        *(enum log_level *)out = (enum log_level)i;
        return true;
    }
    return false;
}

static bool read_switch(const char *value, void *out)
{
    *(bool *)out = strcmp(value, "1") == 0;
    return *(bool *)out || strcmp(value, "0") == 0;
}

struct setting {
    const char *flag;
    const char *variable; /* NULL: the command line only */
    const char *value;    /* what is expected; NULL: the flag stands alone */
    const char *initial;  /* NULL: none */
    const char *help;
    setting_reader *read;
    size_t offset;
};

#define INTO(reader, member) reader, offsetof(struct settings, member)

static const struct setting settings[] = {
    { "--sources", "CHRONICLED_SOURCES", "FOLDER", NULL,
      "folder of articles, at any depth: text, HTML, Markdown, JSON, JSONL, RSS,\n"
      "      Atom, and zip, tar and gzip archives of them",
      INTO(read_text, sources) },
    { "--database", "CHRONICLED_DATABASE", "FILE", "chronicled.db",
      "SQLite file; made if it is not there", INTO(read_text, database) },
    { "--listen", "CHRONICLED_LISTEN", "ADDRESS:PORT", "127.0.0.1:8080",
      "where to answer; port 0 takes a free one", INTO(read_text, listen) },
    { "--lexicon", "CHRONICLED_LEXICON", "FOLDER", NULL,
      "folder of tables that add to the built-in lexicon, read at the start",
      INTO(read_text, lexicon) },
    { "--corrections", "CHRONICLED_CORRECTIONS", "FILE", NULL,
      "table of corrections to people, organisations, places and weapons, see README",
      INTO(read_text, corrections) },
    { "--threads", "CHRONICLED_THREADS", "NUMBER", "0",
      "event loops, at most 256; 0: one a core", INTO(read_threads, threads) },
    { "--watch", "CHRONICLED_WATCH", NULL, NULL,
      "scan again whenever the folder or the corrections change; 1 in the environment",
      INTO(read_switch, watch) },
    { "--log-level", "CHRONICLED_LOG_LEVEL", "error|warning|info|debug", "info",
      "what is logged", INTO(read_log_level, log_level) },
    { "--healthcheck", NULL, NULL, NULL,
      "ask the daemon at --listen whether it lives: exit 0 or 1",
      INTO(read_switch, healthcheck) },
    { "--help", NULL, NULL, NULL, "print this", INTO(read_switch, help) },
    { "--version", NULL, NULL, NULL, "print the version", INTO(read_switch, version) },
};

enum { SETTING_COUNT = sizeof settings / sizeof *settings };

/* The first word, if it is no flag. */
static const struct {
    const char *name;
    const char *files; /* what may stand behind the flags; NULL: nothing */
    const char *help;
    enum command command;
} commands[] = {
    { "export", NULL,
      "scan the folder, then print every article with its text, mentions, claims\n"
      "      and dates as a line of JSON, without a server",
      COMMAND_EXPORT },
    { "check", "FILE...",
      "print what would be read in files or folders, a line of JSON a record;\n"
      "      exit 1 if something is skipped",
      COMMAND_CHECK },
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static bool read_setting(const struct setting *setting, const char *value,
                         const char *named, struct settings *out, struct fault *fault)
{
    if (setting->read(value, (char *)out + setting->offset))
        return true;
    return fault_set(fault, FAULT_INPUT, "%s: \"%.*s\" is not %s", named,
                     slice_shown(slice_of(value)), value,
                     setting->value == NULL ? "0 or 1" : setting->value);
}

static bool read_environment(struct settings *out, struct fault *fault)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting *const setting = &settings[i];
        if (setting->initial != NULL &&
            !read_setting(setting, setting->initial, setting->flag, out, fault))
            return false;
        const char *const value =
            setting->variable == NULL ? NULL : getenv(setting->variable);
        /* compose.yaml passes what is not set as an empty text. */
        if (value != NULL && value[0] != '\0' &&
            !read_setting(setting, value, setting->variable, out, fault))
            return false;
    }
    return true;
}

static const struct setting *find_setting(struct slice flag)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        if (slice_is(flag, settings[i].flag))
            return &settings[i];
    }
    return NULL;
}

/* Reads "--flag value", "--flag=value" or "--flag" at argv[*at], which moves to its
 * last word. */
static bool read_argument(struct settings *out, char *const argv[], int *at,
                          struct fault *fault)
{
    const char *const word = argv[*at];
    const char *value = strchr(word, '=');
    const size_t length = value == NULL ? strlen(word) : (size_t)(value - word);
    const struct setting *const setting = find_setting((struct slice){ word, length });
    if (setting == NULL)
        return fault_set(fault, FAULT_INPUT, "unknown option \"%.*s\", see --help",
                         slice_shown(slice_of(word)), word);
    if (setting->value == NULL && value != NULL)
        return fault_set(fault, FAULT_INPUT, "%s takes no value", setting->flag);
    if (setting->value == NULL)
        return read_setting(setting, "1", setting->flag, out, fault);
    value = value == NULL ? argv[++*at] : value + 1;
    if (value == NULL)
        return fault_set(fault, FAULT_INPUT, "%s needs a value: %s", setting->flag,
                         setting->value);
    return read_setting(setting, value, setting->flag, out, fault);
}

/* Whether the word is a command, which is noted. */
static bool read_command(const char *word, struct settings *out)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (word == NULL || strcmp(word, commands[i].name) != 0)
            continue;
        out->command = commands[i].command;
        return true;
    }
    return false;
}

/* The words from `first` on: flags, then files where the command takes some. A "--"
 * parts them where a file's name begins like a flag. */
static bool read_words(struct settings *out, int first, int argc, char *const argv[],
                       struct fault *fault)
{
    const bool takes_files = out->command == COMMAND_CHECK;
    int i = first;
    for (; i < argc && !(takes_files && argv[i][0] != '-'); i++) {
        if (takes_files && strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        if (!read_argument(out, argv, &i, fault))
            return false;
    }
    out->files = argv + i;
    out->file_count = i < argc ? argc - i : 0;
    return true;
}

static bool check_enough(const struct settings *read, struct fault *fault)
{
    if (read->healthcheck || read->help || read->version)
        return true;
    if (read->command == COMMAND_CHECK)
        return read->file_count > 0 ||
               fault_set(fault, FAULT_INPUT, "nothing to check: give FILE...");
    return read->sources != NULL ||
           fault_set(fault, FAULT_INPUT, "no articles: give --sources FOLDER");
}

bool settings_read(struct settings *out, int argc, char *const argv[],
                   struct fault *fault)
{
    struct settings read = { 0 };
    if (!read_environment(&read, fault))
        return false;
    const int first = argc > 1 && read_command(argv[1], &read) ? 2 : 1;
    if (!read_words(&read, first, argc, argv, fault) || !check_enough(&read, fault))
        return false;
    *out = read;
    return true;
}

void settings_help(FILE *to)
{
    (void)fputs("chronicled --sources FOLDER [OPTION...]\n\n"
                "Reads German news articles, finds who claims what, and answers "
                "questions about it over HTTP.\n\n",
                to);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        (void)fprintf(to, "  chronicled %s [OPTION...]%s%s\n      %s\n",
                      commands[i].name, commands[i].files == NULL ? "" : " ",
                      commands[i].files == NULL ? "" : commands[i].files,
                      commands[i].help);
    }
    (void)fputc('\n', to);
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting *const setting = &settings[i];
        (void)fprintf(to, "  %s%s%s\n      %s", setting->flag,
                      setting->value == NULL ? "" : " ",
                      setting->value == NULL ? "" : setting->value, setting->help);
        if (setting->initial != NULL)
            (void)fprintf(to, " (default %s)", setting->initial);
        if (setting->variable != NULL)
            (void)fprintf(to, "; %s", setting->variable);
        (void)fputc('\n', to);
    }
    (void)fputs("\nCorrections are lines of cells parted by tabs; KIND is person, "
                "organisation, place or weapon:\n"
                "  merge   KIND  ID  INTO-ID      the two are one\n"
                "  split   KIND  ID  ALIAS  NAME  who is known as ALIAS only is NAME\n"
                "  rename  KIND  ID  NAME         the canonical name\n"
                "  kind    KIND  ID  NEW-KIND     what it really is\n"
                "  hide    KIND  ID               left out of every answer\n",
                to);
}
