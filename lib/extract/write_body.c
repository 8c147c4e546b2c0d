#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/buf.h"
#include "extract/fields.h"

/* What joins a segment to the one before: rows of a table and items of a list are lines of one block, cells
 * of a row stand on one line, other blocks are parted by a blank line. */
static struct str joint(const struct doc *doc, const struct segment *before, const struct segment *after)
{
    if (doc->node_count == 0 || before->kind != after->kind)
        return before->kind == SEGMENT_ITEM && after->kind == SEGMENT_ITEM ? STR("\n") : STR("\n\n");
    if (after->kind == SEGMENT_CELL) {
        uint32_t row = doc_ancestor(doc, after->node, TAG_TR);
        uint32_t table = doc_ancestor(doc, after->node, TAG_TABLE);
        if (row != UINT32_MAX && row == doc_ancestor(doc, before->node, TAG_TR))
            return STR("\t");
        return table != UINT32_MAX && table == doc_ancestor(doc, before->node, TAG_TABLE) ? STR("\n")
                                                                                          : STR("\n\n");
    }
    return after->kind == SEGMENT_ITEM && doc->nodes[before->node].parent == doc->nodes[after->node].parent
               ? STR("\n")
               : STR("\n\n");
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
