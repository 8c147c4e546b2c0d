/* Text to tree: any text must give a tree whose ranges nest, within limits that are small enough to be met.
 */
#include <stdlib.h>

#include "parse/doc.h"

enum { ARENA_BYTES = 64 << 20, DEPTH = 12, ATTRIBUTES = 4, NODES = 2000, TEXT_MAX = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void check_node(const struct doc *doc, uint32_t i)
{
    const struct node *node = &doc->nodes[i], *parent = &doc->nodes[node->parent];
    demand(node->end > i && node->end <= doc->node_count && node->tag < TAG_COUNT);
    demand(node->attr_count <= ATTRIBUTES && node->attr_first + node->attr_count <= doc->attr_count);
    if (i == 0) {
        demand(node->tag == TAG_HTML && node->parent == 0 && node->depth == 0);
        return;
    }
    demand(node->parent < i && node->end <= parent->end && node->depth == parent->depth + 1);
    demand(node->depth <= DEPTH && parent->tag != TAG_CHARACTERS);
    demand((node->tag == TAG_CHARACTERS) == (node->text.len > 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct run run;
    if (!arena && !(arena = arena_create(ARENA_BYTES)))
        return 0;
    struct limits limits = limits_default();
    limits.depth = DEPTH;
    limits.attributes = ATTRIBUTES;
    limits.nodes = NODES;
    run_begin(&run, arena, &limits, &(struct options){0});
    struct page page = {
        .content_type = STR("text/html"), .body = {(const char *)data, size}, .is_unicode = true};
    struct text text;
    struct doc doc;
    if (!decode_page(&run, &page, &text))
        return 0;
    demand(parse_text(&run, &text, &doc));
    demand(doc.node_count > 0 && doc.node_count <= NODES);
    for (uint32_t i = 0; i < doc.node_count; i++)
        check_node(&doc, i);
    demand(doc_text(&run, &doc, 0, TEXT_MAX).len <= TEXT_MAX);
    return 0;
}
