#include "extract/text_sample.h"

#include "base/utf8.h"

static bool is_prose(const struct segment *segment)
{
    return segment->kind != SEGMENT_CODE;
}

/* What to take of a text when so much more is due: all of it, a piece worth taking, or nothing. */
static struct str piece_of(struct str text, size_t due)
{
    return due >= text.len || due >= SAMPLE_PIECE_BYTES ? utf8_cut(text, due) : STR_NONE;
}

bool sample_segments(struct run *run, const struct segment *const *segments, size_t count,
                     struct text_sample *sample)
{
    size_t total = 0, seen = 0, len = 0;
    *sample = (struct text_sample){0};
    for (size_t i = 0; i < count; i++)
        if (is_prose(segments[i])) {
            total += segments[i]->text.len + 1;
            sample->letters += segments[i]->letters;
        }
    size_t size = total < SAMPLE_BYTES ? total : SAMPLE_BYTES;
    char *out = run_alloc(run, size);
    if (!out)
        return false;
    for (size_t i = 0; i < count && len < size; i++) {
        if (!is_prose(segments[i]))
            continue;
        seen += segments[i]->text.len + 1;
        size_t due = (size_t)((double)size * (double)seen / (double)total) - len;
        struct str piece = due > 1 ? piece_of(segments[i]->text, due - 1) : STR_NONE;
        if (!piece.len)
            continue;
        memcpy(out + len, piece.at, piece.len);
        out[len + piece.len] = '\n';
        len += piece.len + 1;
    }
    sample->text = (struct str){out, len};
    return true;
}
