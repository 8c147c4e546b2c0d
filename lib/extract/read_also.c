#include "extract/read_also.h"

#include "base/words.h"
#include "extract/read_also_words.h"
#include "extract/related_entry.h"

enum {
    BEHIND_MAX = 3,      /* pieces behind the body's last */
    LABEL_WORDS_MAX = 5, /* of a label that is not known */
};

static bool is_amid(const struct related_page *page, size_t segment)
{
    return segment > page->first_body && segment <= page->last_body + BEHIND_MAX;
}

static struct str without_colon(struct str label)
{
    label = str_trim(label);
    if (str_ends(label, STR("：")))
        return str_trim(str_slice(label, 0, label.len - strlen("：")));
    return str_ends(label, STR(":")) ? str_trim(str_slice(label, 0, label.len - 1)) : label;
}

/* The label before a link in its piece: a known one, or few words with a colon before a link that ends it. */
static struct str label_before(struct str piece, struct str link)
{
    size_t at = str_find(piece, link, 0);
    if (at == SIZE_MAX || at == 0)
        return STR_NONE;
    struct str label = str_trim(str_slice(piece, 0, at));
    struct str bare = without_colon(label);
    if (is_read_also(bare))
        return bare;
    bool ends = str_trim(str_slice(piece, at + link.len, piece.len)).len <= 1;
    return bare.len < label.len && ends && count_words(bare).words <= LABEL_WORDS_MAX ? bare : STR_NONE;
}

bool read_also_line(const struct related_page *page, const struct related_link *link, struct related *entry)
{
    const struct segment *piece = &page->segments[link->segment];
    if (!is_amid(page, link->segment) || link->node < piece->first - (piece->first > 0) ||
        piece->words > piece->link_words + LABEL_WORDS_MAX)
        return false;
    bool is_self;
    struct str text = doc_text(page->facts->run, page->doc, link->node, HEADLINE_BYTES_MAX), label;
    *entry = (struct related){.url = related_url(page, link->href, &is_self), .headline = text};
    size_t prefix = read_also_prefix(text, &label);
    if (prefix) {
        entry->section = label;
        entry->headline = str_trim(str_slice(text, prefix, text.len));
    } else {
        entry->section = label_before(piece->text, text);
    }
    const struct segment *before = link->segment ? piece - 1 : NULL;
    if (!entry->section.len && before && !page->in_body[link->segment - 1] &&
        is_read_also(without_colon(before->text)))
        entry->section = without_colon(before->text);
    return !is_self && entry->section.len > 0 && may_be_headline(headline_size(entry->headline));
}
