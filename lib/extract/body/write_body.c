#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/buf.h"
#include "extract/body/joint.h"
#include "extract/fields.h"

/* What stands between two segments: cells of a row stand on one line, rows of a table and items of a list on
 * lines of one block; pieces of one cell are blocks. */
static const struct str joints[] = {
    [JOINT_BLOCK] = STR_INIT("\n\n"), [JOINT_ITEM] = STR_INIT("\n"),    [JOINT_ROW] = STR_INIT("\n"),
    [JOINT_CELL] = STR_INIT("\t"),    [JOINT_PIECE] = STR_INIT("\n\n"),
};

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
            buf_add_str(&out, joints[joint_of(facts->sheet->doc, article->body[i - 1], article->body[i])]);
        buf_add_str(&out, article->body[i]->text);
    }
    if (out.failed)
        return fail(facts->run, FAIL_PAGE_TOO_COMPLEX,
                    "The body needs more memory than one job may allocate.");
    article->article_body = buf_str(&out);
    article->word_count = out.len ? segment_words(article->article_body) : 0;
    return true;
}
