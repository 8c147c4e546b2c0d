#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/buf.h"
#include "extract/fields.h"

/* The nearest ancestor-or-self with one of two tags; UINT32_MAX where there is none. */
static uint32_t holder(const struct doc *doc, uint32_t node, enum tag tag, enum tag other)
{
    uint32_t a = doc_ancestor(doc, node, tag), b = doc_ancestor(doc, node, other);
    if (a == UINT32_MAX || b == UINT32_MAX)
        return a == UINT32_MAX ? b : a;
    return a > b ? a : b;
}

/* Cells of a row stand on one line, rows of a table on lines of one block; pieces of one cell are blocks. */
static struct str cell_joint(const struct doc *doc, uint32_t before, uint32_t after)
{
    uint32_t row = doc_ancestor(doc, after, TAG_TR), table = doc_ancestor(doc, after, TAG_TABLE);
    uint32_t cell = holder(doc, after, TAG_TD, TAG_TH);
    if (cell != UINT32_MAX && cell == holder(doc, before, TAG_TD, TAG_TH))
        return STR("\n\n");
    if (row != UINT32_MAX && row == doc_ancestor(doc, before, TAG_TR))
        return STR("\t");
    return table != UINT32_MAX && table == doc_ancestor(doc, before, TAG_TABLE) ? STR("\n") : STR("\n\n");
}

/* Items of one list are lines of one block. */
static struct str item_joint(const struct doc *doc, uint32_t before, uint32_t after)
{
    uint32_t a = holder(doc, before, TAG_LI, TAG_DD), b = holder(doc, after, TAG_LI, TAG_DD);
    uint32_t list_before = doc->nodes[a == UINT32_MAX ? before : a].parent;
    uint32_t list_after = doc->nodes[b == UINT32_MAX ? after : b].parent;
    return list_before == list_after ? STR("\n") : STR("\n\n");
}

static struct str joint(const struct doc *doc, const struct segment *before, const struct segment *after)
{
    if (before->kind != after->kind)
        return STR("\n\n");
    if (doc->node_count == 0)
        return after->kind == SEGMENT_ITEM ? STR("\n") : STR("\n\n");
    if (after->kind == SEGMENT_CELL)
        return cell_joint(doc, before->node, after->node);
    if (after->kind == SEGMENT_ITEM)
        return item_joint(doc, before->node, after->node);
    return STR("\n\n");
}

/* Words by Unicode's segmentation (UAX 29), so that Chinese, Japanese and Thai count; 0 where ICU refuses. */
static size_t segment_words(struct str s)
{
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, s.at, (int64_t)s.len, &error);
    static UBreakIterator *words; /* opening one reads ICU's data: once a process */
    if (!words)
        words = ubrk_open(UBRK_WORD, "", NULL, 0, &error);
    size_t count = 0;
    if (U_SUCCESS(error))
        ubrk_setUText(words, text, &error);
    while (U_SUCCESS(error) && ubrk_next(words) != UBRK_DONE)
        count += ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER;
    utext_close(text);
    return count;
}

bool write_body(const struct facts *facts, struct article *article)
{
    struct buf out;
    size_t room = 0;
    for (size_t i = 0; i < article->body_count; i++)
        room += article->body[i]->text.len + 2;
    buf_init(&out, facts->run->arena, room);
    for (size_t i = 0; i < article->body_count; i++) {
        if (i)
            buf_add_str(&out, joint(facts->sheet->doc, article->body[i - 1], article->body[i]));
        buf_add_str(&out, article->body[i]->text);
    }
    if (out.failed)
        return fail(facts->run, FAIL_PAGE_TOO_COMPLEX,
                    "The body needs more memory than one job may allocate.");
    article->article_body = buf_str(&out);
    article->word_count = out.len ? segment_words(article->article_body) : 0;
    return true;
}
