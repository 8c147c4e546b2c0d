#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

enum { STATUS_UNAVAILABLE = 503, RETRY_AFTER_S = 1 };

static const struct fail_info infos[FAIL_COUNT] = {
#define X(name, status, slug, title) [FAIL_##name] = {#name, status, slug, title},
    FAIL_TABLE(X)
#undef X
};

const struct fail_info *fail_info(enum fail code)
{
    bool known = code > FAIL_NONE && code < FAIL_COUNT;
    return &infos[known ? code : FAIL_INTERNAL];
}

bool fail_has_article(enum fail code)
{
    static const enum fail absences[] = {
#define X(name, status, slug, title) FAIL_##name,
        ABSENCE_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < sizeof absences / sizeof *absences; i++)
        if (absences[i] == code)
            return true;
    return false;
}

bool failure_set(struct failure *failure, enum fail code, const char *format, ...)
{
    struct failure fresh = {.code = code};
    va_list list;
    va_start(list, format);
    int len = vsnprintf(fresh.detail, sizeof fresh.detail, format, list);
    va_end(list);
    if (len >= (int)sizeof fresh.detail) {
        size_t end = sizeof fresh.detail - 1;
        while (end > 0 && ((unsigned char)fresh.detail[end - 1] & 0xC0) == 0x80)
            end--;
        if (end > 0 && (unsigned char)fresh.detail[end - 1] >= 0xC0)
            end--;
        fresh.detail[end] = '\0';
    }
    if (fail_info(code)->status == STATUS_UNAVAILABLE)
        fresh.retry_after_s = RETRY_AFTER_S;
    *failure = fresh;
    return false;
}
