/* The address guard: which network addresses may be spoken to. It judges addresses, never the URL's text.
 * Source of the table: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and updates) as of
 * 2025-10-09, multicast, and the one cloud service for virtual machines whose address is globally routable.
 */
#ifndef COPYDESK_FETCH_GUARD_H
#define COPYDESK_FETCH_GUARD_H

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/str.h"

enum { CIDR_LIST_MAX = 64, PORT_LIST_MAX = 16 };

struct cidr {
    unsigned char address[16]; /* IPv4 as v4-mapped IPv6 */
    unsigned prefix;           /* 0 … 128, of the 16 bytes */
};

struct cidr_list {
    struct cidr items[CIDR_LIST_MAX];
    size_t count;
};

/* Parses "10.0.0.0/8,::1/128"; an address without "/" is one host. False on anything else, with *bad the item
 * at fault; "" gives an empty list. */
bool cidr_list_parse(struct str text, struct cidr_list *list, struct str *bad);

struct port_list {
    in_port_t items[PORT_LIST_MAX]; /* in the host's byte order */
    size_t count;
};

/* Parses "80,443": ports from 1 to 65535, each once, at least one. False on anything else. */
bool port_list_parse(struct str text, struct port_list *list);

/* The reason of guard_allows that is a port's. */
extern const char guard_port_refused[];

/* Whether an address may be spoken to on a port: inside `allow`, or globally routable with one of `ports`.
 * *why is NULL then, else the reason ("loopback", "private-use", guard_port_refused, …; static). Mapped and
 * translated forms (::ffff:0:0/96, 64:ff9b::/96, 2002::/16) are judged by the IPv4 address inside. */
bool guard_allows(const struct cidr_list *allow, const struct port_list *ports,
                  const struct sockaddr *address, const char **why);

/* A network that is not spoken to, "10.0.0.0/8", and the reason that guard_allows gives. */
struct guard_network {
    const char *network, *why; /* static */
};

/* The rows of the table, the first that holds an address gives its reason; for whoever must account for every
 * row, as the tests do. */
const struct guard_network *guard_networks(size_t *count);

#endif
