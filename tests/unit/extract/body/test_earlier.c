#include "unit/extract/whole.h"

#include <stdio.h>

#include "base/buf.h"
#include "extract/body/earlier.h"

#define LONG_TEXT    "A barge with a cargo of gravel overtook us before noon."
#define ANOTHER_TEXT "The poplars stood in the water upside down all morning."

/* Of REPEAT_MIN letters, and of one less. */
#define LETTERS_40 "abcdefghij klmnopqrst uvwxyzabcd efghijklmn"
#define LETTERS_39 "abcdefghij klmnopqrst uvwxyzabcd efghijklm"

enum { TEXTS_MAX = 8 };

static struct said said;

/* Notes the texts of an earlier page, parted by "|": of its body, and shown beside it. */
static void note(const char *body, const char *beside)
{
    struct segment segments[TEXTS_MAX];
    const struct segment *chosen[TEXTS_MAX];
    size_t count = 0;
    struct article article = {.body = chosen};
    struct str rest = str_of(body), text;
    while (str_next(&rest, '|', &text)) {
        segments[count] = (struct segment){.text = text};
        chosen[article.body_count++] = &segments[count++];
    }
    rest = str_of(beside);
    while (str_next(&rest, '|', &text))
        segments[count++] = (struct segment){.text = text};
    struct sheet sheet = {.segments = segments, .segment_count = count};
    said = (struct said){0};
    assert_true(note_said(&run, &article, &sheet, &said));
}

/* What is left of a later page's segments, parted by "|". */
static void check_page(const char *body, const char *beside, const char *later, enum page_type type,
                       const char *wanted)
{
    make_whole(later);
    note(body, beside);
    made.article.page_type = type;
    made.facts.earlier = &said;
    assert_true(drop_repeated(&made.facts, &made.article));
    struct buf left;
    buf_init(&left, run.arena, 1 << 16);
    for (size_t i = 0; i < made.article.body_count; i++) {
        if (i)
            buf_add_byte(&left, '|');
        buf_add_str(&left, made.article.body[i]->text);
    }
    assert_span(buf_str(&left), wanted);
}

static void check(const char *body, const char *later, const char *wanted)
{
    check_page(body, NULL, later, PAGE_TYPE_ARTICLE, wanted);
}

static void long_texts_are_said_once(void **state)
{
    (void)state;
    check(LONG_TEXT, "<p>New.<p>" LONG_TEXT "<p>Newer.", "New.|Newer.");
    check(LONG_TEXT, "<p>New.<p>a BARGE, with a cargo of gravel -- overtook us before noon<p>Newer.",
          "New.|Newer.");
    check(LONG_TEXT, "<p>New.<p>" LONG_TEXT " Or after.<p>Newer.", "New.|" LONG_TEXT " Or after.|Newer.");
    check(LETTERS_40 "|" LETTERS_39, "<p>New.<p>" LETTERS_40 "<p>Newer.<p>" LETTERS_39 "<p>Newest.",
          "New.|Newer.|" LETTERS_39 "|Newest.");
}

static void short_texts_are_where_they_begin_or_end_the_page(void **state)
{
    (void)state;
    static const char first[] = "The walk|By Ada Lock|Yes.|" LONG_TEXT "|To be continued";
    check(first, "<h2>The walk</h2><p>By Ada Lock<p>" ANOTHER_TEXT "<p>Yes.<p>New.<p>To be continued",
          ANOTHER_TEXT "|Yes.|New.");
    check(first, "<p>" ANOTHER_TEXT, ANOTHER_TEXT);
    check(first, "<p>Yes.<p>" LONG_TEXT "<p>Yes.", NULL);
    check(first, "<p>...<p>Yes.<p>...", "...|Yes.|..."); /* what says nothing repeats nothing */
}

/* What a page shows outside of its body may head a part of the next: contents, a teaser. */
static void what_was_shown_beside_the_body_counts_too(void **state)
{
    (void)state;
    static const char later[] = "<h2>The tunnel</h2><p>" ANOTHER_TEXT "<p>The tunnel";
    check_page(LONG_TEXT, "The tunnel", later, PAGE_TYPE_ARTICLE, "The tunnel|" ANOTHER_TEXT);
    check_page("The tunnel|" LONG_TEXT, NULL, later, PAGE_TYPE_ARTICLE, ANOTHER_TEXT);
    check_page("The tunnel", LONG_TEXT, "<p>New.<p>" LONG_TEXT "<p>Newer.", PAGE_TYPE_ARTICLE, "New.|Newer.");
}

static void the_headline_and_what_stands_around_it_are_said(void **state)
{
    (void)state;
    static const struct article first = {.headline = {"The walk", 8},
                                         .alternative_headline = {"In four days", 12},
                                         .lede = {"With wet feet.", 14}};
    make_whole("<p>In four days<h2>The walk</h2><p>With wet feet.<p>New.");
    said = (struct said){0};
    assert_true(note_said(&run, &first, &(struct sheet){0}, &said));
    made.facts.earlier = &said;
    assert_true(drop_repeated(&made.facts, &made.article));
    assert_int_equal(made.article.body_count, 1);
    assert_span(made.article.body[0]->text, "New.");
}

static void pages_are_counted_in_any_number(void **state)
{
    (void)state;
    check("Page 1 of 4|" LONG_TEXT, "<p>Page 2 of 4<p>New.", "New.");
    check("Seite 9/12|" LONG_TEXT, "<p>New.<p>Seite 10/12", "New.");
    check("Page 1 of 4|" LONG_TEXT, "<p>New.<p>Page 2 of 4<p>Newer.", "New.|Page 2 of 4|Newer.");
    /* parts of the text count, too */
    check("Part 1|" LONG_TEXT, "<p>Part 2<p>New.", "Part 2|New.");
    check("Stage 1 of 4|" LONG_TEXT, "<h2>Stage 2 of 4</h2><p>New.", "Stage 2 of 4|New.");
    check("On 1 May we had 300 g|" LONG_TEXT,
          "<p>On 2 May we had 250 g of the good bread from the mill<p>New.",
          "On 2 May we had 250 g of the good bread from the mill|New.");
}

static void cells_and_code_repeat_themselves(void **state)
{
    (void)state;
    check("yes|no|x = 1", "<table><tr><td>yes<td>no</table><p>New.<pre>x = 1</pre>", "yes|no|New.|x = 1");
}

static void posts_of_a_forum_may_say_the_same(void **state)
{
    (void)state;
    check_page("Thanks!|" LONG_TEXT, NULL, "<p>Thanks!<blockquote>" LONG_TEXT "</blockquote><p>" LONG_TEXT,
               PAGE_TYPE_FORUM, "Thanks!|" LONG_TEXT);
}

static void the_first_page_is_left_alone(void **state)
{
    (void)state;
    make_whole("<p>Twice.<p>Twice.");
    assert_true(drop_repeated(&made.facts, &made.article));
    assert_int_equal(made.article.body_count, 2);
    said = (struct said){0};
    made.facts.earlier = &said;
    assert_true(drop_repeated(&made.facts, &made.article));
    assert_int_equal(made.article.body_count, 2);
}

static void many_texts_are_kept(void **state)
{
    (void)state;
    enum { TEXTS = 5000 };
    static struct segment segments[TEXTS];
    static char texts[TEXTS][16];
    struct sheet sheet = {.segments = segments, .segment_count = TEXTS};
    for (int i = 0; i < TEXTS; i++) {
        snprintf(texts[i], sizeof texts[i], "t%d", i);
        segments[i] = (struct segment){.text = str_of(texts[i])};
    }
    said = (struct said){0};
    assert_true(note_said(&run, &(struct article){0}, &sheet, &said));
    assert_int_equal(said.count, TEXTS);
    assert_true(note_said(&run, &(struct article){0}, &sheet, &said));
    assert_int_equal(said.count, TEXTS);
    assert_true(said.count * 2 <= said.capacity);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(long_texts_are_said_once),
        WITH_RUN(short_texts_are_where_they_begin_or_end_the_page),
        WITH_RUN(what_was_shown_beside_the_body_counts_too),
        WITH_RUN(the_headline_and_what_stands_around_it_are_said),
        WITH_RUN(pages_are_counted_in_any_number),
        WITH_RUN(cells_and_code_repeat_themselves),
        WITH_RUN(posts_of_a_forum_may_say_the_same),
        WITH_RUN(the_first_page_is_left_alone),
        WITH_RUN(many_texts_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
