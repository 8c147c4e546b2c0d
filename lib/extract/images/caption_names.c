#include "extract/images/caption_names.h"

#include "extract/authors/name_words.h"

enum { CREDIT, OWNER, CAPTION, OTHER };

/* Words of classes and itemprops, English whatever the page's language, and those of other languages that
 * themes have. */
static const struct name_word words[] = {
    {"copyright", CREDIT},
    {"source", CREDIT},
    {"attribution", CREDIT},
    {"byline", CREDIT},
    {"author", CREDIT},
    {"agency", CREDIT},
    {"rights", CREDIT},
    {"creator", CREDIT},
    {"credit", OWNER},
    {"credits", OWNER},
    {"credittext", OWNER},
    {"photographer", OWNER},
    {"photocredit", OWNER},
    {"imagecredit", OWNER},
    {"caption", CAPTION},
    {"figcaption", CAPTION},
    {"thumbcaption", CAPTION},
    {"imagecaption", CAPTION},
    {"imgcaption", CAPTION},
    {"photocaption", CAPTION},
    {"captiontext", CAPTION},
    {"gallerytext", CAPTION},
    {"legend", CAPTION},
    {"legende", CAPTION},
    {"bildunterschrift", CAPTION},
    {"bildtext", CAPTION},
    {"didascalia", CAPTION},
    {"cutline", CAPTION},
    {"code", OTHER},
    {"table", OTHER},
    {"listing", OTHER},
    {"video", OTHER},
    {"audio", OTHER},
    {"chart", OTHER},
};

static unsigned bits_of(const struct name_index *index, struct str name)
{
    unsigned bits = name_word_bits(index, name);
    return bits & 1u << OWNER ? bits | 1u << CREDIT : bits;
}

const uint8_t *name_captions(struct run *run, const struct doc *doc)
{
    static struct name_index index;
    uint8_t *names = run_alloc(run, doc->node_count);
    uint8_t *known = run_alloc(run, doc->name_count);
    if (!names || !known)
        return NULL;
    if (!index.words)
        index_name_words(&index, words, sizeof words / sizeof *words);
    for (uint32_t i = 1; i < doc->name_count; i++)
        known[i] = (uint8_t)bits_of(&index, doc->names[i]);
    for (uint32_t i = 0; i < doc->node_count; i++) {
        const struct node *node = &doc->nodes[i];
        for (uint32_t k = node->attr_first; k < node->attr_first + node->attr_count; k++)
            if (doc->attrs[k].name == ATTR_CLASS || doc->attrs[k].name == ATTR_ITEMPROP)
                names[i] |= known[doc->attrs[k].names];
    }
    return names;
}
