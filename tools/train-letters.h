/* Learns from the lexicon's lists what names and words look like. */
#pragma once

#include "base/fault.h"
#include "base/utf8.h"
#include "reading/names/gazetteer.h"
#include "reading/names/letters.h"

/* `folder` holds the tables of the lexicon. */
MUST_CHECK bool letters_train(const struct gazetteer *gazetteer, const char *folder,
                              struct letters *out, struct fault *fault);
