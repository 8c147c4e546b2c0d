/* How a transfer that did not end well is told. */
#ifndef COPYDESK_FETCH_OUTCOME_H
#define COPYDESK_FETCH_OUTCOME_H

#include "fetch/transfer.h"

/* Sets *failure to what the CURLcode (not CURLE_OK) means. The text names no address. Returns false. */
bool outcome_of_code(const struct transfer *transfer, CURLcode code, struct failure *failure);

/* Whether an answer is an interim one (1xx), which the answer itself follows. */
bool outcome_is_interim(CURL *easy);

/* Whether an answer, whose header is whole, leads to another URL (RFC 9110, 15.4); *location is its field. */
bool outcome_is_redirect(CURL *easy, struct str *location);

/* Judges an answer by its status and Content-Type, once its header is whole: false with *failure set
 * (UPSTREAM_STATUS with its Retry-After, UPSTREAM_MEDIA_TYPE) when it is no page. */
bool outcome_of_header(CURL *easy, struct failure *failure);

#endif
