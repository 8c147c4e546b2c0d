/* Addresses of images: the input as a srcset, and as a page whose images have one. Candidates are spans in
 * the order of the attribute; no image's address is a placeholder's data: URL. */
#include <stdlib.h>

#include "extract/images/image_address.h"
#include "extract/images/srcset.h"
#include "parse/doc.h"

enum { ARENA_BYTES = 64 << 20, INPUT_MAX = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_srcset(struct str attribute)
{
    struct str rest = attribute;
    struct srcset_item item;
    for (size_t before = rest.len + 1; next_srcset_item(&rest, &item); before = rest.len) {
        must(rest.len < before && item.density >= 0);
        must(item.url.at >= attribute.at && item.url.at + item.url.len <= attribute.at + attribute.len);
    }
    pixels_of(attribute);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct run run;
    struct limits limits = limits_default();
    struct text text;
    struct doc doc;
    if (size > INPUT_MAX || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    check_srcset((struct str){(const char *)data, size});
    run_begin(&run, arena, &limits, &(struct options){0});
    struct page page = {
        .content_type = STR("text/html"), .body = {(const char *)data, size}, .is_unicode = true};
    if (!decode_page(&run, &page, &text) || !parse_text(&run, &text, &doc))
        return 0;
    for (uint32_t i = doc_find(&doc, TAG_IMG, 0, doc.node_count); i < doc.node_count;
         i = doc_find(&doc, TAG_IMG, i + 1, doc.node_count))
        must(!str_starts_nocase(image_address(&doc, i).url, STR("data:")));
    return 0;
}
