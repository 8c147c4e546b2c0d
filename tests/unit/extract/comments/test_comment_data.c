#include <stdio.h>
#include <stdlib.h>

#include "unit/extract/beside.h"

#include "extract/comments/comment_data.h"

#define LD(members) "<script type=application/ld+json>{\"@type\":\"Article\"," members "}</script><p>x"

static const char *data_of(const char *html)
{
    static char out[512];
    struct comment *comments;
    size_t count, len = 0;
    make_beside(html);
    assert_true(read_comment_data(&made.facts, &comments, &count));
    out[0] = '\0';
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s(%.*s)@%.*s<%d:%.*s", i ? " | " : "",
                                STR_FMT(comments[i].author.name), STR_FMT(comments[i].author.url),
                                STR_FMT(comments[i].date_created), (int)comments[i].parent,
                                STR_FMT(comments[i].text));
    return out;
}

static void comments_of_the_work_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {LD("\"comment\":{\"@type\":\"Comment\",\"text\":\"Yes\",\"author\":\"Ada\"}"), "Ada()@<-1:Yes"},
        {LD("\"comment\":[{\"@type\":\"Comment\",\"text\":\"A<br>&lt;b>b&lt;/b>\",\"author\":[{\"@type\":"
            "\"Person\",\"name\":\"<i>Ada</i>\",\"url\":\"/u/"
            "1\"}],\"datePublished\":\"2024-11-27T10:00:00Z\","
            "\"comment\":[{\"@type\":\"Comment\",\"text\":\"No\"}]},{\"@type\":\"Comment\",\"text\":"
            "\"Third\"}]"),
         "Ada(https://example.org/u/1)@2024-11-27T10:00:00Z<-1:A b | ()@<0:No | ()@<-1:Third"},
        /* no text, no comment: its answers are to what it answers */
        {LD("\"comment\":[{\"@type\":\"Comment\",\"comment\":{\"@type\":\"Comment\",\"text\":\"B\"}}]"),
         "()@<-1:B"},
        {LD("\"comment\":[\"text\",7,null,{\"@type\":\"Person\",\"name\":\"x\"}]"), ""},
        {"<p>x", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(data_of(rows[i].html), rows[i].wanted);
}

static void many_are_cut_off(void **state)
{
    (void)state;
    enum { MANY = 5000, ITEM = 48 };
    struct comment *comments;
    size_t count, len = 0;
    char *html = malloc((size_t)MANY * ITEM + 256);
    len += (size_t)sprintf(html, "<script type=application/ld+json>{\"@type\":\"Article\",\"comment\":[");
    for (int i = 0; i < MANY; i++)
        len += (size_t)sprintf(html + len, "%s{\"@type\":\"Comment\",\"text\":\"%d\"}", i ? "," : "", i);
    sprintf(html + len, "]}</script><p>x");
    make_beside(html);
    assert_true(read_comment_data(&made.facts, &comments, &count));
    assert_int_equal(count, COMMENTS_MAX);
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(comments_of_the_work_are_read),
        WITH_RUN(many_are_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
