#include "unit/blob.h"

#include <math.h>
#include <stdlib.h>

enum { SIGNATURE = 77 };

/* A forest of no trees. */
static const struct {
    uint32_t features, outputs, tree_count, test_count, leaf_count;
    float base;
} bare = {3, 1, 0, 0, 0, 0.5F};

static const struct token_odds tokens[] = {
    {2, 0.5F, 1.0F}, {40, -1.5F, 0.0F}, {0x80000001, 0.0F, 2.0F}, {0xFFFFFFFF, 3.0F, -4.0F}};

static const char *const sections[] = {"tokens", "segment", "context", "ending", "pagetype"};

/* All sections but one. */
static void add_sections_but(const char *missing)
{
    for (size_t i = 0; i < COUNT(sections); i++) {
        if (strcmp(sections[i], missing) == 0)
            continue;
        if (i == 0)
            blob_section(sections[i], tokens, sizeof tokens);
        else
            blob_section(sections[i], &bare, sizeof bare);
    }
}

static struct str sound_blob(void)
{
    blob_begin();
    add_sections_but("");
    return blob_seal(SIGNATURE);
}

/* The reason is given, and nothing is left of what was read. */
static void check_refused(struct str bytes, const char *wanted)
{
    static const struct tables empty;
    struct tables tables;
    const char *reason = NULL;
    memset(&tables, 0x55, sizeof tables);
    assert_false(tables_read(bytes, &tables, &reason));
    assert_string_equal(reason, wanted);
    assert_memory_equal(&tables, &empty, sizeof tables);
}

#define NO_TABLE "it is no table of Copydesk's"
#define DAMAGED  "it is damaged"
#define BROKEN   "its parts do not hold together"

static void a_sound_blob_is_read(void **state)
{
    (void)state;
    struct tables tables;
    const char *reason = "";
    assert_true(tables_read(sound_blob(), &tables, &reason));
    assert_null(reason);
    assert_int_equal(tables.signature, SIGNATURE);
    assert_int_equal(tables.tokens.count, COUNT(tokens));
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++) {
        assert_int_equal(tables.forests[i].features, 3);
        assert_float_equal(tables.forests[i].base[0], 0.5F, 0);
    }
}

static void a_token_is_found_by_its_hash(void **state)
{
    (void)state;
    static const uint32_t others[] = {0, 1, 3, 39, 41, 0x7FFFFFFF, 0x80000000, 0x80000002, 0xFFFFFFFE};
    struct token_table table, none = {0};
    assert_true(token_table_make(tokens, COUNT(tokens), &table));
    for (size_t i = 0; i < COUNT(tokens); i++) {
        assert_ptr_equal(token_odds_of(&table, tokens[i].hash), &tokens[i]);
        assert_null(token_odds_of(&none, tokens[i].hash));
    }
    for (size_t i = 0; i < COUNT(others); i++)
        assert_null(token_odds_of(&table, others[i]));
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    static _Alignas(16) char shifted[sizeof blob.bytes];
    struct str sound = sound_blob();
    check_refused(STR(""), NO_TABLE);
    check_refused((struct str){sound.at, BLOB_HEADER - 1}, NO_TABLE);
    memcpy(shifted + 1, sound.at, sound.len);
    check_refused((struct str){shifted + 1, sound.len}, NO_TABLE);
    for (size_t i = 0; i < BLOB_SIZE_AT; i++) {
        memcpy(shifted, sound.at, sound.len);
        shifted[i] ^= 1;
        check_refused((struct str){shifted, sound.len}, NO_TABLE);
    }
}

static void every_changed_byte_is_noticed(void **state)
{
    (void)state;
    struct str sound = sound_blob();
    struct tables tables;
    const char *reason;
    for (size_t i = BLOB_SIZE_AT; i < sound.len; i++) {
        if (i >= BLOB_SIGNATURE_AT && i < BLOB_HEADER)
            continue;
        blob.bytes[i] ^= 0x10;
        check_refused(sound, DAMAGED);
        blob.bytes[i] ^= 0x10;
    }
    assert_true(tables_read(sound, &tables, &reason));
}

static void a_blob_that_is_cut_or_goes_on_is_refused(void **state)
{
    (void)state;
    struct str sound = sound_blob();
    for (size_t len = BLOB_HEADER; len < sound.len; len++) {
        char *copy = malloc(len);
        assert_non_null(copy);
        memcpy(copy, sound.at, len);
        check_refused((struct str){copy, len}, DAMAGED);
        free(copy);
    }
    check_refused((struct str){sound.at, sound.len + 4}, DAMAGED);
}

/* Sealed again, cut blobs have the right size and checksum. */
static void a_blob_that_ends_within_a_section_is_refused(void **state)
{
    (void)state;
    size_t whole = sound_blob().len;
    for (size_t len = BLOB_HEADER; len < whole; len++) {
        sound_blob();
        blob.len = len;
        struct str cut = blob_seal(SIGNATURE);
        char *copy = malloc(cut.len);
        assert_non_null(copy);
        memcpy(copy, cut.at, cut.len);
        check_refused((struct str){copy, cut.len}, BROKEN);
        free(copy);
    }
}

static void every_section_must_be_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sections); i++) {
        blob_begin();
        add_sections_but(sections[i]);
        check_refused(blob_seal(SIGNATURE), BROKEN);
    }
}

static void sections_that_claim_another_length_are_refused(void **state)
{
    (void)state;
    static const uint32_t claims[] = {sizeof tokens + 1, sizeof tokens + 2, sizeof tokens + 4,
                                      sizeof tokens - 1, sizeof tokens - 4, 4,
                                      0x7FFFFFFC,        0xFFFFFFFC,        0xFFFFFFFF};
    for (size_t i = 0; i < COUNT(claims); i++) {
        blob_begin();
        add_sections_but("tokens");
        blob_section_of("tokens", tokens, sizeof tokens, claims[i]);
        check_refused(blob_seal(SIGNATURE), BROKEN);
    }
}

/* What follows a section of an odd length would not be aligned. */
static void sections_of_odd_lengths_are_refused(void **state)
{
    (void)state;
    for (uint32_t len = 1; len < 4; len++) {
        blob_begin();
        blob_section("unknown", "abc", len);
        add_sections_but("");
        check_refused(blob_seal(SIGNATURE), BROKEN);
    }
}

static void tokens_must_rise_and_be_finite(void **state)
{
    (void)state;
    static const struct token_odds rows[][2] = {
        {{5, 0, 0}, {4, 0, 0}},        {{5, 0, 0}, {5, 1, 0}},         {{4, NAN, 0}, {5, 0, 0}},
        {{4, 0, 0}, {5, INFINITY, 0}}, {{4, 0, 0}, {5, -INFINITY, 0}}, {{4, 0, NAN}, {5, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        blob_begin();
        add_sections_but("tokens");
        blob_section("tokens", rows[i], sizeof *rows);
        check_refused(blob_seal(SIGNATURE), BROKEN);
    }
}

static void every_forest_is_checked(void **state)
{
    (void)state;
    static const uint32_t broken[] = {3, 1, 1, 0, 0, 0};
    for (size_t i = 1; i < COUNT(sections); i++) {
        blob_begin();
        add_sections_but(sections[i]);
        blob_section(sections[i], broken, sizeof broken);
        check_refused(blob_seal(SIGNATURE), BROKEN);
    }
}

static void the_first_of_a_name_counts_and_others_are_passed_over(void **state)
{
    (void)state;
    struct tables tables;
    const char *reason;
    blob_begin();
    blob_section("unknown", "abcd", 4);
    blob_section("token", "", 0);
    blob_section("pagetyp", NULL, 0);
    add_sections_but("");
    blob_section("tokens", "abcd", 4);
    assert_true(tables_read(blob_seal(SIGNATURE), &tables, &reason));
    assert_int_equal(tables.tokens.count, COUNT(tokens));
}

static void the_built_in_tables_are_sound(void **state)
{
    (void)state;
    const struct tables *tables = tables_builtin();
    assert_ptr_equal(tables, tables_builtin());
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++)
        assert_true(tables->forests[i].outputs > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_blob_is_read),
        cmocka_unit_test(a_token_is_found_by_its_hash),
        cmocka_unit_test(what_is_no_table_is_refused),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(a_blob_that_is_cut_or_goes_on_is_refused),
        cmocka_unit_test(a_blob_that_ends_within_a_section_is_refused),
        cmocka_unit_test(every_section_must_be_there),
        cmocka_unit_test(sections_that_claim_another_length_are_refused),
        cmocka_unit_test(sections_of_odd_lengths_are_refused),
        cmocka_unit_test(tokens_must_rise_and_be_finite),
        cmocka_unit_test(every_forest_is_checked),
        cmocka_unit_test(the_first_of_a_name_counts_and_others_are_passed_over),
        cmocka_unit_test(the_built_in_tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
