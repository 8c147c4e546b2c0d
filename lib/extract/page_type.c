#include "extract/fields.h"

const char *const page_type_names[PAGE_TYPE_COUNT] = {
#define X(name, text) [PAGE_TYPE_##name] = text,
    PAGE_TYPE_TABLE(X)
#undef X
};

/* What the page's own structured data says it is (schema.org types). */
static const struct declared_type {
    struct str name;
    enum page_type type;
} linked_types[] = {
    {STR_INIT("DiscussionForumPosting"), PAGE_TYPE_FORUM},
    {STR_INIT("QAPage"), PAGE_TYPE_FORUM},
    {STR_INIT("SocialMediaPosting"), PAGE_TYPE_FORUM},
    {STR_INIT("Product"), PAGE_TYPE_PRODUCT},
    {STR_INIT("TechArticle"), PAGE_TYPE_DOCUMENTATION},
    {STR_INIT("CollectionPage"), PAGE_TYPE_COLLECTION},
    {STR_INIT("NewsArticle"), PAGE_TYPE_ARTICLE},
    {STR_INIT("BlogPosting"), PAGE_TYPE_ARTICLE},
    {STR_INIT("Article"), PAGE_TYPE_ARTICLE},
    {STR_INIT("Recipe"), PAGE_TYPE_ARTICLE},
};

/* og:type, by prefix ("product.item", "article"). */
static const struct declared_type graph_types[] = {
    {STR_INIT("product"), PAGE_TYPE_PRODUCT},
    {STR_INIT("article"), PAGE_TYPE_ARTICLE},
};

/* Programs whose pages are threads, as they name themselves in <meta name=generator>. */
static const struct declared_type generators[] = {
    {STR_INIT("phpbb"), PAGE_TYPE_FORUM},          {STR_INIT("vbulletin"), PAGE_TYPE_FORUM},
    {STR_INIT("xenforo"), PAGE_TYPE_FORUM},        {STR_INIT("discourse"), PAGE_TYPE_FORUM},
    {STR_INIT("invision"), PAGE_TYPE_FORUM},       {STR_INIT("mybb"), PAGE_TYPE_FORUM},
    {STR_INIT("flarum"), PAGE_TYPE_FORUM},         {STR_INIT("nodebb"), PAGE_TYPE_FORUM},
    {STR_INIT("sphinx"), PAGE_TYPE_DOCUMENTATION}, {STR_INIT("docusaurus"), PAGE_TYPE_DOCUMENTATION},
    {STR_INIT("mkdocs"), PAGE_TYPE_DOCUMENTATION},
};

static enum page_type from_generator(const struct facts *facts)
{
    struct str generator = sheet_meta(facts->sheet, STR("generator"));
    for (size_t i = 0; i < sizeof generators / sizeof *generators; i++)
        if (str_find_nocase(generator, generators[i].name, 0) != SIZE_MAX)
            return generators[i].type;
    return PAGE_TYPE_OTHER;
}

static enum page_type from_linked_data(const struct facts *facts)
{
    for (size_t i = 0; facts->data->article && i < sizeof linked_types / sizeof *linked_types; i++)
        if (linked_data_is(facts->data->article, linked_types[i].name))
            return linked_types[i].type;
    return PAGE_TYPE_OTHER;
}

static enum page_type from_graph(const struct facts *facts)
{
    struct str declared = sheet_meta(facts->sheet, STR("og:type"));
    for (size_t i = 0; i < sizeof graph_types / sizeof *graph_types; i++)
        if (str_starts_nocase(declared, graph_types[i].name))
            return graph_types[i].type;
    return PAGE_TYPE_OTHER;
}

/* Metas that articles alone have. */
static enum page_type from_metas(const struct facts *facts)
{
    static const struct str metas[] = {STR_INIT("article:published_time"), STR_INIT("citation_title"),
                                       STR_INIT("parsely-pub-date")};
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++)
        if (sheet_meta(facts->sheet, metas[i]).len)
            return PAGE_TYPE_ARTICLE;
    return PAGE_TYPE_OTHER;
}

/* A page that says nothing of itself but holds some paragraphs of prose is most likely an article. */
static enum page_type from_prose(const struct facts *facts)
{
    enum { PROSE_WORDS = 20, PARAGRAPHS = 3 };
    unsigned paragraphs = 0;
    for (size_t i = 0; i < facts->sheet->segment_count; i++) {
        const struct segment *s = &facts->sheet->segments[i];
        paragraphs += s->sentences && s->words >= PROSE_WORDS && s->link_words * 3 < s->words;
    }
    return paragraphs >= PARAGRAPHS ? PAGE_TYPE_ARTICLE : PAGE_TYPE_OTHER;
}

bool extract_page_type(const struct facts *facts, struct article *article)
{
    enum page_type (*const judges[])(const struct facts *) = {from_generator, from_linked_data, from_graph,
                                                              from_metas, from_prose};
    for (size_t i = 0; i < sizeof judges / sizeof *judges && article->page_type == PAGE_TYPE_OTHER; i++)
        article->page_type = judges[i](facts);
    return true;
}
