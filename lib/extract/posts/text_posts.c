#include "extract/lines/line_messages.h"
#include "extract/lines/line_zones.h"
#include "extract/lines/text_fields.h"

/* The body's segments that lie among the lines [from, to): [first, end) of article->body, from *next on. */
static struct post post_of(const struct lines *lines, const struct article *article, size_t to, size_t *next)
{
    struct post post = {.from = *next};
    while (*next < article->body_count && (size_t)(article->body[*next] - lines->segments) < to)
        ++*next;
    post.to = *next;
    return post;
}

const struct post *text_posts(const struct facts *facts, const struct article *article, size_t *count)
{
    const struct lines *lines = facts->lines;
    struct messages messages;
    size_t next = 0;
    if (!find_messages(facts->run, lines, 0, lines->count, &messages))
        return NULL;
    struct post *posts = run_alloc_array(facts->run, messages.count + 1, sizeof *posts);
    if (!posts)
        return NULL;
    *count = 0;
    for (size_t i = 0; i < messages.count; i++) {
        const struct message *message = &messages.items[i];
        bool last = i + 1 == messages.count;
        struct post post = post_of(lines, article, last ? lines->count : message->to, &next);
        if (post.from == post.to)
            continue;
        post.author.name = message->author;
        if (!message_date(facts->run, lines, message, &post.date_created, &post.date_created_raw))
            return NULL;
        posts[(*count)++] = post;
    }
    if (next < article->body_count)
        posts[(*count)++] = (struct post){.from = next, .to = article->body_count};
    return posts;
}
