/* JSON out: a writer over a buf. It keeps no tree: 50 KB take it about 30 µs. */
#ifndef COPYDESK_RENDER_JSON_WRITE_H
#define COPYDESK_RENDER_JSON_WRITE_H

#include "base/buf.h"

/* A comma where the next member or item needs one, that is after anything but an opening bracket. */
void json_write_comma(struct buf *out);

/* "name": with its comma; a value must follow. */
void json_write_name(struct buf *out, const char *name);

/* A string with its quotes; ill-formed UTF-8 becomes U+FFFD. */
void json_write_str(struct buf *out, struct str s);

/* A string, or null where it is empty. */
void json_write_text(struct buf *out, struct str s);

/* A number with at most `decimals` decimals, trailing zeros cut. */
void json_write_number(struct buf *out, double value, unsigned decimals);

#endif
