#include "api/handlers.h"
#include "api/query.h"
#include "desk/options.h"

/* What `content` is made of: Postlight Parser's contentType. */
static const struct {
    struct str name;
    uint32_t include;
} contents[] = {
    {STR_INIT("html"), INCLUDE_HTML},
    {STR_INIT("markdown"), INCLUDE_MARKDOWN},
    {STR_INIT("text"), 0},
};

enum { CONTENT_GIVEN = 1u << OPTION_INCLUDE };

static bool set_content(struct request *request, struct str value)
{
    struct ask *ask = &request->ask;
    if (ask->options_given & CONTENT_GIVEN)
        return request_fail(request, FAIL_INVALID_REQUEST, "contentType",
                            "The parameter contentType is given twice.");
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
        if (str_eq(value, contents[i].name)) {
            ask->options.include = contents[i].include;
            ask->options_given |= CONTENT_GIVEN;
            return true;
        }
    return request_fail(request, FAIL_INVALID_REQUEST, "contentType",
                        "The parameter contentType is expected to be html, markdown or text.");
}

/* What is said by the path is no parameter of it. */
static bool set_parameter(struct request *request, struct str name, struct str value)
{
    if (str_eq(name, STR("contentType")))
        return set_content(request, value);
    enum option option = option_find(name);
    if (option == OPTION_FORM || option == OPTION_INCLUDE)
        return query_refuse(request, name);
    return query_set(request, name, value);
}

bool parser_check(struct request *request)
{
    struct ask *ask = &request->ask;
    ask->kind = ASK_URL;
    if (!query_read(request, set_parameter))
        return false;
    if (!ask->url.at)
        return request_fail(request, FAIL_INVALID_REQUEST, "url", "The parameter url is expected.");
    ask->options.form = FORM_PARSER;
    if (!(ask->options_given & CONTENT_GIVEN))
        ask->options.include = INCLUDE_HTML;
    ask->options_given |= 1u << OPTION_FORM | CONTENT_GIVEN;
    return true;
}
