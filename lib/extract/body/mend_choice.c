#include "base/words.h"
#include "clean/formula.h"
#include "extract/body/choice.h"
#include "extract/body/cues.h"
#include "extract/images/captions.h"
#include "extract/tidy_text.h"

static uint32_t kept_words(const struct choice *c, size_t from, size_t to)
{
    uint32_t words = 0;
    for (size_t i = from; i < to; i++)
        words += c->kept[i] ? c->segments[i].words : 0;
    return words;
}

/* Over these a control, and a short piece at an article's end, are taken for text. */
#define LIKELY 0.50F
#define SURE   0.80F

static bool is_article(const struct choice *c)
{
    return c->article->page_type == PAGE_TYPE_ARTICLE;
}

/* The questions of folded answers stand in buttons: what is likely text stays. */
static bool is_aside(const struct choice *c, size_t i)
{
    unsigned kind = c->segments[i].kind;
    return kind == SEGMENT_CAPTION || (kind == SEGMENT_CONTROL && c->probabilities[i] < LIKELY);
}

void drop_captions(struct choice *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (is_aside(c, i))
            drop_segment(c, i, REMOVAL_NONE);
}

void drop_named_captions(struct choice *c)
{
    enum { SHARE = 3 };
    static const bool shows_tiles[PAGE_TYPE_COUNT] = {
        [PAGE_TYPE_PRODUCT] = true,
        [PAGE_TYPE_COLLECTION] = true,
        [PAGE_TYPE_LISTING] = true,
        [PAGE_TYPE_SERVICE] = true,
    };
    const bool *is_caption = c->facts->captions->is_caption;
    uint32_t words = 0;
    for (size_t i = 0; i < c->count; i++)
        words += c->kept[i] && is_caption[i] ? c->segments[i].words : 0;
    if (shows_tiles[c->article->page_type] || words * SHARE > kept_words(c, 0, c->count))
        return;
    for (size_t i = 0; i < c->count; i++)
        if (is_caption[i])
            drop_segment(c, i, REMOVAL_CAPTION);
}

/* Whether a segment is the headline: the same words, in a heading or in a text that has none; or a heading
 * that holds the headline with a kicker. */
static bool is_headline(const struct choice *c, size_t i)
{
    enum { WORDS_MIN = 3, BYTES_MIN = 12 };
    const struct segment *s = &c->segments[i];
    struct str headline = c->article->headline, text = s->text;
    if (s->kind == SEGMENT_HEADING && headline.len) /* as the headline is: composed, entities resolved */
        text = tidy_text(c->facts->run, text, TIDY_LINE, SIZE_MAX);
    if (says_same(text, headline))
        return s->kind == SEGMENT_HEADING || s->words >= WORDS_MIN;
    return s->kind == SEGMENT_HEADING && headline.len >= BYTES_MIN &&
           str_find(s->text, headline, 0) != SIZE_MAX;
}

void drop_headline(struct choice *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && is_headline(c, i))
            drop_segment(c, i, REMOVAL_HEADLINE);
}

/* Where much of the text stands before it, the headline is a repetition, not the beginning. */
void drop_before_headline(struct choice *c)
{
    enum { LEAD_SHARE = 4 };
    uint32_t words = kept_words(c, 0, c->count), before = words;
    if (!is_article(c))
        return;
    for (size_t i = c->count; i-- > 0;) {
        before -= c->kept[i] ? c->segments[i].words : 0;
        if (!is_headline(c, i) || before * LEAD_SHARE >= words)
            continue;
        for (size_t n = 0; n < i; n++)
            drop_segment(c, n, REMOVAL_BEFORE);
        return;
    }
}

/* Whether a segment is text in its own right. */
static bool is_text(const struct segment *s)
{
    enum { LONG = 20 };
    return s->sentences > 0 || s->words >= LONG;
}

/* A line with a copyright sign. */
static bool is_rights_line(const struct segment *s)
{
    enum { WORDS_MAX = 40 };
    return s->words <= WORDS_MAX && str_find(s->text, STR("\xC2\xA9"), 0) != SIZE_MAX;
}

/* What a trimming passes over: lines of rights, and short pieces that are neither headings nor data, nor
 * surely text. */
static bool is_trimmed(const struct choice *c, size_t i)
{
    const struct segment *s = &c->segments[i];
    bool is_short = !is_text(s) && (s->kind == SEGMENT_PARAGRAPH || s->kind == SEGMENT_ITEM);
    return (is_short && c->probabilities[i] < SURE) || is_rights_line(s);
}

void trim_ends(struct choice *c)
{
    if (!is_article(c))
        return;
    for (size_t i = 0; i < c->count && (!c->kept[i] || is_trimmed(c, i)); i++)
        drop_segment(c, i, REMOVAL_BEFORE);
    for (size_t i = c->count; i-- > 0 && (!c->kept[i] || is_trimmed(c, i));)
        drop_segment(c, i, REMOVAL_AFTER);
}

/* Times and numbers that stand alone. */
static bool is_bare(const struct segment *s)
{
    return s->kind == SEGMENT_PARAGRAPH && !is_text(s) && s->letters == 0;
}

void drop_bare_lines(struct choice *c)
{
    for (size_t i = 0; is_article(c) && i < c->count; i++)
        if (is_bare(&c->segments[i]))
            drop_segment(c, i, REMOVAL_NUMBERS);
}

void drop_bare_headings(struct choice *c)
{
    enum { REACH = 3 }; /* segments that may stand between a heading and its text */
    for (size_t i = c->count; i-- > 0;) {
        if (c->segments[i].kind != SEGMENT_HEADING)
            continue;
        bool leads = false;
        for (size_t n = i + 1; n < c->count && n <= i + REACH && !leads; n++)
            leads = c->kept[n];
        if (!leads)
            drop_segment(c, i, REMOVAL_BARE_HEADING);
    }
}

void drop_script_notice(struct choice *c)
{
    enum { NOTICE_WORDS_MAX = 40 };
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && !(c->segments[i].in & IN_NOSCRIPT))
            return;
    if (kept_words(c, 0, c->count) <= NOTICE_WORDS_MAX)
        for (size_t i = 0; i < c->count; i++)
            drop_segment(c, i, REMOVAL_NOTICE);
}

/* Whether a segment stands right in the element that the next one does. */
static bool is_beside_next(const struct choice *c, size_t i)
{
    const struct node *nodes = c->facts->sheet->doc->nodes;
    return nodes[c->segments[i].node].parent == nodes[c->segments[i + 1].node].parent;
}

/* Whether it parts the text or heads all of it. Of the headline drop_headline() takes care. */
static bool is_joined(const struct choice *c, size_t i, bool is_first)
{
    const struct segment *s = &c->segments[i];
    if (!c->kept[i + 1] || (s->kind != SEGMENT_HEADING && s->kind != SEGMENT_CODE))
        return false;
    return is_first ? s->kind == SEGMENT_HEADING && is_beside_next(c, i) : i > 0 && c->kept[i - 1];
}

void give_back(struct choice *c)
{
    const float likely = 0.4F;
    const unsigned beside = 1u << CUE_CHROME | 1u << CUE_ASIDE | 1u << CUE_ACTION;
    bool is_first = true;
    for (size_t i = 0; i + 1 < c->count; i++) {
        const struct segment *s = &c->segments[i];
        if (!c->kept[i] && c->probabilities[i] >= likely && is_joined(c, i, is_first) &&
            s->link_words * 2 <= s->words && !(c->facts->cues[s->node] & beside))
            c->kept[i] = true;
        is_first &= !c->kept[i];
    }
}

/* Whether a segment is a formula and nothing else. */
static bool is_formula(const struct choice *c, size_t i)
{
    const struct doc *doc = c->facts->sheet->doc;
    const struct segment *s = &c->segments[i];
    if (doc->nodes[s->first].tag == TAG_IMG)
        return str_eq(formula_of_image(doc, s->first), s->text);
    uint32_t math = doc_ancestor(doc, s->first, TAG_MATH);
    if (math == UINT32_MAX || math < s->node)
        return false;
    for (uint32_t n = doc->nodes[math].end; n < s->end; n++)
        if (str_trim(doc->nodes[n].text).len && !repeats_math(doc, n))
            return false;
    return true;
}

void give_back_formulas(struct choice *c)
{
    for (size_t i = 1; i < c->count; i++) {
        size_t past = i;
        while (c->kept[i - 1] && past < c->count && is_formula(c, past))
            past++;
        for (; past < c->count && c->kept[past] && i < past; i++)
            c->kept[i] = true;
    }
}
