#include "base/url.h"
#include "base/words.h"
#include "extract/fields.h"
#include "extract/site/page_number.h"

enum {
    RELS_MAX = 64,        /* links with rel=next or prev that are looked at */
    LINKS_MAX = 64,       /* numbered links that are looked at, */
    BLOCK_NODES_MAX = 400 /* in a block of at most that many nodes */
};

struct pages {
    const struct facts *facts;
    struct ballot *ballot;
    struct str url, canonical; /* the page's own */
    unsigned number;           /* of this page, as it says; 0: unknown */
    unsigned rels;             /* looked at so far */
    bool is_paged;             /* there is another page */
};

/* The page's other page that a link leads to, and its number; empty where it leads elsewhere. */
static struct str other_page(const struct pages *p, struct str href, unsigned *number)
{
    struct str url = url_resolve(p->facts->run, p->facts->sheet->head.base, href);
    if (!url.len || !str_eq_nocase(url_host(url), url_host(p->url)))
        return STR_NONE;
    if (is_page_of(url, p->url, number) || (p->canonical.len && is_page_of(url, p->canonical, number)))
        return url;
    return STR_NONE;
}

/* Whether a link leads to the page that this one is a later page of. */
static bool is_first_page(const struct pages *p, struct str href)
{
    unsigned number = 0;
    return is_page_of(p->url, url_resolve(p->facts->run, p->facts->sheet->head.base, href), &number);
}

static void put_next(struct pages *p, struct str url, const char *where, enum origin origin, float weight)
{
    p->is_paged = true;
    nominate(p->ballot,
             (struct candidate){.value = url, .where = str_of(where), .origin = origin, .weight = weight},
             NULL);
}

/* rel is a list of words. */
static bool has_rel(struct str rel, struct str wanted)
{
    struct str word;
    while (str_next(&rel, ' ', &word))
        if (str_eq_nocase(str_trim(word), wanted))
            return true;
    return false;
}

/* Whether a page of that number comes next: the numbers of posts ("?p=2895") grow by leaps. Pages are counted
 * from 1, or from 0. */
static bool follows(const struct pages *p, unsigned number)
{
    return p->number ? number == p->number + 1 : number >= 1 && number <= 2;
}

/* rel=next leads to the next article as often as to the next page: only what is a page of this one counts. */
static void put_rel(struct pages *p, struct str rel, struct str href, const char *where, enum origin origin)
{
    unsigned number = 0;
    bool next = has_rel(rel, STR("next")),
         before = has_rel(rel, STR("prev")) || has_rel(rel, STR("previous"));
    if ((!next && !before) || p->rels == RELS_MAX)
        return;
    p->rels++;
    struct str url = other_page(p, href, &number);
    if (url.len && next && follows(p, number))
        put_next(p, url, where, origin, 10.0F);
    else if (before && (url.len ? p->number == number + 1 : is_first_page(p, href)))
        p->is_paged = true; /* the first page has no number in its address */
}

static void put_rels(struct pages *p)
{
    const struct sheet *sheet = p->facts->sheet;
    const struct doc *doc = sheet->doc;
    for (size_t i = 0; i < sheet->head.link_count; i++)
        put_rel(p, sheet->head.links[i].rel, sheet->head.links[i].href, "link rel=next", ORIGIN_LINK);
    for (uint32_t i = 0; i < doc->node_count; i++)
        if (doc->nodes[i].tag == TAG_A && doc_attr(doc, i, ATTR_REL).len)
            put_rel(p, doc_attr(doc, i, ATTR_REL), doc_attr(doc, i, ATTR_HREF), "a rel=next", ORIGIN_DOM);
}

/* The number that is all of an element's text; 0 where it says anything else. */
static unsigned number_in(const struct pages *p, uint32_t node)
{
    enum { NODES_MAX = 8, BYTES_MAX = 8, SPACED_MAX = 64 };
    const struct doc *doc = p->facts->sheet->doc;
    uint64_t number = 0;
    if (doc->nodes[node].end - node > NODES_MAX)
        return 0;
    for (uint32_t i = node; i < doc->nodes[node].end; i++)
        if (doc->nodes[i].text.len > SPACED_MAX)
            return 0;
    struct str text = doc_text(p->facts->run, doc, node, BYTES_MAX);
    return str_to_u64(str_trim(text), PAGE_NUMBER_MAX, &number) ? (unsigned)number : 0;
}

/* Links "1 2 4" to pages of this one, with the number that stands among them without a link, or with a link
 * to this page: that is where we are. */
struct strip {
    unsigned here;
    unsigned links;
    struct str next;
    bool has_next;
};

static void read_link(struct pages *p, uint32_t node, unsigned number, struct strip *strip)
{
    unsigned in_url = 0;
    struct str href = doc_attr(p->facts->sheet->doc, node, ATTR_HREF);
    struct str url = other_page(p, href, &in_url);
    if (url.len && strip->here && number == strip->here + 1) {
        strip->next = url;
        strip->has_next = true;
    }
    bool first = number == 1 && is_first_page(p, href);
    strip->links += url.len > 0 || first;
    if (!url.len && !first &&
        url_same_page(url_resolve(p->facts->run, p->facts->sheet->head.base, href), p->url))
        strip->here = number;
}

static struct strip read_strip(struct pages *p, uint32_t block)
{
    const struct doc *doc = p->facts->sheet->doc;
    struct strip strip = {0};
    for (uint32_t i = block; i < doc->nodes[block].end; i++) {
        uint64_t number = 0;
        if (doc->nodes[i].tag == TAG_A) {
            unsigned said = number_in(p, i);
            if (said)
                read_link(p, i, said, &strip);
            i = doc->nodes[i].end - 1;
        } else if (doc->nodes[i].tag == TAG_CHARACTERS &&
                   str_to_u64(str_trim(doc->nodes[i].text), PAGE_NUMBER_MAX, &number) && number) {
            strip.here = (unsigned)number;
        }
    }
    return strip;
}

/* The smallest block around a numbered link that holds another. */
static uint32_t block_of(const struct pages *p, uint32_t link)
{
    enum { STEPS_MAX = 4 };
    const struct doc *doc = p->facts->sheet->doc;
    uint32_t node = link;
    for (unsigned step = 0; step < STEPS_MAX && node > 0; step++) {
        uint32_t up = doc->nodes[node].parent;
        if (doc->nodes[up].end - up > BLOCK_NODES_MAX)
            break;
        node = up;
    }
    return node;
}

static void put_strips(struct pages *p)
{
    const struct doc *doc = p->facts->sheet->doc;
    unsigned links = 0;
    for (uint32_t i = 0; i < doc->node_count && links < LINKS_MAX; i++) {
        unsigned number = 0;
        if (doc->nodes[i].tag != TAG_A || !number_in(p, i))
            continue;
        links++;
        struct str href = doc_attr(doc, i, ATTR_HREF);
        if (!other_page(p, href, &number).len && !is_first_page(p, href))
            continue;
        uint32_t block = block_of(p, i);
        struct strip strip = read_strip(p, block);
        if (strip.links && strip.here) {
            p->is_paged = true;
            p->number = p->number ? p->number : strip.here;
            if (strip.has_next)
                put_next(p, strip.next, "numbered links", ORIGIN_DOM, 6.0F);
        }
        i = doc->nodes[block].end > i ? doc->nodes[block].end - 1 : i;
    }
}

bool extract_pagination(const struct facts *facts, struct article *article)
{
    const struct page *page = facts->sheet->doc->text->page;
    struct pages p = {.facts = facts, .ballot = &article->ballots[FIELD_PAGINATION]};
    p.url = page->resolved_url.len ? page->resolved_url : page->url;
    p.canonical = article->canonical_url;
    if (facts->sheet->from_text || !p.url.len)
        return true;
    p.number = page_number_of(p.url);
    put_rels(&p);
    put_strips(&p);
    const struct candidate *next = elect(p.ballot, 1.0F);
    article->next_page = next ? next->value : STR_NONE;
    unsigned after = 0;
    if (next && !p.number && is_page_of(next->value, p.url, &after) && after > 1)
        p.number = after - 1;
    article->page_number = p.is_paged ? p.number : 0;
    return facts->run->failure.code == FAIL_NONE;
}
