#include "extract/body/join_pages.h"

#include "base/buf.h"
#include "extract/images/image_names.h"

struct joining {
    struct run *run;
    struct article *articles;
    size_t count;
    struct article *joined;
};

/* A list of an article, of elements of one size: the joined one holds each once. */
struct list_kind {
    size_t items, count; /* offsets of the pointer and of the count in struct article */
    size_t size;         /* of an element */
    size_t max;
    bool (*same)(const void *a, const void *b); /* NULL: all are kept */
};

static bool same_images(const void *a, const void *b)
{
    const struct image *x = a, *y = b;
    return x->url.len
               ? same_image(x->url, y->url)
               : !y->url.len && str_eq(x->credit_text, y->credit_text) && str_eq(x->caption, y->caption);
}

static bool same_videos(const void *a, const void *b)
{
    const struct video *x = a, *y = b;
    return str_eq(x->url, y->url) && str_eq(x->embed_url, y->embed_url);
}

static bool same_links(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    return str_eq(x->url, y->url) && str_eq(x->text, y->text);
}

static bool same_comments(const void *a, const void *b)
{
    const struct comment *x = a, *y = b;
    return str_eq(x->author.name, y->author.name) && str_eq(x->text, y->text);
}

#define LIST(items, count, max, same)                                                                        \
    {                                                                                                        \
        offsetof(struct article, items), offsetof(struct article, count),                                    \
            sizeof *((struct article *)0)->items, max, same                                                  \
    }

static const struct list_kind lists[] = {
    LIST(images, image_count, JOINED_IMAGES_MAX, same_images),
    LIST(videos, video_count, JOINED_VIDEOS_MAX, same_videos),
    LIST(links, link_count, JOINED_LINKS_MAX, same_links),
    LIST(blocks, block_count, SIZE_MAX, NULL),
    LIST(kept, kept_count, SIZE_MAX, NULL),
    LIST(removed, removed_count, SIZE_MAX, NULL),
};

static const struct list_kind comments = LIST(comments, comment_count, JOINED_COMMENTS_MAX, same_comments);

static char *items_of(const struct article *article, const struct list_kind *kind)
{
    char *items;
    memcpy(&items, (const char *)article + kind->items, sizeof items);
    return items;
}

static size_t count_of(const struct article *article, const struct list_kind *kind)
{
    size_t count;
    memcpy(&count, (const char *)article + kind->count, sizeof count);
    return count;
}

/* An element's index in the joined list, which is put there unless earlier pages brought the same (the first
 * `earlier`) or the list is full; SIZE_MAX where it is nowhere. */
static size_t put(const struct list_kind *kind, char *out, size_t *count, size_t earlier, const char *item)
{
    for (size_t i = 0; kind->same && i < earlier; i++)
        if (kind->same(out + i * kind->size, item))
            return i;
    if (*count >= kind->max)
        return SIZE_MAX;
    memcpy(out + *count * kind->size, item, kind->size);
    return (*count)++;
}

/* Room for all elements of all pages; NULL after fail(). */
static char *room_for(const struct joining *j, const struct list_kind *kind)
{
    size_t total = 0;
    for (size_t i = 0; i < j->count; i++)
        total += count_of(&j->articles[i], kind);
    return run_alloc_array(j->run, total < kind->max ? total : kind->max, kind->size);
}

static void set_list(struct article *joined, const struct list_kind *kind, char *items, size_t count)
{
    memcpy((char *)joined + kind->items, &items, sizeof items);
    memcpy((char *)joined + kind->count, &count, sizeof count);
}

static bool join_list(const struct joining *j, const struct list_kind *kind)
{
    size_t count = 0;
    char *out = room_for(j, kind);
    if (!out)
        return false;
    for (size_t i = 0; i < j->count; i++) {
        const char *items = items_of(&j->articles[i], kind);
        size_t earlier = count;
        for (size_t k = 0; k < count_of(&j->articles[i], kind); k++)
            put(kind, out, &count, earlier, items + k * kind->size);
    }
    set_list(j->joined, kind, out, count);
    return true;
}

/* Tells the new comments of a page what they answer, by the places that its comments took. */
static void move_parents(struct comment *all, const struct article *page, const size_t *places,
                         size_t earlier)
{
    for (size_t k = 0; k < page->comment_count; k++) {
        int64_t parent = page->comments[k].parent;
        if (places[k] == SIZE_MAX || places[k] < earlier)
            continue;
        size_t place = parent >= 0 && (size_t)parent < page->comment_count ? places[parent] : SIZE_MAX;
        all[places[k]].parent = place == SIZE_MAX ? NO_PARENT : (int64_t)place;
    }
}

/* Comments name each other by their index. */
static bool join_comments(const struct joining *j)
{
    size_t count = 0;
    char *out = room_for(j, &comments);
    if (!out)
        return false;
    for (size_t i = 0; i < j->count; i++) {
        const struct article *page = &j->articles[i];
        size_t earlier = count, *places = run_alloc_array(j->run, page->comment_count, sizeof *places);
        if (!places)
            return false;
        for (size_t k = 0; k < page->comment_count; k++)
            places[k] = put(&comments, out, &count, earlier, (const char *)&page->comments[k]);
        move_parents((struct comment *)(void *)out, page, places, earlier);
    }
    set_list(j->joined, &comments, out, count);
    return true;
}

/* How far the pages go is the last one's to say. */
static void take_next_page(struct article *joined, const struct article *last)
{
    joined->next_page = last->next_page;
    if (!joined->ballots || !last->ballots)
        return;
    struct ballot *to = &joined->ballots[FIELD_PAGINATION];
    const struct ballot *from = &last->ballots[FIELD_PAGINATION];
    *to = *from;
    to->winner = from->winner ? &to->items[from->winner - from->items] : NULL;
}

static bool join_bodies(const struct joining *j)
{
    struct buf out;
    double words = 0.0, right = 0.0;
    size_t room = 0;
    for (size_t i = 0; i < j->count; i++)
        room += j->articles[i].article_body.len + 2;
    buf_init(&out, j->run->arena, room);
    buf_reserve(&out, room);
    j->joined->pages = 0;
    j->joined->word_count = 0;
    for (size_t i = 0; i < j->count; i++) {
        const struct article *page = &j->articles[i];
        if (i > 0 && page->article_body.len == 0)
            continue;
        if (out.len)
            buf_add_str(&out, STR("\n\n"));
        buf_add_str(&out, page->article_body);
        j->joined->pages++;
        j->joined->word_count += page->word_count;
        words += (double)page->word_count;
        right += (double)page->word_count * (double)page->probability;
    }
    if (out.failed)
        return fail(j->run, FAIL_PAGE_TOO_COMPLEX,
                    "The joined pages need more memory than one job may allocate.");
    j->joined->article_body = buf_str(&out);
    j->joined->probability = words > 0.0 ? (float)(right / words) : j->articles[0].probability;
    return true;
}

bool join_pages(struct run *run, struct article *articles, size_t count, struct article *joined)
{
    struct joining j = {.run = run, .articles = articles, .count = count, .joined = joined};
    *joined = articles[0];
    if (count == 1)
        return true;
    if (joined->main_image >= joined->image_count)
        joined->main_image = SIZE_MAX;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (!join_list(&j, &lists[i]))
            return false;
    take_next_page(joined, &articles[count - 1]);
    return join_comments(&j) && join_bodies(&j);
}
