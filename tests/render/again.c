/* Reads articles as `copydesk batch` answers them with include=html, one a line, and makes the HTML of each
 * body again, of a page that is the headline and that HTML. All but what stands in a <header> is taken for
 * the body: the choice of it is not what is tried. What comes out must be the same bytes. Prints where it is
 * not, and how many there were; ends with 1 where one differs. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/url.h"
#include "clean/sheet.h"
#include "decode/decode.h"
#include "extract/body/cues.h"
#include "extract/body/judge.h"
#include "extract/fields.h"
#include "extract/images/captions.h"
#include "extract/tidy_fields.h"
#include "parse/doc.h"
#include "render/html.h"
#include "render/html_tags.h"

static struct run run;
static struct page page;
static struct text text;
static struct doc doc;
static struct sheet sheet;
static struct article article;

static bool take_all(const struct facts *facts)
{
    article = (struct article){.sheet = &sheet, .comments_stated = NO_COUNT};
    article.ballots = run_alloc_array(&run, FIELD_COUNT, sizeof *article.ballots);
    article.body = run_alloc_array(&run, sheet.segment_count + 1, sizeof *article.body);
    if (!article.ballots || !article.body || !facts->data || !facts->cues)
        return false;
    for (size_t i = 0; i < sheet.segment_count; i++)
        if (!(sheet.segments[i].in & IN_HEADER))
            article.body[article.body_count++] = &sheet.segments[i];
    return true;
}

/* The page that an article's HTML is read from again: its headline, and all of it. */
static struct str page_of(struct str headline, struct str html)
{
    struct buf whole;
    buf_init(&whole, run.arena, SIZE_MAX);
    buf_add_str(&whole, STR("<!DOCTYPE html><article><header><h1>"));
    html_text(&whole, headline);
    buf_add_str(&whole, STR("</h1></header>"));
    buf_add_str(&whole, html);
    buf_add_str(&whole, STR("</article>"));
    return buf_str(&whole);
}

/* Of whom and when the first post of a thread is, where it does not say so itself. */
static void take_author(const json_t *object)
{
    static struct person author;
    const json_t *first = json_array_get(json_object_get(object, "authors"), 0);
    author = (struct person){json_member_str(first, "name"), json_member_str(first, "url")};
    article.authors = &author;
    article.author_count = author.name.len > 0;
    article.date_published = json_member_str(object, "datePublished");
    article.date_published_raw = json_member_str(object, "datePublishedRaw");
}

static unsigned number_of(struct str digits)
{
    uint64_t number;
    return str_to_u64(digits, INT32_MAX, &number) ? (unsigned)number : 0;
}

/* All images, with the credits that stand beside them. */
static bool take_images(void)
{
    size_t room = 0;
    for (uint32_t i = 0; i < doc.node_count; i++) {
        const struct node *node = &doc.nodes[i];
        if (node->tag == TAG_SMALL)
            article.images[article.image_count - 1].credit_text = doc_text(&run, &doc, i, SIZE_MAX - 64);
        if (node->tag != TAG_IMG)
            continue;
        if (!run_array_room(&run, &article.images, article.image_count, &room, sizeof *article.images))
            return false;
        article.images[article.image_count++] = (struct image){
            .url = url_resolve(&run, page.url, doc_attr(&doc, i, ATTR_SRC)),
            .alt = doc_attr(&doc, i, ATTR_ALT),
            .width = number_of(doc_attr(&doc, i, ATTR_WIDTH)),
            .height = number_of(doc_attr(&doc, i, ATTR_HEIGHT)),
            .node = i,
        };
    }
    return true;
}

static void take_languages(struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        blocks[i].in_language = doc_attr(&doc, blocks[i].node, ATTR_LANG);
        take_languages(blocks[i].blocks.items, blocks[i].blocks.count);
    }
}

static bool take_blocks(const json_t *object)
{
    struct judgement judgement = {0};
    struct facts facts = {.run = &run,
                          .sheet = &sheet,
                          .data = read_linked_data(&run, &sheet),
                          .cues = inherit_cues(&run, &doc),
                          .captions = pair_captions(&run, &sheet),
                          .judgement = &judgement};
    if (!take_all(&facts))
        return false;
    struct str type = json_member_str(json_object_get(object, "metadata"), "pageType");
    article.page_type = str_eq(type, STR("forum")) ? PAGE_TYPE_FORUM : PAGE_TYPE_ARTICLE;
    take_author(object);
    if (!keep_posts(&facts, &article) || !write_body(&facts, &article) || !take_images() ||
        !build_blocks(&facts, &article) || !tidy_fields(&facts, &article))
        return false;
    take_languages(article.blocks, article.block_count);
    article.in_language = json_member_str(object, "inLanguage");
    return true;
}

static bool make_again(const json_t *object, struct buf *out)
{
    page = (struct page){
        .url = str_or(json_member_str(object, "resolvedUrl"), json_member_str(object, "url")),
        .body = page_of(json_member_str(object, "headline"), json_member_str(object, "articleBodyHtml")),
        .content_type = STR("text/html; charset=utf-8")};
    if (!decode_page(&run, &page, &text) || !parse_text(&run, &text, &doc) ||
        !clean_doc(&run, &doc, &sheet) || !take_blocks(object))
        return false;
    write_html(&article, out);
    return !out->failed;
}

static void show_difference(struct str id, struct str before, struct str after)
{
    enum { BEFORE = 60, SHOWN = 200 };
    size_t at = 0;
    while (at < before.len && at < after.len && before.at[at] == after.at[at])
        at++;
    size_t from = at > BEFORE ? at - BEFORE : 0;
    struct str was = str_slice(before, from, from + SHOWN), is = str_slice(after, from, from + SHOWN);
    printf("%.*s differs at byte %zu\n  was: %.*s\n  is:  %.*s\n", STR_FMT(id), at, STR_FMT(was),
           STR_FMT(is));
}

/* Whether a line's HTML comes out the same; *counted: it has one. */
static bool is_same(struct str line, struct run *side, bool *counted)
{
    struct json_problem problem;
    const struct options options = {.include = INCLUDE_HTML};
    run_begin(side, side->arena, side->limits, &options);
    run_begin(&run, run.arena, run.limits, &options);
    json_t *answer = json_read(side, line, JSON_READ_UNIQUE, &problem);
    json_t *object = answer ? json_object_get(answer, "article") : NULL;
    struct str before = json_member_str(object, "articleBodyHtml"), id = json_member_str(answer, "id");
    struct buf out;
    *counted = before.len > 0;
    if (!*counted)
        return true;
    buf_init(&out, NULL, side->limits->result_bytes);
    bool same = make_again(object, &out) && str_eq(before, buf_str(&out));
    if (!same)
        show_difference(id, before, buf_str(&out));
    buf_free(&out);
    return same;
}

int main(void)
{
    static struct run side; /* jansson's values outlive the page's own run */
    struct limits limits = limits_default();
    size_t room = 0, same = 0, all = 0;
    char *line = NULL;
    ssize_t len;
    run.limits = side.limits = &limits;
    run.arena = arena_create(limits.arena_bytes);
    side.arena = arena_create(limits.arena_bytes);
    while (run.arena && side.arena && (len = getline(&line, &room, stdin)) > 0) {
        bool counted;
        bool fine = is_same((struct str){line, (size_t)len}, &side, &counted);
        same += counted && fine;
        all += counted;
    }
    printf("%zu of %zu bodies come out the same\n", same, all);
    free(line);
    arena_destroy(run.arena);
    arena_destroy(side.arena);
    return all == 0 || same < all;
}
