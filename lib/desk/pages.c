#include "desk/pages.h"

#include "base/url.h"
#include "desk/pipeline.h"
#include "extract/body/earlier.h"
#include "extract/body/join_pages.h"

/* One page of the article. */
struct leaf {
    const struct page *fetched;  /* NULL: it is the ask's own, asked->page */
    const struct page *rendered; /* what a renderer made of it; NULL: nothing */
    struct page page;            /* as the stages take it */
    struct products products;
};

struct book {
    struct run *run;
    const struct job *job;
    const struct asked *asked;
    struct leaf leaves[PAGES_MAX + 1];
    size_t count;
    bool is_whole;         /* no further page is fetched */
    bool is_incomplete;    /* … because one could not be had */
    bool forwards_in_vain; /* the only page does, and where it leads could not be had */
};

/* With the first `max` pages alone; 0: with all. */
static struct book *open_book(struct run *run, const struct job *job, const struct asked *asked, size_t max)
{
    struct book *book = run_alloc(run, sizeof *book);
    if (!book)
        return NULL;
    book->run = run;
    book->job = job;
    book->asked = asked;
    book->count = asked->is_fetched ? 0 : 1;
    for (size_t i = 0; i < job->page_count; i++)
        if (job->rendered >> i & 1)
            book->leaves[book->count - 1].rendered = &job->pages[i];
        else if (book->count <= PAGES_MAX)
            book->leaves[book->count++].fetched = &job->pages[i];
    book->forwards_in_vain =
        book->count == 1 && job->missed.code != FAIL_NONE && job->missed_reason == FOLLOW_REFRESH;
    if (max && max < book->count) {
        book->count = max;
        book->is_whole = book->is_incomplete = true;
    }
    return book;
}

static struct leaf *last_leaf(struct book *book)
{
    return &book->leaves[book->count - 1];
}

/* The article ends before its last page. */
static void drop_last(struct book *book, bool is_incomplete)
{
    book->count--;
    book->is_whole = true;
    book->is_incomplete |= is_incomplete;
    book->run->failure = (struct failure){0};
    book->run->warnings = 0;
}

static const struct page *facts_of(const struct book *book, const struct leaf *leaf)
{
    return leaf->fetched ? leaf->fetched : &book->asked->page;
}

static struct str address_of(const struct book *book, const struct leaf *leaf)
{
    const struct page *page = facts_of(book, leaf);
    return str_or(page->resolved_url, page->url);
}

static struct str host_of(struct str url)
{
    struct str host = url_host(url);
    return str_starts_nocase(host, STR("www.")) ? str_slice(host, 4, host.len) : host;
}

static bool same_host(struct str a, struct str b)
{
    return str_eq_nocase(host_of(a), host_of(b));
}

/* Whether one of the first `count` pages is, or was asked for as, the one at url. */
static bool is_among(const struct book *book, size_t count, struct str url)
{
    for (size_t i = 0; i < count; i++) {
        const struct page *page = facts_of(book, &book->leaves[i]);
        if (url_same_page(page->resolved_url, url) || url_same_page(page->url, url))
            return true;
    }
    return false;
}

/* Takes a rendering in place of the body; what is known of the page stays. */
static bool take_rendering(struct run *run, struct leaf *leaf)
{
    struct page rendered;
    if (!ask_take_page(run, leaf->rendered, &rendered))
        return false;
    leaf->page.body = rendered.body;
    leaf->page.content_type = STR("text/html");
    leaf->page.is_unicode = true;
    run_warn(run, WARNING_RENDERED);
    return true;
}

/* The stages up to the sheet. */
static bool read_leaf(struct book *book, struct leaf *leaf)
{
    if (leaf->products.page)
        return true;
    if (!leaf->fetched || leaf == book->leaves)
        leaf->page = book->asked->page;
    else if (!ask_take_page(book->run, leaf->fetched, &leaf->page))
        return false;
    if (leaf->rendered && !take_rendering(book->run, leaf))
        return false;
    leaf->products.page = &leaf->page;
    return pipeline_read(book->run, &leaf->products);
}

/* Whether the last page needs a rendering and can have one. */
static bool wants_rendering(const struct book *book, const struct leaf *leaf)
{
    return book->run->failure.code == FAIL_NEEDS_RENDERING && leaf->fetched && !leaf->rendered &&
           book->run->limits->renders > 0 && book->job->missed.code == FAIL_NONE;
}

/* A list of other pages is no article, however many pages it has. */
static bool may_go_on(const struct book *book)
{
    enum page_type type = book->leaves[0].products.article.page_type;
    return book->count > 1 || (type != PAGE_TYPE_LISTING && type != PAGE_TYPE_COLLECTION);
}

static bool wants_next(const struct book *book, const struct leaf *leaf)
{
    unsigned asked = book->run->options.pages ? book->run->options.pages : 1;
    unsigned max = asked < book->run->limits->pages ? asked : book->run->limits->pages;
    struct str next = leaf->products.article.next_page;
    return next.len && book->count < max && may_go_on(book) && same_host(next, address_of(book, leaf)) &&
           !is_among(book, book->count, next);
}

/* What could not be had, or came in the place of a further page, ends the article before it. */
static void settle_last(struct book *book)
{
    bool missed = book->job->missed.code != FAIL_NONE;
    if (book->is_whole)
        return;
    book->is_whole = book->is_incomplete = missed;
    if (book->count == 1)
        return;
    struct str url = address_of(book, last_leaf(book));
    bool is_missing = missed && book->job->missed_reason != FOLLOW_NEXT_PAGE;
    bool is_back = is_among(book, book->count - 1, url);
    bool is_away = !same_host(url, address_of(book, last_leaf(book) - 1));
    if (is_missing || is_back || is_away)
        drop_last(book, is_missing || !is_back);
}

static enum pages_outcome want(struct pages *pages, enum follow_reason reason, struct str url)
{
    pages->follow.reason = reason;
    pages->follow.url = url;
    return PAGES_FOLLOW;
}

/* Looks at the last page for what is to be fetched. PAGES_FAILED: it is of no use. */
static enum pages_outcome look_at_last(struct book *book, struct pages *pages)
{
    struct leaf *leaf = last_leaf(book);
    if (!read_leaf(book, leaf))
        return PAGES_FAILED;
    struct str refresh = leaf->products.sheet.head.refresh;
    if (refresh.len && leaf->fetched && !leaf->rendered)
        return want(pages, FOLLOW_REFRESH, refresh);
    if (!pipeline_extract(book->run, &leaf->products, NULL))
        return wants_rendering(book, leaf) ? want(pages, FOLLOW_RENDER, STR_NONE) : PAGES_FAILED;
    return wants_next(book, leaf) ? want(pages, FOLLOW_NEXT_PAGE, leaf->products.article.next_page)
                                  : PAGES_DONE;
}

/* Why the page has no text, where a renderer was asked in vain. */
static void tell_of_renderer(struct book *book, const struct leaf *leaf)
{
    struct failure *failure = &book->run->failure, kept = *failure;
    const struct failure *missed = &book->job->missed;
    if (failure->code != FAIL_NEEDS_RENDERING)
        return;
    if (leaf->rendered)
        failure_set(failure, kept.code, "The page shows no text even as the renderer gave it.");
    else if (missed->code != FAIL_NONE && book->job->missed_reason == FOLLOW_RENDER)
        failure_set(failure, kept.code, "%.300s The renderer failed: %.180s", kept.detail, missed->detail);
}

/* A page alone; it may have been looked at already, with what came of it in run->failure. */
static enum pages_outcome run_only(struct book *book, bool looked, struct buf *out)
{
    struct run *run = book->run;
    struct leaf *leaf = book->leaves;
    if (run->failure.code == FAIL_NONE && !looked && read_leaf(book, leaf))
        pipeline_extract(run, &leaf->products, NULL);
    if (run->failure.code == FAIL_NONE) {
        if (book->is_incomplete && run->options.pages > 1)
            run_warn(run, WARNING_PAGES_INCOMPLETE);
        return pipeline_render(run, &leaf->products.article, out) ? PAGES_DONE : PAGES_FAILED;
    }
    if (leaf->products.article.sheet)
        pipeline_render_found(run, &leaf->products.article, out);
    tell_of_renderer(book, leaf);
    return PAGES_FAILED;
}

/* All pages in their order, as far as each has an article. */
static enum pages_outcome run_all(struct book *book, struct pages *pages, struct buf *out)
{
    struct run *run = book->run;
    struct said said = {0};
    struct article joined, *articles = run_alloc_array(run, book->count, sizeof *articles);
    size_t count = 0;
    for (; articles && count < book->count; count++) {
        struct leaf *leaf = &book->leaves[count];
        if (!read_leaf(book, leaf) || !pipeline_extract(run, &leaf->products, &said))
            break;
        articles[count] = leaf->products.article;
    }
    pages->count = count;
    if (count == 0 || run->failure.code == FAIL_PAGE_TOO_COMPLEX)
        return PAGES_FAILED;
    run->failure = (struct failure){0};
    if (book->is_incomplete || count < book->count)
        run_warn(run, WARNING_PAGES_INCOMPLETE);
    return join_pages(run, articles, count, &joined) && pipeline_render(run, &joined, out) ? PAGES_DONE
                                                                                           : PAGES_FAILED;
}

static enum pages_outcome run_book(struct book *book, struct pages *pages, struct buf *out)
{
    bool looked = false;
    if (book->forwards_in_vain) {
        book->run->failure = book->job->missed;
        return PAGES_FAILED;
    }
    settle_last(book);
    if (!book->is_whole) {
        looked = true;
        enum pages_outcome outcome = look_at_last(book, pages);
        if (outcome == PAGES_FOLLOW)
            return outcome;
        if (outcome == PAGES_FAILED && book->count > 1) {
            drop_last(book, true);
            looked = false;
        }
    }
    pages->count = 1;
    return book->count == 1 ? run_only(book, looked, out) : run_all(book, pages, out);
}

enum pages_outcome pages_run(struct run *run, const struct job *job, const struct asked *asked,
                             struct pages *pages, struct buf *out)
{
    size_t max = pages->count;
    struct book *book = open_book(run, job, asked, max);
    if (!book)
        return PAGES_FAILED;
    size_t there = book->count;
    enum pages_outcome outcome = run_book(book, pages, out);
    bool is_memory = outcome == PAGES_FAILED && run->failure.code == FAIL_PAGE_TOO_COMPLEX;
    return is_memory && pages->count > 0 && pages->count < there ? PAGES_FEWER : outcome;
}
