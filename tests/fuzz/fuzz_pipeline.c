/* Pages, through the whole pipeline: the first byte picks the media type and the form. */
#include <stdlib.h>

#include "base/clock.h"
#include "desk/pipeline.h"

enum { ARENA_BYTES = 64 << 20, DEADLINE_MS = 5000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct run run;
    if (size == 0 || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    struct limits limits = limits_default();
    struct options options = {.form = data[0] & 1 ? FORM_TEXT : FORM_JSON,
                              .deadline_ms = DEADLINE_MS,
                              .include = (1u << INCLUDE_COUNT) - 1};
    struct page page = {
        .url = STR("http://page.example/a"),
        .resolved_url = STR("http://page.example/a"),
        .content_type = data[0] & 2 ? STR("text/plain") : STR("text/html"),
        .body = {(const char *)data + 1, size - 1},
    };
    struct buf out;
    run_begin(&run, arena, &limits, &options);
    buf_init(&out, NULL, limits.result_bytes);
    if (!run_pipeline(&run, &page, &out) && run.failure.code == FAIL_NONE)
        abort();
    buf_free(&out);
    return 0;
}
