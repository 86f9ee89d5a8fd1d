#include "reading/claims/sides.h"

#include "reading/claims/inside.h"
#include "reading/claims/match.h"
#include "reading/claims/phrases.h"
#include "reading/claims/search.h"

static bool is_open(const struct sides *sides, enum event_side side, uint32_t state)
{
    const uint32_t taken = side == SIDE_SUPPLIER ? sides->supplier : sides->recipient;
    return taken == NO_REFERENT || taken == state;
}

static void set_side(struct search *search, enum event_side side, uint32_t state)
{
    struct sides *const sides = &search->sides;
    if (side == SIDE_SUPPLIER && sides->supplier == NO_REFERENT &&
        sides->recipient != state)
        sides->supplier = state;
    if (side == SIDE_RECIPIENT && sides->recipient == NO_REFERENT &&
        sides->supplier != state)
        sides->recipient = state;
}

/* "Utopia zufolge" */
static bool is_source(const struct scene *scene, const struct party *party)
{
    return party->end < scene->text->word_count &&
           word_is(&scene->words[party->end], "zufolge");
}

/* The subject is the one side, what no preposition governs the other: "liefert Utopia
 * Granaten", in the passive "Utopia wird beliefert". */
static enum event_side side_by_verb(const struct search *search,
                                    const struct transfer *transfer,
                                    const struct party *party)
{
    if (party->derived || party->tie.preposition != NO_WORD ||
        party->tie.noun != NO_WORD || is_source(search->scene, party))
        return SIDE_NONE;
    /* "die Regierung Utopias der arkadischen Armee": the second is no subject. */
    if (range_holds(transfer->subject, party->first) &&
        is_open(&search->sides, transfer->side, party->state))
        return transfer->passive ? SIDE_NONE : transfer->side;
    if (party->outside || !range_holds(transfer->words, party->first))
        return SIDE_NONE;
    /* "liefert Utopia Granaten"; "kauft Utopia Granaten" names no second side. */
    return transfer->side == SIDE_SUPPLIER ? SIDE_RECIPIENT : SIDE_NONE;
}

/* "ein Händler aus Kamm liefert": no name tells who. */
static bool is_somebody(const struct scene *scene, struct range subject)
{
    const uint32_t head =
        range_is_empty(subject) ? NO_WORD : phrase_head(scene, subject);
    return head != NO_WORD && scene->forms[head].name == 0 &&
           slice_starts_with(scene->words[subject.first].lower, SLICE("ein")) &&
           cue_noun_agent(scene->tables, scene->words[head].lower) != 0;
}

static void search_verb(struct search *search, struct transfer *transfer)
{
    for (uint32_t i = 0; i < search->party_count; i++) {
        const struct party *const party = &search->parties[i];
        /* Inside quotations no subject was looked for: the first to be named is it. */
        if (range_is_empty(transfer->subject) && !party->derived && !party->outside &&
            range_holds(transfer->words, party->first) &&
            party->tie.preposition == NO_WORD)
            transfer->subject = (struct range){ party->first, party->end };
        set_side(search, side_by_verb(search, transfer, party), party->state);
    }
    if (!transfer->passive && is_somebody(search->scene, transfer->subject))
        set_side(search, transfer->side, SOMEBODY);
}

/* "lässt sich beliefern": who acts is not the subject. */
static bool lets_others(const struct scene *scene, uint32_t verb)
{
    return form_can(&scene->forms[verb], VERB_INFINITIVE) &&
           verb + 1 < scene->text->word_count &&
           word_is_verb(scene, verb + 1, "lassen");
}

static void search_verbs(struct search *search)
{
    const struct scene *const scene = search->scene;
    for (uint32_t i = 0; i < search->stretch->count; i++) {
        const struct range part = search->stretch->parts[i];
        for (uint32_t at = part.first; at < part.end; at++) {
            const enum event_side side = side_of_verb(scene, at, part.end);
            if (side == SIDE_NONE || lets_others(scene, at))
                continue;
            struct transfer transfer = transfer_at(scene, at, side);
            search_verb(search, &transfer);
        }
    }
}

/* "die Russen", "die russische Armee": derived from the country's name, and the country
 * itself; "der Russland-Krieg" and "russische Raketen" are not. */
static bool acts_itself(const struct search *search, const struct mention *mention,
                        struct range words)
{
    const struct scene *const scene = search->scene;
    const struct word *const word = &scene->words[words.first];
    if (word->span.end != mention->span.end)
        return false;
    if (word_has(word, WORD_CAPITAL) && word_is_noun(scene, words.first))
        return !word_has(word, WORD_HYPHEN);
    return words.end < scene->text->word_count && word_is_noun(scene, words.end) &&
           !is_weapon(search, words.end) &&
           cue_noun_agent(scene->tables, scene->words[words.end].lower) != 0;
}

static bool is_town(const struct referent *referent)
{
    return referent->kind == ENTITY_PLACE &&
           (referent->facts.precision == PRECISION_CITY ||
            referent->facts.precision == PRECISION_SITE);
}

static void add_party(struct search *search, const struct party *party)
{
    if (party->state == NO_REFERENT || search->party_count == PARTIES_MAX)
        return;
    search->parties[search->party_count] = *party;
    search->parties[search->party_count++].tie = search_tie(search, party->first);
}

static void add_mention(struct search *search, const uint32_t *states, uint32_t number,
                        bool outside)
{
    const struct mention *const mention = &search->reading->mentions[number];
    const struct range words = scene_words(search->scene, mention->span);
    add_party(
        search,
        &(struct party){
            .state = states[mention->referent],
            .first = words.first,
            .end = words.end,
            .derived = mention->derived && !acts_itself(search, mention, words),
            .town = is_town(&search->reading->referents[mention->referent]),
            .outside = outside || range_holds(search->stretch->speaker, words.first),
        });
}

/* "wir", "uns", "unsere Lieferungen". */
static void add_voice(struct search *search, uint32_t at)
{
    static const char *const selves[] = { "wir", "ich", "uns", "mir", NULL };
    const struct word *const word = &search->scene->words[at];
    const bool owner = slice_starts_with(word->lower, SLICE("unser"));
    if (owner || word_is_any(word, selves)) {
        add_party(search, &(struct party){ .state = search->stretch->voice,
                                           .first = at,
                                           .end = at + 1,
                                           .derived = owner });
    }
}

/* Who governs an infinitive that the stretch begins with. */
static void add_governors(struct search *search, const uint32_t *states, uint32_t first)
{
    const struct scene *const scene = search->scene;
    const struct reading *const reading = search->reading;
    const uint32_t clause = scene_clause_of(scene, first);
    if (clause == NO_WORD || scene_clause(scene, clause)->kind != CLAUSE_INFINITIVE)
        return;
    const struct sentence *const sentence =
        &scene->text->sentences[scene->words[first].sentence];
    const uint32_t end = scene->words[first].span.start;
    for (uint32_t i = mention_from(reading, sentence->span.start);
         i < reading->mention_count && reading->mentions[i].span.start < end; i++)
        add_mention(search, states, i, true);
}

static void add_part(struct search *search, const uint32_t *states, struct range part)
{
    const struct reading *const reading = search->reading;
    const struct span span = scene_span(search->scene, part);
    for (uint32_t i = mention_from(reading, span.start);
         i < reading->mention_count && reading->mentions[i].span.start < span.end; i++)
        add_mention(search, states, i, false);
    for (uint32_t at = part.first; at < part.end; at++)
        add_voice(search, at);
}

/* Verbs whose subject does what their object names: "Utopia plant den Kauf". */
static bool is_light_verb(const struct scene *scene, uint32_t word)
{
    static const char *const lemmas[] = {
        "sein",        "haben",       "planen",     "beginnen", "stoppen",
        "ein|stellen", "fort|setzen", "aus|setzen", "zu|sagen", "an|kündigen",
        "versprechen", "prüfen",      "leisten",    "tätigen",  "erwägen",
        "auf|nehmen",  "aus|weiten",  "erhöhen",    "steigern", "verstärken",
        "vereinbaren", NULL
    };
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    for (uint32_t at = scene->forms[word].reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        if (slice_is_any(verbs_lemma(verbs, reading->verb), lemmas))
            return true;
        at = reading->next;
    }
    return false;
}

/* "Interesse an", "plant den Kauf", not "ist mit der Lieferung zufrieden". */
static bool is_object(const struct scene *scene, uint32_t noun)
{
    const uint32_t preposition = tie_at(scene, noun).preposition;
    return preposition == NO_WORD || word_is(&scene->words[preposition], "an") ||
           word_is(&scene->words[preposition], "am");
}

/* The first noun of the clause that tells which side its subject would be. */
static enum event_side side_of_object(const struct search *search,
                                      const struct transfer *transfer)
{
    for (uint32_t at = transfer->words.first; at < transfer->words.end; at++) {
        const enum event_side side = side_of_noun(search->scene, at);
        if (side != SIDE_NONE && !range_holds(transfer->subject, at) &&
            is_object(search->scene, at))
            return side;
    }
    return SIDE_NONE;
}

/* "hat Lieferungen gestoppt": the verb that counts is another. */
static bool has_participle(const struct scene *scene, struct range words)
{
    for (uint32_t at = words.first; at < words.end; at++) {
        if (!word_is_noun(scene, at) && form_can(&scene->forms[at], VERB_PARTICIPLE) &&
            !form_can(&scene->forms[at], VERB_PRESENT))
            return true;
    }
    return false;
}

/* "Utopia ist der Lieferant", "hat Interesse an Granaten", "plant den Kauf". */
static void search_objects(struct search *search)
{
    const struct scene *const scene = search->scene;
    const struct range part = search->stretch->parts[0];
    const uint32_t number = scene_clause_of(scene, part.first);
    if (number == NO_WORD || scene_clause(scene, number)->kind == CLAUSE_QUOTATION)
        return;
    struct range words = scene_clause(scene, number)->words;
    if (has_participle(scene, words))
        return;
    while (words.first < words.end && !is_light_verb(scene, words.first))
        words.first++;
    if (range_is_empty(words))
        return;
    struct transfer transfer = transfer_at(scene, words.first, SIDE_NONE);
    transfer.side = side_of_object(search, &transfer);
    transfer.words = transfer.subject;
    if (transfer.side != SIDE_NONE && !transfer.passive)
        search_verb(search, &transfer);
}

/* "an Sportvereine", "an keine der Parteien": no name tells to whom; "an die Truppe"
 * may well be that of the country. */
static bool is_anybody(const struct scene *scene, struct range phrase)
{
    static const char *const articles[] = { "ein", "kein", NULL };
    for (uint32_t i = phrase.first; i < phrase.end; i++)
        if (scene->forms[i].name != 0)
            return false;
    const struct word *const first = &scene->words[phrase.first];
    for (uint32_t i = 0; articles[i] != NULL; i++)
        if (slice_starts_with(first->lower, slice_of(articles[i])))
            return true;
    return word_is_noun(scene, phrase.first);
}

/* "verkauft an Händler", "Lieferungen an einen Freund": whoever it is, it is none of
 * those who are named elsewhere. */
static void search_anybody(struct search *search, struct range words)
{
    const struct scene *const scene = search->scene;
    for (uint32_t i = words.first; i + 1 < words.end; i++) {
        struct range phrase = { 0, 0 };
        struct transfer transfer;
        if (word_is(&scene->words[i], "an") &&
            phrase_behind(scene, i, words.end, &phrase) && is_anybody(scene, phrase) &&
            transfer_near(scene, i, &transfer) && transfer.side == SIDE_SUPPLIER)
            set_side(search, SIDE_RECIPIENT, SOMEBODY);
    }
}

/* "utopische Raketen" or "von utopischen Raketen", not "gegen utopische Raketen". */
static bool is_handed_over(const struct search *search, const struct party *party)
{
    static const char *const of[] = { "von", "mit", "an", NULL };
    const uint32_t preposition = tie_at(search->scene, party->first).preposition;
    return preposition == NO_WORD ||
           word_is_any(&search->scene->words[preposition], of);
}

/* "utopische Raketen": where they come from, if nothing else tells. */
static void search_origins(struct search *search)
{
    for (uint32_t i = 0; i < search->party_count; i++) {
        const struct party *const party = &search->parties[i];
        if (party->derived && !party->outside && is_thing(search, party->end) &&
            search->sides.recipient != NO_REFERENT && is_handed_over(search, party))
            set_side(search, SIDE_SUPPLIER, party->state);
    }
}

/* "gegen Utopia" is what the weapons are for. */
static uint32_t find_bystander(const struct search *search)
{
    for (uint32_t i = 0; i < search->party_count; i++) {
        const struct party *const party = &search->parties[i];
        const uint32_t preposition = party->tie.preposition;
        const bool enemy = preposition != NO_WORD &&
                           word_is(&search->scene->words[preposition], "gegen");
        if (!party->outside && !party->derived && !enemy &&
            party->state != search->sides.supplier &&
            party->state != search->sides.recipient)
            return party->state;
    }
    return NO_REFERENT;
}

struct sides sides_in(const struct scene *scene, const struct reading *reading,
                      const uint32_t *states, const struct stretch *stretch)
{
    struct search search = {
        .scene = scene, .reading = reading, .stretch = stretch, .sides = sides_open()
    };
    if (!range_is_empty(stretch->speaker)) {
        add_party(&search, &(struct party){ .state = stretch->voice,
                                            .first = stretch->speaker.first,
                                            .end = stretch->speaker.end,
                                            .outside = true });
    }
    add_governors(&search, states, stretch->parts[0].first);
    for (uint32_t i = 0; i < stretch->count; i++)
        add_part(&search, states, stretch->parts[i]);
    for (uint32_t i = 0; i < search.party_count; i++) {
        const struct party *const party = &search.parties[i];
        if (!party->outside)
            set_side(&search, side_outright(&search, party), party->state);
    }
    search_verbs(&search);
    search_objects(&search);
    for (uint32_t i = 0; i < stretch->count; i++)
        search_anybody(&search, stretch->parts[i]);
    search_origins(&search);
    search.sides.bystander = find_bystander(&search);
    return search.sides;
}
