/* The query of /v1/article: the page's URL and the options. */
#ifndef COPYDESK_API_QUERY_H
#define COPYDESK_API_QUERY_H

#include "api/request.h"

/* Reads the query into request->ask (url, options, options_given). False with request->failure set for a
 * parameter that is unknown, given twice or not one of its values (INVALID_REQUEST) and for an empty URL
 * (INVALID_URL); what else a URL must be is judged by the worker. */
bool query_read(struct request *request);

#endif
