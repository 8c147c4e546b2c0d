#include "parse/prescan.h"
#include "parse/tree.h"

/* Content of the first title element that is not an image's. */
static struct str page_title(const struct doc *doc)
{
    uint32_t title = 0;
    while ((title = doc_find(doc, TAG_TITLE, title, doc->node_count)) < doc->node_count) {
        if (doc_ancestor(doc, title, TAG_SVG) == UINT32_MAX) {
            uint32_t text = doc_find(doc, TAG_CHARACTERS, title, doc->nodes[title].end);
            return text < doc->nodes[title].end ? doc->nodes[text].text : (struct str)STR_INIT("");
        }
        title++;
    }
    return STR_NONE;
}

bool parse_text(struct run *run, const struct text *text, struct doc *doc)
{
    *doc = (struct doc){.text = text};
    if (text->media == MEDIA_TEXT)
        return true;
    struct skeleton skeleton;
    if (!prescan(run, text, &skeleton) || !tree_build(run, &skeleton, doc))
        return false;
    doc->title = page_title(doc);
    return true;
}
