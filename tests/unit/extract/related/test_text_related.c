#include "unit/extract/dump.h"

/* "section|headline|date|count" of each, parted by line breaks. */
static const char *related_of(const char *lines)
{
    static char out[2048];
    size_t len = 0;
    make_dump(lines);
    assert_true(text_related(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.related_count; i++) {
        const struct related *r = &made.article.related[i];
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s|%.*s|%.*s|%lld", i ? "\n" : "",
                                STR_FMT(r->section), STR_FMT(r->headline), STR_FMT(r->date_published),
                                r->has_comment_count ? (long long)r->comment_count : -9);
    }
    return out;
}

static void lists_are_read_by_their_shape(void **state)
{
    (void)state;
    static const struct {
        const char *list, *wanted;
    } rows[] = {
        {"", ""},
        {"Related stories\nFerry may return\nCouncil splits again\n",
         "Related stories|Ferry may return||-9\nRelated stories|Council splits again||-9"},
        {"Related stories:\nFerry may return\n10.03.2024\nCouncil splits again\n08.03.2024\nFollow the "
         "river\n",
         "Related stories|Ferry may return|2024-03-10|-9\nRelated stories|Council splits "
         "again|2024-03-08|-9"},
        {"Read also\n10.03.2024 09:30\nFerry may return\n08.03.2024\nCouncil splits again\n",
         "Read also|Ferry may return|2024-03-10T09:30|-9\nRead also|Council splits again|2024-03-08|-9"},
        {"Discussion\nUpdate\n10.03 09:30\n138\nFerry may return\n08.03 10:00\n0\nCouncil splits again\n"
         "07.03 10:00\n1\nWhy the Tarn floods\n",
         "Discussion|Ferry may return|XXXX-03-10T09:30|138\nDiscussion|Council splits "
         "again|XXXX-03-08T10:00|0\nDiscussion|Why the Tarn floods|XXXX-03-07T10:00|1"},
        {"Most read\n1\nFerry may return\n2\nCouncil splits again\n",
         "Most read|Ferry may return||-9\nMost read|Council splits again||-9"},
        {"Related stories\nFerry may return\n3 comments\nCouncil splits again\n0 comments\n",
         "Related stories|Ferry may return||3\nRelated stories|Council splits again||0"},
        {"Related stories\n10.03.2024 - Ferry may return to the lower landing\n"
         "Council splits again over the parking fees (08.03.2024)\n",
         "Related stories|Ferry may return to the lower landing|2024-03-10|-9\n"
         "Related stories|Council splits again over the parking fees|2024-03-08|-9"},
        {"Related stories\nSport\nFerry may return\n10.03.2024\nSport\nCouncil splits again\n08.03.2024\n",
         "Related stories|Ferry may return|2024-03-10|-9\nRelated stories|Council splits "
         "again|2024-03-08|-9"},
        {"More from this issue\nThe last lamplighters of all\nRita Vance\nHow to read a tide table\nJoseph "
         "Ames\n",
         "More from this issue|The last lamplighters of all||-9\nMore from this issue|How to read a tide "
         "table||-9"},
        {"Related stories\nFerry may return\nCouncil splits again\n\nA valley of mills\n",
         "Related stories|Ferry may return||-9\nRelated stories|Council splits again||-9"},
        {"Related stories\nFerry may return\n10.03.2024 - Morro Alto\nCouncil splits again\n08.03.2024 - "
         "Serra "
         "Azul\n",
         "Related stories|Ferry may return|2024-03-10|-9\nRelated stories|Council splits "
         "again|2024-03-08|-9"},
        {"Read more: Ferry may return\n", "Read more|Ferry may return||-9"},
        {"Share\nLatest\n10.03.2024\nFerry may return\n08.03.2024\nCouncil splits again\n07.03.2024\nWhy it "
         "floods\n",
         "Latest|Ferry may return|2024-03-10|-9\nLatest|Council splits again|2024-03-08|-9\nLatest|Why it "
         "floods|2024-03-07|-9"},
        {"Share\nFerry may return\nby Ada Bell\n10.03.2024\nCouncil splits again\nby Bob "
         "Hay\n08.03.2024\nWhy it "
         "floods\nby Eve Orr\n07.03.2024\n",
         "|Ferry may return|2024-03-10|-9\n|Council splits again|2024-03-08|-9\n|Why it "
         "floods|2024-03-07|-9"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        static char text[2048];
        snprintf(text, sizeof text, "%s%s", HEADLINE PARAGRAPHS, rows[i].list);
        assert_string_equal(related_of(text), rows[i].wanted);
    }
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    check_refusals(HEADLINE PARAGRAPHS "Related stories\nFerry may return\n10.03.2024\n", text_related);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(lists_are_read_by_their_shape),
                                       WITH_RUN(refused_memory_is_a_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
