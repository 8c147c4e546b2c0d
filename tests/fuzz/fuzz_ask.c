/* Asks: the first byte picks the kind and the content coding, the rest is the body. What is taken has a page
 * or a URL to follow; what is refused says why. */
#include <stdlib.h>

#include "base/url.h"
#include "desk/ask.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const codings[] = {"", "gzip", "deflate", "br", "zstd", "gzip, br"};
    static struct arena *arena;
    static struct run run;
    struct limits limits = limits_default();
    struct asked asked;
    limits.inflated_bytes = 1 << 20;
    if (!arena)
        arena = arena_create(1 << 24);
    if (size < 1)
        return 0;
    struct job job = {.ask = {.kind = (enum ask_kind)(data[0] % 3),
                              .content_encoding = str_of(codings[data[0] / 3 % 6]),
                              .body = {(const char *)data + 1, size - 1}}};
    run_begin(&run, arena, &limits, &job.ask.options);
    enum ask_outcome outcome = ask_read(&run, &job, &asked);
    must((outcome == ASK_FAILED) == (run.failure.code != FAIL_NONE));
    must(outcome != ASK_READY || asked.page.body.len);
    must(outcome != ASK_FOLLOW || url_is_web(asked.follow_url));
    must(asked.id.len > 0);
    return 0;
}
