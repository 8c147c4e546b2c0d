#include "unit/extract/dump.h"

#include "extract/lines/line_zones.h"

/* A letter a line: T the text's beginning, . open, r related, c comments, p posts, a aside; upper case where
 * a zone begins. */
static const char *zones_of(const char *text)
{
    static char out[256];
    make_sheet_of_lines(text);
    struct lines *lines = read_zones(&run, &made.sheet);
    assert_non_null(lines);
    for (size_t i = 0; i < lines->count; i++) {
        out[i] = ".rcpa"[lines->at[i].zone];
        if (lines->at[i].heads)
            out[i] = (char)(out[i] - 'a' + 'A');
        if (i == lines->first && out[i] == '.')
            out[i] = 'T';
    }
    out[lines->count] = '\0';
    return out;
}

#define DATED(n) "Headline number " n " of the day\n1" n ".03.2024 10:0" n "\n"
#define MESSAGE(name, n)                                                                                     \
    name "\n1" n ".03.2024 10:0" n "\nWhat they had to say of it, at some length.\nReply\n"

static void zones_are_told_by_labels_and_shapes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"Home\n" HEADLINE PARAGRAPHS, "..T.."},
        {"Home\nA line.\n" HEADLINE PARAGRAPHS, "...T.."},
        {HEADLINE "What the bridge is to the town.\n12 March 2024\n" PARAGRAPHS, ".a.T.."},
        {HEADLINE "What the old bridge is to all of the town.\n12 March 2024\n" PARAGRAPHS, ".a.T.."},
        {HEADLINE "The bridge as it was last week.\nPhoto: Ada Lovelace\n" PARAGRAPHS, ".a.T.."},
        {HEADLINE PARAGRAPHS "Related stories\n" DATED("1") DATED("2"), ".T..Rrrrr"},
        {HEADLINE PARAGRAPHS "Related stories\nOne of them\n" PARAGRAPHS, ".T..Rr..."},
        {HEADLINE PARAGRAPHS "Comments (2)\n" MESSAGE("Ada", "1") MESSAGE("Bob", "2") "About us\nTerms",
         ".T..CccccccccAA"},
        {HEADLINE PARAGRAPHS "Discussion\nUpdate\n" DATED("1") DATED("2") DATED("3"), ".T..Rrrrrrrr"},
        {HEADLINE PARAGRAPHS
         "Tags\nbridges\nroads\nSign up for our newsletter\nAbout the author\nAda is a writer\n",
         ".T..AaaAAa"},
        {HEADLINE PARAGRAPHS "Share\n" DATED("1") DATED("2") DATED("3"), ".T...rrrrrr"},
        {HEADLINE PARAGRAPHS "Share\n" DATED("1") DATED("2"), ".T......."},
        {HEADLINE PARAGRAPHS MESSAGE("Ada", "1") MESSAGE("Bob", "2"), ".T..cccccccc"},
        {"Why is it closed?\n" MESSAGE("Ada", "1") MESSAGE("Bob", "2") MESSAGE("Eve", "3"), ".Aappaappaapp"},
        {HEADLINE PARAGRAPHS "Related stories\nOne of them\nTwo of them\nWhat they say\n" MESSAGE("Ada", "1")
             MESSAGE("Bob", "2"),
         ".T..RrrCcccccccc"},
        {"Will the old bridge over the Tarn ever open again?\n12 March 2024\n" PARAGRAPHS, "..T.."},
        {"Menu\nHome\n", ".."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *zones = zones_of(rows[i].text);
        if (strcmp(zones, rows[i].wanted) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(zones, rows[i].wanted);
    }
}

static void language_is_that_of_the_text(void **state)
{
    (void)state;
    make_sheet_of_lines("Главная\nНовости\n" HEADLINE PARAGRAPHS);
    assert_span(read_zones(&run, &made.sheet)->language, "en");
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 6; n++) {
        make_sheet_of_lines(HEADLINE PARAGRAPHS "Comments\n" MESSAGE("Ada", "1") MESSAGE("Bob", "2"));
        arena_refuse_after(run.arena, n);
        struct lines *lines = read_zones(&run, &made.sheet);
        arena_refuse_after(run.arena, 0);
        assert_int_equal(lines == NULL, run.failure.code != FAIL_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(zones_are_told_by_labels_and_shapes),
        WITH_RUN(language_is_that_of_the_text),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
