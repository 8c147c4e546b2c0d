/* Media types as text. */
#ifndef COPYDESK_BASE_MEDIA_TYPE_H
#define COPYDESK_BASE_MEDIA_TYPE_H

#include "base/str.h"

/* "text/html; charset=utf-8" without its parameters, trimmed: a part of the value (WHATWG MIME Sniffing,
 * "essence"; its case is left as it is). */
struct str media_type_essence(struct str media_type);

#endif
