/* News agencies, by the names they put into datelines and credits (agency_names.h). */
#ifndef COPYDESK_EXTRACT_DATELINE_AGENCIES_H
#define COPYDESK_EXTRACT_DATELINE_AGENCIES_H

#include "base/str.h"

/* Whether all of a name is an agency's ("Reuters", "INTERFAX", "РИА Новости"), or those of several
 * ("AFP/dpa"); case is folded, everything but letters and digits passed over. */
bool is_agency(struct str name);

/* The same of what stands in brackets, where an agency signs: names in any case ("Lusa"), with their
 * services. */
bool signs_agency(struct str name);

/* Bytes of the longest agency's name that a text begins with, as a whole word, case folded; 0 where there is
 * none. A name's services count in ("dpa-AFX", "INTERFAX.RU", "dpa/lno"). */
size_t agency_at(struct str text);

#endif
