#include "desk/pipeline.h"

#include "base/clock.h"
#include "clean/sheet.h"
#include "decode/decode.h"
#include "extract/article.h"
#include "parse/doc.h"
#include "render/render.h"

/* What the stages hand on. */
struct products {
    const struct page *page;
    struct text text;
    struct doc doc;
    struct sheet sheet;
    struct article article;
    struct buf *out;
};

static bool run_decode(struct run *run, struct products *products)
{
    return decode_page(run, products->page, &products->text);
}

static bool run_parse(struct run *run, struct products *products)
{
    return parse_text(run, &products->text, &products->doc);
}

static bool run_clean(struct run *run, struct products *products)
{
    return clean_doc(run, &products->doc, &products->sheet);
}

/* A page without an article has its other fields all the same. */
static bool run_extract(struct run *run, struct products *products)
{
    if (extract_article(run, &products->sheet, &products->article))
        return true;
    if (!fail_has_article(run->failure.code))
        return false;
    render_article(run, &products->article, FORM_JSON, products->out);
    if (products->out->failed)
        buf_clear(products->out);
    return false;
}

static bool run_render(struct run *run, struct products *products)
{
    return render_article(run, &products->article, run->options.form, products->out);
}

static bool (*const stages[STAGE_COUNT])(struct run *run, struct products *products) = {
    [STAGE_DECODE] = run_decode,   [STAGE_PARSE] = run_parse,   [STAGE_CLEAN] = run_clean,
    [STAGE_EXTRACT] = run_extract, [STAGE_RENDER] = run_render,
};

bool run_pipeline(struct run *run, const struct page *page, struct buf *out)
{
    struct products products = {.page = page, .out = out};
    int64_t before = clock_monotonic_ns();
    for (size_t stage = 0; stage < STAGE_COUNT; stage++) {
        bool fine = stages[stage](run, &products);
        int64_t after = clock_monotonic_ns();
        run->stage_ns[stage] = after - before;
        before = after;
        if (!fine) {
            if (!fail_has_article(run->failure.code))
                buf_clear(out);
            return false;
        }
    }
    return true;
}
