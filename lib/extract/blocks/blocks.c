#include "extract/blocks/blocks.h"

#include "extract/blocks/compose.h"
#include "extract/blocks/objects.h"
#include "extract/lines/text_fields.h"
#include "extract/posts/posts.h"

const char *const block_type_names[BLOCK_TYPE_COUNT] = {
#define X(NAME, type) [BLOCK_##NAME] = type,
    BLOCK_TABLE(X)
#undef X
};

const bool block_has_language[BLOCK_TYPE_COUNT] = {
    [BLOCK_PARAGRAPH] = true, [BLOCK_HEADING] = true,   [BLOCK_LIST] = true, [BLOCK_QUOTE] = true,
    [BLOCK_TABLE] = true,     [BLOCK_FOOTNOTES] = true, [BLOCK_POST] = true,
};

/* The nodes whose objects are a post's: those of the element that repeats, else those of its text. */
static void range_of_post(const struct composition *composition, const struct post *post, uint32_t *first,
                          uint32_t *end)
{
    const struct doc *doc = composition->facts->sheet->doc;
    const struct segment **body = composition->article->body;
    bool is_held = post->container != UINT32_MAX && post->container < doc->node_count;
    *first = is_held ? post->container : body[post->from]->first;
    *end = is_held ? doc->nodes[post->container].end : body[post->to - 1]->end;
}

static bool build_posts(const struct composition *composition, struct block_list *blocks)
{
    size_t count;
    uint32_t first, end;
    const struct facts *facts = composition->facts;
    const struct article *article = composition->article;
    const struct post *posts =
        facts->lines ? text_posts(facts, article, &count) : find_posts(facts, article, &count);
    for (size_t i = 0; posts && i < count; i++) {
        range_of_post(composition, &posts[i], &first, &end);
        struct block *block = add_block(facts->run, blocks, BLOCK_POST, 0);
        if (!block)
            return false;
        block->post = &posts[i];
        if (!compose(composition, posts[i].from, posts[i].to, first, end, &block->blocks))
            return false;
    }
    return posts;
}

struct rich figure_caption(const struct block *figure)
{
    if (figure->text.text.len || figure->shares_caption)
        return figure->text;
    return (struct rich){.text = figure->image->caption};
}

bool wants_blocks(const struct options *options)
{
    return (options->include & (INCLUDE_BLOCKS | INCLUDE_HTML | INCLUDE_MARKDOWN)) != 0 ||
           options->form != FORM_JSON;
}

/* What the whole body shares; of a plain text nothing. */
static bool prepare(struct composition *composition)
{
    const struct facts *facts = composition->facts;
    const struct article *article = composition->article;
    if (facts->sheet->doc->node_count == 0)
        return true;
    const uint8_t *is_data = find_data_tables(facts, article);
    return is_data && map_containers(facts->run, facts->sheet->doc, is_data, &composition->containers) &&
           find_notes(facts, article, &composition->notes) && find_objects(composition);
}

bool build_blocks(const struct facts *facts, struct article *article)
{
    struct composition composition = {.facts = facts, .article = article};
    struct block_list blocks = {.count = 0};
    if (!wants_blocks(&facts->run->options) || article->body_count == 0)
        return true;
    if (!prepare(&composition))
        return false;
    bool fine = article->page_type == PAGE_TYPE_FORUM
                    ? build_posts(&composition, &blocks)
                    : compose(&composition, 0, article->body_count, 0, UINT32_MAX, &blocks);
    article->blocks = blocks.items;
    article->block_count = blocks.count;
    return fine;
}
