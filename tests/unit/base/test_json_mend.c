#include <stdio.h>
#include <time.h>

#include "unit/run.h"

#include "base/json.h"
#include "base/json_mend.h"

/* What comes out, as jansson writes it after reading; "" where it was not mended, "?" where what came out is
 * no JSON. */
static const char *mended(const char *text)
{
    static char out[512];
    struct str json;
    struct json_problem problem;
    run_again();
    if (!json_mend(&run, str_of(text), &json))
        return "";
    const json_t *value = json_read(&run, json, 0, &problem);
    size_t len = value ? json_dumpb(value, out, sizeof out - 1, JSON_COMPACT | JSON_PRESERVE_ORDER) : 0;
    assert_in_range(len, 0, sizeof out - 1);
    out[len] = '\0';
    return value ? out : "?";
}

struct row {
    const char *text, *wanted;
};

static void check(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(mended(rows[i].text), rows[i].wanted);
}

static void what_is_json_stays(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{}", "[{}]"},
        {"[]", "[[]]"},
        {"\"a\"", "[\"a\"]"},
        {"{\"a\": [1, -2.5, true, false, null, \"x\", {\"b\": {}}]}",
         "[{\"a\":[1,-2.5,true,false,null,\"x\",{\"b\":{}}]}]"},
        {"{\"a\": \"\\\"\\\\\\/\\n\\u00e9\", \"b\": \"\"}", "[{\"a\":\"\\\"\\\\/\\n\xC3\xA9\",\"b\":\"\"}]"},
        {"{\"a\": \"b, c: {d} [e]\"}", "[{\"a\":\"b, c: {d} [e]\"}]"},
    };
    check(rows, COUNT(rows));
}

static void commas_are_mended(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"a\": 1,}", "[{\"a\":1}]"},
        {"{,\"a\": 1,,\"b\": 2}", "[{\"a\":1,\"b\":2}]"},
        {"[1,2,]", "[[1,2]]"},
        {"{\"a\": \"b\" \"c\": \"d\"}", "[{\"a\":\"b\",\"c\":\"d\"}]"},
        {"{\"a\": {\"b\": 1} \"c\": [2] \"d\": 3}", "[{\"a\":{\"b\":1},\"c\":[2],\"d\":3}]"},
        {"[{\"a\": 1} {\"b\": 2}]", "[[{\"a\":1},{\"b\":2}]]"},
        {"{\"a\": 1} {\"b\": 2}", "[{\"a\":1},{\"b\":2}]"},
        {"{\"a\": 1}, {\"b\": 2};", "[{\"a\":1},{\"b\":2}]"},
        {"{\"a\": 1}}", "[{\"a\":1}]"},
    };
    check(rows, COUNT(rows));
}

static void strings_are_mended(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"a\": \"say \"yes\" now\", \"b\": 1}", "[{\"a\":\"say \\\"yes\\\" now\",\"b\":1}]"},
        {"{\"a\": \"\"Yes\"\"}", "[{\"a\":\"\\\"Yes\\\"\"}]"},
        {"{\"a\": \"\"Yes\", he said\", \"b\": 1}", "[{\"a\":\"\\\"Yes\\\", he said\",\"b\":1}]"},
        {"{\"a\": \"\"Yes\", \"no\" and so\", \"b\": 1}",
         "[{\"a\":\"\\\"Yes\\\", \\\"no\\\" and so\",\"b\":1}]"},
        {"[\"a \"b\" c\", \"d\"]", "[[\"a \\\"b\\\" c\",\"d\"]]"},
        {"{\"a\": \"it\\'s \\x \\u12 \\\"so\\\"\"}", "[{\"a\":\"it's x u12 \\\"so\\\"\"}]"},
        {"{\"a\": \"b\n\tc\"}", "[{\"a\":\"b  c\"}]"},
        {"{'a': 'it is \"so\"', 'b': 'it's'}", "[{\"a\":\"it is \\\"so\\\"\",\"b\":\"it's\"}]"},
    };
    check(rows, COUNT(rows));
}

static void bare_words_are_mended(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{a: 1, $b: 'x', @type: \"y\"}", "[{\"a\":1,\"$b\":\"x\",\"@type\":\"y\"}]"},
        {"{\"a\": , \"b\": undefined, \"c\": NaN, \"d\":}",
         "[{\"a\":null,\"b\":null,\"c\":null,\"d\":null}]"},
        {"{\"a\": 2024-01-05T10:00:00Z, \"b\": 007, \"c\": .5, \"d\": 1.}",
         "[{\"a\":\"2024-01-05T10:00:00Z\",\"b\":\"007\",\"c\":\".5\",\"d\":\"1.\"}]"},
        {"{\"a\": A fine story\n}", "[{\"a\":\"A fine story\"}]"},
        {"{ // one\n\"a\": /* two */ \"b\", // three\n \"c\": 1 }", "[{\"a\":\"b\",\"c\":1}]"},
        {"<!-- \n{\"a\": 1}\n-->", "[{\"a\":1}]"},
        {"{\"a\": \"b\" // one\n, \"c\": 1}", "[{\"a\":\"b\",\"c\":1}]"},
    };
    check(rows, COUNT(rows));
}

static void what_is_whole_of_a_cut_text_is_kept(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"a\": \"b\"", "[{\"a\":\"b\"}]"},
        {"{\"a\": \"b\", \"c\": \"d", "[{\"a\":\"b\",\"c\":null}]"},
        {"{\"a\": \"b\", \"c", "[{\"a\":\"b\"}]"},
        {"{\"a\": \"b\", \"c\"", "[{\"a\":\"b\",\"c\":null}]"},
        {"{\"a\": [{\"b\": 1}, {\"c\":", "[{\"a\":[{\"b\":1},{\"c\":null}]}]"},
        {"[\"a\", \"b", "[[\"a\"]]"},
        {"{\"a\": 1, bc", "[{\"a\":1}]"},
    };
    check(rows, COUNT(rows));
}

static void what_may_mean_anything_is_left(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " \n",
        "x",
        "{a}",
        "{\"a\"}",
        "{\"a\", \"b\": 1}",
        "{\"a\" \"b\"}",
        "{\"a\": {{ page.title }}, \"b\": 1}",
        "{\"a\": <?php echo 1 ?>}",
        "{\"a\": f(\"x\")}",
        "{\"a\": [1}, \"b\": 2]",
        "{{\"a\": 1}}",
        "{(",
        "{:",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_string_equal(mended(texts[i]), "");
}

static void depth_is_bounded(void **state)
{
    (void)state;
    char text[JSON_MEND_DEPTH_MAX + 2] = {0};
    struct str json;
    memset(text, '[', JSON_MEND_DEPTH_MAX);
    assert_true(json_mend(&run, str_of(text), &json));
    assert_int_equal(json.len, 2 * JSON_MEND_DEPTH_MAX + 2);
    text[JSON_MEND_DEPTH_MAX] = '[';
    assert_false(json_mend(&run, str_of(text), &json));
}

/* A megabyte of what each look-ahead could be made to repeat over. Linear work takes hundredths of a second
 * under the sanitizers, quadratic work hours. */
static void time_is_linear(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20, SECONDS_MAX = 20 };
    static const struct {
        const char *start, *again;
    } rows[] = {{"{\"a\": \"", "\" "},
                {"{\"a\": \"", "\",\""},
                {"{\"a\": \"", "\",a"},
                {"{\"a\":1,", "a"},
                {"[", "\"\","},
                {"[", "/*"},
                {"[\"", "\"//"},
                {"[", "<!--"},
                {"{\"a\": \"", "\\"},
                {"{\"a\": \"", "\"     "},
                {"{", "a:"},
                {"{", "a:,"},
                {"{\"a\": \"b\"", "     "},
                {"", "{}"},
                {"{\"a\": \"", "\",\"a"}};
    static char text[SIZE + 1];
    clock_t before = clock();
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t len = strlen(rows[i].start), step = strlen(rows[i].again);
        memcpy(text, rows[i].start, len);
        for (; len + step <= SIZE; len += step)
            memcpy(text + len, rows[i].again, step);
        run_again();
        struct str json;
        json_mend(&run, (struct str){text, len}, &json);
    }
    assert_in_range((clock() - before) / CLOCKS_PER_SEC, 0, SECONDS_MAX);
}

static void refused_memory_is_told(void **state)
{
    (void)state;
    struct str json;
    for (size_t n = 1; n <= 2; n++) {
        run_again();
        arena_refuse_after(run.arena, n);
        assert_false(json_mend(&run, STR("{\"a\": 1,}"), &json));
        assert_int_equal(run.failure.code, FAIL_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_is_json_stays),
        WITH_RUN(commas_are_mended),
        WITH_RUN(strings_are_mended),
        WITH_RUN(bare_words_are_mended),
        WITH_RUN(what_is_whole_of_a_cut_text_is_kept),
        WITH_RUN(what_may_mean_anything_is_left),
        WITH_RUN(depth_is_bounded),
        WITH_RUN(time_is_linear),
        WITH_RUN(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
