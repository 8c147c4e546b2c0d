#include "extract/images/body_images.h"

#include "clean/formula.h"
#include "extract/body/cues.h"
#include "extract/images/captions.h"
#include "extract/images/decoration.h"
#include "extract/images/image_address.h"
#include "extract/images/image_credit.h"
#include "extract/images/image_names.h"
#include "extract/images/widgets.h"

enum {
    SIDE_MIN = 60,        /* pixels: smaller ones are icons, pixels and spacers */
    AVATAR_MAX = 100,     /* pixels: squares up to it are faces of authors or icons */
    STEPS_MAX = 12,       /* up from an image to its frame */
    TAIL_NODES_MAX = 400, /* behind the body's last segment that are searched for a last image */
    PROSE_WORDS = 40,     /* of a segment: shorter ones may be captions that nothing marks */
    CREDIT_WORDS_MAX = 30,
    SEGMENTS_AROUND = 50 /* before and behind the body that are asked whether they are credits */
};

static const unsigned bad_cues =
    1u << CUE_CHROME | 1u << CUE_ASIDE | 1u << CUE_DISCUSSION | 1u << CUE_ACTION | 1u << CUE_FACTS;

static bool is_headline(const struct article *article, const struct segment *segment)
{
    return says_same(segment->text, article->headline) ||
           (segment->kind == SEGMENT_HEADING && says_start(segment->text, article->headline));
}

/* Captions and credits, which are said of the image they stand by. */
static bool is_caption(const struct facts *facts, const struct segment *segment, bool near)
{
    struct str credit;
    return segment->kind == SEGMENT_CAPTION || (facts->cues[segment->node] & 1u << CUE_CAPTION) ||
           facts->captions->is_caption[segment - facts->sheet->segments] ||
           (near && segment->words <= CREDIT_WORDS_MAX && credit_of_line(segment->text, &credit));
}

static uint32_t *sum_of(const struct surroundings *s, const struct segment *segment)
{
    if (segment->links || segment->kind == SEGMENT_HEADING)
        return s->teasers;
    return segment->words > PROSE_WORDS ? s->prose : NULL;
}

/* Counts each segment at its first node, in the sum that it belongs to. */
static void count_segments(struct surroundings *s)
{
    const struct sheet *sheet = s->facts->sheet;
    const struct article *article = s->article;
    size_t next = 0, first = (size_t)(article->body[0] - sheet->segments);
    size_t last = (size_t)(article->body[article->body_count - 1] - sheet->segments);
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *segment = &sheet->segments[i];
        bool near = i + SEGMENTS_AROUND >= first && i <= last + SEGMENTS_AROUND;
        bool body = next < article->body_count && article->body[next] == segment;
        bool headline = s->headline == UINT32_MAX && near && is_headline(article, segment);
        next += body;
        if (headline)
            s->headline = segment->first;
        uint32_t *sum = body || headline                      ? s->body
                        : is_caption(s->facts, segment, near) ? NULL
                                                              : sum_of(s, segment);
        if (sum)
            sum[segment->first + 1]++;
    }
}

static void sum_up(uint32_t *counts, uint32_t node_count)
{
    for (uint32_t i = 0; i < node_count; i++)
        counts[i + 1] += counts[i];
}

static uint32_t inside(const uint32_t *sum, uint32_t from, uint32_t end)
{
    return sum[end] - sum[from];
}

static uint32_t in_subtree(const struct surroundings *s, const uint32_t *sum, uint32_t node)
{
    return inside(sum, node, s->facts->sheet->doc->nodes[node].end);
}

/* Cues that most of the body's segments stand in. */
static uint8_t common_cues(const struct facts *facts, const struct article *article)
{
    uint8_t common = 0;
    for (unsigned cue = 0; cue < CUE_COUNT; cue++) {
        size_t with = 0;
        for (size_t i = 0; i < article->body_count; i++)
            with += (facts->cues[article->body[i]->first] >> cue) & 1;
        if (with * 2 > article->body_count)
            common |= (uint8_t)(1u << cue);
    }
    return common;
}

/* The <article> or <main> that holds the headline and where the body begins: a lead picture may stand above
 * the headline there. Where no element is one, the headline; of an unknown headline, the body's first node.
 */
static uint32_t start_of_article(const struct surroundings *s, uint32_t first)
{
    const struct doc *doc = s->facts->sheet->doc;
    static const enum tag tags[] = {TAG_ARTICLE, TAG_MAIN};
    uint32_t top = s->headline < first ? s->headline : first;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        uint32_t holder = doc_ancestor(doc, top, tags[i]);
        if (holder != UINT32_MAX && doc->nodes[holder].end > first)
            return holder;
    }
    return top;
}

/* Where nothing but captions stand behind the body's last segment, up to the end of what holds it. */
static uint32_t end_of_article(const struct surroundings *s, uint32_t last, uint32_t end)
{
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t holder = doc->nodes[last].parent, to = end;
    while (holder != doc->nodes[holder].parent && doc->nodes[holder].end <= end)
        holder = doc->nodes[holder].parent;
    while (to < doc->nodes[holder].end && to - end < TAIL_NODES_MAX && !inside(s->teasers, end, to + 1) &&
           !inside(s->prose, end, to + 1))
        to++;
    return to;
}

bool survey(const struct facts *facts, const struct article *article, struct surroundings *s)
{
    const struct doc *doc = facts->sheet->doc;
    *s = (struct surroundings){.facts = facts, .article = article, .headline = UINT32_MAX};
    if (article->body_count == 0 || doc->node_count == 0)
        return true;
    size_t room = (size_t)doc->node_count + 1;
    s->body = run_alloc_array(facts->run, room, sizeof *s->body);
    s->teasers = run_alloc_array(facts->run, room, sizeof *s->teasers);
    s->prose = run_alloc_array(facts->run, room, sizeof *s->prose);
    if (!s->body || !s->teasers || !s->prose)
        return false;
    count_segments(s);
    sum_up(s->body, doc->node_count);
    sum_up(s->teasers, doc->node_count);
    sum_up(s->prose, doc->node_count);
    s->common = common_cues(facts, article);
    const struct segment *last = article->body[article->body_count - 1];
    s->from = start_of_article(s, article->body[0]->first);
    s->to = end_of_article(s, last->first, last->end);
    return true;
}

uint32_t frame_of(const struct surroundings *s, uint32_t node)
{
    const struct doc *doc = s->facts->sheet->doc;
    for (unsigned steps = 0; steps < STEPS_MAX; steps++) {
        uint32_t parent = doc->nodes[node].parent;
        enum tag tag = doc->nodes[parent].tag;
        if (parent == node || tag == TAG_BODY || tag == TAG_HTML || tag == TAG_MAIN || tag == TAG_ARTICLE ||
            in_subtree(s, s->body, parent) || in_subtree(s, s->teasers, parent) ||
            in_subtree(s, s->prose, parent))
            break;
        node = parent;
    }
    return node;
}

/* Whether a node stands in an element whose tag says that it is beside the article; <header> is of the page
 * unless it stands in an <article> or holds the headline. */
static bool is_beside(const struct surroundings *s, uint32_t node)
{
    const struct doc *doc = s->facts->sheet->doc;
    for (uint32_t i = node; i != doc->nodes[i].parent; i = doc->nodes[i].parent) {
        enum tag tag = doc->nodes[i].tag;
        bool apart = tag == TAG_NAV || tag == TAG_ASIDE || tag == TAG_FOOTER || tag == TAG_BUTTON ||
                     tag == TAG_DIALOG || tag == TAG_HEADER;
        if (apart && !in_subtree(s, s->body, i))
            return tag != TAG_HEADER || doc_ancestor(doc, i, TAG_ARTICLE) == UINT32_MAX;
    }
    return false;
}

bool is_of_article(const struct surroundings *s, uint32_t node)
{
    const struct doc *doc = s->facts->sheet->doc;
    /* An image's own class says what is done with it ("img-share"), not where it stands. */
    uint32_t place = doc->nodes[node].tag == TAG_IMG ? doc->nodes[node].parent : node;
    if ((cues_amid(s, place) & bad_cues & ~(unsigned)s->common) || is_beside(s, node))
        return false;
    uint32_t holder = frame_of(s, node);
    if (in_subtree(s, s->teasers, holder) || in_subtree(s, s->prose, holder))
        return false;
    holder = doc->nodes[holder].parent;
    return in_subtree(s, s->body, holder) > 0;
}

/* The cues of the names of an element and of what frames it. */
static unsigned names_around(const struct surroundings *s, uint32_t node)
{
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t frame = frame_of(s, node);
    unsigned cues = 0;
    for (uint32_t i = node;; i = doc->nodes[i].parent) {
        cues |=
            image_cues_of_name(doc_attr(doc, i, ATTR_CLASS)) | image_cues_of_name(doc_attr(doc, i, ATTR_ID));
        if (i == frame || i == doc->nodes[i].parent)
            return cues;
    }
}

bool is_picture(const struct surroundings *s, uint32_t img)
{
    const struct doc *doc = s->facts->sheet->doc;
    if (formula_of_image(doc, img).len || is_dot(doc, img))
        return false;
    unsigned width = pixels_of(doc_attr(doc, img, ATTR_WIDTH));
    unsigned height = pixels_of(doc_attr(doc, img, ATTR_HEIGHT));
    if ((width && width < SIDE_MIN) || (height && height < SIDE_MIN))
        return false;
    if (width && width == height && width <= AVATAR_MAX)
        return false;
    if (names_around(s, img) & (1u << IMAGE_CUE_ICON | 1u << IMAGE_CUE_LOGO))
        return false;
    struct image_address address = image_address(doc, img);
    unsigned file = image_cues_of_file(address.url, s->article->resolved_url);
    return address.url.len && !is_decoration(address.url) &&
           !(file & (1u << IMAGE_CUE_BLANK | 1u << IMAGE_CUE_ICON | 1u << IMAGE_CUE_LOGO));
}
