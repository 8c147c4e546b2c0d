#include "extract/images/image_address.h"

#include "extract/images/image_names.h"
#include "extract/images/srcset.h"

enum {
    SOURCES_MAX = 32,    /* of one <picture> */
    ITEMS_MAX = 64,      /* of one srcset */
    NEAR_NODES = 128,    /* of a <picture> that are searched for its <source>s */
    PIXELS_MAX = 100000, /* more is no size */
    WIDTH_MIN = 100      /* of a srcset: smaller ones are blurred previews */
};

/* Where lazy-loading scripts keep the real address: the attributes of lazysizes, LazyLoad, WordPress' plugins
 * and large sites' own, best first. Any other data attribute that holds an image's address follows. */
static const struct str lazy_sources[] = {
    STR_INIT("data-src"),        STR_INIT("data-lazy-src"),     STR_INIT("data-original"),
    STR_INIT("data-orig-file"),  STR_INIT("data-large-file"),   STR_INIT("data-full-src"),
    STR_INIT("data-hi-res-src"), STR_INIT("data-high-res-src"), STR_INIT("data-actualsrc"),
    STR_INIT("data-lazy"),       STR_INIT("data-lazyload"),     STR_INIT("data-delayed-url"),
    STR_INIT("data-echo"),       STR_INIT("data-img-src"),      STR_INIT("data-image-src"),
    STR_INIT("data-image"),      STR_INIT("data-url"),          STR_INIT("data-cfsrc"),
    STR_INIT("data-ll-src"),     STR_INIT("data-runner-src"),   STR_INIT("data-default-src"),
};
static const struct str lazy_srcsets[] = {STR_INIT("data-srcset"), STR_INIT("data-lazy-srcset"),
                                          STR_INIT("data-src-set"), STR_INIT("data-ll-srcset")};

unsigned pixels_of(struct str value)
{
    uint64_t number = 0;
    value = str_trim(value);
    if (str_ends(value, STR("px")))
        value.len -= 2;
    size_t point = str_find_byte(value, '.', 0);
    if (point != SIZE_MAX && point > 0)
        value.len = point;
    return str_to_u64(value, PIXELS_MAX, &number) ? (unsigned)number : 0;
}

static struct str attr_by_name(const struct doc *doc, uint32_t node, struct str name)
{
    enum attr_name known = attr_find(name);
    return str_trim(known == ATTR_OTHER ? doc_attr_other(doc, node, name) : doc_attr(doc, node, known));
}

/* What is known of the best address so far. */
struct choice_of_address {
    struct image_address best;
    double score; /* widths before densities before what states nothing */
};

static const double UNSTATED = 0.5;     /* of src and of lazy addresses */
static const double PLAIN_FORMAT = 0.1; /* of two alike, the one that every reader can show */

static bool is_placeholder(struct str url)
{
    return url.len == 0 || str_starts_nocase(url, STR("data:")) || str_starts_nocase(url, STR("about:")) ||
           str_starts_nocase(url, STR("blob:")) || str_starts_nocase(url, STR("javascript:")) ||
           str_find_byte(url, '{', 0) != SIZE_MAX ||
           (image_cues_of_file(url, STR_NONE) & 1u << IMAGE_CUE_BLANK);
}

static void offer(struct choice_of_address *choice, struct str url, unsigned width, double score)
{
    if (is_placeholder(url) || score <= choice->score)
        return;
    choice->best = (struct image_address){.url = url, .width = width};
    choice->score = score;
}

static void offer_srcset(struct choice_of_address *choice, struct str srcset, bool modern)
{
    struct srcset_item item;
    for (unsigned i = 0; i < ITEMS_MAX && next_srcset_item(&srcset, &item); i++) {
        double stated =
            item.width < WIDTH_MIN ? (double)item.width * UNSTATED / WIDTH_MIN : (double)item.width;
        double score = item.width ? stated : item.density > 0 ? item.density : 1.0;
        offer(choice, item.url, item.width, score - (modern ? PLAIN_FORMAT : 0));
    }
}

/* Whether a <source> holds a format that is offered beside a plainer one. */
static bool is_modern(const struct doc *doc, uint32_t source)
{
    struct str type = doc_attr(doc, source, ATTR_TYPE);
    return str_find_nocase(type, STR("webp"), 0) != SIZE_MAX ||
           str_find_nocase(type, STR("avif"), 0) != SIZE_MAX;
}

static void offer_srcsets(struct choice_of_address *choice, const struct doc *doc, uint32_t node, bool modern)
{
    for (size_t i = 0; i < sizeof lazy_srcsets / sizeof *lazy_srcsets; i++)
        offer_srcset(choice, attr_by_name(doc, node, lazy_srcsets[i]), modern);
    offer_srcset(choice, doc_attr(doc, node, ATTR_SRCSET), modern);
}

/* Any data attribute whose value is the address of an image's file. */
static void offer_data_attributes(struct choice_of_address *choice, const struct doc *doc, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++) {
        struct str value = str_trim(doc->attrs[i].value);
        bool one = str_find_byte(value, ' ', 0) == SIZE_MAX && str_find_byte(value, '<', 0) == SIZE_MAX;
        if (doc->attrs[i].name == ATTR_OTHER && str_starts(doc->attrs[i].other, STR("data-")) && one &&
            is_image_file(value))
            offer(choice, value, 0, UNSTATED);
    }
}

static void offer_lazy(struct choice_of_address *choice, const struct doc *doc, uint32_t node)
{
    for (size_t i = 0; i < sizeof lazy_sources / sizeof *lazy_sources; i++)
        offer(choice, attr_by_name(doc, node, lazy_sources[i]), 0, UNSTATED);
}

static void offer_picture(struct choice_of_address *choice, const struct doc *doc, uint32_t img)
{
    uint32_t picture = doc_ancestor(doc, img, TAG_PICTURE), count = 0;
    if (picture == UINT32_MAX)
        return;
    uint32_t end = doc->nodes[picture].end;
    if (end - picture > NEAR_NODES)
        end = picture + NEAR_NODES;
    for (uint32_t i = picture; count < SOURCES_MAX && (i = doc_find(doc, TAG_SOURCE, i, end)) < end;
         i++, count++)
        offer_srcsets(choice, doc, i, is_modern(doc, i));
}

struct image_address image_address(const struct doc *doc, uint32_t img)
{
    struct choice_of_address choice = {.score = 0};
    unsigned width = pixels_of(doc_attr(doc, img, ATTR_WIDTH));
    unsigned height = pixels_of(doc_attr(doc, img, ATTR_HEIGHT));
    offer_lazy(&choice, doc, img);
    offer_srcsets(&choice, doc, img, false);
    bool own = choice.best.url.len > 0;
    offer_picture(&choice, doc, img);
    if (!own && choice.score < 2) /* sources that state no width, beside a src */
        offer(&choice, str_trim(doc_attr(doc, img, ATTR_SRC)), 0, choice.score + UNSTATED);
    offer_data_attributes(&choice, doc, img);
    struct image_address best = choice.best;
    if (!best.width || best.width == width) {
        best.width = width;
        best.height = height;
    } else if (width && height) {
        best.height = (unsigned)((double)height * best.width / width + 0.5);
    }
    return best;
}
