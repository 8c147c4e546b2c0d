/* The query of a request: the page's URL and the options. */
#ifndef COPYDESK_API_QUERY_H
#define COPYDESK_API_QUERY_H

#include "api/request.h"

/* Takes one parameter. False with request->failure set. */
typedef bool query_setter(struct request *request, struct str name, struct str value);

/* Hands each parameter of the query to `set`, in their order, until one is refused. False with
 * request->failure set. */
bool query_read(struct request *request, query_setter *set);

/* Takes a parameter into request->ask (url, options, options_given). Refuses one that is unknown, given twice
 * or not one of its values (INVALID_REQUEST), and an empty URL (INVALID_URL); what else a URL must be is
 * judged by the worker. */
query_setter query_set;

/* Refuses a parameter as unknown. */
bool query_refuse(struct request *request, struct str name);

#endif
