#include "clean/formula.h"

struct str unwrap_tex(struct str tex)
{
    static const struct wrapper {
        struct str before, behind;
    } wrappers[] = {
        {STR_INIT("{\\displaystyle "), STR_INIT("}")},
        {STR_INIT("{\\textstyle "), STR_INIT("}")},
        {STR_INIT("$$"), STR_INIT("$$")},
        {STR_INIT("$"), STR_INIT("$")},
        {STR_INIT("\\("), STR_INIT("\\)")},
        {STR_INIT("\\["), STR_INIT("\\]")},
    };
    tex = str_trim(tex);
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
        const struct wrapper *w = &wrappers[i];
        if (tex.len > w->before.len + w->behind.len && str_starts(tex, w->before) && str_ends(tex, w->behind))
            return str_trim(str_slice(tex, w->before.len, tex.len - w->behind.len));
    }
    return tex;
}

/* What the class of an image says: that its alt is TeX, or that it is a formula of some kind. */
enum sign { SIGN_NONE, SIGN_FORMULA, SIGN_TEX };

static enum sign sign_of_class(struct str classes)
{
    static const struct str formulas[] = {STR_INIT("math"), STR_INIT("formula"), STR_INIT("equation"),
                                          STR_INIT("inline-formula"), STR_INIT("display-formula")};
    struct str token;
    while (str_next(&classes, ' ', &token)) {
        if (str_eq_nocase(token, STR("tex")) || str_eq_nocase(token, STR("latex")) ||
            str_starts(token, STR("mwe-math-fallback")))
            return SIGN_TEX;
        for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
            if (str_eq_nocase(token, formulas[i]))
                return SIGN_FORMULA;
    }
    return SIGN_NONE;
}

/* Programs that draw TeX, by their names in addresses. */
static bool is_drawn(struct str src)
{
    static const struct str programs[] = {STR_INIT("latex"), STR_INIT("mimetex"), STR_INIT("mathtex")};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        size_t at = str_find_nocase(src, programs[i], 0);
        if (at != SIZE_MAX && at + programs[i].len < src.len && strchr(".?/", src.at[at + programs[i].len]))
            return true;
    }
    return false;
}

static bool reads_as_tex(struct str alt)
{
    for (size_t i = 0; i < alt.len; i++)
        if (strchr("\\^{=", alt.at[i]))
            return true;
    return false;
}

struct str formula_of_image(const struct doc *doc, uint32_t img)
{
    if (doc->nodes[img].tag != TAG_IMG || doc->nodes[img].attr_count == 0)
        return STR_NONE;
    struct str alt = str_trim(doc_attr(doc, img, ATTR_ALT)), tex = unwrap_tex(alt);
    enum sign sign = sign_of_class(doc_attr(doc, img, ATTR_CLASS));
    if (alt.len == 0)
        return STR_NONE;
    if (sign == SIGN_NONE && is_drawn(doc_attr(doc, img, ATTR_SRC)))
        sign = SIGN_FORMULA;
    bool is_wrapped = tex.len < alt.len;
    return sign == SIGN_TEX || is_wrapped || (sign == SIGN_FORMULA && reads_as_tex(alt)) ? tex : STR_NONE;
}

/* The sibling before a node, blank text passed over; UINT32_MAX where there is none. */
static uint32_t sibling_before(const struct doc *doc, uint32_t node)
{
    uint32_t parent = doc->nodes[node].parent;
    while (node > parent + 1) {
        node--;
        while (doc->nodes[node].parent != parent)
            node = doc->nodes[node].parent;
        if (doc->nodes[node].tag != TAG_CHARACTERS || str_trim(doc->nodes[node].text).len)
            return node;
    }
    return UINT32_MAX;
}

static bool holds_math(const struct doc *doc, uint32_t node)
{
    enum { DEPTH = 3 }; /* the <math> is the element or wrapped by few */
    uint32_t end = doc->nodes[node].end;
    return doc_find(doc, TAG_MATH, node, end < node + DEPTH ? end : node + DEPTH) <
           (end < node + DEPTH ? end : node + DEPTH);
}

bool repeats_math(const struct doc *doc, uint32_t node)
{
    bool is_hidden = str_eq_nocase(doc_attr(doc, node, ATTR_ARIA_HIDDEN), STR("true"));
    if (!is_hidden && !formula_of_image(doc, node).len)
        return false;
    uint32_t before = sibling_before(doc, node);
    return before != UINT32_MAX && holds_math(doc, before);
}

bool is_shown_as_image(const struct doc *doc, uint32_t node)
{
    uint32_t next = doc->nodes[node].end;
    while (next < doc->node_count && doc->nodes[next].tag == TAG_CHARACTERS &&
           str_trim(doc->nodes[next].text).len == 0)
        next++;
    return next < doc->node_count && holds_math(doc, node) && formula_of_image(doc, next).len;
}
