#include "unit/page.h"

#include "render/forms.h"

static void body_alone_ends_with_a_newline(void **state)
{
    (void)state;
    static const char *const bodies[] = {"One\n\nTwo \"three\"", ""};
    for (size_t i = 0; i < COUNT(bodies); i++) {
        struct buf out;
        buf_init(&out, run.arena, 1 << 10);
        made.article = (struct article){.headline = STR("Not shown"), .article_body = str_of(bodies[i])};
        write_article_text(&run, &made.article, &out);
        assert_int_equal(out.len, strlen(bodies[i]) + 1);
        assert_memory_equal(out.at, bodies[i], strlen(bodies[i]));
        assert_int_equal(out.at[out.len - 1], '\n');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(body_alone_ends_with_a_newline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
