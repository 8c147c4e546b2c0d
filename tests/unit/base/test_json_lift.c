#include "unit/run.h"

#include "base/json.h"
#include "base/json_lift.h"

/* Texts here are written with a run of MIN bytes as '~' and one of MIN - 1 bytes as '^'. */
enum { MIN = JSON_LIFT_MIN };

/* The same text read both ways, each into an arena of its own. */
static struct {
    struct run plain_run;
    struct str text;
    json_t *plain, *lifted;
    struct json_problem plain_problem, lifted_problem;
} read_twice;

static int set_up(void **state)
{
    run_set_up(state);
    read_twice.plain_run.arena = arena_create(limits.arena_bytes);
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(read_twice.plain_run.arena);
    return run_tear_down(state);
}

#define WITH_RUNS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* The text a pattern stands for, in an allocation that ends where it does: a read past it is found. */
static struct str expand(struct str pattern)
{
    size_t len = 0;
    for (size_t i = 0; i < pattern.len; i++)
        len += pattern.at[i] == '~' ? MIN : pattern.at[i] == '^' ? MIN - 1 : 1;
    char *text = malloc(len);
    char *at = text;
    for (size_t i = 0; i < pattern.len; i++) {
        bool long_run = pattern.at[i] == '~' || pattern.at[i] == '^';
        size_t times = pattern.at[i] == '~' ? MIN : pattern.at[i] == '^' ? MIN - 1 : 1;
        memset(at, long_run ? 'a' : pattern.at[i], times);
        at += times;
    }
    return (struct str){text, len};
}

static void read_both_ways(struct str pattern, unsigned flags)
{
    free((char *)(uintptr_t)read_twice.text.at);
    run_again();
    run_begin(&read_twice.plain_run, read_twice.plain_run.arena, &limits, &(struct options){0});
    read_twice.text = expand(pattern);
    read_twice.plain = json_read(&read_twice.plain_run, read_twice.text, flags, &read_twice.plain_problem);
    read_twice.lifted = json_read(&run, read_twice.text, flags | JSON_READ_LIFT, &read_twice.lifted_problem);
}

static bool same(const json_t *plain, const json_t *lifted);

static bool same_members(const json_t *plain, const json_t *lifted)
{
    const char *name;
    json_t *value;
    if (json_object_size(plain) != json_object_size(lifted))
        return false;
    json_object_foreach((json_t *)(uintptr_t)plain, name, value)
    {
        if (!same(value, json_object_get(lifted, name)))
            return false;
    }
    return true;
}

/* Whether a value read plainly, by jansson's own functions, is one read with lifting, by json_text. */
static bool same(const json_t *plain, const json_t *lifted)
{
    if (!plain || !lifted || json_typeof(plain) != json_typeof(lifted))
        return plain == lifted;
    if (json_is_object(plain))
        return same_members(plain, lifted);
    if (json_is_string(plain))
        return str_eq((struct str){json_string_value(plain), json_string_length(plain)}, json_text(lifted));
    for (size_t i = 0; i < json_array_size(plain) || i < json_array_size(lifted); i++)
        if (!same(json_array_get(plain, i), json_array_get(lifted, i)))
            return false;
    return json_is_array(plain) || json_equal(plain, lifted);
}

/* Whether jansson itself was given the whole string, as it is for those that are not lifted. */
static bool is_whole(const json_t *value)
{
    return json_string_length(value) == json_text(value).len;
}

/* Whether the value's span lies in the text that was read: neither parsed nor copied. */
static bool is_of_the_text(const json_t *value)
{
    struct str span = json_text(value);
    return span.at >= read_twice.text.at && span.at + span.len <= read_twice.text.at + read_twice.text.len;
}

static const json_t *item(size_t i)
{
    return json_array_get(read_twice.lifted, i);
}

static void long_values_are_lifted(void **state)
{
    (void)state;
    read_both_ways(STR("[\"~\", \"^\", \"\\n~\", \"^\\\"\", \"^\xC3\xA4\", \"\"]"), 0);
    assert_true(same(read_twice.plain, read_twice.lifted));
    const struct {
        bool whole, of_the_text;
    } wanted[] = {{false, true}, {true, false}, {false, false}, {false, false}, {false, true}, {true, false}};
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_int_equal(is_whole(item(i)), wanted[i].whole);
        assert_int_equal(is_of_the_text(item(i)), wanted[i].of_the_text);
    }
}

static void a_text_may_be_one_long_value(void **state)
{
    (void)state;
    read_both_ways(STR(" \"~\"\n"), 0);
    assert_true(is_of_the_text(read_twice.lifted));
    assert_int_equal(json_text(read_twice.lifted).len, MIN);
}

static void nothing_is_lifted_unasked(void **state)
{
    (void)state;
    read_both_ways(STR("[\"~\"]"), 0);
    assert_int_equal(json_string_length(json_array_get(read_twice.plain, 0)), MIN);
}

static void keys_stay(void **state)
{
    (void)state;
    read_both_ways(STR("{\"~\": \"~\", \"b~\" \t\r\n:\"~b\"}"), 0);
    assert_true(same(read_twice.plain, read_twice.lifted));
    const char *name = json_object_iter_key(json_object_iter((json_t *)read_twice.lifted));
    assert_int_equal(strlen(name), MIN);
    assert_true(is_of_the_text(json_object_get(read_twice.lifted, name)));
}

/* Every literal that is odd in some way must read as it does without lifting. */
static void lifting_changes_no_value(void **state)
{
    (void)state;
    static const struct str patterns[] = {
#define ROW(literal) STR_INIT("[\"" literal "\"]")
        ROW("\\\"~"),
        ROW("~\\\""),
        ROW("~\\\\"),
        ROW("~\\\\\\\""),
        ROW("\\\\\\\"~\\\\\\\\"),
        ROW("\\n~\xC3\xA4"),
        ROW("~\\b\\f\\n\\r\\t\\/\\\\\\\"~"),
        ROW("\\u0041~\\u00e9\\u4E2d"),
        ROW("\\u0000~\\u0000~\\u0000"),
        ROW("~\\u007f\x7F\\u0080\\u07ff\\u0800\\uffff"),
        ROW("\\ud83d\\ude00~\\uD83D\\uDE00"),
        ROW("\\ud800\\udc00~\\udbff\\udfff"),
        ROW("\\ud83d~\\ude00"),
        ROW("~\\ud83d"),
        ROW("~\\ude00\\ud83d"),
        ROW("~\\ud83d\\ud83d\\ude00"),
        ROW("~\\ud83dx\\ude00"),
        ROW("~\\\\ud83d"),
        ROW("~\\\\\\ud83d"),
        ROW("~\\ud83d\\n\\ude00"),
        ROW("~\\ud7ff\\ue000"),
        ROW("\xC2\x80~\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD\xEF\xBF\xBF"),
        ROW("~\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
        ROW("~{\\\"a\\\": [1, \\\"b\\\"]}"),
        ROW("^"),
        ROW("^\\n"),
        ROW("~\", \"^\", {\"a\": \"~b\", \"c\": [\"d~\"]}, \"~"),
        ROW("\\ud83d\", \"~\\ud83d\", \"\\ude00"),
        ROW("~\", 12345678901234567, -1.5e300, true, null, \"~"),
#undef ROW
        STR_INIT("{\"a\": \"~\", \"b\": \"c~\", \"a\": \"d~\"}"),
    };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        read_both_ways(patterns[i], 0);
        if (read_twice.lifted && same(read_twice.plain, read_twice.lifted))
            continue;
        print_error("%.*s\n", STR_FMT(patterns[i]));
        assert_true(false);
    }
}

static bool same_problem(void)
{
    const struct json_problem *plain = &read_twice.plain_problem, *lifted = &read_twice.lifted_problem;
    return lifted->line == plain->line && lifted->column == plain->column &&
           strcmp(lifted->text, plain->text) == 0 && !lifted->out_of_memory;
}

static void lifting_changes_no_error(void **state)
{
    (void)state;
    static const struct str patterns[] = {
#define ROW(literal) STR_INIT("[\"~\",\n \"b" literal "\"]")
        ROW("~\n"),
        ROW("~\t~"),
        ROW("\0~"),
        ROW("~\x1F"),
        ROW("~\\x"),
        ROW("~\\u12g4"),
        ROW("~\\u12"),
        ROW("~\\u"),
        ROW("~\\ud83d\\"),
        ROW("~\x80"),
        ROW("~\xC0\x80"),
        ROW("~\xC3"),
        ROW("~\xE0\x80\x80"),
        ROW("~\xED\xA0\x80"),
        ROW("~\xEF\xBF"),
        ROW("~\xF0\x80\x80\x80"),
        ROW("~\xF0\x90\x80"),
        ROW("~\xF4\x90\x80\x80"),
        ROW("~\xF5\x80\x80\x80"),
        ROW("~\xFF"),
        ROW("~\", \"\n\", \"~"),
        ROW("~\", nul, \"~"),
        ROW("~\", \"c~\": \""),
        ROW("~\" \"~"),
        ROW("~\"] [\""),
#undef ROW
        STR_INIT("[\"~\", \"\xC3\xA4\\u4e2d~\" \"c\"]"),
        STR_INIT("{\"~\", \"a\"}"),
        STR_INIT("{\"a\\u0000~\": \"~\"}"),
        STR_INIT("[\"~"),
        STR_INIT("[\"~\\"),
        STR_INIT("[\"~\\\""),
        STR_INIT("[\"~\\u12"),
        STR_INIT("[\"~\""),
        STR_INIT("[\"~\xE4\xB8"),
        STR_INIT("\"~\" x"),
        STR_INIT("\"~\"\0"),
        STR_INIT("\"~\" \""),
        STR_INIT("\xEF\xBB\xBF\"~\""),
    };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        read_both_ways(patterns[i], 0);
        if (!read_twice.plain && !read_twice.lifted && same_problem())
            continue;
        print_error("%.*s: line %u, column %u: %s\n", STR_FMT(patterns[i]), read_twice.lifted_problem.line,
                    read_twice.lifted_problem.column, read_twice.lifted_problem.text);
        assert_true(false);
    }
}

static void duplicate_keys_with_long_values_are_refused(void **state)
{
    (void)state;
    read_both_ways(STR("{\"a\": \"~\",\n\"a\": \"b~\"}"), JSON_READ_UNIQUE);
    assert_null(read_twice.lifted);
    assert_int_equal(read_twice.lifted_problem.line, 2);
    assert_int_equal(read_twice.lifted_problem.column, read_twice.plain_problem.column);
    assert_non_null(strstr(read_twice.lifted_problem.text, "duplicate"));
}

/* What stands in a lifted value's place is of a fixed form with a random part, and values of that form that
 * were not put there stay what they are. */
static void a_value_like_a_marker_is_itself(void **state)
{
    (void)state;
    read_both_ways(STR("[\"~\"]"), 0);
    char marker[64], text[128];
    snprintf(marker, sizeof(marker), "%s", json_string_value(item(0)));
    assert_int_equal(strlen(marker), 40);
    assert_int_equal(strspn(marker, "0123456789abcdef"), 40);
    struct str past = {marker, 40};
    marker[39] = '1'; /* the latest text has no second one */
    assert_ptr_equal(json_lifted(past).at, past.at);
    marker[39] = '0';
    assert_ptr_equal(json_lifted(past).at, read_twice.text.at + 2);
    assert_int_equal(json_lifted((struct str){marker, 39}).len, 39);
    for (size_t i = 0; i < 32; i++) {
        char right = marker[i];
        marker[i] = right == 'f' ? '0' : 'f';
        snprintf(text, sizeof(text), "[\"%s\", \"~\"]", marker);
        read_both_ways(str_of(text), 0);
        assert_span(json_text(item(0)), marker);
        marker[i] = right;
    }
}

static void many_values_keep_their_order(void **state)
{
    (void)state;
    enum { MANY = 300 };
    static char text[MANY * (MIN + 16)];
    size_t len = 0;
    text[len++] = '[';
    for (int i = 0; i < MANY; i++)
        len += (size_t)sprintf(text + len, "%s\"%0*d\"", i ? "," : "", MIN, i);
    text[len++] = ']';
    read_both_ways((struct str){text, len}, 0);
    assert_int_equal(json_array_size(read_twice.lifted), MANY);
    for (size_t i = 0; i < MANY; i++)
        assert_true(!is_whole(item(i)) && is_of_the_text(item(i)));
    assert_true(same(read_twice.plain, read_twice.lifted));
}

/* Each byte that the lexer heeds, at each place within the eight bytes that are looked at together. */
static void every_byte_is_seen_at_every_place(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t place = 0; place < 9; place++) {
            char pattern[] = "[\"~.........~\"]";
            pattern[3 + place] = (char)byte;
            read_both_ways((struct str){pattern, sizeof(pattern) - 1}, 0);
            assert_int_equal(!read_twice.plain, !read_twice.lifted);
            assert_true(same(read_twice.plain, read_twice.lifted));
        }
    }
}

/* Refuses every allocation in turn: each must be told apart from bad JSON. */
static void refused_memory_is_said(void **state)
{
    (void)state;
    struct str text =
        expand(STR("{\"a\": [\"x\", \"~\"], \"b\": \"\\n~\", \"c\": \"\\ud83d\", \"d\": \"~~\"}"));
    size_t n = 1;
    for (bool read = false; !read; n++) {
        struct json_problem problem;
        arena_refuse_after(run.arena, n);
        json_t *value = json_read(&run, text, JSON_READ_LIFT, &problem);
        read = value != NULL;
        assert_int_equal(problem.out_of_memory, !read);
        assert_int_equal(json_member_str(value, "b").len, read ? MIN + 1 : 0);
    }
    assert_true(n > 10);
    free((char *)(uintptr_t)text.at);
}

/* A value that the arena is too small for must not be lost in silence. */
static void a_full_arena_loses_no_value(void **state)
{
    (void)state;
    enum { CAP = 16 << 10 };
    struct str text = expand(STR("[\"\\n~~~~~~~~~~~~~~~~~~~~\"]"));
    struct run small = {.arena = arena_create(CAP)};
    struct json_problem problem;
    assert_null(json_read(&small, text, JSON_READ_LIFT, &problem));
    assert_true(problem.out_of_memory);
    arena_destroy(small.arena);
    free((char *)(uintptr_t)text.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUNS(long_values_are_lifted),
        WITH_RUNS(a_text_may_be_one_long_value),
        WITH_RUNS(nothing_is_lifted_unasked),
        WITH_RUNS(keys_stay),
        WITH_RUNS(lifting_changes_no_value),
        WITH_RUNS(lifting_changes_no_error),
        WITH_RUNS(duplicate_keys_with_long_values_are_refused),
        WITH_RUNS(a_value_like_a_marker_is_itself),
        WITH_RUNS(many_values_keep_their_order),
        WITH_RUNS(every_byte_is_seen_at_every_place),
        WITH_RUNS(refused_memory_is_said),
        WITH_RUNS(a_full_arena_loses_no_value),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free((char *)(uintptr_t)read_twice.text.at);
    return failed;
}
