/* Pieces that several items share; only for json/. */
#pragma once

#include "json/items.h"

/* A day, or null if it is not known. */
void json_day(struct writer *writer, struct day day);

/* "earliest" and "latest". */
void json_interval_fields(struct writer *writer, struct interval interval);

/* "start" and "end" in code points. */
void json_span_fields(struct writer *writer, const struct setting *setting,
                      struct span span);

/* The same with "quote", the text between them. */
void json_quote_fields(struct writer *writer, const struct setting *setting,
                       struct span span);

/* {kind, id, name}, or null for NO_REFERENT. */
void json_referent(struct writer *writer, const struct setting *setting,
                   uint32_t referent);

/* {kind, id, name, start, end}, or null if nobody is named. */
void json_speaker(struct writer *writer, const struct setting *setting,
                  const struct speaker *speaker);

void json_figure(struct writer *writer, const struct setting *setting,
                 const struct figure *figure);

const struct entity *setting_entity(const struct setting *setting, uint32_t referent);

/* What stands in the claim's object, without its braces. */
void json_claim_fields(struct writer *writer, const struct setting *setting,
                       uint32_t number);
