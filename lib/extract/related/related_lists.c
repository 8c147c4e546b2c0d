#include "extract/related/related_lists.h"

#include "base/buf.h"
#include "base/url.h"
#include "base/words.h"
#include "extract/authors/name_words.h"
#include "extract/comments/comment_words.h"
#include "extract/related/read_also_words.h"

enum {
    REACH = 4, /* segments between a heading and its list, one more */
    HEADING_WORDS_MAX = 12,
    LABEL_WORDS_MAX = 6, /* of a heading that is not marked as one */
    HEADING_BYTES_MAX = 160,
    HEADING_STEPS_MAX = 8, /* from a list up to what also holds its heading */
    ENTRY_STEPS_MAX = 16,  /* from a piece up to its entry */
    SIBLINGS_MAX = 40,     /* entries before the first whose headline is long enough */
    NAMED_STEPS_MAX = 5,   /* from an entry up, where names count */
    TITLE_UNITS_MIN = 8,   /* of a linked heading that is a text's title */
    MEAN_UNITS_MIN = 8,    /* of a list's headlines: four words */
    MEAN_LETTERS_MIN = 26,
    INDEX_ENTRIES = 50,   /* of more, whose headlines have less than INDEX_UNITS on average, */
    INDEX_UNITS = 14,     /* a list is an index: of a site, a course, an archive */
    TABLE_UNITS_MIN = 10, /* as MEAN_UNITS_MIN, in a table: most of those that link are of data */
};

enum list_word { WORD_ASIDE, WORD_CHROME, WORD_CHROME_LIST };

/* Words of the names of lists. Those of the last sort count only above the entries: a teaser may well name
 * its tags. English, as such names are. */
static const struct name_word words[] = {
    {"also", WORD_ASIDE},
    {"aside", WORD_ASIDE},
    {"discussion", WORD_ASIDE},
    {"featured", WORD_ASIDE},
    {"hot", WORD_ASIDE},
    {"latest", WORD_ASIDE},
    {"more", WORD_ASIDE},
    {"mostread", WORD_ASIDE},
    {"onward", WORD_ASIDE},
    {"popular", WORD_ASIDE},
    {"rail", WORD_ASIDE},
    {"recent", WORD_ASIDE},
    {"recirc", WORD_ASIDE},
    {"recommend", WORD_ASIDE},
    {"recommendations", WORD_ASIDE},
    {"recommended", WORD_ASIDE},
    {"related", WORD_ASIDE},
    {"relatedposts", WORD_ASIDE},
    {"sidebar", WORD_ASIDE},
    {"similar", WORD_ASIDE},
    {"teaser", WORD_ASIDE},
    {"teasers", WORD_ASIDE},
    {"top", WORD_ASIDE},
    {"trending", WORD_ASIDE},
    {"widget", WORD_ASIDE},
    {"breadcrumb", WORD_CHROME},
    {"breadcrumbs", WORD_CHROME},
    {"cart", WORD_CHROME},
    {"cookie", WORD_CHROME},
    {"dropdown", WORD_CHROME},
    {"flyout", WORD_CHROME},
    {"footer", WORD_CHROME},
    {"language", WORD_CHROME},
    {"languages", WORD_CHROME},
    {"legal", WORD_CHROME},
    {"masthead", WORD_CHROME},
    {"megamenu", WORD_CHROME},
    {"menu", WORD_CHROME},
    {"nav", WORD_CHROME},
    {"navbar", WORD_CHROME},
    {"navigation", WORD_CHROME},
    {"pager", WORD_CHROME},
    {"pagination", WORD_CHROME},
    {"share", WORD_CHROME},
    {"sharing", WORD_CHROME},
    {"sitemap", WORD_CHROME},
    {"social", WORD_CHROME},
    {"submenu", WORD_CHROME},
    {"newsletter", WORD_CHROME},
    {"toc", WORD_CHROME},
    {"categories", WORD_CHROME_LIST},
    {"references", WORD_CHROME_LIST},
    {"reflist", WORD_CHROME_LIST},
    {"tag", WORD_CHROME_LIST},
    {"tagcloud", WORD_CHROME_LIST},
    {"tags", WORD_CHROME_LIST},
};

struct search {
    const struct related_page *page;
    const struct related_link *links;
    size_t count;
    struct related_list *lists;
    size_t list_count, room;
};

static const struct name_index *word_index(void)
{
    static struct name_index index;
    if (!index.words)
        index_name_words(&index, words, sizeof words / sizeof *words);
    return &index;
}

static unsigned named(const struct doc *doc, uint32_t node)
{
    if (doc->nodes[node].tag == TAG_HTML || doc->nodes[node].tag == TAG_BODY)
        return 0;
    return name_word_bits(word_index(), doc_attr(doc, node, ATTR_CLASS)) |
           name_word_bits(word_index(), doc_attr(doc, node, ATTR_ID));
}

/* What the names of an entry and of what is around it say, up to what holds the body. */
static unsigned named_around(const struct related_page *page, uint32_t entry)
{
    unsigned found = named(page->doc, entry) & ~(1u << WORD_CHROME_LIST);
    uint32_t node = page->doc->nodes[entry].parent;
    for (unsigned i = 0; i < NAMED_STEPS_MAX && node && !count_in(page->body, page->doc, node); i++) {
        found |= named(page->doc, node);
        node = page->doc->nodes[node].parent;
    }
    return found;
}

/* Whether a piece is marked as a heading over others: the title of a text, which leads to it, is none. */
static bool is_heading(const struct segment *segment)
{
    if (segment->kind != SEGMENT_HEADING || segment->words > HEADING_WORDS_MAX ||
        is_advertisement(segment->text))
        return false;
    return !segment->links || segment->link_words < segment->words ||
           headline_size(segment->text).units < TITLE_UNITS_MIN;
}

/* Whether a piece stands in a sibling of the entry that is built as it is: an entry too, though its headline
 * is short. *sibling is that element then. */
static bool is_entry_like(const struct related_page *page, uint32_t entry, const struct segment *segment,
                          uint32_t *sibling)
{
    const struct doc *doc = page->doc;
    uint32_t parent = doc->nodes[entry].parent, node = segment->node;
    if (segment->first < parent || segment->first >= doc->nodes[parent].end)
        return false;
    for (unsigned i = 0; i < ENTRY_STEPS_MAX && node > parent && doc->nodes[node].parent != parent; i++)
        node = doc->nodes[node].parent;
    *sibling = node;
    if (node <= parent || node == entry || doc->nodes[node].parent != parent)
        return false;
    return doc->nodes[node].tag == doc->nodes[entry].tag && doc->nodes[node].tag != TAG_P &&
           !tag_is(doc->nodes[node].tag, TAG_HEADING) &&
           (doc->nodes[node].tag == TAG_LI ||
            str_eq(doc_attr(doc, node, ATTR_CLASS), doc_attr(doc, entry, ATTR_CLASS)));
}

/* Whether a heading stands between two entries. */
static bool is_parted(const struct search *s, size_t before, size_t after)
{
    uint32_t end = s->page->doc->nodes[s->links[before].entry].end, entry = s->links[after].entry, sibling;
    for (size_t i = s->links[after].segment; i-- > s->links[before].segment;) {
        const struct segment *segment = &s->page->segments[i];
        if (segment->first >= end && segment->first < entry && is_heading(segment) &&
            !is_entry_like(s->page, entry, segment, &sibling))
            return true;
    }
    return false;
}

static bool goes_on(const struct search *s, size_t before, size_t after)
{
    const struct node *a = &s->page->doc->nodes[s->links[before].entry],
                      *b = &s->page->doc->nodes[s->links[after].entry];
    return a->parent == b->parent && a->tag == b->tag && !is_parted(s, before, after);
}

static bool cut_lists(struct search *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (i == 0 || !goes_on(s, i - 1, i)) {
            if (!run_array_room(s->page->facts->run, &s->lists, s->list_count, &s->room, sizeof *s->lists))
                return false;
            s->lists[s->list_count++] = (struct related_list){.from = i, .heading = NO_HEADING};
        }
        s->lists[s->list_count - 1].to = i + 1;
    }
    return true;
}

/* The words of a heading without what is linked or pressed in it, where anything is left, and without its
 * colon. Empty after fail(). */
static struct str heading_text(const struct related_page *page, const struct segment *segment)
{
    struct buf out;
    buf_init(&out, page->facts->run->arena, SIZE_MAX);
    for (uint32_t i = segment->first; i < segment->end; i++) {
        enum tag tag = page->doc->nodes[i].tag;
        if (tag == TAG_A || tag == TAG_BUTTON)
            i = page->doc->nodes[i].end - 1;
        else
            buf_add_str(&out, page->doc->nodes[i].text);
    }
    struct str text = collapse_space(page->facts->run, buf_str(&out));
    text = count_words(text).words ? text : segment->text;
    while (text.len && (text.at[text.len - 1] == ':' || ascii_is_space(text.at[text.len - 1])))
        text.len--;
    return str_ends(text, STR("：")) ? str_slice(text, 0, text.len - strlen("：")) : text;
}

/* The lowest element that holds a list and a segment before it, in few steps and without the body; 0: none.
 */
static uint32_t common_section(const struct related_page *page, uint32_t list, const struct segment *segment)
{
    uint32_t node = list;
    for (unsigned i = 0; i < HEADING_STEPS_MAX && node; i++) {
        if (count_in(page->body, page->doc, node))
            return 0;
        if (segment->first >= node && segment->first < page->doc->nodes[node].end)
            return node;
        node = page->doc->nodes[node].parent;
    }
    return 0;
}

/* Whether a piece, or what is around it, is named as a title. */
static bool is_in_title(const struct doc *doc, const struct segment *segment)
{
    return is_named_title(doc, segment->node) || is_named_title(doc, doc->nodes[segment->node].parent);
}

/* Whether a short text that is not marked as a heading is one: the first words of what holds the list. */
static bool leads(const struct related_page *page, uint32_t section, const struct segment *segment)
{
    bool linked = segment->links && segment->link_words == segment->words;
    if (!section || segment->words > LABEL_WORDS_MAX || segment->letters == 0 || segment->sentences ||
        segment->kind == SEGMENT_CONTROL || (segment->in & IN_FORM) ||
        (linked && !is_in_title(page->doc, segment)) || is_advertisement(segment->text))
        return false;
    size_t before = (size_t)(segment - page->segments);
    return before == 0 || page->segments[before - 1].first < section;
}

/* Whether the list before holds a piece in its last entry, and the piece is no heading over this one. */
static bool is_of_list_before(const struct search *s, size_t index, const struct segment *segment)
{
    if (index == 0)
        return false;
    const struct related_page *page = s->page;
    uint32_t entry = s->links[s->lists[index - 1].to - 1].entry;
    bool own =
        is_heading(segment) && page->segments[s->links[s->lists[index].from].segment].kind != SEGMENT_HEADING;
    return segment->first >= entry && segment->first < page->doc->nodes[entry].end && !own;
}

/* The first piece of a list's first entry, and of those before it that are built alike. */
static uint32_t first_piece(const struct search *s, const struct related_list *list)
{
    const struct related_page *page = s->page;
    const struct related_link *link = &s->links[list->from];
    uint32_t first = link->segment, sibling = link->entry;
    for (unsigned i = 0; i < SIBLINGS_MAX; i++) {
        while (first > 0 && page->segments[first - 1].first >= sibling)
            first--;
        if (first == 0 || page->in_body[first - 1] ||
            !is_entry_like(page, link->entry, &page->segments[first - 1], &sibling))
            break;
    }
    return first;
}

/* The heading of a list: the nearest before it that is marked as one, else the words that its section begins
 * with. Where another list stands before it in the same section, that one's. */
static void find_heading(const struct search *s, size_t index)
{
    const struct related_page *page = s->page;
    struct related_list *list = &s->lists[index];
    uint32_t first = first_piece(s, list), parent = page->doc->nodes[s->links[list->from].entry].parent;
    for (uint32_t i = first; i-- > 0 && first - i <= REACH && !page->in_body[i];) {
        const struct segment *segment = &page->segments[i];
        uint32_t section = common_section(page, parent, segment);
        if (!section && !(first - i == 1 && is_heading(segment)))
            return;
        if (is_of_list_before(s, index, segment)) {
            list->heading = s->lists[index - 1].heading;
            return;
        }
        if (is_heading(segment) || leads(page, section, segment)) {
            list->heading = i;
            return;
        }
    }
}

static void read_headings(const struct search *s)
{
    for (size_t i = 0; i < s->list_count; i++) {
        struct related_list *list = &s->lists[i];
        if (list->heading == NO_HEADING)
            continue;
        if (i && s->lists[i - 1].heading == list->heading) {
            list->section = s->lists[i - 1].section;
            list->counts_comments = s->lists[i - 1].counts_comments;
            continue;
        }
        list->section = heading_text(s->page, &s->page->segments[list->heading]);
        list->counts_comments = says_any(list->section, comment_labels, comment_label_count, says_same) ||
                                says_any(list->section, discussion_labels, discussion_label_count, says_same);
    }
}

/* Whether lists stand on such a page beside its text; else they may be what it consists of. */
static bool has_text(const struct related_page *page)
{
    enum page_type type = page->article->page_type;
    return page->first_body < page->segment_count &&
           (type == PAGE_TYPE_ARTICLE || type == PAGE_TYPE_FORUM || type == PAGE_TYPE_DOCUMENTATION);
}

/* Whether lists are of links to other sites: the page's accounts elsewhere, friends, sources, advertisements.
 * Those of one other site may be of the same house, if they stand aside. */
static bool leads_elsewhere(const struct search *s, size_t from, size_t to, bool aside)
{
    struct str own = site_of(s->page->facts->sheet->head.base), last = STR_NONE;
    size_t entries = 0, foreign = 0, changes = 0;
    for (size_t i = from; i < to; i++) {
        for (size_t n = s->lists[i].from; n < s->lists[i].to; n++, entries++) {
            struct str site = url_is_web(s->links[n].href) ? site_of(s->links[n].href) : own;
            bool is_foreign = site.len && own.len && !str_eq(site, own);
            foreign += is_foreign;
            changes += is_foreign && !str_eq(site, last);
            last = site;
        }
    }
    return (changes > 1 && changes * 2 > entries) || (foreign == entries && !aside);
}

/* Whether the lists [from, to), of one heading, are of headlines that stand beside the text. */
static bool is_related(const struct search *s, size_t from, size_t to)
{
    const struct related_page *page = s->page;
    size_t entries = 0, units = 0, letters = 0;
    for (size_t i = from; i < to; i++) {
        for (size_t n = s->lists[i].from; n < s->lists[i].to; n++, entries++) {
            units += s->links[n].units;
            letters += s->links[n].letters;
        }
    }
    const struct related_link *first = &s->links[s->lists[from].from];
    const struct segment *segment = &page->segments[first->segment];
    unsigned names = named_around(page, first->entry);
    bool aside = (names & 1u << WORD_ASIDE) || (segment->in & IN_ASIDE);
    bool behind = first->segment > page->last_body;
    bool known = is_read_also(s->lists[from].section);
    if ((names & (1u << WORD_CHROME | 1u << WORD_CHROME_LIST)) || (segment->in & IN_FOOTER && !aside))
        return false;
    if (entries < (known ? 1 : RELATED_ENTRIES_MIN))
        return false;
    if (entries > INDEX_ENTRIES && units < INDEX_UNITS * entries)
        return false;
    bool tabular = (segment->in & IN_TABLE) != 0;
    if (units < (tabular ? TABLE_UNITS_MIN : MEAN_UNITS_MIN) * entries &&
        (tabular || letters < MEAN_LETTERS_MIN * entries))
        return false;
    if (leads_elsewhere(s, from, to, aside || known))
        return false;
    return known || aside || (behind && !tabular && has_text(page));
}

/* Keeps the lists that are such, with a heading. */
static void choose_lists(struct search *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->list_count;) {
        size_t to = i + 1;
        while (to < s->list_count && s->lists[to].heading == s->lists[i].heading)
            to++;
        bool related = s->lists[i].heading != NO_HEADING && s->lists[i].section.len <= HEADING_BYTES_MAX &&
                       is_related(s, i, to);
        for (; i < to; i++)
            if (related)
                s->lists[kept++] = s->lists[i];
    }
    s->list_count = kept;
}

bool find_related_lists(const struct related_page *page, const struct related_link *links, size_t count,
                        struct related_list **lists, size_t *list_count)
{
    struct search s = {.page = page, .links = links, .count = count};
    if (!cut_lists(&s))
        return false;
    for (size_t i = 0; i < s.list_count; i++)
        find_heading(&s, i);
    read_headings(&s);
    choose_lists(&s);
    *lists = s.lists;
    *list_count = s.list_count;
    return page->facts->run->failure.code == FAIL_NONE;
}
