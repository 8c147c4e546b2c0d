#include "judged.h"

/* The last segment's share, the others being sure. */
static void words_of_sure_segments_are_shared(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        float wanted;
    } rows[] = {
        {"<p>alpha beta gamma<p>alpha omega", 0.5F},
        {"<p>alpha beta gamma<p>ALPHA, \"Gamma\"", 1},
        {"<p>alpha<p>omega delta", 0},
        {"<p>the cat alpha<p>the cat", 0}, /* words of three letters and less say nothing */
        {"<p>the cat alpha<p>the cat alpha omega", 0.5F},
        {"<p>alpha2beta<p>alpha", 1}, /* digits part words */
        {"<p>alpha<p>alphabet", 0},
        {"<p>***<p>***", 0},
        {"<p>caf\xC3\xA9s<p>caf\xC3\xA9s cafes", 0.5F},
        {"<p>\xD0\x9C\xD0\xB8\xD1\x80<p>\xD0\x9C\xD0\xB8\xD1\x80", 1},
        {"<p>\xE4\xB8\xAD\xE6\x96\x87<p>\xE4\xB8\xAD\xE5\x9B\xBD",
         0.5F}, /* each Chinese character by itself */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        JUDGE(rows[i].html, 0.8F, 0.1F);
        CHECK_LOOKED({1, CONTEXT_SHARED_WORDS, rows[i].wanted});
    }
}

static void a_segments_own_words_are_not_shared(void **state)
{
    (void)state;
    JUDGE("<p>alpha beta alpha<p>beta gamma<p>gamma alpha omega", 0.9F, 0.8F, 0.79F);
    CHECK_LOOKED({0, CONTEXT_SHARED_WORDS, 1.0F / 3}, {1, CONTEXT_SHARED_WORDS, 0.5F},
                 {2, CONTEXT_SHARED_WORDS, 2.0F / 3});
    JUDGE("<p>alpha<p>alpha", 0.7F, 0.7F);
    CHECK_LOOKED({0, CONTEXT_SHARED_WORDS, 0}, {1, CONTEXT_SHARED_WORDS, 0});
}

/* Of a long segment the first 400 words are read. */
static void four_hundred_words_are_read(void **state)
{
    (void)state;
    enum { WORDS = 399 };
    char *html = repeat("<p>", "word ", WORDS, "alpha omega<p>alpha<p>omega");
    JUDGE(html, 0.9F, 0.1F, 0.1F);
    free(html);
    CHECK_LOOKED({1, CONTEXT_SHARED_WORDS, 1}, {2, CONTEXT_SHARED_WORDS, 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(words_of_sure_segments_are_shared),
        WITH_RUN(a_segments_own_words_are_not_shared),
        WITH_RUN(four_hundred_words_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
