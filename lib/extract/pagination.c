#include "extract/fields.h"

bool extract_pagination(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}
