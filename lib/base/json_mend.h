/* Text that was meant to be JSON, made JSON where that is safe: what its writer meant must be plain. Mended
 * are the faults of JSON written by templates and by hand:
 *
 *     {"a": "b",}                  commas too many             {"a": "say "yes" now"}   quotes inside strings
 *     {"a": "b" "c": "d"}          commas forgotten            {'a': 'b', c: 1}         JavaScript's notation
 *     {"a": , "b": undefined}      values left out             {"a": 2024-01-05}        values without quotes
 *     {"a": "b"} {"a": "c"}        several texts               // and other comments
 *     {"a": "b", "c": "d           cut short: what is whole is kept, the rest left out
 *     "a\'b", raw line breaks      escapes that JSON lacks, control characters
 *
 * Left alone is what may mean anything: a template's own marks, brackets that cross, keys without values. */
#ifndef COPYDESK_BASE_JSON_MEND_H
#define COPYDESK_BASE_JSON_MEND_H

#include "base/run.h"

enum { JSON_MEND_DEPTH_MAX = 64 }; /* brackets open at once; deeper texts are not mended */

/* Writes `text` into the run's arena as one JSON array of the values that it holds, in time linear in its
 * length. False, without fail(), where it cannot be mended safely or memory is refused. */
bool json_mend(struct run *run, struct str text, struct str *mended);

#endif
