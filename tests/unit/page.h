/* Pages for tests: a string taken through the stages as far as a test needs. Everything lies in `made` and in
 * the run's arena; each make_… begins the run anew. */
#ifndef COPYDESK_TESTS_UNIT_PAGE_H
#define COPYDESK_TESTS_UNIT_PAGE_H

#include "unit/run.h"

#include "extract/body/cues.h"
#include "extract/body/judge.h"
#include "extract/facts.h"
#include "extract/images/captions.h"
#include "extract/lines/line_zones.h"

static struct {
    struct page page;
    struct text text;
    struct doc doc;
    struct sheet sheet;
    struct facts facts;
    struct judgement judgement;
    struct article article;
} made;

#define PAGE_URL "https://example.org/news/story.html"

static inline struct page page_of(const char *body, struct str content_type)
{
    return (struct page){.url = STR(PAGE_URL), .body = str_of(body), .content_type = content_type};
}

static inline void make_sheet_of(struct page page)
{
    run_again();
    made.page = page;
    made.article = (struct article){.sheet = &made.sheet};
    assert_true(decode_page(&run, &made.page, &made.text));
    assert_true(parse_text(&run, &made.text, &made.doc));
    assert_true(clean_doc(&run, &made.doc, &made.sheet));
}

static inline void make_sheet(const char *html)
{
    make_sheet_of(page_of(html, STR("text/html; charset=utf-8")));
}

static inline void make_sheet_of_lines(const char *lines)
{
    make_sheet_of(page_of(lines, STR("text/plain; charset=utf-8")));
}

/* What a field's function reads, from the sheet that was made last. */
static inline void make_facts_of_sheet(void)
{
    made.judgement = (struct judgement){0};
    made.facts = (struct facts){.run = &run,
                                .sheet = &made.sheet,
                                .data = read_linked_data(&run, &made.sheet),
                                .cues = inherit_cues(&run, &made.doc),
                                .captions = pair_captions(&run, &made.sheet),
                                .judgement = &made.judgement};
    made.article.ballots = run_alloc_array(&run, FIELD_COUNT, sizeof *made.article.ballots);
    made.article.comments_stated = NO_COUNT;
    made.facts.lines = made.sheet.from_text ? read_zones(&run, &made.sheet) : NULL;
    assert_non_null(made.article.ballots);
    assert_true(made.facts.lines || !made.sheet.from_text);
    assert_non_null(made.facts.data);
    assert_non_null(made.facts.cues);
    assert_non_null(made.facts.captions);
}

static inline void make_facts(const char *html)
{
    make_sheet(html);
    make_facts_of_sheet();
}

static inline bool make_article(const char *html)
{
    make_sheet(html);
    return extract_article(&run, &made.sheet, &made.article);
}

static inline bool make_article_of_lines(const char *lines)
{
    make_sheet_of_lines(lines);
    return extract_article(&run, &made.sheet, &made.article);
}

#endif
