#include "extract/blocks/objects.h"

#include <stdlib.h>

#include "base/url.h"
#include "base/words.h"
#include "extract/images/body_images.h"
#include "extract/images/captions.h"
#include "extract/images/image_names.h"
#include "extract/images/player_address.h"

enum { GROUP_CAPTION_MAX = 2000 /* bytes read of one */ };

static bool add_object(struct composition *composition, uint32_t node, const struct block *block)
{
    struct object_list *list = &composition->objects;
    if (!run_array_room(composition->facts->run, &list->items, list->count, &list->room, sizeof *list->items))
        return false;
    list->items[list->count] = (struct object){.node = node, .block = *block};
    list->items[list->count++].block.node = node;
    return true;
}

/* A caption of several images is printed once: under the last one before it, else above the first. */
static bool shares_caption(const struct article *article, size_t i)
{
    const struct image *image = &article->images[i];
    uint32_t caption = image->caption_node;
    if (!caption)
        return false;
    if (caption < image->node)
        return i > 0 && image[-1].caption_node == caption;
    return i + 1 < article->image_count && image[1].caption_node == caption && image[1].node < caption;
}

/* The text of an element that is one segment, with its marks; empty where it is none or several. */
static bool text_of(const struct composition *composition, uint32_t node, struct rich *text)
{
    const struct sheet *sheet = composition->facts->sheet;
    size_t first = sheet_segment_from(sheet, node),
           past = sheet_segment_from(sheet, sheet->doc->nodes[node].end);
    return past != first + 1 ||
           rich_of_segment(composition->facts, &sheet->segments[first], &composition->notes, text);
}

/* A figure's text where it is more than its image's caption: the caption with its marks, and below it that of
 * the group the image ends. */
static bool write_caption(const struct composition *composition, struct block *figure)
{
    const struct facts *facts = composition->facts;
    const struct image *image = figure->image;
    size_t at = find_captioned(facts->captions, image->node);
    uint32_t group = at == SIZE_MAX ? 0 : facts->captions->group[at];
    struct rich own = {.count = 0}, whole = {.text = image->caption};
    if (figure->shares_caption)
        return true;
    if (image->caption_node && !text_of(composition, image->caption_node, &own))
        return false;
    size_t from = own.count && image->caption.len ? str_find(own.text, image->caption, 0) : SIZE_MAX;
    if (from != SIZE_MAX)
        rich_cut(&own, from, from + image->caption.len);
    if (from != SIZE_MAX && own.count)
        figure->text = own;
    if (!group)
        return true;
    if (figure->text.count == 0)
        figure->text = whole;
    struct rich more = {.text = doc_text(facts->run, facts->sheet->doc, group, GROUP_CAPTION_MAX)};
    return rich_append(facts->run, &figure->text, STR("\n"), &more);
}

/* The page that the link around an image leads to; empty where there is no link, or where it leads to the
 * image itself, enlarged, or to the page it stands on. */
static struct str image_link(const struct facts *facts, const struct article *article, uint32_t img)
{
    const struct doc *doc = facts->sheet->doc;
    uint32_t a = doc_ancestor(doc, img, TAG_A);
    struct str url = a == UINT32_MAX ? STR_NONE : link_address(facts, doc_attr(doc, a, ATTR_HREF));
    if (!url_is_web(url) || is_image_file(url) || str_eq(url, article->resolved_url))
        return STR_NONE;
    return url;
}

static bool add_figures(struct composition *composition)
{
    const struct article *article = composition->article;
    for (size_t i = 0; i < article->image_count; i++) {
        const struct image *image = &article->images[i];
        if (!image->node)
            continue;
        struct block block = {
            .type = BLOCK_FIGURE, .image = image, .shares_caption = shares_caption(article, i)};
        block.url = image_link(composition->facts, article, image->node);
        if (!write_caption(composition, &block) || !add_object(composition, image->node, &block))
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

static bool add_embed(struct composition *composition, uint32_t node)
{
    const struct facts *facts = composition->facts;
    struct block block = {.type = BLOCK_EMBED, .url = player_address(facts, node)};
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
