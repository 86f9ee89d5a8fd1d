/* Any bytes as a .md file: front matter, blocks, what is marked up inside them. */
#include "articles.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_hold(fuzz_records("a.md", fuzz_slice(data, size)) >= 1,
              "a note has a record or a problem");
    return 0;
}
