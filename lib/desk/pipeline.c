#include "desk/pipeline.h"

#include "base/clock.h"
#include "clean/sheet.h"
#include "decode/decode.h"
#include "parse/doc.h"
#include "render/render.h"

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

/* Adds the time since *from to a stage. */
static void note_time(struct run *run, enum stage stage, int64_t *from)
{
    int64_t now = clock_monotonic_ns();
    run->stage_ns[stage] += now - *from;
    *from = now;
}

bool pipeline_read(struct run *run, struct products *products)
{
    static bool (*const stages[])(struct run * run, struct products * products) = {
        [STAGE_DECODE] = run_decode, [STAGE_PARSE] = run_parse, [STAGE_CLEAN] = run_clean};
    int64_t from = clock_monotonic_ns();
    for (enum stage stage = STAGE_DECODE; stage <= STAGE_CLEAN; stage++) {
        bool fine = stages[stage](run, products);
        note_time(run, stage, &from);
        if (!fine)
            return false;
    }
    return true;
}

bool pipeline_extract(struct run *run, struct products *products, struct said *said)
{
    int64_t from = clock_monotonic_ns();
    bool fine = extract_page(run, &products->sheet, said, &products->article);
    note_time(run, STAGE_EXTRACT, &from);
    return fine;
}

bool pipeline_render(struct run *run, const struct article *article, struct buf *out)
{
    int64_t from = clock_monotonic_ns();
    bool fine = render_article(run, article, run->options.form, out);
    note_time(run, STAGE_RENDER, &from);
    if (!fine)
        buf_clear(out);
    return fine;
}

/* A page without an article has its other fields all the same. */
void pipeline_render_found(struct run *run, const struct article *article, struct buf *out)
{
    if (!fail_has_article(run->failure.code))
        return;
    render_article(run, article, FORM_JSON, out);
    if (out->failed)
        buf_clear(out);
}

bool run_pipeline(struct run *run, const struct page *page, struct buf *out)
{
    struct products products = {.page = page};
    if (!pipeline_read(run, &products))
        return false;
    if (pipeline_extract(run, &products, NULL))
        return pipeline_render(run, &products.article, out);
    pipeline_render_found(run, &products.article, out);
    return false;
}
