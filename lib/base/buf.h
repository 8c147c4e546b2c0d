/* A growing buffer with a cap, on the heap or in an arena. Errors stick: once an addition is refused,
 * `failed` is set and all later additions do nothing, so that a writer checks once, at its end. */
#ifndef COPYDESK_BASE_BUF_H
#define COPYDESK_BASE_BUF_H

#include "base/arena.h"

struct buf {
    char *at;
    size_t len;          /* bytes in use */
    size_t size;         /* bytes allocated */
    size_t cap;          /* len never exceeds it */
    struct arena *arena; /* not owned; NULL: the heap */
    bool failed;         /* the cap was reached or memory was refused */
};

/* An empty buffer; allocates nothing yet. */
void buf_init(struct buf *buf, struct arena *arena, size_t cap);

/* Frees a heap buffer's bytes and leaves it empty and usable; an arena's bytes stay until its reset. */
void buf_free(struct buf *buf);

/* Empties the buffer and clears `failed`, keeping its memory. */
void buf_clear(struct buf *buf);

/* Room for `more` further bytes beyond len. All return false (and set failed) when refused. buf_printf needs
 * one byte more than it adds, for vsnprintf's terminator. */
bool buf_reserve(struct buf *buf, size_t more);
bool buf_add(struct buf *buf, const void *bytes, size_t len);
bool buf_add_str(struct buf *buf, struct str s);
bool buf_add_byte(struct buf *buf, char c);
bool buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a code point as UTF-8; surrogates and values past U+10FFFF become U+FFFD. */
bool buf_add_code_point(struct buf *buf, uint32_t code_point);

static inline struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->at, buf->len};
}

#endif
