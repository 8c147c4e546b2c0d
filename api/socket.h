/* Listening sockets. */
#ifndef COPYDESK_API_SOCKET_H
#define COPYDESK_API_SOCKET_H

#include <stddef.h>

#include "base/fail.h"

/* A non-blocking, close-on-exec socket that listens on a host name or address (IPv4 or IPv6) and port (0: any
 * free one). Writes the URL it can be reached at, with the port bound, to url. -1 with *failure set
 * (INTERNAL). */
int socket_listen(const char *host, unsigned port, char *url, size_t url_size, struct failure *failure);

#endif
