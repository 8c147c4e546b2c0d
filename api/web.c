/* The page at / and the files it loads: web/ as it was when the program was built. */
#include <openssl/sha.h>
#include <stdio.h>

#include "api/handlers.h"
#include "api/reply.h"

/* X(symbol, name in web/, media type). The first is the page itself, which is served at / alone. */
#define WEB_TABLE(X)                                                                                         \
    X(index_html, "index.html", "text/html; charset=utf-8")                                                  \
    X(style_css, "style.css", "text/css; charset=utf-8")                                                     \
    X(article_css, "article.css", "text/css; charset=utf-8")                                                 \
    X(views_css, "views.css", "text/css; charset=utf-8")                                                     \
    X(icon_svg, "icon.svg", "image/svg+xml")                                                                 \
    X(example_html, "example.html", "text/html; charset=utf-8")                                              \
    X(main_js, "main.js", JAVASCRIPT)                                                                        \
    X(article_js, "article.js", JAVASCRIPT)                                                                  \
    X(ask_js, "ask.js", JAVASCRIPT)                                                                          \
    X(blocks_js, "blocks.js", JAVASCRIPT)                                                                    \
    X(copy_js, "copy.js", JAVASCRIPT)                                                                        \
    X(curl_js, "curl.js", JAVASCRIPT)                                                                        \
    X(dates_js, "dates.js", JAVASCRIPT)                                                                      \
    X(dom_js, "dom.js", JAVASCRIPT)                                                                          \
    X(form_js, "form.js", JAVASCRIPT)                                                                        \
    X(json_js, "json.js", JAVASCRIPT)                                                                        \
    X(pictures_js, "pictures.js", JAVASCRIPT)                                                                \
    X(problems_js, "problems.js", JAVASCRIPT)                                                                \
    X(tabs_js, "tabs.js", JAVASCRIPT)                                                                        \
    X(why_js, "why.js", JAVASCRIPT)

#define JAVASCRIPT "text/javascript; charset=utf-8" /* RFC 9239 */

#define X(symbol, name, media_type)                                                                          \
    __asm__(".pushsection .rodata\n"                                                                         \
            ".global web_" #symbol "_start\n"                                                                \
            ".global web_" #symbol "_end\n"                                                                  \
            "web_" #symbol "_start:\n"                                                                       \
            ".incbin \"" COPYDESK_SOURCE_DIR "/web/" name "\"\n"                                             \
            "web_" #symbol "_end:\n"                                                                         \
            ".popsection\n");                                                                                \
    extern const char web_##symbol##_start[], web_##symbol##_end[];
WEB_TABLE(X)
#undef X

static const struct web_file {
    const char *name, *media_type, *start, *end;
} files[] = {
#define X(symbol, name, media_type) {name, media_type, web_##symbol##_start, web_##symbol##_end},
    WEB_TABLE(X)
#undef X
};

/* The page runs its own modules and nothing else, asks nobody but this service, and cannot be framed. Scripts
 * cannot even try to make markup of text. The one thing from elsewhere is pictures: those of an article,
 * which the page loads when its reader asks for them. */
static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' http: https: data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

enum {
    ETAG_BYTES = 12,               /* of the file's hash */
    ETAG_LEN = 2 * ETAG_BYTES + 2, /* in hexadecimal, with its quotes */
};

static enum MHD_Result reply(struct request *request, const struct web_file *file)
{
    struct str bytes = {file->start, (size_t)(file->end - file->start)};
    unsigned char digest[SHA256_DIGEST_LENGTH];
    char etag[ETAG_LEN + 1];
    size_t len = 0;
    SHA256((const unsigned char *)bytes.at, bytes.len, digest);
    etag[len++] = '"';
    for (size_t i = 0; i < ETAG_BYTES; i++)
        len += (size_t)sprintf(etag + len, "%02x", digest[i]);
    memcpy(etag + len, "\"", sizeof "\"");
    return reply_file(request, &(struct reply_file){file->media_type, bytes, etag, policy});
}

enum MHD_Result page_handle(struct request *request)
{
    return reply(request, &files[0]);
}

enum MHD_Result web_handle(struct request *request)
{
    struct str name = route_rest(request->route, str_of(request->path));
    for (size_t i = 1; i < sizeof files / sizeof *files; i++)
        if (str_eq(name, str_of(files[i].name)))
            return reply(request, &files[i]);
    request_fail(request, FAIL_NOT_FOUND, NULL, "The page at / has no such file.");
    return reply_problem(request);
}
