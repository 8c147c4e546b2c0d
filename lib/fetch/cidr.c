#include "fetch/cidr.h"

#include <arpa/inet.h>

static const unsigned char v4_mapped[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

void address_from_v4(const void *four_bytes, unsigned char out[ADDRESS_BYTES])
{
    memcpy(out, v4_mapped, sizeof v4_mapped);
    memcpy(out + sizeof v4_mapped, four_bytes, 4);
}

bool cidr_contains(const struct cidr *network, const unsigned char address[ADDRESS_BYTES])
{
    unsigned whole = network->prefix / 8, rest = network->prefix % 8;
    if (memcmp(network->address, address, whole) != 0)
        return false;
    if (rest == 0)
        return true;
    return ((network->address[whole] ^ address[whole]) >> (8 - rest)) == 0;
}

bool cidr_list_contains(const struct cidr_list *list, const unsigned char address[ADDRESS_BYTES])
{
    for (size_t i = 0; i < list->count; i++)
        if (cidr_contains(&list->items[i], address))
            return true;
    return false;
}

/* Parses an address; *offset is where its own bits begin in the 16 bytes. */
static bool parse_address(struct str text, unsigned char out[ADDRESS_BYTES], unsigned *offset)
{
    char z[INET6_ADDRSTRLEN];
    if (text.len == 0 || text.len >= sizeof z)
        return false;
    memcpy(z, text.at, text.len);
    z[text.len] = '\0';
    if (strlen(z) != text.len)
        return false;
    struct in_addr v4;
    if (inet_pton(AF_INET, z, &v4) == 1) {
        address_from_v4(&v4, out);
        *offset = V4_MAPPED_BITS;
        return true;
    }
    *offset = 0;
    return inet_pton(AF_INET6, z, out) == 1;
}

static bool host_bits_are_zero(const struct cidr *network)
{
    for (unsigned bit = network->prefix; bit < ADDRESS_BYTES * 8; bit++)
        if (network->address[bit / 8] & (0x80u >> (bit % 8)))
            return false;
    return true;
}

bool cidr_parse(struct str text, struct cidr *network)
{
    size_t slash = str_find_byte(text, '/', 0);
    unsigned offset;
    if (!parse_address(str_slice(text, 0, slash), network->address, &offset))
        return false;
    uint64_t prefix = ADDRESS_BYTES * 8 - offset;
    if (slash != SIZE_MAX && !str_to_u64(str_slice(text, slash + 1, text.len), prefix, &prefix))
        return false;
    network->prefix = offset + (unsigned)prefix;
    return host_bits_are_zero(network);
}

bool cidr_list_parse(struct str text, struct cidr_list *list, struct str *bad)
{
    struct str item;
    list->count = 0;
    *bad = STR_NONE;
    if (text.len == 0)
        return true;
    while (str_next(&text, ',', &item)) {
        *bad = str_trim(item);
        if (list->count == CIDR_LIST_MAX || !cidr_parse(*bad, &list->items[list->count]))
            return false;
        list->count++;
    }
    *bad = STR_NONE;
    return true;
}
