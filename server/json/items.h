/* What each item looks like from outside: one function for each struct of news/. */
#pragma once

#include "json/offsets.h"
#include "json/writer.h"
#include "news/links.h"

/* One article with all that its items refer to; everything is borrowed. */
struct setting {
    const struct corpus_article *corpus;
    const struct links *links;
    uint32_t number; /* of the article in both */
    struct offsets offsets;
    struct slice reference; /* JSON by which claims and lists refer to the article */
};

/* The offsets' table and the reference live in the arena. */
MUST_CHECK bool setting_init(struct setting *setting,
                             const struct corpus_article *corpus,
                             const struct links *links, uint32_t number,
                             struct arena *arena, struct fault *fault);

/* Without its text, which is long: lists leave it out. */
void json_article(struct writer *writer, const struct setting *setting);

void json_mention(struct writer *writer, const struct setting *setting,
                  const struct mention *mention);
void json_date(struct writer *writer, const struct setting *setting,
               const struct date *date);

/* `number`: of the claim in the article's reading. */
void json_claim(struct writer *writer, const struct setting *setting, uint32_t number);

void json_entity(struct writer *writer, const struct entity *entity);

/* What a thread shows of one of its claims, as JSON but for the ids; texts whose bytes
 * are NULL are not needed. Made while the claim's article is at hand, so that the
 * thread can be written when it is not. */
struct thread_part {
    struct slice id;
    struct slice fields; /* of the claim, if it is the first one or a denial */
    struct slice denies; /* id of the claim that it denies, if that is of its article */
    struct slice figures; /* objects, joined by commas */
};

/* `claim`: one of the thread in the setting's article. Lives in the arena. */
MUST_CHECK bool json_thread_part(const struct setting *setting,
                                 const struct thread *thread, uint32_t claim,
                                 struct arena *arena, struct thread_part *out,
                                 struct fault *fault);

/* `parts`: one a claim of the thread. */
void json_thread(struct writer *writer, const struct thread *thread,
                 const struct thread_part *parts);

/* A record on its own, as it would be read: an article with its text, or why there is
 * none. `published` is what reading made of it; `skipped`: bytes NULL, or the reason.
 */
void json_record(struct writer *writer, const struct article *article,
                 const struct publication *published, struct slice skipped);

struct skipped_record {
    uint32_t record; /* from 1; 0: the file as a whole */
    struct slice reason;
};

struct source_report {
    struct slice path, format; /* format: bytes NULL if nothing could be read */
    uint32_t read;             /* records that are articles now */
    const struct skipped_record *skipped;
    uint32_t skipped_count;
};

void json_source(struct writer *writer, const struct source_report *report);

struct correction_report {
    uint32_t line; /* of the file, from 1 */
    const char *action;
    enum entity_kind kind;
    struct slice id;
    const char *problem; /* why it was not applied; NULL: it was */
};

void json_correction(struct writer *writer, const struct correction_report *report);
