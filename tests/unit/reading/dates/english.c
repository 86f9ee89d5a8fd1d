#include "../../test.h"
#include "reader.h"

/* 15 May 2024 is a Wednesday. */
static const char wednesday[] = "2024-05-15";

static const struct dated english[] = {
    { "On Tuesday he met the minister.", "Tuesday=2024-05-14" },
    { "The plant opened on March 5, 2023.", "March 5, 2023=2023-03-05" },
    { "It was built in May 2022.", "May 2022=2022-05" },
    { "Last month the price rose.", "Last month=2024-04" },
    { "It takes two hours every day.", "two hours=PT2H; every day=P1D" },
    { "The minister visited Thessmar on Monday.", "Monday=2024-05-13" },
    { "On Tuesday the delegation arrived; it will leave on Friday.",
      "Tuesday=2024-05-14; Friday=2024-05-17" },
    { "It has lasted since February 24, they said.", "February 24=2024-02-24" },
    { "It began in mid-August and ended in late 2023.",
      "mid-August=2023-08; late 2023=2023" },
    { "The early 1990s and the 19th century were hard.",
      "The early 1990s=199; the 19th century=18" },
    { "In the first quarter of 2024 and the second half of 2023 it fell.",
      "the first quarter of 2024=2024-Q1; the second half of 2023=2023-H2" },
    { "It ends at 3 p.m. and begins at 9:30 a.m. again.",
      "3 p.m.=2024-05-15T15:00; 9:30 a.m.=2024-05-15T09:30" },
    { "This morning and yesterday it rained.",
      "This morning=2024-05-15TMO; yesterday=2024-05-14" },
    { "By the end of 2025 it will be ready.", "the end of 2025=2025" },
    { "Born on 3rd May 1970, she died in the spring of 2021.",
      "3rd May 1970=1970-05-03; the spring of 2021=2021-SP" },
    { "Mr May left.", "" },
    { "She may go and the march will end.", "" },
};

static void english_is_read_with_its_own_words(void **state)
{
    ASSERT_TABLE(english, wednesday, "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_read_with_its_own_words),
    };
    return cmocka_run_group_tests(tests, reader_set_up, reader_tear_down);
}
