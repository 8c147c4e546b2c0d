#include "extract/fields.h"
#include "extract/posts/posts.h"

/* A thread whose posts have authors or times is known well enough to tell what is no post of it. */
enum { POSTS_MIN = 2, SIGNED_PERCENT = 50 };

static bool is_signed(const struct post *post)
{
    return post->author.name.len > 0 || post->date_created.len > 0 || post->date_created_raw.len > 0;
}

/* Tells removed[], which lists what was left out in the same order, of a segment that is no post. */
static void explain(struct article *article, const struct segment *segment, size_t *at)
{
    while (*at < article->removed_count && article->removed[*at].segment != segment)
        ++*at;
    if (*at < article->removed_count)
        article->removed[*at].reason = REMOVAL_NO_POST;
}

bool keep_posts(const struct facts *facts, struct article *article)
{
    size_t count, known = 0, kept = 0;
    if (article->page_type != PAGE_TYPE_FORUM || article->body_count == 0)
        return true;
    const struct post *posts = find_posts(facts, article, &count);
    if (!posts)
        return false;
    for (size_t i = 0; i < count; i++)
        known += is_signed(&posts[i]);
    if (known < POSTS_MIN || known * 100 < count * SIGNED_PERCENT)
        return true;
    bool begun = false; /* what opens a thread may stand apart from its answers, and unsigned */
    for (size_t i = 0, at = 0; i < count; i++) {
        begun |= is_signed(&posts[i]);
        for (size_t n = posts[i].from; n < posts[i].to; n++)
            if (is_signed(&posts[i]) || !begun)
                article->body[kept++] = article->body[n];
            else
                explain(article, article->body[n], &at);
    }
    article->body_count = kept;
    return true;
}
