#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <arpa/inet.h>

#include "fetch/cidr.h"

static void address(const char *text, unsigned char out[ADDRESS_BYTES])
{
    struct in_addr v4;
    if (inet_pton(AF_INET, text, &v4) == 1)
        address_from_v4(&v4, out);
    else
        assert_int_equal(inet_pton(AF_INET6, text, out), 1);
}

static void network_has_its_edges(void **state)
{
    (void)state;
    static const struct {
        const char *network, *in, *in_too, *out, *out_too;
    } rows[] = {
        {"10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"},
        {"172.16.0.0/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"},
        {"127.0.0.1", "127.0.0.1", "::ffff:127.0.0.1", "127.0.0.0", "127.0.0.2"},
        {"0.0.0.0/0", "0.0.0.0", "255.255.255.255", "::", "::fffe:ffff:ffff"},
        {"::1/128", "::1", "::1", "::", "::2"},
        {"fe80::/10", "fe80::", "febf:ffff::ffff", "fe7f:ffff::", "fec0::"},
        {"::/0", "::", "1.2.3.4", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct cidr network;
        unsigned char bytes[ADDRESS_BYTES];
        assert_true(cidr_parse(str_of(rows[i].network), &network));
        address(rows[i].in, bytes);
        assert_true(cidr_contains(&network, bytes));
        address(rows[i].in_too, bytes);
        assert_true(cidr_contains(&network, bytes));
        if (!rows[i].out)
            continue;
        address(rows[i].out, bytes);
        assert_false(cidr_contains(&network, bytes));
        address(rows[i].out_too, bytes);
        assert_false(cidr_contains(&network, bytes));
    }
}

static void what_is_no_network_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "::1/127",
        "::/129",
        "10.0.0/8",
        "010.0.0.0/8",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "host",
        "fe80::1%lo",
        " 10.0.0.0/8",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb/8",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct cidr network;
        assert_false(cidr_parse(str_of(texts[i]), &network));
    }
    struct cidr network;
    assert_false(cidr_parse(STR("10.0.0.0\0x"), &network));
}

static void list_is_parsed_and_searched(void **state)
{
    (void)state;
    struct cidr_list list;
    struct str bad;
    unsigned char bytes[ADDRESS_BYTES];
    assert_true(cidr_list_parse(STR("127.0.0.0/8, ::1"), &list, &bad));
    assert_int_equal(list.count, 2);
    address("127.1.2.3", bytes);
    assert_true(cidr_list_contains(&list, bytes));
    address("::1", bytes);
    assert_true(cidr_list_contains(&list, bytes));
    address("128.0.0.0", bytes);
    assert_false(cidr_list_contains(&list, bytes));
    assert_true(cidr_list_parse(STR_NONE, &list, &bad));
    assert_true(cidr_list_parse(STR(""), &list, &bad));
    assert_int_equal(list.count, 0);
}

static void list_names_its_bad_item(void **state)
{
    (void)state;
    struct cidr_list list;
    struct str bad;
    assert_false(cidr_list_parse(STR("127.0.0.0/8,oops,::1"), &list, &bad));
    assert_true(str_eq(bad, STR("oops")));
    assert_false(cidr_list_parse(STR("::1,"), &list, &bad));
    assert_int_equal(bad.len, 0);
}

static void list_has_its_cap(void **state)
{
    (void)state;
    struct cidr_list list;
    struct str bad;
    char text[(CIDR_LIST_MAX + 1) * 4];
    for (size_t i = 0; i <= CIDR_LIST_MAX; i++)
        memcpy(text + i * 4, "::1,", 4);
    assert_true(cidr_list_parse((struct str){text, CIDR_LIST_MAX * 4 - 1}, &list, &bad));
    assert_int_equal(list.count, CIDR_LIST_MAX);
    assert_false(cidr_list_parse((struct str){text, sizeof text - 1}, &list, &bad));
    assert_true(str_eq(bad, STR("::1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(network_has_its_edges),
        cmocka_unit_test(what_is_no_network_is_refused),
        cmocka_unit_test(list_is_parsed_and_searched),
        cmocka_unit_test(list_names_its_bad_item),
        cmocka_unit_test(list_has_its_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
