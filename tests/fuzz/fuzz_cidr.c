/* --fetch-allow's value. A list that was taken holds networks without host bits, of known length. */
#include <stdlib.h>

#include "fetch/cidr.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cidr_list list;
    struct str bad;
    if (!cidr_list_parse((struct str){(const char *)data, size}, &list, &bad))
        return 0;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].prefix > ADDRESS_BYTES * 8 || !cidr_contains(&list.items[i], list.items[i].address))
            abort();
    return 0;
}
