#include "base/buf.h"
#include "extract/body/embedded_text.h"

/* Strings that belong together make a group: those of one object, of the elements of one list that
 * have no titles of their own (posts of a thread), or of all blocks of a rich text. */

struct group {
    size_t words;
    bool titled; /* an object around it has the page's headline for its title */
};

struct found {
    struct str text;
    uint32_t group;
};

enum { HEADLINES = 4 };

struct collector {
    struct run *run;
    struct str headlines[HEADLINES]; /* what the page may call itself */
    const json_t *pool;              /* the list whose elements integers stand for ("devalue"), or NULL */
    struct found *found;
    size_t found_count, found_room;
    struct group *groups;
    size_t group_count, group_room;
    size_t bytes, values; /* still allowed */
};

#define NO_GROUP UINT32_MAX

/* What is known of the containers around a value. */
struct around {
    unsigned depth;
    unsigned nested; /* JSON texts around it */
    uint32_t group;  /* of the list it is an element of */
    bool titled;
};

/* Names compared without case, '_' and '-'. */
static bool is_named(struct str name, const char *const *names, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        const char *wanted = names[n];
        size_t i = 0;
        for (; i < name.len; i++) {
            if (name.at[i] == '_' || name.at[i] == '-')
                continue;
            if (ascii_lower(name.at[i]) != *wanted)
                break;
            wanted++;
        }
        if (i == name.len && *wanted == '\0')
            return true;
    }
    return false;
}

static bool is_body_name(struct str name)
{
    static const char *const names[] = {"articlebody", "body",     "bodyhtml",    "htmlbody", "bodytext",
                                        "content",     "contents", "contenthtml", "html",     "htmlcontent",
                                        "text",        "fulltext", "posttext",    "cooked",   "rendered",
                                        "paragraphs",  "blocks",   "story",       "markdown"};
    return is_named(name, names, sizeof names / sizeof *names);
}

/* Names under which the pieces of a rich text stand. */
static bool is_block_name(struct str name)
{
    static const char *const names[] = {"children", "value", "insert", "items", "nodes", "markup"};
    return is_body_name(name) || is_named(name, names, sizeof names / sizeof *names);
}

static struct str string_of(const struct collector *c, const json_t *value)
{
    if (json_is_integer(value) && c->pool && json_integer_value(value) >= 0)
        value = json_array_get(c->pool, (size_t)json_integer_value(value));
    return str_trim(json_text(value));
}

static bool is_headline(const struct collector *c, struct str title)
{
    for (size_t i = 0; i < HEADLINES; i++)
        if (says_same(title, c->headlines[i]))
            return true;
    return false;
}

/* An object's title; empty where it has none. */
static struct str title_of(const struct collector *c, const json_t *object)
{
    static const char *const names[] = {"headline", "title", "name", "subject"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *value = json_object_get(object, names[i]);
        struct str title = string_of(c, json_is_object(value) ? json_object_get(value, "rendered") : value);
        if (title.len && i < 2)
            return title;
        if (title.len && is_headline(c, title))
            return title; /* a name may be a person's, unless it is the headline */
    }
    return STR_NONE;
}

static bool new_group(struct collector *c, bool titled, uint32_t *group)
{
    if (!run_array_room(c->run, &c->groups, c->group_count, &c->group_room, sizeof *c->groups))
        return false;
    *group = (uint32_t)c->group_count;
    c->groups[c->group_count++] = (struct group){.titled = titled};
    return true;
}

static bool add_found(struct collector *c, struct str text, bool titled, uint32_t *group)
{
    size_t words = embedded_words(text);
    if (words == 0 || c->found_count == EMBEDDED_PIECES_MAX)
        return true;
    if (*group == NO_GROUP && !new_group(c, titled, group))
        return false;
    if (!run_array_room(c->run, &c->found, c->found_count, &c->found_room, sizeof *c->found))
        return false;
    c->found[c->found_count++] = (struct found){text, *group};
    c->groups[*group].words += words;
    return true;
}

static bool walk(struct collector *c, const json_t *value, struct around around);

/* Whether a string holds JSON itself, as state inside of state does. */
static bool looks_like_json(struct str text)
{
    enum { NESTED_JSON_MIN = 100 }; /* bytes; shorter ones hold no text worth it */
    char last = text.len ? text.at[text.len - 1] : '\0';
    return text.len >= NESTED_JSON_MIN &&
           ((text.at[0] == '{' && last == '}') || (text.at[0] == '[' && last == ']'));
}

static size_t count_values(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == ',' || text.at[i] == '{' || text.at[i] == '[';
    return count;
}

static bool walk_json(struct collector *c, struct str text, struct around around)
{
    enum { NESTED_MAX = 2 };
    size_t values = count_values(text);
    if (around.nested > NESTED_MAX || text.len > c->bytes || values > c->values)
        return true;
    c->bytes -= text.len;
    c->values -= values;
    struct json_problem problem;
    const json_t *value = json_read(c->run, text, 0, &problem);
    if (!value && problem.out_of_memory)
        return fail(c->run, FAIL_PAGE_TOO_COMPLEX,
                    "The page's state needs more memory than one job may allocate.");
    if (around.depth == 0)
        c->pool = json_is_array(value) ? value : NULL;
    return walk(c, value, around);
}

/* Whether a list is made of blocks, such as the items of a list: each of them has parts of its own. Text
 * among them says that they are inline, as links are. */
static bool is_block_list(const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *name;
        json_t *member;
        bool has_parts = false;
        json_object_foreach(json_array_get(list, i), name, member)
        {
            has_parts = has_parts || (json_array_size(member) && is_block_name(str_of(name)));
        }
        if (!has_parts)
            return false;
    }
    return json_array_size(list) > 0;
}

/* Joins the pieces of one block of a rich text: inline pieces as they are, blocks inside of it on lines of
 * their own. */
static void join_block(const json_t *value, struct buf *out, unsigned depth)
{
    if (depth > STATE_DEPTH_MAX)
        return;
    if (json_is_string(value))
        buf_add_str(out, json_text(value));
    bool parts = is_block_list(value);
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (parts && out->len)
            buf_add_byte(out, '\n');
        join_block(json_array_get(value, i), out, depth + 1);
    }
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)value, name, member)
    {
        if (is_block_name(str_of(name)))
            join_block(member, out, depth + 1);
    }
}

static bool walk_blocks(struct collector *c, const json_t *blocks, bool titled)
{
    uint32_t group = NO_GROUP;
    for (size_t i = 0; i < json_array_size(blocks); i++) {
        struct buf block;
        buf_init(&block, c->run->arena, STATE_BYTES_MAX);
        join_block(json_array_get(blocks, i), &block, 0);
        if (!block.failed && !add_found(c, str_trim(buf_str(&block)), titled, &group))
            return false;
    }
    return true;
}

static bool walk_member(struct collector *c, struct str name, const json_t *value, struct around around)
{
    struct str text = str_trim(json_text(value));
    around.group = NO_GROUP;
    if (looks_like_json(text)) {
        around.nested++;
        return walk_json(c, text, around);
    }
    if (json_is_array(value) && is_body_name(name))
        return walk_blocks(c, value, around.titled);
    return walk(c, value, around);
}

/* The longest of an object's own strings under a body's name: the others say the same in another form, or are
 * its summary. */
static struct str body_of(const struct collector *c, const json_t *object)
{
    struct str body = STR_NONE;
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)object, name, member)
    {
        struct str text = is_body_name(str_of(name)) ? string_of(c, member) : STR_NONE;
        if (text.len > body.len && !looks_like_json(text))
            body = text;
    }
    return body;
}

static bool walk_object(struct collector *c, const json_t *object, struct around around)
{
    struct str title = title_of(c, object);
    if (title.len && is_headline(c, title))
        around.titled = true;
    uint32_t group = title.len ? NO_GROUP : around.group;
    if (!add_found(c, body_of(c, object), around.titled, &group))
        return false;
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)object, name, member)
    {
        if (!walk_member(c, str_of(name), member, around))
            return false;
    }
    return true;
}

static bool walk(struct collector *c, const json_t *value, struct around around)
{
    if (around.depth++ > STATE_DEPTH_MAX)
        return true;
    if (json_is_object(value))
        return walk_object(c, value, around);
    if (!json_is_array(value))
        return true;
    if (value == c->pool)
        around.group = NO_GROUP;
    else if (!new_group(c, around.titled, &around.group))
        return false;
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!walk(c, json_array_get(value, i), around))
            return false;
    return true;
}

/* The object or list that a text begins with, from its first bracket to the one that closes it; to the last
 * such bracket where the text is no JSON any more before that. */
static struct str outermost(struct str text)
{
    size_t from = 0, depth = 0;
    while (from < text.len && text.at[from] != '{' && text.at[from] != '[')
        from++;
    bool in_string = false;
    for (size_t i = from; i < text.len; i++) {
        char b = text.at[i];
        if (in_string) {
            i += b == '\\';
            in_string = b != '"';
        } else if (b == '"') {
            in_string = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if ((b == '}' || b == ']') && --depth == 0) {
            return str_slice(text, from, i + 1);
        }
    }
    return STR_NONE;
}

static bool walk_script(struct collector *c, const struct script *script)
{
    if (str_eq_nocase(script->type, STR("application/ld+json")))
        return true;
    struct str text = script->body;
    if (script->type.len == 0) /* past "window['x'] =", whose brackets are none of the value's */
        text = str_slice(text, str_find_byte(text, '=', 0), text.len);
    struct str json = outermost(text);
    return json.len == 0 || walk_json(c, json, (struct around){.group = NO_GROUP});
}

static bool walk_attributes(struct collector *c, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->attr_count; i++) {
        struct str value = str_trim(doc->attrs[i].value);
        if (looks_like_json(value) && !walk_json(c, value, (struct around){.group = NO_GROUP}))
            return false;
    }
    return true;
}

/* The group that is the page's text; NO_GROUP where none is. */
static uint32_t best_group(const struct collector *c)
{
    size_t all = 0;
    uint32_t best = NO_GROUP;
    for (uint32_t i = 0; i < c->group_count; i++) {
        const struct group *group = &c->groups[i], *first = best == NO_GROUP ? NULL : &c->groups[best];
        all += group->words;
        if (!first || (group->titled == first->titled ? group->words > first->words : group->titled))
            best = i;
    }
    bool sure = best != NO_GROUP && (c->groups[best].titled || c->groups[best].words * 2 >= all);
    return sure ? best : NO_GROUP;
}

/* The first heading of the first level. */
static struct str first_heading(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->segment_count; i++)
        if (sheet->segments[i].kind == SEGMENT_HEADING && sheet->segments[i].level == 1)
            return sheet->segments[i].text;
    return STR_NONE;
}

bool find_state_text(const struct facts *facts, struct str headline, struct embedded_text *text)
{
    struct collector c = {.run = facts->run,
                          .headlines = {headline, sheet_meta(facts->sheet, STR("og:title")),
                                        first_heading(facts->sheet), facts->sheet->head.title},
                          .bytes = STATE_BYTES_MAX,
                          .values = STATE_VALUES_MAX};
    const struct doc *doc = facts->sheet->doc;
    *text = (struct embedded_text){0};
    for (size_t i = 0; i < doc->script_count; i++)
        if (!walk_script(&c, &doc->scripts[i]))
            return false;
    if (!walk_attributes(&c, doc))
        return false;
    uint32_t group = best_group(&c);
    for (size_t i = 0; i < c.found_count; i++)
        if (c.found[i].group == group && !add_embedded_piece(c.run, text, c.found[i].text))
            return false;
    text->titled = group < c.group_count && c.groups[group].titled;
    return true;
}
