/* Options of one ask. One table; each row is a query parameter, a member of `options` and a flag of read and
 * batch. Given twice: INVALID_REQUEST. */
#ifndef COPYDESK_DESK_OPTIONS_H
#define COPYDESK_DESK_OPTIONS_H

#include "base/run.h"

enum option { OPTION_FORM, OPTION_DEADLINE, OPTION_INCLUDE, OPTION_FAVOR, OPTION_PAGES, OPTION_COUNT };

struct option_info {
    const char *name;  /* "form" */
    const char *value; /* what is expected: "json or text" */
    const char *help;
    bool number; /* in JSON; else a string */
};
extern const struct option_info option_infos[OPTION_COUNT];

/* OPTION_COUNT when unknown. Case matters. */
enum option option_find(struct str name);

/* Sets one option from its text. False with *failure set (INVALID_REQUEST, member, what was expected) when
 * the value is not one of its values, or when its bit in *given is set already; sets that bit. */
bool option_set(struct options *options, uint32_t *given, enum option option, struct str value,
                struct failure *failure);

#endif
