#include "desk/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include "base/buf.h"

enum {
    STEP = 64 << 10,      /* bytes asked of a decoder at once */
    ZSTD_WINDOW_LOG = 23, /* 8 MiB, all that a content coding may use (RFC 9659) */
    ZLIB_WINDOW = 15,
    GZIP_WRAPPER = 16, /* added to the window's bits: see inflateInit2 */
};

/* One body on its way. */
struct inflater {
    struct run *run;
    size_t max;      /* bytes of output */
    bool drops_rest; /* what follows the coded data is passed over */
};

static bool fail_broken(const struct inflater *inflater, const char *coding)
{
    return fail_member(inflater->run, FAIL_INVALID_REQUEST, "Content-Encoding",
                       "The body is broken or truncated %s data.", coding);
}

/* Room for one more step of output; false after fail(). The buffer's cap is one byte past the limit, so that
 * a full one is too large. */
static bool make_room(const struct inflater *inflater, struct buf *out)
{
    struct run *run = inflater->run;
    if (out->len == out->cap)
        return fail(run, FAIL_BODY_TOO_LARGE, "The body inflates to more than %zu bytes.", inflater->max);
    size_t more = out->cap - out->len < STEP ? out->cap - out->len : STEP;
    if (out->size - out->len >= more || buf_reserve(out, more))
        return true;
    return fail(run, FAIL_PAGE_TOO_COMPLEX, "The inflated body needs more than the %zu bytes of a job.",
                arena_cap(run->arena));
}

static size_t room(const struct buf *out)
{
    return out->size - out->len;
}

/* Runs an initialised stream over all of `in`. Members of a gzip file follow one another (RFC 1952, 2.2). */
static bool run_zlib(const struct inflater *inflater, z_stream *stream, struct str in, bool members,
                     const char *coding, struct buf *out)
{
    bool is_whole = false; /* at least one member is */
    stream->next_in = (Bytef *)(uintptr_t)in.at;
    stream->avail_in = (uInt)in.len;
    for (;;) {
        if (!make_room(inflater, out))
            return false;
        size_t space = room(out);
        stream->next_out = (Bytef *)out->at + out->len;
        stream->avail_out = (uInt)space;
        int status = inflate(stream, Z_NO_FLUSH);
        out->len += space - stream->avail_out;
        is_whole |= status == Z_STREAM_END;
        if (status == Z_STREAM_END && stream->avail_in == 0)
            return true;
        if (status == Z_STREAM_END ? !members || inflateReset(stream) != Z_OK : status != Z_OK)
            return (inflater->drops_rest && is_whole) || fail_broken(inflater, coding);
    }
}

static bool undo_zlib(const struct inflater *inflater, struct str in, int window_bits, const char *coding,
                      struct buf *out)
{
    z_stream stream = {0};
    if (in.len > UINT32_MAX || inflateInit2(&stream, window_bits) != Z_OK)
        return fail(inflater->run, FAIL_INTERNAL, "The decoder for %s could not be started.", coding);
    bool fine = run_zlib(inflater, &stream, in, window_bits > ZLIB_WINDOW, coding, out);
    inflateEnd(&stream);
    return fine;
}

static bool undo_gzip(const struct inflater *inflater, struct str in, struct buf *out)
{
    return undo_zlib(inflater, in, ZLIB_WINDOW + GZIP_WRAPPER, "gzip", out);
}

/* RFC 9110 means zlib's format; many senders leave its wrapper out. RFC 1950, 2.2: CM is 8, and the first two
 * bytes are a multiple of 31. */
static bool undo_deflate(const struct inflater *inflater, struct str in, struct buf *out)
{
    const unsigned char *at = (const unsigned char *)in.at;
    bool wrapped = in.len >= 2 && (at[0] & 0x0f) == 8 && ((unsigned)at[0] << 8 | at[1]) % 31 == 0;
    return undo_zlib(inflater, in, wrapped ? ZLIB_WINDOW : -ZLIB_WINDOW, "deflate", out);
}

static bool run_brotli(const struct inflater *inflater, BrotliDecoderState *state, struct str in,
                       struct buf *out)
{
    const uint8_t *next_in = (const uint8_t *)in.at;
    size_t avail_in = in.len;
    for (;;) {
        if (!make_room(inflater, out))
            return false;
        size_t space = room(out), avail_out = space;
        uint8_t *next_out = (uint8_t *)out->at + out->len;
        BrotliDecoderResult result =
            BrotliDecoderDecompressStream(state, &avail_in, &next_in, &avail_out, &next_out, NULL);
        out->len += space - avail_out;
        if (result == BROTLI_DECODER_RESULT_SUCCESS && (avail_in == 0 || inflater->drops_rest))
            return true;
        if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
            return fail_broken(inflater, "br");
    }
}

static bool undo_brotli(const struct inflater *inflater, struct str in, struct buf *out)
{
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!state)
        return fail(inflater->run, FAIL_INTERNAL, "The decoder for br could not be started.");
    bool fine = run_brotli(inflater, state, in, out);
    BrotliDecoderDestroyInstance(state);
    return fine;
}

static bool run_zstd(const struct inflater *inflater, ZSTD_DStream *stream, struct str in, struct buf *out)
{
    ZSTD_inBuffer input = {.src = in.at, .size = in.len};
    bool is_whole = false; /* at least one frame is */
    for (;;) {
        if (!make_room(inflater, out))
            return false;
        size_t space = room(out), read_before = input.pos;
        ZSTD_outBuffer output = {.dst = out->at + out->len, .size = space};
        size_t left = ZSTD_decompressStream(stream, &output, &input);
        out->len += output.pos;
        is_whole |= left == 0;
        if (left == 0 && input.pos == input.size)
            return true;
        if (ZSTD_isError(left) || (output.pos == 0 && input.pos == read_before))
            return (inflater->drops_rest && is_whole) || fail_broken(inflater, "zstd");
    }
}

static bool undo_zstd(const struct inflater *inflater, struct str in, struct buf *out)
{
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (!stream)
        return fail(inflater->run, FAIL_INTERNAL, "The decoder for zstd could not be started.");
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG);
    bool fine = run_zstd(inflater, stream, in, out);
    ZSTD_freeDStream(stream);
    return fine;
}

typedef bool undo_coding(const struct inflater *inflater, struct str in, struct buf *out);

static const struct coding {
    const char *name;
    undo_coding *undo; /* NULL: nothing to do */
} codings_known[] = {
    {"gzip", undo_gzip}, {"x-gzip", undo_gzip}, {"deflate", undo_deflate},
    {"br", undo_brotli}, {"zstd", undo_zstd},   {"identity", NULL},
};

static const struct coding *find_coding(struct str name)
{
    for (size_t i = 0; i < sizeof(codings_known) / sizeof(codings_known[0]); i++)
        if (str_eq_nocase(name, str_of(codings_known[i].name)))
            return &codings_known[i];
    return NULL;
}

/* Reads the list into undo[], in the order of application. */
static bool read_codings(struct run *run, struct str list, undo_coding *undo[CODINGS_MAX], size_t *count)
{
    enum { SHOWN_MAX = 40 };
    struct str name;
    while (str_next(&list, ',', &name)) {
        name = str_trim(name);
        if (!name.len)
            continue;
        const struct coding *coding = find_coding(name);
        if (!coding)
            return fail_member(run, FAIL_UNSUPPORTED_CODING, "Content-Encoding",
                               "The coding \"%.*s\" is not known; gzip, deflate, br, zstd and identity are.",
                               STR_FMT(str_slice(name, 0, SHOWN_MAX)));
        if (!coding->undo)
            continue;
        if (*count == CODINGS_MAX)
            return fail_member(run, FAIL_INVALID_REQUEST, "Content-Encoding",
                               "The body is coded more than %d times.", CODINGS_MAX);
        undo[(*count)++] = coding->undo;
    }
    return true;
}

static bool inflate_all(const struct inflater *inflater, struct str codings, struct str body,
                        struct str *plain)
{
    undo_coding *undo[CODINGS_MAX];
    size_t count = 0;
    *plain = body;
    if (!read_codings(inflater->run, codings, undo, &count))
        return false;
    while (count && body.len) {
        struct buf out;
        buf_init(&out, inflater->run->arena, inflater->max + 1);
        if (!undo[--count](inflater, body, &out) || (out.len == out.cap && !make_room(inflater, &out)))
            return false;
        body = *plain = buf_str(&out);
    }
    return true;
}

bool inflate_body(struct run *run, struct str codings, struct str body, struct str *plain)
{
    const struct inflater inflater = {.run = run, .max = run->limits->inflated_bytes};
    return inflate_all(&inflater, codings, body, plain);
}

bool inflate_page(struct run *run, struct page *page)
{
    const struct inflater inflater = {.run = run, .max = run->limits->page_bytes, .drops_rest = true};
    return inflate_all(&inflater, page_header(page, STR("Content-Encoding")), page->body, &page->body);
}
