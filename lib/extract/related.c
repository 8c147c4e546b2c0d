#include "extract/fields.h"
#include "extract/text_fields.h"

bool extract_related(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_related(facts, article);
    return true;
}
