#include "base/url.h"
#include "base/words.h"
#include "extract/fields.h"
#include "extract/images/body_images.h"
#include "extract/images/image_address.h"
#include "extract/images/image_caption.h"
#include "extract/images/image_names.h"
#include "extract/images/main_image.h"
#include "extract/lines/text_fields.h"

enum {
    IMAGES_MAX = 200,
    LOOKS_MAX = 4096,  /* image elements looked at: many may name the same image, or none */
    BESIDE_NODES = 24, /* between an image and the <noscript> that repeats it */
    NEAR_SEGMENTS = 3, /* of the body: an image before their end is near the headline */
    FULL_MIN = 1000,   /* pixels of width of an image that needs no larger file */
    LARGE_MIN = 200    /* pixels of width or height, where stated, of an image that may be the main one */
};

struct gallery {
    const struct surroundings *s;
    struct article *article;
    size_t room;
    uint32_t last; /* the <img> that was added last; UINT32_MAX */
};

/* What is known of one image from two places: the larger address, the texts of the first that has them. */
static void complete(struct image *known, const struct image *more)
{
    if (more->width > known->width) {
        known->url = more->url;
        known->width = more->width;
        known->height = more->height;
    } else if (more->width == known->width && !known->height) {
        known->height = more->height;
    }
    known->alt = str_or(known->alt, more->alt);
    known->caption = str_or(known->caption, more->caption);
    known->credit_text = str_or(known->credit_text, more->credit_text);
    known->node = known->node ? known->node : more->node;
}

static size_t find_image(const struct article *article, struct str url)
{
    for (size_t i = 0; i < article->image_count; i++)
        if (same_image(article->images[i].url, url))
            return i;
    return SIZE_MAX;
}

static bool add_image(struct gallery *g, const struct image *image)
{
    struct article *article = g->article;
    size_t known = find_image(article, image->url);
    if (known != SIZE_MAX) {
        complete(&article->images[known], image);
        return true;
    }
    if (article->image_count == IMAGES_MAX)
        return true;
    if (!run_array_room(g->s->facts->run, &article->images, article->image_count, &g->room, sizeof *image))
        return false;
    article->images[article->image_count++] = *image;
    return true;
}

/* Whether an <img> stands in a <noscript> just behind the image that was added last: its fallback. */
static bool repeats_last(const struct gallery *g, uint32_t img)
{
    const struct doc *doc = g->s->facts->sheet->doc;
    uint32_t noscript = doc_ancestor(doc, img, TAG_NOSCRIPT);
    return noscript != UINT32_MAX && g->last != UINT32_MAX && g->last < noscript &&
           noscript - g->last <= BESIDE_NODES && g->s->body[noscript] == g->s->body[g->last];
}

static bool is_near(const struct gallery *g, uint32_t img)
{
    const struct article *article = g->article;
    size_t segments = article->body_count < NEAR_SEGMENTS ? article->body_count : NEAR_SEGMENTS;
    return img < article->body[segments - 1]->end;
}

static bool is_large(const struct image *image)
{
    return (!image->width || image->width >= LARGE_MIN) && (!image->height || image->height >= LARGE_MIN / 2);
}

/* Where an image that is small or of unknown size links to its own file, that is the larger one. */
static void enlarge(const struct gallery *g, uint32_t img, struct image *image)
{
    const struct facts *facts = g->s->facts;
    const struct doc *doc = facts->sheet->doc;
    uint32_t a = doc_ancestor(doc, img, TAG_A);
    struct str href = a == UINT32_MAX ? STR_NONE : str_trim(doc_attr(doc, a, ATTR_HREF));
    struct str url = href.len ? url_resolve(facts->run, facts->sheet->head.base, href) : STR_NONE;
    if (image->width >= FULL_MIN || !is_image_file(url) || !same_image(url, image->url) ||
        url.len >= image->url.len)
        return;
    image->url = url;
    image->width = image->height = 0;
}

static bool add_element(struct gallery *g, uint32_t img, bool *has_near)
{
    const struct facts *facts = g->s->facts;
    const struct doc *doc = facts->sheet->doc;
    if (!is_of_article(g->s, img) || !is_picture(g->s, img) || repeats_last(g, img))
        return true;
    struct image_address address = image_address(doc, img);
    struct image image = {.url = url_resolve(facts->run, facts->sheet->head.base, address.url),
                          .alt = collapse_space(facts->run, doc_attr(doc, img, ATTR_ALT)),
                          .width = address.width,
                          .height = address.height,
                          .node = img};
    if (!image.url.len)
        return facts->run->failure.code == FAIL_NONE;
    enlarge(g, img, &image);
    caption_image(g->s, img, &image);
    g->last = img;
    bool near = !*has_near && is_near(g, img) && is_large(&image);
    *has_near |= near;
    if (near || is_large(&image))
        nominate_shown_image(g->article, &image, near);
    return add_image(g, &image);
}

static bool add_body_images(struct gallery *g)
{
    const struct doc *doc = g->s->facts->sheet->doc;
    bool has_near = false;
    unsigned looks = 0;
    for (uint32_t i = g->s->from; g->article->image_count < IMAGES_MAX && looks++ < LOOKS_MAX &&
                                  (i = doc_find(doc, TAG_IMG, i, g->s->to)) < g->s->to;
         i++)
        if (!add_element(g, i, &has_near))
            return false;
    return true;
}

/* Makes the winner one of the images: at their head, unless the body shows it. */
static bool settle_main_image(struct gallery *g)
{
    struct article *article = g->article;
    struct image declared;
    const struct candidate *winner = elect_main_image(g->s->facts, article, &declared);
    article->main_image = SIZE_MAX;
    if (!winner)
        return true;
    declared.url = winner->value;
    if (find_image(article, winner->value) == SIZE_MAX) {
        if (!run_array_room(g->s->facts->run, &article->images, article->image_count, &g->room,
                            sizeof *article->images))
            return false;
        if (article->image_count == IMAGES_MAX)
            article->image_count--;
        memmove(article->images + 1, article->images, article->image_count * sizeof *article->images);
        article->images[0] = declared;
        article->image_count++;
    }
    article->main_image = find_image(article, winner->value);
    complete(&article->images[article->main_image], &declared);
    return true;
}

bool extract_images(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_images(facts, article);
    struct surroundings s;
    struct gallery g = {.s = &s, .article = article, .last = UINT32_MAX};
    nominate_declared_images(facts, article);
    return survey(facts, article, &s) && add_body_images(&g) && settle_main_image(&g) &&
           facts->run->failure.code == FAIL_NONE;
}
