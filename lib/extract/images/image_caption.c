#include "extract/images/image_caption.h"

#include "base/words.h"
#include "extract/authors/name_words.h"
#include "extract/body/cues.h"
#include "extract/images/image_credit.h"

enum {
    CAPTION_MAX = 2000, /* bytes read of one */
    NEAR_NODES = 512,   /* of a frame that are searched */
    CREDIT_NODES = 24   /* of an element that is a credit: larger ones hold more than one */
};

enum credit_cue { NAMES_CREDIT, NAMES_CAPTION };

/* Words of classes and itemprops, English whatever the page's language. */
static const struct name_word credit_name_words[] = {
    {"credit", NAMES_CREDIT},      {"credits", NAMES_CREDIT},
    {"copyright", NAMES_CREDIT},   {"copyrightholder", NAMES_CREDIT},
    {"credittext", NAMES_CREDIT},  {"photographer", NAMES_CREDIT},
    {"photocredit", NAMES_CREDIT}, {"imagecredit", NAMES_CREDIT},
    {"source", NAMES_CREDIT},      {"attribution", NAMES_CREDIT},
    {"byline", NAMES_CREDIT},      {"author", NAMES_CREDIT},
    {"agency", NAMES_CREDIT},      {"rights", NAMES_CREDIT},
    {"creator", NAMES_CREDIT},     {"caption", NAMES_CAPTION},
    {"figcaption", NAMES_CAPTION}, {"legend", NAMES_CAPTION},
    {"legende", NAMES_CAPTION},    {"bildunterschrift", NAMES_CAPTION},
    {"cutline", NAMES_CAPTION},
};

static void take_name(void *context, unsigned cue)
{
    *(unsigned *)context |= 1u << cue;
}

static unsigned names_of(const struct doc *doc, uint32_t node)
{
    static const enum attr_name attrs[] = {ATTR_CLASS, ATTR_ITEMPROP};
    static struct name_index index;
    unsigned names = 0;
    if (!index.words)
        index_name_words(&index, credit_name_words, sizeof credit_name_words / sizeof *credit_name_words);
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
        find_name_words(&index, doc_attr(doc, node, attrs[i]), take_name, &names);
    return names;
}

static uint32_t near_end(const struct doc *doc, uint32_t node)
{
    uint32_t end = doc->nodes[node].end;
    return end - node > NEAR_NODES ? node + NEAR_NODES : end;
}

/* The element in `holder` that is a credit; UINT32_MAX where there is none. */
static uint32_t find_credit(const struct doc *doc, uint32_t holder)
{
    for (uint32_t i = holder + 1; i < near_end(doc, holder); i++) {
        const struct node *n = &doc->nodes[i];
        if (n->tag != TAG_CHARACTERS && n->tag != TAG_IMG && n->end > i + 1 && n->end - i <= CREDIT_NODES &&
            (names_of(doc, i) & 1u << NAMES_CREDIT))
            return i;
    }
    return UINT32_MAX;
}

/* The element in `holder` that is a caption: <figcaption> before what is one by its class. */
static uint32_t find_caption(const struct doc *doc, uint32_t holder)
{
    uint32_t end = near_end(doc, holder), found = doc_find(doc, TAG_FIGCAPTION, holder, end);
    for (uint32_t i = holder + 1; found >= end && i < end; i++)
        if (doc->nodes[i].tag != TAG_CHARACTERS && doc->nodes[i].tag != TAG_IMG &&
            doc->nodes[i].end > i + 1 && doc_find(doc, TAG_IMG, i, doc->nodes[i].end) == doc->nodes[i].end &&
            names_of(doc, i) == 1u << NAMES_CAPTION)
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

/* Index of the first segment behind a node. */
static size_t segment_behind(const struct sheet *sheet, uint32_t node)
{
    size_t from = 0, to = sheet->segment_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sheet->segments[middle].first < node)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* A credit on a line of its own just below the image. */
static struct str credit_below(const struct surroundings *s, uint32_t frame)
{
    const struct sheet *sheet = s->facts->sheet;
    size_t next = segment_behind(sheet, frame);
    struct str credit = STR_NONE;
    uint32_t end = sheet->doc->nodes[frame].end;
    if (next < sheet->segment_count &&
        doc_find(sheet->doc, TAG_IMG, end, sheet->segments[next].first) >= sheet->segments[next].first)
        credit_of_line(sheet->segments[next].text, &credit);
    return credit;
}

static bool has_words(const struct doc *doc, uint32_t holder)
{
    return find_caption(doc, holder) != UINT32_MAX || find_credit(doc, holder) != UINT32_MAX;
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
    for (unsigned i = 0; i < STEPS && !has_words(doc, holder); i++) {
        holder = doc->nodes[holder].parent;
        if (!is_small_and_its_own(doc, holder, img))
            return frame;
    }
    return has_words(doc, holder) ? holder : frame;
}

/* What nothing marks as a caption, but stands alone with the image in one small element, as a block of its
 * own below it. */
static struct str unmarked_caption(const struct surroundings *s, uint32_t img)
{
    enum { STEPS = 3, WORDS_MAX = 40, WORDS_MIN = 4 };
    const struct sheet *sheet = s->facts->sheet;
    const struct doc *doc = sheet->doc;
    size_t next = segment_behind(sheet, img);
    uint32_t holder = img;
    if (next == sheet->segment_count)
        return STR_NONE;
    const struct segment *segment = &sheet->segments[next];
    for (unsigned i = 0; i < STEPS && doc->nodes[holder].end <= segment->first; i++)
        holder = doc->nodes[holder].parent;
    bool alone = doc->nodes[holder].tag == TAG_DIV && is_small_and_its_own(doc, holder, img) &&
                 segment->node > img && segment->end <= doc->nodes[holder].end &&
                 segment_behind(sheet, doc->nodes[holder].end) == next + 1 &&
                 segment_behind(sheet, holder) == next;
    return alone && !segment->link_words && segment->kind == SEGMENT_PARAGRAPH &&
                   segment->words <= WORDS_MAX && segment->words >= WORDS_MIN
               ? segment->text
               : STR_NONE;
}

void caption_image(const struct surroundings *s, uint32_t img, struct image *image)
{
    static const struct str credit_names[] = {STR_INIT("data-credit"), STR_INIT("data-copyright"),
                                              STR_INIT("data-photographer"), STR_INIT("data-image-credit")};
    static const struct str caption_names[] = {STR_INIT("data-caption"), STR_INIT("data-image-caption")};
    struct run *run = s->facts->run;
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t holder = holder_of(s, img);
    uint32_t caption = find_caption(doc, holder), credit = find_credit(doc, holder);
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
