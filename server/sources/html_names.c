#include "sources/html_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_WORD = 24 };

static int compare_names(const void *a, const void *b)
{
    const struct name *const first = a;
    const struct name *const second = b;
    return strcmp(first->word, second->word);
}

enum certainty names_look_up(struct slice word, struct names names)
{
    char key[LONGEST_WORD + 1] = { 0 };
    if (word.length > LONGEST_WORD)
        return NO;
    for (size_t i = 0; i < word.length; i++) {
        key[i] = (char)(word.bytes[i] >= 'A' && word.bytes[i] <= 'Z'
                            ? word.bytes[i] + ('a' - 'A')
                            : word.bytes[i]);
    }
    const struct name *const found =
        bsearch(&(struct name){ key, NO }, names.items, names.count,
                sizeof *names.items, compare_names);
    return found == NULL ? NO : found->certainty;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || is_capital(byte);
}

/* The next word of "share-bar", "shareBar" or "share_bar"; length 0 at the end. */
static struct slice next_word(struct slice text, size_t *at)
{
    while (*at < text.length && !in_word(text.bytes[*at]))
        ++*at;
    const size_t start = *at;
    while (*at < text.length && in_word(text.bytes[*at]) &&
           (*at == start || !is_capital(text.bytes[*at]) ||
            is_capital(text.bytes[*at - 1])))
        ++*at;
    return slice_part(text, start, *at);
}

/* "has-sidebar" and "no-ads" say what is beside the element. */
static bool speaks_of_others(struct slice word)
{
    static const char *const before[] = {
        "has", "no", "with", "without", "ohne", "mit"
    };
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (word.length == strlen(before[i]) &&
            strncasecmp(word.bytes, before[i], word.length) == 0)
            return true;
    }
    return false;
}

static enum certainty best_word(struct slice text, struct names names)
{
    enum certainty best = NO;
    bool of_others = false;
    for (size_t at = 0; at < text.length;) {
        const struct slice word = next_word(text, &at);
        const enum certainty found = of_others ? NO : names_look_up(word, names);
        best = found > best ? found : best;
        of_others = speaks_of_others(word);
    }
    return best;
}

enum certainty names_of_element(const xmlNode *element, struct names names)
{
    const enum certainty by_class =
        best_word(element_attribute(element, "class"), names);
    const enum certainty by_id = best_word(element_attribute(element, "id"), names);
    return by_class > by_id ? by_class : by_id;
}
