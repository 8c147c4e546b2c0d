#include "extract/data/linked_data.h"

#include "base/json_mend.h"
#include "base/url.h"
#include "extract/data/microdata.h"
#include "extract/data/rdfa.h"
#include "extract/facts.h"

/* Types that a page's main work may have, best first. */
static const struct str work_types[] = {
    STR_INIT("NewsArticle"),
    STR_INIT("ReportageNewsArticle"),
    STR_INIT("AnalysisNewsArticle"),
    STR_INIT("OpinionNewsArticle"),
    STR_INIT("BackgroundNewsArticle"),
    STR_INIT("ReviewNewsArticle"),
    STR_INIT("AskPublicNewsArticle"),
    STR_INIT("AdvertiserContentArticle"),
    STR_INIT("SatiricalArticle"),
    STR_INIT("Report"),
    STR_INIT("BlogPosting"),
    STR_INIT("LiveBlogPosting"),
    STR_INIT("Article"),
    STR_INIT("TechArticle"),
    STR_INIT("ScholarlyArticle"),
    STR_INIT("MedicalScholarlyArticle"),
    STR_INIT("SocialMediaPosting"),
    STR_INIT("DiscussionForumPosting"),
    STR_INIT("QAPage"),
    STR_INIT("Recipe"),
    STR_INIT("Product"),
    STR_INIT("Review"),
    STR_INIT("VideoObject"),
    STR_INIT("Event"),
    STR_INIT("JobPosting"),
    STR_INIT("HowTo"),
    STR_INIT("Book"),
    STR_INIT("CreativeWork"),
    STR_INIT("CollectionPage"),
    STR_INIT("WebPage"),
};

enum { WORK_TYPES = sizeof work_types / sizeof *work_types };

/* A type's name without the vocabulary before it. */
static struct str local_name(struct str name)
{
    size_t slash = name.len;
    while (slash > 0 && !strchr("/:#", name.at[slash - 1]))
        slash--;
    return str_slice(name, slash, name.len);
}

bool is_work_type(struct str type)
{
    for (size_t i = 0; i < WORK_TYPES; i++)
        if (str_eq_nocase(local_name(type), work_types[i]))
            return true;
    return false;
}

static bool is_type(const json_t *type, struct str wanted)
{
    return json_is_string(type) && str_eq_nocase(local_name(json_text(type)), wanted);
}

bool linked_data_is(const json_t *object, struct str wanted)
{
    const json_t *type = json_object_get(object, "@type");
    if (is_type(type, wanted))
        return true;
    size_t i;
    json_t *item;
    json_array_foreach(type, i, item) if (is_type(item, wanted)) return true;
    return false;
}

static size_t rank_of(const json_t *object)
{
    for (size_t i = 0; i < WORK_TYPES; i++)
        if (linked_data_is(object, work_types[i]))
            return i;
    return WORK_TYPES;
}

/* Notes every object, those inside others too: a page's article is often its page's mainEntity. */
static void collect(struct linked_data *data, const json_t *value, unsigned depth)
{
    if (depth > LINKED_DATA_DEPTH_MAX || data->object_count == LINKED_DATA_OBJECTS_MAX)
        return;
    if (json_is_array(value)) {
        size_t i;
        json_t *item;
        json_array_foreach(value, i, item) collect(data, item, depth + 1);
        return;
    }
    if (!json_is_object(value))
        return;
    if (json_object_get(value, "@type") || json_object_get(value, "@id"))
        data->objects[data->object_count++] = value;
    static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage",
                                        "author", "publisher",  "hasPart"};
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        collect(data, json_object_get(value, inner[i]), depth + 1);
}

/* Whether a work says that it is of the page's address. */
static bool is_of_page(const struct sheet *sheet, const json_t *object)
{
    static const char *const members[] = {"url", "@id", "mainEntityOfPage"};
    const struct page *page = sheet->doc->text->page;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const json_t *value = json_object_get(object, members[i]);
        struct str url = json_is_object(value) ? json_member_str(value, "@id") : json_text(value);
        if (url_same_page(url, page->url) || url_same_page(url, page->resolved_url))
            return true;
    }
    return false;
}

/* Of several works the one that the page is about: by type, of equals that with the page's URL, else the
 * first. NULL where none has the type of a work. */
static const json_t *best_work(const struct sheet *sheet, const json_t *const *objects, size_t count)
{
    const json_t *best = NULL;
    size_t best_rank = WORK_TYPES;
    bool best_is_of_page = false;
    for (size_t i = 0; i < count; i++) {
        size_t rank = rank_of(objects[i]);
        if (rank > best_rank || rank == WORK_TYPES || (rank == best_rank && best_is_of_page))
            continue;
        bool of_page = is_of_page(sheet, objects[i]);
        if (rank == best_rank && !of_page)
            continue;
        best = objects[i];
        best_rank = rank;
        best_is_of_page = of_page;
    }
    return best;
}

static void choose(struct linked_data *data, const struct sheet *sheet)
{
    data->article = best_work(sheet, data->objects, data->object_count);
    data->microdata = best_work(sheet, data->microdata_items.items, data->microdata_items.count);
    data->rdfa = best_work(sheet, data->rdfa_items.items, data->rdfa_items.count);
    for (size_t i = 0; i < data->object_count && !data->site; i++)
        if (linked_data_is(data->objects[i], STR("WebSite")))
            data->site = data->objects[i];
}

/* Cuts what sites wrap around the JSON: comments, CDATA marks, a trailing semicolon. */
static struct str unwrapped(struct str body)
{
    struct str open = STR("<![CDATA["), close = STR("]]>");
    size_t from = str_find(body, open, 0), to = body.len;
    if (from != SIZE_MAX && from < str_find_byte(body, '{', 0)) {
        while (to > 0 && !str_ends(str_slice(body, 0, to), close))
            to--;
        body = str_slice(body, from + open.len, to ? to - close.len : body.len);
    }
    from = 0;
    to = body.len;
    while (from < to && body.at[from] != '{' && body.at[from] != '[')
        from++;
    while (to > from && body.at[to - 1] != '}' && body.at[to - 1] != ']')
        to--;
    return str_slice(body, from, to > from ? to : body.len); /* one cut short may have no end */
}

/* Raw control characters inside strings are the commonest fault of JSON-LD in the wild; JSON knows them
 * nowhere but as white space, so a space in their place never changes what is meant. */
static struct str without_controls(struct run *run, struct str body)
{
    char *copy = run_alloc(run, body.len);
    if (!copy)
        return STR_NONE;
    for (size_t i = 0; i < body.len; i++)
        copy[i] = (unsigned char)body.at[i] < 0x20 ? ' ' : body.at[i];
    return (struct str){copy, body.len};
}

/* Sites that escape all of a script's quotes leave it without any. */
static struct str with_quotes(struct run *run, struct str body)
{
    bool escaped = str_find_byte(body, '"', 0) == SIZE_MAX && str_find(body, STR("&quot;"), 0) != SIZE_MAX;
    return escaped ? unescape_twice(run, body) : body;
}

/* The value of a script; NULL where it cannot be read, or after fail(). */
static const json_t *read_script(struct run *run, const struct script *script, bool *is_mended)
{
    struct json_problem problem;
    struct str written = unwrapped(script->body), wrapped = with_quotes(run, written),
               body = without_controls(run, wrapped), mended;
    *is_mended = wrapped.at != written.at;
    if (run->failure.code != FAIL_NONE)
        return NULL;
    const json_t *value = json_read(run, body, 0, &problem);
    if (!value && !problem.out_of_memory && json_mend(run, wrapped, &mended)) {
        *is_mended = true;
        value = json_read(run, mended, 0, &problem);
    }
    if (!value && problem.out_of_memory)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The page's JSON-LD needs more memory than one job may allocate.");
    return value;
}

static bool read_scripts(struct run *run, const struct doc *doc, struct linked_data *data)
{
    size_t bytes = 0;
    for (size_t i = 0; i < doc->script_count; i++) {
        const struct script *script = &doc->scripts[i];
        if (!str_eq_nocase(script->type, STR("application/ld+json")))
            continue;
        bool fits = script->body.len <= LINKED_DATA_BYTES_MAX - bytes;
        bool is_mended = false;
        const json_t *value = fits ? read_script(run, script, &is_mended) : NULL;
        size_t before = data->object_count;
        if (run->failure.code != FAIL_NONE)
            return false;
        if (value)
            collect(data, value, 0);
        else
            run_warn(run, WARNING_BROKEN_JSON_LD);
        memset(data->is_mended + before, is_mended, data->object_count - before);
        bytes += fits ? script->body.len : 0;
    }
    return true;
}

/* Where the object of an @id is, or would be. */
static size_t slot_of(const struct linked_data *data, struct str id)
{
    size_t slot = str_hash(id) % LINKED_DATA_SLOTS;
    while (data->fullest[slot] && !str_eq(json_member_str(data->objects[data->fullest[slot] - 1], "@id"), id))
        slot = (slot + 1) % LINKED_DATA_SLOTS;
    return slot;
}

/* Sites refer to an object by its @id from many places. */
static void index_ids(struct linked_data *data)
{
    for (size_t i = 0; i < data->object_count; i++) {
        struct str id = json_member_str(data->objects[i], "@id");
        uint16_t *fullest = &data->fullest[slot_of(data, id)];
        if (id.len &&
            (!*fullest || json_object_size(data->objects[i]) > json_object_size(data->objects[*fullest - 1])))
            *fullest = (uint16_t)(i + 1);
    }
}

const struct linked_data *read_linked_data(struct run *run, const struct sheet *sheet)
{
    struct linked_data *data = run_alloc(run, sizeof *data);
    if (!data || !read_scripts(run, sheet->doc, data) ||
        !read_microdata(run, sheet->doc, &data->microdata_items) ||
        !read_rdfa(run, sheet->doc, &data->rdfa_items))
        return NULL;
    index_ids(data);
    choose(data, sheet);
    return data;
}

const json_t *linked_data_follow(const struct linked_data *data, const json_t *value)
{
    struct str id = json_member_str(value, "@id");
    size_t at = id.len ? data->fullest[slot_of(data, id)] : 0;
    const json_t *fullest = at ? data->objects[at - 1] : NULL;
    return fullest && json_object_size(fullest) > json_object_size(value) ? fullest : value;
}

static struct str text_of(const struct linked_data *data, const json_t *value)
{
    value = linked_data_follow(data, value);
    if (json_is_string(value))
        return str_trim(json_text(value));
    static const char *const members[] = {"name", "@value", "url", "contentUrl"};
    for (size_t i = 0; json_is_object(value) && i < sizeof members / sizeof *members; i++) {
        struct str text = str_trim(json_member_str(value, members[i]));
        if (text.len)
            return text;
    }
    return STR_NONE;
}

struct str linked_data_text(const struct linked_data *data, const json_t *object, const char *member)
{
    const json_t *value = json_object_get(object, member);
    if (!json_is_array(value))
        return text_of(data, value);
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item)
    {
        struct str text = text_of(data, item);
        if (text.len)
            return text;
    }
    return STR_NONE;
}
