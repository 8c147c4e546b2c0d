#include "api/framing.h"

#include <stdio.h>

/* Fields that may stand once, and the failure when they stand twice. */
static const struct single {
    struct str name;
    enum fail code;
} singles[] = {
    {STR_INIT("Content-Length"), FAIL_AMBIGUOUS_FRAMING},
    {STR_INIT("Transfer-Encoding"), FAIL_AMBIGUOUS_FRAMING},
    {STR_INIT("Host"), FAIL_INVALID_REQUEST},
    {STR_INIT("Content-Type"), FAIL_INVALID_REQUEST},
    {STR_INIT("Content-Encoding"), FAIL_INVALID_REQUEST},
};

enum { SINGLE_LENGTH, SINGLE_TRANSFER, SINGLE_COUNT = sizeof singles / sizeof singles[0] };

struct reading {
    unsigned seen[SINGLE_COUNT];
    struct str values[SINGLE_COUNT];
    bool expects_continue;
    struct failure *failure;
};

/* RFC 9110, section 5.6.2: tchar. */
static bool is_token_char(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || (c && strchr("!#$%&'*+-.^_`|~", c));
}

static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_token_char(s.at[i]))
            return false;
    return s.len > 0;
}

static bool stands_twice(struct reading *reading, const struct single *single)
{
    failure_set(reading->failure, single->code, "The field %s stands more than once; it may stand once.",
                single->name.at);
    snprintf(reading->failure->member, sizeof reading->failure->member, "%s", single->name.at);
    return false;
}

static bool note_single(struct reading *reading, struct str name, struct str value)
{
    for (size_t i = 0; i < SINGLE_COUNT; i++) {
        if (!str_eq_nocase(name, singles[i].name))
            continue;
        if (reading->seen[i]++)
            return stands_twice(reading, &singles[i]);
        reading->values[i] = value;
    }
    return true;
}

static enum MHD_Result read_field(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_len,
                                  const char *value, size_t value_len)
{
    struct reading *reading = cls;
    struct str name = {key, key_len};
    (void)kind;
    if (!is_token(name)) {
        failure_set(reading->failure, FAIL_INVALID_REQUEST, "A header field's name is no token.");
        return MHD_NO;
    }
    if (str_eq_nocase(name, STR("Expect")) &&
        str_eq_nocase(str_trim((struct str){value, value_len}), STR("100-continue")))
        reading->expects_continue = true;
    return note_single(reading, name, str_trim((struct str){value, value_len})) ? MHD_YES : MHD_NO;
}

static bool judge(const struct reading *reading, const char *version, struct framing *framing)
{
    bool has_length = reading->seen[SINGLE_LENGTH], has_coding = reading->seen[SINGLE_TRANSFER];
    if (has_length && has_coding)
        return failure_set(reading->failure, FAIL_AMBIGUOUS_FRAMING,
                           "Content-Length and Transfer-Encoding may not stand together.");
    if (has_coding && !str_eq_nocase(reading->values[SINGLE_TRANSFER], STR("chunked")))
        return failure_set(reading->failure, FAIL_AMBIGUOUS_FRAMING,
                           "Transfer-Encoding is read here only as chunked.");
    if (has_coding && !str_eq(str_of(version), STR("HTTP/1.1")))
        return failure_set(reading->failure, FAIL_AMBIGUOUS_FRAMING,
                           "Transfer-Encoding is of HTTP/1.1, and the request is not.");
    if (has_length && !str_to_u64(reading->values[SINGLE_LENGTH], UINT64_MAX, &framing->length))
        return failure_set(reading->failure, FAIL_AMBIGUOUS_FRAMING, "Content-Length is no number.");
    framing->has_length = has_length;
    framing->chunked = has_coding;
    framing->expects_continue = reading->expects_continue;
    return true;
}

bool framing_read(struct MHD_Connection *connection, const char *version, struct framing *framing,
                  struct failure *failure)
{
    struct reading reading = {.failure = failure};
    *framing = (struct framing){0};
    failure->code = FAIL_NONE;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, read_field, &reading);
    return !failure->code && judge(&reading, version, framing);
}
