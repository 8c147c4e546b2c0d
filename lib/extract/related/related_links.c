#include "extract/related/related_links.h"

#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/dates/date_parse.h"
#include "extract/posts/post_marks.h"

enum {
    UNITS_MIN = 6,       /* of a headline: three words, or six characters that are words */
    LETTERS_FEWEST = 6,  /* "Video 00:53" is none */
    LETTERS_MIN = 24,    /* or long words, or a script that does not part them */
    DATE_BYTES_MAX = 60, /* of a text that may be a date and nothing else */
    DATE_MARKS_MAX = 4,  /* bytes beside it */
    UNLINKED_MAX = 10,   /* words beside the link in its piece: more is a text that links */
};

/* How links begin that lead to no text. */
static const struct str no_texts[] = {
    STR_INIT("#"),    STR_INIT("javascript:"), STR_INIT("mailto:"),   STR_INIT("tel:"),
    STR_INIT("sms:"), STR_INIT("data:"),       STR_INIT("whatsapp:"),
};

/* What a link says of itself, where it is no headline. */
static const struct str no_headlines[] = {STR_INIT("tag"),  STR_INIT("author"), STR_INIT("license"),
                                          STR_INIT("next"), STR_INIT("prev"),   STR_INIT("category"),
                                          STR_INIT("home"), STR_INIT("ugc")};

/* Parts of the addresses of lists of texts, as blog and news systems make them. */
static const struct str list_addresses[] = {
    STR_INIT("/tag/"),    STR_INIT("/tags/"),   STR_INIT("/category/"), STR_INIT("/categories/"),
    STR_INIT("?cat="),    STR_INIT("?tag="),    STR_INIT("category="),  STR_INIT("/search/label/"),
    STR_INIT("/search?"), STR_INIT("/rubric/"), STR_INIT("/label/"),
};

struct headline_size headline_size(struct str text)
{
    struct word_counts counts = count_words(text);
    struct headline_size size = {.letters = counts.letters};
    unsigned alone = 0;
    for (size_t i = 0; i < text.len;)
        alone += is_word_by_itself(utf8_next(text, &i));
    size.units = 2 * (counts.words - alone) + alone;
    return size;
}

bool may_be_headline(struct headline_size size)
{
    return (size.units >= UNITS_MIN && size.letters >= LETTERS_FEWEST) || size.letters >= LETTERS_MIN;
}

bool is_named_title(const struct doc *doc, uint32_t node)
{
    struct str names = doc_attr(doc, node, ATTR_CLASS);
    return str_find_nocase(names, STR("title"), 0) != SIZE_MAX ||
           str_find_nocase(names, STR("headline"), 0) != SIZE_MAX ||
           str_find_nocase(names, STR("heading"), 0) != SIZE_MAX;
}

struct str site_of(struct str url)
{
    struct str host = url_host(url);
    size_t from = host.len, dots = 0;
    while (from > 0 && (host.at[from - 1] != '.' || ++dots < 2))
        from--;
    return str_slice(host, from, host.len);
}

static bool is_list_address(struct str href)
{
    return str_holds_any_nocase(href, list_addresses, sizeof list_addresses / sizeof *list_addresses);
}

/* Whether a text is a date, or an address. */
static bool is_no_title(const struct facts *facts, struct str text)
{
    struct found_date found;
    if (url_is_web(text) || str_starts_nocase(text, STR("www.")))
        return true;
    return text.len <= DATE_BYTES_MAX &&
           find_date(facts->run, text, 0, facts->sheet->head.lang, STR_NONE, &found) &&
           found.raw.len + DATE_MARKS_MAX >= text.len;
}

static bool leads_to_text(const struct doc *doc, uint32_t node, struct str href)
{
    struct str rel = doc_attr(doc, node, ATTR_REL), word;
    for (size_t i = 0; i < sizeof no_texts / sizeof *no_texts; i++)
        if (str_starts_nocase(href, no_texts[i]))
            return false;
    while (str_next(&rel, ' ', &word))
        for (size_t i = 0; i < sizeof no_headlines / sizeof *no_headlines; i++)
            if (str_eq_nocase(word, no_headlines[i]))
                return false;
    return href.len > 0 && !doc_attr(doc, node, ATTR_HREFLANG).at && !is_member_address(href) &&
           !is_list_address(href);
}

/* Whether what a piece stands in may hold an entry. */
static bool may_hold_entry(const struct segment *segment)
{
    if (segment->in & (IN_NAV | IN_FORM | IN_DIALOG | IN_NOSCRIPT | IN_ADDRESS))
        return false;
    return segment->words - segment->link_words <= UNLINKED_MAX;
}

static bool mark_body(struct related_page *page)
{
    struct run *run = page->facts->run;
    bool *in_body = run_alloc(run, page->segment_count + 1);
    uint32_t *body = run_alloc_array(run, (size_t)page->doc->node_count + 1, sizeof *body);
    if (!in_body || !body)
        return false;
    page->first_body = page->segment_count;
    for (size_t i = 0, next = 0; i < page->segment_count; i++) {
        while (next < page->article->body_count && page->article->body[next]->first < page->segments[i].first)
            next++;
        if (next == page->article->body_count || page->article->body[next]->first != page->segments[i].first)
            continue;
        in_body[i] = true;
        body[page->segments[i].first + 1]++;
        page->first_body = page->first_body == page->segment_count ? i : page->first_body;
        page->last_body = i;
    }
    for (uint32_t i = 0; i < page->doc->node_count; i++)
        body[i + 1] += body[i];
    page->in_body = in_body;
    page->body = body;
    return true;
}

/* The first segment that a link stands in or holds, from *next on; segment_count where it shows none. */
static size_t segment_of(const struct related_page *page, uint32_t node, size_t *next)
{
    while (*next < page->segment_count && page->segments[*next].end <= node)
        ++*next;
    bool holds = *next < page->segment_count && page->segments[*next].first < page->doc->nodes[node].end;
    return holds ? *next : page->segment_count;
}

/* Whether a link is one to list; fills it then. */
static bool read_link(const struct related_page *page, uint32_t node, size_t *next, struct related_link *link)
{
    struct str href = str_trim(doc_attr(page->doc, node, ATTR_HREF));
    if (!leads_to_text(page->doc, node, href))
        return false;
    size_t segment = segment_of(page, node, next);
    if (segment == page->segment_count || page->in_body[segment] || !may_hold_entry(&page->segments[segment]))
        return false;
    struct str text = doc_text(page->facts->run, page->doc, node, HEADLINE_BYTES_MAX);
    struct headline_size size = headline_size(text);
    *link = (struct related_link){.node = node,
                                  .segment = (uint32_t)segment,
                                  .href = href,
                                  .units = size.units,
                                  .letters = size.letters};
    return may_be_headline(size) && !is_no_title(page->facts, text);
}

/* Climbs while what is around holds no other link and nothing of the body. Each element is climbed to at most
 * once for all links. */
static uint32_t entry_of(const struct related_page *page, uint32_t node)
{
    for (;;) {
        uint32_t parent = page->doc->nodes[node].parent;
        if (parent == node || count_in(page->links, page->doc, parent) > 1 ||
            count_in(page->body, page->doc, parent) > 0)
            return node;
        node = parent;
    }
}

bool find_related_links(const struct facts *facts, const struct article *article, struct related_page *page,
                        struct related_link **links, size_t *count)
{
    const struct sheet *sheet = facts->sheet;
    *page = (struct related_page){.facts = facts,
                                  .article = article,
                                  .doc = sheet->doc,
                                  .segments = sheet->segments,
                                  .segment_count = sheet->segment_count};
    uint32_t *before = run_alloc_array(facts->run, (size_t)page->doc->node_count + 1, sizeof *before);
    struct related_link link, *items = NULL;
    size_t room = 0, next = 0;
    *count = 0;
    if (!before || !mark_body(page))
        return false;
    for (uint32_t i = 0; i < page->doc->node_count && *count < RELATED_LINKS_MAX; i++) {
        if (page->doc->nodes[i].tag != TAG_A || !read_link(page, i, &next, &link))
            continue;
        if (*count && str_eq(items[*count - 1].href, link.href))
            continue;
        if (!run_array_room(facts->run, &items, *count, &room, sizeof *items))
            return false;
        items[(*count)++] = link;
        before[i + 1] = 1;
    }
    for (uint32_t i = 0; i < page->doc->node_count; i++)
        before[i + 1] += before[i];
    page->links = before;
    for (size_t i = 0; i < *count; i++)
        items[i].entry = entry_of(page, items[i].node);
    *links = items;
    return facts->run->failure.code == FAIL_NONE;
}
