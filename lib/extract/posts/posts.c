#include "extract/posts/posts.h"

#include "base/url.h"

/* What a post is put together from. */
struct gathering {
    const struct facts *facts;
    const struct thread_scope *scope;
    const uint32_t *containers; /* by node; NULL: the page has no nodes */
    uint32_t *post_at;          /* by container: 1 + the first post of it; 0: none */
    struct post *posts;
    size_t count;
};

static uint32_t container_of(const struct gathering *g, size_t i)
{
    return g->containers ? g->containers[g->scope->segments[i]->first] : NO_CONTAINER;
}

/* A post ends where the text goes over into another container. */
static void part_text(struct gathering *g)
{
    uint32_t open = NO_CONTAINER;
    for (size_t i = 0; i < g->scope->count; i++) {
        uint32_t container = container_of(g, i);
        if (i == 0 || container != open) {
            g->posts[g->count++] = (struct post){.from = i, .container = container};
            if (container != NO_CONTAINER && !g->post_at[container])
                g->post_at[container] = (uint32_t)g->count;
        }
        open = container;
        g->posts[g->count - 1].to = i + 1;
    }
}

/* The marks that each post's author and time rest on so far; NULL: none. */
struct sources {
    const struct post_mark *author, *time;
};

static uint32_t distance(const struct post_mark *a, const struct post_mark *b)
{
    return a->node > b->node ? a->node - b->node : b->node - a->node;
}

/* Of times that rest on the same, the one nearest to the author's name: others are those of later changes. */
static bool is_better_time(const struct post_mark *mark, const struct sources *sources)
{
    if (mark->time == TIME_NONE || !sources->time)
        return mark->time != TIME_NONE;
    if (mark->time != sources->time->time || !sources->author)
        return mark->time > sources->time->time;
    return distance(mark, sources->author) < distance(sources->time, sources->author);
}

/* 1 + the post that a mark stands in; 0: none. */
static uint32_t post_of(const struct gathering *g, const struct post_mark *mark)
{
    uint32_t container = g->containers[mark->node];
    return container == NO_CONTAINER ? 0 : g->post_at[container];
}

static void take_authors(const struct gathering *g, const struct post_marks *marks, struct sources *sources)
{
    for (size_t i = 0; i < marks->count; i++) {
        const struct post_mark *mark = &marks->items[i];
        uint32_t post = mark->author == AUTHOR_NONE ? 0 : post_of(g, mark);
        if (post && (!sources[post - 1].author || mark->author > sources[post - 1].author->author)) {
            sources[post - 1].author = mark;
            g->posts[post - 1].author = mark->person;
            g->posts[post - 1].author_node = mark->node;
        }
    }
}

static void take_times(const struct gathering *g, const struct post_marks *marks, struct sources *sources)
{
    for (size_t i = 0; i < marks->count; i++) {
        const struct post_mark *mark = &marks->items[i];
        uint32_t post = post_of(g, mark);
        if (post && is_better_time(mark, &sources[post - 1])) {
            sources[post - 1].time = mark;
            g->posts[post - 1].date_created = mark->date;
            g->posts[post - 1].date_created_raw = mark->raw;
            g->posts[post - 1].time_node = mark->node;
        }
    }
    for (size_t i = 0; i < g->count; i++)
        if (sources[i].time && sources[i].time->is_relative)
            run_warn(g->facts->run, WARNING_RELATIVE_DATE);
}

/* The strongest marks win, of equal authors the first. */
static bool take_marks(const struct gathering *g, const struct post_marks *marks)
{
    struct sources *sources = run_alloc_array(g->facts->run, g->count, sizeof *sources);
    if (!sources)
        return false;
    take_authors(g, marks, sources);
    take_times(g, marks, sources);
    return true;
}

/* A container that goes on behind another one inside it keeps its author. */
static void repeat_facts(struct gathering *g)
{
    for (size_t i = 0; i < g->count; i++) {
        uint32_t container = container_of(g, g->posts[i].from);
        if (container == NO_CONTAINER)
            continue;
        const struct post *first = &g->posts[g->post_at[container] - 1];
        g->posts[i].author = first->author;
        g->posts[i].date_created = first->date_created;
        g->posts[i].date_created_raw = first->date_created_raw;
        g->posts[i].author_node = first->author_node;
        g->posts[i].time_node = first->time_node;
    }
}

static bool resolve_addresses(struct gathering *g)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->posts[i].author.url.len)
            g->posts[i].author.url =
                url_resolve(g->facts->run, g->facts->sheet->head.base, g->posts[i].author.url);
    return g->facts->run->failure.code == FAIL_NONE;
}

struct post *find_posts_in(const struct facts *facts, const struct thread_scope *scope, size_t *count)
{
    const struct doc *doc = facts->sheet->doc;
    struct post_marks marks = {0};
    struct gathering g = {.facts = facts, .scope = scope};
    if (doc->node_count) {
        if (!find_post_marks(facts, scope, &marks) || !(g.containers = find_containers(facts, scope, &marks)))
            return NULL;
    }
    g.post_at = run_alloc_array(facts->run, doc->node_count, sizeof *g.post_at);
    g.posts = run_alloc_array(facts->run, scope->count, sizeof *g.posts);
    if (!g.post_at || !g.posts)
        return NULL;
    part_text(&g);
    if (!take_marks(&g, &marks))
        return NULL;
    repeat_facts(&g);
    if (!resolve_addresses(&g))
        return NULL;
    *count = g.count;
    return g.posts;
}

/* What begins the page outside of the posts is what they answer to: the page's own author and date are its.
 */
static void take_page_facts(const struct article *article, struct post *first)
{
    if (first->container != NO_CONTAINER)
        return;
    first->author = article->author_count ? article->authors[0] : (struct person){0};
    first->date_created = article->date_published;
    first->date_created_raw = article->date_published_raw;
}

const struct post *find_posts(const struct facts *facts, const struct article *article, size_t *count)
{
    struct thread_scope scope = body_scope(facts, article);
    struct post *posts = find_posts_in(facts, &scope, count);
    if (posts)
        take_page_facts(article, &posts[0]);
    return posts;
}
