/* The handlers of routes.c's table; struct route says what each kind is called for. */
#ifndef COPYDESK_API_HANDLERS_H
#define COPYDESK_API_HANDLERS_H

#include "api/request.h"

/* article.c: POST and GET /v1/article. The request becomes a job for the desk; its connection is suspended
 * until the desk is done with it. */
bool article_post_check(struct request *request);
bool article_get_check(struct request *request);
enum MHD_Result article_handle(struct request *request);

/* parser.c: GET /parser, answered by article_handle. */
bool parser_check(struct request *request);

/* health.c. livez: 200 while the process lives. readyz: 200 while it can take work; 503 DRAINING or
 * NO_WORKER. */
enum MHD_Result livez_handle(struct request *request);
enum MHD_Result readyz_handle(struct request *request);

/* metrics_text.c: Prometheus text, version 0.0.4. */
enum MHD_Result metrics_handle(struct request *request);

/* web.c: the page at /, and the files under /web/ that it loads; NOT_FOUND for another name. */
enum MHD_Result page_handle(struct request *request);
enum MHD_Result web_handle(struct request *request);

/* openapi.c: the contract, as it was when the program was built. */
enum MHD_Result openapi_handle(struct request *request);

#endif
