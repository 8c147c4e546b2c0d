#include "api/query.h"

#include "desk/options.h"

static bool set_url(struct request *request, struct str url)
{
    if (request->ask.url.at)
        return request_fail(request, FAIL_INVALID_REQUEST, "url", "The parameter url is given twice.");
    if (url.len == 0)
        return request_fail(request, FAIL_INVALID_URL, "url", "The parameter url is empty.");
    request->ask.url = url;
    return true;
}

static bool set_parameter(struct request *request, struct str name, struct str value)
{
    if (str_eq(name, STR("url")))
        return set_url(request, value);
    enum option option = option_find(name);
    if (option != OPTION_COUNT)
        return option_set(&request->ask.options, &request->ask.options_given, option, value,
                          &request->failure);
    char member[FAIL_MEMBER_MAX];
    size_t len = name.len < sizeof member ? name.len : sizeof member - 1;
    memcpy(member, name.at, len);
    member[len] = '\0';
    return request_fail(request, FAIL_INVALID_REQUEST, member, "There is no such parameter.");
}

static enum MHD_Result read_parameter(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_len,
                                      const char *value, size_t value_len)
{
    (void)kind;
    struct str text = {value ? value : "", value ? value_len : 0};
    return set_parameter(cls, (struct str){key, key_len}, text) ? MHD_YES : MHD_NO;
}

bool query_read(struct request *request)
{
    MHD_get_connection_values_n(request->connection, MHD_GET_ARGUMENT_KIND, read_parameter, request);
    return !request->failure.code;
}
