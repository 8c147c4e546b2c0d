#include "base/words.h"
#include "extract/body/beside.h"
#include "extract/comments/comment_count.h"
#include "extract/comments/comment_scope.h"
#include "extract/dates/date_parse.h"

enum {
    COMMENTS_MIN = 3,         /* fewer dates stand in an article's own head and foot */
    SIGNATURE_WORDS_MAX = 14, /* of a piece that tells the day: "Ada Moon wrote on 3 May 2021 at 10:15" */
    SIGNATURE_BYTES_MAX = 160,
    WORDS_EACH_MAX = 400, /* of a comment in the mean: longer texts with few dates are no discussion */
    TEXT_WORDS_MIN = 20,  /* kept before: the text that is discussed */
};

/* Whether a short piece tells a day. */
static bool is_signature(const struct choice *c, const struct segment *s)
{
    struct found_date found;
    if (s->words > SIGNATURE_WORDS_MAX || s->text.len > SIGNATURE_BYTES_MAX || s->digits < 2)
        return false;
    return find_date(c->facts->run, s->text, 0, c->facts->sheet->head.lang,
                     c->facts->sheet->doc->text->page->date_downloaded, &found);
}

/* One element's segments: [from, to). */
struct part {
    size_t from, to;
};

static struct part part_of(const struct choice *c, uint32_t node, size_t from)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct part part = {from, from};
    while (part.from < c->count && c->segments[part.from].first < node)
        part.from++;
    part.to = part.from;
    while (part.to < c->count && c->segments[part.to].first < doc->nodes[node].end)
        part.to++;
    return part;
}

/* Elements that are named as one comment by its number: "comment-4711". */
static size_t count_numbered(const struct doc *doc, const uint8_t *named, uint32_t node)
{
    size_t count = 0;
    for (uint32_t i = node; i < doc->nodes[node].end; i++) {
        struct str id = named[i] & NAMED_DISCUSSION ? doc_attr(doc, i, ATTR_ID) : STR_NONE;
        count += id.len && ascii_is_digit(id.at[id.len - 1]);
    }
    return count;
}

static bool is_discussion(const struct choice *c, const struct part *part, size_t numbered)
{
    uint32_t words = 0;
    size_t dated = 0;
    for (size_t i = part->from; i < part->to; i++) {
        words += c->segments[i].words;
        dated += is_signature(c, &c->segments[i]);
    }
    size_t comments = dated > numbered ? dated : numbered;
    return comments >= COMMENTS_MIN && words <= comments * WORDS_EACH_MAX;
}

/* The first segment behind which a discussion may stand; count where the text is too short. */
static size_t end_of_beginning(const struct choice *c)
{
    uint32_t words = 0;
    for (size_t i = 0; i < c->count; i++) {
        words += c->kept[i] ? c->segments[i].words : 0;
        if (words >= TEXT_WORDS_MIN)
            return i;
    }
    return c->count;
}

/* A discussion with what counts its comments right before it. */
static void drop_part(struct choice *c, const struct part *part)
{
    int64_t count;
    for (size_t i = part->from; i < part->to; i++)
        drop_segment(c, i, REMOVAL_DISCUSSION);
    for (size_t i = part->from; i-- > 0 && (!c->kept[i] || read_comment_count(c->segments[i].text, &count));)
        drop_segment(c, i, REMOVAL_DISCUSSION);
}

/* Elements that begin in front of the text's beginning hold it; what stands in a discussion is looked at with
 * it, once. */
void drop_discussion(struct choice *c)
{
    const struct doc *doc = c->facts->sheet->doc;
    size_t beginning = end_of_beginning(c), next = beginning;
    bool any = false;
    if (c->article->page_type != PAGE_TYPE_ARTICLE || beginning == c->count)
        return;
    const uint8_t *named = name_discussions(c->facts->run, doc, &any);
    for (uint32_t node = c->segments[beginning].end; any && node < doc->node_count; node++) {
        if (!(named[node] & NAMED_DISCUSSION))
            continue;
        struct part part = part_of(c, node, next);
        if (is_discussion(c, &part, count_numbered(doc, named, node)))
            drop_part(c, &part);
        next = part.to;
        node = doc->nodes[node].end - 1;
    }
}
