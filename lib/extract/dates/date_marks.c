#include "extract/dates/date_marks.h"

enum { STEPS_UP_MAX = 3 };

/* Words of class names that say so, English as class names are. */
static const char *const date_words[] = {"date",      "datetime",  "dateline", "pubdate",   "published",
                                         "posted",    "timestamp", "time",     "postdate",  "publish",
                                         "datestamp", "pubtime",   "datum",    "createdate"};

static bool is_date_word(struct str word)
{
    if (!strchr("cdpt", ascii_lower(word.at[0])))
        return false;
    for (size_t i = 0; i < sizeof date_words / sizeof *date_words; i++)
        if (str_eq_nocase(word, str_of(date_words[i])))
            return true;
    return false;
}

static bool has_date_word(struct str name)
{
    for (size_t i = 0; i < name.len;) {
        size_t from = i;
        while (i < name.len && ascii_is_alpha(name.at[i]) &&
               !(i > from && name.at[i] <= 'Z' && name.at[i - 1] >= 'a'))
            i++;
        if (i > from && is_date_word(str_slice(name, from, i)))
            return true;
        i += i == from;
    }
    return false;
}

const bool *mark_date_names(struct run *run, const struct doc *doc)
{
    bool *marks = run_alloc(run, doc->name_count + 1);
    for (uint32_t i = 1; marks && i < doc->name_count; i++)
        marks[i] = has_date_word(doc->names[i]);
    return marks;
}

bool has_date_name(const struct doc *doc, const bool *marks, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++)
        if (doc->attrs[i].names && marks[doc->attrs[i].names])
            return true;
    return false;
}

bool is_marked_date(const struct doc *doc, const bool *marks, const struct segment *segment)
{
    uint32_t node = segment->node;
    for (unsigned steps = 0; steps < STEPS_UP_MAX; steps++) {
        if (has_date_name(doc, marks, node))
            return true;
        node = doc->nodes[node].parent;
        if (doc->nodes[node].end - node > DATE_ELEMENT_NODES_MAX)
            break;
    }
    node = doc->nodes[segment->first].parent; /* inline elements around its first text */
    for (unsigned steps = 0; steps < STEPS_UP_MAX && node > segment->node; steps++) {
        if (has_date_name(doc, marks, node))
            return true;
        node = doc->nodes[node].parent;
    }
    for (uint32_t i = segment->first; i < segment->end && i < segment->first + DATE_ELEMENT_NODES_MAX; i++)
        if (doc->nodes[i].tag != TAG_CHARACTERS && has_date_name(doc, marks, i))
            return true;
    return false;
}

enum date_label label_of_element(const struct doc *doc, uint32_t node, bool *is_property)
{
    struct str property = doc_attr(doc, node, ATTR_ITEMPROP);
    *is_property = true;
    if (str_eq_nocase(property, STR("datePublished")) || str_eq_nocase(property, STR("dateCreated")) ||
        doc_attr_other(doc, node, STR("pubdate")).at)
        return LABEL_PUBLISHED;
    if (str_eq_nocase(property, STR("dateModified")))
        return LABEL_MODIFIED;
    *is_property = false;
    struct str class = doc_attr(doc, node, ATTR_CLASS);
    if (str_find_nocase(class, STR("updated"), 0) != SIZE_MAX &&
        str_find_nocase(class, STR("published"), 0) == SIZE_MAX)
        return LABEL_MODIFIED;
    return str_find_nocase(class, STR("published"), 0) != SIZE_MAX ? LABEL_PUBLISHED : LABEL_NONE;
}
