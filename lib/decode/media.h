/* Which media type a page is: by its Content-Type, by its first bytes, by its text.
 * Source: WHATWG MIME Sniffing, sections 4.4, 6 and 7, loosened where a crawler's pages need it. */
#ifndef COPYDESK_DECODE_MEDIA_H
#define COPYDESK_DECODE_MEDIA_H

#include "decode/decode.h"

/* What a Content-Type says. */
enum declared_media {
    DECLARED_HTML,
    DECLARED_TEXT,
    DECLARED_XML,     /* HTML only if the text looks like XHTML */
    DECLARED_NOTHING, /* absent, malformed or of no meaning: sniff */
    DECLARED_OTHER,   /* not read here */
};

enum declared_media media_declared(struct str content_type);

/* What bytes that are no text look like ("a PDF document", "binary data"); NULL for text. UTF-16 counts as
 * binary here. Static. */
const char *media_binary(struct str bytes);

/* Decides between HTML and plain text for a page whose text is known; false when it is neither (XML of
 * another kind; a feed, even where it is declared to be HTML), with the name of its root element in *root. */
bool media_of_text(enum declared_media declared, struct str utf8, enum media *media, struct str *root);

#endif
