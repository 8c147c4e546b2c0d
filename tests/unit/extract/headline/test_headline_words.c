#include "unit/run.h"

#include "extract/headline/headline.h"

static void key_is_letters_and_digits_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"A fine Story, again!", "afinestoryagain"},
        {"\xC3\x89T\xC3\x89 2024", "\xC3\xA9t\xC3\xA9"
                                   "2024"},
        {" - | ", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(headline_key(&run, str_of(rows[i].text)), rows[i].wanted);
}

static void overlap_counts_words_of_both(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int of_a, of_b; /* percent */
    } rows[] = {
        {"one two three four", "Two, FOUR five", 50, 66},
        {"one", "", 0, 0},
        {"河口大桥", "大桥", 50, 100}, /* a character is a word */
        {"the-harbour-wall", "The harbour wall", 100, 100},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t a[OVERLAP_WORDS_MAX], b[OVERLAP_WORDS_MAX];
        size_t a_count = hash_words(str_of(rows[i].a), a), b_count = hash_words(str_of(rows[i].b), b);
        struct overlap o = overlap_of(a, a_count, b, b_count);
        assert_int_equal((int)(o.of_a * 100.0F), rows[i].of_a);
        assert_int_equal((int)(o.of_b * 100.0F), rows[i].of_b);
    }
    static char many[1000];
    for (size_t i = 0; i + 1 < sizeof many; i++)
        many[i] = i % 2 ? ' ' : 'a';
    uint32_t words[OVERLAP_WORDS_MAX];
    assert_int_equal(hash_words(str_of(many), words), OVERLAP_WORDS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(key_is_letters_and_digits_folded),
        WITH_RUN(overlap_counts_words_of_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
