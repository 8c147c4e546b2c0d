#include "parse/tags.h"

const struct tag_info tag_infos[TAG_COUNT] = {[TAG_OTHER] = {"", TAG_INLINE},
                                              [TAG_CHARACTERS] = {"", 0},
#define X(NAME, name, flags) [TAG_##NAME] = {name, flags},
                                              TAG_TABLE(X)
#undef X
};

const char *const attr_names[ATTR_COUNT] = {[ATTR_OTHER] = "",
#define X(NAME, name) [ATTR_##NAME] = name,
                                            ATTR_TABLE(X)
#undef X
};

enum tag tag_find(struct str name)
{
    unsigned low = TAG_CHARACTERS + 1, high = TAG_COUNT;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        int order = str_order_nocase(name, tag_infos[middle].name);
        if (order == 0)
            return (enum tag)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return TAG_OTHER;
}

enum attr_name attr_find(struct str name)
{
    unsigned low = ATTR_OTHER + 1, high = ATTR_COUNT;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        int order = str_order_nocase(name, attr_names[middle]);
        if (order == 0)
            return (enum attr_name)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return ATTR_OTHER;
}
