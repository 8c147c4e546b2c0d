#include "clean/listing.h"

enum {
    EVIDENCE_NODES = 64,   /* of a cell that are looked through for code */
    NUMBER_NODES = 100000, /* of a column of numbers; larger ones are none */
    LINES_MIN = 2
};

/* Tokens of class attributes, as highlighters and forges write them: GitHub, GitLab and Gitea, Pygments,
 * Rouge, Chroma, highlight.js' line numbers, Prism, SyntaxHighlighter, Crayon, Google's prettify. */
static const struct str number_names[] = {
    STR_INIT("lineno"),
    STR_INIT("linenos"),
    STR_INIT("linenodiv"),
    STR_INIT("linenumber"),
    STR_INIT("linenumbers"),
    STR_INIT("line-number"),
    STR_INIT("line-numbers"),
    STR_INIT("line_number"),
    STR_INIT("line_numbers"),
    STR_INIT("line-num"),
    STR_INIT("lines-num"),
    STR_INIT("lnum"),
    STR_INIT("lnt"),
    STR_INIT("ln"),
    STR_INIT("lntd"),
    STR_INIT("gutter"),
    STR_INIT("rouge-gutter"),
    STR_INIT("blob-num"),
    STR_INIT("crayon-nums"),
    STR_INIT("crayon-num"),
    STR_INIT("hljs-ln-numbers"),
    STR_INIT("hljs-ln-n"),
    STR_INIT("diff-line-num"),
};
static const struct str code_names[] = {
    STR_INIT("code"),         STR_INIT("blob-code"),    STR_INIT("rouge-code"),   STR_INIT("crayon-code"),
    STR_INIT("hljs-ln-code"), STR_INIT("lines-code"),   STR_INIT("line-content"), STR_INIT("code-line"),
    STR_INIT("crayon-line"),  STR_INIT("line_content"),
};
static const struct str list_names[] = {STR_INIT("linenums"), STR_INIT("dp-highlighter"),
                                        STR_INIT("code-lines"), STR_INIT("hljs-ln")};
static const struct str line_names[] = {STR_INIT("line"), STR_INIT("code-line"), STR_INIT("crayon-line"),
                                        STR_INIT("view-line")};
static const struct str box_names[] = {
    STR_INIT("syntaxhighlighter"), STR_INIT("highlight"), STR_INIT("code"),
    STR_INIT("crayon-pre"),        STR_INIT("container"), STR_INIT("view-lines")};

static bool is_one_of(struct str token, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(token, names[i]))
            return true;
    return false;
}

static bool has_token(struct str classes, const struct str *names, size_t count)
{
    struct str token;
    while (str_next(&classes, ' ', &token))
        if (is_one_of(token, names, count))
            return true;
    return false;
}

static bool has_class(const struct doc *doc, uint32_t node, const struct str *names, size_t count)
{
    return doc->nodes[node].attr_count && has_token(doc_attr(doc, node, ATTR_CLASS), names, count);
}

#define HAS_CLASS(doc, node, names) has_class(doc, node, names, sizeof(names) / sizeof *(names))

/* Whether a text is numbers, and what is printed around them; of one that says nothing, true. */
static bool is_numbers(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool is_nbsp = i + 1 < text.len && text.at[i] == '\xC2' && text.at[i + 1] == '\xA0';
        if (is_nbsp)
            i++;
        else if (!ascii_is_digit(text.at[i]) && !ascii_is_space(text.at[i]) && !strchr(".:|+-", text.at[i]))
            return false;
    }
    return true;
}

static bool holds_numbers(const struct doc *doc, uint32_t node)
{
    if (doc->nodes[node].end - node > NUMBER_NODES)
        return false;
    for (uint32_t i = node; i < doc->nodes[node].end; i++)
        if (!is_numbers(doc->nodes[i].text))
            return false;
    return true;
}

static bool holds(const struct doc *doc, uint32_t node, enum tag tag)
{
    uint32_t end = doc->nodes[node].end;
    end = end - node > EVIDENCE_NODES ? node + EVIDENCE_NODES : end;
    return doc_find(doc, tag, node, end) < end;
}

static bool is_numbered(const struct doc *doc, uint32_t node)
{
    return doc->nodes[node].attr_count &&
           (HAS_CLASS(doc, node, number_names) || doc_attr_other(doc, node, STR("data-line-number")).at);
}

bool is_line_number(const struct doc *doc, uint32_t node, bool in_code)
{
    if (!is_numbered(doc, node) || !holds_numbers(doc, node))
        return false;
    return in_code || holds(doc, node, TAG_PRE) ||
           (tag_is(doc->nodes[node].tag, TAG_BLOCK) && holds(doc, doc->nodes[node].parent, TAG_PRE));
}

static bool is_cell(enum tag tag)
{
    return tag == TAG_TD || tag == TAG_TH;
}

/* What the rows of a table tell. */
struct rows {
    size_t lines;     /* rows of numbers and a cell behind them */
    bool is_numbered; /* a number's cell says what it is */
    bool is_code;     /* a cell behind says that it is code */
};

/* Reads a row: cells of numbers, and one of anything behind them. False: it is none of a listing. */
static bool read_row(const struct doc *doc, uint32_t tr, struct rows *rows)
{
    uint32_t last = 0, cells = 0;
    for (uint32_t i = tr + 1; i < doc->nodes[tr].end; i = doc->nodes[i].end) {
        if (!is_cell(doc->nodes[i].tag))
            continue;
        if (last && !holds_numbers(doc, last))
            return false;
        rows->is_numbered |= last && is_numbered(doc, last);
        last = i;
        cells++;
    }
    if (cells == 0)
        return true;
    rows->is_code |=
        HAS_CLASS(doc, last, code_names) || holds(doc, last, TAG_PRE) || holds(doc, last, TAG_CODE);
    rows->lines++;
    return cells > 1;
}

static bool is_code_table(const struct doc *doc, uint32_t table)
{
    struct rows rows = {.lines = 0};
    for (uint32_t i = table + 1; i < doc->nodes[table].end;) {
        enum tag tag = doc->nodes[i].tag;
        if (tag == TAG_CAPTION)
            return false;
        if (tag == TAG_TR && !read_row(doc, i, &rows))
            return false;
        i = tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT ? i + 1 : doc->nodes[i].end;
    }
    return rows.lines && rows.is_code &&
           (rows.is_numbered || doc_ancestor(doc, table, TAG_PRE) != UINT32_MAX ||
            HAS_CLASS(doc, table, list_names));
}

static bool is_code_list(const struct doc *doc, uint32_t list)
{
    return HAS_CLASS(doc, list, list_names) || HAS_CLASS(doc, doc->nodes[list].parent, list_names);
}

/* A box of lines alone. */
static bool is_code_box(const struct doc *doc, uint32_t box)
{
    size_t lines = 0;
    if (!HAS_CLASS(doc, box, box_names))
        return false;
    for (uint32_t i = box + 1; i < doc->nodes[box].end; i = doc->nodes[i].end) {
        bool is_text = doc->nodes[i].tag == TAG_CHARACTERS;
        if (is_text ? str_trim(doc->nodes[i].text).len > 0 : !HAS_CLASS(doc, i, line_names))
            return false;
        lines += !is_text;
    }
    return lines >= LINES_MIN && holds(doc, box, TAG_CODE);
}

/* What stands in no code: a <pre> that holds it was never closed, or is a poem's. */
static const bool is_no_code[TAG_COUNT] = {
    [TAG_P] = true,       [TAG_H1] = true,       [TAG_H2] = true,         [TAG_H3] = true,
    [TAG_H4] = true,      [TAG_H5] = true,       [TAG_H6] = true,         [TAG_FIGURE] = true,
    [TAG_SECTION] = true, [TAG_ARTICLE] = true,  [TAG_HEADER] = true,     [TAG_FOOTER] = true,
    [TAG_FORM] = true,    [TAG_ASIDE] = true,    [TAG_NAV] = true,        [TAG_ADDRESS] = true,
    [TAG_DL] = true,      [TAG_HR] = true,       [TAG_MAIN] = true,       [TAG_IMG] = true,
    [TAG_CENTER] = true,  [TAG_FIELDSET] = true, [TAG_BLOCKQUOTE] = true,
};

static bool is_code_of_blocks(const struct doc *doc, uint32_t pre, uint32_t *no_code)
{
    bool has_block = false;
    uint32_t end = doc->nodes[pre].end;
    if (pre < *no_code && *no_code < end)
        return false;
    for (uint32_t i = pre + 1; i < end; i++) {
        if (is_no_code[doc->nodes[i].tag]) {
            *no_code = i;
            return false;
        }
        has_block |= tag_is(doc->nodes[i].tag, TAG_BLOCK);
    }
    return has_block;
}

bool may_hold_listings(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->node_count; i++)
        if (doc->nodes[i].tag == TAG_PRE || doc->nodes[i].tag == TAG_CODE)
            return true;
    for (uint32_t i = 1; i < doc->name_count; i++)
        if (has_token(doc->names[i], code_names, sizeof code_names / sizeof *code_names))
            return true;
    return false;
}

bool is_listing(const struct doc *doc, uint32_t node, uint32_t *no_code)
{
    switch (doc->nodes[node].tag) {
    case TAG_TABLE:
        return is_code_table(doc, node);
    case TAG_OL:
    case TAG_UL:
        return is_code_list(doc, node);
    case TAG_DIV:
        return is_code_box(doc, node);
    case TAG_PRE:
        return is_code_of_blocks(doc, node, no_code);
    default:
        return false;
    }
}

uint32_t place_of_listing(const struct doc *doc, uint32_t node)
{
    uint32_t pre = doc_ancestor(doc, node, TAG_PRE);
    if (pre != UINT32_MAX)
        return pre;
    enum tag tag = doc->nodes[node].tag;
    return tag == TAG_TABLE || tag == TAG_OL || tag == TAG_UL ? doc->nodes[node].parent : node;
}

/* A listing while it is written. */
struct writer {
    const struct doc *doc;
    char *out;
    size_t len;
    bool has_line; /* a line was begun */
    bool is_over;  /* and ended: what comes next begins another */
};

static bool is_blank(struct str text)
{
    return str_trim(text).len == 0;
}

/* Whether an element is a line, or a text of several, that holds no further blocks. */
static bool is_leaf(const struct doc *doc, uint32_t node)
{
    if (!tag_is(doc->nodes[node].tag, TAG_BLOCK))
        return false;
    for (uint32_t i = node + 1; i < doc->nodes[node].end; i++)
        if (tag_is(doc->nodes[i].tag, TAG_BLOCK))
            return false;
    return true;
}

static void begin_line(struct writer *w)
{
    if (w->has_line)
        w->out[w->len++] = '\n';
    w->has_line = true;
    w->is_over = false;
}

/* White space between the elements that are lines. */
static bool is_between(const struct doc *doc, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    bool before = node + 1 < doc->node_count && tag_is(doc->nodes[node + 1].tag, TAG_BLOCK);
    uint32_t last = node - 1; /* the sibling before, if there is one, ends here */
    while (last > n->parent && doc->nodes[last].parent != n->parent)
        last = doc->nodes[last].parent;
    bool behind = last > n->parent && tag_is(doc->nodes[last].tag, TAG_BLOCK);
    return (before || behind) && is_blank(n->text);
}

/* Adds a text, NO-BREAK SPACEs as spaces: highlighters indent with them. */
static void add_text(struct writer *w, struct str text)
{
    if (text.len && (!w->has_line || w->is_over))
        begin_line(w);
    for (size_t i = 0; i < text.len; i++) {
        bool is_nbsp = i + 1 < text.len && text.at[i] == '\xC2' && text.at[i + 1] == '\xA0';
        w->out[w->len++] = is_nbsp ? ' ' : text.at[i];
        i += is_nbsp;
    }
}

/* A line's own line break says no more than its end does. */
static void end_line(struct writer *w, size_t from)
{
    while (w->len > from && ascii_is_space(w->out[w->len - 1]))
        w->len--;
    w->is_over = true;
}

static void write_leaf(struct writer *w, uint32_t node)
{
    begin_line(w);
    size_t from = w->len;
    for (uint32_t i = node + 1; i < w->doc->nodes[node].end; i++) {
        const struct node *n = &w->doc->nodes[i];
        if (n->tag == TAG_BR)
            w->out[w->len++] = '\n';
        else if (is_unseen(n) || is_line_number(w->doc, i, true))
            i = n->end - 1;
        else
            add_text(w, n->text);
    }
    end_line(w, from);
}

/* Whether a cell is one of numbers: not the last of its row. */
static bool is_number_cell(const struct doc *doc, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    if (!is_cell(n->tag) || !holds_numbers(doc, node))
        return false;
    for (uint32_t i = n->end; i < doc->nodes[n->parent].end; i = doc->nodes[i].end)
        if (is_cell(doc->nodes[i].tag))
            return true;
    return false;
}

size_t write_listing(const struct doc *doc, uint32_t node, char *out)
{
    struct writer w = {.doc = doc, .out = out};
    for (uint32_t i = node; i < doc->nodes[node].end; i++) {
        const struct node *n = &doc->nodes[i];
        if (n->tag == TAG_CHARACTERS) {
            if (!is_between(doc, i))
                add_text(&w, n->text);
        } else if (n->tag == TAG_BR) {
            begin_line(&w);
        } else if (tag_is(n->tag, TAG_UNSEEN) || is_number_cell(doc, i) || is_line_number(doc, i, true)) {
            i = n->end - 1;
        } else if (is_leaf(doc, i)) {
            write_leaf(&w, i);
            i = n->end - 1;
        }
    }
    size_t from = 0;
    while (from < w.len && (out[from] == '\n' || out[from] == '\r'))
        from++;
    memmove(out, out + from, w.len - from);
    return w.len - from;
}
