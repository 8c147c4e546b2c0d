/* The guard against every row of IANA's IPv4 and IPv6 Special-Purpose Address Registries, as of 2025-10-09.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fetch/cidr.h"
#include "unit/fetch/judge.h"

/* The registries' column "Globally Reachable". */
enum reach { NO, YES, NOT_STATED };

/* What the guard makes of a row. A row that is reachable and yet forbidden lies in a larger one that is not.
 */
enum verdict { FORBIDDEN, ALLOWED, BY_IPV4_INSIDE };

static const struct {
    const char *network, *name;
    enum reach reach;
    enum verdict verdict;
} registry[] = {
    {"0.0.0.0/8", "This network", NO, FORBIDDEN},
    {"0.0.0.0/32", "This host on this network", NO, FORBIDDEN},
    {"10.0.0.0/8", "Private-Use", NO, FORBIDDEN},
    {"100.64.0.0/10", "Shared Address Space", NO, FORBIDDEN},
    {"127.0.0.0/8", "Loopback", NO, FORBIDDEN},
    {"169.254.0.0/16", "Link Local", NO, FORBIDDEN},
    {"172.16.0.0/12", "Private-Use", NO, FORBIDDEN},
    {"192.0.0.0/24", "IETF Protocol Assignments", NO, FORBIDDEN},
    {"192.0.0.0/29", "IPv4 Service Continuity Prefix", NO, FORBIDDEN},
    {"192.0.0.8/32", "IPv4 dummy address", NO, FORBIDDEN},
    {"192.0.0.9/32", "Port Control Protocol Anycast", YES, FORBIDDEN},
    {"192.0.0.10/32", "Traversal Using Relays around NAT Anycast", YES, FORBIDDEN},
    {"192.0.0.170/32", "NAT64/DNS64 Discovery", NO, FORBIDDEN},
    {"192.0.0.171/32", "NAT64/DNS64 Discovery", NO, FORBIDDEN},
    {"192.0.2.0/24", "Documentation (TEST-NET-1)", NO, FORBIDDEN},
    {"192.31.196.0/24", "AS112-v4", YES, ALLOWED},
    {"192.52.193.0/24", "AMT", YES, ALLOWED},
    {"192.88.99.0/24", "Deprecated (6to4 Relay Anycast)", NOT_STATED, FORBIDDEN},
    {"192.88.99.2/32", "6a44-relay anycast address", NO, FORBIDDEN},
    {"192.168.0.0/16", "Private-Use", NO, FORBIDDEN},
    {"192.175.48.0/24", "Direct Delegation AS112 Service", YES, ALLOWED},
    {"198.18.0.0/15", "Benchmarking", NO, FORBIDDEN},
    {"198.51.100.0/24", "Documentation (TEST-NET-2)", NO, FORBIDDEN},
    {"203.0.113.0/24", "Documentation (TEST-NET-3)", NO, FORBIDDEN},
    {"240.0.0.0/4", "Reserved", NO, FORBIDDEN},
    {"255.255.255.255/32", "Limited Broadcast", NO, FORBIDDEN},
    {"::1/128", "Loopback Address", NO, FORBIDDEN},
    {"::/128", "Unspecified Address", NO, FORBIDDEN},
    {"::ffff:0:0/96", "IPv4-mapped Address", NO, BY_IPV4_INSIDE},
    {"64:ff9b::/96", "IPv4-IPv6 Translat.", YES, BY_IPV4_INSIDE},
    {"64:ff9b:1::/48", "IPv4-IPv6 Translat.", NO, FORBIDDEN},
    {"100::/64", "Discard-Only Address Block", NO, FORBIDDEN},
    {"100:0:0:1::/64", "Dummy IPv6 Prefix", NO, FORBIDDEN},
    {"2001::/23", "IETF Protocol Assignments", NO, FORBIDDEN},
    {"2001::/32", "TEREDO", NOT_STATED, FORBIDDEN},
    {"2001:1::1/128", "Port Control Protocol Anycast", YES, FORBIDDEN},
    {"2001:1::2/128", "Traversal Using Relays around NAT Anycast", YES, FORBIDDEN},
    {"2001:1::3/128", "DNS-SD Service Registration Protocol Anycast", YES, FORBIDDEN},
    {"2001:2::/48", "Benchmarking", NO, FORBIDDEN},
    {"2001:3::/32", "AMT", YES, FORBIDDEN},
    {"2001:4:112::/48", "AS112-v6", YES, FORBIDDEN},
    {"2001:10::/28", "Deprecated (previously ORCHID)", NOT_STATED, FORBIDDEN},
    {"2001:20::/28", "ORCHIDv2", YES, FORBIDDEN},
    {"2001:30::/28", "Drone Remote ID Protocol Entity Tags (DETs) Prefix", YES, FORBIDDEN},
    {"2001:db8::/32", "Documentation", NO, FORBIDDEN},
    {"2002::/16", "6to4", NOT_STATED, BY_IPV4_INSIDE},
    {"2620:4f:8000::/48", "Direct Delegation AS112 Service", YES, ALLOWED},
    {"3fff::/20", "Documentation", NO, FORBIDDEN},
    {"5f00::/16", "Segment Routing (SRv6) SIDs", NO, FORBIDDEN},
    {"fc00::/7", "Unique-Local", NO, FORBIDDEN},
    {"fe80::/10", "Link-Local Unicast", NO, FORBIDDEN},
};

enum { ROWS = sizeof registry / sizeof registry[0] };

/* An address of a network, the bits past its prefix all zero or all one. */
static void edge_of(const struct cidr *network, bool is_last, unsigned char out[ADDRESS_BYTES])
{
    memcpy(out, network->address, ADDRESS_BYTES);
    for (unsigned bit = network->prefix; is_last && bit < ADDRESS_BYTES * 8; bit++)
        out[bit / 8] |= (unsigned char)(0x80 >> bit % 8);
}

static void every_row_is_accounted_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct cidr network;
        assert_true(cidr_parse(str_of(registry[i].network), &network));
        for (int is_last = 0; is_last < 2 && registry[i].verdict != BY_IPV4_INSIDE; is_last++) {
            unsigned char address[ADDRESS_BYTES];
            edge_of(&network, is_last, address);
            if (!judge_bytes(&nothing, address, 80) != (registry[i].verdict == ALLOWED))
                fail_msg("%s, %s", registry[i].network, registry[i].name);
        }
    }
}

static void only_reachable_rows_are_allowed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        if (registry[i].verdict == ALLOWED && registry[i].reach != YES)
            fail_msg("%s, %s", registry[i].network, registry[i].name);
}

static bool contains(size_t outer, size_t inner)
{
    struct cidr a, b;
    assert_true(cidr_parse(str_of(registry[outer].network), &a));
    assert_true(cidr_parse(str_of(registry[inner].network), &b));
    return a.prefix < b.prefix && cidr_contains(&a, b.address);
}

static void reachable_rows_are_forbidden_only_within_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        if (registry[i].verdict != FORBIDDEN || registry[i].reach != YES)
            continue;
        size_t outer = 0;
        while (outer < ROWS && !(contains(outer, i) && registry[outer].reach == NO))
            outer++;
        if (outer == ROWS)
            fail_msg("%s, %s", registry[i].network, registry[i].name);
    }
}

/* For each IPv4 row: the same in the three forms that hold an IPv4 address. */
static void ipv4_rows_hold_inside_ipv6(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct cidr network;
        assert_true(cidr_parse(str_of(registry[i].network), &network));
        if (!strchr(registry[i].network, '.'))
            continue;
        const unsigned char *four = network.address + 12;
        unsigned char nat64[ADDRESS_BYTES] = {0x00, 0x64, 0xFF, 0x9B},
                      six_to_four[ADDRESS_BYTES] = {0x20, 0x02};
        memcpy(nat64 + 12, four, 4);
        memcpy(six_to_four + 2, four, 4);
        const char *why = judge_bytes(&nothing, network.address, 80);
        assert_true(!why == (registry[i].verdict == ALLOWED));
        assert_ptr_equal(judge_bytes(&nothing, nat64, 80), why);
        assert_ptr_equal(judge_bytes(&nothing, six_to_four, 80), why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_accounted_for),
        cmocka_unit_test(only_reachable_rows_are_allowed),
        cmocka_unit_test(reachable_rows_are_forbidden_only_within_others),
        cmocka_unit_test(ipv4_rows_hold_inside_ipv6),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
