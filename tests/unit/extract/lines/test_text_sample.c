#include "unit/run.h"

#include <stdlib.h>

#include "extract/lines/text_sample.h"

enum { SEGMENTS = 400 };

static struct segment segments[SEGMENTS];
static const struct segment *list[SEGMENTS];

static void make_segment(size_t i, const char *text, uint32_t letters, uint8_t kind)
{
    segments[i] = (struct segment){.text = str_of(text), .letters = letters, .kind = kind};
    list[i] = &segments[i];
}

static void short_text_is_taken_whole(void **state)
{
    (void)state;
    struct text_sample sample;
    make_segment(0, "One, two.", 6, SEGMENT_PARAGRAPH);
    make_segment(1, "int main(void);", 11, SEGMENT_CODE);
    make_segment(2, "Three.", 5, SEGMENT_HEADING);
    assert_true(sample_segments(&run, list, 3, &sample));
    assert_span(sample.text, "One, two.\nThree.\n");
    assert_int_equal((int)sample.letters, 11);
    assert_true(sample_segments(&run, list, 0, &sample));
    assert_int_equal(sample.text.len, 0);
}

static size_t count_of(struct str text, struct str what)
{
    size_t count = 0;
    for (size_t i = 0; (i = str_find(text, what, i)) != SIZE_MAX; i += what.len)
        count++;
    return count;
}

/* Short pieces and long paragraphs of as many bytes in all get as much of the sample. */
static void long_text_is_shown_by_windows_over_all_of_it(void **state)
{
    (void)state;
    static char paragraph[2001];
    struct text_sample sample;
    for (size_t i = 0; i + 5 <= 2000; i += 5)
        memcpy(paragraph + i, "long ", 5);
    for (size_t i = 0; i < 200; i++)
        make_segment(i, "menu menu menu menu", 16, SEGMENT_ITEM);
    make_segment(200, paragraph, 1600, SEGMENT_PARAGRAPH);
    make_segment(201, paragraph, 1600, SEGMENT_PARAGRAPH);
    assert_true(sample_segments(&run, list, 202, &sample));
    assert_in_range(sample.text.len, 1000, SAMPLE_WINDOWS * (SAMPLE_WINDOW_BYTES + 1));
    size_t menu = count_of(sample.text, STR("menu")), words = count_of(sample.text, STR("long"));
    assert_in_range(menu, 90, 130);
    assert_in_range(words, 90, 130);
    assert_int_equal((int)sample.letters, 6400);
}

static void windows_cut_between_characters(void **state)
{
    (void)state;
    static char text[9001];
    struct text_sample sample;
    for (size_t i = 0; i + 3 <= 9000; i += 3)
        memcpy(text + i, "\xE4\xB8\x80", 3);
    make_segment(0, text, 3000, SEGMENT_PARAGRAPH);
    assert_true(sample_segments(&run, list, 1, &sample));
    size_t characters = count_of(sample.text, STR("\xE4\xB8\x80"));
    assert_int_equal(sample.text.len, 3 * characters + count_of(sample.text, STR("\n")));
    assert_in_range(characters, 350, 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(short_text_is_taken_whole),
        WITH_RUN(long_text_is_shown_by_windows_over_all_of_it),
        WITH_RUN(windows_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
