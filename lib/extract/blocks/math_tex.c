#include "extract/blocks/math_tex.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"

enum { DEPTH_MAX = 64, ARGUMENTS_MAX = 3 };

struct tex {
    struct run *run;
    const struct doc *doc;
    struct buf out;
    unsigned depth;
};

static void write_node(struct tex *t, uint32_t node);

/* X: how a character is written; `is_large`: what stands under and over it are its limits. */
static const struct symbol {
    struct str character, tex;
    bool is_large;
} symbols[] = {
    {STR_INIT("−"), STR_INIT("-"), false},          {STR_INIT("∑"), STR_INIT("\\sum "), true},
    {STR_INIT("∏"), STR_INIT("\\prod "), true},     {STR_INIT("∐"), STR_INIT("\\coprod "), true},
    {STR_INIT("∫"), STR_INIT("\\int "), true},      {STR_INIT("∬"), STR_INIT("\\iint "), true},
    {STR_INIT("∮"), STR_INIT("\\oint "), true},     {STR_INIT("⋃"), STR_INIT("\\bigcup "), true},
    {STR_INIT("⋂"), STR_INIT("\\bigcap "), true},   {STR_INIT("⋁"), STR_INIT("\\bigvee "), true},
    {STR_INIT("⋀"), STR_INIT("\\bigwedge "), true}, {STR_INIT("lim"), STR_INIT("\\lim "), true},
    {STR_INIT("max"), STR_INIT("\\max "), true},    {STR_INIT("min"), STR_INIT("\\min "), true},
    {STR_INIT("sup"), STR_INIT("\\sup "), true},    {STR_INIT("inf"), STR_INIT("\\inf "), true},
    {STR_INIT("sin"), STR_INIT("\\sin "), false},   {STR_INIT("cos"), STR_INIT("\\cos "), false},
    {STR_INIT("tan"), STR_INIT("\\tan "), false},   {STR_INIT("log"), STR_INIT("\\log "), false},
    {STR_INIT("ln"), STR_INIT("\\ln "), false},     {STR_INIT("exp"), STR_INIT("\\exp "), false},
    {STR_INIT("det"), STR_INIT("\\det "), false},   {STR_INIT("dim"), STR_INIT("\\dim "), false},
    {STR_INIT("{"), STR_INIT("\\{"), false},        {STR_INIT("}"), STR_INIT("\\}"), false},
};

/* What an accent over or under something is; the character as MathML has it. */
static const struct accent {
    struct str character, over, under;
} accents[] = {
    {STR_INIT("¯"), STR_INIT("\\bar"), STR_INIT("\\underline")},
    {STR_INIT("‾"), STR_INIT("\\overline"), STR_INIT("\\underline")},
    {STR_INIT("_"), STR_INIT("\\overline"), STR_INIT("\\underline")},
    {STR_INIT("^"), STR_INIT("\\hat"), STR_INIT("\\underset{^}")},
    {STR_INIT("ˆ"), STR_INIT("\\hat"), STR_INIT("\\underset{^}")},
    {STR_INIT("~"), STR_INIT("\\tilde"), STR_INIT("\\underset{\\sim}")},
    {STR_INIT("˜"), STR_INIT("\\tilde"), STR_INIT("\\underset{\\sim}")},
    {STR_INIT("→"), STR_INIT("\\vec"), STR_INIT("\\underset{→}")},
    {STR_INIT("˙"), STR_INIT("\\dot"), STR_INIT("\\underset{.}")},
    {STR_INIT("¨"), STR_INIT("\\ddot"), STR_INIT("\\underset{..}")},
    {STR_INIT("⏞"), STR_INIT("\\overbrace"), STR_INIT("\\underset{⏞}")},
    {STR_INIT("⏟"), STR_INIT("\\overset{⏟}"), STR_INIT("\\underbrace")},
};

static void add(struct tex *t, const char *s)
{
    buf_add_str(&t->out, str_of(s));
}

static const struct node *at(const struct tex *t, uint32_t node)
{
    return &t->doc->nodes[node];
}

static struct str text_of(const struct tex *t, uint32_t node)
{
    enum { TOKEN_MAX = 1000 };
    return str_trim(doc_text(t->run, t->doc, node, TOKEN_MAX));
}

static const struct symbol *symbol_of(struct str text)
{
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (str_eq(text, symbols[i].character))
            return &symbols[i];
    return NULL;
}

/* Characters of a token; those that nobody sees go. */
static void add_characters(struct tex *t, struct str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        uint32_t c = utf8_next(text, &i);
        if (c >= 0x2061 && c <= 0x2064)
            continue; /* function application, invisible times and the like */
        if (c < 0x80 && strchr("%#&$_", (int)c))
            add(t, "\\");
        if (c == '\\' || c == '^' || c == '~')
            add(t, c == '\\' ? "\\backslash " : c == '^' ? "\\wedge " : "\\sim ");
        else
            buf_add_str(&t->out, str_slice(text, from, i));
    }
}

static void write_token(struct tex *t, uint32_t node)
{
    struct str text = text_of(t, node);
    const struct symbol *symbol = symbol_of(text);
    bool is_name = at(t, node)->math == MATH_MI && utf8_count(text) > 1;
    if (symbol) {
        buf_add_str(&t->out, symbol->tex);
        return;
    }
    if (is_name)
        add(t, "\\mathrm{");
    add_characters(t, text);
    if (is_name)
        add(t, "}");
}

static void write_text(struct tex *t, uint32_t node)
{
    struct str text = collapse_space(t->run, text_of(t, node));
    if (!text.len) {
        add(t, "\\ ");
        return;
    }
    add(t, "\\text{");
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("{}%#&$_", text.at[i]))
            add(t, "\\");
        buf_add_byte(&t->out, text.at[i] == '\\' ? '/' : text.at[i]);
    }
    add(t, "}");
}

static void write_children(struct tex *t, uint32_t node)
{
    for (uint32_t i = node + 1; i < at(t, node)->end; i = at(t, i)->end)
        if (at(t, i)->tag == TAG_CHARACTERS)
            add_characters(t, str_trim(at(t, i)->text));
        else
            write_node(t, i);
}

/* The first element children of a node; how many there are. */
static size_t arguments(const struct tex *t, uint32_t node, uint32_t list[ARGUMENTS_MAX])
{
    size_t count = 0;
    for (uint32_t i = node + 1; i < at(t, node)->end && count < ARGUMENTS_MAX; i = at(t, i)->end)
        if (at(t, i)->tag != TAG_CHARACTERS)
            list[count++] = i;
    return count;
}

static void write_group(struct tex *t, const char *before, uint32_t node)
{
    add(t, before);
    add(t, "{");
    write_node(t, node);
    add(t, "}");
}

/* What a script is put on: a single token needs no braces. */
static void write_base(struct tex *t, uint32_t node)
{
    enum math_name name = (enum math_name)at(t, node)->math;
    if (name == MATH_MI || name == MATH_MN || name == MATH_MO)
        write_node(t, node);
    else
        write_group(t, "", node);
}

static const struct accent *accent_of(const struct tex *t, uint32_t node)
{
    struct str text = at(t, node)->math == MATH_MO ? text_of(t, node) : STR_NONE;
    for (size_t i = 0; text.len && i < sizeof accents / sizeof *accents; i++)
        if (str_eq(text, accents[i].character))
            return &accents[i];
    return NULL;
}

static bool is_large(const struct tex *t, uint32_t node)
{
    enum math_name name = (enum math_name)at(t, node)->math;
    const struct symbol *symbol = name == MATH_MO || name == MATH_MI ? symbol_of(text_of(t, node)) : NULL;
    return symbol && symbol->is_large;
}

/* One thing under or over another: an accent, a limit, or set there. */
static void write_stacked(struct tex *t, const uint32_t list[ARGUMENTS_MAX], bool is_under)
{
    const struct accent *accent = accent_of(t, list[1]);
    if (accent) {
        buf_add_str(&t->out, is_under ? accent->under : accent->over);
        write_group(t, "", list[0]);
    } else if (is_large(t, list[0])) {
        write_node(t, list[0]);
        write_group(t, is_under ? "_" : "^", list[1]);
    } else {
        write_group(t, is_under ? "\\underset" : "\\overset", list[1]);
        write_group(t, "", list[0]);
    }
}

/* Under and over. */
static void write_between(struct tex *t, const uint32_t list[ARGUMENTS_MAX])
{
    if (is_large(t, list[0])) {
        write_node(t, list[0]);
        write_group(t, "_", list[1]);
        write_group(t, "^", list[2]);
        return;
    }
    write_group(t, "\\underset", list[1]);
    write_group(t, "{\\overset", list[2]);
    write_group(t, "", list[0]);
    add(t, "}");
}

static void write_scripts(struct tex *t, const uint32_t list[ARGUMENTS_MAX], const char *first,
                          const char *second)
{
    write_base(t, list[0]);
    write_group(t, first, list[1]);
    if (second)
        write_group(t, second, list[2]);
}

/* Pairs of sub- and superscripts behind a base, and those before it behind <mprescripts>. */
static void write_multiscripts(struct tex *t, uint32_t node)
{
    uint32_t base = 0;
    const char *marks[] = {"_", "^"};
    for (unsigned part = 0; part < 2; part++) { /* what stands before the base, then the rest */
        bool is_pre = false;
        unsigned count = 0;
        base = 0;
        if (part == 0)
            add(t, "{}");
        for (uint32_t i = node + 1; i < at(t, node)->end; i = at(t, i)->end) {
            if (at(t, i)->tag == TAG_CHARACTERS)
                continue;
            if (at(t, i)->math == MATH_MPRESCRIPTS) {
                is_pre = true;
                count = 0;
            } else if (!base) {
                base = i;
                if (part == 1)
                    write_base(t, i);
            } else {
                bool is_empty = at(t, i)->end == i + 1;
                if (is_pre == (part == 0) && !is_empty)
                    write_group(t, marks[count % 2], i);
                count++;
            }
        }
    }
}

static void write_cells(struct tex *t, uint32_t row)
{
    bool is_first = true;
    for (uint32_t i = row + 1; i < at(t, row)->end; i = at(t, i)->end) {
        if (at(t, i)->tag == TAG_CHARACTERS)
            continue;
        add(t, is_first ? "" : " & ");
        write_node(t, i);
        is_first = false;
    }
}

static void write_table(struct tex *t, uint32_t table)
{
    bool is_first = true;
    add(t, "\\begin{matrix} ");
    for (uint32_t i = table + 1; i < at(t, table)->end; i = at(t, i)->end) {
        if (at(t, i)->math != MATH_MTR)
            continue;
        add(t, is_first ? "" : " \\\\ ");
        write_cells(t, i);
        is_first = false;
    }
    add(t, " \\end{matrix}");
}

/* The value of an attribute, `otherwise` where it is absent. */
static struct str fence(const struct tex *t, uint32_t node, const char *name, const char *otherwise)
{
    struct str value = doc_attr_other(t->doc, node, str_of(name));
    return value.at ? str_trim(value) : str_of(otherwise);
}

static void write_fence(struct tex *t, const char *side, struct str mark)
{
    const struct symbol *symbol = symbol_of(mark);
    add(t, side);
    buf_add_str(&t->out, symbol ? symbol->tex : str_or(mark, STR(".")));
}

static void write_fenced(struct tex *t, uint32_t node)
{
    bool is_first = true;
    write_fence(t, "\\left", fence(t, node, "open", "("));
    for (uint32_t i = node + 1; i < at(t, node)->end; i = at(t, i)->end) {
        if (at(t, i)->tag == TAG_CHARACTERS)
            continue;
        add(t, is_first ? " " : ", ");
        write_node(t, i);
        is_first = false;
    }
    write_fence(t, " \\right", fence(t, node, "close", ")"));
}

/* Elements of two or three arguments. False: the node is none, or lacks them. */
static bool write_structure(struct tex *t, uint32_t node)
{
    uint32_t list[ARGUMENTS_MAX];
    enum math_name name = (enum math_name)at(t, node)->math;
    size_t wanted = name == MATH_MSUBSUP || name == MATH_MUNDEROVER ? 3 : 2;
    if (arguments(t, node, list) < wanted)
        return false;
    switch (name) {
    case MATH_MFRAC:
        write_group(t, "\\frac", list[0]);
        write_group(t, "", list[1]);
        return true;
    case MATH_MROOT:
        add(t, "\\sqrt[");
        write_node(t, list[1]);
        write_group(t, "]", list[0]);
        return true;
    case MATH_MSUB:
    case MATH_MSUP:
        write_scripts(t, list, name == MATH_MSUB ? "_" : "^", NULL);
        return true;
    case MATH_MSUBSUP:
        write_scripts(t, list, "_", "^");
        return true;
    case MATH_MUNDER:
    case MATH_MOVER:
        write_stacked(t, list, name == MATH_MUNDER);
        return true;
    case MATH_MUNDEROVER:
        write_between(t, list);
        return true;
    default:
        return false;
    }
}

/* The first child alone: the others say the same in another way. */
static void write_first(struct tex *t, uint32_t node)
{
    uint32_t list[ARGUMENTS_MAX];
    if (arguments(t, node, list))
        write_node(t, list[0]);
}

static void write_around(struct tex *t, const char *before, uint32_t node)
{
    add(t, before);
    write_children(t, node);
    add(t, "}");
}

static void write_element(struct tex *t, uint32_t node)
{
    switch ((enum math_name)at(t, node)->math) {
    case MATH_MI:
    case MATH_MN:
    case MATH_MO:
    case MATH_MS:
        write_token(t, node);
        break;
    case MATH_MTEXT:
        write_text(t, node);
        break;
    case MATH_MSPACE:
        add(t, "\\ ");
        break;
    case MATH_MSQRT:
        write_around(t, "\\sqrt{", node);
        break;
    case MATH_MPHANTOM:
        write_around(t, "\\phantom{", node);
        break;
    case MATH_MTABLE:
        write_table(t, node);
        break;
    case MATH_MFENCED:
        write_fenced(t, node);
        break;
    case MATH_MMULTISCRIPTS:
        write_multiscripts(t, node);
        break;
    case MATH_SEMANTICS:
    case MATH_MACTION:
        write_first(t, node);
        break;
    case MATH_ANNOTATION:
    case MATH_ANNOTATION_XML:
        break;
    default:
        if (!write_structure(t, node))
            write_children(t, node);
    }
}

static void write_node(struct tex *t, uint32_t node)
{
    if (t->out.failed || tag_is(at(t, node)->tag, TAG_UNSEEN) || t->depth == DEPTH_MAX)
        return;
    t->depth++;
    write_element(t, node);
    t->depth--;
}

struct str tex_of_math(struct run *run, const struct doc *doc, uint32_t math, size_t max)
{
    struct tex t = {.run = run, .doc = doc};
    buf_init(&t.out, run->arena, max);
    write_children(&t, math);
    return t.out.failed ? STR_NONE : collapse_space(run, buf_str(&t.out));
}
