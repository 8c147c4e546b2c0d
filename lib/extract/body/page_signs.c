#include "extract/body/page_signs.h"

#include "extract/body/sign_parts.h"

const char *const page_sign_names[PAGE_SIGN_COUNT] = {
#define X(name) [PAGE_SIGN_##name] = #name,
    PAGE_SIGN_TABLE(X)
#undef X
};

const float *measure_page_signs(const struct facts *facts, const float *probabilities)
{
    const struct sheet *sheet = facts->sheet;
    float *signs = run_alloc_array(facts->run, PAGE_SIGN_COUNT, sizeof *signs);
    uint16_t *texts = run_alloc_array(facts->run, sheet->segment_count, sizeof *texts);
    if (!signs || !texts)
        return NULL;
    for (size_t i = 0; i < sheet->segment_count; i++)
        texts[i] = look_at_text_of(&sheet->segments[i]);
    struct sign_context context = {.facts = facts,
                                   .segments = sheet->segments,
                                   .count = sheet->segment_count,
                                   .texts = texts,
                                   .probabilities = probabilities,
                                   .signs = signs};
    measure_url_signs(&context);
    measure_head_signs(&context);
    measure_text_signs(&context);
    measure_kept_signs(&context);
    return measure_markup_signs(&context) && measure_group_signs(&context) ? signs : NULL;
}
