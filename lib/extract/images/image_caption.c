#include "extract/images/image_caption.h"

#include "base/words.h"
#include "extract/images/caption_names.h"
#include "extract/images/captions.h"
#include "extract/images/image_credit.h"

enum {
    CAPTION_MAX = 2000, /* bytes read of one */
    NEAR_NODES = 512,   /* of a frame that are searched */
    CREDIT_NODES = 24   /* of an element that is a credit: larger ones hold more than one */
};

static uint32_t near_end(const struct doc *doc, uint32_t node)
{
    uint32_t end = doc->nodes[node].end;
    return end - node > NEAR_NODES ? node + NEAR_NODES : end;
}

/* The element in [from, end) that is a credit; UINT32_MAX where there is none. */
static uint32_t find_credit(const struct facts *facts, uint32_t from, uint32_t end)
{
    const struct doc *doc = facts->sheet->doc;
    for (uint32_t i = from; i < end; i++) {
        const struct node *n = &doc->nodes[i];
        if (n->tag != TAG_CHARACTERS && n->tag != TAG_IMG && n->end > i + 1 && n->end - i <= CREDIT_NODES &&
            (facts->captions->names[i] & NAMES_CREDIT))
            return i;
    }
    return UINT32_MAX;
}

/* The element in `holder` that is a caption: <figcaption> before what is one by its class. */
static uint32_t find_caption(const struct facts *facts, uint32_t holder)
{
    const struct doc *doc = facts->sheet->doc;
    uint32_t end = near_end(doc, holder), found = doc_find(doc, TAG_FIGCAPTION, holder, end);
    for (uint32_t i = holder + 1; found >= end && i < end; i++)
        if (facts->captions->names[i] == NAMES_CAPTION && doc->nodes[i].tag != TAG_IMG &&
            doc->nodes[i].end > i + 1 && doc_find(doc, TAG_IMG, i, doc->nodes[i].end) == doc->nodes[i].end)
            found = i;
    return found < end ? found : UINT32_MAX;
}

/* The text of a caption without that of the credit inside it. */
static struct str text_without(struct run *run, const struct doc *doc, uint32_t caption, uint32_t credit)
{
    if (credit == UINT32_MAX || credit < caption || credit >= doc->nodes[caption].end)
        return doc_text(run, doc, caption, CAPTION_MAX);
    struct str whole = doc_text(run, doc, caption, CAPTION_MAX),
               cut = doc_text(run, doc, credit, CAPTION_MAX);
    size_t at = cut.len ? str_find(whole, cut, 0) : SIZE_MAX;
    if (at == SIZE_MAX)
        return whole;
    struct str head = str_trim(str_slice(whole, 0, at));
    struct str tail = str_trim(str_slice(whole, at + cut.len, whole.len));
    return head.len >= tail.len ? head : tail; /* a credit stands at one end */
}

static struct str from_attributes(struct run *run, const struct doc *doc, uint32_t img,
                                  const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = collapse_space(run, doc_attr_other(doc, img, names[i]));
        if (value.len && str_find_byte(value, '<', 0) == SIZE_MAX)
            return value;
    }
    return STR_NONE;
}

/* A credit on a line of its own just below the image. */
static struct str credit_below(const struct surroundings *s, uint32_t frame)
{
    const struct sheet *sheet = s->facts->sheet;
    size_t next = sheet_segment_from(sheet, frame);
    struct str credit = STR_NONE;
    uint32_t end = sheet->doc->nodes[frame].end;
    if (next < sheet->segment_count &&
        doc_find(sheet->doc, TAG_IMG, end, sheet->segments[next].first) >= sheet->segments[next].first)
        credit_of_line(sheet->segments[next].text, &credit);
    return credit;
}

static bool has_words(const struct facts *facts, uint32_t holder)
{
    return find_caption(facts, holder) != UINT32_MAX ||
           find_credit(facts, holder + 1, near_end(facts->sheet->doc, holder)) != UINT32_MAX;
}

/* Whether `img` is the only image of a small element. */
static bool is_small_and_its_own(const struct doc *doc, uint32_t holder, uint32_t img)
{
    enum { SMALL_NODES = 24 };
    uint32_t end = doc->nodes[holder].end, next = doc->nodes[img].end;
    return holder && end - holder <= SMALL_NODES && doc_find(doc, TAG_IMG, holder, img) == img &&
           doc_find(doc, TAG_IMG, next, end) == end;
}

/* The element whose captions and credits are the image's: its figure, else its frame; else, where the body
 * took the caption for text, what holds the two and little else. */
static uint32_t holder_of(const struct surroundings *s, uint32_t img)
{
    enum { STEPS = 3 };
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t figure = doc_ancestor(doc, img, TAG_FIGURE), frame = frame_of(s, img), holder = frame;
    if (figure != UINT32_MAX)
        return figure;
    for (unsigned i = 0; i < STEPS && !has_words(s->facts, holder); i++) {
        holder = doc->nodes[holder].parent;
        if (!is_small_and_its_own(doc, holder, img))
            return frame;
    }
    return has_words(s->facts, holder) ? holder : frame;
}

/* What nothing marks as a caption, but stands alone with the image in one small element, as a block of its
 * own below it. */
static struct str unmarked_caption(const struct surroundings *s, uint32_t img)
{
    enum { STEPS = 3, WORDS_MAX = 40, WORDS_MIN = 4 };
    const struct sheet *sheet = s->facts->sheet;
    const struct doc *doc = sheet->doc;
    size_t next = sheet_segment_from(sheet, img);
    uint32_t holder = img;
    if (next == sheet->segment_count)
        return STR_NONE;
    const struct segment *segment = &sheet->segments[next];
    for (unsigned i = 0; i < STEPS && doc->nodes[holder].end <= segment->first; i++)
        holder = doc->nodes[holder].parent;
    bool alone = doc->nodes[holder].tag == TAG_DIV && is_small_and_its_own(doc, holder, img) &&
                 segment->node > img && segment->end <= doc->nodes[holder].end &&
                 sheet_segment_from(sheet, doc->nodes[holder].end) == next + 1 &&
                 sheet_segment_from(sheet, holder) == next;
    return alone && !segment->link_words && segment->kind == SEGMENT_PARAGRAPH &&
                   segment->words <= WORDS_MAX && segment->words >= WORDS_MIN
               ? segment->text
               : STR_NONE;
}

/* Whether an element holds one image alone. */
static bool holds_one_image(const struct doc *doc, uint32_t holder, uint32_t img)
{
    uint32_t end = near_end(doc, holder);
    return doc_find(doc, TAG_IMG, holder, end) == img && doc_find(doc, TAG_IMG, img + 1, end) == end;
}

/* The caption of an image; UINT32_MAX: it has none. */
static uint32_t caption_of(const struct facts *facts, uint32_t img, uint32_t holder)
{
    size_t at = find_captioned(facts->captions, img);
    if (at != SIZE_MAX && facts->captions->of[at])
        return facts->captions->of[at];
    return holds_one_image(facts->sheet->doc, holder, img) ? find_caption(facts, holder) : UINT32_MAX;
}

/* The credit of an image: in its caption, else in the holder; where that holds further images, between this
 * one and the next. UINT32_MAX: it has none. */
static uint32_t credit_of(const struct facts *facts, uint32_t img, uint32_t holder, uint32_t caption)
{
    const struct doc *doc = facts->sheet->doc;
    uint32_t end = near_end(doc, holder);
    uint32_t credit =
        caption == UINT32_MAX ? UINT32_MAX : find_credit(facts, caption + 1, near_end(doc, caption));
    if (credit != UINT32_MAX)
        return credit;
    size_t at = find_captioned(facts->captions, img);
    if (at != SIZE_MAX && facts->captions->credit[at])
        return facts->captions->credit[at];
    if (holds_one_image(doc, holder, img))
        return find_credit(facts, holder + 1, end);
    return img + 1 < end ? find_credit(facts, img + 1, doc_find(doc, TAG_IMG, img + 1, end)) : UINT32_MAX;
}

void caption_image(const struct surroundings *s, uint32_t img, struct image *image)
{
    static const struct str credit_names[] = {STR_INIT("data-credit"), STR_INIT("data-copyright"),
                                              STR_INIT("data-photographer"), STR_INIT("data-image-credit")};
    static const struct str caption_names[] = {STR_INIT("data-caption"), STR_INIT("data-image-caption")};
    struct run *run = s->facts->run;
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t holder = holder_of(s, img);
    uint32_t caption = caption_of(s->facts, img, holder);
    uint32_t credit = credit_of(s->facts, img, holder, caption);
    image->caption_node = caption == UINT32_MAX ? 0 : caption;
    struct str printed = caption != UINT32_MAX ? text_without(run, doc, caption, credit) : STR_NONE;
    if (!printed.len)
        printed = from_attributes(run, doc, img, caption_names, sizeof caption_names / sizeof *caption_names);
    if (!printed.len && credit == UINT32_MAX)
        printed = unmarked_caption(s, img);
    part_caption(printed, &image->caption, &image->credit_text);
    if (credit != UINT32_MAX) {
        struct str own = credit_without_label(doc_text(run, doc, credit, CAPTION_MAX));
        image->credit_text = own.len ? own : image->credit_text;
    }
    if (!image->credit_text.len)
        image->credit_text = credit_without_label(
            from_attributes(run, doc, img, credit_names, sizeof credit_names / sizeof *credit_names));
    if (!image->credit_text.len)
        image->credit_text = credit_below(s, holder);
}
