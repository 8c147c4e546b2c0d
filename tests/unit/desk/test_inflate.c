#include "unit/run.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#include "desk/inflate.h"

/* "hello, hello, hello" by brotli -q 5 */
static const unsigned char brotli[] = {0x1b, 0x12, 0x00, 0x00, 0xa4, 0x40, 0x58,
                                       0x6a, 0x90, 0x68, 0x2a, 0xf1, 0x9c, 0x2e};
#define PLAIN "hello, hello, hello"

enum { GZIP_BITS = 31, ZLIB_BITS = 15, RAW_BITS = -15 };

/* Deflates text, in the run's arena. */
static struct str deflated(struct str text, int bits)
{
    size_t cap = text.len + 1000;
    char *out = run_alloc(&run, cap);
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (Bytef *)(uintptr_t)text.at;
    stream.avail_in = (uInt)text.len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)cap;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    struct str coded = {out, stream.total_out};
    deflateEnd(&stream);
    return coded;
}

static struct str zstd(struct str text)
{
    size_t cap = ZSTD_compressBound(text.len);
    char *out = run_alloc(&run, cap);
    return (struct str){out, ZSTD_compress(out, cap, text.at, text.len, 3)};
}

static void check_plain(const char *codings, struct str coded)
{
    struct str plain;
    if (!inflate_body(&run, str_of(codings), coded, &plain))
        print_error("%s: %s\n", codings, run.failure.detail);
    assert_span(plain, PLAIN);
}

static void codings_are_undone(void **state)
{
    (void)state;
    check_plain("", STR(PLAIN));
    check_plain("identity", STR(PLAIN));
    check_plain("gzip", deflated(STR(PLAIN), GZIP_BITS));
    check_plain("X-GZIP", deflated(STR(PLAIN), GZIP_BITS));
    check_plain("deflate", deflated(STR(PLAIN), ZLIB_BITS));
    check_plain("deflate", deflated(STR(PLAIN), RAW_BITS));
    check_plain("br", (struct str){(const char *)brotli, sizeof(brotli)});
    check_plain("zstd", zstd(STR(PLAIN)));
    assert_int_equal(run.failure.code, FAIL_NONE);
}

static void lists_are_undone_from_the_end(void **state)
{
    (void)state;
    check_plain("gzip, zstd", zstd(deflated(STR(PLAIN), GZIP_BITS)));
    check_plain("zstd,identity , , gzip,deflate", deflated(deflated(zstd(STR(PLAIN)), GZIP_BITS), ZLIB_BITS));
}

static void members_of_gzip_follow_one_another(void **state)
{
    (void)state;
    struct str first = deflated(STR("hello, "), GZIP_BITS), second = deflated(STR("hello, hello"), GZIP_BITS);
    char *both = run_alloc(&run, first.len + second.len);
    memcpy(both, first.at, first.len);
    memcpy(both + first.len, second.at, second.len);
    check_plain("gzip", (struct str){both, first.len + second.len});
}

static void check_failure(const char *codings, struct str coded, enum fail code)
{
    struct str plain;
    run.failure = (struct failure){0};
    assert_false(inflate_body(&run, str_of(codings), coded, &plain));
    assert_int_equal(run.failure.code, code);
}

static void unknown_codings_are_named(void **state)
{
    (void)state;
    check_failure("gzip, compress", STR("x"), FAIL_UNSUPPORTED_CODING);
    assert_non_null(strstr(run.failure.detail, "\"compress\""));
    assert_string_equal(run.failure.member, "Content-Encoding");
    check_failure("gzip,gzip,gzip,gzip", STR("x"), FAIL_INVALID_REQUEST);
}

static void broken_and_cut_data_is_refused(void **state)
{
    (void)state;
    const struct {
        const char *coding;
        struct str coded;
    } cases[] = {
        {"gzip", deflated(STR(PLAIN), GZIP_BITS)},
        {"deflate", deflated(STR(PLAIN), ZLIB_BITS)},
        {"br", {(const char *)brotli, sizeof(brotli)}},
        {"zstd", zstd(STR(PLAIN))},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_failure(cases[i].coding, STR("this is no compressed data"), FAIL_INVALID_REQUEST);
        for (size_t len = 1; len < cases[i].coded.len; len++)
            check_failure(cases[i].coding, str_slice(cases[i].coded, 0, len), FAIL_INVALID_REQUEST);
    }
}

static void bombs_stop_at_the_limit(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    char *zeros = calloc(1, SIZE);
    struct str text = {zeros, SIZE}, plain;
    struct str gzip = deflated(text, GZIP_BITS), zst = zstd(text);
    limits.inflated_bytes = SIZE;
    assert_true(inflate_body(&run, STR("gzip"), gzip, &plain));
    assert_int_equal(plain.len, SIZE);
    assert_true(inflate_body(&run, STR("zstd"), zst, &plain));
    limits.inflated_bytes = SIZE - 1;
    check_failure("gzip", gzip, FAIL_BODY_TOO_LARGE);
    check_failure("zstd", zst, FAIL_BODY_TOO_LARGE);
    check_failure("zstd, gzip", deflated(zst, GZIP_BITS), FAIL_BODY_TOO_LARGE);
    free(zeros);
}

static bool inflate_fetched(const char *coding, struct str coded, struct str *plain)
{
    struct header header = {.name = STR("content-encoding"), .value = str_of(coding)};
    struct page page = {.body = coded, .headers = &header, .header_count = 1};
    run.failure = (struct failure){0};
    bool fine = inflate_page(&run, &page);
    *plain = page.body;
    return fine;
}

static struct str with_rest(struct str coded)
{
    struct str rest = STR("\0\0 and more");
    char *both = run_alloc(&run, coded.len + rest.len);
    memcpy(both, coded.at, coded.len);
    memcpy(both + coded.len, rest.at, rest.len);
    return (struct str){both, coded.len + rest.len};
}

/* Browsers pass over it; a request's body is held to its coding. */
static void what_follows_a_fetched_page_is_passed_over(void **state)
{
    (void)state;
    const struct {
        const char *coding;
        struct str coded;
    } cases[] = {
        {"gzip", deflated(STR(PLAIN), GZIP_BITS)},
        {"deflate", deflated(STR(PLAIN), ZLIB_BITS)},
        {"br", {(const char *)brotli, sizeof(brotli)}},
        {"zstd", zstd(STR(PLAIN))},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str plain, coded = with_rest(cases[i].coded);
        assert_true(inflate_fetched(cases[i].coding, coded, &plain));
        assert_span(plain, PLAIN);
        check_failure(cases[i].coding, coded, FAIL_INVALID_REQUEST);
        for (size_t len = 1; len < cases[i].coded.len; len++) {
            assert_false(inflate_fetched(cases[i].coding, str_slice(cases[i].coded, 0, len), &plain));
            assert_int_equal(run.failure.code, FAIL_INVALID_REQUEST);
        }
    }
}

static void fetched_bombs_stop_at_their_limit(void **state)
{
    (void)state;
    struct str plain, coded = deflated(STR(PLAIN), GZIP_BITS);
    limits.page_bytes = strlen(PLAIN);
    assert_true(inflate_fetched("gzip", coded, &plain));
    limits.page_bytes = strlen(PLAIN) - 1;
    assert_false(inflate_fetched("gzip", coded, &plain));
    assert_int_equal(run.failure.code, FAIL_BODY_TOO_LARGE);
    assert_true(inflate_fetched("", STR(PLAIN), &plain)); /* its bytes on the wire were bounded before */
}

static void refused_memory_is_told(void **state)
{
    (void)state;
    struct str coded = deflated(STR(PLAIN), GZIP_BITS);
    arena_refuse_after(run.arena, 1);
    check_failure("gzip", coded, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(codings_are_undone),
        WITH_RUN(lists_are_undone_from_the_end),
        WITH_RUN(members_of_gzip_follow_one_another),
        WITH_RUN(unknown_codings_are_named),
        WITH_RUN(broken_and_cut_data_is_refused),
        WITH_RUN(bombs_stop_at_the_limit),
        WITH_RUN(what_follows_a_fetched_page_is_passed_over),
        WITH_RUN(fetched_bombs_stop_at_their_limit),
        WITH_RUN(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
