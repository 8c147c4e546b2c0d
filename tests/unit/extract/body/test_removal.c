#include "unit/extract/kept.h"

/* The choice of a page whose first paragraph alone is kept, explained. */
static struct choice explain(const char *html)
{
    static float probabilities[64];
    struct choice choice = choose_all(html);
    assert_true(choice.count <= COUNT(probabilities));
    for (size_t i = 0; i < choice.count; i++)
        probabilities[i] = 1.0F / (float)(i + 1);
    choice.probabilities = probabilities;
    run.options.include = INCLUDE_EXPLAIN;
    return choice;
}

/* Makes the kept segments the body. */
static void settle(const struct choice *choice)
{
    struct article *article = &made.article;
    article->body = run_alloc_array(&run, choice->count, sizeof *article->body);
    for (size_t i = 0; i < choice->count; i++)
        if (choice->kept[i])
            article->body[article->body_count++] = &choice->segments[i];
    assert_true(list_removed(choice, article));
    assert_true(settle_removed(&made.facts, article));
}

static void reason_is_the_most_telling_one(void **state)
{
    (void)state;
    static const struct {
        const char *html; /* of one segment */
        enum page_type type;
        const char *wanted;
    } rows[] = {
        {"<nav>not</nav>", 0, "navigation"},
        {"<aside>not</aside>", 0, "aside"},
        {"<footer>not</footer>", 0, "footer"},
        {"<form><p>not</form>", 0, "form"},
        {"<p hidden>not", 0, "hidden"},
        {"<dialog>not</dialog>", 0, "dialog"},
        {"<address>not</address>", 0, "facts"},
        {"<figure><figcaption>not</figcaption></figure>", 0, "caption"},
        {"<button>not</button>", 0, "control"},
        {"<nav hidden>not</nav>", 0, "hidden"},
        {"<div class=comments><p>not</div>", 0, "discussion"},
        {"<div class=comments><p>not</div>", PAGE_TYPE_FORUM, "unlikely"},
        {"<div class=share><p>not</div>", 0, "action"},
        {"<div class=menu><p>not</div>", 0, "navigation"},
        {"<div class=related><p>not</div>", 0, "aside"},
        {"<div class=byline><p>not</div>", 0, "facts"},
        {"<p class=credit>not", 0, "caption"},
        {"<p>not <a href=/>a link</a>", 0, "links"},
        {"<p>not one of the many <a href=/>links</a>", 0, "unlikely"},
        {"<p>not", 0, "unlikely"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = explain(rows[i].html);
        made.article.page_type = rows[i].type;
        settle(&choice);
        assert_int_equal(made.article.removed_count, 1);
        assert_string_equal(removal_names[made.article.removed[0].reason], rows[i].wanted);
    }
}

static void numbers_alone_are_named(void **state)
{
    (void)state;
    struct choice choice = explain("<p>17 : 05");
    choice.kept[0] = false;
    settle(&choice);
    assert_int_equal(made.article.removed[0].reason, REMOVAL_NUMBERS);
}

static void what_a_step_said_comes_first(void **state)
{
    (void)state;
    struct choice choice = explain("<nav><p>A</nav><p>B");
    drop_segment(&choice, 0, REMOVAL_AFTER);
    drop_segment(&choice, 0, REMOVAL_BEFORE); /* it is gone already */
    settle(&choice);
    assert_int_equal(made.article.removed_count, 1);
    assert_int_equal(made.article.removed[0].reason, REMOVAL_AFTER);
}

static void all_that_is_not_in_the_body_is_listed_in_order(void **state)
{
    (void)state;
    struct choice choice = explain("<p>not 1<p>A<p>not 2<p>not 3<p>B<p>not 4");
    settle(&choice);
    static const size_t wanted[] = {0, 2, 3, 5};
    assert_int_equal(made.article.removed_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_ptr_equal(made.article.removed[i].segment, &choice.segments[wanted[i]]);
        assert_int_equal(made.article.removed[i].position, wanted[i]);
        assert_true(made.article.removed[i].probability == choice.probabilities[wanted[i]]);
    }
}

static void what_is_in_the_body_is_listed_beside_it(void **state)
{
    (void)state;
    struct choice choice = explain("<p>not 1<p>A<p>not 2<p>not 3<p>B<p>not 4");
    settle(&choice);
    static const size_t wanted[] = {1, 4};
    assert_int_equal(made.article.kept_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_ptr_equal(made.article.kept[i].segment, &choice.segments[wanted[i]]);
        assert_int_equal(made.article.kept[i].position, wanted[i]);
        assert_int_equal(made.article.kept[i].reason, REMOVAL_NONE);
        assert_true(made.article.kept[i].probability == choice.probabilities[wanted[i]]);
    }
}

static void without_a_body_everything_is_listed(void **state)
{
    (void)state;
    struct choice choice = explain("<p>A<nav>not</nav>");
    assert_true(list_removed(&choice, &made.article));
    made.article.body_count = 0;
    assert_true(settle_removed(&made.facts, &made.article));
    assert_int_equal(made.article.kept_count, 0);
    assert_int_equal(made.article.removed_count, 2);
    assert_int_equal(made.article.removed[0].reason, REMOVAL_NO_BODY);
    assert_int_equal(made.article.removed[1].reason, REMOVAL_NAVIGATION);
}

static void only_who_asks_is_told(void **state)
{
    (void)state;
    struct choice choice = explain("<p>not");
    run.options.include = INCLUDE_BLOCKS;
    settle(&choice);
    assert_null(made.article.removed);
    assert_int_equal(made.article.removed_count, 0);
}

static void lines_of_a_text_are_listed_too(void **state)
{
    (void)state;
    float probabilities[] = {0.25F, 0.75F};
    bool kept[] = {false, true};
    uint8_t causes[] = {REMOVAL_NONE, REMOVAL_NONE};
    make_sheet_of_lines("A\n\nB");
    make_facts_of_sheet();
    run.options.include = INCLUDE_EXPLAIN;
    struct choice choice = {.facts = &made.facts,
                            .article = &made.article,
                            .segments = made.sheet.segments,
                            .count = made.sheet.segment_count,
                            .kept = kept,
                            .probabilities = probabilities,
                            .causes = causes};
    assert_int_equal(choice.count, 2);
    settle(&choice);
    assert_int_equal(made.article.removed_count, 1);
    assert_int_equal(made.article.removed[0].reason, REMOVAL_UNLIKELY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(reason_is_the_most_telling_one),
        WITH_RUN(numbers_alone_are_named),
        WITH_RUN(what_a_step_said_comes_first),
        WITH_RUN(all_that_is_not_in_the_body_is_listed_in_order),
        WITH_RUN(what_is_in_the_body_is_listed_beside_it),
        WITH_RUN(without_a_body_everything_is_listed),
        WITH_RUN(only_who_asks_is_told),
        WITH_RUN(lines_of_a_text_are_listed_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
