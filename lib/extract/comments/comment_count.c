#include "extract/comments/comment_count.h"

#include <stdio.h>

#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/body/cues.h"
#include "extract/comments/comment_words.h"
#include "extract/site/own_address.h"

enum {
    LABEL_BYTES_MAX = 80, /* of a text that counts comments */
    LINKS_MAX = 2000,     /* links to places of the page that are looked at */
    GROUP = 3             /* digits between marks of thousands */
};

#define STATED_WEIGHT  3.0F /* by data */
#define HEADING_WEIGHT 2.0F /* over the discussion */
#define LINK_WEIGHT    1.0F /* to it */

/* What the places of discussions are called in addresses. */
static const struct str fragments[] = {STR_INIT("comment"), STR_INIT("respond"), STR_INIT("disqus"),
                                       STR_INIT("komment"), STR_INIT("koment"),  STR_INIT("discuss"),
                                       STR_INIT("coment")};

/* A mark of thousands at i with three digits behind it; its bytes, else 0. */
static size_t thousands_mark(struct str s, size_t i)
{
    size_t next = i;
    if (i >= s.len)
        return 0;
    uint32_t c = utf8_next(s, &next);
    if (c != '.' && c != ',' && c != '\'' && c != 0x2019 && !is_space(c))
        return 0;
    for (size_t n = 0; n < GROUP; n++)
        if (next + n >= s.len || !ascii_is_digit(s.at[next + n]))
            return 0;
    bool ends = next + GROUP >= s.len || !ascii_is_digit(s.at[next + GROUP]);
    return ends ? next - i : 0;
}

static bool holds_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_is_digit(s.at[i]))
            return true;
    return false;
}

bool read_count(struct str text, int64_t *count, struct str *before, struct str *after)
{
    size_t i = 0, mark;
    while (i < text.len && !ascii_is_digit(text.at[i]))
        i++;
    *before = str_slice(text, 0, i);
    if (i == text.len)
        return false;
    int64_t number = 0;
    do {
        for (; i < text.len && ascii_is_digit(text.at[i]); i++)
            if ((number = number * 10 + (text.at[i] - '0')) > COMMENT_COUNT_MAX)
                return false;
        mark = thousands_mark(text, i);
        i += mark;
    } while (mark);
    *after = str_slice(text, i, text.len);
    *count = number;
    return !holds_digit(*after);
}

/* Whether a text says nothing at all: marks alone. */
static bool is_silent(struct str text)
{
    return count_words(text).words == 0;
}

/* Whether what stands before and behind a number says that it counts comments; *labelled: whether in words.
 */
static bool counts_comments(struct str before, struct str after, bool (*says)(struct str, struct str),
                            bool *labelled)
{
    bool label_before = says_any(before, comment_labels, comment_label_count, says_same);
    bool label_after = says_any(after, comment_labels, comment_label_count, says);
    *labelled = label_before || label_after;
    return (label_before || is_silent(before)) &&
           (label_after || is_silent(after) || says_any(after, count_units, count_unit_count, says_same));
}

bool read_comment_count(struct str text, int64_t *count)
{
    struct str before, after;
    bool labelled;
    return text.len <= LABEL_BYTES_MAX && read_count(text, count, &before, &after) &&
           counts_comments(before, after, says_same, &labelled) && labelled;
}

/* The same of a heading, which may go on: "3 thoughts on “Bread”". */
static bool read_heading(struct str text, int64_t *count)
{
    struct str before, after;
    bool labelled;
    size_t i = 0;
    while (i < text.len && !ascii_is_digit(text.at[i]))
        i++;
    struct str head = utf8_cut(text, i + LABEL_BYTES_MAX);
    if (read_count(head, count, &before, &after))
        return counts_comments(before, after, says_start, &labelled) && labelled;
    return false;
}

static void nominate_count(const struct facts *facts, struct article *article, int64_t count,
                           struct candidate candidate)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)count);
    candidate.value = arena_copy(facts->run->arena, (struct str){digits, (size_t)len});
    nominate(&article->ballots[FIELD_COMMENT_COUNT], candidate, NULL);
}

/* A number and nothing else, as data state it. */
static bool read_number(struct str text, int64_t *count)
{
    struct str before, after;
    return text.len && read_count(text, count, &before, &after) && is_silent(before) && is_silent(after) &&
           str_find_byte(text, '-', 0) == SIZE_MAX;
}

static struct str number_text(const struct facts *facts, const json_t *value)
{
    char digits[24];
    if (!json_is_integer(value))
        return json_text(value);
    int len = snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
    return arena_copy(facts->run->arena, (struct str){digits, (size_t)len});
}

static void nominate_statistic(const struct facts *facts, struct article *article, const json_t *statistic,
                               enum origin origin)
{
    int64_t count;
    const json_t *type = json_object_get(statistic, "interactionType");
    struct str name = json_is_object(type) ? json_member_str(type, "@type") : json_text(type);
    if (str_find(name, STR("CommentAction"), 0) != SIZE_MAX &&
        read_number(number_text(facts, json_object_get(statistic, "userInteractionCount")), &count))
        nominate_count(facts, article, count,
                       (struct candidate){
                           .where = STR("interactionStatistic"), .origin = origin, .weight = STATED_WEIGHT});
}

static void nominate_work(const struct facts *facts, struct article *article, const json_t *work,
                          enum origin origin)
{
    enum { STATISTICS_MAX = 32 };
    int64_t count;
    if (read_number(number_text(facts, json_object_get(work, "commentCount")), &count))
        nominate_count(
            facts, article, count,
            (struct candidate){.where = STR("commentCount"), .origin = origin, .weight = STATED_WEIGHT});
    const json_t *statistic = json_object_get(work, "interactionStatistic");
    nominate_statistic(facts, article, statistic, origin);
    for (size_t i = 0; i < json_array_size(statistic) && i < STATISTICS_MAX; i++)
        nominate_statistic(facts, article, json_array_get(statistic, i), origin);
}

/* schema.org's older way: "UserComments:12". */
static void nominate_meta(const struct facts *facts, struct article *article)
{
    int64_t count;
    struct str before, after;
    struct str value = sheet_meta(facts->sheet, STR("interactioncount"));
    if (str_find(value, STR("UserComments"), 0) != SIZE_MAX && read_count(value, &count, &before, &after))
        nominate_count(facts, article, count,
                       (struct candidate){.raw = value,
                                          .where = STR("interactionCount"),
                                          .origin = ORIGIN_MICRODATA,
                                          .weight = STATED_WEIGHT});
}

/* The headings that stand in what is named as a discussion. */
static void nominate_headings(const struct facts *facts, struct article *article)
{
    const struct sheet *sheet = facts->sheet;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *s = &sheet->segments[i];
        int64_t count;
        bool discussed = sheet->doc->node_count && (facts->cues[s->first] & 1u << CUE_DISCUSSION);
        if (s->kind == SEGMENT_HEADING && s->digits && discussed && read_heading(s->text, &count))
            nominate_count(facts, article, count,
                           (struct candidate){.raw = s->text,
                                              .where = str_of(tag_infos[sheet->doc->nodes[s->node].tag].name),
                                              .origin = ORIGIN_TEXT,
                                              .weight = HEADING_WEIGHT});
    }
}

/* Whether an address is that of the page's own discussion. */
static bool leads_to_discussion(const struct facts *facts, const struct article *article, struct str href)
{
    size_t hash = str_find_byte(href, '#', 0), i = 0;
    if (hash == SIZE_MAX)
        return false;
    struct str fragment = str_slice(href, hash + 1, href.len);
    while (i < sizeof fragments / sizeof *fragments && !str_starts_nocase(fragment, fragments[i]))
        i++;
    if (i == sizeof fragments / sizeof *fragments)
        return false;
    return hash == 0 || is_own_address(article, url_resolve(facts->run, facts->sheet->head.base, href));
}

static void nominate_links(const struct facts *facts, struct article *article)
{
    const struct doc *doc = facts->sheet->doc;
    unsigned looked_at = 0;
    for (uint32_t i = 0; i < doc->node_count && looked_at < LINKS_MAX; i++) {
        if (doc->nodes[i].tag != TAG_A)
            continue;
        struct str href = doc_attr(doc, i, ATTR_HREF), before, after;
        if (!href.len || str_find_byte(href, '#', 0) == SIZE_MAX)
            continue;
        looked_at++;
        if (!leads_to_discussion(facts, article, href))
            continue;
        int64_t count;
        bool labelled;
        struct str text = doc_text(facts->run, doc, i, LABEL_BYTES_MAX);
        if (read_count(text, &count, &before, &after) &&
            counts_comments(before, after, says_start, &labelled))
            nominate_count(facts, article, count,
                           (struct candidate){.raw = text,
                                              .where = STR("a[href=#comments]"),
                                              .origin = ORIGIN_DOM,
                                              .weight = LINK_WEIGHT});
    }
}

bool extract_comment_count(const struct facts *facts, struct article *article)
{
    struct ballot *ballot = &article->ballots[FIELD_COMMENT_COUNT];
    nominate_work(facts, article, facts->data->article, ORIGIN_JSON_LD);
    nominate_work(facts, article, facts->data->microdata, ORIGIN_MICRODATA);
    nominate_meta(facts, article);
    nominate_headings(facts, article);
    nominate_links(facts, article);
    const struct candidate *winner = elect(ballot, LINK_WEIGHT);
    uint64_t count;
    if (winner && str_to_u64(winner->value, COMMENT_COUNT_MAX, &count))
        article->comments_stated = (int64_t)count;
    return facts->run->failure.code == FAIL_NONE;
}
