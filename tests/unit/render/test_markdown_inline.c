#include "unit/render/markdown.h"

#define U "https://a.example/"

enum { NONE = INLINE_TYPE_COUNT };

static const struct {
    const char *text;
    struct {
        enum inline_type type;
        const char *part, *value;
    } marks[3];
    const char *wanted;
} texts[] = {
    {"a bold b", {{INLINE_STRONG, "bold", NULL}}, "a **bold** b"},
    {"a b c", {{INLINE_EMPHASIS, " b ", NULL}}, "a *b* c"},
    {"unbelievable", {{INLINE_EMPHASIS, "believ", NULL}}, "un*believ*able"},
    {"H2O and x2", {{INLINE_SUB, "2", NULL}}, "H<sub>2</sub>O and x2"},
    {"was 5 now", {{INLINE_DELETED, "5", NULL}}, "was ~~5~~ now"},
    {"run ls -l now", {{INLINE_CODE, "ls -l", NULL}}, "run `ls -l` now"},
    /* punctuation between a mark's end and a letter goes out of the mark, or the mark goes */
    {"Note:see", {{INLINE_STRONG, "Note:", NULL}}, "**Note**:see"},
    {"文「引用」字", {{INLINE_STRONG, "「引用」", NULL}}, "文「**引用**」字"},
    {"a\"b", {{INLINE_STRONG, "\"", NULL}}, "a\"b"},
    {"a`b", {{INLINE_STRONG, "`", NULL}}, "a\\`b"},
    /* what touches is one, and what clashes goes */
    {"onetwo", {{INLINE_STRONG, "one", NULL}, {INLINE_STRONG, "two", NULL}}, "**onetwo**"},
    {"onetwo", {{INLINE_STRONG, "one", NULL}, {INLINE_EMPHASIS, "two", NULL}}, "**one**two"},
    {"both", {{INLINE_EMPHASIS, "both", NULL}, {INLINE_STRONG, "both", NULL}}, "***both***"},
    {"an inner word",
     {{INLINE_STRONG, "an inner word", NULL}, {INLINE_EMPHASIS, "inner", NULL}},
     "**an *inner* word**"},
    /* links */
    {"see here!", {{INLINE_LINK, "here", U}}, "see [here](" U ")!"},
    {"see [here]!", {{INLINE_LINK, "[here]", U}}, "see [\\[here\\]](" U ")!"},
    {"wow!here", {{INLINE_LINK, "here", U}}, "wow\\![here](" U ")"},
    {"bold link",
     {{INLINE_STRONG, "bold link", NULL}, {INLINE_LINK, "bold link", U}},
     "[**bold link**](" U ")"},
    {"code here", {{INLINE_CODE, "code here", NULL}, {INLINE_LINK, "here", U}}, "`code `[`here`](" U ")"},
    {U, {{INLINE_LINK, U, U}}, "<" U ">"},
    {"^a", {{INLINE_LINK, "^a", U}}, "[\\^a](" U ")"},
    /* what something else stands for */
    {"area pi r2 it is", {{INLINE_MATH, "pi r2", "\\pi r^2"}}, "area $`\\pi r^2`$ it is"},
    {"no such note[7]", {{INLINE_NOTE, "7", "7"}}, "no such note[7]"},
};

static void marks_are_written_where_they_can_be(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct block block = {.type = BLOCK_PARAGRAPH, .text = rich_of(texts[i].text)};
        for (size_t k = 0; k < COUNT(texts[i].marks) && texts[i].marks[k].part; k++)
            add_mark(&block.text, texts[i].marks[k].type, texts[i].marks[k].part, texts[i].marks[k].value);
        assert_span(markdown_of(&block, 1), texts[i].wanted);
    }
}

/* As many as a text may have, each touching the next one. */
static void the_most_marks_are_no_trouble(void **state)
{
    (void)state;
    struct block block = {.type = BLOCK_PARAGRAPH};
    char *text = run_alloc(&run, MARKS_MAX + 1);
    assert_non_null(text);
    memset(text, 'a', MARKS_MAX);
    block.text.text = (struct str){text, MARKS_MAX};
    for (uint32_t i = 0; i < MARKS_MAX; i++) {
        assert_true(run_array_room(&run, &block.text.marks, i, &block.text.room, sizeof *block.text.marks));
        block.text.marks[block.text.count++] =
            (struct inline_mark){.type = i % 2 ? INLINE_STRONG : INLINE_EMPHASIS, .from = i, .to = i + 1};
    }
    struct str markdown = markdown_of(&block, 1);
    assert_true(str_starts(markdown, STR("*a*a*a*a")));
}

/* Marks that cross, which the model does not have, are cut rather than written crosswise. */
static void crossing_marks_do_not_cross(void **state)
{
    (void)state;
    struct block block = {.type = BLOCK_PARAGRAPH, .text = rich_of("one two three")};
    add_mark(&block.text, INLINE_STRONG, "one two", NULL);
    add_mark(&block.text, INLINE_EMPHASIS, "two three", NULL);
    assert_span(markdown_of(&block, 1), "**one *two*** three");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(marks_are_written_where_they_can_be),
        WITH_RUN(the_most_marks_are_no_trouble),
        WITH_RUN(crossing_marks_do_not_cross),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
