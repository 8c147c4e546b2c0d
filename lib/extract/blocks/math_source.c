#include "extract/blocks/math_source.h"

#include "base/words.h"
#include "clean/formula.h"
#include "extract/blocks/math_tex.h"

/* Whether an element is one that holds a formula's TeX. */
static bool is_annotation(const struct doc *doc, uint32_t node)
{
    return doc->nodes[node].attr_count > 0 &&
           str_find_nocase(doc_attr_other(doc, node, STR("encoding")), STR("tex"), 0) != SIZE_MAX;
}

bool is_math(const struct doc *doc, uint32_t node)
{
    struct str classes = doc_attr(doc, node, ATTR_CLASS), name;
    if (doc->nodes[node].tag == TAG_CODE)
        while (str_next(&classes, ' ', &name))
            if (str_eq(name, STR("math")))
                return true;
    return doc->nodes[node].tag == TAG_MATH;
}

struct str math_source(const struct facts *facts, uint32_t math)
{
    const struct doc *doc = facts->sheet->doc;
    if (doc->nodes[math].tag == TAG_IMG)
        return formula_of_image(doc, math);
    if (doc->nodes[math].tag == TAG_CODE)
        return unwrap_tex(doc_text(facts->run, doc, math, MATH_SOURCE_MAX));
    for (uint32_t i = math + 1; i < doc->nodes[math].end; i++)
        if (doc->nodes[i].tag != TAG_CHARACTERS && is_annotation(doc, i))
            return unwrap_tex(doc_text(facts->run, doc, i, MATH_SOURCE_MAX));
    struct str alt = doc_attr_other(doc, math, STR("alttext"));
    if (alt.len && alt.len <= MATH_SOURCE_MAX)
        return unwrap_tex(collapse_space(facts->run, alt));
    return tex_of_math(facts->run, doc, math, MATH_SOURCE_MAX);
}
