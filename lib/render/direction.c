#include "render/direction.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

struct str text_direction(struct str text)
{
    long left = 0, right = 0;
    for (size_t i = 0; i < text.len && left + right < DIRECTION_LETTERS;) {
        UCharDirection direction = u_charDirection((UChar32)utf8_next(text, &i));
        left += direction == U_LEFT_TO_RIGHT;
        right += direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    }
    return right > left ? STR("rtl") : STR("ltr");
}
