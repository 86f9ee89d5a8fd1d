#include "reading/names/cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { DIGITS_MAX = 31 };

/* Lower-case letters and digits, single hyphens between them. */
static bool is_id(struct slice cell)
{
    bool open = true; /* neither at the start nor behind a hyphen */
    for (size_t i = 0; i < cell.length; i++) {
        const char c = cell.bytes[i];
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!fits && (c != '-' || open))
            return false;
        open = !fits;
    }
    return !open;
}

static bool is_name(struct slice cell)
{
    for (size_t at = 0; at < cell.length;) {
        const int32_t code_point = utf8_next(cell, &at);
        if (utf8_is_letter(code_point) || utf8_is_digit(code_point))
            return true;
    }
    return false;
}

static bool is_number(struct slice cell, double most, double *number)
{
    char digits[DIGITS_MAX + 1] = "";
    char *end = NULL;
    if (cell.length == 0 || cell.length > DIGITS_MAX)
        return false;
    memcpy(digits, cell.bytes, cell.length);
    *number = strtod(digits, &end);
    return *end == '\0' && *number >= -most && *number <= most;
}

static bool is_latitude(struct slice cell)
{
    double number = 0;
    return is_number(cell, 90, &number);
}

static bool is_longitude(struct slice cell)
{
    double number = 0;
    return is_number(cell, 180, &number);
}

static bool is_count(struct slice cell)
{
    double number = 0;
    return cell.length == 0 || (is_number(cell, UINT32_MAX, &number) && number >= 0);
}

static const struct {
    const char *column;
    bool (*is_fine)(struct slice cell);
    const char *expected;
} checks[] = {
    { "id", is_id, "lower-case letters, digits and hyphens" },
    { "name", is_name, "a name" },
    { "head", is_name, "a word" },
    { "noun", is_name, "a word" },
    { "word", is_name, "a word" },
    { "latitude", is_latitude, "degrees from -90 to 90" },
    { "longitude", is_longitude, "degrees from -180 to 180" },
    { "population", is_count, "a number" },
    { "written", is_count, "a number" },
    { "spoken", is_count, "a number" },
};

enum { CHECKS = sizeof checks / sizeof *checks };

static bool check_cell(struct slice column, struct slice cell, struct fault *fault)
{
    size_t i = 0;
    while (i < CHECKS && !slice_is(column, checks[i].column))
        i++;
    return i == CHECKS || checks[i].is_fine(cell) ||
           fault_set(fault, FAULT_FORMAT, "%s: \"%.*s\" is not %s", checks[i].column,
                     slice_shown(cell), cell.bytes, checks[i].expected);
}

bool cells_check(const struct table *table, uint32_t row, struct fault *fault)
{
    bool fine = true;
    for (uint32_t i = 0; i < table->column_count && fine; i++)
        fine = check_cell(table->columns[i], table_cell(table, row, i), fault);
    return fine;
}
