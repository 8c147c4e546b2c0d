/* Dates in any text: the first byte picks the language, the second what is known of now. What is found is a
 * span of the text at or behind where it was looked for, and its ISO 8601 is read as itself again. */
#include <stdlib.h>

#include "decode/utf8.h"
#include "extract/dates/date_names.h"
#include "extract/dates/date_parse.h"
#include "extract/dates/url_date.h"

enum { ARENA_BYTES = 64 << 20, INPUT_MAX = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_iso(struct run *run, struct str iso)
{
    int64_t seconds;
    must(iso.len >= 4);
    date_instant(iso, &seconds);
    if (!str_starts(iso, STR("XXXX")))
        must(str_eq(parse_date(run, iso), iso));
}

static void check_all(struct run *run, struct str text, struct str language, struct str now)
{
    struct found_date found;
    size_t from = 0;
    while (find_date(run, text, from, language, now, &found)) {
        must(found.raw.len && found.raw.at >= text.at + from);
        must(found.raw.at + found.raw.len <= text.at + text.len);
        must(!found.is_relative || now.len);
        check_iso(run, found.iso);
        if (found.other.len)
            check_iso(run, found.other);
        from = (size_t)(found.raw.at - text.at) + found.raw.len;
    }
    must(run->failure.code == FAIL_NONE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const nows[] = {"", "2024-03-05T10:20:30Z", "2024-02-29", "1900-01-01T00:00:00+14:00"};
    static struct arena *arena;
    static struct run run;
    struct limits limits = limits_default();
    if (size < 2 || size > INPUT_MAX || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    struct str input = {(const char *)data + 2, size - 2};
    struct utf8_survey survey = utf8_survey(input);
    if (survey.ill_formed || survey.nuls)
        return 0;
    char *copy = malloc(input.len + 1); /* an allocation that ends where the text does */
    must(copy != NULL);
    memcpy(copy, input.at, input.len);
    copy = realloc(copy, input.len ? input.len : 1);
    must(copy != NULL);
    struct str text = {copy, input.len};
    size_t language = data[0] % (date_language_count + 1);
    run_begin(&run, arena, &limits, &(struct options){0});
    check_all(&run, text, language ? str_of(date_languages[language - 1]) : STR_NONE,
              str_of(nows[data[1] % (sizeof nows / sizeof *nows)]));
    struct str iso = parse_date(&run, text);
    if (iso.len)
        check_iso(&run, iso);
    url_date(&run, text, data[1] & 4 ? 'd' : 'm');
    must(run.failure.code == FAIL_NONE);
    free(copy);
    return 0;
}
