#include "extract/blocks/compose.h"

#include "extract/blocks/code_language.h"
#include "extract/blocks/tidy_lists.h"

/* A container on the way down to a segment. */
struct step {
    enum block_type type;
    uint32_t node;
};

struct path {
    struct step steps[BLOCK_DEPTH_MAX]; /* the outermost first */
    size_t count;
};

struct composer {
    const struct composition *composition;
    struct run *run;
    const struct doc *doc;
    struct block_list *root;
    uint32_t boundary; /* containers from it upwards hold the whole range */
    struct block *open[BLOCK_DEPTH_MAX];
    size_t depth;
    struct block_list pending; /* objects inside of the open table */
};

/* From one block on: most items and cells of a page hold no more. */
static bool make_room(struct run *run, struct block_list *list)
{
    if (list->count < list->room)
        return true;
    size_t room = list->room ? list->room * 2 : 1;
    struct block *items = run_alloc_array(run, room, sizeof *items);
    if (!items)
        return false;
    if (list->count)
        memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->room = room;
    return true;
}

struct block *add_block(struct run *run, struct block_list *list, enum block_type type, uint32_t node)
{
    if (!make_room(run, list))
        return NULL;
    struct block *block = &list->items[list->count++];
    *block = (struct block){.type = type, .node = node, .columns = 1, .rows = 1};
    return block;
}

/* Puts the containers at and above `node`, inside of the boundary, into *path; those past BLOCK_DEPTH_MAX
 * from the outside are left out. */
static void climb(const struct composer *c, uint32_t node, struct path *path)
{
    const struct containers *containers = &c->composition->containers;
    size_t outside = containers->levels[c->boundary], level = containers->levels[node];
    path->count = 0;
    if (level <= outside || node <= c->boundary)
        return;
    uint32_t i = containers->nearest[node];
    for (; level - outside > BLOCK_DEPTH_MAX; level--)
        i = containers->nearest[c->doc->nodes[i].parent];
    path->count = level - outside;
    for (size_t k = path->count; k > 0; k--, i = containers->nearest[c->doc->nodes[i].parent])
        path->steps[k - 1] = (struct step){container_type(c->doc->nodes[i].tag), i};
}

/* Items stand in lists, and what stands in a list is an item: `leaf` becomes one where the page has none. */
static void add_items(struct path *path, uint32_t leaf)
{
    struct path whole = {.count = 0};
    for (size_t i = 0; i < path->count && whole.count + 2 <= BLOCK_DEPTH_MAX - 1; i++) {
        struct step step = path->steps[i];
        bool in_list = whole.count && whole.steps[whole.count - 1].type == BLOCK_LIST;
        if (step.type == BLOCK_ITEM && !in_list) {
            if (whole.count && whole.steps[whole.count - 1].type == BLOCK_ITEM)
                whole.steps[whole.count - 1] = step; /* the parser closes no <dd> by another */
            continue;
        }
        if (step.type != BLOCK_ITEM && in_list)
            whole.steps[whole.count++] = (struct step){BLOCK_ITEM, step.node};
        whole.steps[whole.count++] = step;
    }
    if (whole.count && whole.steps[whole.count - 1].type == BLOCK_LIST)
        whole.steps[whole.count++] = (struct step){BLOCK_ITEM, leaf};
    *path = whole;
}

static struct block_list *top_list(struct composer *c)
{
    return c->depth ? &c->open[c->depth - 1]->blocks : c->root;
}

static bool close_containers(struct composer *c, size_t depth)
{
    while (c->depth > depth) {
        bool was_table = c->open[--c->depth]->type == BLOCK_TABLE;
        for (size_t i = 0; was_table && i < c->pending.count; i++) {
            struct block *block = add_block(c->run, top_list(c), BLOCK_FIGURE, 0);
            if (!block)
                return false;
            *block = c->pending.items[i];
        }
        if (was_table)
            c->pending.count = 0;
    }
    return true;
}

/* What a container's element says of it. */
static void describe(const struct composer *c, struct block *block)
{
    const struct doc *doc = c->doc;
    enum tag tag = doc->nodes[block->node].tag;
    uint64_t start;
    block->is_ordered = tag == TAG_OL;
    block->is_term = tag == TAG_DT;
    block->start = 1;
    if (tag == TAG_OL && str_to_u64(str_trim(doc_attr(doc, block->node, ATTR_START)), INT32_MAX, &start))
        block->start = (int)start;
    if (tag == TAG_BLOCKQUOTE)
        block->url = link_address(c->composition->facts, doc_attr_other(doc, block->node, STR("cite")));
    if (tag == TAG_LI)
        block->label = note_label_of_item(&c->composition->notes, block->node);
}

/* The element that says whom a quote quotes, outside of the quotes in it; 0 where there is none. */
static uint32_t source_of(const struct doc *doc, uint32_t quote)
{
    for (uint32_t i = quote + 1; i < doc->nodes[quote].end; i++) {
        if (doc->nodes[i].tag == TAG_BLOCKQUOTE)
            i = doc->nodes[i].end - 1;
        else if (doc->nodes[i].tag == TAG_CITE || doc->nodes[i].tag == TAG_FOOTER)
            return i;
    }
    return 0;
}

/* Gives a container what stands in it without being of its blocks. */
static bool furnish(struct composer *c, struct block *block)
{
    if (block->type == BLOCK_TABLE)
        return open_table(c->composition, block);
    return block->type != BLOCK_QUOTE ||
           left_out(c->composition, source_of(c->doc, block->node), &block->text);
}

static struct block *open_container(struct composer *c, const struct step *step)
{
    struct block *top = c->depth ? c->open[c->depth - 1] : NULL;
    if (step->type == BLOCK_ROW)
        return top;
    if (step->type == BLOCK_CELL)
        return top ? find_cell(top, step->node) : NULL;
    struct block *block = add_block(c->run, top_list(c), step->type, step->node);
    if (!block)
        return NULL;
    describe(c, block);
    return furnish(c, block) ? block : NULL;
}

/* Opens and closes containers until those of *path are open. A row is opened with its table, which stands for
 * it. */
static bool enter(struct composer *c, const struct path *path)
{
    size_t same = 0, kept = 0;
    struct step steps[BLOCK_DEPTH_MAX];
    for (size_t i = 0; i < path->count; i++)
        if (path->steps[i].type != BLOCK_ROW)
            steps[kept++] = path->steps[i];
    while (same < kept && same < c->depth && c->open[same]->node == steps[same].node &&
           c->open[same]->type == steps[same].type)
        same++;
    if (!close_containers(c, same))
        return false;
    for (size_t i = same; i < kept; i++) {
        struct block *block = open_container(c, &steps[i]);
        if (!block)
            return c->run->failure.code == FAIL_NONE;
        c->open[c->depth++] = block;
    }
    return true;
}

/* Whether a segment stands in a <cite> or <footer> of the open quote: whom it quotes. */
static bool is_source(const struct composer *c, const struct segment *segment, uint32_t quote)
{
    static const enum tag tags[] = {TAG_CITE, TAG_FOOTER};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        uint32_t node = doc_ancestor(c->doc, segment->first, tags[i]);
        if (node != UINT32_MAX && node > quote && c->doc->nodes[node].end >= segment->end)
            return true;
    }
    return false;
}

/* The figure just before a segment that is its caption; NULL where it is none's. */
static struct block *captioned(struct composer *c, const struct segment *segment)
{
    struct block_list *list = top_list(c);
    struct block *last = list->count ? &list->items[list->count - 1] : NULL;
    if (!last || last->type != BLOCK_FIGURE || !last->image)
        return NULL;
    if (says_same(segment->text, last->text.text))
        last->text = (struct rich){.count = 0}; /* it is the same text, read from the page already */
    if (says_same(segment->text, last->image->caption))
        return last;
    uint32_t figure =
        segment->kind == SEGMENT_CAPTION ? doc_ancestor(c->doc, segment->node, TAG_FIGURE) : UINT32_MAX;
    bool fits = figure != UINT32_MAX && last->node > figure && last->node < c->doc->nodes[figure].end;
    return fits ? last : NULL;
}

/* The text that a segment is a further part of; NULL where it is a block of its own. */
static struct rich *continued(struct composer *c, const struct segment *segment)
{
    struct block *top = c->depth ? c->open[c->depth - 1] : NULL;
    struct block *figure = captioned(c, segment);
    if (figure)
        return &figure->text;
    if (!top)
        return NULL;
    bool is_part = top->type == BLOCK_CELL ||
                   (top->type == BLOCK_TABLE && segment->kind == SEGMENT_CAPTION) ||
                   (top->type == BLOCK_QUOTE && is_source(c, segment, top->node));
    return is_part ? &top->text : NULL;
}

/* The kinds of a segment that is a block of its own; the others are paragraphs. */
static const enum block_type types[SEGMENT_CONTROL + 1] = {
    [SEGMENT_HEADING] = BLOCK_HEADING,
    [SEGMENT_CODE] = BLOCK_CODE,
};

static bool add_leaf(struct composer *c, const struct segment *segment, const struct rich *rich)
{
    enum block_type type = types[segment->kind];
    if (c->depth && c->open[c->depth - 1]->type == BLOCK_TABLE && !close_containers(c, c->depth - 1))
        return false;
    bool is_formula = rich->count == 1 && rich->marks[0].type == INLINE_MATH && rich->marks[0].from == 0 &&
                      rich->marks[0].to == rich->text.len;
    struct block *block = add_block(c->run, top_list(c), is_formula ? BLOCK_MATH : type, segment->node);
    if (!block)
        return false;
    block->text = *rich;
    if (is_formula)
        block->text = (struct rich){.text = rich->marks[0].value};
    block->level = type == BLOCK_HEADING ? (uint8_t)(segment->level ? segment->level : 3) : 0;
    if (type == BLOCK_CODE)
        block->language = code_language(c->doc, segment->node);
    return true;
}

static bool add_segment(struct composer *c, const struct segment *segment)
{
    struct path path;
    struct rich rich;
    climb(c, segment->node, &path);
    add_items(&path, segment->node);
    if (!enter(c, &path) || !rich_of_segment(c->composition->facts, segment, &c->composition->notes, &rich))
        return false;
    struct rich *text = continued(c, segment);
    return text ? rich_append(c->run, text, STR("\n"), &rich) : add_leaf(c, segment, &rich);
}

static bool is_same_twice(const struct block_list *list, enum block_type type)
{
    return list->count == 0 || list->items[list->count - 1].type == type;
}

/* Cuts a path at its table, whose element it returns; 0 where it has none. */
static uint32_t cut_at_table(struct path *path)
{
    for (size_t i = 0; i < path->count; i++)
        if (path->steps[i].type == BLOCK_TABLE) {
            path->count = i;
            return path->steps[i].node;
        }
    return 0;
}

/* What stands in a table comes behind it. */
static bool add_object(struct composer *c, const struct object *object)
{
    struct path path;
    climb(c, c->doc->nodes[object->node].parent, &path);
    uint32_t table = cut_at_table(&path);
    add_items(&path, object->node);
    bool is_open = table && c->depth > path.count && c->open[path.count]->node == table;
    if (!is_open && !enter(c, &path))
        return false;
    struct block_list *list = is_open ? &c->pending : top_list(c);
    if (object->block.type == BLOCK_RULE && is_same_twice(list, BLOCK_RULE))
        return true;
    struct block *block = add_block(c->run, list, object->block.type, object->node);
    if (block)
        *block = object->block;
    return block;
}

/* The lowest element that holds all segments of a range, and from it upwards what says nothing of their
 * order: of a list or a table they all stand in, its own element is below. */
static uint32_t find_boundary(const struct doc *doc, const struct segment *const *body, size_t from,
                              size_t to)
{
    uint32_t node = body[from]->node;
    while (node != 0 && doc->nodes[node].end <= body[to - 1]->first)
        node = doc->nodes[node].parent;
    static const bool opens_below[TAG_COUNT] = {
        [TAG_UL] = true, [TAG_OL] = true,    [TAG_DL] = true,    [TAG_TABLE] = true,
        [TAG_TR] = true, [TAG_TBODY] = true, [TAG_THEAD] = true, [TAG_TFOOT] = true,
    };
    while (node != 0 && opens_below[doc->nodes[node].tag])
        node = doc->nodes[node].parent;
    return node;
}

/* Runs of items of a list that notes are made of, more of them than others, are footnotes. */
static void tell_footnotes(struct block_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct block *block = &list->items[i];
        size_t notes = 0;
        for (size_t k = 0; block->type == BLOCK_LIST && k < block->blocks.count; k++)
            notes += block->blocks.items[k].label.len > 0;
        if (notes && notes * 2 >= block->blocks.count)
            block->type = BLOCK_FOOTNOTES;
        if (block->type != BLOCK_TABLE)
            tell_footnotes(&block->blocks);
    }
}

static void drop_last_rule(struct block_list *list)
{
    if (list->count && list->items[list->count - 1].type == BLOCK_RULE)
        list->count--;
}

bool compose(const struct composition *composition, size_t from, size_t to, uint32_t first, uint32_t end,
             struct block_list *blocks)
{
    const struct segment **body = composition->article->body;
    const struct object_list *objects = &composition->objects;
    struct composer c = {.composition = composition,
                         .run = composition->facts->run,
                         .doc = composition->facts->sheet->doc,
                         .root = blocks};
    if (c.doc->node_count == 0)
        return compose_lines(composition, from, to, blocks);
    c.boundary = find_boundary(c.doc, body, from, to);
    size_t next = 0;
    while (next < objects->count && objects->items[next].node < first)
        next++;
    for (size_t i = from; i < to; i++) {
        for (; next < objects->count && objects->items[next].node < body[i]->first; next++)
            if (!add_object(&c, &objects->items[next]))
                return false;
        if (!add_segment(&c, body[i]))
            return false;
    }
    for (; next < objects->count && objects->items[next].node < end; next++)
        if (!add_object(&c, &objects->items[next]))
            return false;
    if (!close_containers(&c, 0))
        return false;
    drop_last_rule(blocks);
    tell_footnotes(blocks);
    if (!tidy_lists(c.run, c.doc, blocks))
        return false;
    return c.run->failure.code == FAIL_NONE;
}
