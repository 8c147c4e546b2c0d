/* CPU time of the pipeline, stage by stage, against libxml2's own HTML tree on the same pages.
 *
 *     bench_pipeline ROUNDS FILE…      files may be gzip coded; the least time of the rounds counts for each
 * page
 */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "clean/features.h"
#include "desk/pipeline.h"
#include "extract/body/cues.h"
#include "extract/body/judge.h"
#include "extract/fields.h"
#include "extract/images/captions.h"

enum { PAGE_MAX = 32 << 20, READ_BYTES = 64 << 10, ROUNDS_MAX = 100 };

struct times {
    int64_t stages[STAGE_COUNT];
    int64_t pipeline, libxml2;
    int64_t body; /* of the pipeline: features, judgement and choice */
};

static bool read_file(const char *path, struct buf *out)
{
    gzFile file = gzopen(path, "rb");
    if (!file)
        return false;
    int n = 0;
    while (buf_reserve(out, READ_BYTES) && (n = gzread(file, out->at + out->len, READ_BYTES)) > 0)
        out->len += (size_t)n;
    gzclose(file);
    return n == 0 && !out->failed;
}

static void silent(void *context, const char *message, ...)
{
    (void)context, (void)message;
}

static int64_t time_libxml2(const struct buf *bytes)
{
    int64_t start = clock_cpu_ns();
    xmlFreeDoc(
        htmlReadMemory(bytes->at, (int)bytes->len, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    return clock_cpu_ns() - start;
}

static int64_t time_pipeline(struct run *run, struct arena *arena, const struct buf *bytes, struct buf *out)
{
    static const struct options options = {.form = FORM_JSON};
    static struct limits limits;
    limits = limits_default();
    struct page page = {
        .url = STR("http://page.example/"), .content_type = STR("text/html"), .body = buf_str(bytes)};
    int64_t start = clock_cpu_ns();
    run_begin(run, arena, &limits, &options);
    buf_clear(out);
    run_pipeline(run, &page, out);
    return clock_cpu_ns() - start;
}

/* Features, model and decision alone, on a page that is cleaned already. */
static int64_t time_body(struct run *run, struct arena *arena, const struct buf *bytes)
{
    static const struct options options = {.form = FORM_JSON};
    static struct limits limits;
    limits = limits_default();
    struct page page = {
        .url = STR("http://page.example/"), .content_type = STR("text/html"), .body = buf_str(bytes)};
    struct text text;
    struct doc doc;
    struct sheet sheet;
    struct article article = {.sheet = &sheet};
    struct judgement judgement = {0};
    run_begin(run, arena, &limits, &options);
    if (!decode_page(run, &page, &text) || !parse_text(run, &text, &doc) || !clean_doc(run, &doc, &sheet))
        return 0;
    struct facts facts = {.run = run,
                          .sheet = &sheet,
                          .data = read_linked_data(run, &sheet),
                          .cues = inherit_cues(run, &doc),
                          .captions = pair_captions(run, &sheet),
                          .judgement = &judgement};
    int64_t start = clock_cpu_ns();
    if (!measure_features(run, &sheet) || !judge_page(&facts, &article) || !choose_body(&facts, &article))
        return 0;
    return clock_cpu_ns() - start;
}

static void keep_least(int64_t *least, int64_t value, bool first)
{
    if (first || value < *least)
        *least = value;
}

/* Adds the least times of a page to *sum. */
static void measure(struct arena *arena, const struct buf *bytes, struct buf *out, int rounds,
                    struct times *sum)
{
    struct run run = {0};
    struct times page = {0};
    for (int round = 0; round < rounds; round++) {
        keep_least(&page.body, time_body(&run, arena, bytes), round == 0);
        keep_least(&page.libxml2, time_libxml2(bytes), round == 0);
        keep_least(&page.pipeline, time_pipeline(&run, arena, bytes, out), round == 0);
        for (int i = 0; i < STAGE_COUNT; i++)
            keep_least(&page.stages[i], run.stage_ns[i], round == 0);
    }
    sum->libxml2 += page.libxml2;
    sum->pipeline += page.pipeline;
    sum->body += page.body;
    for (int i = 0; i < STAGE_COUNT; i++)
        sum->stages[i] += page.stages[i];
}

static void print_row(const char *name, int64_t ns, const struct times *sum, int pages)
{
    printf("%-10s %9.3f ms a page %7.2f of libxml2\n", name, (double)ns / 1e6 / pages,
           (double)ns / (double)(sum->libxml2 ? sum->libxml2 : 1));
}

static void print_times(const struct times *sum, int pages, size_t bytes)
{
    printf("%d pages, %.1f KB each\n", pages, (double)bytes / 1e3 / pages);
    for (int i = 0; i < STAGE_COUNT; i++)
        print_row(stage_names[i], sum->stages[i], sum, pages);
    print_row("pipeline", sum->pipeline, sum, pages);
    print_row("body", sum->body, sum, pages);
    print_row("libxml2", sum->libxml2, sum, pages);
}

int main(int argc, char **argv)
{
    uint64_t rounds;
    if (argc < 3 || !str_to_u64(str_of(argv[1]), ROUNDS_MAX, &rounds) || rounds == 0) {
        fprintf(stderr, "usage: bench_pipeline ROUNDS FILE...\n");
        return 2;
    }
    struct limits limits = limits_default();
    struct arena *arena = arena_create(2 * limits.arena_bytes); /* time_body measures features twice */
    struct times sum = {0};
    struct buf bytes, out;
    size_t total = 0;
    buf_init(&bytes, NULL, PAGE_MAX);
    buf_init(&out, NULL, limits.result_bytes);
    xmlSetGenericErrorFunc(NULL, silent);
    for (int i = 2; i < argc; i++) {
        buf_clear(&bytes);
        if (!arena || !read_file(argv[i], &bytes)) {
            fprintf(stderr, "%s cannot be read\n", argv[i]);
            return 1;
        }
        measure(arena, &bytes, &out, (int)rounds, &sum);
        total += bytes.len;
    }
    print_times(&sum, argc - 2, total);
    buf_free(&bytes);
    buf_free(&out);
    arena_destroy(arena);
    return 0;
}
