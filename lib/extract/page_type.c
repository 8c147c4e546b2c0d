#include "extract/judge.h"

const char *const page_type_names[PAGE_TYPE_COUNT] = {
#define X(name, text) [PAGE_TYPE_##name] = text,
    PAGE_TYPE_TABLE(X)
#undef X
};

enum page_type page_type_of_lines(const struct facts *facts)
{
    enum { PROSE_WORDS = 20, PARAGRAPHS = 3 };
    unsigned paragraphs = 0;
    for (size_t i = 0; i < facts->sheet->segment_count; i++) {
        const struct segment *s = &facts->sheet->segments[i];
        paragraphs += s->sentences && s->words >= PROSE_WORDS;
    }
    return paragraphs >= PARAGRAPHS ? PAGE_TYPE_ARTICLE : PAGE_TYPE_OTHER;
}
