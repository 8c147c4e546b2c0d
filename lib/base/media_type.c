#include "base/media_type.h"

struct str media_type_essence(struct str media_type)
{
    return str_trim(str_slice(media_type, 0, str_find_byte(media_type, ';', 0)));
}
