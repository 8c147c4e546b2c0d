#include "clean/head.h"

#include "base/url.h"
#include "base/words.h"
#include "clean/refresh.h"

struct collector {
    struct run *run;
    const struct doc *doc;
    struct meta *metas;
    struct head_link *links;
    size_t meta_count, meta_room, link_count, link_room;
};

static struct str lower_copy(struct run *run, struct str s)
{
    char *out = run_alloc(run, s.len);
    if (!out)
        return STR_NONE;
    for (size_t i = 0; i < s.len; i++)
        out[i] = ascii_lower(s.at[i]);
    return (struct str){out, s.len};
}

/* The attributes that name a <meta>, or any element that carries microdata in `content`. */
static const enum attr_name meta_name_attrs[] = {ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP, ATTR_HTTP_EQUIV};

static bool add_meta(struct collector *c, uint32_t node)
{
    struct str content = doc_attr(c->doc, node, ATTR_CONTENT);
    if (!content.at)
        return true;
    for (size_t i = 0; i < sizeof meta_name_attrs / sizeof *meta_name_attrs; i++) {
        struct str name = str_trim(doc_attr(c->doc, node, meta_name_attrs[i]));
        if (name.len == 0)
            continue;
        if (!run_array_room(c->run, &c->metas, c->meta_count, &c->meta_room, sizeof *c->metas))
            return false;
        c->metas[c->meta_count++] = (struct meta){lower_copy(c->run, name), collapse_space(c->run, content)};
    }
    return true;
}

static bool add_link(struct collector *c, uint32_t node)
{
    struct str rel = doc_attr(c->doc, node, ATTR_REL), href = str_trim(doc_attr(c->doc, node, ATTR_HREF));
    if (rel.len == 0 || href.len == 0)
        return true;
    if (!run_array_room(c->run, &c->links, c->link_count, &c->link_room, sizeof *c->links))
        return false;
    c->links[c->link_count++] =
        (struct head_link){lower_copy(c->run, str_trim(rel)), href, doc_attr(c->doc, node, ATTR_HREFLANG)};
    return true;
}

/* What relative URLs resolve against: the first <base href>, itself resolved against the page's address
 * (WHATWG HTML, 4.2.3). */
static struct str find_base(struct run *run, const struct doc *doc)
{
    const struct page *page = doc->text->page;
    struct str address = page->resolved_url.len ? page->resolved_url : page->url;
    for (uint32_t i = 0; (i = doc_find(doc, TAG_BASE, i, doc->node_count)) < doc->node_count; i++) {
        struct str href = str_trim(doc_attr(doc, i, ATTR_HREF));
        if (href.len == 0)
            continue;
        struct str base = url_resolve(run, address, href);
        return base.len ? base : address;
    }
    return address;
}

static struct str find_language(const struct doc *doc)
{
    if (doc->node_count) {
        struct str lang = str_trim(doc_attr(doc, 0, ATTR_LANG));
        if (lang.len == 0)
            lang = str_trim(doc_attr_other(doc, 0, STR("xml:lang")));
        if (lang.len)
            return lang;
    }
    return str_trim(page_header(doc->text->page, STR("content-language")));
}

bool read_head(struct run *run, const struct doc *doc, struct head *head)
{
    struct collector c = {.run = run, .doc = doc};
    for (uint32_t i = 0; i < doc->node_count; i++) {
        enum tag tag = doc->nodes[i].tag;
        if ((tag == TAG_META && !add_meta(&c, i)) || (tag == TAG_LINK && !add_link(&c, i)))
            return false;
    }
    *head = (struct head){.title = collapse_space(run, doc->title),
                          .lang = find_language(doc),
                          .base = find_base(run, doc),
                          .metas = c.metas,
                          .meta_count = c.meta_count,
                          .links = c.links,
                          .link_count = c.link_count};
    head->refresh = find_refresh(run, doc, head->base);
    return run->failure.code == FAIL_NONE;
}

struct str sheet_meta(const struct sheet *sheet, struct str name)
{
    for (size_t i = 0; i < sheet->head.meta_count; i++)
        if (sheet->head.metas[i].content.len && str_eq(sheet->head.metas[i].name, name))
            return sheet->head.metas[i].content;
    return STR_NONE;
}
