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

/* Judges how long an answer says it is, once its header is whole (RFC 9112, 6.3; libcurl takes the last of
 * several lengths and the beginning of a list of them): false with *failure set where it gives lengths that
 * differ or are none. What agrees passes; where Transfer-Encoding is given, lengths do not count. */
bool outcome_of_length(CURL *easy, struct failure *failure);

/* Judges an answer by its status and Content-Type, once its header is whole: false with *failure set
 * (UPSTREAM_STATUS with its Retry-After, UPSTREAM_MEDIA_TYPE) when it is no page. */
bool outcome_of_header(CURL *easy, struct failure *failure);

#endif
