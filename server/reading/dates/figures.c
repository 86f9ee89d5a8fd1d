#include "reading/dates/figures.h"

#include "reading/dates/amounts.h"
#include "reading/dates/grammar.h"

static void pass_dates(struct seeker *seeker, uint32_t at)
{
    const struct date *const dates = seeker->dates->items;
    const uint32_t start = token_at(seeker->tokens, at)->span.start;
    while (seeker->next_date < seeker->dates->count &&
           dates[seeker->next_date].span.end <= start)
        seeker->next_date++;
}

static bool has_unit(const struct amount *amount)
{
    return amount->unit.end > 0;
}

/* "Artikel 5", "Rang 3", "Kaliber 152 Millimeter": a number as a name. */
static bool is_designation(const struct tokens *tokens, const struct amount *amount)
{
    static const char *const labels[] = {
        "artikel", "art",    "paragraf", "absatz",   "ziffer",  "nummer",
        "nr",      "platz",  "rang",     "seite",    "kapitel", "band",
        "kaliber", "typ",    "folge",    "linie",    "gleis",   "zimmer",
        "halle",   "gruppe", "§",        "nummern",  "runde",   "klasse",
        "stufe",   "tor",    "plz",      "autobahn", NULL
    };
    if (amount->bounded || amount->first == 0 ||
        !same_sentence(tokens, amount->first, amount->first - 1))
        return false;
    uint32_t at = amount->first - 1;
    if (slice_is(token_at(tokens, at)->lower, ".") && at > 0)
        at--;
    const struct token *const before = token_at(tokens, at);
    if (slice_is_any(before->lower, labels))
        return true;
    return !has_unit(amount) && !amount->scaled && before->kind == WORD_LETTERS &&
           (before->flags & WORD_CAPITAL) && (before->flags & WORD_FIRST) == 0;
}

/* Without unit, bound and scale a number counts only behind words that lead one in. */
static bool stands_alone(const struct tokens *tokens, const struct amount *amount)
{
    static const char *const leading[] = { "davon",   "insgesamt", "auf",  "um",
                                           "waren",   "wurden",    "sind", "nur",
                                           "bislang", "bisher",    "noch", "statt",
                                           NULL };
    const struct token *const token = token_at(tokens, amount->numeral);
    if (has_unit(amount) || amount->bounded || amount->scaled)
        return true;
    return token->kind == WORD_NUMBER && amount->first > 0 &&
           slice_is_any(token_at(tokens, amount->first - 1)->lower, leading);
}

static bool is_figure(const struct tokens *tokens, const struct amount *amount)
{
    return stands_alone(tokens, amount) && !is_designation(tokens, amount);
}

static bool keep(struct seeker *seeker, const struct amount *amount, uint32_t end,
                 struct fault *fault)
{
    struct figure *const figure =
        list_add(seeker->figures, seeker->arena, sizeof *figure);
    if (figure == NULL)
        return fault_no_memory(fault);
    const struct token *const first = token_at(seeker->tokens, amount->first);
    figure->span.start = first->span.start;
    figure->span.end = token_at(seeker->tokens, end - 1)->span.end;
    figure->sentence = first->sentence;
    figure->value = amount->value;
    figure->bound = amount->bound;
    if (has_unit(amount))
        figure->unit = span_text(seeker->tokens->text, amount->unit);
    return true;
}

/* Two amounts that share a unit: "70 bis 80 Prozent", "80 von bis zu 400 Granaten". */
struct couple {
    struct amount first, second;
    uint32_t first_end;
    bool range;
};

static bool read_couple(const struct seeker *seeker, struct couple *couple)
{
    const struct tokens *const tokens = seeker->tokens;
    struct amount *const first = &couple->first;
    struct binding to;
    uint32_t at = first->end;
    if (has_unit(first))
        return false;
    couple->first_end = at;
    couple->range = class_match(tokens, CLASS_TO, at, &to) > 0;
    const bool between =
        first->first > 0 && slice_is(token_at(tokens, at)->lower, "und") &&
        slice_is(token_at(tokens, first->first - 1)->lower, "zwischen");
    couple->range |= between;
    if (couple->range)
        at = between ? at + 1 : to.end;
    else if (slice_is(token_at(tokens, at)->lower, "von") ||
             slice_is(token_at(tokens, at)->lower, "of"))
        at++;
    else
        return false;
    if (!same_sentence(tokens, first->first, at) ||
        !read_amount(seeker, at, &couple->second))
        return false;
    return couple->range ? first->value < couple->second.value
                         : !couple->second.scaled || has_unit(&couple->second);
}

static void share(struct couple *couple)
{
    couple->first.unit = couple->second.unit;
    if (!couple->range)
        return;
    /* "zwei bis drei Millionen": both are millions. */
    const double scale = couple->second.value >= 1e6   ? 1e6
                         : couple->second.value >= 1e3 ? 1e3
                                                       : 1;
    if (couple->second.scaled && !couple->first.scaled && couple->first.value < 1000)
        couple->first.value *= scale;
    couple->first.bound = FIGURE_MIN;
    couple->second.bound = FIGURE_MAX;
}

/* Keeps what begins at the token; *at moves behind it. */
static bool seek(struct seeker *seeker, uint32_t *at, struct fault *fault)
{
    struct couple couple;
    const uint32_t start = (*at)++;
    if (!read_amount(seeker, start, &couple.first))
        return true;
    if (read_couple(seeker, &couple)) {
        share(&couple);
        *at = couple.second.end;
        return keep(seeker, &couple.first, couple.first_end, fault) &&
               keep(seeker, &couple.second, couple.second.end, fault);
    }
    *at = couple.first.end;
    return !is_figure(seeker->tokens, &couple.first) ||
           keep(seeker, &couple.first, couple.first.end, fault);
}

bool scan_figures(const struct tokens *tokens, const struct list *dates,
                  struct arena *arena, struct list *figures, struct fault *fault)
{
    const uint64_t beginnings =
        class_bit(CLASS_COUNT) | class_bit(CLASS_CROWD) | class_bit(CLASS_BOUND);
    struct seeker seeker = {
        .tokens = tokens, .dates = dates, .arena = arena, .figures = figures
    };
    for (uint32_t at = 0; at < tokens->count;) {
        pass_dates(&seeker, at);
        if ((token_at(tokens, at)->classes & beginnings) == 0 || in_date(&seeker, at))
            at++;
        else if (!seek(&seeker, &at, fault))
            return false;
    }
    return true;
}
