#include "extract/body/sign_parts.h"

/* Groups: elements of one shape, which repeat as the items of a list, the cards of a shelf or the posts of a
 * thread do. The shape of an element is its tag and its first class, and those of its parent and grandparent.
 */

enum {
    GROUP_ITEMS_MIN = 3,
    PROBES_MAX =
        16, /* pages may be made of shapes whose hashes collide: past it, an element is in no group */
    ROW_WORDS_MIN = 3,
    POST_WORDS_MIN = 15,
};

/* Sums over the nodes before each index: of a subtree, two look-ups. */
struct tally {
    uint32_t words, link_words, prose, headings, prices, links, images, times;
    float body; /* words, each counted by its probability */
};

struct group {
    uint32_t shape;
    uint32_t items, with_links, with_images, with_prices, with_times, with_headings;
    uint32_t words, link_words, prose;
    float body;
};

/* What the elements of a class were last: most have the same tag. */
struct class_shape {
    uint16_t tag;
    bool is_known;
    uint32_t shape;
};

struct grouping {
    const struct sign_context *context;
    const struct doc *doc;
    struct tally *before;        /* [node_count + 1] */
    uint32_t *shapes;            /* of each node: its own tag and class alone */
    struct class_shape *classes; /* of each of the doc's names */
    struct group *groups;
    size_t group_count, group_room;
    uint32_t *slots;   /* a hash table of the groups' indices, plus one */
    size_t slot_count; /* a power of two, larger than the number of nodes */
};

static uint32_t shape_of_class(enum tag tag, struct str class)
{
    enum { PRIME = 16777619 };
    uint32_t hash = 2166136261u ^ tag; /* FNV-1a, 32 bits */
    class = str_trim(class);
    for (size_t i = 0; i < class.len && !ascii_is_space(class.at[i]); i++)
        if (!ascii_is_digit(class.at[i]))
            hash = (hash ^ (unsigned char)class.at[i]) * PRIME;
    return hash * PRIME;
}

/* The first class without its digits: "post-1234 sticky" has the shape of "post-99". */
static uint32_t own_shape(const struct doc *doc, struct class_shape *classes, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    uint32_t class = 0;
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count && !class; i++)
        class = doc->attrs[i].name == ATTR_CLASS ? doc->attrs[i].names : 0;
    if (!classes[class].is_known || classes[class].tag != n->tag)
        classes[class] = (struct class_shape){n->tag, true, shape_of_class(n->tag, doc->names[class])};
    return classes[class].shape;
}

/* Mixes the shapes of a node, its parent and its grandparent; never 0. */
static uint32_t shape_of(const struct grouping *g, uint32_t node)
{
    enum { FIRST = 0x9E3779B1, SECOND = 0x85EBCA6B };
    uint32_t parent = g->doc->nodes[node].parent, grandparent = g->doc->nodes[parent].parent;
    uint32_t hash =
        g->shapes[node] + g->shapes[parent] * (uint32_t)FIRST + g->shapes[grandparent] * (uint32_t)SECOND;
    hash ^= hash >> 15;
    return hash ? hash : 1;
}

static void tally_segment(const struct grouping *g, size_t i, struct tally *at)
{
    const struct segment *s = &g->context->segments[i];
    unsigned text = g->context->texts[i];
    if (!(text & TEXT_INSIDE))
        return;
    at->words += s->words;
    at->link_words += s->link_words;
    at->prose += text & TEXT_PROSE ? s->words : 0;
    at->headings += s->kind == SEGMENT_HEADING;
    at->prices += (text & TEXT_PRICE) != 0;
    at->links += s->links;
    if (g->context->probabilities)
        at->body += g->context->probabilities[i] * (float)s->words;
}

static void tally_nodes(struct grouping *g)
{
    size_t segment = 0;
    g->before[0] = (struct tally){0};
    for (uint32_t i = 0; i < g->doc->node_count; i++) {
        struct tally at = g->before[i];
        enum tag tag = g->doc->nodes[i].tag;
        at.images += tag == TAG_IMG;
        at.times += tag == TAG_TIME;
        for (; segment < g->context->count && g->context->segments[segment].first <= i; segment++)
            tally_segment(g, segment, &at);
        g->before[i + 1] = at;
        g->shapes[i] = tag == TAG_CHARACTERS ? 0 : own_shape(g->doc, g->classes, i);
    }
}

/* The group of a shape, made when it is new. NULL past PROBES_MAX, or after fail(). */
static struct group *find_group(struct grouping *g, uint32_t shape)
{
    size_t slot = shape & (g->slot_count - 1);
    for (size_t probes = 0; probes < PROBES_MAX; probes++, slot = (slot + 1) & (g->slot_count - 1)) {
        if (g->slots[slot] == 0) {
            if (!run_array_room(g->context->facts->run, &g->groups, g->group_count, &g->group_room,
                                sizeof *g->groups))
                return NULL;
            g->groups[g->group_count++] = (struct group){.shape = shape};
            g->slots[slot] = (uint32_t)g->group_count;
        }
        if (g->groups[g->slots[slot] - 1].shape == shape)
            return &g->groups[g->slots[slot] - 1];
    }
    return NULL;
}

static void add_item(struct grouping *g, uint32_t node)
{
    const struct tally *a = &g->before[node], *b = &g->before[g->doc->nodes[node].end];
    if (a->words == b->words)
        return;
    struct group *group = find_group(g, shape_of(g, node));
    if (!group)
        return;
    group->items++;
    group->words += b->words - a->words;
    group->link_words += b->link_words - a->link_words;
    group->prose += b->prose - a->prose;
    group->body += b->body - a->body;
    group->with_links += b->links > a->links;
    group->with_images += b->images > a->images;
    group->with_prices += b->prices > a->prices;
    group->with_times += b->times > a->times;
    group->with_headings += b->headings > a->headings;
}

/* Whether most items of a group have what `part` of them has. */
static bool most(uint32_t part, const struct group *group)
{
    return part * 10U >= group->items * 6U;
}

/* Of the groups, those that signs speak of. */
struct chosen {
    struct group wordy;  /* of the most words */
    struct group cards;  /* most items with an image and a link */
    struct group rows;   /* most items of some words */
    struct group priced; /* most items with a price */
    struct group posts;  /* most items of prose */
};

static void take_larger(struct group *best, const struct group *group, bool fits)
{
    if (fits && group->items > best->items)
        *best = *group;
}

static void choose(const struct grouping *g, struct chosen *chosen, float *signs)
{
    for (size_t i = 0; i < g->group_count; i++) {
        const struct group *group = &g->groups[i];
        if (group->items < GROUP_ITEMS_MIN)
            continue;
        signs[PAGE_SIGN_GROUPS] += 1.0F;
        if (group->words > chosen->wordy.words ||
            (group->words == chosen->wordy.words && group->items < chosen->wordy.items))
            chosen->wordy = *group;
        take_larger(&chosen->cards, group, most(group->with_images, group) && most(group->with_links, group));
        take_larger(&chosen->rows, group, group->words >= group->items * ROW_WORDS_MIN);
        take_larger(&chosen->priced, group, most(group->with_prices, group));
        take_larger(&chosen->posts, group, group->prose >= group->items * POST_WORDS_MIN);
    }
}

static void sign_groups(const struct chosen *chosen, float all_words, float *signs)
{
    const struct group *w = &chosen->wordy, *c = &chosen->cards, *r = &chosen->rows;
    const struct {
        enum page_sign sign;
        const struct group *group;
        float part, whole;
    } rows[] = {
        {PAGE_SIGN_WORDY_WORDS, w, (float)w->words, (float)w->items},
        {PAGE_SIGN_WORDY_SHARE, w, (float)w->words, all_words},
        {PAGE_SIGN_WORDY_LINKS, w, (float)w->link_words, (float)w->words},
        {PAGE_SIGN_WORDY_PROSE, w, (float)w->prose, (float)w->words},
        {PAGE_SIGN_WORDY_IMAGES, w, (float)w->with_images, (float)w->items},
        {PAGE_SIGN_WORDY_PRICES, w, (float)w->with_prices, (float)w->items},
        {PAGE_SIGN_WORDY_TIMES, w, (float)w->with_times, (float)w->items},
        {PAGE_SIGN_WORDY_HEADINGS, w, (float)w->with_headings, (float)w->items},
        {PAGE_SIGN_WORDY_BODY, w, w->body, (float)w->words},
        {PAGE_SIGN_CARD_WORDS, c, (float)c->words, (float)c->items},
        {PAGE_SIGN_CARD_SHARE, c, (float)c->words, all_words},
        {PAGE_SIGN_CARD_LINKS, c, (float)c->link_words, (float)c->words},
        {PAGE_SIGN_CARD_PROSE, c, (float)c->prose, (float)c->words},
        {PAGE_SIGN_CARD_PRICES, c, (float)c->with_prices, (float)c->items},
        {PAGE_SIGN_CARD_HEADINGS, c, (float)c->with_headings, (float)c->items},
        {PAGE_SIGN_CARD_BODY, c, c->body, (float)c->words},
        {PAGE_SIGN_ROW_WORDS, r, (float)r->words, (float)r->items},
        {PAGE_SIGN_ROW_SHARE, r, (float)r->words, all_words},
        {PAGE_SIGN_ROW_LINKS, r, (float)r->link_words, (float)r->words},
        {PAGE_SIGN_ROW_PROSE, r, (float)r->prose, (float)r->words},
        {PAGE_SIGN_ROW_HEADINGS, r, (float)r->with_headings, (float)r->items},
        {PAGE_SIGN_ROW_BODY, r, r->body, (float)r->words},
        {PAGE_SIGN_PRICED_WORDS, &chosen->priced, (float)chosen->priced.words, (float)chosen->priced.items},
        {PAGE_SIGN_POST_WORDS, &chosen->posts, (float)chosen->posts.words, (float)chosen->posts.items},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        signs[rows[i].sign] = sign_share(rows[i].part, rows[i].whole);
    signs[PAGE_SIGN_WORDY_ITEMS] = (float)w->items;
    signs[PAGE_SIGN_CARD_ITEMS] = (float)c->items;
    signs[PAGE_SIGN_ROW_ITEMS] = (float)r->items;
    signs[PAGE_SIGN_PRICED_ITEMS] = (float)chosen->priced.items;
    signs[PAGE_SIGN_POST_ITEMS] = (float)chosen->posts.items;
}

bool measure_group_signs(const struct sign_context *context)
{
    struct run *run = context->facts->run;
    struct grouping g = {
        .context = context, .doc = context->facts->sheet->doc, .group_room = 64, .slot_count = 64};
    if (g.doc->node_count == 0)
        return true;
    while (g.slot_count <= g.doc->node_count)
        g.slot_count *= 2;
    g.before = run_alloc_unset(run, (size_t)g.doc->node_count + 1, sizeof *g.before);
    g.shapes = run_alloc_unset(run, g.doc->node_count, sizeof *g.shapes);
    g.classes = run_alloc_array(run, g.doc->name_count, sizeof *g.classes);
    g.groups = run_alloc_array(run, g.group_room, sizeof *g.groups);
    g.slots = run_alloc_array(run, g.slot_count, sizeof *g.slots);
    if (!g.before || !g.shapes || !g.classes || !g.groups || !g.slots)
        return false;
    tally_nodes(&g);
    for (uint32_t i = 1; i < g.doc->node_count; i++)
        if (g.doc->nodes[i].tag != TAG_CHARACTERS)
            add_item(&g, i);
    if (run->failure.code != FAIL_NONE)
        return false;
    struct chosen chosen = {0};
    choose(&g, &chosen, context->signs);
    sign_groups(&chosen, context->signs[PAGE_SIGN_WORDS], context->signs);
    return true;
}
