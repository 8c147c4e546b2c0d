#include "extract/lines/text_sample.h"

#include "base/utf8.h"

/* The windows, as bytes of all texts end to end. */
struct windows {
    size_t next, count;    /* the window that is open or comes next */
    size_t distance, size; /* from one's start to the next one's */
};

static bool is_prose(const struct segment *segment)
{
    return segment->kind != SEGMENT_CODE;
}

static struct windows windows_over(size_t total)
{
    if (total <= (size_t)SAMPLE_WINDOWS * SAMPLE_WINDOW_BYTES)
        return (struct windows){.count = 1, .size = total};
    return (struct windows){
        .count = SAMPLE_WINDOWS, .distance = total / SAMPLE_WINDOWS, .size = SAMPLE_WINDOW_BYTES};
}

/* The bytes [from, to) of a text, less those of a character or a word that they begin or end within. */
static struct str whole_words(struct str text, size_t from, size_t to)
{
    enum { WORD_MAX = 24 }; /* a script without spaces loses no more */
    text = utf8_cut(text, to);
    if (from > 0) {
        struct str head = str_slice(text, from, from + WORD_MAX);
        size_t space = str_find_byte(head, ' ', 0);
        from += space == SIZE_MAX ? 0 : space + 1;
        while (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
            from++;
    }
    return str_slice(text, from, text.len);
}

/* Copies to `out` what the windows show of a text that begins at byte `at` of all. Returns the bytes written.
 */
static size_t copy_shown(struct windows *windows, struct str text, size_t at, char *out)
{
    size_t written = 0, end = at + text.len;
    while (windows->next < windows->count && windows->next * windows->distance < end) {
        size_t open = windows->next * windows->distance, shut = open + windows->size;
        struct str piece = whole_words(text, open > at ? open - at : 0, shut - at);
        if (piece.len) {
            memcpy(out + written, piece.at, piece.len);
            out[written + piece.len] = '\n';
            written += piece.len + 1;
        }
        if (shut > end)
            break;
        windows->next++;
    }
    return written;
}

bool sample_segments(struct run *run, const struct segment *const *segments, size_t count,
                     struct text_sample *sample)
{
    size_t total = 0, at = 0, len = 0;
    *sample = (struct text_sample){.letters = 0.0};
    for (size_t i = 0; i < count; i++)
        if (is_prose(segments[i])) {
            total += segments[i]->text.len + 1; /* and a line break */
            sample->letters += segments[i]->letters;
        }
    struct windows windows = windows_over(total);
    char *out = run_alloc(run, windows.count * (windows.size + 1));
    if (!out)
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_prose(segments[i])) {
            len += copy_shown(&windows, segments[i]->text, at, out + len);
            at += segments[i]->text.len + 1;
        }
    sample->text = (struct str){out, len};
    return true;
}
