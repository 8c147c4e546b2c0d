#include "extract/comments/comment_count.h"
#include "extract/comments/comment_data.h"
#include "extract/comments/comment_parents.h"
#include "extract/comments/comment_text.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"
#include "extract/posts/posts.h"

/* A thread whose comments link more words than they write is a list of links; one whose comments stand, one
 * after the other, on different pages is the site's. */
enum { LINKED_PERCENT_MAX = 50, PAGES_PERCENT_MAX = 20 };

/* The comments that a thread's posts make. */
struct thread {
    const struct facts *facts;
    struct comment_scope scope;
    const struct post *posts;
    size_t post_count;
    struct comment_parts *comments;
    uint32_t *nodes; /* the element of each */
    size_t count;
};

/* Numbers the containers, in document order: comment_at[container] is 1 + the index. */
static void number_comments(struct thread *t, uint32_t *comment_at)
{
    for (size_t i = 0; i < t->post_count && t->count < COMMENTS_MAX; i++) {
        uint32_t container = t->posts[i].container;
        if (container == NO_CONTAINER || comment_at[container])
            continue;
        t->nodes[t->count] = container;
        t->comments[t->count].post = &t->posts[i];
        comment_at[container] = (uint32_t)++t->count;
    }
}

static void count_pieces(struct thread *t, const uint32_t *comment_at)
{
    for (size_t i = 0; i < t->post_count; i++) {
        const struct post *post = &t->posts[i];
        uint32_t comment = post->container == NO_CONTAINER ? 0 : comment_at[post->container];
        if (comment)
            t->comments[comment - 1].count += post->to - post->from;
    }
}

/* Gives each comment the pieces of all its posts: it may go on behind an answer inside of it. */
static bool give_pieces(struct thread *t, const uint32_t *comment_at)
{
    const struct segment **room = run_alloc_array(t->facts->run, t->scope.thread.count + 1, sizeof *room);
    if (!room)
        return false;
    count_pieces(t, comment_at);
    for (size_t i = 0; i < t->count; i++) {
        t->comments[i].segments = room;
        room += t->comments[i].count;
        t->comments[i].count = 0;
    }
    for (size_t i = 0; i < t->post_count; i++) {
        const struct post *post = &t->posts[i];
        uint32_t comment = post->container == NO_CONTAINER ? 0 : comment_at[post->container];
        for (size_t n = post->from; comment && n < post->to; n++) {
            struct comment_parts *parts = &t->comments[comment - 1];
            parts->segments[parts->count++] = t->scope.thread.segments[n];
        }
    }
    return true;
}

static bool is_mostly_links(const struct thread *t)
{
    uint32_t words = 0, linked = 0;
    for (size_t i = 0; i < t->count; i++) {
        words += t->comments[i].words;
        linked += t->comments[i].link_words;
    }
    return linked * 100 > words * LINKED_PERCENT_MAX;
}

/* The page that the first link of a subtree to a place of a discussion leads to; empty where there is none.
 */
static struct str discussed_page(const struct doc *doc, uint32_t node)
{
    uint32_t end = doc->nodes[node].end;
    for (uint32_t i = doc_find(doc, TAG_A, node, end); i < end; i = doc_find(doc, TAG_A, i + 1, end)) {
        struct str href = doc_attr(doc, i, ATTR_HREF);
        size_t place = str_find_nocase(href, STR("#comment-"), 0);
        if (place != SIZE_MAX && place > 0)
            return str_slice(href, 0, place);
    }
    return STR_NONE;
}

/* Whether the comments are on many pages: the latest of the site. Their answers, inside of them, would be
 * looked at again and again, so that few of them are. */
static bool is_of_many_pages(const struct thread *t)
{
    enum { LOOKED_AT_MAX = 32 };
    size_t changes = 0, count = t->count < LOOKED_AT_MAX ? t->count : LOOKED_AT_MAX;
    struct str last = STR_NONE;
    for (size_t i = 0; i < count; i++) {
        struct str page = discussed_page(t->facts->sheet->doc, t->nodes[i]);
        changes += page.len && last.len && !str_eq(page, last);
        last = page.len ? page : last;
    }
    return changes * 100 > count * PAGES_PERCENT_MAX;
}

/* Reads the thread that the page shows; count 0 where there is none. */
static bool read_thread(const struct facts *facts, const struct article *article, struct thread *t)
{
    *t = (struct thread){.facts = facts};
    if (!find_comment_scope(facts, article, &t->scope))
        return false;
    if (t->scope.thread.count == 0)
        return true;
    t->posts = find_posts_in(facts, &t->scope.thread, &t->post_count);
    uint32_t *comment_at = run_alloc_array(facts->run, facts->sheet->doc->node_count, sizeof *comment_at);
    t->comments = run_alloc_array(facts->run, t->scope.thread.count + 1, sizeof *t->comments);
    t->nodes = run_alloc_array(facts->run, t->scope.thread.count + 1, sizeof *t->nodes);
    if (!t->posts || !comment_at || !t->comments || !t->nodes)
        return false;
    number_comments(t, comment_at);
    if (!give_pieces(t, comment_at))
        return false;
    if (!write_comment_texts(facts, &t->scope, t->comments, t->count))
        return false;
    if (is_mostly_links(t) || is_of_many_pages(t))
        t->count = 0;
    return true;
}

static bool is_signed(const struct post *post)
{
    return post->author.name.len > 0 || post->date_created.len > 0 || post->date_created_raw.len > 0;
}

/* Those with a text, and an author or a time, become the article's. An answer to one without answers what
 * that one answers. */
static bool take_thread(const struct thread *t, struct article *article)
{
    const int64_t *parents = find_comment_parents(t->facts, t->nodes, t->count);
    int64_t *kept = run_alloc_array(t->facts->run, t->count + 1, sizeof *kept);
    struct comment *comments = run_alloc_array(t->facts->run, t->count + 1, sizeof *comments);
    size_t count = 0;
    if (!parents || !kept || !comments)
        return false;
    for (size_t i = 0; i < t->count; i++) {
        const struct post *post = t->comments[i].post;
        int64_t parent = parents[i] == NO_PARENT ? NO_PARENT : kept[parents[i]];
        kept[i] = parent;
        if (!t->comments[i].text.len || !is_signed(post))
            continue;
        kept[i] = (int64_t)count;
        comments[count++] = (struct comment){.author = post->author,
                                             .date_created = post->date_created,
                                             .date_created_raw = post->date_created_raw,
                                             .text = t->comments[i].text,
                                             .parent = parent};
    }
    article->comments = comments;
    article->comment_count = count;
    return true;
}

/* What the page shows, unless its data holds more. */
static bool take_comments(const struct facts *facts, struct article *article)
{
    struct thread thread;
    struct comment *stated;
    size_t count;
    if (!read_thread(facts, article, &thread) || !take_thread(&thread, article) ||
        !read_comment_data(facts, &stated, &count))
        return false;
    if (count > article->comment_count) {
        article->comments = stated;
        article->comment_count = count;
    }
    return true;
}

/* A forum's posts are blocks of its body; what stands on a page of many texts is said of each of them. */
static bool may_be_discussed(enum page_type type)
{
    return type != PAGE_TYPE_FORUM && type != PAGE_TYPE_LISTING && type != PAGE_TYPE_COLLECTION;
}

bool extract_comments(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_comments(facts, article);
    return (!may_be_discussed(article->page_type) || take_comments(facts, article)) &&
           extract_comment_count(facts, article);
}
