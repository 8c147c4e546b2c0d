#include "extract/data/marked_items.h"

#include "base/utf8.h"
#include "extract/data/linked_data.h"

struct reader {
    struct run *run;
    const struct doc *doc;
    const struct dialect *dialect;
    size_t members; /* read so far of the item that stands by itself */
};

/* Members whose value is an address where their element has one. */
static const struct str address_members[] = {
    STR_INIT("url"),        STR_INIT("sameAs"),           STR_INIT("image"),    STR_INIT("thumbnailUrl"),
    STR_INIT("contentUrl"), STR_INIT("mainEntityOfPage"), STR_INIT("embedUrl"), STR_INIT("logo"),
    STR_INIT("license"),    STR_INIT("discussionUrl"),    STR_INIT("@id"),
};

/* Members whose value has a name and an address: a link to it says both. */
static const struct str thing_members[] = {
    STR_INIT("author"), STR_INIT("creator"), STR_INIT("editor"), STR_INIT("publisher"), STR_INIT("item"),
};

/* Members whose value, an item, may be what the page is about. */
static const struct str subject_members[] = {
    STR_INIT("mainEntity"), STR_INIT("mainContentOfPage"), STR_INIT("blogPost"),
    STR_INIT("blogPosts"),  STR_INIT("hasPart"),           STR_INIT("breadcrumb"),
};

#define IS_ONE_OF(name, table) is_one_of(name, table, sizeof(table) / sizeof *(table))

static bool is_one_of(struct str name, const struct str *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(name, table[i]))
            return true;
    return false;
}

static json_t *string_of(struct str s)
{
    return json_stringn(s.at ? s.at : "", s.len);
}

/* The address that an element has; empty where it has none. */
static struct str address_of(const struct doc *doc, uint32_t node)
{
    enum tag tag = doc->nodes[node].tag;
    struct str href = doc_attr(doc, node, ATTR_HREF);
    if (href.len)
        return href;
    if (tag == TAG_A || tag == TAG_LINK)
        return doc_attr_other(doc, node, STR("resource"));
    return doc_attr(doc, node, ATTR_SRC);
}

static struct str text_of(const struct reader *reader, uint32_t node)
{
    const struct node *nodes = reader->doc->nodes;
    size_t bytes = 0;
    if (nodes[node].end - node > MARKED_VALUE_NODES_MAX)
        return STR_NONE;
    for (uint32_t i = node; i < nodes[node].end; i++)
        bytes += nodes[i].text.len;
    if (bytes > MARKED_TEXT_MAX)
        return STR_NONE;
    return doc_text(reader->run, reader->doc, node, MARKED_VALUE_MAX);
}

/* What an element says as a value: what it carries for machines, else its text. */
static struct str said_by(const struct reader *reader, uint32_t node, bool wants_address)
{
    const struct doc *doc = reader->doc;
    struct str content = doc_attr(doc, node, ATTR_CONTENT);
    struct str address = address_of(doc, node), datetime = doc_attr(doc, node, ATTR_DATETIME);
    if (content.len)
        return utf8_cut(content, MARKED_VALUE_MAX);
    if (wants_address && address.len)
        return utf8_cut(address, MARKED_VALUE_MAX);
    if (datetime.len)
        return utf8_cut(datetime, MARKED_VALUE_MAX);
    struct str text = text_of(reader, node);
    return text.len || wants_address ? text : utf8_cut(address, MARKED_VALUE_MAX);
}

/* A member given more than once is an array. False when memory is refused. */
static bool add_member(json_t *object, struct str name, json_t *value)
{
    json_t *before = json_object_getn(object, name.at, name.len);
    if (json_is_array(before))
        return json_array_append_new(before, value) == 0;
    if (before) {
        json_t *both = json_array();
        if (json_array_append(both, before) || json_array_append_new(both, value))
            return false;
        value = both;
    }
    return json_object_setn_new(object, name.at, name.len, value) == 0;
}

static json_t *simple_value(const struct reader *reader, struct str name, uint32_t node)
{
    struct str said = said_by(reader, node, IS_ONE_OF(name, address_members));
    struct str address = address_of(reader->doc, node);
    if (!said.len)
        return NULL;
    if (!address.len || !IS_ONE_OF(name, thing_members))
        return string_of(said);
    json_t *thing = json_object();
    add_member(thing, STR("name"), string_of(said));
    add_member(thing, STR("url"), string_of(utf8_cut(address, MARKED_VALUE_MAX)));
    return thing;
}

static json_t *read_item(struct reader *reader, uint32_t node, unsigned depth);

/* An item inside an item; one that says nothing is worth its text. */
static json_t *value_of(struct reader *reader, struct str name, uint32_t node, unsigned depth)
{
    if (!reader->dialect->is_item(reader->doc, node))
        return simple_value(reader, name, node);
    json_t *item = depth < MARKED_DEPTH_MAX ? read_item(reader, node, depth + 1) : NULL;
    if (json_object_size(item) > (json_object_get(item, "@type") != NULL)) {
        struct str address = utf8_cut(address_of(reader->doc, node), MARKED_VALUE_MAX);
        if (address.len && !add_member(item, STR("@id"), string_of(address)))
            return NULL;
        return item;
    }
    return simple_value(reader, name, node);
}

static bool read_members(struct reader *reader, json_t *object, uint32_t node, unsigned depth)
{
    struct str names = reader->dialect->members(reader->doc, node), name;
    while (str_next(&names, ' ', &name)) {
        name = reader->dialect->meaning(str_trim(name));
        if (!name.len || reader->members == MARKED_MEMBERS_MAX)
            continue;
        reader->members++;
        json_t *value = value_of(reader, name, node, depth);
        if (value && !add_member(object, name, value))
            return false;
    }
    return reader->run->failure.code == FAIL_NONE;
}

static bool read_types(const struct reader *reader, json_t *object, uint32_t node)
{
    struct str types = reader->dialect->types(reader->doc, node), type;
    while (str_next(&types, ' ', &type)) {
        type = reader->dialect->meaning(str_trim(type));
        if (type.len && !add_member(object, STR("@type"), string_of(utf8_cut(type, MARKED_VALUE_MAX))))
            return false;
    }
    return true;
}

/* NULL when memory is refused. */
static json_t *read_item(struct reader *reader, uint32_t node, unsigned depth)
{
    const struct doc *doc = reader->doc;
    json_t *object = json_object();
    if (!object || !read_types(reader, object, node))
        return NULL;
    for (uint32_t i = node + 1; i < doc->nodes[node].end && reader->members < MARKED_MEMBERS_MAX; i++) {
        if (doc->nodes[i].attr_count == 0)
            continue;
        if (!read_members(reader, object, i, depth))
            return NULL;
        if (reader->dialect->is_item(doc, i))
            i = doc->nodes[i].end - 1;
    }
    return object;
}

/* Whether an item may be what the page is about: it stands by itself, or is the subject of another. */
static bool is_subject(const struct reader *reader, uint32_t node)
{
    struct str names = reader->dialect->members(reader->doc, node), name;
    bool by_itself = true;
    while (str_next(&names, ' ', &name)) {
        if (IS_ONE_OF(reader->dialect->meaning(name), subject_members))
            return true;
        by_itself = by_itself && !name.len;
    }
    return by_itself;
}

static bool is_kept_type(const struct reader *reader, uint32_t node)
{
    struct str types = reader->dialect->types(reader->doc, node), type;
    while (str_next(&types, ' ', &type)) {
        struct str name = reader->dialect->meaning(type);
        if (is_work_type(name) || str_eq(name, STR("BreadcrumbList")))
            return true;
    }
    return false;
}

bool read_marked_items(struct run *run, const struct doc *doc, const struct dialect *dialect,
                       struct marked_items *items)
{
    struct reader reader = {.run = run, .doc = doc, .dialect = dialect};
    if (!json_new_object(run)) /* what jansson makes from here on lies in the run's arena */
        return fail(run, FAIL_PAGE_TOO_COMPLEX,
                    "The page's items need more memory than one job may allocate.");
    for (uint32_t i = 0; i < doc->node_count && items->count < MARKED_ITEMS_MAX; i++) {
        if (!doc->nodes[i].attr_count || !dialect->is_item(doc, i) || !is_subject(&reader, i) ||
            !is_kept_type(&reader, i))
            continue;
        reader.members = 0;
        items->items[items->count] = read_item(&reader, i, 0);
        if (!items->items[items->count++])
            return fail(run, FAIL_PAGE_TOO_COMPLEX,
                        "The page's items need more memory than one job may allocate.");
    }
    return true;
}
