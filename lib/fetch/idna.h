/* Host names that are not ASCII. */
#ifndef COPYDESK_FETCH_IDNA_H
#define COPYDESK_FETCH_IDNA_H

#include "base/str.h"

enum { IDNA_HOST_SIZE = 256 }; /* 253 bytes of a name (RFC 1035, 2.3.4), its last dot, a NUL; and some room */

bool idna_is_ascii(struct str host);

/* Writes the form of a UTF-8 host name that the DNS knows, NUL-terminated: UTS #46, non-transitional, as the
 * WHATWG URL standard's "domain to ASCII" asks of it ("b\u00FCcher.example" is "xn--bcher-kva.example").
 * Digits and dots of other scripts become ASCII's, so that the result may spell an IPv4 address. False for
 * invalid UTF-8, for what is no name, for one whose result is too long or holds anything but letters, digits,
 * "-", "_" and ".". */
bool idna_to_ascii(struct str host, char out[IDNA_HOST_SIZE]);

#endif
