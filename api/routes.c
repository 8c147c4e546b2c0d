#include "api/routes.h"

#include <stdio.h>

#include "api/handlers.h"
#include "base/url.h"

const struct route routes[ROUTE_COUNT] = {
    [ROUTE_ARTICLE_POST] = {"/v1/article", "POST", ROUTE_BODY, article_post_check, article_handle},
    [ROUTE_ARTICLE_GET] = {"/v1/article", "GET", 0, article_get_check, article_handle},
    [ROUTE_PARSER] = {"/parser", "GET", 0, parser_check, article_handle},
    [ROUTE_LIVEZ] = {"/livez", "GET", ROUTE_ADMIN, NULL, livez_handle},
    [ROUTE_READYZ] = {"/readyz", "GET", ROUTE_ADMIN, NULL, readyz_handle},
    [ROUTE_HEALTHZ] = {"/healthz", "GET", ROUTE_ADMIN, NULL, livez_handle},
    [ROUTE_METRICS] = {"/metrics", "GET", ROUTE_ADMIN, NULL, metrics_handle},
    [ROUTE_OPENAPI] = {"/openapi.yaml", "GET", 0, NULL, openapi_handle},
    [ROUTE_PAGE] = {"/", "GET", 0, NULL, page_handle},
    [ROUTE_WEB] = {"/web/{file}", "GET", 0, NULL, web_handle},
    [ROUTE_UNMATCHED] = {"other", "", 0, NULL, NULL},
};

/* The path of a request's target, which may be a whole URL (RFC 9112, 3.2.2). */
static struct str path_of(struct str target)
{
    if (!url_is_web(target))
        return target;
    size_t authority = str_find(target, STR("://"), 0) + 3, path = str_find_byte(target, '/', authority);
    return path == SIZE_MAX ? STR("/") : str_slice(target, path, target.len);
}

/* What goes before the "{…}" of a row's path; the whole path where it has none. */
static struct str fixed_part(const struct route *route)
{
    struct str path = str_of(route->path);
    return str_slice(path, 0, str_find_byte(path, '{', 0));
}

struct str route_rest(const struct route *route, struct str path)
{
    return str_slice(path_of(path), fixed_part(route).len, SIZE_MAX);
}

static bool is_at(const struct route *route, struct str path, bool admin)
{
    struct str fixed = fixed_part(route);
    if (admin && !(route->flags & ROUTE_ADMIN))
        return false;
    if (fixed.len == strlen(route->path))
        return str_eq(fixed, path);
    return path.len > fixed.len && str_starts(path, fixed) && str_find_byte(path, '/', fixed.len) == SIZE_MAX;
}

static bool serves(const struct route *route, struct str method)
{
    return str_eq(str_of(route->method), method) ||
           (str_eq(method, STR("HEAD")) && str_eq(str_of(route->method), STR("GET")));
}

const struct route *route_find(struct str path, struct str method, bool admin, struct failure *failure)
{
    bool path_known = false;
    path = path_of(path);
    for (size_t i = 0; i < ROUTE_UNMATCHED; i++) {
        if (!is_at(&routes[i], path, admin))
            continue;
        if (serves(&routes[i], method))
            return &routes[i];
        path_known = true;
    }
    if (path_known)
        failure_set(failure, FAIL_METHOD_NOT_ALLOWED, "The Allow field lists the methods of this path.");
    else
        failure_set(failure, FAIL_NOT_FOUND, "GET /openapi.yaml describes what is served.");
    return NULL;
}

void route_allow(struct str path, bool admin, char out[ALLOW_MAX])
{
    path = path_of(path);
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < ROUTE_UNMATCHED; i++) {
        if (!is_at(&routes[i], path, admin) || len >= ALLOW_MAX)
            continue;
        bool get = str_eq(str_of(routes[i].method), STR("GET"));
        int added = snprintf(out + len, ALLOW_MAX - len, "%s%s%s", len ? ", " : "", routes[i].method,
                             get ? ", HEAD" : "");
        len += (size_t)added;
    }
}
