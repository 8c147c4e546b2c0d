#include "extract/tidy_fields.h"

#include <stddef.h>

#include "extract/tidy_text.h"

/* A text member of a struct, what shape it has and how long it may be. */
struct rule {
    size_t offset;
    enum tidy_shape shape;
    size_t cap;
};

#define LINE(type, member, cap)                                                                              \
    {                                                                                                        \
        offsetof(struct type, member), TIDY_LINE, cap                                                        \
    }
#define TEXT(type, member, cap)                                                                              \
    {                                                                                                        \
        offsetof(struct type, member), TIDY_TEXT, cap                                                        \
    }
#define URL(type, member)                                                                                    \
    {                                                                                                        \
        offsetof(struct type, member), TIDY_URL, TIDY_URL_MAX                                                \
    }

static const struct rule article_rules[] = {
    URL(article, url),
    URL(article, resolved_url),
    URL(article, canonical_url),
    URL(article, next_page),
    URL(article, publisher.url),
    URL(article, rights.license),
    LINE(article, headline, TIDY_TITLE_MAX),
    LINE(article, alternative_headline, TIDY_TITLE_MAX),
    LINE(article, description, TIDY_SUMMARY_MAX),
    LINE(article, lede, TIDY_SUMMARY_MAX),
    LINE(article, site_name, TIDY_NAME_MAX),
    LINE(article, publisher.name, TIDY_NAME_MAX),
    LINE(article, source_organization, TIDY_NAME_MAX),
    LINE(article, dateline.raw, TIDY_RAW_MAX),
    LINE(article, dateline.place, TIDY_NAME_MAX),
    LINE(article, dateline.date, TIDY_DATE_MAX),
    LINE(article, dateline.date_raw, TIDY_RAW_MAX),
    LINE(article, dateline.agency, TIDY_NAME_MAX),
    LINE(article, date_published, TIDY_DATE_MAX),
    LINE(article, date_published_raw, TIDY_RAW_MAX),
    LINE(article, date_modified, TIDY_DATE_MAX),
    LINE(article, date_modified_raw, TIDY_RAW_MAX),
    LINE(article, article_section, TIDY_NAME_MAX),
    LINE(article, in_language, TIDY_DATE_MAX),
    LINE(article, rights.copyright_notice, TIDY_RIGHTS_MAX),
    LINE(article, rights.copyright_holder, TIDY_NAME_MAX),
    LINE(article, rights.usage_info, TIDY_RIGHTS_MAX),
    TEXT(article, article_body, TIDY_BODY_MAX),
};
static const struct rule keyword_rules[] = {{0, TIDY_LINE, TIDY_KEYWORD_MAX}};
static const struct rule person_rules[] = {LINE(person, name, TIDY_NAME_MAX), URL(person, url)};
static const struct rule crumb_rules[] = {LINE(crumb, name, TIDY_NAME_MAX), URL(crumb, url)};
static const struct rule language_rules[] = {LINE(language_share, in_language, TIDY_DATE_MAX)};
static const struct rule image_rules[] = {
    URL(image, url),
    LINE(image, alt, TIDY_ALT_MAX),
    LINE(image, caption, TIDY_SUMMARY_MAX),
    LINE(image, credit_text, TIDY_RAW_MAX),
};
static const struct rule video_rules[] = {
    URL(video, url),
    URL(video, embed_url),
    URL(video, thumbnail_url),
    LINE(video, name, TIDY_TITLE_MAX),
    LINE(video, duration, TIDY_DATE_MAX),
};
static const struct rule link_rules[] = {
    URL(link, url),
    LINE(link, text, TIDY_ALT_MAX),
    LINE(link, rel, TIDY_RAW_MAX),
};
static const struct rule comment_rules[] = {
    LINE(comment, author.name, TIDY_NAME_MAX),  URL(comment, author.url),
    LINE(comment, date_created, TIDY_DATE_MAX), LINE(comment, date_created_raw, TIDY_RAW_MAX),
    TEXT(comment, text, TIDY_COMMENT_MAX),
};
static const struct rule related_rules[] = {
    LINE(related, section, TIDY_TITLE_MAX),
    LINE(related, headline, TIDY_TITLE_MAX),
    URL(related, url),
    LINE(related, date_published, TIDY_DATE_MAX),
    LINE(related, date_published_raw, TIDY_RAW_MAX),
    LINE(related, in_language, TIDY_DATE_MAX),
};
static const struct rule counter_rules[] = {LINE(counter, raw, TIDY_RAW_MAX)};
static const struct rule block_rules[] = {
    LINE(block, language, TIDY_DATE_MAX),
    LINE(block, label, TIDY_NAME_MAX),
    LINE(block, in_language, TIDY_DATE_MAX),
    URL(block, url),
};
static const struct rule mark_rules[] = {URL(inline_mark, url), TEXT(inline_mark, value, TIDY_ALT_MAX)};
static const struct rule candidate_rules[] = {
    LINE(candidate, value, TIDY_SUMMARY_MAX),
    LINE(candidate, raw, TIDY_RAW_MAX),
    LINE(candidate, where, TIDY_RAW_MAX),
};

/* Applies rules to `count` structs of `size` bytes each. */
static void tidy_each(struct run *run, void *structs, size_t count, size_t size, const struct rule *rules,
                      size_t rule_count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rule_count; k++) {
            struct str *text = (struct str *)(void *)((char *)structs + i * size + rules[k].offset);
            if (text->len)
                *text = tidy_text(run, *text, rules[k].shape, rules[k].cap);
        }
}

#define TIDY(run, structs, count, rules)                                                                     \
    tidy_each(run, structs, count, sizeof *(structs), rules, sizeof(rules) / sizeof *(rules))

static void tidy_marks(struct run *run, struct rich *rich)
{
    rich_tidy(run, rich, TIDY_BODY_MAX);
    TIDY(run, rich->marks, rich->count, mark_rules);
}

static void tidy_blocks(struct run *run, struct block_list *list)
{
    TIDY(run, list->items, list->count, block_rules);
    for (size_t i = 0; i < list->count; i++) {
        tidy_marks(run, &list->items[i].text);
        tidy_blocks(run, &list->items[i].blocks); /* no deeper than BLOCK_DEPTH_MAX */
    }
}

static void tidy_lists(struct run *run, struct article *article)
{
    TIDY(run, article->authors, article->author_count, person_rules);
    TIDY(run, article->languages, article->language_count, language_rules);
    TIDY(run, article->keywords, article->keyword_count, keyword_rules);
    TIDY(run, article->breadcrumbs, article->breadcrumb_count, crumb_rules);
    TIDY(run, article->images, article->image_count, image_rules);
    TIDY(run, article->videos, article->video_count, video_rules);
    TIDY(run, article->links, article->link_count, link_rules);
    TIDY(run, article->comments, article->comment_count, comment_rules);
    TIDY(run, article->related, article->related_count, related_rules);
    TIDY(run, article->counters, article->counter_count, counter_rules);
}

bool tidy_fields(const struct facts *facts, struct article *article)
{
    struct run *run = facts->run;
    TIDY(run, article, 1, article_rules);
    tidy_lists(run, article);
    struct block_list blocks = {.items = article->blocks, .count = article->block_count};
    tidy_blocks(run, &blocks);
    if (run->options.include & INCLUDE_EXPLAIN)
        for (size_t i = 0; i < FIELD_COUNT; i++)
            TIDY(run, article->ballots[i].items, article->ballots[i].count, candidate_rules);
    return run->failure.code == FAIL_NONE;
}
