#include "extract/images/main_image.h"

#include "base/url.h"
#include "extract/images/image_address.h"
#include "extract/images/image_names.h"

enum { LINKED_IMAGES_MAX = 8 }; /* of one article's JSON-LD that are nominated */

/* What a declaration is worth. What is declared by several and shown as well adds up. */
static const struct declared {
    struct source source;
    float weight;
} declared[] = {
    {{PLACE_META, "og:image"}, 4.0F},
    {{PLACE_META, "og:image:url"}, 3.0F},
    {{PLACE_META, "og:image:secure_url"}, 1.0F},
    {{PLACE_MICRODATA, "image"}, 3.0F},
    {{PLACE_RDFA, "image"}, 2.5F},
    {{PLACE_META, "twitter:image"}, 2.5F},
    {{PLACE_META, "twitter:image:src"}, 2.5F},
    {{PLACE_META, "image"}, 2.0F},
    {{PLACE_META, "sailthru.image.full"}, 2.0F},
    {{PLACE_META, "parsely-image-url"}, 2.0F},
    {{PLACE_LINK, "image_src"}, 2.0F},
    {{PLACE_LINKED, "thumbnailUrl"}, 1.0F},
    {{PLACE_META, "thumbnail"}, 1.0F},
};

enum { FROM_HEAD, SHOWN }; /* tags of candidates */

static const float LINKED_WEIGHT = 4.0F, SHOWN_NEAR_WEIGHT = 1.5F, SHOWN_WEIGHT = 0.5F, LEAST = 0.4F;

static void nominate_url(const struct facts *facts, struct article *article, struct str url,
                         const char *where, enum origin origin, float weight)
{
    struct str resolved = url_resolve(facts->run, facts->sheet->head.base, url);
    if (resolved.len && weight > 0.0F)
        nominate(&article->ballots[FIELD_MAIN_IMAGE],
                 (struct candidate){.value = resolved,
                                    .where = str_of(where),
                                    .origin = origin,
                                    .weight = weight,
                                    .tag = FROM_HEAD},
                 same_image);
}

/* The address of an image in JSON-LD: a string, or an ImageObject's url or contentUrl. */
static struct str linked_address(const struct linked_data *data, const json_t *value)
{
    if (json_is_string(value))
        return json_text(value);
    value = linked_data_follow(data, value);
    struct str url = linked_data_text(data, value, "url");
    if (!url.len)
        url = linked_data_text(data, value, "contentUrl");
    return url.len ? url : json_member_str(value, "@id");
}

static void nominate_linked(const struct facts *facts, struct article *article)
{
    const json_t *images = json_object_get(facts->data->article, "image");
    size_t count = json_is_array(images) ? json_array_size(images) : images != NULL;
    for (size_t i = 0; i < count && i < LINKED_IMAGES_MAX; i++) {
        const json_t *image = json_is_array(images) ? json_array_get(images, i) : images;
        float weight = LINKED_WEIGHT / (float)(i + 1);
        nominate_url(facts, article, linked_address(facts->data, image), "image", ORIGIN_JSON_LD, weight);
    }
}

void nominate_declared_images(const struct facts *facts, struct article *article)
{
    nominate_linked(facts, article);
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
        const struct source *source = &declared[i].source;
        nominate_url(facts, article, source_value(facts, source), source->name,
                     origin_of_place(source->place), declared[i].weight);
    }
}

void nominate_shown_image(struct article *article, const struct image *image, bool near)
{
    nominate(&article->ballots[FIELD_MAIN_IMAGE],
             (struct candidate){.value = image->url,
                                .where = near ? STR("img near the headline") : STR("img of the body"),
                                .origin = ORIGIN_DOM,
                                .weight = near ? SHOWN_NEAR_WEIGHT : SHOWN_WEIGHT,
                                .tag = SHOWN},
             same_image);
}

/* Whether an address is that of a logo: of the publisher, the site, or any organisation of the page's data.
 */
static bool is_declared_logo(const struct facts *facts, struct str url)
{
    for (size_t i = 0; i < facts->data->object_count; i++) {
        const json_t *logo = json_object_get(facts->data->objects[i], "logo");
        struct str address = logo ? linked_address(facts->data, logo) : STR_NONE;
        if (address.len && same_image(address, url))
            return true;
    }
    for (size_t i = 0; i < facts->sheet->head.link_count; i++) {
        const struct head_link *link = &facts->sheet->head.links[i];
        if (str_find(link->rel, STR("icon"), 0) != SIZE_MAX && same_image(link->href, url))
            return true;
    }
    return false;
}

static bool is_shown(const struct article *article, struct str url)
{
    for (size_t i = 0; i < article->image_count; i++)
        if (same_image(article->images[i].url, url))
            return true;
    return false;
}

static bool is_of_site(const struct facts *facts, const struct article *article, struct str url)
{
    unsigned cues = image_cues_of_file(url, facts->sheet->head.base);
    return !is_shown(article, url) &&
           ((cues & ~(1u << IMAGE_CUE_PLAIN)) != 0 || is_declared_logo(facts, url));
}

/* What follows og:image of that address: og:image:width and :height, up to the next og:image. */
static void read_meta_size(const struct facts *facts, struct str url, struct image *sizes)
{
    const struct head *head = &facts->sheet->head;
    bool found = false;
    for (size_t i = 0; i < head->meta_count; i++) {
        const struct meta *meta = &head->metas[i];
        if (str_eq(meta->name, STR("og:image")))
            found = same_image(url, meta->content) ||
                    str_eq(url, url_resolve(facts->run, head->base, meta->content));
        else if (found && str_eq(meta->name, STR("og:image:width")))
            sizes->width = pixels_of(meta->content);
        else if (found && str_eq(meta->name, STR("og:image:height")))
            sizes->height = pixels_of(meta->content);
        else if (found && str_eq(meta->name, STR("og:image:alt")))
            sizes->alt = meta->content;
    }
}

static unsigned linked_pixels(const json_t *image, const char *member)
{
    const json_t *value = json_object_get(image, member);
    if (json_is_object(value))
        value = json_object_get(value, "value");
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : 0;
    return json_is_string(value)            ? pixels_of(json_text(value))
           : number > 0 && number <= 100000 ? (unsigned)number
                                            : 0;
}

/* What an ImageObject of the article says of the image: size, caption, who made it. */
static void read_linked_object(const struct facts *facts, struct str url, struct image *sizes)
{
    const json_t *images = json_object_get(facts->data->article, "image");
    size_t count = json_is_array(images) ? json_array_size(images) : images != NULL;
    for (size_t i = 0; i < count && i < LINKED_IMAGES_MAX; i++) {
        const json_t *image = json_is_array(images) ? json_array_get(images, i) : images;
        struct str address = linked_address(facts->data, image);
        image = linked_data_follow(facts->data, image);
        if (!json_is_object(image) || !address.len || !same_image(address, url))
            continue;
        sizes->width = linked_pixels(image, "width");
        sizes->height = linked_pixels(image, "height");
        sizes->caption = unescape_twice(facts->run, linked_data_text(facts->data, image, "caption"));
        sizes->credit_text = unescape_twice(facts->run, linked_data_text(facts->data, image, "creditText"));
        return;
    }
}

const struct candidate *elect_main_image(const struct facts *facts, struct article *article,
                                         struct image *sizes)
{
    struct ballot *ballot = &article->ballots[FIELD_MAIN_IMAGE];
    for (size_t i = 0; i < ballot->count; i++)
        if (is_of_site(facts, article, ballot->items[i].value))
            ballot->items[i].weight = 0.0F;
    const struct candidate *winner = elect(ballot, LEAST);
    *sizes = (struct image){0};
    if (winner) {
        read_linked_object(facts, winner->value, sizes);
        if (!sizes->width)
            read_meta_size(facts, winner->value, sizes);
    }
    return winner;
}
