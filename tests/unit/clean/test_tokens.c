#include "rows.h"

#include "clean/tokens.h"

enum { TAKEN_MAX = 100 };

static struct {
    uint32_t hashes[TAKEN_MAX];
    size_t count;
} taken;

static void take(void *context, uint32_t hash)
{
    assert_ptr_equal(context, &taken);
    assert_true(taken.count < TAKEN_MAX);
    taken.hashes[taken.count++] = hash;
}

static void take_tokens(const char *value)
{
    taken.count = 0;
    each_token(str_of(value), take, &taken);
}

/* A word's hash is FNV-1a; a whole name's begins elsewhere, and is marked by "=" in what the tests want. */
static uint32_t hash_of(struct str token)
{
    if (token.at[0] != '=')
        return str_hash(token);
    uint32_t hash = 0x1505A3B7U;
    for (size_t i = 1; i < token.len; i++)
        hash = (hash ^ (unsigned char)token.at[i]) * 16777619U;
    return hash;
}

static void check_tokens(const char *value, const char *wanted)
{
    struct str rest = *wanted ? str_of(wanted) : STR_NONE, token;
    size_t count = 0;
    take_tokens(value);
    for (; str_next(&rest, ' ', &token); count++)
        if (count >= taken.count || taken.hashes[count] != hash_of(token))
            give_up("token %zu of \"%s\" is not %.*s", count, value, STR_FMT(token));
    if (taken.count != count)
        give_up("%zu tokens of \"%s\", not %zu", taken.count, value, count);
}

static void names_are_parted_into_words(void **state)
{
    (void)state;
    static const struct {
        const char *value, *wanted;
    } rows[] = {
        {"sidebar", "sidebar"},
        {"post-content", "post content =post-content"},
        {"td_post__content", "td post content =td_post__content"},
        {" main  \t post \n", "main post"},
        {"mainContent", "main content =maincontent"},
        {"MAIN Post-CONTENT", "main post content =post-content"},
        {"HTMLBody", "htmlbody"}, /* a hump is a capital behind a small letter */
        {"post-123", "post"},
        {"col2md6", "col md =colmd"}, /* a name is the same whatever its numbers */
        {"post-1-body post-2-body", "post body =post--body post body =post--body"},
        {"caf\xC3\xA9-bar", "caf bar =caf\xC3\xA9-bar"},
        {"a b-c x", "=b-c"}, /* words of one letter say nothing, a name of them may */
        {"123 -- _", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_tokens(rows[i].value, rows[i].wanted);
}

static void four_attributes_have_tokens(void **state)
{
    (void)state;
    make_sheet("<p id=x role=x itemprop=x class=x title=x name=x style=x property=x rel=x href=x alt=x>text");
    uint32_t p = doc_find(&made.doc, TAG_P, 0, made.doc.node_count);
    const struct node *node = &made.doc.nodes[p];
    size_t with = 0;
    for (uint32_t i = node->attr_first; i < node->attr_first + node->attr_count; i++)
        with += holds_names(made.doc.attrs[i].name);
    assert_int_equal(with, 4);
    assert_true(holds_names(ATTR_CLASS) && holds_names(ATTR_ID) && holds_names(ATTR_ROLE) &&
                holds_names(ATTR_ITEMPROP));
}

static void long_words_and_names_are_passed_over(void **state)
{
    (void)state;
    check_tokens("abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx");
    check_tokens("abcdefghijklmnopqrstuvwxy", "");
    check_tokens("abcdefghijklmnopqrstuvwxy-post", "post =abcdefghijklmnopqrstuvwxy-post");
    check_tokens("post-abcdefghijklmnopqrst-abcdefghijklmnopqrstuv",
                 "post abcdefghijklmnopqrst abcdefghijklmnopqrstuv "
                 "=post-abcdefghijklmnopqrst-abcdefghijklmnopqrstuv");
    check_tokens("post-abcdefghijklmnopqrst-abcdefghijklmnopqrstuvw",
                 "post abcdefghijklmnopqrst abcdefghijklmnopqrstuvw");
}

static void sixty_four_tokens_are_taken(void **state)
{
    (void)state;
    enum { MOST = 64, MORE = MOST + 6 };
    char value[3 * MORE + 16] = "";
    for (size_t i = 0; i < MORE; i++)
        strcat(value, "xy ");
    take_tokens(value);
    assert_int_equal(taken.count, MOST);
    /* also when the limit is met within a name */
    value[0] = '\0';
    for (size_t i = 0; i < MOST - 1; i++)
        strcat(value, "xy ");
    strcat(value, "no-more");
    take_tokens(value);
    assert_int_equal(taken.count, MOST);
    assert_int_equal(taken.hashes[MOST - 1], hash_of(STR("no")));
    /* each value has as many */
    take_tokens("post");
    assert_int_equal(taken.count, 1);
}

/* The value is a span: what stands behind it is another's. */
static void nothing_is_read_behind_the_value(void **state)
{
    (void)state;
    taken.count = 0;
    each_token((struct str){"post-content", 4}, take, &taken);
    assert_int_equal(taken.count, 1);
    assert_int_equal(taken.hashes[0], hash_of(STR("post")));
    taken.count = 0;
    each_token(STR_NONE, take, &taken);
    assert_int_equal(taken.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(names_are_parted_into_words),          WITH_RUN(four_attributes_have_tokens),
        WITH_RUN(long_words_and_names_are_passed_over), WITH_RUN(sixty_four_tokens_are_taken),
        WITH_RUN(nothing_is_read_behind_the_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
