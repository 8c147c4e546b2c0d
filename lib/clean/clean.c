#include "clean/features.h"
#include "clean/gauge.h"
#include "clean/head.h"
#include "clean/segments.h"

bool clean_doc(struct run *run, const struct doc *doc, struct sheet *sheet)
{
    *sheet = (struct sheet){.doc = doc, .from_text = doc->text->media == MEDIA_TEXT};
    if (!read_head(run, doc, &sheet->head))
        return false;
    if (sheet->from_text)
        return cut_lines(run, sheet);
    return cut_doc(run, sheet) && measure_features(run, sheet);
}

struct core sheet_core(const struct sheet *sheet)
{
    const struct gauge *gauge = sheet->gauge;
    return gauge ? (struct core){gauge->core, gauge->core_from, gauge->core_to} : (struct core){0};
}

struct twins sheet_twins(const struct sheet *sheet)
{
    const struct gauge *gauge = sheet->gauge;
    return gauge ? (struct twins){gauge->twins, gauge->group_count} : (struct twins){NULL, 0};
}

size_t sheet_segment_from(const struct sheet *sheet, uint32_t node)
{
    size_t low = 0, high = sheet->segment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->segments[middle].first < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
