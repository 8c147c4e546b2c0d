#include "parse/math_names.h"

static const char *const names[MATH_NAME_COUNT] = {[MATH_OTHER] = "",
#define X(NAME, name) [MATH_##NAME] = name,
                                                   MATH_NAME_TABLE(X)
#undef X
};

enum math_name math_name_find(struct str name)
{
    unsigned low = MATH_OTHER + 1, high = MATH_NAME_COUNT;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        int order = str_order_nocase(name, names[middle]);
        if (order == 0)
            return (enum math_name)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return MATH_OTHER;
}
