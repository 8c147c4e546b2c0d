#include "decode/decode.h"

#include "base/media_type.h"
#include "decode/charset.h"
#include "decode/convert.h"
#include "decode/media.h"

const char *const encoding_origin_names[] = {"bom", "header", "meta", "utf-8-valid", "guess"};

enum { SHOWN = 60 };

/* Copies what a page says of itself for a failure's detail: short, printable ASCII. */
static void show(struct str s, char out[SHOWN + 1])
{
    size_t len = s.len < SHOWN ? s.len : SHOWN;
    for (size_t i = 0; i < len; i++)
        out[i] = s.at[i] > ' ' && s.at[i] <= '~' ? s.at[i] : '?';
    out[len] = '\0';
}

static bool refuse_media(struct run *run, const struct page *page)
{
    char essence[SHOWN + 1];
    show(media_type_essence(page->content_type), essence);
    return fail(run, FAIL_UNSUPPORTED_MEDIA_TYPE, "The page is %s; HTML, XHTML and plain text are read.",
                essence);
}

/* UTF-8 stays where it is; only blemishes make a copy. */
static bool keep_utf8(struct run *run, struct str bytes, const struct utf8_survey *survey, struct text *text)
{
    text->utf8 = bytes;
    text->replaced = survey->ill_formed;
    if (survey->ill_formed == 0 && survey->nuls == 0)
        return true;
    struct buf out;
    buf_init(&out, run->arena, arena_cap(run->arena));
    buf_reserve(&out, bytes.len);
    if (!utf8_repair(bytes, &out))
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The page needs more memory than a job may use.");
    text->utf8 = buf_str(&out);
    return true;
}

static bool is_ascii(const struct utf8_survey *survey)
{
    return survey->multi_byte == 0 && survey->ill_formed == 0;
}

static bool to_utf8(struct run *run, const struct page *page, struct text *text)
{
    struct utf8_survey survey = utf8_survey(page->body);
    struct charset charset = charset_choose(page, &survey);
    enum encoding_kind kind = charset.encoding->kind;
    struct str bytes = str_slice(page->body, charset.bom, page->body.len);
    text->encoding = charset.encoding->name;
    text->encoding_origin = charset.origin;
    bool extends_ascii = kind == KIND_SINGLE_BYTE || kind == KIND_MULTI_BYTE;
    if (kind == KIND_UTF8 || (extends_ascii && is_ascii(&survey)))
        return keep_utf8(run, bytes, &survey, text);
    return convert(run, charset.encoding, bytes, &text->utf8, &text->replaced);
}

static bool decide_media(struct run *run, const struct page *page, struct text *text)
{
    struct str root;
    char shown[SHOWN + 1];
    if (media_of_text(media_declared(page->content_type), text->utf8, &text->media, &root))
        return true;
    show(root, shown);
    return fail(run, FAIL_UNSUPPORTED_MEDIA_TYPE,
                "The page is an XML document whose root is <%s>; of XML, only XHTML is read.", shown);
}

bool decode_page(struct run *run, const struct page *page, struct text *text)
{
    *text = (struct text){.page = page};
    if (str_trim(page->body).len == 0)
        return fail(run, FAIL_EMPTY_BODY, "The page is empty.");
    if (media_declared(page->content_type) == DECLARED_OTHER)
        return refuse_media(run, page);
    const char *binary = charset_utf16(page->body) ? NULL : media_binary(page->body);
    if (binary)
        return fail(run, FAIL_UNSUPPORTED_MEDIA_TYPE,
                    "The page looks like %s; HTML, XHTML and plain text are read.", binary);
    if (!to_utf8(run, page, text))
        return false;
    if (str_trim(text->utf8).len == 0)
        return fail(run, FAIL_EMPTY_BODY, "The page holds white space only.");
    if (text->replaced)
        run_warn(run, WARNING_REPLACED_BYTES);
    return decide_media(run, page, text);
}
