/* Bytes to text: which media type, which charset, and the conversion to UTF-8.
 * Order (WHATWG Encoding and HTML, "determining the character encoding"): BOM, the transport's charset, the
 * first 1,024 bytes' <meta>, valid UTF-8, a guess from the bytes. docs/architecture.md lists where this
 * departs from the standards. */
#ifndef COPYDESK_DECODE_DECODE_H
#define COPYDESK_DECODE_DECODE_H

#include "base/run.h"
#include "fetch/page.h"

enum media { MEDIA_HTML, MEDIA_TEXT };

enum encoding_origin { ENCODING_BOM, ENCODING_HEADER, ENCODING_META, ENCODING_VALID, ENCODING_GUESS };
extern const char *const encoding_origin_names[]; /* "bom", "header", "meta", "utf-8-valid", "guess" */

struct text {
    const struct page *page;
    enum media media;
    struct str utf8;      /* valid UTF-8 without NULs; in the run's arena, or the page's own bytes */
    const char *encoding; /* WHATWG name, "UTF-8", "windows-1252", …; static */
    enum encoding_origin encoding_origin;
    size_t replaced; /* bytes sequences that became U+FFFD */
};

/* Decodes page into *text. Fails with UNSUPPORTED_MEDIA_TYPE (a media type other than HTML, XHTML or text; or
 * bytes that are no text, naming what they look like), EMPTY_BODY, PAGE_TOO_COMPLEX. */
bool decode_page(struct run *run, const struct page *page, struct text *text);

#endif
