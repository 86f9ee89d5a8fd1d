#include "sources/html_title.h"

#include "base/utf8.h"

enum { SHORTEST_HEADLINE = 3, ALIKE = 40 };

/* Letters and digits only, folded: headlines are the same that differ in marks. */
static bool key_of(struct slice text, struct arena *arena, struct slice *out,
                   struct fault *fault)
{
    *out = text.length == 0 ? SLICE("") : utf8_slug(arena, text);
    return out->bytes != NULL || fault_no_memory(fault);
}

/* How well a heading goes with what the page declares, in hundredths. The declared one
 * may have the outlet behind it, the heading a kicker before it. */
static int likeness(struct slice heading, struct slice declared)
{
    const struct slice shorter = heading.length < declared.length ? heading : declared;
    const struct slice longer = heading.length < declared.length ? declared : heading;
    if (shorter.length == 0 || slice_find(longer, shorter) == SIZE_MAX)
        return 0;
    return (int)(100 * shorter.length / longer.length);
}

static size_t word_count(struct slice text)
{
    size_t words = text.length > 0;
    for (size_t i = 0; i < text.length; i++)
        words += text.bytes[i] == ' ';
    return words;
}

struct headings {
    const xmlNode *best, *first; /* the most alike, and the first of the highest */
    struct slice best_text, first_text;
    int likeness;
};

static bool look_at_heading(const xmlNode *node, struct slice declared,
                            struct arena *arena, struct headings *headings,
                            struct fault *fault)
{
    struct slice text = { 0 };
    struct slice key = { 0 };
    if (!element_text(node, arena, &text, fault) || !key_of(text, arena, &key, fault))
        return false;
    if (key.length == 0)
        return true;
    const int alike = likeness(key, declared);
    if (alike > headings->likeness) {
        headings->likeness = alike;
        headings->best = node;
        headings->best_text = text;
    }
    const bool highest =
        element_is(node, "h1")
            ? !element_is(headings->first, "h1")
            : headings->first == NULL && word_count(text) >= SHORTEST_HEADLINE;
    if (highest) {
        headings->first = node;
        headings->first_text = text;
    }
    return true;
}

static bool find_headings(const xmlNode *root, struct slice declared,
                          struct arena *arena, struct headings *headings,
                          struct fault *fault)
{
    static const char *const names[] = { "h1", "h2", "h3", NULL };
    struct slice key = { 0 };
    if (!key_of(declared, arena, &key, fault))
        return false;
    const xmlNode *node = root;
    for (; node != NULL; node = node_after(node, root, true)) {
        if (element_is_among(node, names) &&
            !look_at_heading(node, key, arena, headings, fault))
            return false;
    }
    return true;
}

static const xmlNode *find_element(const xmlNode *root, const char *name)
{
    const xmlNode *node = root;
    while (node != NULL && !element_is(node, name))
        node = node_after(node, root, true);
    return node;
}

/* "Überschrift | Zeitung", "Überschrift - Zeitung": without the last part. */
static struct slice without_outlet(struct slice text)
{
    static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: " };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const struct slice mark = slice_of(marks[i]);
        size_t last = 0;
        size_t next = 0;
        while ((next = slice_find(slice_part(text, last, text.length), mark)) !=
               SIZE_MAX)
            last += next + mark.length;
        if (last > 0 && 2 * (last - mark.length) >= text.length)
            return slice_trim(slice_part(text, 0, last - mark.length));
    }
    return text;
}

/* What the heading says without its kicker, if the page has it so elsewhere. */
static struct slice without_kicker(struct slice heading, struct slice elsewhere)
{
    const bool longer = heading.length > elsewhere.length && elsewhere.length > 0;
    return longer && slice_ends_with(heading, elsewhere) ? elsewhere : heading;
}

/* A heading that is nothing like the title counts if the title names the site only. */
static bool is_better(const struct headings *headings, struct slice title)
{
    return headings->first != NULL &&
           (element_is(headings->first, "h1") || word_count(title) < SHORTEST_HEADLINE);
}

bool html_title_find(const xmlNode *root, struct slice declared, struct arena *arena,
                     struct html_title *out, struct fault *fault)
{
    struct headings headings = { 0 };
    struct slice title = { 0 };
    const xmlNode *const element = find_element(root, "title");
    if (element != NULL && !element_text(element, arena, &title, fault))
        return false;
    title = without_outlet(title);
    const bool said = declared.bytes != NULL;
    if (!find_headings(root, said ? declared : title, arena, &headings, fault))
        return false;
    if (headings.likeness >= ALIKE) {
        *out = (struct html_title){
            headings.best,
            without_kicker(without_kicker(headings.best_text, declared), title)
        };
    } else if (!said && is_better(&headings, title)) {
        *out = (struct html_title){ headings.first, headings.first_text };
    } else {
        *out = (struct html_title){ NULL, said ? without_outlet(declared) : title };
    }
    return true;
}
