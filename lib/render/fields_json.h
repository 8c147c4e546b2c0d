/* The fields around the body, as openapi.yaml's schema Article has them. */
#ifndef COPYDESK_RENDER_FIELDS_JSON_H
#define COPYDESK_RENDER_FIELDS_JSON_H

#include "base/buf.h"
#include "extract/article.h"

/* Each writes members of the article's object, with their names; out->failed tells the caller. */
void write_field_members(struct buf *out, const struct article *article);

/* `fields`: of each elected field the winner and the candidates, for who asks to have the choice explained.
 */
void write_explained_fields(struct buf *out, const struct article *article);

#endif
