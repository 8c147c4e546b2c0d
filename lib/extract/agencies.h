/* News agencies, by the names they put into datelines and credits. */
#ifndef COPYDESK_EXTRACT_AGENCIES_H
#define COPYDESK_EXTRACT_AGENCIES_H

#include "base/str.h"

/* Whether all of a name is an agency's ("Reuters", "INTERFAX", "РИА Новости"); case is folded. */
bool is_agency(struct str name);

#endif
