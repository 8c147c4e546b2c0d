#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <sys/un.h>

#include "fetch/cidr.h"
#include "unit/fetch/judge.h"

/* Each row of the guard's table, first and last address of it for which it is the reason, and its neighbours
 * on both sides: NULL where the neighbour is special too or there is none. Rows without a network lie between
 * the table's. */
static const struct {
    const char *network, *before, *first, *last, *after, *why;
} networks[] = {
    {"0.0.0.0/8", NULL, "0.0.0.0", "0.255.255.255", "1.0.0.0", "this network"},
    {"10.0.0.0/8", "9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0", "private-use"},
    {"100.64.0.0/10", "100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0",
     "shared address space"},
    {"127.0.0.0/8", "126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0", "loopback"},
    {"168.63.129.16/32", "168.63.129.15", "168.63.129.16", "168.63.129.16", "168.63.129.17",
     "cloud metadata"},
    {"169.254.0.0/16", "169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0", "link-local"},
    {"172.16.0.0/12", "172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0", "private-use"},
    {"192.0.0.0/24", "191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0", "protocol assignments"},
    {"192.0.2.0/24", "192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0", "documentation"},
    {"192.88.99.0/24", "192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0", "6to4 relay anycast"},
    {"192.168.0.0/16", "192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0", "private-use"},
    {"198.18.0.0/15", "198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0", "benchmarking"},
    {"198.51.100.0/24", "198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0", "documentation"},
    {"203.0.113.0/24", "203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0", "documentation"},
    {"224.0.0.0/4", "223.255.255.255", "224.0.0.0", "239.255.255.255", NULL, "multicast"},
    {"240.0.0.0/4", NULL, "240.0.0.0", "255.255.255.254", NULL, "reserved"},
    {"255.255.255.255/32", NULL, "255.255.255.255", "255.255.255.255", NULL, "limited broadcast"},
    {"::/128", NULL, "::", "::", NULL, "unspecified"},
    {"::1/128", NULL, "::1", "::1", NULL, "loopback"},
    {"::/96", NULL, "::2", "::ffff:ffff", NULL, "IPv4-compatible"},
    {NULL, NULL, "::1:0:0", "::fffe:ffff:ffff", NULL, "not global unicast"},
    {"64:ff9b:1::/48", NULL, "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", NULL,
     "local-use translation"},
    {"100::/64", NULL, "100::", "100::ffff:ffff:ffff:ffff", NULL, "discard-only"},
    {"100:0:0:1::/64", NULL, "100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff", NULL, "dummy prefix"},
    {NULL, NULL, "200::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2000::", "not global unicast"},
    {"2001::/23", "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::", "protocol assignments"},
    {"2001:db8::/32", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
     "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::", "documentation"},
    {"3fff::/20", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
     "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::", "documentation"},
    {NULL, "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "5eff:ffff::", NULL, "not global unicast"},
    {"5f00::/16", NULL, "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "segment routing"},
    {"fc00::/7", NULL, "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "unique-local"},
    {NULL, NULL, "fe00::", "fe7f:ffff::", NULL, "not global unicast"},
    {"fe80::/10", NULL, "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "link-local"},
    {"fec0::/10", NULL, "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "site-local"},
    {"ff00::/8", NULL, "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", NULL, "multicast"},
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

static void assert_row_has_its_test(const struct guard_network *row)
{
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++)
        if (networks[i].network && strcmp(networks[i].network, row->network) == 0) {
            assert_string_equal(networks[i].why, row->why);
            return;
        }
    fail_msg("%s has no test", row->network);
}

/* The last address of a network. */
static void last_of(const struct cidr *network, unsigned char out[ADDRESS_BYTES])
{
    memcpy(out, network->address, ADDRESS_BYTES);
    for (unsigned bit = network->prefix; bit < ADDRESS_BYTES * 8; bit++)
        out[bit / 8] |= (unsigned char)(0x80 >> bit % 8);
}

static void every_row_of_the_table_is_tested(void **state)
{
    (void)state;
    size_t count;
    const struct guard_network *rows = guard_networks(&count);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        struct cidr network;
        unsigned char last[ADDRESS_BYTES];
        assert_row_has_its_test(&rows[i]);
        assert_true(cidr_parse(str_of(rows[i].network), &network));
        last_of(&network, last);
        assert_non_null(judge_bytes(&nothing, network.address, 80));
        assert_non_null(judge_bytes(&nothing, last, 80));
    }
}

static void every_test_is_of_a_row(void **state)
{
    (void)state;
    size_t count, found = 0, named = 0;
    const struct guard_network *rows = guard_networks(&count);
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++) {
        named += networks[i].network != NULL;
        for (size_t k = 0; networks[i].network && k < count; k++)
            found += strcmp(networks[i].network, rows[k].network) == 0;
    }
    assert_int_equal(found, named);
    assert_int_equal(found, count);
}

static void clouds_metadata_is_forbidden(void **state)
{
    (void)state;
    assert_forbidden("169.254.169.254", "link-local"); /* AWS, Google, Azure, Oracle, OpenStack, … */
    assert_forbidden("169.254.170.2", "link-local");   /* AWS, tasks */
    assert_forbidden("169.254.0.23", "link-local");    /* Tencent */
    assert_forbidden("100.100.100.200", "shared address space"); /* Alibaba */
    assert_forbidden("192.0.0.192", "protocol assignments");     /* Oracle, classic */
    assert_forbidden("168.63.129.16", "cloud metadata");         /* Azure, the platform's own */
    assert_forbidden("fd00:ec2::254", "unique-local");           /* AWS */
    assert_forbidden("fd20:ce::254", "unique-local");            /* Google */
    assert_forbidden("fe80::a9fe:a9fe", "link-local");           /* OpenStack */
    assert_forbidden("::ffff:168.63.129.16", "cloud metadata");
    assert_forbidden("64:ff9b::168.63.129.16", "cloud metadata");
    assert_forbidden("2002:a83f:8110::1", "cloud metadata");
}

static void what_is_global_is_allowed(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "151.101.1.69",
        "169.253.0.1",
        "192.0.1.1",
        "192.1.0.1",
        "198.20.0.1",
        "223.255.255.254",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2400:cb00::1",
        "2606:4700:4700::1111",
        "2620:fe::fe",
        "2a00:1450:4001::1",
        "2c0f:fb50::1",
    };
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
        assert_allowed(addresses[i]);
}

static void ipv4_inside_is_judged(void **state)
{
    (void)state;
    assert_forbidden("::ffff:127.0.0.1", "loopback");
    assert_forbidden("::ffff:7f00:1", "loopback");
    assert_forbidden("::ffff:10.1.2.3", "private-use");
    assert_forbidden("::ffff:0.0.0.0", "this network");
    assert_allowed("::ffff:93.184.216.34");
    assert_forbidden("::127.0.0.1", "IPv4-compatible");
    assert_forbidden("::93.184.216.34", "IPv4-compatible");
    assert_forbidden("64:ff9b::169.254.169.254", "link-local");
    assert_forbidden("64:ff9b::10.0.0.1", "private-use");
    assert_forbidden("64:ff9b::", "this network");
    assert_allowed("64:ff9b::93.184.216.34");
    assert_forbidden("64:ff9b::1:5db8:d822", "not global unicast"); /* past the /96 */
    assert_forbidden("64:ff9b:1::93.184.216.34", "local-use translation");
    assert_forbidden("2002:7f00:1::", "loopback");
    assert_forbidden("2002:c0a8:101::1", "private-use");
    assert_forbidden("2002::1", "this network");
    assert_forbidden("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "limited broadcast");
    assert_allowed("2002:5db8:d822::1");
    assert_allowed("2002:5db8:d822::5efe:7f00:1");                /* 6to4's site routes the rest */
    assert_forbidden("::ffff:0:127.0.0.1", "not global unicast"); /* IPv4-translated, RFC 2765 */
    assert_forbidden("::ffff:0:93.184.216.34", "not global unicast");
    assert_forbidden("2001:0:5db8:d822:0:ffff:80ff:fffe", "protocol assignments"); /* Teredo, of 127.0.0.1 */
    assert_forbidden("fe80::5efe:127.0.0.1", "link-local");                        /* ISATAP */
    assert_forbidden("fd00::5efe:93.184.216.34", "unique-local");
    assert_allowed("2606:2800:220:1:0:5efe:127.0.0.1"); /* routed like any other */
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

static void ports_are_a_list(void **state)
{
    (void)state;
    struct port_list list;
    assert_true(port_list_parse(STR("80"), &list));
    assert_int_equal(list.count, 1);
    assert_true(port_list_parse(STR("443, 8443,65535"), &list));
    assert_int_equal(list.count, 3);
    assert_int_equal(list.items[2], 65535);
    static const char *const bad[] = {"",      "0",    "65536", "80,",
                                      "80,80", "http", "-1",    "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (port_list_parse(str_of(bad[i]), &list))
            fail_msg("%s was taken", bad[i]);
    assert_true(port_list_parse(STR("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"), &list));
}

static void other_ports_are_forbidden(void **state)
{
    (void)state;
    static const unsigned ports[] = {0, 22, 25, 79, 81, 442, 444, 6379, 8080, 65535};
    for (size_t i = 0; i < sizeof ports / sizeof ports[0]; i++)
        assert_string_equal(judge(&nothing, "93.184.216.34", ports[i]), guard_port_refused);
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
    assert_false(guard_allows(&all, &web_ports, (struct sockaddr *)&local, &why));
    assert_string_equal(why, "not an internet address");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(special_networks_end_at_their_edges),
        cmocka_unit_test(every_row_of_the_table_is_tested),
        cmocka_unit_test(every_test_is_of_a_row),
        cmocka_unit_test(clouds_metadata_is_forbidden),
        cmocka_unit_test(what_is_global_is_allowed),
        cmocka_unit_test(ipv4_inside_is_judged),
        cmocka_unit_test(allow_list_lifts_address_and_port),
        cmocka_unit_test(other_ports_are_forbidden),
        cmocka_unit_test(ports_are_a_list),
        cmocka_unit_test(other_families_are_forbidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
