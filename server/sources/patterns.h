/* Lines of a fixed build: credits, bylines, date lines, the headings of link lists. */
#pragma once

#include <stdbool.h>

#include "news/date.h"
#include "sources/lines.h"

/* In any case, as far as ASCII goes. */
bool text_begins_with(struct slice text, const char *start);

/* "© Jemand", "Foto: Jemand", "… am Kai (Foto: Jemand/Agentur)", "Agentur/Agentur". */
bool is_credit(const struct line *line);

/* "Von Vorname Nachname, Ort". */
bool is_byline(const struct line *line);

/* How many bytes stand before the names of a byline: "Von ", "Text: "; or 0. */
size_t byline_length(struct slice text);

/* "Stand: 3. Mai 2024, 11:40 Uhr", "03.05.2024", "Lesedauer: 2 Minuten". */
bool is_stamp(const struct line *line);

/* A day with names and places beside it, and nothing else: a date line where the page
 * has its date lines, but it may be an item of a list elsewhere. */
bool is_dated(const struct line *line);

/* What a day is said to be the day of; the later, the better it tells the day of
 * publication. */
enum stamp_kind { STAMP_NONE, STAMP_UPDATED, STAMP_BARE, STAMP_PUBLISHED };

/* The day in a short text that best tells the publication; STAMP_NONE if there is none.
 */
enum stamp_kind day_in_text(struct slice text, struct day *day);

/* "Seeort/Grast – ", "Seeort (vpd) - ": where the text behind it comes from. */
bool begins_with_dateline(struct slice text);

/* "Mehr zum Thema", "Lesen Sie auch: …", "Meistgelesen": links follow. */
bool opens_links(const struct line *line);

/* A number, and no more: what scrapers leave of page ids. */
bool is_page_id(const struct line *line);

/* How many bytes of the line are such a number before the text begins, or 0. */
size_t page_id_length(struct slice text);
