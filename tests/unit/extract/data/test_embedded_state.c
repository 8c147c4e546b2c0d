#include <stdlib.h>

#include "unit/extract/pieces.h"

static const char *state_of(const char *html)
{
    make_facts(html);
    struct embedded_text text;
    assert_true(find_state_text(&made.facts, STR("The flood"), &text));
    return shown(&text);
}

#define JSON_SCRIPT(json) "<script type=application/json>" json "</script>"

static void state_is_known_by_shape(void **state)
{
    (void)state;
    assert_string_equal(state_of(JSON_SCRIPT("{\"x\":{\"body_html\":\"a b\"}}")), "a b");
    assert_string_equal(state_of(JSON_SCRIPT("{\"x\":{\"label\":\"a b\"}}")), "");
    assert_string_equal(state_of("<script>window.__S__ = {\"content\":\"a b\"};f({})</script>"), "a b");
    assert_string_equal(state_of("<script>window['a[']=[{\"content\":\"a } b\"}]</script>"), "a } b");
    assert_string_equal(state_of("<script>f({\"content\":\"a b\"})</script>"), "");
    assert_string_equal(state_of("<script>x = {content: 'a b'}</script>"), "");
    assert_string_equal(state_of("<script type=application/ld+json>{\"content\":\"a b\"}</script>"), "");
    assert_string_equal(state_of(JSON_SCRIPT("{\"content\":\"a b")), "");
    assert_string_equal(
        state_of(JSON_SCRIPT("{\"summary\":\"a\",\"body\":\"a b\",\"bodyHtml\":\"<p>a b</p>\"}")),
        "<p>a b</p>");
}

#define FILL                                                                                                 \
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

static void json_is_read_inside_of_attributes_and_strings(void **state)
{
    (void)state;
    assert_string_equal(state_of("<div data-x='{\"pad\":\"" FILL "\",\"html\":\"a b\"}'></div>"), "a b");
    assert_string_equal(
        state_of(JSON_SCRIPT("{\"t\":\"{\\\"pad\\\":\\\"" FILL "\\\",\\\"cooked\\\":\\\"a b\\\"}\"}")),
        "a b");
}

static void the_text_of_the_headline_wins(void **state)
{
    (void)state;
    assert_string_equal(state_of(JSON_SCRIPT("{\"a\":{\"title\":\"The flood\",\"body\":\"a b\"},"
                                             "\"b\":{\"title\":\"The fire\",\"body\":\"c d e f g\"}}")),
                        "a b");
    assert_string_equal(
        state_of("<h1>High water</h1>" JSON_SCRIPT("{\"a\":{\"headline\":\"High water\",\"body\":\"a b\"},"
                                                   "\"b\":{\"headline\":\"Fire\",\"body\":\"c d e f g\"}}")),
        "a b");
    assert_string_equal(state_of(JSON_SCRIPT(
                            "{\"title\":{\"rendered\":\"The flood\"},\"content\":{\"rendered\":\"a b c\"}}")),
                        "a b c");
    assert_string_equal(state_of(JSON_SCRIPT("[\"The flood\",\"a b\",{\"title\":0,\"body\":1}]")), "a b");
}

/* Without a headline one text must be at least half of all: a page's many labels are none. */
static void scattered_texts_are_none(void **state)
{
    (void)state;
    assert_string_equal(state_of(JSON_SCRIPT("{\"a\":{\"text\":\"a b\"},\"b\":{\"text\":\"c d\"}}")), "a b");
    assert_string_equal(
        state_of(JSON_SCRIPT("{\"a\":{\"text\":\"a b\"},\"b\":{\"text\":\"c d\"},\"c\":{\"text\":\"e f\"}}")),
        "");
}

static void posts_of_a_thread_belong_together(void **state)
{
    (void)state;
    assert_string_equal(state_of(JSON_SCRIPT("{\"posts\":[{\"name\":\"Ada\",\"cooked\":\"a b\"},"
                                             "{\"name\":\"Bob\",\"cooked\":\"c d\"}]}")),
                        "a b|c d");
    assert_string_equal(state_of(JSON_SCRIPT("{\"stories\":[{\"title\":\"A\",\"body\":\"a b c d\"},"
                                             "{\"title\":\"B\",\"body\":\"e f\"}]}")),
                        "a b c d");
}

static void blocks_of_a_rich_text_are_pieces(void **state)
{
    (void)state;
    assert_string_equal(state_of(JSON_SCRIPT("{\"body\":[\"a b\",\"c d\"]}")), "a b|c d");
    assert_string_equal(
        state_of(JSON_SCRIPT("{\"blocks\":[{\"type\":\"p\",\"text\":\"a b\"},{\"image\":1},"
                             "{\"type\":\"p\",\"children\":[{\"text\":\"c \"},"
                             "{\"type\":\"a\",\"children\":[{\"text\":\"d\"}]},{\"text\":\"!\"}]}]}")),
        "a b|c d!");
    assert_string_equal(
        state_of(JSON_SCRIPT("{\"content\":[{\"type\":\"list\",\"content\":["
                             "{\"content\":[{\"text\":\"a\"}]},{\"content\":[{\"text\":\"b\"}]}]}]}")),
        "a\nb");
}

static char *repeated(const char *head, const char *part, size_t count, const char *tail)
{
    size_t room = strlen(head) + strlen(part) * count + strlen(tail) + 1, len = strlen(head);
    char *out = malloc(room);
    assert_non_null(out);
    memcpy(out, head, len);
    for (size_t i = 0; i < count; i++, len += strlen(part))
        memcpy(out + len, part, strlen(part));
    memcpy(out + len, tail, strlen(tail) + 1);
    return out;
}

/* What is past the bounds is left out; nothing of it fails the page. */
static void hostile_state_is_bounded(void **state)
{
    (void)state;
    const struct {
        const char *head, *part, *tail;
        size_t count;
    } pages[] = {
        {"<script type=application/json>", "[", "</script>", 1 << 20},
        {"<script type=application/json>[", "{},", "{}]</script>", STATE_VALUES_MAX},
        {"<script type=application/json>{\"body\":\"", "word ", "\"}</script>", STATE_BYTES_MAX / 5},
        {"<script type=application/json>", "{\"body\":[", "</script>", 1 << 16},
        {"", "<script>a={", "", 1 << 14},
        {"", "<script>a={</script>", "", 1 << 14},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        char *html = repeated(pages[i].head, pages[i].part, pages[i].count, pages[i].tail);
        assert_string_equal(state_of(html), "");
        free(html);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(state_is_known_by_shape),           WITH_RUN(json_is_read_inside_of_attributes_and_strings),
        WITH_RUN(the_text_of_the_headline_wins),     WITH_RUN(scattered_texts_are_none),
        WITH_RUN(posts_of_a_thread_belong_together), WITH_RUN(blocks_of_a_rich_text_are_pieces),
        WITH_RUN(hostile_state_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
