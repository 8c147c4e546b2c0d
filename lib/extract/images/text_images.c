#include "extract/dateline/text_places.h"
#include "extract/images/image_credit.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

enum { IMAGES_MAX = 256, CAPTION_WORDS_MIN = 3, CAPTION_WORDS_MAX = 40 };

static bool in_body(const struct article *article, size_t *next, const struct segment *segment)
{
    while (*next < article->body_count && article->body[*next] < segment)
        ++*next;
    return *next < article->body_count && article->body[*next] == segment;
}

/* What the line above a credit tells of the image, if no empty line parts the two. */
static struct str caption_above(const struct lines *lines, size_t i, size_t headline, bool above_in_body)
{
    if (i == 0 || lines->at[i].apart || i - 1 == headline || above_in_body)
        return STR_NONE;
    const struct line *line = &lines->at[i - 1];
    uint32_t words = line_words(lines, i - 1);
    bool is_text = line->kind == LINE_PLAIN || line->kind == LINE_PROSE;
    return is_text && words >= CAPTION_WORDS_MIN && words <= CAPTION_WORDS_MAX ? line_text(lines, i - 1)
                                                                               : STR_NONE;
}

/* A credit alone in its line, or at the end of a caption; the latter counts outside of the text alone. */
static bool read_image(const struct lines *lines, size_t i, bool inside, struct image *image)
{
    *image = (struct image){0};
    if (lines->at[i].kind == LINE_CREDIT)
        return credit_of_line(line_text(lines, i), &image->credit_text);
    if (inside || (lines->at[i].kind != LINE_PROSE && lines->at[i].kind != LINE_PLAIN &&
                   lines->at[i].kind != LINE_RIGHTS))
        return false;
    part_caption(line_text(lines, i), &image->caption, &image->credit_text);
    return image->caption.len && image->credit_text.len && line_words(lines, i) <= 2 * CAPTION_WORDS_MAX;
}

bool text_images(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    struct text_places places = text_places_of(facts, article);
    size_t room = 0, next = 0;
    bool above_in_body = false;
    for (size_t i = places.head; i < places.foot && article->image_count < IMAGES_MAX; i++) {
        struct image image;
        bool body = in_body(article, &next, &lines->segments[i]), above = above_in_body;
        above_in_body = body;
        if (body || i == places.headline || !read_image(lines, i, i >= places.near, &image))
            continue;
        if (!image.caption.len)
            image.caption = caption_above(lines, i, places.headline, above);
        if (!run_array_room(facts->run, &article->images, article->image_count, &room,
                            sizeof *article->images))
            return false;
        article->images[article->image_count++] = image;
    }
    return true;
}
