#include "extract/blocks/objects.h"

#include <stdlib.h>

#include "base/url.h"
#include "base/words.h"
#include "extract/images/body_images.h"

static bool add_object(struct composition *composition, uint32_t node, const struct block *block)
{
    struct object_list *list = &composition->objects;
    if (!run_array_room(composition->facts->run, &list->items, list->count, &list->room, sizeof *list->items))
        return false;
    list->items[list->count] = (struct object){.node = node, .block = *block};
    list->items[list->count++].block.node = node;
    return true;
}

static bool add_figures(struct composition *composition)
{
    const struct article *article = composition->article;
    for (size_t i = 0; i < article->image_count; i++) {
        struct block block = {.type = BLOCK_FIGURE, .image = &article->images[i]};
        if (article->images[i].node && !add_object(composition, article->images[i].node, &block))
            return false;
    }
    return true;
}

static bool add_rules(struct composition *composition)
{
    const struct doc *doc = composition->facts->sheet->doc;
    const struct article *article = composition->article;
    uint32_t i = article->body[0]->first, end = article->body[article->body_count - 1]->first;
    const struct block rule = {.type = BLOCK_RULE};
    for (unsigned count = 0; count < RULES_MAX && (i = doc_find(doc, TAG_HR, i, end)) < end; count++, i++)
        if (!add_object(composition, i, &rule))
            return false;
    return true;
}

/* The address that an <iframe>, <video> or <audio> shows; empty where it has none on the web. */
static struct str address_of(const struct facts *facts, uint32_t node)
{
    static const struct str lazy[] = {STR_INIT("data-lazy-src"), STR_INIT("data-original"),
                                      STR_INIT("data-url")};
    const struct doc *doc = facts->sheet->doc;
    struct str src = str_or(doc_attr(doc, node, ATTR_DATA_SRC), doc_attr(doc, node, ATTR_SRC));
    for (size_t i = 0; i < sizeof lazy / sizeof *lazy; i++)
        src = str_or(doc_attr_other(doc, node, lazy[i]), src);
    uint32_t source = doc_find(doc, TAG_SOURCE, node, doc->nodes[node].end);
    if (!src.len && source < doc->nodes[node].end)
        src = doc_attr(doc, source, ATTR_SRC);
    return url_resolve(facts->run, facts->sheet->head.base, src);
}

static bool add_embed(struct composition *composition, uint32_t node)
{
    const struct facts *facts = composition->facts;
    struct block block = {.type = BLOCK_EMBED, .url = address_of(facts, node)};
    if (!block.url.len)
        return facts->run->failure.code == FAIL_NONE;
    block.label = url_host(block.url);
    if (str_starts_nocase(block.label, STR("www.")))
        block.label = str_slice(block.label, 4, block.label.len);
    block.text.text = collapse_space(facts->run, doc_attr(facts->sheet->doc, node, ATTR_TITLE));
    return add_object(composition, node, &block);
}

/* Those between the first and the last text of the body: what plays elsewhere on a page is mostly not the
 * article's. */
static bool add_embeds(struct composition *composition)
{
    static const bool embeds[TAG_COUNT] = {[TAG_IFRAME] = true, [TAG_VIDEO] = true, [TAG_AUDIO] = true};
    const struct facts *facts = composition->facts;
    const struct doc *doc = facts->sheet->doc;
    struct surroundings s = {.facts = NULL};
    size_t count = 0;
    uint32_t first = composition->article->body[0]->first;
    for (uint32_t i = 0; i < doc->node_count && count < EMBEDS_MAX; i++) {
        if (!embeds[doc->nodes[i].tag])
            continue;
        if (!s.facts && !survey(facts, composition->article, &s))
            return false;
        if (i < s.from || i >= s.to || i < first || !is_of_article(&s, i))
            continue;
        if (!add_embed(composition, i))
            return false;
        count++;
    }
    return true;
}

static int by_node(const void *a, const void *b)
{
    const struct object *x = a, *y = b;
    return (x->node > y->node) - (x->node < y->node);
}

bool find_objects(struct composition *composition)
{
    struct object_list *list = &composition->objects;
    if (!add_figures(composition) || !add_rules(composition) || !add_embeds(composition))
        return false;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_node);
    return composition->facts->run->failure.code == FAIL_NONE;
}
