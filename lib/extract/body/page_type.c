#include "extract/body/judge.h"
#include "extract/lines/line_kinds.h"

const char *const page_type_names[PAGE_TYPE_COUNT] = {
#define X(name, text) [PAGE_TYPE_##name] = text,
    PAGE_TYPE_TABLE(X)
#undef X
};

enum page_type page_type_of_lines(const struct facts *facts)
{
    enum { PROSE_WORDS = 8, PARAGRAPHS = 2, ARTICLE_WORDS = 50 };
    unsigned paragraphs = 0, words = 0;
    if (facts->lines->is_thread)
        return PAGE_TYPE_FORUM;
    for (size_t i = 0; i < facts->lines->count; i++) {
        const struct line *line = &facts->lines->at[i];
        uint32_t count = line_words(facts->lines, i);
        bool counts = line->kind == LINE_PROSE && line->zone == ZONE_OPEN && count >= PROSE_WORDS;
        paragraphs += counts;
        words += counts ? count : 0;
    }
    return paragraphs >= PARAGRAPHS && words >= ARTICLE_WORDS ? PAGE_TYPE_ARTICLE : PAGE_TYPE_OTHER;
}
