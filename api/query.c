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

bool query_refuse(struct request *request, struct str name)
{
    char member[FAIL_MEMBER_MAX];
    size_t len = name.len < sizeof member ? name.len : sizeof member - 1;
    memcpy(member, name.at, len);
    member[len] = '\0';
    return request_fail(request, FAIL_INVALID_REQUEST, member, "There is no such parameter.");
}

bool query_set(struct request *request, struct str name, struct str value)
{
    if (str_eq(name, STR("url")))
        return set_url(request, value);
    enum option option = option_find(name);
    if (option != OPTION_COUNT)
        return option_set(&request->ask.options, &request->ask.options_given, option, value,
                          &request->failure);
    return query_refuse(request, name);
}

struct reading {
    struct request *request;
    query_setter *set;
};

static enum MHD_Result read_parameter(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_len,
                                      const char *value, size_t value_len)
{
    (void)kind;
    const struct reading *reading = cls;
    struct str text = {value ? value : "", value ? value_len : 0};
    return reading->set(reading->request, (struct str){key, key_len}, text) ? MHD_YES : MHD_NO;
}

bool query_read(struct request *request, query_setter *set)
{
    struct reading reading = {request, set};
    MHD_get_connection_values_n(request->connection, MHD_GET_ARGUMENT_KIND, read_parameter, &reading);
    return !request->failure.code;
}
