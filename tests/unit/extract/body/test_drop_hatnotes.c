#include "unit/extract/kept.h"

#include "extract/body/beside.h"

#define LINK(words) "<a href=/w>" words "</a>"

static void notes_that_send_elsewhere_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>A.<div class=hatnote>Main article: " LINK("Ferries") "</div><p>B.", "A. B."},
        {"<div class='noprint Rellink'>B. " LINK("Ferries") " tells of them.</div><p>A.", "A."},
        {"<div class=hatnote><div><p>For other uses, see " LINK("Ferry") "</div></div><p>A.", "A."},
        {"<div class=hatnote>No link at all</div><p>A.", "No A."},
        {"<p>A.<div role=note>See also: " LINK("Ferries") " and " LINK("Ports") "</div>", "A."},
        {"<p>A.<div role=note>Mind the gap when you read " LINK("Ferries") " there</div>", "A. Mind"},
        {"<p>A.<div role=note>Mind " LINK("the gap") ".</div>", "A. Mind"},
        {"<p>A.<div role=note>Mind the gap</div>", "A. Mind"},
        {"<p>A.<div class=hatnotes-of-mine>See " LINK("Ferries") "</div>", "A. See"},
        {"<div class=hatnote><div><div><div><p>See " LINK("Ferries") "</div></div></div></div>", "See"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = choose_all(rows[i].html);
        drop_hatnotes(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
        for (size_t n = 0; n < choice.count; n++)
            assert_int_equal(choice.causes[n], choice.kept[n] ? REMOVAL_NONE : REMOVAL_ASIDE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(notes_that_send_elsewhere_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
