/* The guard's word on addresses given as text. */
#ifndef COPYDESK_TESTS_UNIT_FETCH_JUDGE_H
#define COPYDESK_TESTS_UNIT_FETCH_JUDGE_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "fetch/guard.h"

static const struct cidr_list nothing;
static const struct port_list web_ports = {.items = {80, 443}, .count = 2};

/* Of 16 bytes and a port: NULL when the guard allows it, else why not. */
static inline const char *judge_bytes(const struct cidr_list *allow, const void *bytes, unsigned port)
{
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)port)};
    const char *why = "unset";
    memcpy(&v6.sin6_addr, bytes, sizeof v6.sin6_addr);
    bool allowed = guard_allows(allow, &web_ports, (const struct sockaddr *)&v6, &why);
    assert_true(allowed == !why);
    return why;
}

/* Of an address in text, in its own family. */
static inline const char *judge(const struct cidr_list *allow, const char *text, unsigned port)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    struct in6_addr v6;
    const char *why = "unset";
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
        bool allowed = guard_allows(allow, &web_ports, (const struct sockaddr *)&v4, &why);
        assert_true(allowed == !why);
        return why;
    }
    if (inet_pton(AF_INET6, text, &v6) != 1)
        fail_msg("%s is no address", text);
    return judge_bytes(allow, &v6, port);
}

static inline void assert_forbidden(const char *address, const char *reason)
{
    const char *why = judge(&nothing, address, 80);
    if (!why || strcmp(why, reason) != 0)
        fail_msg("%s: expected %s, got %s", address, reason, why ? why : "allowed");
}

static inline void assert_allowed(const char *address)
{
    const char *why = judge(&nothing, address, 443);
    if (why)
        fail_msg("%s: expected to be allowed, got %s", address, why);
}

#endif
