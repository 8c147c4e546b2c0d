#include "base/utf8.h"
#include "base/words.h"
#include "clean/formula.h"
#include "clean/hidden.h"
#include "clean/listing.h"
#include "clean/segments.h"

/* An element that is open at the node being read. */
struct frame {
    uint32_t node, end;
    uint32_t block; /* nearest block at or above it */
    uint32_t in;
    uint8_t kind, level;
    uint8_t breaks; /* text before and after it is apart */
    uint8_t icon;   /* it is part of a line, and holds no text */
    uint8_t link, code, emphasis, strong;
};

struct cutter {
    struct run *run;
    const struct doc *doc;
    const uint32_t *text_before; /* bytes of text, white space around it apart, before each node */
    struct segment *segments;
    size_t count, room;
    struct frame *stack;
    size_t depth;
    char *out;          /* collapsed text of all segments, one after the other */
    size_t used, start; /* of `out`; where the open segment starts */
    bool has_listings;
    uint32_t no_code; /* see is_listing */
    bool after_space;
    bool after_break; /* a <br> is due before further text */
    bool *unseen;     /* becomes the sheet's */
    uint32_t first;   /* first text node of the open segment */
    uint32_t link_words, links, emphasis_words, strong_words;
    uint32_t last_link;  /* the <a> counted last */
    struct frame holder; /* the frame that the open segment began in */
};

/* What an element says of the segments inside it. `kind` is -1 where it says nothing. */
static const struct tag_meaning {
    enum tag tag;
    uint32_t in;
    int kind;
} meanings[] = {
    {TAG_NAV, IN_NAV, -1},
    {TAG_MENU, IN_NAV, -1},
    {TAG_ASIDE, IN_ASIDE, -1},
    {TAG_FOOTER, IN_FOOTER, -1},
    {TAG_HEADER, IN_HEADER, -1},
    {TAG_MAIN, IN_MAIN, -1},
    {TAG_ARTICLE, IN_ARTICLE, -1},
    {TAG_FORM, IN_FORM, -1},
    {TAG_FIELDSET, IN_FORM, -1},
    {TAG_FIGURE, IN_FIGURE, -1},
    {TAG_NOSCRIPT, IN_NOSCRIPT, -1},
    {TAG_ADDRESS, IN_ADDRESS, -1},
    {TAG_DIALOG, IN_DIALOG, -1},
    {TAG_TABLE, IN_TABLE, SEGMENT_CELL},
    {TAG_UL, IN_LIST, SEGMENT_ITEM},
    {TAG_OL, IN_LIST, SEGMENT_ITEM},
    {TAG_DL, IN_LIST, SEGMENT_ITEM},
    {TAG_LI, IN_LIST, SEGMENT_ITEM},
    {TAG_DD, 0, SEGMENT_ITEM},
    {TAG_DT, 0, SEGMENT_ITEM},
    {TAG_TD, 0, SEGMENT_CELL},
    {TAG_TH, 0, SEGMENT_CELL},
    {TAG_BLOCKQUOTE, 0, SEGMENT_QUOTE},
    {TAG_PRE, 0, SEGMENT_CODE},
    {TAG_XMP, 0, SEGMENT_CODE},
    {TAG_PLAINTEXT, 0, SEGMENT_CODE},
    {TAG_FIGCAPTION, IN_FIGURE, SEGMENT_CAPTION},
    {TAG_CAPTION, 0, SEGMENT_CAPTION},
    {TAG_BUTTON, 0, SEGMENT_CONTROL},
    {TAG_LEGEND, 0, SEGMENT_CONTROL},
    {TAG_SUMMARY, 0, SEGMENT_HEADING},
};

static const struct role_meaning {
    struct str role;
    uint32_t in;
} roles[] = {
    {STR_INIT("navigation"), IN_NAV},     {STR_INIT("menu"), IN_NAV},
    {STR_INIT("menubar"), IN_NAV},        {STR_INIT("banner"), IN_HEADER},
    {STR_INIT("contentinfo"), IN_FOOTER}, {STR_INIT("complementary"), IN_ASIDE},
    {STR_INIT("main"), IN_MAIN},          {STR_INIT("article"), IN_ARTICLE},
    {STR_INIT("dialog"), IN_DIALOG},      {STR_INIT("alertdialog"), IN_DIALOG},
};

static void apply_attributes(const struct doc *doc, uint32_t node, struct frame *frame)
{
    if (doc->nodes[node].attr_count == 0)
        return;
    /* judged later, not dropped: scripts show much of it */
    if (is_hidden(doc, node) && !is_shown_as_image(doc, node))
        frame->in |= IN_HIDDEN;
    struct str role = str_trim(doc_attr(doc, node, ATTR_ROLE));
    for (size_t i = 0; role.len && i < sizeof roles / sizeof *roles; i++)
        if (str_eq_nocase(role, roles[i].role))
            frame->in |= roles[i].in;
}

/* Boxes that are drawn in a line of text and hold none, as icons do that scripts put behind links. They part
 * no words that stand on that line. */
static bool is_icon(const struct cutter *c, uint32_t node)
{
    const struct node *n = &c->doc->nodes[node];
    if (n->attr_count == 0 || c->text_before[n->end] != c->text_before[node])
        return false;
    struct str display = display_of(c->doc, node);
    return str_starts_nocase(display, STR("inline")) || str_starts_nocase(display, STR("-webkit-inline"));
}

/* A cell that is alone in its row, or long, lays out a page: what stands in it are paragraphs. */
static bool is_data_cell(const struct cutter *c, uint32_t node)
{
    enum { CELL_BYTES_MAX = 600 };
    const struct node *cell = &c->doc->nodes[node];
    uint32_t row_end = c->doc->nodes[cell->parent].end;
    bool first = node == cell->parent + 1 || c->text_before[node] == c->text_before[cell->parent + 1];
    bool alone = first && c->text_before[cell->end] == c->text_before[row_end];
    return !alone && c->text_before[cell->end] - c->text_before[node] <= CELL_BYTES_MAX;
}

static void apply_tag(const struct cutter *c, uint32_t node, struct frame *frame)
{
    enum tag tag = c->doc->nodes[node].tag;
    if (tag_is(tag, TAG_HEADING)) {
        frame->kind = SEGMENT_HEADING;
        frame->level = (uint8_t)(tag - TAG_H1 + 1);
        return;
    }
    if ((tag == TAG_TD || tag == TAG_TH) && !is_data_cell(c, node)) {
        frame->kind = SEGMENT_PARAGRAPH;
        return;
    }
    if (tag == TAG_BUTTON && frame->kind == SEGMENT_HEADING)
        return; /* unfolds what it heads (ARIA's accordion) */
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (meanings[i].tag != tag)
            continue;
        frame->in |= meanings[i].in;
        if (meanings[i].kind >= 0)
            frame->kind = (uint8_t)meanings[i].kind;
    }
}

static struct frame enter(const struct cutter *c, const struct frame *parent, uint32_t node)
{
    const struct doc *doc = c->doc;
    const struct node *n = &doc->nodes[node];
    struct frame frame = *parent;
    frame.node = node;
    frame.end = n->end;
    bool is_block = tag_is(n->tag, TAG_BLOCK) || n->tag == TAG_BUTTON;
    frame.icon |= is_block && is_icon(c, node);
    frame.breaks = is_block && !frame.icon;
    if (frame.breaks)
        frame.block = node;
    frame.link |= n->tag == TAG_A;
    frame.emphasis |= n->tag == TAG_EM || n->tag == TAG_I || n->tag == TAG_CITE;
    frame.strong |= n->tag == TAG_STRONG || n->tag == TAG_B;
    apply_tag(c, node, &frame);
    frame.code = frame.kind == SEGMENT_CODE;
    apply_attributes(doc, node, &frame);
    return frame;
}

static uint32_t at_most(uint32_t value, uint32_t most)
{
    return value < most ? value : most;
}

/* Ends the open segment, if it holds anything, and makes room for the next. */
static bool flush(struct cutter *c, uint32_t end)
{
    size_t to = c->used;
    while (to > c->start && ascii_is_space(c->out[to - 1]))
        to--;
    c->used = to;
    c->after_space = true;
    c->after_break = false;
    if (to == c->start)
        return true;
    if (!run_array_room(c->run, &c->segments, c->count, &c->room, sizeof *c->segments))
        return false;
    struct segment *segment = &c->segments[c->count++];
    *segment = (struct segment){.text = {c->out + c->start, to - c->start},
                                .node = c->holder.block,
                                .first = c->first,
                                .end = end,
                                .kind = c->holder.kind,
                                .level = c->holder.level,
                                .in = c->holder.in,
                                .links = c->links};
    measure_segment(segment);
    segment->link_words = at_most(c->link_words, segment->words);
    segment->emphasis_words = at_most(c->emphasis_words, segment->words);
    segment->strong_words = at_most(c->strong_words, segment->words);
    c->start = to;
    c->link_words = c->links = c->emphasis_words = c->strong_words = 0;
    return true;
}

static bool is_blank(struct str text)
{
    for (size_t i = 0; i < text.len;)
        if (!is_space(utf8_next(text, &i)))
            return false;
    return true;
}

/* Adds a text that stands in `node`: characters, or the formula that an image shows. */
static void add_text(struct cutter *c, uint32_t node, struct str text, const struct frame *frame)
{
    if (!frame->code && (c->after_break || c->used == c->start) && is_blank(text))
        return; /* white space at the head of a line is nothing, and must not part two breaks */
    if (c->used == c->start) {
        c->first = node;
        c->holder = *frame;
    }
    if (c->after_break && c->used > c->start) {
        while (c->used > c->start && c->out[c->used - 1] == ' ')
            c->used--;
        c->out[c->used++] = '\n';
        c->after_space = true;
    }
    if (frame->code) {
        memcpy(c->out + c->used, text.at, text.len);
        c->used += text.len;
        c->after_space = text.len && ascii_is_space(text.at[text.len - 1]);
    } else {
        bool was_empty = c->used == c->start;
        if (was_empty)
            c->after_space = true;
        size_t written = append_collapsed(c->out + c->used, text, &c->after_space);
        c->used += written;
    }
    if (c->used > c->start)
        c->after_break = false;
    if (!frame->link && !frame->emphasis && !frame->strong)
        return;
    uint32_t words = count_words(text).words;
    c->emphasis_words += frame->emphasis ? words : 0;
    c->strong_words += frame->strong ? words : 0;
    if (!frame->link)
        return;
    c->link_words += words;
    uint32_t link = doc_ancestor(c->doc, node, TAG_A);
    if (link != c->last_link)
        c->links++;
    c->last_link = link;
}

/* Two breaks with nothing between them part paragraphs; one is a new line. */
static bool add_break(struct cutter *c, uint32_t node)
{
    if (c->after_break || c->used == c->start)
        return flush(c, node);
    c->after_break = true;
    return true;
}

/* In code a break is a line's end like any other. */
static bool add_newline(struct cutter *c)
{
    if (c->used > c->start)
        c->out[c->used++] = '\n';
    return true;
}

/* Closes the elements that end at or before `node`. */
static bool leave(struct cutter *c, uint32_t node)
{
    while (c->depth > 1 && c->stack[c->depth - 1].end <= node) {
        if (c->stack[c->depth - 1].breaks && !flush(c, node))
            return false;
        c->depth--;
    }
    return true;
}

/* Whether an element in a line is out of sight while other text of its line is to be seen. */
static bool is_passed_over(const struct cutter *c, uint32_t node)
{
    const struct frame *line = &c->stack[c->depth - 1];
    const struct node *nodes = c->doc->nodes;
    if (tag_is(nodes[node].tag, TAG_BLOCK) || line->in & IN_HIDDEN || line->code)
        return false;
    uint32_t own = c->text_before[nodes[node].end] - c->text_before[node];
    uint32_t all = c->text_before[nodes[line->block].end] - c->text_before[line->block];
    return own > 0 && own < all && is_out_of_sight(c->doc, node) && !is_shown_as_image(c->doc, node);
}

/* A listing is a segment of its own: code, whatever elements its lines are. */
static bool add_listing(struct cutter *c, uint32_t node)
{
    if (!flush(c, node))
        return false;
    uint32_t end = c->doc->nodes[node].end;
    c->holder = c->stack[c->depth - 1];
    c->holder.kind = SEGMENT_CODE;
    c->holder.block = place_of_listing(c->doc, node);
    c->first = node;
    c->used += write_listing(c->doc, node, c->out + c->used);
    return flush(c, end);
}

/* Reads one node; *next is the node to read after it. */
static bool read_node(struct cutter *c, uint32_t node, uint32_t *next)
{
    const struct node *n = &c->doc->nodes[node];
    const struct frame *parent = &c->stack[c->depth - 1];
    if (n->tag == TAG_CHARACTERS) {
        add_text(c, node, n->text, parent);
        return true;
    }
    if (is_unseen(n) || (n->attr_count && repeats_math(c->doc, node))) {
        *next = n->end;
        return true;
    }
    if (n->tag == TAG_IMG) {
        struct str formula = formula_of_image(c->doc, node);
        if (formula.len)
            add_text(c, node, formula, parent);
        return true;
    }
    if (n->tag == TAG_BR)
        return parent->code ? add_newline(c) : add_break(c, node);
    if (is_passed_over(c, node)) {
        c->unseen[node] = true;
        *next = n->end;
        return true;
    }
    if (c->has_listings && is_line_number(c->doc, node, parent->code)) {
        *next = n->end;
        return true;
    }
    if (c->has_listings && is_listing(c->doc, node, &c->no_code)) {
        *next = n->end;
        return add_listing(c, node);
    }
    struct frame frame = enter(c, parent, node);
    if (frame.breaks && !flush(c, node))
        return false;
    if (n->end > node + 1)
        c->stack[c->depth++] = frame;
    return true;
}

static const uint32_t *sum_text(struct run *run, const struct doc *doc)
{
    uint32_t *before = run_alloc_array(run, (size_t)doc->node_count + 1, sizeof *before);
    for (uint32_t i = 0; before && i < doc->node_count; i++)
        before[i + 1] = before[i] + (uint32_t)str_trim(doc->nodes[i].text).len;
    return before;
}

bool cut_doc(struct run *run, struct sheet *sheet)
{
    const struct doc *doc = sheet->doc;
    struct cutter c = {.run = run, .doc = doc, .after_space = true, .last_link = UINT32_MAX};
    unsigned deepest = 0;
    size_t room =
        doc->node_count; /* for all collapsed text: what is read, and a line break before each text */
    for (uint32_t i = 0; i < doc->node_count; i++) {
        deepest = doc->nodes[i].depth > deepest ? doc->nodes[i].depth : deepest;
        room += doc->nodes[i].tag == TAG_IMG ? formula_of_image(doc, i).len : doc->nodes[i].text.len;
    }
    c.has_listings = may_hold_listings(doc);
    c.text_before = sum_text(run, doc);
    if (!c.text_before)
        return false;
    c.out = run_alloc(run, room);
    c.stack = run_alloc_array(run, deepest + 2, sizeof *c.stack);
    c.unseen = run_alloc_array(run, (size_t)doc->node_count + 1, sizeof *c.unseen);
    if (!c.out || !c.stack || !c.unseen)
        return false;
    c.stack[0] = (struct frame){.end = doc->node_count, .kind = SEGMENT_PARAGRAPH};
    c.depth = 1;
    for (uint32_t i = 0, next; i < doc->node_count; i = next) {
        next = i + 1;
        if (!leave(&c, i) || !read_node(&c, i, &next))
            return false;
    }
    if (!flush(&c, doc->node_count))
        return false;
    sheet->unseen = c.unseen;
    sheet->segments = c.segments;
    sheet->segment_count = c.count;
    return true;
}
