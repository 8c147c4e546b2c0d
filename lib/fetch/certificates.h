/* Certificates that servers are verified with. */
#ifndef COPYDESK_FETCH_CERTIFICATES_H
#define COPYDESK_FETCH_CERTIFICATES_H

#include <stdbool.h>

/* Whether the file at path can be read and begins with a certificate in PEM (RFC 7468, 5), other text before
 * it aside. libcurl says so only once it is to verify a server. */
bool certificates_are_readable(const char *path);

#endif
