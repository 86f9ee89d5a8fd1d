/* chronicled export: the whole corpus as lines of JSON, without a server. */
#pragma once

#include <stdio.h>

#include "base/attributes.h"
#include "base/fault.h"

/* Every article with its text, mentions, claims and dates, as
 * /v1/articles?include=text,mentions,claims,dates&format=ndjson answers them. The
 * database must hold a scan. */
MUST_CHECK bool export_corpus(const char *database, FILE *to, struct fault *fault);
