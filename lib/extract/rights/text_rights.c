#include "extract/dateline/text_places.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"
#include "extract/rights/rights_line.h"

/* The first notice and the first words on usage behind the text, outside of the discussion. */
bool text_rights(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    struct rights *rights = &article->rights;
    for (size_t i = text_places_of(facts, article).end; i < lines->count; i++) {
        struct str text = line_text(lines, i);
        if (lines->at[i].kind != LINE_RIGHTS || lines->at[i].zone == ZONE_COMMENTS)
            continue;
        enum rights_kind kind = rights_of_line(text);
        if (kind == RIGHTS_NOTICE && !rights->copyright_notice.len) {
            rights->copyright_notice = text;
            rights->copyright_holder = holder_of_notice(text);
        } else if (kind == RIGHTS_USAGE && !rights->usage_info.len) {
            rights->usage_info = text;
        }
    }
    return true;
}
