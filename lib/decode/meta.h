/* The charset that a page declares about itself. */
#ifndef COPYDESK_DECODE_META_H
#define COPYDESK_DECODE_META_H

#include "decode/labels.h"

/* The charset=… within a Content-Type or a <meta content>; empty where there is none
 * (WHATWG HTML, "extracting a character encoding from a meta element"). A part of s. */
struct str charset_parameter(struct str s);

/* The encoding declared by the first <meta charset> or <meta http-equiv=content-type> in bytes that names
 * one, or else by the XML declaration; NULL where there is none. UTF-16 means UTF-8 there, since the
 * declaration was read as ASCII, and x-user-defined windows-1252 (WHATWG HTML, "prescan a byte stream to
 * determine its encoding"). Static. */
const struct encoding *meta_encoding(struct str bytes);

#endif
