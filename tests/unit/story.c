#include "story.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static const char text[] =
    "Züge nach Grast: Hedda Brankow sagte im Mai 2031, mehr als 40 Loks seien da. "
    "Experten bestreiten das.";

static const struct slice authors[] = { { "Ada Brandt", 10 }, { "Uwe Kolk", 8 } };

static const struct article article = {
    .id = { "00000000000000aa", 16 },
    .title = { "Loks für \"Grast\"", 17 },
    .language = { "de", 2 },
    .kicker = { "Züge", 5 },
    .authors = authors,
    .author_count = COUNT_OF(authors),
    .lead = { 0, 77 },
    .text = { text, sizeof text - 1 },
    .source = { .path = { "a/züge.txt", 11 },
                .record = 3,
                .format = { "text", 4 },
                .sha256 = { "ff", 2 } },
};

/* Bytes: ü and the quotation mark take more than one. */
static const struct span sentences[] = { { 0, 77 }, { 78, 102 } };
static const struct slice roles[] = { { "Sprecherin", 10 } };
static const struct referent referents[] = {
    { .kind = ENTITY_PLACE,
      .name = { "Grast", 5 },
      .facts = { .country = { "XX", 2 },
                 .latitude = 39.0339,
                 .longitude = -125.75,
                 .precision = PRECISION_CITY } },
    { .kind = ENTITY_PERSON,
      .name = { "Hedda Brankow", 13 },
      .key = { "hedda-brankow", 13 },
      .roles = roles,
      .role_count = COUNT_OF(roles) },
};
static const struct mention mentions[] = {
    { .span = { 11, 16 }, .referent = 0 },
    { .span = { 18, 31 }, .referent = 1, .derived = true },
};
static const struct date dates[] = {
    { .span = { 41, 49 },
      .type = DATE_DATE,
      .value = { "2031-05", 7 },
      .interval = { { 2031, 5, 1 }, { 2031, 5, 31 } } },
};
static const struct figure figures[] = {
    { .span = { 51, 67 }, .value = 40, .bound = FIGURE_MIN, .unit = { "Loks", 4 } },
};
static const struct span said[] = { { 51, 76 } };
static const struct span cue[] = { { 32, 37 } };
static const struct span denied[] = { { 78, 86 }, { 98, 101 } };
static const uint32_t first_figure[] = { 0 }, first_referent[] = { 0 };
static const struct speaker via[] = {
    { .kind = SPEAKER_REFERENT, .referent = 0, .span = { 11, 16 } },
};
static const struct claim claims[] = {
    { .spans = said,
      .span_count = 1,
      .speaker = { .kind = SPEAKER_REFERENT, .referent = 1, .span = { 18, 31 } },
      .via = via,
      .via_count = 1,
      .cues = cue,
      .cue_count = 1,
      .form = FORM_INDIRECT,
      .modality = MODALITY_PROBABLE,
      .event = EVENT_TRANSFER,
      .supplier = NO_REFERENT,
      .recipient = 0,
      .about = first_referent,
      .about_count = 1,
      .figures = first_figure,
      .figure_count = 1,
      .when = 0,
      .reach = REACH_UNTIL,
      .rule = "by-hand" },
    { .spans = denied,
      .span_count = 2,
      .speaker = { .kind = SPEAKER_GROUP, .name = { "Experten", 8 } },
      .polarity = POLARITY_DENIED,
      .supplier = NO_REFERENT,
      .recipient = NO_REFERENT,
      .when = NO_DATE,
      .sentence = 1,
      .rule = "by-hand-too" },
};
static const struct reading reading = {
    .sentences = sentences,
    .sentence_count = COUNT_OF(sentences),
    .referents = referents,
    .referent_count = COUNT_OF(referents),
    .mentions = mentions,
    .mention_count = COUNT_OF(mentions),
    .dates = dates,
    .date_count = COUNT_OF(dates),
    .figures = figures,
    .figure_count = COUNT_OF(figures),
    .claims = claims,
    .claim_count = COUNT_OF(claims),
    .published = { .date = { "2031-06", 7 },
                   .interval = { { 2031, 6, 1 }, { 2031, 6, 30 } },
                   .basis = PUBLISHED_BY_TEXT },
};

static const struct alias aliases[] = { { { "Brankow", 7 }, 2 },
                                        { { "Hedda Brankow", 13 }, 1 } };
static const struct entity entities[] = {
    { .kind = ENTITY_PERSON,
      .id = { "hedda-brankow", 13 },
      .name = { "Hedda Brankow", 13 },
      .aliases = aliases,
      .alias_count = COUNT_OF(aliases),
      .roles = roles,
      .role_count = COUNT_OF(roles),
      .mentions = 1,
      .articles = 1,
      .first = { 2031, 6, 1 },
      .last = { 2031, 6, 30 } },
    { .kind = ENTITY_PLACE,
      .id = { "grast", 5 },
      .name = { "Grast", 5 },
      .mentions = 1,
      .articles = 1,
      .facts = { .country = { "XX", 2 },
                 .latitude = 39.0339000915527344,
                 .longitude = -125.75,
                 .precision = PRECISION_CITY } },
    { .kind = ENTITY_WEAPON,
      .id = { "haubitze", 8 },
      .name = { "Haubitze", 8 },
      .facts = { .weapon_class = { "artillery", 9 }, .calibre_mm = 152.4 } },
};
static const uint32_t entity_of_referent[] = { 1, 0 };
static const struct slice claim_ids[] = { { "00000000000000aa-50", 19 },
                                          { "00000000000000aa-77", 19 } };
static const uint32_t threads_of_claims[] = { 0, 0 };
static const struct article_links article_links[] = {
    { .entities = entity_of_referent,
      .claim_ids = claim_ids,
      .threads = threads_of_claims },
};
static const struct claim_at members[] = { { 0, 0 }, { 0, 1 } };
static const char *const reasons[] = { "first", "denial" };
static const struct denial denials[] = { { { 0, 1 }, { 0, 0 }, "bestreiten" } };
static const struct thread threads[] = {
    { .id = { "t-1", 3 },
      .event = EVENT_TRANSFER,
      .claims = members,
      .reasons = reasons,
      .claim_count = COUNT_OF(members),
      .denials = denials,
      .denial_count = COUNT_OF(denials),
      .articles = 1,
      .publishers = 0,
      .speakers = 2 },
};

struct story story_tell(void)
{
    return (struct story){
        .corpus = { { &article, &reading } },
        .links = { .entities = entities,
                   .entity_count = COUNT_OF(entities),
                   .threads = threads,
                   .thread_count = COUNT_OF(threads),
                   .articles = article_links,
                   .article_count = 1 },
    };
}
