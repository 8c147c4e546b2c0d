#include "unit/extract/dump.h"

static void rights_stand_behind_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *notice, *holder, *usage;
    } rows[] = {
        {HEADLINE PARAGRAPHS, NULL, NULL, NULL},
        {HEADLINE PARAGRAPHS "© 2024 The Courier. All rights reserved.\n© 2020 Somebody\n",
         "© 2024 The Courier. All rights reserved.", "The Courier", NULL},
        {HEADLINE PARAGRAPHS "The rights to this material belong to\n"
                             "The material is placed by the copyright holder in the public domain\n",
         "The rights to this material belong to", NULL,
         "The material is placed by the copyright holder in the public domain"},
        {"© 2020 Somebody\n" HEADLINE PARAGRAPHS, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_dump(rows[i].lines);
        assert_true(text_rights(&made.facts, &made.article));
        assert_span(made.article.rights.copyright_notice, rows[i].notice);
        assert_span(made.article.rights.copyright_holder, rows[i].holder);
        assert_span(made.article.rights.usage_info, rows[i].usage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(rights_stand_behind_the_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
