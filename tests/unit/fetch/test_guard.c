#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/un.h>

#include "fetch/guard.h"

static const struct cidr_list nothing;

/* The guard's word on an address and port: NULL when it allows it, else why not. */
static const char *judge(const struct cidr_list *allow, const char *text, unsigned port)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)port)};
    const char *why = "unset";
    bool is_v4 = inet_pton(AF_INET, text, &v4.sin_addr) == 1;
    if (!is_v4)
        assert_int_equal(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
    const struct sockaddr *address = is_v4 ? (const struct sockaddr *)&v4 : (const struct sockaddr *)&v6;
    bool allowed = guard_allows(allow, address, &why);
    assert_true(allowed == !why);
    return why;
}

static void assert_forbidden(const char *address, const char *reason)
{
    const char *why = judge(&nothing, address, 80);
    if (!why || strcmp(why, reason) != 0)
        fail_msg("%s: expected %s, got %s", address, reason, why ? why : "allowed");
}

static void assert_allowed(const char *address)
{
    const char *why = judge(&nothing, address, 443);
    if (why)
        fail_msg("%s: expected to be allowed, got %s", address, why);
}

/* First and last address of each special network, and its neighbours on both sides: NULL where the neighbour
 * is special too or there is none. */
static const struct {
    const char *before, *first, *last, *after, *why;
} networks[] = {
    {NULL, "0.0.0.0", "0.255.255.255", "1.0.0.0", "this network"},
    {"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0", "private-use"},
    {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0", "shared address space"},
    {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0", "loopback"},
    {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0", "link-local"},
    {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0", "private-use"},
    {"191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0", "protocol assignments"},
    {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0", "documentation"},
    {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0", "6to4 relay anycast"},
    {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0", "private-use"},
    {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0", "benchmarking"},
    {"198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0", "documentation"},
    {"203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0", "documentation"},
    {"223.255.255.255", "224.0.0.0", "239.255.255.255", NULL, "multicast"},
    {NULL, "240.0.0.0", "255.255.255.254", NULL, "reserved"},
    {NULL, "255.255.255.255", "255.255.255.255", NULL, "limited broadcast"},
    {NULL, "::", "::", NULL, "unspecified"},
    {NULL, "::1", "::1", NULL, "loopback"},
    {NULL, "::2", "::ffff:ffff", NULL, "IPv4-compatible"},
    {NULL, "::1:0:0", "::fffe:ffff:ffff", NULL, "not global unicast"},
    {NULL, "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", NULL, "local-use translation"},
    {NULL, "100::", "100::ffff:ffff:ffff:ffff", NULL, "discard-only"},
    {NULL, "100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff", NULL, "dummy prefix"},
    {NULL, "200::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2000::", "not global unicast"},
    {"2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
     "2001:200::", "protocol assignments"},
    {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
     "2001:db9::", "documentation"},
    {"3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
     "3fff:1000::", "documentation"},
    {"3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "5eff:ffff::", NULL, "not global unicast"},
    {NULL, "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "segment routing"},
    {NULL, "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "unique-local"},
    {NULL, "fe00::", "fe7f:ffff::", NULL, "not global unicast"},
    {NULL, "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "link-local"},
    {NULL, "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "site-local"},
    {NULL, "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "multicast"},
};

static void special_networks_end_at_their_edges(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++) {
        assert_forbidden(networks[i].first, networks[i].why);
        assert_forbidden(networks[i].last, networks[i].why);
        if (networks[i].before)
            assert_allowed(networks[i].before);
        if (networks[i].after)
            assert_allowed(networks[i].after);
    }
}

static void ipv4_inside_is_judged(void **state)
{
    (void)state;
    assert_forbidden("::ffff:127.0.0.1", "loopback");
    assert_forbidden("::ffff:10.1.2.3", "private-use");
    assert_allowed("::ffff:93.184.216.34");
    assert_forbidden("64:ff9b::169.254.169.254", "link-local");
    assert_allowed("64:ff9b::93.184.216.34");
    assert_forbidden("2002:7f00:1::", "loopback");
    assert_forbidden("2002:c0a8:101::1", "private-use");
    assert_allowed("2002:5db8:d822::1");
}

static void allow_list_lifts_address_and_port(void **state)
{
    (void)state;
    struct cidr_list allow;
    struct str bad;
    assert_true(cidr_list_parse(STR("127.0.0.0/8,fd00::/8,64:ff9b::/96"), &allow, &bad));
    assert_null(judge(&allow, "127.0.0.1", 8080));
    assert_null(judge(&allow, "::ffff:127.0.0.1", 1));
    assert_null(judge(&allow, "2002:7f00:1::", 22));
    assert_null(judge(&allow, "fd12::1", 6379));
    assert_null(judge(&allow, "64:ff9b::10.0.0.1", 80));
    assert_string_equal(judge(&allow, "10.0.0.1", 80), "private-use");
    assert_string_equal(judge(&allow, "::1", 80), "loopback");
}

static void other_ports_are_forbidden(void **state)
{
    (void)state;
    static const unsigned ports[] = {0, 22, 25, 79, 81, 442, 444, 6379, 8080, 65535};
    for (size_t i = 0; i < sizeof ports / sizeof ports[0]; i++)
        assert_string_equal(judge(&nothing, "93.184.216.34", ports[i]), "a port other than 80 and 443");
    assert_null(judge(&nothing, "93.184.216.34", 80));
    assert_null(judge(&nothing, "2606:2800:220:1::1", 443));
    assert_string_equal(judge(&nothing, "127.0.0.1", 25), "loopback");
}

static void other_families_are_forbidden(void **state)
{
    (void)state;
    struct cidr_list all;
    struct str bad;
    const char *why;
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    assert_true(cidr_list_parse(STR("::/0"), &all, &bad));
    assert_false(guard_allows(&all, (struct sockaddr *)&local, &why));
    assert_string_equal(why, "not an internet address");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(special_networks_end_at_their_edges), cmocka_unit_test(ipv4_inside_is_judged),
        cmocka_unit_test(allow_list_lifts_address_and_port),   cmocka_unit_test(other_ports_are_forbidden),
        cmocka_unit_test(other_families_are_forbidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
