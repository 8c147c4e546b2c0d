#include <stdlib.h>

#include "base/url.h"
#include "base/words.h"
#include "extract/fields.h"
#include "extract/text_fields.h"

enum {
    IMAGES_MAX = 200,
    LOOKS_MAX = 4096, /* image elements looked at: many may name the same image, or none */
    NEAR_NODES = 512, /* of a figure or a picture that are searched for its caption or source */
    SIDE_MIN = 60     /* pixels: smaller ones are icons, pixels and spacers */
};

static const struct source main_image_sources[] = {
    {PLACE_META, "og:image"},          {PLACE_META, "og:image:url"}, {PLACE_META, "twitter:image"},
    {PLACE_META, "twitter:image:src"}, {PLACE_LINKED, "image"},      {PLACE_LINKED, "thumbnailUrl"},
    {PLACE_LINK, "image_src"},
};

struct gallery {
    const struct facts *facts;
    struct article *article;
    size_t room;
};

/* The head names an image's URL alone; what the body says of it is added. */
static void complete(struct image *known, const struct image *more)
{
    known->alt = known->alt.len ? known->alt : more->alt;
    known->caption = known->caption.len ? known->caption : more->caption;
    known->width = known->width ? known->width : more->width;
    known->height = known->height ? known->height : more->height;
}

/* Adds an image unless its URL is there already; *index is its place. SIZE_MAX where it could not be added.
 */
static bool add_image(struct gallery *g, const struct image *image, size_t *index)
{
    struct article *article = g->article;
    *index = SIZE_MAX;
    if (image->url.len == 0 || article->image_count == IMAGES_MAX)
        return true;
    for (size_t i = 0; i < article->image_count; i++)
        if (str_eq(article->images[i].url, image->url)) {
            *index = i;
            complete(&article->images[i], image);
            return true;
        }
    if (!run_array_room(g->facts->run, &article->images, article->image_count, &g->room, sizeof *image))
        return false;
    *index = article->image_count;
    article->images[article->image_count++] = *image;
    return true;
}

/* The number of a descriptor: 640 of "640w", 1.5 of "1.5x"; 0 where it is none. */
static double descriptor_size(struct str descriptor)
{
    char number[16] = "";
    if (descriptor.len && descriptor.len < sizeof number)
        memcpy(number, descriptor.at, descriptor.len - 1);
    return strtod(number, NULL);
}

/* The widest of a srcset's candidates (WHATWG HTML, 4.8.4.2); the first where none states a size. */
static struct str widest(struct str srcset)
{
    struct str best = STR_NONE, rest = srcset;
    double best_size = 0;
    for (;;) {
        while (rest.len && (ascii_is_space(rest.at[0]) || rest.at[0] == ','))
            rest = str_slice(rest, 1, rest.len);
        if (rest.len == 0)
            return best;
        size_t end = 0;
        while (end < rest.len && !ascii_is_space(rest.at[end]))
            end++;
        struct str url = str_slice(rest, 0, end);
        bool no_size = url.at[url.len - 1] == ',';
        while (url.at[url.len - 1] == ',')
            url.len--;
        size_t comma = no_size ? end - 1 : str_find_byte(rest, ',', end);
        double size = descriptor_size(str_trim(str_slice(rest, end, comma)));
        if (!best.len || size > best_size) {
            best = url;
            best_size = size;
        }
        rest = comma == SIZE_MAX ? STR_NONE : str_slice(rest, comma + 1, rest.len);
    }
}

/* Where lazy-loading scripts keep the real address, best first. */
static const struct str lazy_sources[] = {
    STR_INIT("data-src"), STR_INIT("data-lazy-src"),   STR_INIT("data-original"),
    STR_INIT("data-url"), STR_INIT("data-hi-res-src"), STR_INIT("data-image"),
};
static const struct str lazy_srcsets[] = {STR_INIT("data-srcset"), STR_INIT("data-lazy-srcset")};

static struct str attr_by_name(const struct doc *doc, uint32_t node, struct str name)
{
    enum attr_name known = attr_find(name);
    return str_trim(known == ATTR_OTHER ? doc_attr_other(doc, node, name) : doc_attr(doc, node, known));
}

/* The address that one element, <img> or <source>, states. */
static struct str stated_address(const struct doc *doc, uint32_t node)
{
    for (size_t i = 0; i < sizeof lazy_srcsets / sizeof *lazy_srcsets; i++) {
        struct str address = widest(attr_by_name(doc, node, lazy_srcsets[i]));
        if (address.len)
            return address;
    }
    for (size_t i = 0; i < sizeof lazy_sources / sizeof *lazy_sources; i++) {
        struct str address = attr_by_name(doc, node, lazy_sources[i]);
        if (address.len)
            return address;
    }
    struct str address = widest(str_trim(doc_attr(doc, node, ATTR_SRCSET)));
    return address.len ? address : str_trim(doc_attr(doc, node, ATTR_SRC));
}

/* The first node with that tag in the first nodes of `holder`; UINT32_MAX where there is none. */
static uint32_t find_near(const struct doc *doc, uint32_t holder, enum tag tag)
{
    uint32_t end = doc->nodes[holder].end;
    if (end - holder > NEAR_NODES)
        end = holder + NEAR_NODES;
    uint32_t found = doc_find(doc, tag, holder, end);
    return found < end ? found : UINT32_MAX;
}

/* The <img>'s own address or, where that is a placeholder, that of the first <source> of its <picture>. */
static struct str image_address(const struct doc *doc, uint32_t node)
{
    struct str address = stated_address(doc, node);
    uint32_t picture = doc_ancestor(doc, node, TAG_PICTURE);
    bool placeholder = address.len == 0 || str_starts_nocase(address, STR("data:"));
    if (!placeholder || picture == UINT32_MAX)
        return address;
    uint32_t source = find_near(doc, picture, TAG_SOURCE);
    return source != UINT32_MAX ? stated_address(doc, source) : address;
}

static unsigned pixels(struct str value)
{
    uint64_t number = 0;
    value = str_trim(value);
    if (str_ends(value, STR("px")))
        value.len -= 2;
    return str_to_u64(value, 100000, &number) ? (unsigned)number : 0;
}

static struct str caption_of(struct run *run, const struct doc *doc, uint32_t node)
{
    enum { CAPTION_MAX = 2000 };
    uint32_t figure = doc_ancestor(doc, node, TAG_FIGURE);
    if (figure == UINT32_MAX)
        return STR_NONE;
    uint32_t caption = find_near(doc, figure, TAG_FIGCAPTION);
    return caption != UINT32_MAX ? doc_text(run, doc, caption, CAPTION_MAX) : STR_NONE;
}

static bool add_element(struct gallery *g, uint32_t node)
{
    struct run *run = g->facts->run;
    const struct doc *doc = g->facts->sheet->doc;
    struct image image = {
        .width = pixels(doc_attr(doc, node, ATTR_WIDTH)),
        .height = pixels(doc_attr(doc, node, ATTR_HEIGHT)),
    };
    if ((image.width && image.width < SIDE_MIN) || (image.height && image.height < SIDE_MIN))
        return true;
    image.url = url_resolve(run, g->facts->sheet->head.base, image_address(doc, node));
    image.alt = collapse_space(run, doc_attr(doc, node, ATTR_ALT));
    image.caption = image.url.len ? caption_of(run, doc, node) : STR_NONE;
    size_t index;
    return add_image(g, &image, &index);
}

/* The images among the body's segments, and a figure or header picture that stands just before them: those
 * from the headline's segment on. */
static bool add_body_images(struct gallery *g)
{
    const struct article *article = g->article;
    const struct doc *doc = g->facts->sheet->doc;
    if (article->body_count == 0 || doc->node_count == 0)
        return true;
    uint32_t from = article->body[0]->first, to = article->body[article->body_count - 1]->end;
    for (size_t i = 0; i < g->facts->sheet->segment_count; i++) {
        const struct segment *segment = &g->facts->sheet->segments[i];
        if (segment->first >= from)
            break;
        if (says_same(segment->text, article->headline)) {
            from = segment->first;
            break;
        }
    }
    unsigned looks = 0;
    for (uint32_t i = from; looks++ < LOOKS_MAX && (i = doc_find(doc, TAG_IMG, i, to)) < to; i++)
        if (!add_element(g, i))
            return false;
    return true;
}

bool extract_images(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_images(facts, article);
    struct gallery g = {.facts = facts, .article = article};
    struct image declared = {0};
    for (size_t i = 0; i < sizeof main_image_sources / sizeof *main_image_sources && !declared.url.len; i++)
        declared.url =
            url_resolve(facts->run, facts->sheet->head.base, source_value(facts, &main_image_sources[i]));
    if (!add_image(&g, &declared, &article->main_image) || !add_body_images(&g))
        return false;
    if (article->main_image == SIZE_MAX)
        article->main_image = 0;
    return facts->run->failure.code == FAIL_NONE;
}
