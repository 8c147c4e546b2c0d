#include "extract/site/breadcrumbs.h"

#include "base/buf.h"
#include "base/url.h"
#include "base/words.h"
#include "extract/data/named.h"
#include "extract/tidy_text.h"

struct crumbs {
    struct crumb items[CRUMBS_MAX];
    size_t count;
    bool too_many;
};

/* Marks between crumbs are no crumbs. */
static void add_crumb(const struct facts *facts, struct crumbs *crumbs, struct str name, struct str url)
{
    name = tidy_text(facts->run, name, TIDY_LINE, CRUMB_NAME_MAX);
    if (count_words(name).words == 0)
        return;
    if (crumbs->count == CRUMBS_MAX) {
        crumbs->too_many = true;
        return;
    }
    for (size_t i = 0; i < crumbs->count; i++)
        if (says_same(crumbs->items[i].name, name))
            return;
    crumbs->items[crumbs->count++] =
        (struct crumb){name, url_resolve(facts->run, facts->sheet->head.base, url)};
}

/* A ListItem: {"position", "name", "item": URL or {"@id", "name"}}. */
static void add_list_item(const struct facts *facts, struct crumbs *crumbs, const json_t *entry)
{
    const json_t *item = linked_data_follow(facts->data, json_object_get(entry, "item"));
    struct str name = linked_data_text(facts->data, entry, "name");
    if (!name.len)
        name = linked_data_text(facts->data, item, "name");
    struct str url = json_text(item);
    static const char *const members[] = {"@id", "url"};
    for (size_t i = 0; i < sizeof members / sizeof *members && !url.len; i++)
        url = json_member_str(item, members[i]);
    if (!url.len)
        url = json_member_str(entry, "url");
    add_crumb(facts, crumbs, name, url);
}

static double position_of(const json_t *entry)
{
    const json_t *position = json_object_get(entry, "position");
    uint64_t number = 0;
    if (json_is_number(position))
        return json_number_value(position);
    return str_to_u64(str_trim(json_text(position)), CRUMBS_MAX, &number) ? (double)number : 0.0;
}

/* The entries in the order of their positions, by insertion: they are few, and mostly in order. */
static struct crumbs crumbs_of_list(const struct facts *facts, const json_t *list)
{
    const json_t *elements = json_object_get(list, "itemListElement"), *sorted[CRUMBS_MAX + 1];
    struct crumbs crumbs = {.count = 0};
    size_t count = 0, i;
    json_t *entry;
    if (json_is_object(elements)) {
        add_list_item(facts, &crumbs, elements);
        return crumbs;
    }
    json_array_foreach(elements, i, entry)
    {
        size_t at = count;
        if (count > CRUMBS_MAX)
            break;
        for (; at > 0 && position_of(sorted[at - 1]) > position_of(entry); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = entry;
        count++;
    }
    for (i = 0; i < count; i++)
        add_list_item(facts, &crumbs, sorted[i]);
    return crumbs;
}

/* "News > Science": what the list says as one text. */
static struct str as_text(const struct facts *facts, const struct crumbs *crumbs)
{
    struct buf out;
    buf_init(&out, facts->run->arena, (size_t)CRUMBS_MAX * (CRUMB_NAME_MAX + 3));
    for (size_t i = 0; i < crumbs->count; i++) {
        buf_add_str(&out, i ? STR(" > ") : STR(""));
        buf_add_str(&out, crumbs->items[i].name);
    }
    return buf_str(&out);
}

/* Nominates a list, and keeps it where it is the heaviest so far. A list of one tells little. */
static void put_crumbs(const struct facts *facts, struct article *article, const struct crumbs *crumbs,
                       struct candidate candidate)
{
    struct ballot *ballot = &article->ballots[FIELD_BREADCRUMBS];
    if (crumbs->count == 0 || crumbs->too_many)
        return;
    candidate.value = as_text(facts, crumbs);
    candidate.weight -= crumbs->count == 1 ? 3.0F : 0.0F;
    bool better = true;
    for (size_t i = 0; i < ballot->count; i++)
        better = better && ballot->items[i].weight < candidate.weight;
    nominate(ballot, candidate, NULL);
    if (!better)
        return;
    article->breadcrumbs = run_alloc_array(facts->run, crumbs->count, sizeof *article->breadcrumbs);
    article->breadcrumb_count = article->breadcrumbs ? crumbs->count : 0;
    for (size_t i = 0; i < article->breadcrumb_count; i++)
        article->breadcrumbs[i] = crumbs->items[i];
}

static void put_lists(const struct facts *facts, struct article *article, const json_t *value,
                      struct candidate candidate)
{
    const json_t *inner = json_object_get(value, "breadcrumb");
    inner = linked_data_follow(facts->data, json_is_array(inner) ? json_array_get(inner, 0) : inner);
    const json_t *lists[] = {value, inner};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (!linked_data_is(lists[i], STR("BreadcrumbList")))
            continue;
        struct crumbs crumbs = crumbs_of_list(facts, lists[i]);
        put_crumbs(facts, article, &crumbs, candidate);
    }
}

static const char *const crumb_words[] = {"breadcrumb",     "breadcrumbs", "crumbs",
                                          "breadcrumblist", "brotkrumen",  "filariane",
                                          "briciole",       "migasdepan",  "broodkruimel"};

/* Whether an element says that it is one: by name, or by its label. */
static bool is_crumb_element(const struct facts *facts, uint32_t node, const bool *marks)
{
    const struct doc *doc = facts->sheet->doc;
    enum tag tag = doc->nodes[node].tag;
    if (tag == TAG_BODY || tag == TAG_HTML || tag == TAG_CHARACTERS || doc->nodes[node].attr_count == 0)
        return false;
    return has_marked_name(doc, node, marks) ||
           str_find_nocase(doc_attr(doc, node, ATTR_ARIA_LABEL), STR("breadcrumb"), 0) != SIZE_MAX;
}

/* The marks that stand before a crumb's name in one text with it. */
static struct str without_marks(struct str name)
{
    static const struct str marks[] = {STR_INIT("/"), STR_INIT(">"), STR_INIT("›"), STR_INIT("»"),
                                       STR_INIT("|")};
    name = str_trim(name);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(name, marks[i]))
            return str_trim(str_slice(name, marks[i].len, name.len));
    return name;
}

/* Links, and what stands behind the last of them without one: the page itself. */
static struct crumbs crumbs_of_element(const struct facts *facts, uint32_t node)
{
    const struct doc *doc = facts->sheet->doc;
    struct crumbs crumbs = {.count = 0};
    size_t linked =
        0; /* of them; texts between links are the marks that part them, words of icon fonts too */
    for (uint32_t i = node; i < doc->nodes[node].end && !crumbs.too_many; i++) {
        enum tag tag = doc->nodes[i].tag;
        if (tag == TAG_A) {
            crumbs.count = linked;
            add_crumb(facts, &crumbs, doc_text(facts->run, doc, i, CRUMB_NAME_MAX),
                      doc_attr(doc, i, ATTR_HREF));
            linked = crumbs.count;
            i = doc->nodes[i].end - 1;
        } else if (tag_is(tag, TAG_UNSEEN | TAG_CONTROL)) {
            i = doc->nodes[i].end - 1;
        } else if (tag == TAG_CHARACTERS && crumbs.count) {
            add_crumb(facts, &crumbs, without_marks(doc->nodes[i].text), STR_NONE);
        }
    }
    return crumbs;
}

/* The first few of the page that hold anything; what is larger than a list of crumbs is a block named after
 * it. */
static void put_elements(const struct facts *facts, struct article *article)
{
    enum { NODES_MAX = 160, ELEMENTS_MAX = 8 };
    const struct doc *doc = facts->sheet->doc;
    const bool *marks = mark_names(facts->run, doc, crumb_words, sizeof crumb_words / sizeof *crumb_words);
    unsigned elements = 0;
    for (uint32_t i = 0; marks && i < doc->node_count && elements < ELEMENTS_MAX; i++) {
        if (!is_crumb_element(facts, i, marks) || doc->nodes[i].end - i > NODES_MAX)
            continue;
        struct crumbs crumbs = crumbs_of_element(facts, i);
        if (crumbs.count) {
            put_crumbs(facts, article, &crumbs,
                       (struct candidate){.where = STR("element named breadcrumbs"),
                                          .origin = ORIGIN_DOM,
                                          .weight = elements ? 4.0F : 6.0F});
            elements++;
            i = doc->nodes[i].end - 1;
        }
    }
}

bool extract_breadcrumbs(const struct facts *facts, struct article *article)
{
    const struct linked_data *data = facts->data;
    for (size_t i = 0; i < data->object_count; i++)
        put_lists(
            facts, article, data->objects[i],
            (struct candidate){.where = STR("BreadcrumbList"), .origin = ORIGIN_JSON_LD, .weight = 9.0F});
    for (size_t i = 0; i < data->microdata_items.count; i++)
        put_lists(
            facts, article, data->microdata_items.items[i],
            (struct candidate){.where = STR("BreadcrumbList"), .origin = ORIGIN_MICRODATA, .weight = 8.0F});
    for (size_t i = 0; i < data->rdfa_items.count; i++)
        put_lists(facts, article, data->rdfa_items.items[i],
                  (struct candidate){.where = STR("BreadcrumbList"), .origin = ORIGIN_RDFA, .weight = 8.0F});
    put_elements(facts, article);
    elect(&article->ballots[FIELD_BREADCRUMBS], 1.0F);
    return facts->run->failure.code == FAIL_NONE;
}
