#include "extract/images/captions.h"

#include <stdlib.h>

#include "extract/images/caption_names.h"
#include "extract/images/image_credit.h"

enum {
    STEPS_MAX = 4,    /* from a caption up to what holds it and its image */
    WORDS_MAX = 80,   /* of a caption that is one by its class: longer ones are the text of a photo post */
    IMAGES_MAX = 200, /* of one caption */
    SEGMENTS_MAX = 3, /* of a caption by its class */
    CREDIT_WORDS_MAX = 12 /* of a credit by its words */
};

/* An element that is a caption, or a credit where is_credit. */
struct caption {
    uint32_t node, owner; /* owner: the element whose images it may be of */
    bool by_class, is_credit;
    bool is_taken; /* it is some image's */
};

struct pairing {
    struct run *run;
    const struct sheet *sheet;
    const struct doc *doc;
    struct image_captions *captions;
    struct caption *list; /* in document order, none in another */
    size_t count, room;
    uint32_t *texts; /* [node_count + 1]: segments that are no captions, before each node */
};

static uint32_t end_of(const struct pairing *p, uint32_t node)
{
    return p->doc->nodes[node].end;
}

/* Index of the first image at or behind a node. */
static size_t first_image(const struct image_captions *captions, uint32_t node)
{
    size_t low = 0, high = captions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (captions->images[middle] < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t find_captioned(const struct image_captions *captions, uint32_t img)
{
    size_t i = first_image(captions, img);
    return i < captions->count && captions->images[i] == img ? i : SIZE_MAX;
}

static size_t images_in(const struct pairing *p, uint32_t from, uint32_t to)
{
    return first_image(p->captions, to) - first_image(p->captions, from);
}

static bool list_images(struct pairing *p)
{
    struct image_captions *captions = p->captions;
    size_t room = 0;
    for (uint32_t i = 0; i < p->doc->node_count; i++)
        room += p->doc->nodes[i].tag == TAG_IMG;
    captions->images = run_alloc_array(p->run, room, sizeof *captions->images);
    captions->of = run_alloc_array(p->run, room, sizeof *captions->of);
    captions->group = run_alloc_array(p->run, room, sizeof *captions->group);
    captions->credit = run_alloc_array(p->run, room, sizeof *captions->credit);
    if (!captions->images || !captions->of || !captions->group || !captions->credit)
        return false;
    for (uint32_t i = 0; i < p->doc->node_count; i++)
        if (p->doc->nodes[i].tag == TAG_IMG)
            captions->images[captions->count++] = i;
    return true;
}

/* The element whose images a caption may be of; 0: there is none. */
static uint32_t owner_of(const struct pairing *p, const struct caption *caption)
{
    uint32_t node = caption->node, end = end_of(p, node);
    uint32_t figure = doc_ancestor(p->doc, node, TAG_FIGURE);
    if (p->doc->nodes[node].tag == TAG_FIGCAPTION && figure != UINT32_MAX &&
        images_in(p, figure, node) + images_in(p, end, end_of(p, figure)))
        return figure;
    for (unsigned i = 0; i < STEPS_MAX && p->doc->nodes[node].tag != TAG_BODY; i++) {
        node = p->doc->nodes[node].parent;
        if (images_in(p, node, caption->node) + images_in(p, end, end_of(p, node)))
            return node;
    }
    return 0;
}

static bool add_caption(struct pairing *p, struct caption caption)
{
    caption.owner = owner_of(p, &caption);
    if (!caption.owner)
        return true;
    if (!run_array_room(p->run, &p->list, p->count, &p->room, sizeof *p->list))
        return false;
    p->list[p->count++] = caption;
    return true;
}

/* A text without the brackets around all of it. */
static struct str unbracketed(struct str text)
{
    bool has_both = text.len > 2 && text.at[0] == '(' && text.at[text.len - 1] == ')';
    return has_both ? str_trim(str_slice(text, 1, text.len - 1)) : text;
}

/* Whether an element is a line whose words alone say that it is an image's credit. */
static bool is_credit_line(const struct pairing *p, uint32_t node, size_t segment)
{
    const struct sheet *sheet = p->sheet;
    struct str credit;
    if (p->doc->nodes[node].tag != TAG_P || segment == sheet->segment_count)
        return false;
    const struct segment *s = &sheet->segments[segment];
    return s->node == node && s->words <= CREDIT_WORDS_MAX && s->end >= end_of(p, node) &&
           str_find(s->text, STR("\n"), 0) == SIZE_MAX && credit_of_line(unbracketed(s->text), &credit);
}

/* Lists the captions and credits. */
static bool list_captions(struct pairing *p)
{
    size_t segment = 0;
    for (uint32_t i = 0; i < p->doc->node_count; i++) {
        unsigned names = p->captions->names[i];
        while (segment < p->sheet->segment_count && p->sheet->segments[segment].first < i)
            segment++;
        bool is_figcaption = p->doc->nodes[i].tag == TAG_FIGCAPTION;
        bool is_caption = names == NAMES_CAPTION, is_credit = (names & NAMES_OWNER) != 0;
        is_credit |= !is_caption && !is_figcaption && is_credit_line(p, i, segment);
        if (!is_figcaption && !is_caption && !is_credit)
            continue;
        bool is_holder = !is_figcaption && images_in(p, i, end_of(p, i)) > 0;
        if (is_holder || end_of(p, i) == i + 1 || p->doc->nodes[i].tag == TAG_IMG)
            continue;
        if (!add_caption(p, (struct caption){.node = i,
                                             .by_class = !is_figcaption,
                                             .is_credit = !is_figcaption && is_credit}))
            return false;
        i = end_of(p, i) - 1;
    }
    return true;
}

/* Leaves out of the list what holds too much text, and counts the segments that stand in no caption. */
static bool count_texts(struct pairing *p)
{
    const struct sheet *sheet = p->sheet;
    size_t at = 0, kept = 0;
    p->texts = run_alloc_array(p->run, (size_t)p->doc->node_count + 1, sizeof *p->texts);
    if (!p->texts)
        return false;
    for (size_t i = 0; i < p->count; i++) {
        const struct caption *caption = &p->list[i];
        size_t segments = 0, words = 0;
        bool has_heading = false;
        for (; at < sheet->segment_count && sheet->segments[at].first < caption->node; at++)
            p->texts[sheet->segments[at].first + 1]++;
        size_t first = at;
        for (; at < sheet->segment_count && sheet->segments[at].first < end_of(p, caption->node); at++) {
            segments++;
            words += sheet->segments[at].words;
            has_heading |= sheet->segments[at].kind == SEGMENT_HEADING;
        }
        bool is_long = caption->by_class && (has_heading || words > WORDS_MAX || segments > SEGMENTS_MAX);
        for (size_t k = first; is_long && k < at; k++)
            p->texts[sheet->segments[k].first + 1]++;
        if (segments && !is_long)
            p->list[kept++] = *caption;
    }
    p->count = kept;
    for (; at < sheet->segment_count; at++)
        p->texts[sheet->segments[at].first + 1]++;
    for (uint32_t i = 0; i < p->doc->node_count; i++)
        p->texts[i + 1] += p->texts[i];
    return true;
}

static bool has_text(const struct pairing *p, uint32_t from, uint32_t to)
{
    return to > from && p->texts[to] > p->texts[from];
}

/* Gives a caption those images [from, to) that have none yet. */
static void take_images(struct pairing *p, struct caption *caption, size_t from, size_t to)
{
    for (size_t i = from; i < to && i - from < IMAGES_MAX; i++)
        if (!p->captions->of[i]) {
            p->captions->of[i] = caption->node;
            caption->is_taken = true;
        }
}

/* The last of images [from, to), with the one that it repeats in a <noscript>. */
static size_t last_before(const struct pairing *p, size_t from, size_t to)
{
    size_t last = to - 1;
    while (last > from && doc_ancestor(p->doc, p->captions->images[last], TAG_NOSCRIPT) != UINT32_MAX)
        last--;
    return last;
}

/* Takes the images next to a caption on one side, if no text stands between: all of them where the owner
 * holds no text, else the one. */
static void take_beside(struct pairing *p, struct caption *caption, size_t from, size_t to, bool is_before,
                        bool takes_all)
{
    const uint32_t *images = p->captions->images;
    if (from == to)
        return;
    bool is_apart = is_before ? has_text(p, images[to - 1], caption->node)
                              : has_text(p, end_of(p, caption->node), images[from]);
    if (is_apart)
        return;
    if (!takes_all && is_before)
        from = last_before(p, from, to);
    else if (!takes_all)
        to = from + 1;
    take_images(p, caption, from, to);
}

/* Pairs a caption with images of its owner, between its neighbours of the same owner. */
static void pair(struct pairing *p, struct caption *caption, const struct caption *before,
                 const struct caption *after)
{
    const struct image_captions *captions = p->captions;
    uint32_t owner = caption->owner, begin = before ? end_of(p, before->node) : owner;
    uint32_t end = after ? after->node : end_of(p, owner);
    size_t from = first_image(captions, begin), at = first_image(captions, caption->node);
    size_t past = first_image(captions, end_of(p, caption->node)), to = first_image(captions, end);
    bool is_figure = p->doc->nodes[owner].tag == TAG_FIGURE;
    bool is_alone = is_figure || !has_text(p, owner, end_of(p, owner));
    if (is_alone && !before && !after) {
        take_images(p, caption, from, at);
        take_images(p, caption, past, to);
    } else {
        take_beside(p, caption, from, at, true, is_alone);
        if (!caption->is_taken)
            take_beside(p, caption, past, to, false, is_alone);
    }
    if (!caption->is_taken && !caption->by_class && is_figure && at > from && !captions->group[at - 1]) {
        captions->group[at - 1] = caption->node;
        caption->is_taken = true;
    }
}

/* Gives a credit to the image before it, which no text parts from it; where nothing but captions stand around
 * it, else to the one behind. */
static void credit_image(struct pairing *p, struct caption *credit)
{
    struct image_captions *captions = p->captions;
    uint32_t owner = credit->owner;
    size_t at = first_image(captions, credit->node);
    bool is_alone = !has_text(p, owner, end_of(p, owner));
    bool is_behind =
        at > 0 && captions->images[at - 1] > owner && !has_text(p, captions->images[at - 1], credit->node);
    credit->is_taken = is_alone || is_behind;
    if (is_behind)
        at = last_before(p, first_image(captions, owner), at);
    if (credit->is_taken && !captions->credit[at])
        captions->credit[at] = credit->node;
}

/* The innermost owners first, the captions of one in their order; credits are no captions. */
static int by_owner(const void *a, const void *b)
{
    const struct caption *x = a, *y = b;
    if (x->is_credit != y->is_credit)
        return x->is_credit - y->is_credit;
    if (x->owner != y->owner)
        return x->owner < y->owner ? 1 : -1;
    return (x->node > y->node) - (x->node < y->node);
}

static void pair_all(struct pairing *p)
{
    if (p->count)
        qsort(p->list, p->count, sizeof *p->list, by_owner);
    for (size_t i = 0; i < p->count; i++) {
        struct caption *caption = &p->list[i];
        if (caption->is_credit) {
            credit_image(p, caption);
            continue;
        }
        bool has_before = i > 0 && caption[-1].owner == caption->owner;
        bool has_after = i + 1 < p->count && !caption[1].is_credit && caption[1].owner == caption->owner;
        pair(p, caption, has_before ? caption - 1 : NULL, has_after ? caption + 1 : NULL);
    }
}

static void mark_segments(const struct pairing *p, bool *is_caption)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct caption *caption = &p->list[i];
        if (!caption->is_taken || !caption->by_class)
            continue;
        for (size_t k = sheet_segment_from(p->sheet, caption->node);
             k < p->sheet->segment_count && p->sheet->segments[k].first < end_of(p, caption->node); k++)
            is_caption[k] = true;
    }
}

const struct image_captions *pair_captions(struct run *run, const struct sheet *sheet)
{
    struct image_captions *captions = run_alloc(run, sizeof *captions);
    bool *is_caption = run_alloc_array(run, sheet->segment_count, sizeof *is_caption);
    struct pairing p = {.run = run, .sheet = sheet, .doc = sheet->doc, .captions = captions};
    if (!captions || !is_caption)
        return NULL;
    captions->is_caption = is_caption;
    captions->names = name_captions(run, sheet->doc);
    if (!captions->names || !list_images(&p))
        return NULL;
    if (captions->count == 0)
        return captions;
    if (!list_captions(&p) || !count_texts(&p))
        return NULL;
    pair_all(&p);
    mark_segments(&p, is_caption);
    return captions;
}
