/* The words by which the enumerations of news/ are known in the API and in tables. */
#pragma once

#include <stdbool.h>

#include "news/claim.h"
#include "news/date.h"
#include "news/entity.h"
#include "news/figure.h"

const char *entity_kind_name(enum entity_kind kind);
const char *place_precision_name(enum place_precision precision); /* NULL: none */
const char *date_type_name(enum date_type type);
const char *publication_basis_name(enum publication_basis basis);
const char *figure_bound_name(enum figure_bound bound);
const char *claim_form_name(enum claim_form form);
const char *claim_modality_name(enum claim_modality modality);
const char *claim_polarity_name(enum claim_polarity polarity);
const char *claim_event_name(enum claim_event event);

/* All words in the order of the enumeration, ended by NULL. */
const char *const *claim_form_words(void);
const char *const *claim_modality_words(void);
const char *const *claim_polarity_words(void);
const char *const *claim_event_words(void);

/* False, and *out unchanged, if the word names nothing. */
bool entity_kind_parse(struct slice word, enum entity_kind *out);
bool claim_form_parse(struct slice word, enum claim_form *out);
bool claim_modality_parse(struct slice word, enum claim_modality *out);
bool claim_polarity_parse(struct slice word, enum claim_polarity *out);
bool claim_event_parse(struct slice word, enum claim_event *out);
bool figure_bound_parse(struct slice word, enum figure_bound *out);
bool place_precision_parse(struct slice word, enum place_precision *out);

enum { DATE_TEXT_SIZE = 12 };

/* "2024-05-03" and a NUL; "" for a day that is not known. */
void day_text(struct day day, char text[DATE_TEXT_SIZE]);

/* "2024-05-03" only; false, and *out unchanged, for anything else. */
bool day_parse(struct slice text, struct day *out);

/* The days that "2024", "2024-05" or "2024-05-03" (or an ISO 8601 date-time, of which
 * the date counts) stand for; false for anything else. */
bool interval_parse(struct slice text, struct interval *out);
