#include <stdio.h>
#include <stdlib.h>

#include "unit/page.h"

#define BIT(cue) (1u << (cue))

/* The cues of a div with that class. */
static unsigned cues_of_class(const char *class)
{
    char html[512];
    snprintf(html, sizeof html, "<div class=\"%s\">x</div>", class);
    make_sheet(html);
    return cues_of(&made.doc, doc_find(&made.doc, TAG_DIV, 0, made.doc.node_count));
}

/* Every word of the table, as a search that needs its order must find each. */
static void every_word_has_its_cue(void **state)
{
    (void)state;
    static const char *const words[CUE_COUNT] = {
        [CUE_CONTENT] =
            "articlebody content contentbody entry postbody postcontent prose story storybody text",
        [CUE_CHROME] =
            "banner bottom copyright dropdown flyout foot footer masthead megamenu menu menus nav navbar "
            "navigation offcanvas pager pagination skip toolbar topbar",
        [CUE_ASIDE] =
            "ad ads advert advertisement blurb carousel more outbrain partner popular promo promoted rail "
            "recirc recommend recommendations recommended related sidebar sponsor sponsored taboola teaser "
            "trending widget widgets",
        [CUE_DISCUSSION] = "comment commentlist comments disqus replies reply respond",
        [CUE_POST] = "message post",
        [CUE_ACTION] =
            "alert cart consent cookie cookies cta dialog facebook form gdpr login modal newsletter overlay "
            "popup print search share sharedaddy sharing signin signup social subscribe subscription "
            "twitter",
        [CUE_FACTS] = "author authorbox bio breadcrumb breadcrumbs byline date meta metadata tag tags toc",
        [CUE_CAPTION] = "caption credit credits figcaption",
    };
    for (unsigned cue = 0; cue < CUE_COUNT; cue++) {
        struct str rest = str_of(words[cue]), word;
        while (str_next(&rest, ' ', &word)) {
            char z[32] = "";
            memcpy(z, word.at, word.len);
            if (cues_of_class(z) != BIT(cue))
                print_error("the word is \"%s\"\n", z);
            assert_int_equal(cues_of_class(z), BIT(cue));
        }
    }
}

static void names_are_parted_into_words(void **state)
{
    (void)state;
    static const struct {
        const char *class;
        unsigned cues;
    } rows[] = {
        {"", 0},
        {"lead", 0},
        {"article-body", 0},
        {"entry-content", BIT(CUE_CONTENT)},
        {"entry_content--wide", BIT(CUE_CONTENT)},
        {"siteFooter", BIT(CUE_CHROME)},
        {"HTMLFooter", 0}, /* one word: nothing tells where it parts */
        {"FOOTER", BIT(CUE_CHROME)},
        {"post-footer", BIT(CUE_POST) | BIT(CUE_CHROME)},
        {"footers", 0},
        {"nav2", 0},
        {"x  menu\ty", BIT(CUE_CHROME)},
        {"абв-menu-где", BIT(CUE_CHROME)},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaamenu", 0},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-menu", BIT(CUE_CHROME)},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(cues_of_class(rows[i].class), rows[i].cues);
}

static void id_and_itemprop_speak_too(void **state)
{
    (void)state;
    make_sheet("<p id=comments itemprop=author class=text>x");
    assert_int_equal(cues_of(&made.doc, doc_find(&made.doc, TAG_P, 0, made.doc.node_count)),
                     BIT(CUE_DISCUSSION) | BIT(CUE_FACTS) | BIT(CUE_CONTENT));
}

static void cues_are_inherited_but_not_from_the_page(void **state)
{
    (void)state;
    make_facts(
        "<html class=has-sidebar><body class=post-template><div class=comments><p class=author>x</p></div>"
        "<b>y</b>");
    uint32_t count = made.doc.node_count;
    assert_int_equal(made.facts.cues[doc_find(&made.doc, TAG_BODY, 0, count)], 0);
    assert_int_equal(made.facts.cues[doc_find(&made.doc, TAG_DIV, 0, count)], BIT(CUE_DISCUSSION));
    uint32_t p = doc_find(&made.doc, TAG_P, 0, count);
    assert_int_equal(made.facts.cues[p], BIT(CUE_DISCUSSION) | BIT(CUE_FACTS));
    assert_int_equal(made.facts.cues[p + 1], made.facts.cues[p]);
    assert_int_equal(made.facts.cues[doc_find(&made.doc, TAG_B, 0, count)], 0);
}

/* The cues of the n-th element with that tag. */
static unsigned inherited_cues_of(enum tag tag, size_t n)
{
    uint32_t count = made.doc.node_count, node = doc_find(&made.doc, tag, 0, count);
    while (n--)
        node = doc_find(&made.doc, tag, node + 1, count);
    assert_true(node < count);
    return made.facts.cues[node];
}

static void same_names_give_the_same_cues(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        unsigned cues;
    } rows[] = {
        {"<p class=comments>", BIT(CUE_DISCUSSION)},
        {"<p id=comments>", BIT(CUE_DISCUSSION)},
        {"<p class=comments id=author>", BIT(CUE_DISCUSSION) | BIT(CUE_FACTS)},
        {"<p class=author id=comments>", BIT(CUE_DISCUSSION) | BIT(CUE_FACTS)},
        {"<p id=author class=comments>", BIT(CUE_DISCUSSION) | BIT(CUE_FACTS)},
        {"<p class=author>", BIT(CUE_FACTS)},
        {"<p class='author comments'>", BIT(CUE_DISCUSSION) | BIT(CUE_FACTS)},
        {"<p title=comments>", 0},
        {"<p class='' id=comments>", BIT(CUE_DISCUSSION)},
        {"<p class=''>", 0},
        {"<p>", 0},
    };
    enum { ROUNDS = 3 };
    char html[4096] = "";
    for (size_t i = 0; i < ROUNDS * COUNT(rows); i++)
        strcat(strcat(html, rows[i % COUNT(rows)].tag), "x");
    make_facts(html);
    for (size_t i = 0; i < ROUNDS * COUNT(rows); i++)
        assert_int_equal(inherited_cues_of(TAG_P, i), rows[i % COUNT(rows)].cues);
}

/* Names are remembered in a few places: more names than there are must not be mixed up. */
static void many_names_are_not_mixed_up(void **state)
{
    (void)state;
    enum { NAMES = 700, ROUNDS = 2, PIECE = 32 };
    static const char *const words[] = {"comments", "author", "none", "menu"};
    static const unsigned cues[] = {BIT(CUE_DISCUSSION), BIT(CUE_FACTS), 0, BIT(CUE_CHROME)};
    char *html = malloc(NAMES * ROUNDS * PIECE);
    size_t len = 0;
    assert_non_null(html);
    for (int i = 0; i < NAMES * ROUNDS; i++)
        len += (size_t)snprintf(html + len, PIECE, "<p %s=%s-%d>x", i / 2 % 2 ? "id" : "class",
                                words[i % NAMES % 4], i % NAMES);
    make_facts(html);
    free(html);
    uint32_t node = 0, count = made.doc.node_count;
    for (int i = 0; i < NAMES * ROUNDS; i++, node++) {
        node = doc_find(&made.doc, TAG_P, node, count);
        assert_true(node < count);
        assert_int_equal(made.facts.cues[node], cues[i % NAMES % 4]);
    }
}

static void doc_without_nodes_has_a_valid_pointer(void **state)
{
    (void)state;
    make_sheet_of_lines("text");
    assert_non_null(inherit_cues(&run, &made.doc));
    arena_refuse_after(run.arena, 1);
    assert_null(inherit_cues(&run, &made.doc));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_word_has_its_cue),
        WITH_RUN(names_are_parted_into_words),
        WITH_RUN(id_and_itemprop_speak_too),
        WITH_RUN(cues_are_inherited_but_not_from_the_page),
        WITH_RUN(same_names_give_the_same_cues),
        WITH_RUN(many_names_are_not_mixed_up),
        WITH_RUN(doc_without_nodes_has_a_valid_pointer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
