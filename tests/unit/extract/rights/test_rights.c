#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/fields.h"

static const struct rights *rights_of(const char *html)
{
    make_whole(html);
    assert_true(extract_rights(&made.facts, &made.article));
    return &made.article.rights;
}

static void footer_has_the_notice_of_the_page(void **state)
{
    (void)state;
    const struct rights *r =
        rights_of("<p>The river rose.</p><footer><p>not a line</p><p>© 2024 The Courier. All "
                  "rights reserved.</p></footer>");
    assert_span(r->copyright_notice, "© 2024 The Courier. All rights reserved.");
    assert_span(r->copyright_holder, "The Courier");
    assert_span(r->usage_info, NULL);
    assert_span(r->license, NULL);
}

static void line_below_the_text_comes_before_the_footer(void **state)
{
    (void)state;
    const struct rights *r =
        rights_of("<p>The river rose.</p><p>It fell.</p><p>Then all slept.</p><p>Copyright 2024 Jane Doe</p>"
                  "<p>Reproduction without permission is prohibited.</p><footer>© 2024 The Courier</footer>");
    assert_span(r->copyright_notice, "Copyright 2024 Jane Doe");
    assert_span(r->copyright_holder, "Jane Doe");
    assert_span(r->usage_info, "Reproduction without permission is prohibited.");
}

static void notice_may_tell_of_usage_too(void **state)
{
    (void)state;
    const struct rights *r =
        rights_of("<p>One.</p><footer>© 2024 The Courier. All rights reserved. No part may be "
                  "reproduced without permission. Call us.</footer>");
    assert_span(r->usage_info, "No part may be reproduced without permission.");
    assert_span(r->copyright_holder, "The Courier");
}

static void sentences_and_credits_inside_are_none(void **state)
{
    (void)state;
    const struct rights *r = rights_of(
        "<p>One.</p><p>© Jane Doe</p><p>The rights to the article belong to nobody.</p>"
        "<figure><figcaption>© 2020 Jane Doe</figcaption></figure><p>Two.</p><p>Three.</p><p>Four.</p>"
        "<p>© Jane Doe / Getty Images</p>");
    assert_span(r->copyright_notice, NULL);
    assert_span(r->usage_info, NULL);
}

static void data_and_meta_come_first(void **state)
{
    (void)state;
    const struct rights *r = rights_of("<meta name=dcterms.rights content='Rights: the City'>"
                                       "<p>One.</p><footer>© 2024 The Courier</footer>");
    assert_span(r->copyright_notice, "Rights: the City");
    r = rights_of(
        "<script type=application/ld+json>{\"@type\": \"Article\", \"copyrightYear\": \"2023\", "
        "\"copyrightHolder\": {\"@type\": \"Organization\", \"name\": \"The Courier\"}, \"usageInfo\": "
        "\"https://example.org/use\", \"license\": \"/licence\"}</script><p>One.</p>");
    assert_span(r->copyright_notice, "© 2023 The Courier");
    assert_span(r->copyright_holder, "The Courier");
    assert_span(r->usage_info, "https://example.org/use");
    assert_span(r->license, "https://example.org/licence");
}

static void licence_is_an_address(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<link rel=license href=/l><p>x", "https://example.org/l"},
        {"<p>x <a rel='license noopener' href=/l>CC</a>", "https://example.org/l"},
        {"<p>x <a href='https://creativecommons.org/licenses/by/4.0/'>CC</a>",
         "https://creativecommons.org/licenses/by/4.0/"},
        {"<p>x<figure><img src=a><figcaption><a href='https://creativecommons.org/licenses/by/4.0/'>CC</a>"
         "</figcaption></figure>",
         NULL},
        {"<p>x <a href=/terms>Terms</a>", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(rights_of(rows[i].html)->license, rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(footer_has_the_notice_of_the_page), WITH_RUN(line_below_the_text_comes_before_the_footer),
        WITH_RUN(notice_may_tell_of_usage_too),      WITH_RUN(sentences_and_credits_inside_are_none),
        WITH_RUN(data_and_meta_come_first),          WITH_RUN(licence_is_an_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
