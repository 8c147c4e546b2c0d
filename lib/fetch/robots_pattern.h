/* Patterns of allow and disallow records, and the paths they are held against (RFC 9309, 2.2.2 and 2.2.3). */
#ifndef COPYDESK_FETCH_ROBOTS_PATTERN_H
#define COPYDESK_FETCH_ROBOTS_PATTERN_H

#include "base/str.h"

enum { ROBOTS_NORMAL_GROWTH = 3 }; /* a normal form is at most so many times as long */

/* Writes the normal form of a pattern, or of a path with its query, into `out` (NULL: only counts) and
 * returns its bytes. Texts that mean the same come out the same:
 * - unreserved characters (RFC 3986, 2.3) are not percent-coded, "%62" is "b";
 * - reserved ones stay as they are, "%2F" is not "/"; but in a query ":", "/", "?" and "@" are data
 *   (RFC 3986, 3.4) and are not coded either: "?u=http%3A%2F%2Fa" is "?u=http://a";
 * - all others are coded: non-ASCII bytes, valid UTF-8 or not, controls, spaces, a "%" that codes nothing;
 * - hexadecimal digits are upper case;
 * - "*" anywhere and "$" at the end of a pattern stand for what RFC 9309 gives them to mean; all others are
 * "%2A" and "%24". */
size_t robots_normal_pattern(struct str pattern, char *out);
size_t robots_normal_path(struct str path_and_query, char *out);

/* Whether a path begins with what a pattern says, both in normal form; with "$" whether it ends there too.
 * Each comparison of two bytes takes one from *steps; at 0 it gives up: false. No more than pattern.len *
 * path.len are needed. */
bool robots_matches(struct str pattern, struct str path, size_t *steps);

#endif
