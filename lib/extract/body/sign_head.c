#include "base/words.h"
#include "extract/body/sign_parts.h"

enum schema {
#define X(name) name,
    SCHEMA_TABLE(X, SCHEMA_)
#undef X
        SCHEMA_COUNT
};

/* schema.org's types, and what kind of page each speaks of. */
static const struct schema_type {
    struct str name;
    enum schema schema;
} schema_types[] = {
    {STR_INIT("NewsArticle"), SCHEMA_NEWS},
    {STR_INIT("ReportageNewsArticle"), SCHEMA_NEWS},
    {STR_INIT("AnalysisNewsArticle"), SCHEMA_NEWS},
    {STR_INIT("OpinionNewsArticle"), SCHEMA_NEWS},
    {STR_INIT("LiveBlogPosting"), SCHEMA_NEWS},
    {STR_INIT("BlogPosting"), SCHEMA_ARTICLE},
    {STR_INIT("Article"), SCHEMA_ARTICLE},
    {STR_INIT("ScholarlyArticle"), SCHEMA_ARTICLE},
    {STR_INIT("MedicalWebPage"), SCHEMA_ARTICLE},
    {STR_INIT("Review"), SCHEMA_RATING},
    {STR_INIT("Recipe"), SCHEMA_ARTICLE},
    {STR_INIT("DiscussionForumPosting"), SCHEMA_FORUM},
    {STR_INIT("SocialMediaPosting"), SCHEMA_FORUM},
    {STR_INIT("QAPage"), SCHEMA_QUESTIONS},
    {STR_INIT("Question"), SCHEMA_QUESTIONS},
    {STR_INIT("Answer"), SCHEMA_QUESTIONS},
    {STR_INIT("Product"), SCHEMA_PRODUCT},
    {STR_INIT("ProductGroup"), SCHEMA_PRODUCT},
    {STR_INIT("ItemPage"), SCHEMA_PRODUCT},
    {STR_INIT("Offer"), SCHEMA_OFFER},
    {STR_INIT("AggregateOffer"), SCHEMA_OFFER},
    {STR_INIT("OfferCatalog"), SCHEMA_OFFER},
    {STR_INIT("AggregateRating"), SCHEMA_RATING},
    {STR_INIT("ItemList"), SCHEMA_LIST},
    {STR_INIT("ListItem"), SCHEMA_LIST},
    {STR_INIT("LocalBusiness"), SCHEMA_BUSINESS},
    {STR_INIT("HomeAndConstructionBusiness"), SCHEMA_BUSINESS},
    {STR_INIT("LegalService"), SCHEMA_BUSINESS},
    {STR_INIT("MedicalBusiness"), SCHEMA_BUSINESS},
    {STR_INIT("Dentist"), SCHEMA_BUSINESS},
    {STR_INIT("PostalAddress"), SCHEMA_BUSINESS},
    {STR_INIT("Organization"), SCHEMA_ORGANIZATION},
    {STR_INIT("Corporation"), SCHEMA_ORGANIZATION},
    {STR_INIT("NewsMediaOrganization"), SCHEMA_ORGANIZATION},
    {STR_INIT("Person"), SCHEMA_PERSON},
    {STR_INIT("WebSite"), SCHEMA_SITE},
    {STR_INIT("WebPage"), SCHEMA_PAGE},
    {STR_INIT("AboutPage"), SCHEMA_PAGE},
    {STR_INIT("BreadcrumbList"), SCHEMA_BREADCRUMBS},
    {STR_INIT("FAQPage"), SCHEMA_FREQUENT_QUESTIONS},
    {STR_INIT("Comment"), SCHEMA_COMMENT},
};

/* Counts a type, given by its name or its address. */
static void count_type(struct str type, float *counts)
{
    size_t from = type.len;
    while (from > 0 && type.at[from - 1] != '/' && type.at[from - 1] != ':' && type.at[from - 1] != '#')
        from--;
    type = str_slice(type, from, type.len);
    for (size_t i = 0; i < sizeof schema_types / sizeof *schema_types; i++)
        if (str_eq(type, schema_types[i].name)) {
            counts[schema_types[i].schema] += 1.0F;
            return;
        }
}

static void measure_object(const json_t *object, float *signs)
{
    float *counts = &signs[PAGE_SIGN_SCHEMA_NEWS];
    const json_t *type = json_object_get(object, "@type");
    count_type(json_text(type), counts);
    size_t i;
    json_t *item;
    json_array_foreach(type, i, item) count_type(json_text(item), counts);
    float items = (float)json_array_size(json_object_get(object, "itemListElement"));
    enum page_sign sign =
        linked_data_is(object, STR("BreadcrumbList")) ? PAGE_SIGN_LINKED_CRUMBS : PAGE_SIGN_LINKED_ITEMS;
    signs[sign] = items > signs[sign] ? items : signs[sign];
    counts[SCHEMA_OFFER] += json_object_get(object, "offers") != NULL;
    counts[SCHEMA_RATING] += json_object_get(object, "aggregateRating") != NULL;
}

/* Of what is JSON as written: the types of pages are learnt from that. */
static void measure_linked_data(const struct sign_context *context)
{
    const struct linked_data *data = context->facts->data;
    for (size_t i = 0; i < data->object_count; i++)
        if (!data->is_mended[i]) {
            measure_object(data->objects[i], context->signs);
            context->signs[PAGE_SIGN_LINKED_OBJECTS] += 1.0F;
        }
}

static void measure_microdata(const struct sign_context *context)
{
    const struct doc *doc = context->facts->sheet->doc;
    for (uint32_t i = 0; i < doc->attr_count; i++) {
        struct str types = doc->attrs[i].name == ATTR_ITEMTYPE ? doc->attrs[i].value : STR_NONE, type;
        while (str_next(&types, ' ', &type))
            count_type(type, &context->signs[PAGE_SIGN_SCHEMA_NEWS]);
    }
}

/* Metas by the beginning of their names. */
static const struct meta_sign {
    struct str prefix;
    enum page_sign sign;
} meta_signs[] = {
    {STR_INIT("article:published"), PAGE_SIGN_META_PUBLISHED},
    {STR_INIT("product:"), PAGE_SIGN_META_PRICE},
    {STR_INIT("og:price"), PAGE_SIGN_META_PRICE},
    {STR_INIT("price"), PAGE_SIGN_META_PRICE},
    {STR_INIT("author"), PAGE_SIGN_META_AUTHOR},
    {STR_INIT("article:author"), PAGE_SIGN_META_AUTHOR},
    {STR_INIT("twitter:label"), PAGE_SIGN_META_LABELS},
    {STR_INIT("keywords"), PAGE_SIGN_META_KEYWORDS},
    {STR_INIT("description"), PAGE_SIGN_META_DESCRIPTION},
};

static void measure_metas(const struct head *head, float *signs)
{
    for (size_t i = 0; i < head->meta_count; i++)
        for (size_t n = 0; n < sizeof meta_signs / sizeof *meta_signs; n++)
            if (str_starts(head->metas[i].name, meta_signs[n].prefix))
                signs[meta_signs[n].sign] += 1.0F;
    signs[PAGE_SIGN_METAS] = (float)head->meta_count;
}

/* The page's kind in the Open Graph protocol, by prefix ("product.item"). */
static void measure_graph(const struct sheet *sheet, float *signs)
{
    static const struct meta_sign kinds[] = {{STR_INIT("article"), PAGE_SIGN_GRAPH_ARTICLE},
                                             {STR_INIT("product"), PAGE_SIGN_GRAPH_PRODUCT},
                                             {STR_INIT("og:product"), PAGE_SIGN_GRAPH_PRODUCT},
                                             {STR_INIT("website"), PAGE_SIGN_GRAPH_WEBSITE}};
    struct str declared = sheet_meta(sheet, STR("og:type"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts_nocase(declared, kinds[i].prefix))
            signs[kinds[i].sign] = 1.0F;
}

static void measure_links(const struct head *head, float *signs)
{
    static const struct meta_sign rels[] = {{STR_INIT("next"), PAGE_SIGN_LINK_NEXT},
                                            {STR_INIT("alternate"), PAGE_SIGN_LINK_ALTERNATES},
                                            {STR_INIT("search"), PAGE_SIGN_LINK_SEARCH},
                                            {STR_INIT("shortlink"), PAGE_SIGN_LINK_SHORT}};
    for (size_t i = 0; i < head->link_count; i++)
        for (size_t n = 0; n < sizeof rels / sizeof *rels; n++)
            if (str_starts(head->links[i].rel, rels[n].prefix))
                signs[rels[n].sign] += 1.0F;
    signs[PAGE_SIGN_LINKS] = (float)head->link_count;
}

/* Programs that make one kind of page, as they name themselves in <meta name=generator>. */
static void measure_generator(const struct sheet *sheet, float *signs)
{
    static const struct meta_sign programs[] = {
        {STR_INIT("phpbb"), PAGE_SIGN_GENERATOR_FORUM},    {STR_INIT("vbulletin"), PAGE_SIGN_GENERATOR_FORUM},
        {STR_INIT("xenforo"), PAGE_SIGN_GENERATOR_FORUM},  {STR_INIT("discourse"), PAGE_SIGN_GENERATOR_FORUM},
        {STR_INIT("invision"), PAGE_SIGN_GENERATOR_FORUM}, {STR_INIT("mybb"), PAGE_SIGN_GENERATOR_FORUM},
        {STR_INIT("flarum"), PAGE_SIGN_GENERATOR_FORUM},   {STR_INIT("nodebb"), PAGE_SIGN_GENERATOR_FORUM},
        {STR_INIT("sphinx"), PAGE_SIGN_GENERATOR_DOCS},    {STR_INIT("docusaurus"), PAGE_SIGN_GENERATOR_DOCS},
        {STR_INIT("mkdocs"), PAGE_SIGN_GENERATOR_DOCS},    {STR_INIT("mediawiki"), PAGE_SIGN_GENERATOR_DOCS},
        {STR_INIT("docbook"), PAGE_SIGN_GENERATOR_DOCS},   {STR_INIT("antora"), PAGE_SIGN_GENERATOR_DOCS},
        {STR_INIT("dokuwiki"), PAGE_SIGN_GENERATOR_DOCS},  {STR_INIT("doxygen"), PAGE_SIGN_GENERATOR_DOCS},
    };
    struct str generator = str_slice(sheet_meta(sheet, STR("generator")), 0, 256);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (str_find_nocase(generator, programs[i].prefix, 0) != SIZE_MAX)
            signs[programs[i].sign] = 1.0F;
}

/* Parts that a title is made of: a page's own name, sections, the site's name. */
static unsigned count_title_parts(struct str title)
{
    static const struct str bars[] = {STR_INIT(" | "), STR_INIT(" - "), STR_INIT(" – "), STR_INIT(" — "),
                                      STR_INIT(" · "), STR_INIT(" » "), STR_INIT(": ")};
    unsigned parts = title.len > 0;
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        for (size_t at = 0; (at = str_find(title, bars[i], at)) != SIZE_MAX; at++)
            parts++;
    return parts;
}

void measure_head_signs(const struct sign_context *context)
{
    const struct sheet *sheet = context->facts->sheet;
    float *signs = context->signs;
    measure_graph(sheet, signs);
    measure_metas(&sheet->head, signs);
    measure_links(&sheet->head, signs);
    measure_generator(sheet, signs);
    measure_linked_data(context);
    measure_microdata(context);
    signs[PAGE_SIGN_TITLE_WORDS] = (float)count_words(sheet->head.title).words;
    signs[PAGE_SIGN_TITLE_PARTS] = (float)count_title_parts(sheet->head.title);
}
