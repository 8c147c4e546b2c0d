#include "extract/images/srcset.h"

#include <math.h>
#include <stdlib.h>

enum { WIDTH_MAX = 100000 }; /* pixels; more is no width */

/* "640w" or "1.5x"; other descriptors ("300h") say nothing. */
static void read_descriptor(struct str descriptor, struct srcset_item *item)
{
    char number[16] = "";
    if (descriptor.len < 2 || descriptor.len >= sizeof number)
        return;
    memcpy(number, descriptor.at, descriptor.len - 1);
    double value = strtod(number, NULL);
    char unit = ascii_lower(descriptor.at[descriptor.len - 1]);
    if (!isfinite(value) || value <= 0 || value > WIDTH_MAX)
        return;
    if (unit == 'w')
        item->width = (unsigned)value;
    else if (unit == 'x')
        item->density = value;
}

static void read_descriptors(struct str rest, struct srcset_item *item)
{
    struct str descriptor;
    rest = str_trim(rest);
    while (str_next(&rest, ' ', &descriptor))
        read_descriptor(str_trim(descriptor), item);
}

bool next_srcset_item(struct str *rest, struct srcset_item *item)
{
    while (rest->len && (ascii_is_space(rest->at[0]) || rest->at[0] == ','))
        *rest = str_slice(*rest, 1, rest->len);
    if (rest->len == 0)
        return false;
    size_t end = 0;
    while (end < rest->len && !ascii_is_space(rest->at[end]))
        end++;
    *item = (struct srcset_item){.url = str_slice(*rest, 0, end)};
    bool bare = item->url.at[end - 1] == ','; /* a comma that ends a URL ends the candidate */
    while (item->url.len && item->url.at[item->url.len - 1] == ',')
        item->url.len--;
    size_t comma = bare ? end - 1 : str_find_byte(*rest, ',', end);
    if (!bare)
        read_descriptors(str_slice(*rest, end, comma), item);
    *rest = comma == SIZE_MAX ? STR_NONE : str_slice(*rest, comma + 1, rest->len);
    return true;
}
