/* A plain text taken as far as its fields need: lines with zones, headline, body. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_DUMP_H
#define COPYDESK_TESTS_UNIT_EXTRACT_DUMP_H

#include "unit/page.h"

#include "extract/fields.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

/* Three paragraphs that make an article. */
#define PARAGRAPHS                                                                                           \
    "The county will close the old bridge over the Tarn from June, and it will not open again until May.\n"  \
    "Engineers found cracks in four of its eleven bearings in January, the roads department said.\n"         \
    "The work will cost six million dollars, and nine thousand cars a day will take the detour.\n"

#define HEADLINE "Bridge over the Tarn to close for a year\n"

static inline void make_dump(const char *lines)
{
    make_sheet_of_lines(lines);
    make_facts_of_sheet();
    assert_true(extract_headline(&made.facts, &made.article));
    assert_true(judge_page(&made.facts, &made.article));
    assert_true(choose_body(&made.facts, &made.article));
    assert_true(write_body(&made.facts, &made.article));
}

/* Whether a field's function fails, and only so, when memory is refused at any of its first allocations. */
static inline void check_refusals(const char *lines, bool (*field)(const struct facts *, struct article *))
{
    for (size_t n = 1; n <= 3; n++) {
        make_dump(lines);
        arena_refuse_after(run.arena, n);
        bool done = field(&made.facts, &made.article);
        arena_refuse_after(run.arena, 0);
        assert_int_equal(done, run.failure.code == FAIL_NONE);
    }
}

#endif
