/* Bytes to text: the first byte picks the Content-Type. What comes out must be valid UTF-8 without NULs. */
#include <stdlib.h>

#include "decode/decode.h"
#include "decode/utf8.h"

enum { ARENA_BYTES = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const types[] = {
        "text/html",
        "text/html; charset=utf-8",
        "text/html; charset=windows-1251",
        "text/html; charset=gb18030",
        "text/html; charset=iso-2022-jp",
        "text/plain; charset=shift_jis",
        "text/xml; charset=euc-kr",
        "",
        "text/html; charset=big5",
        "text/html; charset=euc-jp",
        "text/html; charset=utf-16be",
        "text/html; charset=windows-1258",
    };
    static struct arena *arena;
    static struct run run;
    if (size == 0 || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    struct limits limits = limits_default();
    run_begin(&run, arena, &limits, &(struct options){0});
    struct page page = {
        .content_type = str_of(types[data[0] % (sizeof types / sizeof types[0])]),
        .body = {(const char *)data + 1, size - 1},
        .is_unicode = data[0] >= 0xF0,
    };
    struct text text;
    if (!decode_page(&run, &page, &text)) {
        if (run.failure.code == FAIL_NONE || run.failure.code == FAIL_INTERNAL)
            abort();
        return 0;
    }
    struct utf8_survey survey = utf8_survey(text.utf8);
    if (survey.ill_formed || survey.nuls || !text.encoding)
        abort();
    return 0;
}
