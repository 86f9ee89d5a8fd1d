/* Any bytes as a .json and as a .jsonl file. */
#include "articles.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice content = fuzz_slice(data, size);
    fuzz_hold(fuzz_records("a.json", content) >= 1, "a file has a record or a problem");
    (void)fuzz_records("a.jsonl", content);
    return 0;
}
