#include "extract/node_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* What stands in an element, gathered node by node. */
struct gathering {
    char *out;
    size_t len, max;
    uint32_t block_end;   /* of the block that began last */
    bool broken, crossed; /* a line ended, an element began or ended, since the last words */
    bool spaced;
};

/* Adds a text; false where there is no room. Where two elements touch, what begins with a capital begins a
 * line: "AdaStaff Writer". */
static bool gather_text(struct gathering *g, struct str text)
{
    size_t first = 0;
    bool is_blank = str_trim(text).len == 0;
    bool touches =
        g->crossed && g->len && !g->spaced && text.len && u_isupper((UChar32)utf8_next(text, &first));
    if (g->len + text.len + 1 >= g->max)
        return false;
    if ((g->broken || touches) && g->len && !is_blank && g->out[g->len - 1] != '\n') {
        g->len -= g->out[g->len - 1] == ' ';
        g->out[g->len++] = '\n';
        g->spaced = true;
    }
    g->len += append_collapsed(g->out + g->len, text, &g->spaced);
    if (!is_blank)
        g->broken = g->crossed = false;
    return true;
}

bool words_of_nodes(const struct doc *doc, uint32_t from, uint32_t end, char *out, size_t max,
                    struct str *words)
{
    struct gathering g = {.out = out, .max = max, .block_end = UINT32_MAX, .spaced = true};
    for (uint32_t i = from; i < end; i++) {
        const struct node *at = &doc->nodes[i];
        bool is_block = tag_is(at->tag, TAG_BLOCK);
        g.broken |= is_block || at->tag == TAG_BR || at->tag == TAG_TIME || i >= g.block_end;
        if (is_block || i >= g.block_end)
            g.block_end = is_block ? at->end : UINT32_MAX;
        g.crossed |= at->tag != TAG_CHARACTERS;
        if (tag_is(at->tag, TAG_UNSEEN) || at->tag == TAG_BUTTON || at->tag == TAG_TIME)
            i = at->end - 1;
        else if (at->tag == TAG_CHARACTERS && !gather_text(&g, at->text))
            return false;
    }
    *words = str_trim((struct str){out, g.len});
    return words->len > 0;
}
