#include "render/fields_json.h"

#include "render/json_write.h"

static void write_text(struct buf *out, const char *name, struct str value)
{
    json_write_name(out, name);
    json_write_text(out, value);
}

static void write_number(struct buf *out, const char *name, int64_t value)
{
    json_write_name(out, name);
    buf_printf(out, "%lld", (long long)value);
}

/* A number, or null where it is unknown. */
static void write_known_number(struct buf *out, const char *name, int64_t value, bool known)
{
    if (known) {
        write_number(out, name, value);
        return;
    }
    json_write_name(out, name);
    buf_add_str(out, STR("null"));
}

/* A list of objects: `write` gives the members of the i-th. */
static void write_list(struct buf *out, const char *name, const struct article *article, size_t count,
                       void (*write)(struct buf *out, const struct article *article, size_t i))
{
    json_write_name(out, name);
    buf_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write(out, article, i);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}

static void write_person_members(struct buf *out, const struct person *person)
{
    write_text(out, "name", person->name);
    write_text(out, "url", person->url);
}

/* A person or an organisation; null where the name is unknown. */
static void write_person(struct buf *out, const char *name, const struct person *person)
{
    json_write_name(out, name);
    if (!person->name.len) {
        buf_add_str(out, STR("null"));
        return;
    }
    buf_add_byte(out, '{');
    write_person_members(out, person);
    buf_add_byte(out, '}');
}

static void write_author(struct buf *out, const struct article *article, size_t i)
{
    write_person_members(out, &article->authors[i]);
}

static void write_source(struct buf *out, struct str name)
{
    json_write_name(out, "sourceOrganization");
    if (!name.len) {
        buf_add_str(out, STR("null"));
        return;
    }
    buf_add_byte(out, '{');
    write_text(out, "name", name);
    buf_add_byte(out, '}');
}

static void write_dateline(struct buf *out, const struct dateline *dateline)
{
    json_write_name(out, "dateline");
    if (!dateline->raw.len) {
        buf_add_str(out, STR("null"));
        return;
    }
    buf_add_byte(out, '{');
    write_text(out, "raw", dateline->raw);
    write_text(out, "place", dateline->place);
    write_text(out, "date", dateline->date);
    write_text(out, "dateRaw", dateline->date_raw);
    write_text(out, "agency", dateline->agency);
    buf_add_byte(out, '}');
}

static void write_crumb(struct buf *out, const struct article *article, size_t i)
{
    write_text(out, "name", article->breadcrumbs[i].name);
    write_text(out, "url", article->breadcrumbs[i].url);
}

static void write_language(struct buf *out, const struct article *article, size_t i)
{
    enum { DECIMALS = 3 };
    write_text(out, "inLanguage", article->languages[i].in_language);
    json_write_name(out, "share");
    json_write_number(out, (double)article->languages[i].share, DECIMALS);
}

static void write_keywords(struct buf *out, const struct article *article)
{
    json_write_name(out, "keywords");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < article->keyword_count; i++) {
        json_write_comma(out);
        json_write_str(out, article->keywords[i]);
    }
    buf_add_byte(out, ']');
}

static void write_access(struct buf *out, enum access access)
{
    json_write_name(out, "isAccessibleForFree");
    buf_add_str(out, access == ACCESS_UNKNOWN ? STR("null")
                     : access == ACCESS_FREE  ? STR("true")
                                              : STR("false"));
}

static void write_image_members(struct buf *out, const struct image *image)
{
    write_text(out, "url", image->url);
    write_text(out, "alt", image->alt);
    write_text(out, "caption", image->caption);
    write_text(out, "creditText", image->credit_text);
    write_known_number(out, "width", (int64_t)image->width, image->width > 0);
    write_known_number(out, "height", (int64_t)image->height, image->height > 0);
}

static void write_image(struct buf *out, const struct article *article, size_t i)
{
    write_image_members(out, &article->images[i]);
}

static void write_main_image(struct buf *out, const struct article *article)
{
    json_write_name(out, "mainImage");
    if (article->main_image >= article->image_count) {
        buf_add_str(out, STR("null"));
        return;
    }
    buf_add_byte(out, '{');
    write_image(out, article, article->main_image);
    buf_add_byte(out, '}');
}

static void write_video(struct buf *out, const struct article *article, size_t i)
{
    const struct video *video = &article->videos[i];
    write_text(out, "url", video->url);
    write_text(out, "embedUrl", video->embed_url);
    write_text(out, "name", video->name);
    write_text(out, "thumbnailUrl", video->thumbnail_url);
    write_text(out, "duration", video->duration);
}

static void write_link(struct buf *out, const struct article *article, size_t i)
{
    write_text(out, "url", article->links[i].url);
    write_text(out, "text", article->links[i].text);
    write_text(out, "rel", article->links[i].rel);
}

static void write_comment(struct buf *out, const struct article *article, size_t i)
{
    const struct comment *comment = &article->comments[i];
    write_person(out, "author", &comment->author);
    write_text(out, "dateCreated", comment->date_created);
    write_text(out, "dateCreatedRaw", comment->date_created_raw);
    write_text(out, "text", comment->text);
    write_known_number(out, "parent", comment->parent, comment->parent != NO_PARENT);
}

static void write_related(struct buf *out, const struct article *article, size_t i)
{
    const struct related *related = &article->related[i];
    write_text(out, "section", related->section);
    write_text(out, "headline", related->headline);
    write_text(out, "url", related->url);
    write_text(out, "datePublished", related->date_published);
    write_text(out, "datePublishedRaw", related->date_published_raw);
    write_known_number(out, "commentCount", related->comment_count, related->has_comment_count);
    write_text(out, "inLanguage", related->in_language);
}

static void write_rights(struct buf *out, const struct rights *rights)
{
    json_write_name(out, "rights");
    buf_add_byte(out, '{');
    write_text(out, "copyrightNotice", rights->copyright_notice);
    write_text(out, "copyrightHolder", rights->copyright_holder);
    write_text(out, "usageInfo", rights->usage_info);
    write_text(out, "license", rights->license);
    buf_add_byte(out, '}');
}

static void write_counter(struct buf *out, const struct article *article, size_t i)
{
    const struct counter *counter = &article->counters[i];
    write_text(out, "interactionType", str_of(interaction_names[counter->interaction]));
    write_number(out, "userInteractionCount", counter->count);
    write_text(out, "raw", counter->raw);
}

static void write_pagination(struct buf *out, const struct article *article)
{
    json_write_name(out, "pagination");
    buf_add_byte(out, '{');
    write_known_number(out, "pageNumber", (int64_t)article->page_number, article->page_number > 0);
    write_text(out, "nextPage", article->next_page);
    buf_add_byte(out, '}');
}

static void write_dates(struct buf *out, const struct article *article)
{
    write_dateline(out, &article->dateline);
    write_text(out, "datePublished", article->date_published);
    write_text(out, "datePublishedRaw", article->date_published_raw);
    write_text(out, "dateModified", article->date_modified);
    write_text(out, "dateModifiedRaw", article->date_modified_raw);
}

static void write_names(struct buf *out, const struct article *article)
{
    write_text(out, "headline", article->headline);
    write_text(out, "alternativeHeadline", article->alternative_headline);
    write_text(out, "description", article->description);
    write_text(out, "lede", article->lede);
    write_list(out, "authors", article, article->author_count, write_author);
    write_text(out, "siteName", article->site_name);
    write_person(out, "publisher", &article->publisher);
    write_source(out, article->source_organization);
}

void write_field_members(struct buf *out, const struct article *article)
{
    write_text(out, "url", article->url);
    write_text(out, "resolvedUrl", article->resolved_url);
    write_text(out, "canonicalUrl", article->canonical_url);
    write_names(out, article);
    write_dates(out, article);
    write_text(out, "articleSection", article->article_section);
    write_keywords(out, article);
    write_list(out, "breadcrumbs", article, article->breadcrumb_count, write_crumb);
    write_text(out, "inLanguage", article->in_language);
    write_list(out, "languages", article, article->language_count, write_language);
    write_access(out, article->access);
    write_main_image(out, article);
    write_list(out, "images", article, article->image_count, write_image);
    write_list(out, "videos", article, article->video_count, write_video);
    write_list(out, "links", article, article->link_count, write_link);
    write_list(out, "comments", article, article->comment_count, write_comment);
    write_known_number(out, "commentCount", article->comments_stated, article->comments_stated != NO_COUNT);
    write_list(out, "related", article, article->related_count, write_related);
    write_rights(out, &article->rights);
    write_list(out, "interactionStatistic", article, article->counter_count, write_counter);
    write_pagination(out, article);
}

static void write_candidate(struct buf *out, const struct ballot *ballot, const struct candidate *candidate)
{
    enum { DECIMALS = 3 };
    write_text(out, "value", candidate->value);
    write_text(out, "raw", candidate->raw);
    write_text(out, "origin", str_of(origin_names[candidate->origin]));
    write_text(out, "where", candidate->where);
    json_write_name(out, "confidence");
    json_write_number(out, (double)confidence_of(ballot, candidate), DECIMALS);
}

static void write_losers(struct buf *out, const struct ballot *ballot)
{
    json_write_name(out, "candidates");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < ballot->count; i++) {
        if (&ballot->items[i] == ballot->winner)
            continue;
        json_write_comma(out);
        buf_add_byte(out, '{');
        write_candidate(out, ballot, &ballot->items[i]);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}

void write_explained_fields(struct buf *out, const struct article *article)
{
    json_write_name(out, "fields");
    buf_add_byte(out, '{');
    for (size_t i = 0; article->ballots && i < FIELD_COUNT; i++) {
        const struct ballot *ballot = &article->ballots[i];
        if (ballot->count == 0)
            continue;
        json_write_name(out, field_names[i]);
        buf_add_byte(out, '{');
        if (ballot->winner)
            write_candidate(out, ballot, ballot->winner);
        else
            write_text(out, "value", STR_NONE);
        write_losers(out, ballot);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, '}');
}
