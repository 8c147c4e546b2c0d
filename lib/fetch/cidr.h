/* Network addresses as 16 bytes, IPv4 as v4-mapped IPv6 (RFC 4291, 2.5.5.2), and networks of them. */
#ifndef COPYDESK_FETCH_CIDR_H
#define COPYDESK_FETCH_CIDR_H

#include <netinet/in.h>

#include "fetch/guard.h"

enum { ADDRESS_BYTES = 16, V4_MAPPED_BITS = 96 };

/* Writes an IPv4 address into `out` as v4-mapped IPv6. */
void address_from_v4(const void *four_bytes, unsigned char out[ADDRESS_BYTES]);

/* Whether address lies in network. */
bool cidr_contains(const struct cidr *network, const unsigned char address[ADDRESS_BYTES]);

/* Whether address lies in any network of the list. */
bool cidr_list_contains(const struct cidr_list *list, const unsigned char address[ADDRESS_BYTES]);

/* Parses one network, "10.0.0.0/8", or one host, "::1". An IPv4 prefix counts from the IPv4 address. Bits
 * past the prefix must be zero: "10.0.0.1/8" is more likely a slip than a network. Octets are decimal and no
 * zone is taken (inet_pton). */
bool cidr_parse(struct str text, struct cidr *network);

#endif
