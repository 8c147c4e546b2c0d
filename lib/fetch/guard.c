#include "fetch/guard.h"

#include <arpa/inet.h>

#include "fetch/cidr.h"

enum { PORT_MAX = 65535 };

const char guard_port_refused[] = "a port that is not fetched from";

/* IANA IPv4 and IPv6 Special-Purpose Address Registries, as of 2025-10-09: those rows that are not globally
 * reachable, with multicast (RFC 5771, RFC 4291) added. Globally reachable rows
 * - inside a larger one carry protocols, no pages, and stay forbidden with it: PCP and TURN anycast in
 *   192.0.0.0/24; PCP, TURN and DNS-SD anycast, AMT, AS112, ORCHIDv2, drone identifiers in 2001::/23;
 * - that stand alone are let pass: AS112 (192.31.196.0/24, 192.175.48.0/24, 2620:4f:8000::/48) and AMT
 *   (192.52.193.0/24).
 * Rows that hold IPv4 addresses (::ffff:0:0/96, 64:ff9b::/96, 2002::/16) are judged by what they hold. NAT64
 * prefixes of a network's own (RFC 6052, 2.2) cannot be told from other addresses. ISATAP (RFC 5214) needs no
 * row: behind fe80::/10 it is link-local, behind a global prefix it is routed like any other address.
 *
 * Clouds serve metadata and credentials at 169.254.0.0/16, 100.100.100.200, 192.0.0.192, fd00:ec2::254 and
 * fd20:ce::254, all in these rows; Azure's platform does at an address that is routable by the registries. */
static const struct guard_network specials[] = {
    {"0.0.0.0/8", "this network"},               /* RFC 791 */
    {"10.0.0.0/8", "private-use"},               /* RFC 1918 */
    {"100.64.0.0/10", "shared address space"},   /* RFC 6598 */
    {"127.0.0.0/8", "loopback"},                 /* RFC 1122 */
    {"168.63.129.16/32", "cloud metadata"},      /* Microsoft Learn, "What is IP address 168.63.129.16?" */
    {"169.254.0.0/16", "link-local"},            /* RFC 3927 */
    {"172.16.0.0/12", "private-use"},            /* RFC 1918 */
    {"192.0.0.0/24", "protocol assignments"},    /* RFC 6890 */
    {"192.0.2.0/24", "documentation"},           /* RFC 5737 */
    {"192.88.99.0/24", "6to4 relay anycast"},    /* RFC 7526 */
    {"192.168.0.0/16", "private-use"},           /* RFC 1918 */
    {"198.18.0.0/15", "benchmarking"},           /* RFC 2544 */
    {"198.51.100.0/24", "documentation"},        /* RFC 5737 */
    {"203.0.113.0/24", "documentation"},         /* RFC 5737 */
    {"224.0.0.0/4", "multicast"},                /* RFC 5771 */
    {"255.255.255.255/32", "limited broadcast"}, /* RFC 919 */
    {"240.0.0.0/4", "reserved"},                 /* RFC 1112 */
    {"::/128", "unspecified"},                   /* RFC 4291 */
    {"::1/128", "loopback"},                     /* RFC 4291 */
    {"::/96", "IPv4-compatible"},                /* RFC 4291, deprecated */
    {"64:ff9b:1::/48", "local-use translation"}, /* RFC 8215 */
    {"100::/64", "discard-only"},                /* RFC 6666 */
    {"100:0:0:1::/64", "dummy prefix"},          /* RFC 9780 */
    {"2001::/23", "protocol assignments"},       /* RFC 2928; holds Teredo, benchmarking, ORCHID */
    {"2001:db8::/32", "documentation"},          /* RFC 3849 */
    {"3fff::/20", "documentation"},              /* RFC 9637 */
    {"5f00::/16", "segment routing"},            /* RFC 9602 */
    {"fc00::/7", "unique-local"},                /* RFC 4193 */
    {"fe80::/10", "link-local"},                 /* RFC 4291 */
    {"fec0::/10", "site-local"},                 /* RFC 3879, deprecated */
    {"ff00::/8", "multicast"},                   /* RFC 4291 */
};

enum { SPECIAL_COUNT = sizeof specials / sizeof specials[0] };

/* Networks whose addresses hold an IPv4 address that the packets end up at. */
static const struct {
    const char *network;
    size_t at; /* index of the IPv4 address's first byte */
} translated[] = {
    {"64:ff9b::/96", 12}, /* NAT64, RFC 6052 */
    {"2002::/16", 2},     /* 6to4, RFC 3056 */
};

const struct guard_network *guard_networks(size_t *count)
{
    *count = SPECIAL_COUNT;
    return specials;
}

static bool in_network(const char *network, const unsigned char address[ADDRESS_BYTES])
{
    struct cidr cidr;
    return cidr_parse(str_of(network), &cidr) && cidr_contains(&cidr, address);
}

/* The 16 bytes and the port of a socket address; false for another family. */
static bool address_of(const struct sockaddr *address, unsigned char out[ADDRESS_BYTES], in_port_t *port)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        address_from_v4(&v4.sin_addr, out);
        *port = ntohs(v4.sin_port);
        return true;
    }
    if (address->sa_family != AF_INET6)
        return false;
    struct sockaddr_in6 v6;
    memcpy(&v6, address, sizeof v6);
    memcpy(out, &v6.sin6_addr, ADDRESS_BYTES);
    *port = ntohs(v6.sin6_port);
    return true;
}

/* Replaces a translated address by the IPv4 address inside. */
static void unwrap(unsigned char address[ADDRESS_BYTES])
{
    for (size_t i = 0; i < sizeof translated / sizeof translated[0]; i++) {
        if (!in_network(translated[i].network, address))
            continue;
        unsigned char four[4];
        memcpy(four, address + translated[i].at, sizeof four);
        address_from_v4(four, address);
    }
}

static const char *special_reason(const unsigned char address[ADDRESS_BYTES])
{
    for (size_t i = 0; i < SPECIAL_COUNT; i++)
        if (in_network(specials[i].network, address))
            return specials[i].why;
    /* Of IPv6 only 2000::/3 is given out for unicast (IANA IPv6 Address Space). */
    if (!in_network("0.0.0.0/0", address) && !in_network("2000::/3", address))
        return "not global unicast";
    return NULL;
}

static bool has_port(const struct port_list *list, in_port_t port)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == port)
            return true;
    return false;
}

bool port_list_parse(struct str text, struct port_list *list)
{
    struct str item;
    *list = (struct port_list){.count = 0};
    while (str_next(&text, ',', &item)) {
        uint64_t port;
        if (list->count == PORT_LIST_MAX || !str_to_u64(str_trim(item), PORT_MAX, &port) || port == 0 ||
            has_port(list, (in_port_t)port))
            return false;
        list->items[list->count++] = (in_port_t)port;
    }
    return list->count > 0;
}

bool guard_allows(const struct cidr_list *allow, const struct port_list *ports,
                  const struct sockaddr *address, const char **why)
{
    unsigned char bytes[ADDRESS_BYTES];
    in_port_t port;
    *why = "not an internet address";
    if (!address_of(address, bytes, &port))
        return false;
    *why = NULL;
    if (cidr_list_contains(allow, bytes))
        return true;
    unwrap(bytes);
    if (cidr_list_contains(allow, bytes))
        return true;
    *why = special_reason(bytes);
    if (!*why && !has_port(ports, port))
        *why = guard_port_refused;
    return !*why;
}
