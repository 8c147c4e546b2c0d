#include "clean/hidden.h"

struct str display_of(const struct doc *doc, uint32_t node)
{
    struct str style = doc_attr(doc, node, ATTR_STYLE);
    size_t display = str_find_nocase(style, STR("display"), 0);
    if (display == SIZE_MAX)
        return STR_NONE;
    struct str value = str_trim(str_slice(style, display + strlen("display"), style.len));
    return value.len && value.at[0] == ':' ? str_trim(str_slice(value, 1, value.len)) : STR_NONE;
}

static bool is_not_displayed(const struct doc *doc, uint32_t node)
{
    return doc_attr(doc, node, ATTR_HIDDEN).at || str_starts_nocase(display_of(doc, node), STR("none"));
}

bool is_hidden(const struct doc *doc, uint32_t node)
{
    return is_not_displayed(doc, node) || str_eq_nocase(doc_attr(doc, node, ATTR_ARIA_HIDDEN), STR("true"));
}

/* Bootstrap 3 to 5, WordPress, HTML5 Boilerplate, Foundation, Drupal, Bulma, GOV.UK, Primer, Angular. */
static const struct str classes[] = {
    STR_INIT("sr-only"),
    STR_INIT("visually-hidden"),
    STR_INIT("visuallyhidden"),
    STR_INIT("screen-reader-text"),
    STR_INIT("screen-reader-only"),
    STR_INIT("show-for-sr"),
    STR_INIT("element-invisible"),
    STR_INIT("is-sr-only"),
    STR_INIT("govuk-visually-hidden"),
    STR_INIT("cdk-visually-hidden"),
};

/* Whether one of the names in `value`, between white space, is in the table. */
static bool names_class(struct str value)
{
    for (size_t at = 0, end; at < value.len; at = end + 1) {
        for (end = at; end < value.len && !ascii_is_space(value.at[end]);)
            end++;
        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
            if (str_eq_nocase(str_slice(value, at, end), classes[i]))
                return true;
    }
    return false;
}

/* Whether a subtree holds no block, and no more text than a label. */
static bool is_label(const struct doc *doc, uint32_t node)
{
    enum { LABEL_BYTES_MAX = 80 };
    size_t bytes = 0;
    for (uint32_t i = node; i < doc->nodes[node].end; i++) {
        bytes += str_trim(doc->nodes[i].text).len;
        if (tag_is(doc->nodes[i].tag, TAG_BLOCK) || bytes > LABEL_BYTES_MAX)
            return false;
    }
    return true;
}

bool is_out_of_sight(const struct doc *doc, uint32_t node)
{
    if (doc->nodes[node].attr_count == 0)
        return false;
    return (is_not_displayed(doc, node) || names_class(doc_attr(doc, node, ATTR_CLASS))) &&
           is_label(doc, node);
}
