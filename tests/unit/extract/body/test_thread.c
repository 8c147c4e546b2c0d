#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/body/thread.h"

#define BY(name)   "<a class=username href=/u/1>not " name "</a>"
#define AT         "<time datetime=2024-11-27>not then</time>"
#define TEXT(word) "<p>" word " one two three four five six</p>"

/* The containers of the body's segments, numbered by their first: "1 1 2"; 0 where there is none. */
static const char *containers_of(const char *html)
{
    static char out[256];
    uint32_t seen[64];
    size_t count = 0, len = 0;
    struct post_marks marks;
    make_whole(html);
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    const uint32_t *containers = find_containers(&made.facts, &scope, &marks);
    assert_non_null(containers);
    out[0] = '\0';
    for (size_t i = 0; i < made.article.body_count; i++) {
        uint32_t container = containers[made.article.body[i]->first];
        size_t n = 0;
        while (n < count && seen[n] != container)
            n++;
        if (n == count && container != NO_CONTAINER)
            seen[count++] = container;
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%zu", i ? " " : "",
                                container == NO_CONTAINER ? 0 : n + 1);
    }
    return out;
}

static void what_repeats_with_author_and_time_is_the_container(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<div class='post a'>" BY("A") AT TEXT("A") TEXT("B") "</div><div class='post b'>" BY("C")
             AT TEXT("C") "</div>",
         "1 1 2"},
        /* numbers in class names and ids do not tell kinds apart */
        {"<table id=post17><tr><td>" BY("A") AT TEXT("A") "</table><table id=post18><tr><td>" BY("B")
             AT TEXT("B") "</table>",
         "1 2"},
        {"<div itemscope itemtype=https://schema.org/Question>" BY("A") AT TEXT(
             "A") "</div>"
                  "<section itemscope itemtype=https://schema.org/Answer>" BY("B") AT TEXT("B") "</section>",
         "1 2"},
        /* children of one element that have no name at all */
        {"<main><div>" BY("A") AT TEXT("A") "</div><div>" BY("B") AT TEXT("B") "</div></main>", "1 2"},
        /* replies inside of what they answer */
        {"<div class=c>" BY("A") AT TEXT("A") "<div class=c>" BY("B") AT TEXT("B") "</div></div>"
                                                                                   "<div class=c>" BY("C")
                                                                                       AT TEXT("C") "</div>",
         "1 2 3"},
        /* the part with author and time, not the part with the text alone */
        {"<li class=x>" BY("A") AT "<div class=body>" TEXT("A") "</div></li>"
                                                                "<li class=x>" BY("B") AT
         "<div class=body>" TEXT("B") "</div></li>",
         "1 2"},
        /* a class that wrappers share with the posts in them does not double them */
        {"<div class=flex><div class=flex>" BY("A") AT TEXT("A") "</div></div>"
                                                                 "<div class=flex><div class=flex>" BY("B")
                                                                     AT TEXT("B") "</div></div>",
         "1 2"},
        {"<p class=x>A one<p class=x>B two", "0 0"},
        {"<div class=post>" BY("A") AT TEXT("A") "</div>", "0"},
        {"<div class=q>" BY("A") AT "<p>A</div><div class=q>" BY("B") AT "<p>B</div>" TEXT("C") TEXT("D"),
         "0 0 0 0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(containers_of(rows[i].html), rows[i].wanted);
}

/* Pages whose every element is of a kind of its own, and of one kind nested as deep as it goes. */
static void hostile_pages_are_bounded(void **state)
{
    (void)state;
    static char html[4 << 20];
    size_t len = 0;
    struct post_marks marks;
    for (unsigned i = 0; i < 60000; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<p class='%c%c%c%c x y'>word", 'a' + i % 26,
                                'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576);
    for (unsigned i = 0; i < 20000; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<div class='x y z'>word");
    make_whole(html);
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    assert_non_null(find_containers(&made.facts, &scope, &marks));
}

static bool is_section(const void *context, uint32_t node)
{
    return ((const struct doc *)context)->nodes[node].tag == TAG_SECTION;
}

/* The tag of the innermost container of the first segment. */
static const char *lone_container_of(const char *html)
{
    struct post_marks marks;
    make_whole(html);
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    scope.may_be_alone = is_section;
    scope.is_discussion = true;
    scope.context = &made.doc;
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    const uint32_t *containers = find_containers(&made.facts, &scope, &marks);
    assert_non_null(containers);
    uint32_t container = containers[made.article.body[0]->first];
    return container == NO_CONTAINER ? "" : tag_infos[made.doc.nodes[container].tag].name;
}

static void one_that_is_known_need_not_repeat(void **state)
{
    (void)state;
    assert_string_equal(lone_container_of("<section><section>" BY("A") AT TEXT("A") "</section></section>"),
                        "section");
    assert_string_equal(lone_container_of("<div>" BY("A") AT TEXT("A") "</div>"), "");
    assert_string_equal(lone_container_of("<section>" BY("A") TEXT("A") "</section>"), "");
    /* the parts that have its author and its time are no posts */
    assert_string_equal(lone_container_of("<section><div>some words here " BY(
                            "A") "</div><div>and others there " AT "</div></section>"),
                        "section");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_repeats_with_author_and_time_is_the_container),
        WITH_RUN(hostile_pages_are_bounded),
        WITH_RUN(one_that_is_known_need_not_repeat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
