/* Any words as a command line: one a line. */
#include "settings.h"

#include <string.h>

#include "fuzz.h"

enum { MOST_WORDS = 32, LARGEST_LINE = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char line[LARGEST_LINE + 1] = { 0 };
    char program[] = "chronicled";
    char *words[MOST_WORDS + 2] = { program };
    int count = 1;
    struct settings settings;
    struct fault fault = { 0 };
    memcpy(line, data, size < LARGEST_LINE ? size : LARGEST_LINE);
    for (char *word = line; word != NULL && count <= MOST_WORDS;) {
        char *const end = strchr(word, '\n');
        words[count++] = word;
        if (end != NULL)
            *end = '\0';
        word = end == NULL ? NULL : end + 1;
    }
    if (settings_read(&settings, count, words, &fault)) {
        fuzz_hold(settings.threads <= 256, "limits are held");
        fuzz_hold(settings.file_count >= 0 && settings.file_count < count,
                  "files are words of the line");
    } else {
        fuzz_hold(fault.kind == FAULT_INPUT && fault.detail[0] != '\0',
                  "a fault says what is wrong");
    }
    return 0;
}
