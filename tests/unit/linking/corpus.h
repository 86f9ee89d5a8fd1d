/* A small corpus built by hand, for the tests of linking. */
#pragma once

#include <string.h>

#include "../test.h"
#include "linking/linking.h"
#include "news/vocabulary.h"

enum { ARTICLES_MAX = 8, ITEMS_MAX = 16 };

struct built_article {
    struct article article;
    struct reading reading;
    struct referent referents[ITEMS_MAX];
    struct mention mentions[ITEMS_MAX];
    struct figure figures[ITEMS_MAX];
    struct claim claims[ITEMS_MAX];
    struct span claim_spans[ITEMS_MAX];
    struct span sentences[2];
};

struct built_corpus {
    struct arena *arena;
    struct built_article articles[ARTICLES_MAX];
    struct corpus_article views[ARTICLES_MAX];
    uint32_t count;
    struct corrections corrections;
    struct links links;
};

static inline void corpus_start(struct built_corpus *corpus)
{
    memset(corpus, 0, sizeof *corpus);
    corpus->arena = arena_create(64 << 20);
}

static inline void corpus_end(struct built_corpus *corpus)
{
    arena_destroy(corpus->arena);
}

/* `date` may be NULL. */
static inline struct built_article *add_article(struct built_corpus *corpus,
                                                const char *id, const char *date,
                                                const char *text)
{
    struct built_article *const built = &corpus->articles[corpus->count];
    struct publication published = { 0 };
    if (date != NULL) {
        published.date = slice_of(date);
        published.basis = PUBLISHED_BY_METADATA;
        assert_true(interval_parse(published.date, &published.interval));
    }
    built->article = (struct article){ .id = slice_of(id),
                                       .text = slice_of(text),
                                       .published = published };
    built->sentences[0] = (struct span){ 0, (uint32_t)strlen(text) };
    built->reading = (struct reading){
        .sentences = built->sentences,
        .sentence_count = 1,
        .referents = built->referents,
        .mentions = built->mentions,
        .figures = built->figures,
        .claims = built->claims,
        .published = published,
    };
    corpus->views[corpus->count++] =
        (struct corpus_article){ &built->article, &built->reading };
    return built;
}

static inline struct span find_span(const struct built_article *built,
                                    const char *quote)
{
    const size_t at = slice_find(built->article.text, slice_of(quote));
    assert_true(at != SIZE_MAX);
    return (struct span){ (uint32_t)at, (uint32_t)(at + strlen(quote)) };
}

/* Names a referent (`key` may be NULL) once, where `quote` stands; returns its number.
 */
static inline uint32_t add_referent(struct built_article *built, enum entity_kind kind,
                                    const char *name, const char *key,
                                    const char *quote)
{
    const uint32_t number = built->reading.referent_count++;
    built->referents[number] =
        (struct referent){ .kind = kind, .name = slice_of(name), .key = slice_of(key) };
    built->mentions[built->reading.mention_count++] =
        (struct mention){ .span = find_span(built, quote), .referent = number };
    return number;
}

static inline void add_mention(struct built_article *built, uint32_t referent,
                               const char *quote)
{
    built->mentions[built->reading.mention_count++] =
        (struct mention){ .span = find_span(built, quote), .referent = referent };
}

/* A claim whose content is `quote`, with nothing else said about it. */
static inline struct claim *add_claim(struct built_article *built, const char *quote,
                                      enum claim_event event)
{
    const uint32_t number = built->reading.claim_count++;
    built->claim_spans[number] = find_span(built, quote);
    built->claims[number] = (struct claim){
        .spans = &built->claim_spans[number],
        .span_count = 1,
        .event = event,
        .supplier = NO_REFERENT,
        .recipient = NO_REFERENT,
        .when = NO_DATE,
        .rule = "test",
    };
    return &built->claims[number];
}

/* What goes from one place to another, in the words of the article. */
struct delivery {
    const char *from, *to, *goods, *class;
};

/* A claim that tells of a delivery, in an article that names nobody else. */
static inline struct claim *add_delivery(struct built_article *built,
                                         const struct delivery *delivery,
                                         const char *content)
{
    static const uint32_t weapon[] = { 2 };
    add_referent(built, ENTITY_PLACE, delivery->from, NULL, delivery->from);
    add_referent(built, ENTITY_PLACE, delivery->to, NULL, delivery->to);
    add_referent(built, ENTITY_WEAPON, delivery->goods, NULL, delivery->goods);
    built->referents[2].facts.weapon_class = slice_of(delivery->class);
    struct claim *const claim = add_claim(built, content, EVENT_TRANSFER);
    claim->supplier = 0;
    claim->recipient = 1;
    claim->weapons = weapon;
    claim->weapon_count = 1;
    return claim;
}

/* Its goods are counted. */
static inline void count_goods(struct built_article *built, struct claim *claim,
                               double value, const char *figure)
{
    static const uint32_t first_figure[] = { 0 };
    built->figures[built->reading.figure_count++] =
        (struct figure){ .span = find_span(built, figure),
                         .value = value,
                         .unit = built->referents[claim->weapons[0]].name };
    claim->figures = first_figure;
    claim->figure_count = 1;
}

static inline struct speaker group(const char *name)
{
    return (struct speaker){ .kind = SPEAKER_GROUP, .name = slice_of(name) };
}

/* The text from `start` on is a second sentence, and so is where the claim stands. */
static inline void begin_sentence(struct built_article *built, const char *start,
                                  struct claim *claim)
{
    const struct span found = find_span(built, start);
    built->sentences[1] = (struct span){ found.start, built->sentences[0].end };
    built->sentences[0].end = found.start;
    built->reading.sentence_count = 2;
    claim->sentence = 1;
}

static inline void link_corpus(struct built_corpus *corpus)
{
    struct fault fault = { 0 };
    assert_true(linking_run(corpus->views, corpus->count, &corpus->corrections,
                            corpus->arena, &corpus->links, &fault));
}

static inline const struct entity *entity_of(const struct built_corpus *corpus,
                                             uint32_t article, uint32_t referent)
{
    return &corpus->links.entities[corpus->links.articles[article].entities[referent]];
}
