#include "unit/check.h"

#include "extract/body/page_words.h"

static void take(void *context, unsigned cue)
{
    *(unsigned *)context = cue + 1;
}

static unsigned cue_of(const struct name_index *index, const char *word)
{
    unsigned cue = 0;
    find_name_words(index, str_of(word), take, &cue);
    return cue - 1;
}

/* Every word of a table is found as itself: none is spelt so that it would be parted, or stands twice. */
static void every_word_is_found(void **state)
{
    (void)state;
    const struct name_index *const tables[] = {page_word_index(), url_word_index()};
    const unsigned cues[] = {PAGE_CUE_COUNT, URL_CUE_COUNT};
    for (size_t n = 0; n < COUNT(tables); n++) {
        size_t words = 0;
        bool seen[PAGE_CUE_COUNT] = {false};
        const struct name_index *index = tables[n];
        for (size_t slot = 0; slot < NAME_SLOTS; slot++) {
            if (!index->slots[slot])
                continue;
            const struct name_word *word = &index->words[index->slots[slot] - 1];
            assert_in_range(strlen(word->word), 1, NAME_WORD_MAX);
            assert_true(word->cue < cues[n]);
            if (cue_of(index, word->word) != word->cue)
                print_error("the word is \"%s\"\n", word->word);
            assert_int_equal(cue_of(index, word->word), word->cue);
            seen[word->cue] = true;
            words++;
        }
        assert_in_range(words, 50, NAME_WORDS_MAX);
        for (unsigned cue = 0; cue < cues[n]; cue++)
            assert_true(seen[cue]);
    }
}

static void words_are_cues_of_what_they_name(void **state)
{
    (void)state;
    const struct name_index *page = page_word_index(), *url = url_word_index();
    assert_int_equal(cue_of(page, "addtocart"), PAGE_CUE_CART);
    assert_int_equal(cue_of(page, "thread"), PAGE_CUE_THREAD);
    assert_int_equal(cue_of(page, "toctree"), PAGE_CUE_CONTENTS);
    assert_int_equal(cue_of(url, "showthread"), URL_CUE_FORUM);
    assert_int_equal(cue_of(url, "p"), URL_CUE_PRODUCT);
    assert_int_equal(cue_of(url, "docs"), URL_CUE_DOCUMENTATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_found),
        cmocka_unit_test(words_are_cues_of_what_they_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
