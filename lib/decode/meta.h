/* The charset that a page declares about itself. */
#ifndef COPYDESK_DECODE_META_H
#define COPYDESK_DECODE_META_H

#include "base/str.h"

/* The charset=… within a Content-Type or a <meta content>; empty where there is none
 * (WHATWG HTML, "extracting a character encoding from a meta element"). A part of s. */
struct str charset_parameter(struct str s);

/* The label declared by the first <meta charset> or <meta http-equiv=content-type> in bytes, or else by the
 * XML declaration; empty where there is none (WHATWG HTML, "prescan a byte stream to determine its
 * encoding"). A part of bytes. */
struct str meta_charset(struct str bytes);

#endif
