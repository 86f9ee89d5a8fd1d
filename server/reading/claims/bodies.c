#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/inside.h"

enum {
    BODY_REACH = 12, /* sentences back to a body that is called by what it is */
    ANY_REACH = 4    /* to one that is called by what any is */
};

/* Words that may mean a body of any name. */
static bool names_any_body(struct slice head)
{
    static const char *const heads[] = {
        "organisation", "behörde",      "unternehmen",  "konzern",   "firma",
        "hersteller",   "betrieb",      "institut",     "agentur",   "verband",
        "partei",       "gruppe",       "zeitung",      "magazin",   "portal",
        "sender",       "verein",       "blatt",        "netzwerk",  "haus",
        "stiftung",     "gesellschaft", "gewerkschaft", "klub",      "club",
        "bündnis",      "zentrum",      "klinik",       "werk",      "bank",
        "museum",       "theater",      "anbieter",     "betreiber", NULL
    };
    /* "die Steuerbehörde" is a certain one. */
    return slice_ends_with_any(head, heads) &&
           (slice_is(head, "behörde") || !slice_ends_with(head, SLICE("behörde")));
}

/* A body without a name that spoke just before. */
static bool find_group_body(const struct speakers *speakers, uint32_t sentence,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    for (uint32_t i = speakers->known.count; i > oldest_known(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (speaker_sentence(speakers, known) + BARE_REACH < sentence)
            return false;
        if (known->kind != SPEAKER_GROUP || known->name.bytes == NULL)
            continue;
        const uint32_t head = phrase_head(scene, speaker_phrase(scene, known));
        if (head == NO_WORD ||
            (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_BODY) == 0)
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* Rather one whose name says that it is such, else the nearest. */
static bool find_body_before(const struct speakers *speakers, struct range phrase,
                             struct slice head, struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const struct word *const word = &speakers->scene->words[phrase.first];
    const bool any = names_any_body(head);
    uint32_t nearest = NO_REFERENT;
    for (uint32_t i = mention_from(reading, word->span.start); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        const struct referent *const referent = &reading->referents[mention->referent];
        if (mention->sentence + BODY_REACH < word->sentence)
            break;
        if (mention->derived || referent->kind != ENTITY_ORGANISATION)
            continue;
        if (any && nearest == NO_REFERENT &&
            mention->sentence + ANY_REACH >= word->sentence)
            nearest = mention->referent;
        const struct slice name = referent->name;
        if (name.length >= head.length &&
            slice_ends_with(name, slice_part(head, 1, head.length))) {
            mean_referent(out, mention->referent);
            return true;
        }
    }
    mean_referent(out, nearest);
    return nearest != NO_REFERENT ||
           (any && find_group_body(speakers, word->sentence, out));
}

/* "die Behörde des Landes" is not any body, "der Betrieb aus Kamm" may be. */
static bool is_genitive_behind(const struct scene *scene, struct range phrase)
{
    const uint32_t behind = phrase.first + 2;
    return behind < phrase.end && !word_is(&scene->words[behind], "aus") &&
           !word_is(&scene->words[behind], "in");
}

bool antecedent_of_body(const struct speakers *speakers, struct range phrase,
                        struct slice role, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    return phrase.first + 1 == phrase_head(scene, phrase) &&
           !is_genitive_behind(scene, phrase) &&
           find_body_before(speakers, phrase, role, out);
}

bool antecedent_of_place(const struct speakers *speakers, struct range phrase,
                         struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const struct scene *const scene = speakers->scene;
    const struct word *const word = &scene->words[phrase.first];
    for (uint32_t i = mention_from(reading, word->span.start); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        if (mention->sentence + BARE_REACH < word->sentence)
            break;
        const bool inside =
            mention->sentence == word->sentence &&
            scene->covered[scene_word_at(scene, mention->span.start)] != 0;
        if (mention->derived || inside ||
            reading->referents[mention->referent].kind != ENTITY_ORGANISATION)
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

/* "das Papier", "der Bericht", not "die Zeitung", which speaks for itself. */
static bool is_document(const struct scene *scene, uint32_t head)
{
    const struct word *const word = &scene->words[head];
    const uint32_t uses = cue_noun_uses(scene->tables, word);
    return (uses & NOUN_VOICE) != 0 &&
           ((uses & NOUN_ACCORDING) != 0 ||
            cue_noun_agent(scene->tables, word->lower) == 0);
}

bool antecedent_of_document(const struct speakers *speakers, struct range phrase,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const uint32_t sentence = scene->words[phrase.first].sentence;
    if (definite_role(speakers, phrase).length == 0 || head != phrase.first + 1 ||
        phrase.end != head + 1 || !is_document(scene, head))
        return false;
    for (uint32_t i = speakers->known.count; i > oldest_known(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (speaker_sentence(speakers, known) + BARE_REACH < sentence)
            break;
        if (known->kind == SPEAKER_REFERENT &&
            known->span.start < scene->words[head].span.start) {
            *out = *known;
            return true;
        }
    }
    /* "Was die Nordwacht aufgeschrieben hat, …", and then "der Bericht" */
    const struct wanted author = {
        .phrase = phrase, .sentence = sentence, .bodies = true, .named = true
    };
    return sentence > 0 && actor_in(speakers, &author, sentence - 1, out);
}
