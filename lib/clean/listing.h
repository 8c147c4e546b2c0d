/* Listings: code that a highlighter laid out line by line, in tables, lists or boxes, with numbers beside it.
 *
 *     <table> <td>1 2</td> <td><pre>a b</pre></td>      <ol class=linenums> <li>a <li>b
 *     <tr><td class=num>1 <td class=code>a               <pre> <div><span class=lineno>1</span>a</div>
 *
 * Each is one text: a line a line, its white space kept, without the numbers. */
#ifndef COPYDESK_CLEAN_LISTING_H
#define COPYDESK_CLEAN_LISTING_H

#include "parse/doc.h"

/* Whether a page may hold any; of others nothing below needs to be asked. */
bool may_hold_listings(const struct doc *doc);

/* Whether an element is a listing as a whole: a <table> whose rows are numbers and then a line or a column of
 * code; a list or box of lines whose class says so; a <pre> that holds lines as blocks, and nothing that is
 * no code. A <pre> without blocks is none. *no_code, 0 at a page's beginning, is an element that was found to
 * be no code: <pre>s in each other are not searched again for it. */
bool is_listing(const struct doc *doc, uint32_t node, uint32_t *no_code);

/* Whether an element holds nothing but the numbers of lines: its class or an attribute says so, and so does
 * its text. Outside of a <pre> it has to stand beside one. */
bool is_line_number(const struct doc *doc, uint32_t node, bool in_code);

/* Writes a listing's text to `out`, which has room for its texts and a byte more for each of its nodes.
 * Returns the bytes written. */
size_t write_listing(const struct doc *doc, uint32_t node, char *out);

/* The element that a listing's segment is said to stand in: the <pre> around it, else the listing itself, or
 * what holds it where it would be taken for a list or a table. */
uint32_t place_of_listing(const struct doc *doc, uint32_t node);

#endif
