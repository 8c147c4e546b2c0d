#include "extract/body/cues.h"

#include <stdlib.h>

enum { TOKEN_MAX = 24 }; /* bytes; longer tokens say nothing */

struct cue_token {
    const char *token;
    enum cue cue;
};

/* In alphabetical order. English, as class names are whatever the page's own language. */
static const struct cue_token tokens[] = {
    {"ad", CUE_ASIDE},
    {"ads", CUE_ASIDE},
    {"advert", CUE_ASIDE},
    {"advertisement", CUE_ASIDE},
    {"alert", CUE_ACTION},
    {"articlebody", CUE_CONTENT},
    {"author", CUE_FACTS},
    {"authorbox", CUE_FACTS},
    {"banner", CUE_CHROME},
    {"bio", CUE_FACTS},
    {"blurb", CUE_ASIDE},
    {"bottom", CUE_CHROME},
    {"breadcrumb", CUE_FACTS},
    {"breadcrumbs", CUE_FACTS},
    {"byline", CUE_FACTS},
    {"caption", CUE_CAPTION},
    {"carousel", CUE_ASIDE},
    {"cart", CUE_ACTION},
    {"comment", CUE_DISCUSSION},
    {"commentlist", CUE_DISCUSSION},
    {"comments", CUE_DISCUSSION},
    {"consent", CUE_ACTION},
    {"content", CUE_CONTENT},
    {"contentbody", CUE_CONTENT},
    {"cookie", CUE_ACTION},
    {"cookies", CUE_ACTION},
    {"copyright", CUE_CHROME},
    {"credit", CUE_CAPTION},
    {"credits", CUE_CAPTION},
    {"cta", CUE_ACTION},
    {"date", CUE_FACTS},
    {"dialog", CUE_ACTION},
    {"disqus", CUE_DISCUSSION},
    {"dropdown", CUE_CHROME},
    {"entry", CUE_CONTENT},
    {"facebook", CUE_ACTION},
    {"figcaption", CUE_CAPTION},
    {"flyout", CUE_CHROME},
    {"foot", CUE_CHROME},
    {"footer", CUE_CHROME},
    {"form", CUE_ACTION},
    {"gdpr", CUE_ACTION},
    {"login", CUE_ACTION},
    {"masthead", CUE_CHROME},
    {"megamenu", CUE_CHROME},
    {"menu", CUE_CHROME},
    {"menus", CUE_CHROME},
    {"message", CUE_POST},
    {"meta", CUE_FACTS},
    {"metadata", CUE_FACTS},
    {"modal", CUE_ACTION},
    {"more", CUE_ASIDE},
    {"nav", CUE_CHROME},
    {"navbar", CUE_CHROME},
    {"navigation", CUE_CHROME},
    {"newsletter", CUE_ACTION},
    {"offcanvas", CUE_CHROME},
    {"outbrain", CUE_ASIDE},
    {"overlay", CUE_ACTION},
    {"pager", CUE_CHROME},
    {"pagination", CUE_CHROME},
    {"partner", CUE_ASIDE},
    {"popular", CUE_ASIDE},
    {"popup", CUE_ACTION},
    {"post", CUE_POST},
    {"postbody", CUE_CONTENT},
    {"postcontent", CUE_CONTENT},
    {"print", CUE_ACTION},
    {"promo", CUE_ASIDE},
    {"promoted", CUE_ASIDE},
    {"prose", CUE_CONTENT},
    {"rail", CUE_ASIDE},
    {"recirc", CUE_ASIDE},
    {"recommend", CUE_ASIDE},
    {"recommendations", CUE_ASIDE},
    {"recommended", CUE_ASIDE},
    {"related", CUE_ASIDE},
    {"replies", CUE_DISCUSSION},
    {"reply", CUE_DISCUSSION},
    {"respond", CUE_DISCUSSION},
    {"search", CUE_ACTION},
    {"share", CUE_ACTION},
    {"sharedaddy", CUE_ACTION},
    {"sharing", CUE_ACTION},
    {"sidebar", CUE_ASIDE},
    {"signin", CUE_ACTION},
    {"signup", CUE_ACTION},
    {"skip", CUE_CHROME},
    {"social", CUE_ACTION},
    {"sponsor", CUE_ASIDE},
    {"sponsored", CUE_ASIDE},
    {"story", CUE_CONTENT},
    {"storybody", CUE_CONTENT},
    {"subscribe", CUE_ACTION},
    {"subscription", CUE_ACTION},
    {"taboola", CUE_ASIDE},
    {"tag", CUE_FACTS},
    {"tags", CUE_FACTS},
    {"teaser", CUE_ASIDE},
    {"text", CUE_CONTENT},
    {"toc", CUE_FACTS},
    {"toolbar", CUE_CHROME},
    {"topbar", CUE_CHROME},
    {"trending", CUE_ASIDE},
    {"twitter", CUE_ACTION},
    {"widget", CUE_ASIDE},
    {"widgets", CUE_ASIDE},
};

static int compare_token(const void *key, const void *element)
{
    return strcmp(key, ((const struct cue_token *)element)->token);
}

static unsigned cue_of_token(const char *token)
{
    const struct cue_token *found =
        bsearch(token, tokens, sizeof tokens / sizeof *tokens, sizeof *tokens, compare_token);
    return found ? 1u << found->cue : 0;
}

static bool is_token_end(struct str s, size_t i)
{
    if (i >= s.len || !(ascii_is_alpha(s.at[i]) || ascii_is_digit(s.at[i])))
        return true;
    return i > 0 && s.at[i] >= 'A' && s.at[i] <= 'Z' && s.at[i - 1] >= 'a' && s.at[i - 1] <= 'z';
}

/* Editors call each block of a text a widget, sidebars are made of widgets too. */
static bool is_widget_word(const char *token)
{
    return strcmp(token, "widget") == 0 || strcmp(token, "widgets") == 0;
}

static unsigned cues_in(struct str s, bool widgets)
{
    unsigned cues = 0;
    char token[TOKEN_MAX + 1];
    size_t len = 0;
    for (size_t i = 0; i <= s.len; i++) {
        if (is_token_end(s, i)) {
            token[len <= TOKEN_MAX ? len : 0] = '\0';
            if (len && len <= TOKEN_MAX && (widgets || !is_widget_word(token)))
                cues |= cue_of_token(token);
            len = 0;
        }
        if (i < s.len && (ascii_is_alpha(s.at[i]) || ascii_is_digit(s.at[i]))) {
            if (len < TOKEN_MAX)
                token[len] = ascii_lower(s.at[i]);
            len++;
        }
    }
    return cues;
}

unsigned cues_of(const struct doc *doc, uint32_t node)
{
    return cues_in(doc_attr(doc, node, ATTR_CLASS), true) | cues_in(doc_attr(doc, node, ATTR_ID), true) |
           cues_in(doc_attr(doc, node, ATTR_ITEMPROP), true);
}

unsigned cues_but_widget(const struct doc *doc, uint32_t node)
{
    return cues_in(doc_attr(doc, node, ATTR_CLASS), false) | cues_in(doc_attr(doc, node, ATTR_ID), false) |
           cues_in(doc_attr(doc, node, ATTR_ITEMPROP), false);
}

/* Themes write the kind of a page into the classes of its outermost elements ("post-template",
 * "has-sidebar"): those say nothing of their text. */
static bool is_outermost(const struct doc *doc, uint32_t node)
{
    enum tag tag = doc->nodes[node].tag;
    return tag == TAG_HTML || tag == TAG_BODY;
}

_Static_assert(ATTR_COUNT <= 64, "names of attributes are kept as a bit set");

/* As cues_of, by what is known of the doc's names. */
static unsigned known_cues(const struct doc *doc, const uint8_t *cues_of_names, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    unsigned cues = 0;
    uint64_t seen = UINT64_C(1) << ATTR_ROLE;
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++) {
        const struct attr *attr = &doc->attrs[i];
        if (!attr->names || seen & UINT64_C(1) << attr->name)
            continue;
        cues |= cues_of_names[attr->names];
        seen |= UINT64_C(1) << attr->name;
    }
    return cues;
}

const uint8_t *inherit_cues(struct run *run, const struct doc *doc)
{
    uint8_t *cues = run_alloc(run, doc->node_count);
    uint8_t *cues_of_names = run_alloc(run, doc->name_count);
    if (!cues || !cues_of_names)
        return NULL;
    for (uint32_t i = 1; i < doc->name_count; i++)
        cues_of_names[i] = (uint8_t)cues_in(doc->names[i], true);
    for (uint32_t i = 0; i < doc->node_count; i++) {
        const struct node *node = &doc->nodes[i];
        unsigned own = node->attr_count && !is_outermost(doc, i) ? known_cues(doc, cues_of_names, i) : 0;
        cues[i] = (uint8_t)(own | (i ? cues[node->parent] : 0));
    }
    return cues;
}
