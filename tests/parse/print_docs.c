/* Pages as the program parses them, for comparison with another parser:
 *
 *     print_docs < asks.ndjson > docs.ndjson
 *
 * An ask is {"id", "body": base64, "contentType"}, as ../shared/eval/pages.py writes it. Its answer is {"id",
 * "html", "events"}: the page as it was decoded, and its doc in document order, where "<p" opens an element
 * ("<" one without a tag of ours), "/" closes the innermost and "=words" is text. What is no HTML has no
 * events. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "desk/base64.h"
#include "parse/doc.h"

static void print_string(const char *lead, struct str s)
{
    printf("\"%s", lead);
    for (size_t i = 0; i < s.len; i++) {
        uint8_t c = (uint8_t)s.at[i];
        if (c < 0x20)
            printf("\\u%04x", c);
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void print_events(const struct doc *doc)
{
    uint32_t open = 0;
    for (uint32_t i = 0; i < doc->node_count; i++) {
        const struct node *node = &doc->nodes[i];
        for (; i && open != node->parent; open = doc->nodes[open].parent)
            printf("\"/\",");
        if (node->tag == TAG_CHARACTERS) {
            print_string("=", node->text);
        } else {
            print_string("<", str_of(tag_infos[node->tag].name));
            open = i;
        }
        putchar(i + 1 < doc->node_count ? ',' : ' ');
    }
}

static void print_page(struct run *run, const char *id, const struct page *page)
{
    struct text text = {0};
    struct doc doc = {0};
    bool is_read = decode_page(run, page, &text) && parse_text(run, &text, &doc);
    printf("{\"id\":");
    print_string("", str_of(id));
    printf(",\"html\":");
    print_string("", is_read ? text.utf8 : STR_NONE);
    printf(",\"events\":[");
    print_events(&doc);
    printf("]}\n");
}

static bool print_ask(struct run *run, struct arena *arena, const char *line)
{
    static const struct options options = {0};
    static struct limits limits;
    json_t *ask = json_loads(line, 0, NULL);
    const char *id = json_string_value(json_object_get(ask, "id"));
    struct str coded = str_of(json_string_value(json_object_get(ask, "body")));
    char *bytes = coded.at ? malloc(base64_room(coded.len)) : NULL;
    struct page page = {.content_type = STR("text/html"), .body = {bytes, 0}};
    size_t fault;
    bool ok = id && bytes && base64_decode(coded, bytes, &page.body.len, &fault);
    if (ok) {
        limits = limits_default();
        run_begin(run, arena, &limits, &options);
        print_page(run, id, &page);
    }
    free(bytes);
    json_decref(ask);
    return ok;
}

int main(void)
{
    struct arena *arena = arena_create(limits_default().arena_bytes);
    struct run run = {0};
    char *line = NULL;
    size_t room = 0;
    bool ok = arena != NULL;
    while (ok && getline(&line, &room, stdin) >= 0)
        ok = print_ask(&run, arena, line);
    free(line);
    arena_destroy(arena);
    if (!ok)
        fprintf(stderr, "print_docs: a line is no ask\n");
    return ok ? 0 : 1;
}
