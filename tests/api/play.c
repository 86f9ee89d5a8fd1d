/* Plays .http files against a chronicled over a folder of articles.
 *
 *     play BINARY SOURCES CASES.http...
 *
 * A case is its name, a request, an empty line, and what the answer must be:
 *
 *     ### claims_are_filtered_by_form
 *     GET /v1/claims?form=hearsay
 *     Accept: application/json
 *
 *     200
 *     Content-Type: application/json       the header is there and has this value
 *     Link                                 the header is there
 *     !Link                                the header is not there
 *     .items[*].form == "hearsay"          == != >= <= with a JSON value
 *     .items # 3                           has three items (#>= 1: at least one)
 *     .items[0].quote ~ "Haubitzen"        contains
 *     .items[0].id => claim                from here on {claim} in a request stands for
 * it body ~ some words                    of the body as it came; !~ does not contain
 *
 * [*] stands for all items, of which there must be some. All cases of a file use one
 * connection as long as the server keeps it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon.h"

enum { LINE_SIZE = 1000, REQUEST_SIZE = 16 * LINE_SIZE, VARIABLES_MAX = 16 };

struct variable {
    char name[32], value[200];
};

struct player {
    struct daemon *daemon;
    struct client client;
    bool connected;
    struct variable variables[VARIABLES_MAX];
    int variable_count;
    struct answer answer;
    json_t *json; /* of the answer, NULL if it is none */
    char name[100];
    int played, failed;
    bool fine; /* the case that is played */
};

static void complain(struct player *player, const char *line, const char *why)
{
    (void)printf("# %s: %s: %s\n", player->name, line, why);
    player->fine = false;
}

static const char *variable_value(const struct player *player, const char *name,
                                  size_t length)
{
    for (int i = 0; i < player->variable_count; i++) {
        const struct variable *const variable = &player->variables[i];
        if (strlen(variable->name) == length &&
            strncmp(variable->name, name, length) == 0)
            return variable->value;
    }
    return NULL;
}

/* Puts its value in the place of each {name} that was kept; other braces stay. */
static void append_filled_in(struct player *player, struct buffer *to, const char *line)
{
    while (*line != '\0') {
        const char *const end = *line == '{' ? strchr(line, '}') : NULL;
        const char *const value =
            end == NULL ? NULL
                        : variable_value(player, line + 1, (size_t)(end - line - 1));
        if (value != NULL)
            buffer_append_string(to, value);
        else
            buffer_append_byte(to, *line);
        line = value == NULL ? line + 1 : end + 1;
    }
}

static bool exchange(struct player *player, struct slice request)
{
    const bool to_head = slice_starts_with(request, SLICE("HEAD "));
    if (!player->connected)
        player->connected = client_open(&player->client, player->daemon->address);
    if (!player->connected || !client_send(&player->client, request) ||
        !client_read(&player->client, to_head, &player->answer))
        return false;
    if (slice_is(answer_header(&player->answer, "Connection"), "close")) {
        client_close(&player->client);
        player->connected = false;
    }
    json_decref(player->json);
    player->json =
        json_loadb(player->answer.body.bytes, player->answer.body.length, 0, NULL);
    return player->answer.whole;
}

/* Checks of JSON: a value found at a path is compared with an expected one. */
typedef bool comparison(const json_t *value, const json_t *expected);

static bool is_equal(const json_t *value, const json_t *expected)
{
    return json_equal(value, expected) != 0;
}

static bool is_other(const json_t *value, const json_t *expected)
{
    return json_equal(value, expected) == 0;
}

/* Numbers by size, texts by bytes. */
static int compare(const json_t *a, const json_t *b)
{
    if (json_is_string(a) && json_is_string(b))
        return strcmp(json_string_value(a), json_string_value(b));
    const double left = json_number_value(a), right = json_number_value(b);
    return (left > right) - (left < right);
}

static bool is_at_least(const json_t *value, const json_t *expected)
{
    return !json_is_null(value) && compare(value, expected) >= 0;
}

static bool is_at_most(const json_t *value, const json_t *expected)
{
    return !json_is_null(value) && compare(value, expected) <= 0;
}

static bool contains(const json_t *value, const json_t *expected)
{
    return json_is_string(value) &&
           strstr(json_string_value(value), json_string_value(expected)) != NULL;
}

static bool has_count(const json_t *value, const json_t *expected)
{
    return json_is_array(value) &&
           (json_int_t)json_array_size(value) == json_integer_value(expected);
}

static bool has_count_or_more(const json_t *value, const json_t *expected)
{
    return json_is_array(value) &&
           (json_int_t)json_array_size(value) >= json_integer_value(expected);
}

static const struct {
    const char *sign;
    comparison *holds;
} comparisons[] = {
    { " == ", is_equal },   { " != ", is_other }, { " >= ", is_at_least },
    { " <= ", is_at_most }, { " ~ ", contains },  { " #>= ", has_count_or_more },
    { " # ", has_count },
};

/* Goes on at `path` (".items[0].id") from `value`; true if all that it stands for hold.
 */
static bool holds_at(const json_t *value, const char *path, comparison *holds,
                     const json_t *expected)
{
    if (value == NULL)
        return false;
    if (*path == '\0')
        return holds(value, expected);
    const size_t length = 1 + strcspn(path + 1, ".[");
    if (*path == '.') {
        char key[64];
        (void)snprintf(key, sizeof key, "%.*s", (int)length - 1, path + 1);
        return holds_at(json_object_get(value, key), path + length, holds, expected);
    }
    if (strncmp(path, "[*]", 3) != 0)
        return holds_at(json_array_get(value, strtoul(path + 1, NULL, 10)),
                        path + length, holds, expected);
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!holds_at(json_array_get(value, i), path + length, holds, expected))
            return false;
    }
    return json_array_size(value) > 0;
}

/* A comparison that only looks: keeps the text that it finds. */
static char found_text[200];

static bool keep_text(const json_t *value, const json_t *expected)
{
    (void)expected;
    (void)snprintf(found_text, sizeof found_text, "%s",
                   json_is_string(value) ? json_string_value(value) : "");
    return json_is_string(value);
}

static bool keep_variable(struct player *player, const char *path, const char *name)
{
    if (player->variable_count == VARIABLES_MAX ||
        !holds_at(player->json, path, keep_text, NULL))
        return false;
    struct variable *const variable = &player->variables[player->variable_count++];
    (void)snprintf(variable->name, sizeof variable->name, "%s", name);
    (void)snprintf(variable->value, sizeof variable->value, "%s", found_text);
    return true;
}

static void check_json(struct player *player, const char *line)
{
    char path[LINE_SIZE];
    const char *const arrow = strstr(line, " => ");
    if (arrow != NULL) {
        (void)snprintf(path, sizeof path, "%.*s", (int)(arrow - line), line);
        if (!keep_variable(player, path, arrow + 4))
            complain(player, line, "no such text");
        return;
    }
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
        const char *const sign = strstr(line, comparisons[i].sign);
        if (sign == NULL)
            continue;
        json_auto_t *expected =
            json_loads(sign + strlen(comparisons[i].sign), JSON_DECODE_ANY, NULL);
        (void)snprintf(path, sizeof path, "%.*s", (int)(sign - line), line);
        if (expected == NULL)
            complain(player, line, "the expected value is no JSON");
        else if (!holds_at(player->json, path, comparisons[i].holds, expected))
            complain(player, line, "does not hold");
        return;
    }
    complain(player, line, "is no check");
}

static void check_header(struct player *player, const char *line)
{
    const bool absent = line[0] == '!';
    char name[100];
    const char *const colon = strstr(line, ": ");
    const size_t length = colon == NULL ? strlen(line) : (size_t)(colon - line);
    (void)snprintf(name, sizeof name, "%.*s", (int)(length - absent), line + absent);
    const struct slice value = answer_header(&player->answer, name);
    if (absent != (value.bytes == NULL))
        complain(player, line, absent ? "is there" : "is not there");
    else if (colon != NULL && !slice_is(value, colon + 2))
        complain(player, line, "has another value");
}

static void check_body(struct player *player, const char *line)
{
    const bool unwanted = strncmp(line, "body !~ ", 8) == 0;
    const char *const words = line + (unwanted ? 8 : 7);
    const bool found =
        slice_find(buffer_slice(&player->answer.body), slice_of(words)) != SIZE_MAX;
    if (found == unwanted)
        complain(player, line, unwanted ? "it does" : "it does not");
}

static void check_status(struct player *player, const char *line)
{
    if (player->answer.status != strtoul(line, NULL, 10))
        complain(player, line, "another status");
}

static void check(struct player *player, const char *line)
{
    if (line[0] == '.')
        check_json(player, line);
    else if (strncmp(line, "body ", 5) == 0)
        check_body(player, line);
    else if (line[0] >= '1' && line[0] <= '9')
        check_status(player, line);
    else
        check_header(player, line);
}

static void begin_case(struct player *player, const char *name)
{
    (void)snprintf(player->name, sizeof player->name, "%.99s", name);
    player->fine = true;
}

static void end_case(struct player *player)
{
    if (player->name[0] == '\0')
        return;
    player->played++;
    player->failed += !player->fine;
    (void)printf("%s %d - %s\n", player->fine ? "ok" : "not ok", player->played,
                 player->name);
    if (!player->fine)
        (void)printf("# answered %u: %.600s\n", player->answer.status,
                     player->answer.body.bytes);
    player->name[0] = '\0';
}

enum part { IN_NOTES, IN_REQUEST, IN_CHECKS };

/* The empty line behind the request sends it. */
static void send_case(struct player *player, struct buffer *request)
{
    buffer_append_string(request, "Host: test\r\n\r\n");
    if (!exchange(player, buffer_slice(request)))
        complain(player, "the request", "no whole answer");
    buffer_clear(request);
}

static enum part play_line(struct player *player, enum part part, const char *line,
                           struct buffer *request)
{
    if (strncmp(line, "### ", 4) == 0) {
        end_case(player);
        begin_case(player, line + 4);
        return IN_REQUEST;
    }
    if (part == IN_REQUEST && line[0] != '\0') {
        const bool is_first = request->length == 0;
        append_filled_in(player, request, line);
        buffer_append_string(request, is_first ? " HTTP/1.1\r\n" : "\r\n");
        return IN_REQUEST;
    }
    if (part == IN_REQUEST) {
        send_case(player, request);
        return IN_CHECKS;
    }
    if (part == IN_CHECKS && line[0] != '\0' && line[0] != '#') {
        append_filled_in(player, request, line);
        check(player, request->bytes);
        buffer_clear(request);
    }
    return part;
}

static bool play_file(struct player *player, const char *path)
{
    char line[LINE_SIZE];
    struct buffer request;
    enum part part = IN_NOTES;
    FILE *const file = fopen(path, "re");
    if (file == NULL)
        return false;
    buffer_init(&request, REQUEST_SIZE);
    player->variable_count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        part = play_line(player, part, line, &request);
    }
    end_case(player);
    buffer_finish(&request);
    (void)fclose(file);
    return true;
}

int main(int argc, char *argv[])
{
    struct daemon daemon;
    struct player player = { .daemon = &daemon };
    if (argc < 4 || !daemon_init(&daemon, argv[1]))
        return 2;
    answer_init(&player.answer);
    bool fine = daemon_start(&daemon, argv[2]) && daemon_is_ready(&daemon);
    for (int i = 3; i < argc && fine; i++)
        fine = play_file(&player, argv[i]);
    (void)printf("1..%d\n", player.played);
    if (player.connected)
        client_close(&player.client);
    json_decref(player.json);
    answer_finish(&player.answer);
    daemon_finish(&daemon);
    return fine && player.played > 0 && player.failed == 0 ? 0 : 1;
}
