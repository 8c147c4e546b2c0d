#include "extract/fields.h"
#include "extract/text_fields.h"

bool extract_comments(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_comments(facts, article);
    return true;
}
