#include "parse/builder.h"

/* What may stand in a head (WHATWG HTML, 13.2.6.4.4); anything else starts the body. */
static const bool head_content[TAG_COUNT] = {
    [TAG_BASE] = true,     [TAG_LINK] = true,   [TAG_META] = true,  [TAG_NOFRAMES] = true,
    [TAG_NOSCRIPT] = true, [TAG_SCRIPT] = true, [TAG_STYLE] = true, [TAG_TEMPLATE] = true,
    [TAG_TITLE] = true,    [TAG_HEAD] = true,
};

/* What ends SVG and MathML where it is opened inside (WHATWG HTML, 13.2.6.5). */
static const bool ends_foreign[TAG_COUNT] = {
    [TAG_B] = true,     [TAG_BIG] = true,    [TAG_BLOCKQUOTE] = true, [TAG_BODY] = true,
    [TAG_BR] = true,    [TAG_CENTER] = true, [TAG_CODE] = true,       [TAG_DD] = true,
    [TAG_DIV] = true,   [TAG_DL] = true,     [TAG_DT] = true,         [TAG_EM] = true,
    [TAG_EMBED] = true, [TAG_H1] = true,     [TAG_H2] = true,         [TAG_H3] = true,
    [TAG_H4] = true,    [TAG_H5] = true,     [TAG_H6] = true,         [TAG_HEAD] = true,
    [TAG_HR] = true,    [TAG_I] = true,      [TAG_IMG] = true,        [TAG_LI] = true,
    [TAG_MENU] = true,  [TAG_META] = true,   [TAG_OL] = true,         [TAG_P] = true,
    [TAG_PRE] = true,   [TAG_RUBY] = true,   [TAG_S] = true,          [TAG_SMALL] = true,
    [TAG_SPAN] = true,  [TAG_STRONG] = true, [TAG_STRIKE] = true,     [TAG_SUB] = true,
    [TAG_SUP] = true,   [TAG_TABLE] = true,  [TAG_TT] = true,         [TAG_U] = true,
    [TAG_UL] = true,    [TAG_VAR] = true,
};

static const struct name_cache *look_up(struct builder *builder, const char *name)
{
    uintptr_t address = (uintptr_t)name;
    struct name_cache *slot = &builder->names[(address ^ (address >> 7)) % NAME_CACHE_SIZE];
    if (slot->name != name)
        *slot = (struct name_cache){name, tag_find(str_of(name)), math_name_find(str_of(name))};
    return slot;
}

static void set_attrs(struct builder *builder, uint32_t node, struct tag_attrs attrs)
{
    builder->nodes[node].attr_first = attrs.first;
    builder->nodes[node].attr_count = (uint16_t)attrs.count;
}

/* Adds a node below `top`, closed: a leaf, until it is opened. */
static bool add_node(struct builder *builder, enum tag tag, uint32_t *index)
{
    if (!run_array_room(builder->run, &builder->nodes, builder->node_count, &builder->node_capacity,
                        sizeof *builder->nodes))
        return false;
    *index = (uint32_t)builder->node_count++;
    builder->nodes[*index] = (struct node){
        .parent = builder->top,
        .end = *index + 1,
        .tag = (uint16_t)tag,
        .depth = (uint16_t)(builder->nodes[builder->top].depth + 1),
    };
    builder->join_room = 0;
    return true;
}

/* Makes a new node the one that others are added to, unless it is too deep to hold any. */
static void open_node(struct builder *builder, uint32_t node)
{
    if (builder->nodes[node].depth >= builder->run->limits->depth) {
        run_warn(builder->run, WARNING_TRUNCATED_DEPTH);
        return;
    }
    builder->nodes[node].end = 0;
    builder->top = node;
}

void builder_close(struct builder *builder, uint32_t node)
{
    if (node == 0 || builder->nodes[node].end != 0)
        return;
    uint32_t closed;
    do {
        closed = builder->top;
        builder->nodes[closed].end = (uint32_t)builder->node_count;
        builder->top = builder->nodes[closed].parent;
        if (closed == builder->foreign)
            builder->foreign = NO_NODE;
    } while (closed != node);
}

/* Whether text or an element that belongs to the body would now go before or into the head. */
static bool is_before_body(const struct builder *builder)
{
    return builder->top == builder->head || (builder->top == 0 && builder->body == NO_NODE);
}

/* Ends the head and opens a body that the page does not open itself. */
static bool enter_body(struct builder *builder)
{
    if (builder->top == builder->head)
        builder_close(builder, builder->head);
    if (builder->body != NO_NODE)
        return true;
    if (!add_node(builder, TAG_BODY, &builder->body))
        return false;
    open_node(builder, builder->body);
    return true;
}

/* The one element of its kind there is already: html, head or body; NO_NODE for all others. */
static uint32_t existing(const struct builder *builder, enum tag tag)
{
    return tag == TAG_HTML ? 0 : tag == TAG_HEAD ? builder->head : tag == TAG_BODY ? builder->body : NO_NODE;
}

/* HTML inside svg or math ends it, but not inside a foreignObject, which is there for it. */
static void leave_foreign(struct builder *builder)
{
    for (uint32_t node = builder->top; node != builder->foreign; node = builder->nodes[node].parent)
        if (builder->nodes[node].tag == TAG_FOREIGNOBJECT)
            return;
    builder_close(builder, builder->foreign);
}

/* Of the elements that end SVG and MathML, those that have no tag. */
static bool is_other_end(const char *name)
{
    return strcmp(name, "nobr") == 0 || strcmp(name, "listing") == 0;
}

static bool make_way(struct builder *builder, enum tag tag)
{
    if (tag == TAG_BODY && builder->head != NO_NODE)
        builder_close(builder, builder->head);
    if (tag == TAG_BODY || head_content[tag] || !is_before_body(builder))
        return true;
    return enter_body(builder);
}

static void note_node(struct builder *builder, enum tag tag, uint32_t node)
{
    if (tag == TAG_HEAD)
        builder->head = node;
    else if (tag == TAG_BODY)
        builder->body = node;
    else if ((tag == TAG_SVG || tag == TAG_MATH) && builder->foreign == NO_NODE && builder->top == node)
        builder->foreign = node;
}

/* Whether the newest child of `top` stands in a line. */
static bool is_in_line(const struct builder *builder)
{
    uint32_t node = (uint32_t)builder->node_count - 1;
    if (node == builder->top)
        return false;
    while (builder->nodes[node].parent != builder->top)
        node = builder->nodes[node].parent;
    const struct node *newest = &builder->nodes[node];
    return newest->tag == TAG_CHARACTERS ? str_trim(newest->text).len > 0 : !tag_is(newest->tag, TAG_BLOCK);
}

/* Adds the empty paragraph that builder_part() was for, if anything comes before it in its line. */
static bool part(struct builder *builder)
{
    uint32_t node;
    builder->is_parted = false;
    return !is_in_line(builder) || add_node(builder, TAG_P, &node);
}

bool builder_open(struct builder *builder, const char *name, struct tag_attrs attrs, uint32_t *node)
{
    const struct name_cache *known = look_up(builder, name);
    enum tag tag = known->tag;
    if (builder->foreign != NO_NODE && (ends_foreign[tag] || (tag == TAG_OTHER && is_other_end(name))))
        leave_foreign(builder);
    *node = existing(builder, tag);
    if (*node != NO_NODE) {
        if (builder->nodes[*node].attr_count == 0)
            set_attrs(builder, *node, attrs);
        return true;
    }
    if (!make_way(builder, tag))
        return false;
    if (builder->is_parted && !tag_is(tag, TAG_BLOCK) && !part(builder))
        return false;
    if (!add_node(builder, tag, node))
        return false;
    builder->nodes[*node].math = (uint16_t)known->math;
    set_attrs(builder, *node, attrs);
    open_node(builder, *node);
    note_node(builder, tag, *node);
    return true;
}

/* Whether text that comes now continues the newest node. */
static bool continues(const struct builder *builder)
{
    const struct node *last = &builder->nodes[builder->node_count - 1];
    return last->tag == TAG_CHARACTERS && last->parent == builder->top;
}

/* Joins text to that of the newest node, in memory that doubles: end tags without meaning may part a text
 * into any number of pieces. */
static bool join(struct builder *builder, struct str text)
{
    struct str *old = &builder->nodes[builder->node_count - 1].text;
    size_t len = old->len + text.len;
    if (builder->join_room < text.len) {
        char *at = run_alloc(builder->run, len * 2);
        if (!at)
            return false;
        memcpy(at, old->at, old->len);
        builder->joined = at;
        builder->join_room = len * 2 - old->len;
        old->at = at;
    }
    memcpy(builder->joined + old->len, text.at, text.len);
    builder->join_room -= text.len;
    old->len = len;
    return true;
}

bool builder_text(struct builder *builder, struct str text)
{
    bool is_outside = builder->top == 0 || is_before_body(builder);
    if (text.len == 0 || (is_outside && str_trim(text).len == 0))
        return true;
    if (is_before_body(builder) && !enter_body(builder))
        return false;
    if (builder->is_parted && str_trim(text).len && !part(builder))
        return false;
    if (continues(builder))
        return join(builder, text);
    uint32_t node;
    if (!add_node(builder, TAG_CHARACTERS, &node))
        return false;
    builder->nodes[node].text = text;
    return true;
}

void builder_part(struct builder *builder)
{
    builder->is_parted = true;
}

bool builder_is_full(const struct builder *builder)
{
    /* One event adds at most two nodes: an element or text, and the body or the paragraph it calls for. */
    return builder->node_count + 2 > builder->run->limits->nodes;
}

bool builder_begin(struct builder *builder, struct run *run, size_t nodes)
{
    size_t most = (size_t)run->limits->nodes + 1;
    *builder = (struct builder){
        .run = run,
        .node_capacity = nodes < most ? nodes : most,
        .head = NO_NODE,
        .body = NO_NODE,
        .foreign = NO_NODE,
    };
    builder->nodes = run_alloc_array(run, builder->node_capacity, sizeof *builder->nodes);
    if (!builder->nodes)
        return false;
    builder->node_count = 1;
    builder->nodes[0] = (struct node){.tag = TAG_HTML};
    return true;
}

void builder_end(struct builder *builder, struct doc *doc)
{
    for (uint32_t node = builder->top;; node = builder->nodes[node].parent) {
        builder->nodes[node].end = (uint32_t)builder->node_count;
        if (node == 0)
            break;
    }
    doc->nodes = builder->nodes;
    doc->node_count = (uint32_t)builder->node_count;
}
