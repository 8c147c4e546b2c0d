#include "unit/extract/whole.h"

#include "extract/fields.h"

#define BY(name)   "<a class=username href=/u/1>not " name "</a>"
#define AT(day)    "<time datetime=2024-11-" day ">not then</time>"
#define TEXT(word) "<p>" word " one two three four five six</p>"
#define POST_A     "<div class=p>" BY("Ada") AT("27") TEXT("A") TEXT("a") "</div>"
#define POST_B     "<div class=p>" BY("Bob") AT("28") TEXT("B") "</div>"

/* The first letters of the body's segments. */
static const char *letters_of_body(void)
{
    static char out[64];
    assert_true(made.article.body_count < sizeof out);
    for (size_t i = 0; i < made.article.body_count; i++)
        out[i] = made.article.body[i]->text.at[0];
    out[made.article.body_count] = '\0';
    return out;
}

/* A body of all of the page, with which nothing was done yet. */
static void make_typed(enum page_type type, const char *html)
{
    make_whole(html);
    made.article.page_type = type;
}

struct row {
    const char *html, *wanted;
};

static void check_forums(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        make_typed(PAGE_TYPE_FORUM, rows[i].html);
        assert_true(keep_posts(&made.facts, &made.article));
        assert_string_equal(letters_of_body(), rows[i].wanted);
    }
}

static void what_is_no_post_goes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {POST_A "<p>X" POST_B, "AaB"},
        {"<p>X" POST_A POST_B, "XAaB"}, /* what opens the thread */
        {POST_A POST_B "<h3>X</h3><p>Y", "AaB"},
        {POST_A POST_B, "AaB"},
    };
    check_forums(rows, COUNT(rows));
}

static void author_or_time_makes_a_post(void **state)
{
    (void)state;
#define SIGNED(mark_a, mark_b)                                                                               \
    "<div class=p>" mark_a TEXT("A") "</div><p>X<div class=p>" mark_b TEXT("B") "</div>"
#define WORDS "<span class=date>not 3 hours ago</span>"
    static const struct row rows[] = {
        {SIGNED(BY("Ada"), BY("Bob")), "AB"}, {SIGNED(AT("27"), AT("28")), "AB"},
        {SIGNED(WORDS, WORDS), "AB"}, /* a time in words that are not read */
        {SIGNED(BY("Ada"), AT("28")), "AB"},  {SIGNED("", ""), "AXB"},
    };
    check_forums(rows, COUNT(rows));
}

/* A thread of which only one post is known is not known at all: all stays. */
static void two_posts_are_a_thread(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {POST_A "<p>X", "AaX"},
        {POST_A "<p>X<div class=p>" TEXT("B") "</div>", "AaXB"},
        {POST_A "<p>X" POST_B, "AaB"},
    };
    check_forums(rows, COUNT(rows));
}

static void half_of_the_posts_are_to_be_known(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {POST_A "<p>X" POST_B "<p>Y", "AaB"},           /* two of four */
        {"<p>X" POST_A "<p>Y" POST_B "<p>Z", "XAaYBZ"}, /* two of five */
    };
    check_forums(rows, COUNT(rows));
}

static void what_the_pages_own_author_wrote_stays(void **state)
{
    (void)state;
    struct person authors[] = {{STR("Eve"), STR_NONE}};
    make_typed(PAGE_TYPE_FORUM, "<p>X" POST_A POST_B "<p>Y");
    made.article.authors = authors;
    made.article.author_count = 1;
    assert_true(keep_posts(&made.facts, &made.article));
    assert_string_equal(letters_of_body(), "XAaB");
}

static void post_that_goes_on_behind_a_reply_stays_whole(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<div class=c>" BY("Ada") AT("27") TEXT("A") "<div class=c>" BY("Bob") AT("28")
             TEXT("B") "</div>" TEXT("C") "</div><p>X",
         "ABC"},
    };
    check_forums(rows, COUNT(rows));
}

/* Nothing is looked for either: no memory is asked for. */
static void check_untouched(const char *wanted)
{
    arena_refuse_after(run.arena, 1);
    assert_true(keep_posts(&made.facts, &made.article));
    arena_refuse_after(run.arena, 0);
    assert_int_equal(run.failure.code, FAIL_NONE);
    assert_string_equal(letters_of_body(), wanted);
}

static void other_pages_are_left_alone(void **state)
{
    (void)state;
    for (size_t type = 0; type < PAGE_TYPE_COUNT; type++) {
        if (type == PAGE_TYPE_FORUM)
            continue;
        make_typed((enum page_type)type, POST_A "<p>X" POST_B);
        check_untouched("AaXB");
    }
}

static void forum_without_a_body_is_left_alone(void **state)
{
    (void)state;
    make_typed(PAGE_TYPE_FORUM, POST_A "<p>X" POST_B);
    made.article.body_count = 0;
    check_untouched("");
}

static void lines_of_a_text_stay(void **state)
{
    (void)state;
    make_sheet_of_lines("A\n\nB");
    make_facts_of_sheet();
    take_whole_sheet();
    made.article.page_type = PAGE_TYPE_FORUM;
    assert_true(keep_posts(&made.facts, &made.article));
    assert_string_equal(letters_of_body(), "AB");
}

/* Lists all of the sheet, as it is listed until the body is settled. */
static void list_all(void)
{
    struct article *article = &made.article;
    article->removed = run_alloc_array(&run, made.sheet.segment_count, sizeof *article->removed);
    assert_non_null(article->removed);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        article->removed[article->removed_count++] =
            (struct removed){.segment = &made.sheet.segments[i], .reason = REMOVAL_UNLIKELY};
}

static void removal_is_explained(void **state)
{
    (void)state;
    make_typed(PAGE_TYPE_FORUM, POST_A "<p>X<p>not<p>Y" POST_B);
    list_all();
    size_t listed = made.article.removed_count;
    assert_true(keep_posts(&made.facts, &made.article));
    assert_string_equal(letters_of_body(), "AaB");
    assert_int_equal(made.article.removed_count, listed);
    for (size_t i = 0; i < listed; i++) {
        char first = made.article.removed[i].segment->text.at[0];
        assert_int_equal(made.article.removed[i].reason,
                         first == 'X' || first == 'Y' ? REMOVAL_NO_POST : REMOVAL_UNLIKELY);
    }
}

/* A body that stood in the page's scripts is made of segments that removed[] does not list. */
static void list_without_what_goes_is_left_alone(void **state)
{
    (void)state;
    static const struct segment other;
    struct removed removed[] = {{.segment = &other, .reason = REMOVAL_ASIDE}};
    make_typed(PAGE_TYPE_FORUM, POST_A "<p>X" POST_B "<p>Y");
    made.article.removed = removed;
    made.article.removed_count = COUNT(removed);
    assert_true(keep_posts(&made.facts, &made.article));
    assert_string_equal(letters_of_body(), "AaB");
    assert_int_equal(removed[0].reason, REMOVAL_ASIDE);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        make_typed(PAGE_TYPE_FORUM, POST_A "<p>X" POST_B);
        arena_refuse_after(run.arena, n);
        bool kept = keep_posts(&made.facts, &made.article);
        arena_refuse_after(run.arena, 0);
        if (kept) {
            assert_string_equal(letters_of_body(), "AaB");
            assert_true(n > 1);
            return;
        }
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
        assert_string_equal(letters_of_body(), "AaXB");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_is_no_post_goes),
        WITH_RUN(author_or_time_makes_a_post),
        WITH_RUN(two_posts_are_a_thread),
        WITH_RUN(half_of_the_posts_are_to_be_known),
        WITH_RUN(what_the_pages_own_author_wrote_stays),
        WITH_RUN(post_that_goes_on_behind_a_reply_stays_whole),
        WITH_RUN(other_pages_are_left_alone),
        WITH_RUN(forum_without_a_body_is_left_alone),
        WITH_RUN(lines_of_a_text_stay),
        WITH_RUN(removal_is_explained),
        WITH_RUN(list_without_what_goes_is_left_alone),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
