#include "extract/comments/comment_data.h"

#include "base/buf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/comments/comment_text.h"
#include "extract/dates/date_parse.h"

struct reading {
    const struct facts *facts;
    struct comment *items;
    size_t count, room;
    bool failed;
};

/* Text without the tags that some data holds; they part words. */
static struct str without_tags(const struct reading *r, struct str text)
{
    if (str_find_byte(text, '<', 0) == SIZE_MAX)
        return text;
    char *out = run_alloc(r->facts->run, text.len);
    size_t len = 0;
    for (size_t i = 0; out && i < text.len; i++) {
        bool tag = text.at[i] == '<' && i + 1 < text.len &&
                   (ascii_is_alpha(text.at[i + 1]) || text.at[i + 1] == '/');
        size_t end = tag ? str_find_byte(text, '>', i) : SIZE_MAX;
        out[len++] = end == SIZE_MAX ? text.at[i] : ' ';
        i = end == SIZE_MAX ? i : end;
    }
    return (struct str){out, len};
}

static struct str clean(const struct reading *r, struct str value)
{
    return collapse_space(r->facts->run, without_tags(r, unescape_twice(r->facts->run, value)));
}

static struct person person_of(const struct reading *r, const json_t *comment)
{
    const struct linked_data *data = r->facts->data;
    const json_t *author = json_object_get(comment, "author");
    author = author ? author : json_object_get(comment, "creator");
    if (json_is_array(author))
        author = json_array_get(author, 0);
    author = linked_data_follow(data, author);
    struct person person = {
        .name =
            clean(r, json_is_string(author) ? json_text(author) : linked_data_text(data, author, "name"))};
    struct str url = json_is_object(author) ? linked_data_text(data, author, "url") : STR_NONE;
    if (url.len)
        person.url = url_resolve(r->facts->run, r->facts->sheet->head.base, url);
    return person;
}

static struct str member(const struct reading *r, const json_t *comment, const char *const names[],
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = linked_data_text(r->facts->data, comment, names[i]);
        if (value.len)
            return value;
    }
    return STR_NONE;
}

static bool is_comment(const json_t *value)
{
    return linked_data_is(value, STR("Comment")) || linked_data_is(value, STR("UserComments"));
}

static void read_comments(struct reading *r, const json_t *value, int64_t parent, unsigned depth);

static void read_comment(struct reading *r, const json_t *value, int64_t parent, unsigned depth)
{
    static const char *const texts[] = {"text", "commentText", "description"};
    static const char *const dates[] = {"dateCreated", "datePublished", "commentTime"};
    value = linked_data_follow(r->facts->data, value);
    if (r->failed || !is_comment(value) || r->count == COMMENTS_MAX)
        return;
    struct comment comment = {.author = person_of(r, value), .parent = parent};
    comment.text =
        utf8_cut(clean(r, member(r, value, texts, sizeof texts / sizeof *texts)), COMMENT_TEXT_MAX);
    comment.date_created_raw = member(r, value, dates, sizeof dates / sizeof *dates);
    comment.date_created = parse_date(r->facts->run, comment.date_created_raw);
    if (comment.text.len) {
        if (!run_array_room(r->facts->run, &r->items, r->count, &r->room, sizeof *r->items)) {
            r->failed = true;
            return;
        }
        parent = (int64_t)r->count;
        r->items[r->count++] = comment;
    }
    read_comments(r, json_object_get(value, "comment"), parent, depth + 1);
}

static void read_comments(struct reading *r, const json_t *value, int64_t parent, unsigned depth)
{
    if (depth > COMMENT_DATA_DEPTH_MAX || r->count == COMMENTS_MAX)
        return;
    if (!json_is_array(value)) {
        if (json_is_object(value))
            read_comment(r, value, parent, depth);
        return;
    }
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item) if (i < COMMENTS_MAX) read_comment(r, item, parent, depth);
}

bool read_comment_data(const struct facts *facts, struct comment **comments, size_t *count)
{
    struct reading r = {.facts = facts};
    const json_t *works[] = {facts->data->article, facts->data->microdata};
    for (size_t i = 0; i < sizeof works / sizeof *works && r.count == 0; i++)
        read_comments(&r, json_object_get(works[i], "comment"), NO_PARENT, 0);
    *comments = r.items;
    *count = r.count;
    return !r.failed && facts->run->failure.code == FAIL_NONE;
}
