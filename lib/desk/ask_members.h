/* The members of a JSON ask, as a table: their names, types and readers. */
#ifndef COPYDESK_DESK_ASK_MEMBERS_H
#define COPYDESK_DESK_ASK_MEMBERS_H

#include "base/json.h"
#include "desk/ask.h"

/* Reads the members of `object` into *asked. Returns as ask_read. */
enum ask_outcome ask_read_members(struct run *run, const struct job *job, const json_t *object,
                                  struct asked *asked);

/* The member "id" as JSON text. False after fail() when it is neither a string, a number nor null, or too
 * long. */
bool ask_read_line_id(struct run *run, const json_t *object, struct str *id);

/* Takes white space at both ends off a URL and encodes spaces inside (WHATWG URL, basic URL parser). False
 * after fail(INVALID_URL) when it is no http or https URL with a host. */
bool ask_clean_url(struct run *run, struct str *url);

#endif
