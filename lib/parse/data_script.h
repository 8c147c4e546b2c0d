/* Which scripts are kept for their data: JSON of any kind, and programs that begin with it (parse/doc.h). */
#ifndef COPYDESK_PARSE_DATA_SCRIPT_H
#define COPYDESK_PARSE_DATA_SCRIPT_H

#include "parse/skeleton.h"

/* Adds a script to skeleton->scripts if it holds data. `type` and `id` are its attributes. Fails with
 * PAGE_TOO_COMPLEX, which shows in run->failure. */
void data_script_keep(struct run *run, struct skeleton *skeleton, struct str type, struct str id,
                      struct str body);

#endif
