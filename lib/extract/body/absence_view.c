#include "extract/body/absence_view.h"

static bool count_segments(struct view *view)
{
    enum { FRAME = IN_NAV | IN_HEADER | IN_FOOTER | IN_NOSCRIPT };
    uint32_t *own = run_alloc_array(view->facts->run, view->sheet->segment_count + 1, sizeof *own);
    for (size_t i = 0; own && i < view->sheet->segment_count; i++) {
        const struct segment *s = &view->sheet->segments[i];
        bool counts = !(s->in & FRAME) && s->kind != SEGMENT_CONTROL;
        own[i + 1] = own[i] + (counts ? s->words - s->link_words : 0);
        if (s->in & IN_NOSCRIPT)
            view->noscript_words += s->words;
        else if (!(s->in & IN_HIDDEN))
            view->shown_words += s->words;
        if (!(s->in & (FRAME | IN_HIDDEN)))
            view->main_words += s->words;
    }
    view->own_before = own;
    view->own_words = own ? own[view->sheet->segment_count] : 0;
    return own;
}

static void count_body(struct view *view)
{
    for (size_t i = 0; i < view->article->body_count; i++) {
        view->body_words += view->article->body[i]->words;
        view->body_own += view->article->body[i]->words - view->article->body[i]->link_words;
    }
}

static bool count_nodes(struct view *view)
{
    const struct doc *doc = view->doc;
    uint32_t *landmarks = run_alloc_array(view->facts->run, (size_t)doc->node_count + 1, sizeof *landmarks);
    for (uint32_t i = 0; landmarks && i < doc->node_count; i++) {
        enum tag tag = doc->nodes[i].tag;
        landmarks[i + 1] = landmarks[i] + (tag == TAG_MAIN || tag == TAG_ARTICLE || tag == TAG_NAV);
        view->scripts += tag == TAG_SCRIPT && doc_attr(doc, i, ATTR_SRC).len;
    }
    view->landmarks_before = landmarks;
    return landmarks;
}

/* The first segment that starts at or after a node. */
static size_t segment_at(const struct view *view, uint32_t node)
{
    size_t low = 0, high = view->sheet->segment_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (view->sheet->segments[mid].first < node)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t segments_in(const struct view *view, uint32_t node)
{
    return segment_at(view, view->doc->nodes[node].end) - segment_at(view, node);
}

size_t own_words_in(const struct view *view, uint32_t node)
{
    return view->own_before[segment_at(view, view->doc->nodes[node].end)] -
           view->own_before[segment_at(view, node)];
}

/* Names of programs and of parts of pages, English as class names are whatever the page's language. */
static bool names_consent(struct str value)
{
    static const struct str marks[] = {
        STR_INIT("consent"),  STR_INIT("cookie"),   STR_INIT("gdpr"),         STR_INIT("onetrust"),
        STR_INIT("didomi"),   STR_INIT("agegate"),  STR_INIT("age-gate"),     STR_INIT("age_gate"),
        STR_INIT("ageverif"), STR_INIT("age-ver"),  STR_INIT("age_verif"),    STR_INIT("age-check"),
        STR_INIT("agecheck"), STR_INIT("cmpboxbg"), STR_INIT("usercentrics"),
    };
    return value.len && str_holds_any_nocase(value, marks, sizeof marks / sizeof *marks);
}

/* Whether an element asks for consent. One that holds a page's landmarks is no question but a page that
 * remembers in a class name whether it was asked. */
static bool asks_consent(const struct view *view, uint32_t node)
{
    const struct node *n = &view->doc->nodes[node];
    if (n->tag == TAG_HTML || n->tag == TAG_BODY || n->tag == TAG_CHARACTERS || n->attr_count == 0)
        return false;
    if (view->landmarks_before[n->end] != view->landmarks_before[node])
        return false;
    return names_consent(doc_attr(view->doc, node, ATTR_ID)) ||
           names_consent(doc_attr(view->doc, node, ATTR_CLASS));
}

/* Whether something in an element can be answered or followed. */
static bool has_answer(const struct doc *doc, uint32_t node)
{
    for (uint32_t i = node; i < doc->nodes[node].end; i++)
        if (doc->nodes[i].tag == TAG_BUTTON || doc->nodes[i].tag == TAG_INPUT || doc->nodes[i].tag == TAG_A)
            return true;
    return false;
}

static void count_consent(struct view *view)
{
    for (uint32_t i = 0; i < view->doc->node_count; i++)
        if (asks_consent(view, i)) {
            if (has_answer(view->doc, i))
                view->consent_words += own_words_in(view, i);
            i = view->doc->nodes[i].end - 1;
        }
}

static bool is_declared(const struct view *view)
{
    static const struct str vague[] = {STR_INIT("WebPage"), STR_INIT("CollectionPage")};
    const json_t *work = view->facts->data->article;
    bool typed = work != NULL;
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        typed = typed && !linked_data_is(work, vague[i]);
    return typed || view->article->date_published.len ||
           str_starts_nocase(sheet_meta(view->sheet, STR("og:type")), STR("article"));
}

bool make_view(const struct facts *facts, const struct article *article, struct view *view)
{
    *view =
        (struct view){.facts = facts, .article = article, .sheet = facts->sheet, .doc = facts->sheet->doc};
    if (!count_segments(view) || !count_nodes(view))
        return false;
    count_body(view);
    count_consent(view);
    view->declared = is_declared(view);
    return true;
}
