#include "unit/run.h"

#include "base/json.h"

static json_t *read_text(const char *text)
{
    struct json_problem problem;
    return json_read(&run, str_of(text), 0, &problem);
}

static void any_value_is_read(void **state)
{
    (void)state;
    assert_true(json_is_object(read_text(" {\"a\": [1, 2.5, null]} \n")));
    assert_true(json_is_array(read_text("[]")));
    assert_true(json_is_true(read_text("true")));
    assert_true(json_is_string(read_text("\"\"")));
    json_decref(read_text("[1]")); /* allowed, and frees nothing */
}

static void escaped_surrogates_are_mended(void **state)
{
    (void)state;
    static const struct {
        const char *json, *wanted;
    } rows[] = {
        {"\"\\ud83d\\ude00\"", "😀"},
        {"\"\\uD83D\\uDE00\"", "😀"},
        {"\"\\ud83d\"", "\uFFFD"},
        {"\"a\\ude00z\"", "a\uFFFDz"},
        {"\"\\ude00\\ud83d\"", "\uFFFD\uFFFD"},
        {"\"\\ud83d\\ud83d\\ude00\"", "\uFFFD😀"},
        {"\"\\ud83dx\\ude00\"", "\uFFFDx\uFFFD"},
        {"\"\\\\ud83d\"", "\\ud83d"}, /* an escaped backslash before the letters ud83d */
        {"\"\\\\\\ud83d\"", "\\\uFFFD"},
        {"\"\\ud7ff\\ue000\"", "\xED\x9F\xBF\xEE\x80\x80"},
        {"\"\\udbff\\udfff\"", "\U0010FFFF"},
        {"\"\\ud800\\udc00\"", "\U00010000"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(json_string_value(read_text(rows[i].json)), rows[i].wanted);
}

static void surrogates_at_the_end_read_nothing_beyond(void **state)
{
    (void)state;
    static const char *const texts[] = {"\"\\ud83d", "\"\\ud83d\\", "\"\\ud83d\\ud8", "\"\\ud", "\\ud83d\\"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        char *exact = malloc(strlen(texts[i])); /* ends where its allocation does: a read past it is found */
        memcpy(exact, texts[i], strlen(texts[i]));
        struct json_problem problem;
        assert_null(json_read(&run, (struct str){exact, strlen(texts[i])}, 0, &problem));
        free(exact);
    }
}

static void nul_is_kept(void **state)
{
    (void)state;
    json_t *object = read_text("{\"html\": \"a\\u0000b\"}");
    struct str value = json_member_str(object, "html");
    assert_int_equal(value.len, 3);
    assert_memory_equal(value.at, "a\0b", 3);
}

static void duplicate_keys_are_refused_when_asked(void **state)
{
    (void)state;
    struct json_problem problem;
    struct str text = STR("{\"a\": 1,\n\"a\": 2}");
    assert_int_equal(json_integer_value(json_object_get(json_read(&run, text, 0, &problem), "a")), 2);
    assert_null(json_read(&run, text, JSON_READ_UNIQUE, &problem));
    assert_int_equal(problem.line, 2);
    assert_non_null(strstr(problem.text, "duplicate"));
    assert_non_null(json_read(&run, STR("{\"a\": {\"a\": 1}}"), JSON_READ_UNIQUE, &problem));
}

static void problem_says_where(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        unsigned line, column;
    } rows[] = {
        {"", 1, 1},
        {"x", 1, 1},
        {"{\n  \"a\": 1,\n  b\n}", 3, 3},
        {"{\"é中\": nul}", 1, 10}, /* columns are characters; it is the end of the wrong word */
        {"[1] 2", 1, 5},
        {"\"a\nb\"", 1, 2}, /* a raw control character: where the line ends */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct json_problem problem;
        assert_null(json_read(&run, str_of(rows[i].json), 0, &problem));
        assert_int_equal(problem.line, rows[i].line);
        assert_int_equal(problem.column, rows[i].column);
        assert_true(problem.text[0]);
        assert_false(problem.out_of_memory);
    }
    struct json_problem problem;
    assert_null(json_read(&run, STR_NONE, 0, &problem));
    assert_int_equal(problem.line, 1);
}

/* Refuses every allocation in turn: each must be told apart from bad JSON. */
static void refused_memory_is_said(void **state)
{
    (void)state;
    static const char text[] = "{\"a\": [\"x\", {\"b\": 1.5}, \"a longer string that outgrows its buffer\"],"
                               " \"c\": \"\\ud83d\", \"d\": {\"e\": [[[]]]}}";
    size_t n = 1;
    for (bool read = false; !read; n++) {
        struct json_problem problem;
        arena_refuse_after(run.arena, n);
        read = json_read(&run, STR(text), 0, &problem) != NULL;
        assert_int_equal(problem.out_of_memory, !read);
    }
    assert_true(n > 10);
}

/* An arena that refuses what is large and grants what is small after it, as one near its cap does. */
static void a_string_past_the_arena_is_refused(void **state)
{
    (void)state;
    enum { CAP = 16 << 10, LEN = 64 << 10 };
    static char text[LEN];
    struct run small = {.arena = arena_create(CAP)};
    struct json_problem problem;
    memset(text, 'a', LEN);
    text[0] = text[LEN - 1] = '"';
    assert_null(json_read(&small, (struct str){text, LEN}, 0, &problem));
    assert_true(problem.out_of_memory);
    assert_non_null(arena_alloc(small.arena, 1));
    arena_destroy(small.arena);
}

static void member_is_a_string_or_nothing(void **state)
{
    (void)state;
    json_t *object = read_text("{\"s\": \"v\", \"e\": \"\", \"n\": null, \"i\": 1, \"o\": {}}");
    assert_span(json_member_str(object, "s"), "v");
    assert_non_null(json_member_str(object, "e").at);
    static const char *const others[] = {"n", "i", "o", "absent"};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_null(json_member_str(object, others[i]).at);
    assert_null(json_member_str(NULL, "s").at);
    assert_null(json_member_str(read_text("[]"), "s").at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(any_value_is_read),
        WITH_RUN(escaped_surrogates_are_mended),
        WITH_RUN(surrogates_at_the_end_read_nothing_beyond),
        WITH_RUN(nul_is_kept),
        WITH_RUN(duplicate_keys_are_refused_when_asked),
        WITH_RUN(problem_says_where),
        WITH_RUN(refused_memory_is_said),
        WITH_RUN(a_string_past_the_arena_is_refused),
        WITH_RUN(member_is_a_string_or_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
