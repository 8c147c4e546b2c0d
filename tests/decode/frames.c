/* Sends bytes through the decoder for compare.mjs and guess.mjs. A frame on stdin is the length of a label,
 * the length of a body (32 bits each, little-endian), the label, the body. A label that begins with "=" names
 * the encoding to decode by; any other is the page's Content-Type. The answer on stdout is two lengths, the
 * name of the encoding (and of its origin, after a space) and the text; the name is empty where there is
 * neither. */
#include <stdio.h>
#include <stdlib.h>

#include "decode/convert.h"
#include "decode/decode.h"
#include "decode/utf8.h"

enum { ARENA_BYTES = 512 << 20 };

static bool read_frame(struct buf *label, struct buf *body)
{
    uint32_t lens[2];
    if (fread(lens, sizeof lens, 1, stdin) != 1)
        return false;
    buf_clear(label);
    buf_clear(body);
    if (!buf_reserve(label, lens[0] + 1) || !buf_reserve(body, lens[1] + 1))
        return false;
    label->len = lens[0];
    body->len = lens[1];
    return fread(label->at, 1, lens[0], stdin) == lens[0] && fread(body->at, 1, lens[1], stdin) == lens[1];
}

static void write_frame(struct str name, struct str text)
{
    uint32_t lens[2] = {(uint32_t)name.len, (uint32_t)text.len};
    fwrite(lens, sizeof lens, 1, stdout);
    fwrite(name.at, 1, name.len, stdout);
    fwrite(text.at, 1, text.len, stdout);
}

static void decode_by(struct run *run, struct str label, struct str body)
{
    const struct encoding *encoding = encoding_of_label(label);
    struct str text = STR_NONE;
    size_t replaced = 0;
    if (!encoding)
        write_frame(STR_NONE, STR_NONE);
    else if (encoding->kind == KIND_UTF8 || encoding->kind == KIND_REPLACEMENT)
        write_frame(str_of(encoding->name), STR_NONE);
    else if (convert(run, encoding, body, &text, &replaced))
        write_frame(str_of(encoding->name), text);
    else
        abort();
}

static void decode_as_page(struct run *run, struct str content_type, struct str body)
{
    struct page page = {.content_type = content_type, .body = body};
    struct text text;
    char name[64];
    if (!decode_page(run, &page, &text)) {
        write_frame(STR_NONE, str_of(run->failure.detail));
        return;
    }
    snprintf(name, sizeof name, "%s %s", text.encoding, encoding_origin_names[text.encoding_origin]);
    write_frame(str_of(name), text.utf8);
}

int main(void)
{
    struct limits limits = limits_default();
    struct arena *arena = arena_create(ARENA_BYTES);
    struct buf label, body;
    struct run run = {0};
    buf_init(&label, NULL, 1 << 10);
    buf_init(&body, NULL, ARENA_BYTES);
    while (arena && read_frame(&label, &body)) {
        run_begin(&run, arena, &limits, &(struct options){0});
        if (str_starts(buf_str(&label), STR("=")))
            decode_by(&run, str_slice(buf_str(&label), 1, label.len), buf_str(&body));
        else
            decode_as_page(&run, buf_str(&label), buf_str(&body));
    }
    buf_free(&label);
    buf_free(&body);
    arena_destroy(arena);
    return ferror(stdout) ? 1 : 0;
}
