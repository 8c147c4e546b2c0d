/* One JSON line a request, written when its reply has been sent or its connection has ended. */
#ifndef COPYDESK_API_ACCESS_LOG_H
#define COPYDESK_API_ACCESS_LOG_H

#include "api/request.h"

/* `whole`: the reply was sent to its end. */
void access_log_write(const struct request *request, bool whole);

#endif
