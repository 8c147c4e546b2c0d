#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

enum { BUF_FIRST_SIZE = 256 };

void buf_init(struct buf *buf, struct arena *arena, size_t cap)
{
    *buf = (struct buf){.arena = arena, .cap = cap};
}

void buf_free(struct buf *buf)
{
    if (!buf->arena)
        free(buf->at);
    buf_init(buf, buf->arena, buf->cap);
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->failed = false;
}

static bool refuse(struct buf *buf)
{
    buf->failed = true;
    return false;
}

bool buf_reserve(struct buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    if (more > buf->cap - buf->len)
        return refuse(buf);
    size_t need = buf->len + more;
    if (need <= buf->size)
        return true;
    size_t size = buf->size ? buf->size : BUF_FIRST_SIZE;
    while (size < need)
        size *= 2;
    if (size > buf->cap)
        size = buf->cap;
    char *at = buf->arena ? arena_grow(buf->arena, buf->at, buf->size, size) : realloc(buf->at, size);
    if (!at)
        return refuse(buf);
    buf->at = at;
    buf->size = size;
    return true;
}

bool buf_add(struct buf *buf, const void *bytes, size_t len)
{
    if (!buf_reserve(buf, len))
        return false;
    if (len)
        memcpy(buf->at + buf->len, bytes, len);
    buf->len += len;
    return true;
}

bool buf_add_str(struct buf *buf, struct str s)
{
    return buf_add(buf, s.at, s.len);
}

bool buf_add_byte(struct buf *buf, char c)
{
    return buf_add(buf, &c, 1);
}

bool buf_printf(struct buf *buf, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int len = vsnprintf(NULL, 0, format, list);
    va_end(list);
    bool ok = len >= 0 && buf_reserve(buf, (size_t)len + 1);
    if (ok) {
        vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
    return ok || refuse(buf);
}

bool buf_add_code_point(struct buf *buf, uint32_t c)
{
    char bytes[4];
    return buf_add(buf, bytes, utf8_write(c, bytes));
}
