#include "extract/body/page_words.h"
#include "extract/body/sign_parts.h"

/* Tags that are counted. */
static const struct tag_sign {
    enum tag tag;
    enum page_sign sign;
} tag_signs[] = {
    {TAG_A, PAGE_SIGN_TAG_A},
    {TAG_IMG, PAGE_SIGN_TAG_IMG},
    {TAG_P, PAGE_SIGN_TAG_P},
    {TAG_LI, PAGE_SIGN_TAG_LI},
    {TAG_UL, PAGE_SIGN_TAG_UL},
    {TAG_OL, PAGE_SIGN_TAG_OL},
    {TAG_DL, PAGE_SIGN_TAG_DL},
    {TAG_TABLE, PAGE_SIGN_TAG_TABLE},
    {TAG_TR, PAGE_SIGN_TAG_TR},
    {TAG_PRE, PAGE_SIGN_TAG_PRE},
    {TAG_CODE, PAGE_SIGN_TAG_CODE},
    {TAG_BLOCKQUOTE, PAGE_SIGN_TAG_BLOCKQUOTE},
    {TAG_SECTION, PAGE_SIGN_TAG_SECTION},
    {TAG_ARTICLE, PAGE_SIGN_TAG_ARTICLE},
    {TAG_MAIN, PAGE_SIGN_TAG_MAIN},
    {TAG_NAV, PAGE_SIGN_TAG_NAV},
    {TAG_ASIDE, PAGE_SIGN_TAG_ASIDE},
    {TAG_TIME, PAGE_SIGN_TAG_TIME},
    {TAG_FORM, PAGE_SIGN_TAG_FORM},
    {TAG_INPUT, PAGE_SIGN_TAG_INPUT},
    {TAG_BUTTON, PAGE_SIGN_TAG_BUTTON},
    {TAG_SELECT, PAGE_SIGN_TAG_SELECT},
    {TAG_TEXTAREA, PAGE_SIGN_TAG_TEXTAREA},
    {TAG_LABEL, PAGE_SIGN_TAG_LABEL},
    {TAG_VIDEO, PAGE_SIGN_TAG_VIDEO},
    {TAG_IFRAME, PAGE_SIGN_TAG_IFRAME},
    {TAG_SVG, PAGE_SIGN_TAG_SVG},
    {TAG_FIGURE, PAGE_SIGN_TAG_FIGURE},
    {TAG_HR, PAGE_SIGN_TAG_HR},
    {TAG_BR, PAGE_SIGN_TAG_BR},
    {TAG_EM, PAGE_SIGN_TAG_EM},
    {TAG_STRONG, PAGE_SIGN_TAG_STRONG},
    {TAG_DIV, PAGE_SIGN_TAG_DIV},
    {TAG_SPAN, PAGE_SIGN_TAG_SPAN},
    {TAG_SUP, PAGE_SIGN_TAG_SUP},
};

static void measure_tags(const struct doc *doc, float *signs)
{
    uint32_t counts[TAG_COUNT] = {0};
    uint16_t depth = 0;
    for (uint32_t i = 0; i < doc->node_count; i++) {
        counts[doc->nodes[i].tag]++;
        depth = doc->nodes[i].depth > depth ? doc->nodes[i].depth : depth;
    }
    for (size_t i = 0; i < sizeof tag_signs / sizeof *tag_signs; i++)
        signs[tag_signs[i].sign] = (float)counts[tag_signs[i].tag];
    signs[PAGE_SIGN_NODES] = (float)doc->node_count;
    signs[PAGE_SIGN_DEPTH] = depth;
    signs[PAGE_SIGN_SCRIPTS] = (float)doc->script_count;
}

static void measure_anchors(const struct doc *doc, float *signs)
{
    for (uint32_t i = 0; i < doc->node_count; i++) {
        if (doc->nodes[i].tag != TAG_A)
            continue;
        struct str href = str_trim(doc_attr(doc, i, ATTR_HREF));
        bool anchor = str_starts(href, STR("#"));
        signs[PAGE_SIGN_ANCHORS] += anchor;
        signs[PAGE_SIGN_TELEPHONE_LINKS] += str_starts_nocase(href, STR("tel:"));
        signs[PAGE_SIGN_MAIL_LINKS] += str_starts_nocase(href, STR("mailto:"));
        signs[PAGE_SIGN_LINKS_AWAY] += str_find_nocase(str_slice(href, 0, 8), STR("://"), 0) != SIZE_MAX;
        signs[PAGE_SIGN_PERMALINKS] += !anchor && str_find_byte(href, '#', 0) != SIZE_MAX;
    }
}

static void note_cue(void *context, unsigned cue)
{
    *(uint64_t *)context |= (uint64_t)1 << cue;
}

/* Themes write the kind of the page into the classes of its outermost elements: those count apart. */
static void measure_root(const float *counts, float *signs)
{
    static const struct {
        enum page_cue cue;
        enum page_sign sign;
    } rows[] = {
        {PAGE_CUE_PRODUCT, PAGE_SIGN_ROOT_PRODUCT}, {PAGE_CUE_CATEGORY, PAGE_SIGN_ROOT_CATEGORY},
        {PAGE_CUE_THREAD, PAGE_SIGN_ROOT_THREAD},   {PAGE_CUE_POST, PAGE_SIGN_ROOT_POST},
        {PAGE_CUE_PAGE, PAGE_SIGN_ROOT_PAGE},       {PAGE_CUE_SINGLE, PAGE_SIGN_ROOT_SINGLE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        signs[rows[i].sign] = counts[rows[i].cue];
}

/* How often each of the doc's names stands on its outermost elements, and elsewhere. */
struct name_uses {
    uint32_t outermost, inside;
};

static void count_uses(const struct doc *doc, struct name_uses *uses)
{
    for (uint32_t i = 0; i < doc->node_count; i++) {
        const struct node *node = &doc->nodes[i];
        bool outermost = node->tag == TAG_HTML || node->tag == TAG_BODY;
        for (uint32_t n = node->attr_first; n < node->attr_first + node->attr_count; n++) {
            const struct attr *attr = &doc->attrs[n];
            if (attr->name == ATTR_ROLE)
                continue;
            uses[attr->names].outermost += outermost;
            uses[attr->names].inside += !outermost;
        }
    }
}

_Static_assert(PAGE_CUE_COUNT <= 64, "cues are kept as a bit set");

static void add_cues(uint64_t cues, struct name_uses uses, float *inside, float *root)
{
    for (; cues; cues &= cues - 1) {
        int cue = __builtin_ctzll(cues);
        inside[cue] += (float)uses.inside;
        root[cue] += (float)uses.outermost;
    }
}

static bool measure_words(const struct sign_context *context)
{
    const struct doc *doc = context->facts->sheet->doc;
    const struct name_index *words = page_word_index();
    float root[PAGE_CUE_COUNT] = {0};
    struct name_uses *uses = run_alloc_array(context->facts->run, doc->name_count + 1, sizeof *uses);
    if (!uses)
        return false;
    count_uses(doc, uses);
    for (uint32_t i = 1; i < doc->name_count; i++) {
        uint64_t cues = 0;
        if (uses[i].inside || uses[i].outermost)
            find_name_words(words, doc->names[i], note_cue, &cues);
        add_cues(cues, uses[i], &context->signs[PAGE_SIGN_CUE_ARTICLE], root);
    }
    measure_root(root, context->signs);
    return true;
}

bool measure_markup_signs(const struct sign_context *context)
{
    const struct doc *doc = context->facts->sheet->doc;
    measure_tags(doc, context->signs);
    measure_anchors(doc, context->signs);
    return measure_words(context);
}
