#include "unit/page.h"

#include "extract/images/player_address.h"

static void address_is_found_where_pages_keep_it(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<iframe src=/1></iframe>", "https://example.org/1"},
        {"<iframe src=about:blank data-src=' /1 '></iframe>", "https://example.org/1"},
        {"<iframe data-src=/2 data-lazy-src=/1 src=/3></iframe>", "https://example.org/1"},
        {"<iframe data-original='' data-url=/1 src=/3></iframe>", "https://example.org/1"},
        {"<iframe data-src='about:blank' src=/1></iframe>", "https://example.org/1"},
        {"<iframe src='javascript:x'></iframe>", NULL},
        {"<iframe></iframe>", NULL},
        {"<video src=/1><source src=/2></video>", "https://example.org/1"},
        {"<video><source><source data-src=/2></video>", "https://example.org/2"},
        {"<audio><source src=blob:x><source src=/2></audio>", "https://example.org/2"},
        {"<video></video><source src=/2>", NULL},
    };
    static const bool plays[TAG_COUNT] = {[TAG_IFRAME] = true, [TAG_VIDEO] = true, [TAG_AUDIO] = true};
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        uint32_t node = 0;
        while (!plays[made.doc.nodes[node].tag])
            node++;
        assert_span(player_address(&made.facts, node), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(address_is_found_where_pages_keep_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
