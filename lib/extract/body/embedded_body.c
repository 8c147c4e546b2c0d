#include "extract/body/embedded_body.h"

#include "base/buf.h"
#include "extract/body/cues.h"
#include "extract/body/embedded_text.h"
#include "extract/images/captions.h"

/* How likely such a body is right: its mean F1 on pages whose visible text was taken out. */
static const float probabilities[BODY_ORIGIN_COUNT] = {
    [BODY_ORIGIN_JSON_LD] = 0.9F,
    [BODY_ORIGIN_STATE] = 0.8F,
};

const char *const body_origin_names[BODY_ORIGIN_COUNT] = {
#define X(name, text) [BODY_ORIGIN_##name] = text,
    BODY_ORIGIN_TABLE(X)
#undef X
};

static size_t words_of_body(const struct article *article)
{
    size_t words = 0;
    for (size_t i = 0; i < article->body_count; i++)
        words += article->body[i]->words;
    return words;
}

/* What the page shows out of its frame: all words, and those out of links. */
struct shown {
    size_t words, unlinked;
};

static struct shown count_shown(const struct sheet *sheet)
{
    struct shown shown = {0};
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *s = &sheet->segments[i];
        if (s->in & (IN_NAV | IN_HEADER | IN_FOOTER | IN_NOSCRIPT | IN_HIDDEN | IN_DIALOG))
            continue;
        shown.words += s->words;
        shown.unlinked += s->words - s->link_words;
    }
    return shown;
}

static void write_plain(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.at[i]) {
        case '\n':
            buf_add_str(out, STR("</p><p>"));
            break;
        case '<':
            buf_add_str(out, STR("&lt;"));
            break;
        case '&':
            buf_add_str(out, STR("&amp;"));
            break;
        default:
            buf_add_byte(out, text.at[i]);
        }
}

/* The pieces as one page. Lines of plain text are paragraphs. */
static struct str as_html(struct run *run, const struct embedded_text *text)
{
    struct buf out;
    buf_init(&out, run->arena, run->limits->inflated_bytes);
    for (size_t i = 0; i < text->count; i++) {
        bool is_html = looks_like_html(text->pieces[i]);
        buf_add_str(&out, is_html ? STR("<div>") : STR("<div><p>"));
        if (is_html)
            buf_add_str(&out, text->pieces[i]);
        else
            write_plain(&out, unescape_twice(run, text->pieces[i]));
        buf_add_str(&out, is_html ? STR("</div>") : STR("</p></div>"));
    }
    if (out.failed)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The body needs more memory than one job may allocate.");
    return buf_str(&out);
}

/* A sheet of the text, with the head of the page that it stands for. NULL after fail(). */
static struct sheet *sheet_of(const struct facts *facts, const struct embedded_text *embedded)
{
    struct run *run = facts->run;
    struct text *text = run_alloc(run, sizeof *text);
    struct doc *doc = run_alloc(run, sizeof *doc);
    struct sheet *sheet = run_alloc(run, sizeof *sheet);
    if (!text || !doc || !sheet)
        return NULL;
    *text = *facts->sheet->doc->text;
    text->utf8 = as_html(run, embedded);
    if (run->failure.code != FAIL_NONE || !parse_text(run, text, doc) || !clean_doc(run, doc, sheet))
        return NULL;
    sheet->head = facts->sheet->head;
    return sheet;
}

static bool is_of_body(const struct article *article, const struct segment *segment)
{
    if (segment->kind == SEGMENT_CAPTION || segment->kind == SEGMENT_CONTROL)
        return false;
    return segment->kind != SEGMENT_HEADING || !says_same(segment->text, article->headline);
}

/* Makes all of a sheet the body. */
static bool take(struct facts *facts, struct article *article, struct sheet *sheet, enum body_origin origin)
{
    const struct segment **body = run_alloc_array(facts->run, sheet->segment_count, sizeof *body);
    const uint8_t *cues = inherit_cues(facts->run, sheet->doc);
    const struct image_captions *captions = pair_captions(facts->run, sheet);
    if (!body || !cues || !captions)
        return false;
    article->body_count = 0;
    for (size_t i = 0; i < sheet->segment_count; i++)
        if (is_of_body(article, &sheet->segments[i]))
            body[article->body_count++] = &sheet->segments[i];
    article->body = body;
    article->body_origin = origin;
    article->probability = probabilities[origin];
    article->sheet = facts->sheet = sheet;
    facts->cues = cues;
    facts->captions = captions;
    return true;
}

/* Takes the text if it really has that many words. */
static bool take_if_larger(struct facts *facts, struct article *article, const struct embedded_text *text,
                           size_t enough, enum body_origin origin)
{
    if (text->words < enough)
        return true;
    struct sheet *sheet = sheet_of(facts, text);
    if (!sheet)
        return false;
    size_t words = 0;
    for (size_t i = 0; i < sheet->segment_count; i++)
        words += is_of_body(article, &sheet->segments[i]) ? sheet->segments[i].words : 0;
    if (words < enough)
        return true;
    return take(facts, article, sheet, origin);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

bool take_embedded_body(struct facts *facts, struct article *article)
{
    struct embedded_text text;
    size_t chosen = words_of_body(article);
    if (!find_linked_text(facts, &text) ||
        !take_if_larger(facts, article, &text, larger(chosen * LINKED_RATIO, LINKED_WORDS_MIN),
                        BODY_ORIGIN_JSON_LD))
        return false;
    if (article->body_origin != BODY_ORIGIN_PAGE || chosen > STATE_BODY_MAX)
        return true;
    if (!find_state_text(facts, article->headline, &text))
        return false;
    struct shown shown = count_shown(facts->sheet);
    if (!text.titled && shown.words > STATE_SHOWN_MAX)
        return true;
    size_t least = text.titled ? STATE_WORDS_MIN : UNTITLED_WORDS_MIN;
    size_t enough = larger(larger(chosen * STATE_RATIO, shown.unlinked), least);
    return take_if_larger(facts, article, &text, enough, BODY_ORIGIN_STATE);
}
