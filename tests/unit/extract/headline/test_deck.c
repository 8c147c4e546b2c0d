#include "unit/page.h"

#include "extract/fields.h"

#define BODY                                                                                                 \
    "<div class=article-body><p>The plan was agreed on after two days of talks in the capital, the "         \
    "government said on Friday.</p><p>It will be put before parliament in spring by the minister.</p></div>"
#define LEAD "<p class=standfirst>Ministers agree on a wall along all of the northern coast.</p>"

static void check(const char *html, const char *alternative, const char *lede)
{
    make_facts(html);
    made.article.headline = STR("A fine story");
    made.article.description = STR("Ministers agree on a wall along all of the northern coast…");
    static const struct segment *body[64];
    made.article.body = body;
    made.article.body_count = 0;
    for (size_t i = 0; i < made.sheet.segment_count; i++) {
        uint32_t parent = made.doc.nodes[made.sheet.segments[i].node].parent;
        if (str_eq(doc_attr(&made.doc, parent, ATTR_CLASS), STR("article-body")))
            body[made.article.body_count++] = &made.sheet.segments[i];
    }
    assert_true(extract_deck(&made.facts, &made.article));
    assert_span(made.article.alternative_headline, alternative);
    assert_span(made.article.lede, lede);
}

static void lines_around_the_headline_are_told_apart(void **state)
{
    (void)state;
    static const char *const lede = "Ministers agree on a wall along all of the northern coast.";
    static const struct {
        const char *html, *alternative, *lede;
    } rows[] = {
        {"<h1>A fine story</h1>" BODY, NULL, NULL},
        {"<p class=kicker>Coast</p><h1>A fine story</h1>" LEAD BODY, "Coast", lede},
        {"<p class=article__Dachzeile>K\xC3\xBCste</p><h1>A fine story</h1>" BODY, "K\xC3\xBCste", NULL},
        {"<h1><span>Coast</span> <span>A fine story</span></h1>" BODY, "Coast", NULL},
        {"<h1>A fine story</h1><h2 class=subtitle>How the ministers came to agree</h2>" BODY,
         "How the ministers came to agree", NULL},
        {"<header><h1>A fine story</h1><h2>How the ministers came to agree</h2></header>" BODY,
         "How the ministers came to agree", NULL},
        {"<hgroup><h1>A fine story</h1><h2>How the ministers came to agree</h2></hgroup>" BODY,
         "How the ministers came to agree", NULL},
        {"<h1>A fine story</h1><h2>How the ministers came to agree</h2>" BODY, NULL, NULL},
        {"<h1>A fine story</h1><p>Ministers agree on a wall along all of the northern coast.</p>" BODY, NULL,
         lede},
        {"<h1>A fine story</h1><div class=intro><p>Ministers agree on a wall along all of the northern "
         "coast.</p></div>" BODY,
         NULL, lede},
        {"<h1>A fine story</h1><p class=subtitle>Ministers agree on a wall along all of the northern "
         "coast.</p>" BODY,
         NULL, lede}, /* a sentence: the standfirst, though it is named otherwise */
        {"<h1>A fine story</h1><div class=article-body><p><b>Ministers agree on a wall along all of the "
         "northern coast "
         "of the land.</b></p><p>It was so.</p></div>",
         NULL, "Ministers agree on a wall along all of the northern coast of the land."},
        {"<p class='kicker date'>5 May 2024</p><h1>A fine story</h1><p class=byline-lead>By Ada and by Ben "
         "and by Cy</p>" BODY,
         NULL, NULL},
        {"<h1>A fine story</h1>" BODY "<aside>" LEAD "</aside>", NULL, NULL},
        {"<h1>Another headline</h1><p class=kicker>Coast</p>" LEAD BODY, NULL, NULL},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"alternativeHeadline\": \"Another "
         "one\"}</script><h1>A fine story</h1>" BODY,
         "Another one", NULL},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"alternativeHeadline\": \"Coast | A "
         "fine "
         "story\"}</script><h1>A fine story</h1>" BODY,
         NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].html, rows[i].alternative, rows[i].lede);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(lines_around_the_headline_are_told_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
