#include "unit/run.h"

#include <stdio.h>

#include "extract/body/join_pages.h"

static struct article pages[3], joined;
static struct ballot ballots[3][FIELD_COUNT];

static int set_up(void **state)
{
    run_set_up(state);
    memset(pages, 0, sizeof pages);
    memset(ballots, 0, sizeof ballots);
    for (size_t i = 0; i < COUNT(pages); i++)
        pages[i] = (struct article){.pages = 1, .ballots = ballots[i], .comments_stated = NO_COUNT};
    return 0;
}

static void join(size_t count)
{
    assert_true(join_pages(&run, pages, count, &joined));
}

static void one_page_stays_as_it_is(void **state)
{
    (void)state;
    pages[0].article_body = STR("One.");
    pages[0].word_count = 1;
    join(1);
    assert_int_equal(joined.pages, 1);
    assert_true(joined.article_body.at == pages[0].article_body.at);
}

static void bodies_follow_each_other(void **state)
{
    (void)state;
    static const struct {
        struct str body;
        size_t words;
        float probability;
    } rows[] = {
        {STR_INIT("One.\n\nTwo."), 2, 0.9F}, {STR_INIT(""), 0, 0.1F}, {STR_INIT("Three four."), 2, 0.5F}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        pages[i].article_body = rows[i].body;
        pages[i].word_count = rows[i].words;
        pages[i].probability = rows[i].probability;
    }
    join(3);
    assert_span(joined.article_body, "One.\n\nTwo.\n\nThree four.");
    assert_int_equal(joined.word_count, 4);
    assert_int_equal(joined.pages, 2); /* one of them says nothing new */
    assert_true(joined.probability > 0.69F && joined.probability < 0.71F);
}

static void fields_are_the_first_pages(void **state)
{
    (void)state;
    pages[0].headline = STR("The walk");
    pages[0].page_number = 1;
    pages[0].next_page = STR("/2");
    pages[1].headline = STR("The walk, page 2");
    pages[1].date_published = STR("2026-05-02");
    pages[1].page_number = 2;
    pages[1].next_page = STR("/3");
    struct ballot *last = &ballots[1][FIELD_PAGINATION];
    last->items[1].value = STR("/3");
    last->count = 2;
    last->winner = &last->items[1];
    join(2);
    assert_span(joined.headline, "The walk");
    assert_span(joined.date_published, NULL);
    assert_int_equal(joined.page_number, 1);
    assert_span(joined.next_page, "/3");
    const struct ballot *told = &joined.ballots[FIELD_PAGINATION];
    assert_int_equal(told->count, 2);
    assert_true(told->winner == &told->items[1]);
    assert_span(told->winner->value, "/3");
}

static void images_come_once(void **state)
{
    (void)state;
    struct image first[] = {{.url = STR_INIT("https://a.example/lock-300x200.jpg")}},
                 second[] = {{.url = STR_INIT("https://a.example/lock.jpg")},
                             {.url = STR_INIT("https://a.example/boat.jpg")},
                             {.url = STR_INIT("https://a.example/boat.jpg")}};
    pages[0].images = first;
    pages[0].image_count = 1;
    pages[1].images = second;
    pages[1].image_count = 3;
    join(2);
    assert_int_equal(joined.main_image, 0);
    assert_int_equal(joined.image_count, 3); /* what one page repeats is its own */
    assert_span(joined.images[1].url, "https://a.example/boat.jpg");
}

static void a_page_without_images_gets_no_main_one(void **state)
{
    (void)state;
    struct image second[] = {{.url = STR_INIT("https://a.example/boat.jpg")}};
    pages[1].images = second;
    pages[1].image_count = 1;
    join(2);
    assert_int_equal(joined.image_count, 1);
    assert_true(joined.main_image >= joined.image_count);
}

static void lists_keep_their_bound(void **state)
{
    (void)state;
    enum { LINKS = JOINED_LINKS_MAX - 1 };
    static struct link first[LINKS], second[3];
    static char urls[LINKS][16];
    for (int i = 0; i < LINKS; i++) {
        snprintf(urls[i], sizeof urls[i], "/%d", i);
        first[i].url = str_of(urls[i]);
    }
    second[0].url = STR("/7");
    second[1].url = STR("/new");
    second[2].url = STR("/newer");
    pages[0].links = first;
    pages[0].link_count = LINKS;
    pages[1].links = second;
    pages[1].link_count = 3;
    join(2);
    assert_int_equal(joined.link_count, JOINED_LINKS_MAX);
    assert_span(joined.links[LINKS].url, "/new");
}

static struct comment comment_of(const char *author, const char *text, int64_t parent)
{
    return (struct comment){.author = {.name = str_of(author)}, .text = str_of(text), .parent = parent};
}

/* Page 2 repeats the first two comments of page 1, one of which is answered there. */
static void comments_come_once_and_keep_their_parents(void **state)
{
    (void)state;
    struct comment first[] = {comment_of("Ada", "Yes.", NO_PARENT), comment_of("Bea", "No.", 0)},
                   second[] = {comment_of("Ada", "Yes.", NO_PARENT), comment_of("Bea", "No.", 0),
                               comment_of("Cid", "No.", 1),          comment_of("Dot", "Why?", 4),
                               comment_of("Eve", "So.", NO_PARENT),  comment_of("Eve", "So.", 99)};
    pages[0].comments = first;
    pages[0].comment_count = COUNT(first);
    pages[1].comments = second;
    pages[1].comment_count = COUNT(second);
    join(2);
    static const struct {
        const char *author;
        int64_t parent;
    } wanted[] = {{"Ada", NO_PARENT}, {"Bea", 0},         {"Cid", 1},
                  {"Dot", 4},         {"Eve", NO_PARENT}, {"Eve", NO_PARENT}};
    assert_int_equal(joined.comment_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_span(joined.comments[i].author.name, wanted[i].author);
        assert_int_equal(joined.comments[i].parent, wanted[i].parent);
    }
}

static void blocks_and_removed_pieces_follow_each_other(void **state)
{
    (void)state;
    struct block first[] = {{.text.text = STR_INIT("One.")}}, second[] = {{.text.text = STR_INIT("One.")}};
    struct removed gone[] = {{.reason = REMOVAL_REPEATED}}, held[] = {{.probability = 1.0F}};
    pages[0].blocks = first;
    pages[1].blocks = second;
    pages[0].block_count = pages[1].block_count = 1;
    pages[1].removed = gone;
    pages[1].removed_count = 1;
    pages[0].kept = pages[1].kept = held;
    pages[0].kept_count = pages[1].kept_count = 1;
    join(2);
    assert_int_equal(joined.block_count, 2);
    assert_int_equal(joined.removed_count, 1);
    assert_int_equal(joined.kept_count, 2);
}

static void refused_memory_is_told(void **state)
{
    (void)state;
    bool fine = false;
    for (size_t n = 1; !fine; n++) {
        set_up(state);
        pages[0].article_body = STR("One.");
        pages[1].article_body = STR("Two.");
        arena_refuse_after(run.arena, n);
        fine = join_pages(&run, pages, 2, &joined);
        assert_true(fine || run.failure.code == FAIL_PAGE_TOO_COMPLEX);
        if (!fine)
            arena_destroy(run.arena);
    }
}

#define WITH_PAGES(test) cmocka_unit_test_setup_teardown(test, set_up, run_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAGES(one_page_stays_as_it_is),
        WITH_PAGES(bodies_follow_each_other),
        WITH_PAGES(fields_are_the_first_pages),
        WITH_PAGES(images_come_once),
        WITH_PAGES(a_page_without_images_gets_no_main_one),
        WITH_PAGES(lists_keep_their_bound),
        WITH_PAGES(comments_come_once_and_keep_their_parents),
        WITH_PAGES(blocks_and_removed_pieces_follow_each_other),
        cmocka_unit_test_teardown(refused_memory_is_told, run_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
