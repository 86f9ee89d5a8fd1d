/* Any bytes as a .html file: encodings, markup, which part of it is the article. */
#include "articles.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_hold(fuzz_records("a.html", fuzz_slice(data, size)) >= 1,
              "a page has a record or a problem");
    return 0;
}
