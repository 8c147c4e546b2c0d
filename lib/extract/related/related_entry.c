#include "extract/related/related_entry.h"

#include "base/url.h"
#include "base/words.h"
#include "extract/comments/comment_count.h"
#include "extract/dates/date_parse.h"
#include "extract/site/own_address.h"

enum {
    ENTRY_NODES_MAX = 400, /* of an entry that are looked at */
    DATE_BYTES_MAX = 80,   /* of a text that is a date, or holds one beside a label */
    DATE_WORDS_MAX = 8,    /* beside the date */
    COUNT_BYTES_MAX = 40,
    MORE_WORDS_MAX = 2,      /* beside the section's name in a link to all of it */
    MORE_LINK_WORDS_MAX = 6, /* of such a link */
    DAY_BYTES = 10,          /* of a date that is precise to the day */
};

struct reading {
    const struct related_page *page;
    uint32_t entry, end; /* nodes of the entry that are looked at */
    uint32_t headline;   /* the element that it was read from */
    struct related *out;
};

static struct str text_of(const struct reading *r, uint32_t node, size_t max)
{
    return doc_text(r->page->facts->run, r->page->doc, node, max);
}

/* The element of a link that holds the headline where the link holds more: a heading, one that is called so,
 * else the first block with enough words. The link itself where it is all headline. */
static uint32_t headline_in(const struct reading *r, uint32_t link)
{
    const struct doc *doc = r->page->doc;
    uint32_t end = doc->nodes[link].end < r->end ? doc->nodes[link].end : r->end, titled = link;
    for (uint32_t i = link + 1; i < end; i++) {
        if (tag_is(doc->nodes[i].tag, TAG_HEADING))
            return i;
        if (titled == link && doc->nodes[i].attr_count && is_named_title(doc, i) &&
            may_be_headline(headline_size(text_of(r, i, HEADLINE_BYTES_MAX))))
            titled = i;
    }
    if (titled != link)
        return titled;
    for (uint32_t i = link + 1; i < end; i++)
        if (tag_is(doc->nodes[i].tag, TAG_BLOCK) && doc->nodes[i].end < doc->nodes[link].end &&
            may_be_headline(headline_size(text_of(r, i, HEADLINE_BYTES_MAX))))
            return i;
    return link;
}

/* Without the number or the hour that stands in an element of its own before a headline. */
static struct str without_number(const struct reading *r, struct str headline)
{
    const struct doc *doc = r->page->doc;
    uint32_t i = r->headline, end = doc->nodes[i].end < r->end ? doc->nodes[i].end : r->end;
    while (i < end && !str_trim(doc->nodes[i].text).len)
        i++;
    struct str first = i < end ? str_trim(doc->nodes[i].text) : STR_NONE;
    if (!first.len || doc->nodes[i].parent == r->headline || !str_starts(headline, first) ||
        count_words(first).letters)
        return headline;
    struct str rest = str_trim(str_slice(headline, first.len, headline.len));
    return may_be_headline(headline_size(rest)) ? rest : headline;
}

/* The whole of a headline that was cut short to fit, as the link's title has it. */
static struct str uncut(const struct reading *r, uint32_t link, struct str headline)
{
    struct str dots = str_ends(headline, STR("…")) ? STR("…") : STR("...");
    struct str title = collapse_space(r->page->facts->run, doc_attr(r->page->doc, link, ATTR_TITLE));
    if (!str_ends(headline, dots) || title.len <= headline.len || title.len > HEADLINE_BYTES_MAX)
        return headline;
    return str_starts(title, str_trim(str_slice(headline, 0, headline.len - dots.len))) ? title : headline;
}

/* "More top stories" under "Top stories" leads to a list, not to a text. */
static bool repeats_section(struct str headline, struct str section)
{
    uint32_t words = count_words(headline).words, more = words - count_words(section).words;
    return section.len && more <= MORE_WORDS_MAX && words <= MORE_LINK_WORDS_MAX &&
           str_find_nocase(headline, section, 0) != SIZE_MAX;
}

static bool read_headline(struct reading *r, uint32_t link)
{
    r->headline = headline_in(r, link);
    struct str text = text_of(r, r->headline, HEADLINE_BYTES_MAX);
    r->out->headline = uncut(r, link, without_number(r, text));
    return may_be_headline(headline_size(r->out->headline)) &&
           !repeats_section(r->out->headline, r->out->section);
}

/* Takes the date of a text, if it holds one and little else. */
static bool take_date(const struct reading *r, struct str text)
{
    const struct facts *facts = r->page->facts;
    struct found_date found;
    if (!text.len || text.len > DATE_BYTES_MAX ||
        !find_date(facts->run, text, 0, facts->sheet->head.lang,
                   facts->sheet->doc->text->page->date_downloaded, &found))
        return false;
    if (count_words(text).words > count_words(found.raw).words + DATE_WORDS_MAX)
        return false;
    if (found.is_relative)
        run_warn(facts->run, WARNING_RELATIVE_DATE);
    r->out->date_published = found.iso;
    r->out->date_published_raw = found.raw;
    return true;
}

static bool take_time_element(const struct reading *r, uint32_t node)
{
    struct str value = str_trim(doc_attr(r->page->doc, node, ATTR_DATETIME));
    struct str date = value.len <= DATE_BYTES_MAX ? parse_date(r->page->facts->run, value) : STR_NONE;
    if (date.len < DAY_BYTES)
        return false;
    struct str shown = text_of(r, node, DATE_BYTES_MAX);
    r->out->date_published = date;
    r->out->date_published_raw = shown.len ? shown : value;
    return true;
}

/* Dates stand in <time>, else in a text of their own, else in the pieces of a part beside the headline. */
static void read_date(const struct reading *r)
{
    const struct doc *doc = r->page->doc;
    for (uint32_t i = r->entry; i < r->end; i++)
        if (doc->nodes[i].tag == TAG_TIME && take_time_element(r, i))
            return;
    for (uint32_t i = r->entry; i < r->end; i++) {
        if (i == r->headline)
            i = doc->nodes[i].end - 1;
        else if (take_date(r, str_trim(doc->nodes[i].text)))
            return;
    }
    for (uint32_t i = r->entry + 1; i < r->end; i = doc->nodes[i].end) {
        bool holds_headline = i <= r->headline && r->headline < doc->nodes[i].end;
        if (!holds_headline && take_date(r, text_of(r, i, DATE_BYTES_MAX + 1)))
            return;
    }
}

static bool is_named_for_comments(const struct doc *doc, uint32_t node)
{
    struct str names = doc_attr(doc, node, ATTR_CLASS);
    return str_find_nocase(names, STR("comment"), 0) != SIZE_MAX ||
           str_find_nocase(names, STR("disqus"), 0) != SIZE_MAX;
}

/* Whether an element around a number, in the entry, says that it counts comments. */
static bool stands_for_comments(const struct reading *r, uint32_t node)
{
    const struct doc *doc = r->page->doc;
    while (node > r->entry) {
        if (is_named_for_comments(doc, node))
            return true;
        node = doc->nodes[node].parent;
    }
    return false;
}

static bool read_lone_number(struct str text, int64_t *count)
{
    struct str before, after;
    return text.len <= COUNT_BYTES_MAX && read_count(text, count, &before, &after) &&
           count_words(before).words == 0 && count_words(after).words == 0;
}

static void read_comments(const struct reading *r, const struct related_list *list)
{
    const struct doc *doc = r->page->doc;
    for (uint32_t i = r->entry; i < r->end; i++) {
        struct str text = str_trim(doc->nodes[i].text);
        int64_t count;
        if (i == r->headline) {
            i = doc->nodes[i].end - 1;
            continue;
        }
        if (!text.len || text.len > COUNT_BYTES_MAX)
            continue;
        bool labelled = read_comment_count(text, &count);
        bool lone = !labelled && read_lone_number(text, &count) &&
                    (list->counts_comments || stands_for_comments(r, i));
        if (labelled || lone) {
            r->out->has_comment_count = true;
            r->out->comment_count = count;
            return;
        }
    }
}

struct str related_url(const struct related_page *page, struct str href, bool *is_self)
{
    struct str url = url_resolve(page->facts->run, page->facts->sheet->head.base, href);
    *is_self = is_own_address(page->article, url);
    return url;
}

static bool shows_text(const struct doc *doc, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (str_trim(doc->nodes[i].text).len)
            return true;
    return false;
}

/* Where what stands before the list's first entry begins: behind its heading, in the same element. */
static uint32_t list_start(const struct related_page *page, const struct related_list *list,
                           const struct related_link *first)
{
    uint32_t start = page->doc->nodes[first->entry].parent + 1;
    uint32_t heading = list->heading == NO_HEADING ? 0 : page->segments[list->heading].end;
    start = heading > start && heading <= first->entry ? heading : start;
    return first->entry - start > ENTRY_NODES_MAX ? first->entry : start;
}

/* Where what stands behind an entry ends: at the next one of its list; behind the last, at the next heading
 * or block that links. */
static uint32_t gap_end(const struct reading *r, const struct related_list *list,
                        const struct related_link *links, size_t i)
{
    const struct doc *doc = r->page->doc;
    if (i + 1 < list->to)
        return links[i + 1].entry;
    uint32_t node = doc->nodes[links[i].entry].end, end = doc->nodes[doc->nodes[links[i].entry].parent].end;
    while (node < end && doc->nodes[node].tag != TAG_A && !tag_is(doc->nodes[node].tag, TAG_HEADING))
        node++;
    return node;
}

/* The nodes of an entry, with those between the entries that are its own. */
static void set_range(struct reading *r, const struct related_list *list, const struct related_link *links,
                      size_t i)
{
    const struct doc *doc = r->page->doc;
    const struct related_link *link = &links[i], *first = &links[list->from];
    uint32_t start = list_start(r->page, list, first);
    bool leads = shows_text(doc, start, first->entry);
    bool follows =
        !leads && list->to - list->from > 1 && shows_text(doc, doc->nodes[first->entry].end, first[1].entry);
    r->entry = link->entry;
    r->end = doc->nodes[link->entry].end;
    if (leads)
        r->entry = i > list->from ? doc->nodes[links[i - 1].entry].end : start;
    if (follows)
        r->end = gap_end(r, list, links, i);
    if (link->entry - r->entry > ENTRY_NODES_MAX)
        r->entry = link->entry;
    if (r->end - link->entry > ENTRY_NODES_MAX)
        r->end = link->entry + ENTRY_NODES_MAX;
}

bool read_related_entry(const struct related_page *page, const struct related_list *list,
                        const struct related_link *links, size_t i, struct related *entry)
{
    const struct related_link *link = &links[i];
    struct reading r = {.page = page, .out = entry};
    bool is_self;
    set_range(&r, list, links, i);
    *entry = (struct related){.section = list->section, .url = related_url(page, link->href, &is_self)};
    if (is_self || link->node >= r.end || !read_headline(&r, link->node))
        return false;
    read_date(&r);
    read_comments(&r, list);
    return page->facts->run->failure.code == FAIL_NONE;
}
