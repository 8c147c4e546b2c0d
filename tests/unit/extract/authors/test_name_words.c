#include "unit/check.h"

#include "extract/authors/name_words.h"

static const struct name_word words[] = {{"add", 0}, {"cart", 1}, {"fifteenlettersx", 2}, {"t", 3}};

static struct {
    unsigned cues[8];
    size_t count;
} found;

static void take(void *context, unsigned cue)
{
    assert_ptr_equal(context, &found);
    assert_true(found.count < COUNT(found.cues));
    found.cues[found.count++] = cue;
}

static void find_in(struct str name)
{
    struct name_index index;
    index_name_words(&index, words, COUNT(words));
    found.count = 0;
    find_name_words(&index, name, take, &found);
}

static void names_are_parted_into_words(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t count;
        unsigned first;
    } rows[] = {
        {"", 0, 0},
        {"add", 1, 0},
        {"ADD", 1, 0},
        {"adder", 0, 0},
        {"addToCart", 2, 0},
        {"add_to-cart__t", 3, 0},
        {"addCARTt", 1, 0},
        {"cart2go", 1, 1},
        {"x add\tcart", 2, 0},
        {"где-cart-это", 1, 1},
        {"fifteenlettersx", 1, 2},
        {"fifteenlettersxy", 0, 0},
        {"t", 1, 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        find_in(str_of(rows[i].name));
        if (found.count != rows[i].count)
            print_error("the name is \"%s\"\n", rows[i].name);
        assert_int_equal(found.count, rows[i].count);
        if (found.count)
            assert_int_equal(found.cues[0], rows[i].first);
    }
    find_in(STR_NONE);
    assert_int_equal(found.count, 0);
}

static void cues_are_told_as_bits(void **state)
{
    (void)state;
    static const struct name_word two[] = {{"list", 0}, {"item", 3}};
    struct name_index index;
    index_name_words(&index, two, COUNT(two));
    assert_int_equal(name_word_bits(&index, STR("list-item item")), 1 | 1 << 3);
    assert_int_equal(name_word_bits(&index, STR("none")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_parted_into_words),
                                       cmocka_unit_test(cues_are_told_as_bits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
