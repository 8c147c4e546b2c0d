#include "base/url.h"
#include "base/utf8.h"
#include "extract/dates/date_labels.h"
#include "extract/dates/date_names.h"
#include "extract/dates/date_parse.h"
#include "extract/dates/date_same.h"
#include "extract/dates/url_date.h"
#include "extract/dates/visible_dates.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"

enum {
    VALUE_BYTES_MAX = 128,
    SUMMARY_BYTES_MAX = 512,
    LANGUAGE_BYTES_MAX = 35,
    DAY_LENGTH = sizeof "2024-03-05" - 1,
};

/* What each declared source is worth: how often it is right where it stands, on the page sets. */
static const struct weighted_source {
    struct source source;
    float weight;
    float alone; /* more, where it is the first that the page declares */
} published_sources[] = {
    {{PLACE_LINKED, "datePublished"}, 8.0F, 0},
    {{PLACE_MICRODATA, "datePublished"}, 6.0F, 0},
    {{PLACE_RDFA, "datePublished"}, 6.0F, 0},
    {{PLACE_META, "article:published_time"}, 7.0F, 18.0F},
    {{PLACE_META, "og:article:published_time"}, 6.0F, 0},
    {{PLACE_META, "article:published"}, 6.0F, 0},
    {{PLACE_META, "citation_publication_date"}, 6.0F, 0},
    {{PLACE_META, "citation_online_date"}, 6.0F, 0},
    {{PLACE_META, "citation_date"}, 6.0F, 0},
    {{PLACE_META, "parsely-pub-date"}, 6.0F, 0},
    {{PLACE_META, "sailthru.date"}, 5.0F, 0},
    {{PLACE_META, "cxenseparse:recs:publishtime"}, 5.0F, 0},
    {{PLACE_META, "cxenseparse:publishtime"}, 5.0F, 0},
    {{PLACE_META, "datepublished"}, 5.0F, 0},
    {{PLACE_META, "dc.date.issued"}, 5.0F, 0},
    {{PLACE_META, "dcterms.issued"}, 5.0F, 0},
    {{PLACE_META, "dc.date.created"}, 5.0F, 0},
    {{PLACE_META, "dcterms.created"}, 5.0F, 0},
    {{PLACE_META, "dc.date"}, 2.5F, 0},
    {{PLACE_META, "dcterms.date"}, 2.5F, 0},
    {{PLACE_META, "pubdate"}, 5.0F, 0},
    {{PLACE_META, "publishdate"}, 5.0F, 0},
    {{PLACE_META, "article.published"}, 5.0F, 0},
    {{PLACE_META, "date"}, 3.2F, 0},
    {{PLACE_LINKED, "dateCreated"}, 3.0F, 0},
    {{PLACE_MICRODATA, "dateCreated"}, 3.0F, 0},
    {{PLACE_LINKED, "uploadDate"}, 2.0F, 0},
};

static const struct weighted_source modified_sources[] = {
    {{PLACE_LINKED, "dateModified"}, 8.0F, 0},   {{PLACE_MICRODATA, "dateModified"}, 6.0F, 0},
    {{PLACE_RDFA, "dateModified"}, 6.0F, 0},     {{PLACE_META, "article:modified_time"}, 7.0F, 0},
    {{PLACE_META, "og:updated_time"}, 6.0F, 0},  {{PLACE_META, "datemodified"}, 6.0F, 0},
    {{PLACE_META, "dcterms.modified"}, 5.0F, 0}, {{PLACE_META, "dc.date.modified"}, 5.0F, 0},
    {{PLACE_META, "last-modified"}, 3.0F, 0},
};

/* What the rest is worth, and how much a date must have to count. */
static const struct {
    float summary;    /* a description that states it: "Press release of January 28, 2022" */
    float named_meta; /* a meta whose name says that it is the publication's date */
    float url_day;    /* the URL states the day */
    float least;      /* of a page that holds an article or a thread */
    float declared;   /* of others: none but what a page declares is that of its publication */
} weights = {3.0F, 5.0F, 3.0F, 0.5F, 3.0F};

static bool read_value(const struct facts *facts, struct str value, struct str language,
                       struct found_date *found)
{
    value = str_slice(value, 0, VALUE_BYTES_MAX);
    *found = (struct found_date){.iso = parse_date(facts->run, value), .raw = value};
    if (found->iso.len && found->iso.at[0] != 'X')
        return true;
    return find_date(facts->run, value, 0, language, STR_NONE, found) && found->iso.at[0] != 'X';
}

static void nominate_declared(const struct facts *facts, struct ballot *ballot, struct str language,
                              const struct weighted_source *sources, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct found_date found;
        struct str value = source_value(facts, &sources[i].source);
        if (!value.len || !read_value(facts, value, language, &found))
            continue;
        float alone = ballot->count ? 0 : sources[i].alone;
        nominate(ballot,
                 (struct candidate){.value = found.iso,
                                    .raw = value,
                                    .where = str_of(sources[i].source.name),
                                    .origin = origin_of_place(sources[i].source.place),
                                    .weight = sources[i].weight + alone},
                 is_same_date);
    }
}

static bool is_among(struct str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(word, str_of(words[i])))
            return true;
    return false;
}

/* Names of metas that are in no standard, but say what they are by their words: "published",
 * "w-published-date", "publication_date". */
static bool is_publication_name(struct str name)
{
    static const char *const publication[] = {"published", "publish", "publication", "pub"};
    static const char *const when[] = {"date", "time", "on", "at", "day"};
    bool published = false, dated = true;
    for (size_t i = 0; i < name.len;) {
        struct str word = date_word_at(name, i);
        i += word.len ? word.len : 1;
        bool known = word.len == 0;
        if (str_eq(word, STR("last")) || str_eq(word, STR("modified")))
            return false;
        if (is_among(word, publication, sizeof publication / sizeof *publication))
            published = known = true;
        if (published && !known)
            dated = is_among(word, when, sizeof when / sizeof *when);
    }
    return published && dated;
}

static bool is_day_before(struct str date, struct str other)
{
    size_t shorter = date.len < other.len ? date.len : other.len;
    return memcmp(date.at, other.at, shorter < DAY_LENGTH ? shorter : DAY_LENGTH) < 0;
}

/* Of several such metas the earliest counts: the later ones say when the page was put out anew. */
static void nominate_metas(const struct facts *facts, struct ballot *ballot, struct str language)
{
    const struct head *head = &facts->sheet->head;
    struct candidate earliest = {.origin = ORIGIN_META, .weight = weights.named_meta};
    for (size_t i = 0; i < head->meta_count; i++) {
        const struct meta *meta = &head->metas[i];
        struct found_date found;
        bool listed = false;
        for (size_t n = 0; n < sizeof published_sources / sizeof *published_sources && !listed; n++)
            listed = str_eq(meta->name, str_of(published_sources[n].source.name));
        if (listed || !is_publication_name(meta->name) || !read_value(facts, meta->content, language, &found))
            continue;
        if (earliest.value.len && !is_day_before(found.iso, earliest.value))
            continue;
        earliest.value = found.iso;
        earliest.raw = meta->content;
        earliest.where = meta->name;
    }
    if (earliest.value.len)
        nominate(ballot, earliest, is_same_date);
}

/* A page's own summary may say of what day it is. */
static void nominate_summary(const struct facts *facts, struct ballot *ballot, struct str language)
{
    struct str summary = utf8_cut(sheet_meta(facts->sheet, STR("description")), SUMMARY_BYTES_MAX);
    struct found_date found;
    for (size_t from = 0; find_date(facts->run, summary, from, language, STR_NONE, &found);
         from = (size_t)(found.raw.at - summary.at) + found.raw.len) {
        struct str before = str_slice(summary, from, (size_t)(found.raw.at - summary.at));
        if (found.iso.at[0] == 'X' || date_label_of(before) != LABEL_PUBLISHED)
            continue;
        nominate(ballot,
                 (struct candidate){.value = found.iso,
                                    .raw = found.raw,
                                    .where = STR("description"),
                                    .origin = ORIGIN_META,
                                    .weight = weights.summary},
                 is_same_date);
        return;
    }
}

/* Top-level domains of countries whose English dates have the day first, though "en" alone has the month. */
static const char *const day_first_domains[] = {".uk", ".au", ".in", ".nz", ".ie", ".za",
                                                ".sg", ".my", ".hk", ".ng", ".ke", ".pk"};

/* The language and region that decide the order of numbers: as the page declares them, its region else by its
 * host. */
static struct str page_language(const struct facts *facts, const struct article *article)
{
    struct str language = facts->sheet->head.lang;
    if (!language.len)
        language = sheet_meta(facts->sheet, STR("og:locale"));
    struct str host = url_host(article->url);
    bool is_english = language.len == 0 || str_eq_nocase(language, STR("en"));
    for (size_t i = 0; i < sizeof day_first_domains / sizeof *day_first_domains && is_english; i++)
        if (str_ends(host, str_of(day_first_domains[i])))
            return STR("en-GB");
    return str_slice(language, 0, LANGUAGE_BYTES_MAX);
}

/* The URL's day confirms what stands elsewhere, and counts where nothing else is known. */
static void nominate_url(const struct facts *facts, struct article *article, struct str language)
{
    struct str url = article->canonical_url.len ? article->canonical_url : article->url;
    struct str date = url_date(facts->run, url, date_order_of(language));
    if (date.len == DAY_LENGTH)
        nominate(&article->ballots[FIELD_DATE_PUBLISHED],
                 (struct candidate){.value = date,
                                    .raw = date,
                                    .where = STR("url"),
                                    .origin = ORIGIN_URL,
                                    .weight = weights.url_day},
                 is_same_date);
}

static void take_winner(struct run *run, struct ballot *ballot, float least, struct str *date,
                        struct str *raw)
{
    const struct candidate *winner = elect(ballot, least);
    *date = winner ? winner->value : STR_NONE;
    *raw = winner ? winner->raw : STR_NONE;
    if (winner && winner->tag & DATE_TAG_RELATIVE)
        run_warn(run, WARNING_RELATIVE_DATE);
    if (winner && winner->tag & DATE_TAG_MODIFIED)
        run_warn(run, WARNING_MODIFIED_DATE);
}

bool extract_dates(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_dates(facts, article);
    struct str language = page_language(facts, article);
    struct ballot *published = &article->ballots[FIELD_DATE_PUBLISHED];
    struct ballot *modified = &article->ballots[FIELD_DATE_MODIFIED];
    nominate_declared(facts, published, language, published_sources,
                      sizeof published_sources / sizeof *published_sources);
    nominate_metas(facts, published, language);
    nominate_summary(facts, published, language);
    nominate_declared(facts, modified, language, modified_sources,
                      sizeof modified_sources / sizeof *modified_sources);
    bool is_dated = article->page_type == PAGE_TYPE_ARTICLE || article->page_type == PAGE_TYPE_FORUM;
    if (is_dated)
        nominate_url(facts, article, language);
    if (!nominate_visible_dates(facts, article, language))
        return false;
    take_winner(facts->run, published, is_dated ? weights.least : weights.declared, &article->date_published,
                &article->date_published_raw);
    take_winner(facts->run, modified, 0, &article->date_modified, &article->date_modified_raw);
    return facts->run->failure.code == FAIL_NONE;
}
