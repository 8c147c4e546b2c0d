#include "extract/fields.h"
#include "extract/text_fields.h"

const char *const interaction_names[INTERACTION_COUNT] = {
#define X(NAME, name) [INTERACTION_##NAME] = name,
    INTERACTION_TABLE(X)
#undef X
};

bool extract_counters(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_counters(facts, article);
    return true;
}
