#include "extract/related/read_also.h"

#include "base/url.h"
#include "base/words.h"
#include "extract/related/read_also_words.h"
#include "extract/related/related_entry.h"

enum {
    BEHIND_MAX = 3,      /* pieces behind the body's last */
    LABEL_WORDS_MAX = 5, /* of a label that is not known */
};

static bool is_amid(const struct related_page *page, size_t segment)
{
    return segment > page->first_body && segment <= page->last_body + BEHIND_MAX;
}

/* A label without its colon and the brackets around it. */
static struct str bare_label(struct str label)
{
    label = str_trim(label);
    if (str_ends(label, STR("：")))
        label.len -= strlen("：");
    while (label.len && strchr("[(<> \t\n", label.at[0]))
        label = str_slice(label, 1, label.len);
    while (label.len && strchr(":])> \t\n", label.at[label.len - 1]))
        label.len--;
    return label;
}

static bool has_colon(struct str label)
{
    return str_ends(label, STR(":")) || str_ends(label, STR("："));
}

/* Whether an unknown label is one all the same: few words and a colon, before a link that ends the piece, in
 * the midst of the body, to the same site. */
static bool announces(const struct related_page *page, const struct related_link *link, struct str label,
                      struct str behind)
{
    if (!has_colon(label) || count_words(label).words > LABEL_WORDS_MAX || str_trim(behind).len > 1)
        return false;
    return link->segment < page->last_body &&
           (!url_is_web(link->href) || str_eq(site_of(link->href), site_of(page->facts->sheet->head.base)));
}

/* The label before a link in its piece: a known one, or one that announces the link. */
static struct str label_before(const struct related_page *page, const struct related_link *link,
                               struct str text)
{
    struct str piece = page->segments[link->segment].text;
    size_t at = str_find(piece, text, 0), line = at;
    if (at == SIZE_MAX || at == 0)
        return STR_NONE;
    while (line > 0 && piece.at[line - 1] != '\n')
        line--;
    struct str label = str_trim(str_slice(piece, line, at)), bare = bare_label(label);
    bool is_label =
        is_read_also(bare) || announces(page, link, label, str_slice(piece, at + text.len, piece.len));
    return is_label ? bare : STR_NONE;
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
        entry->section = bare_label(label);
        entry->headline = str_trim(str_slice(text, prefix, text.len));
    } else {
        entry->section = label_before(page, link, text);
    }
    const struct segment *before = link->segment ? piece - 1 : NULL;
    if (!entry->section.len && before && !page->in_body[link->segment - 1] &&
        is_read_also(bare_label(before->text)))
        entry->section = bare_label(before->text);
    return !is_self && entry->section.len > 0 && may_be_headline(headline_size(entry->headline));
}
