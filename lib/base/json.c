#include "base/json.h"

#include <stdio.h>

/* jansson's allocator takes no context, so the arena of the latest call stands here. */
static struct arena *json_arena;
static bool json_arena_full;

static void *json_alloc(size_t size)
{
    void *memory = arena_alloc(json_arena, size);
    json_arena_full = json_arena_full || !memory;
    return memory;
}

static void json_free(void *memory)
{
    (void)memory; /* the arena's reset frees it */
}

static bool hex4(const char *at, unsigned *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = ascii_lower(at[i]);
        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return false;
        *value = *value << 4 | (unsigned)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* Whether a \uXXXX escape with a value in [low, high] stands at i. */
static bool escape_in(struct str s, size_t i, unsigned low, unsigned high)
{
    unsigned value;
    return s.len - i >= 6 && s.at[i] == '\\' && s.at[i + 1] == 'u' && hex4(s.at + i + 2, &value) &&
           value >= low && value <= high;
}

/* Overwrites escaped lone surrogates with \ufffd. An escape has a fixed length, so the text keeps its own. */
static void mend_surrogates(char *at, size_t len)
{
    struct str s = {at, len};
    for (size_t i = 0; (i = str_find_byte(s, '\\', i)) != SIZE_MAX;) {
        if (escape_in(s, i, 0xD800, 0xDBFF) && i + 6 <= s.len && escape_in(s, i + 6, 0xDC00, 0xDFFF)) {
            i += 12;
        } else if (escape_in(s, i, 0xD800, 0xDFFF)) {
            memcpy(at + i, "\\ufffd", 6);
            i += 6;
        } else {
            i += 2; /* an escaped backslash must not start another escape */
        }
    }
}

static bool has_surrogate_escape(struct str s)
{
    return str_find(s, STR("\\ud"), 0) != SIZE_MAX || str_find(s, STR("\\uD"), 0) != SIZE_MAX;
}

json_t *json_read(struct run *run, struct str text, unsigned flags, struct json_problem *problem)
{
    *problem = (struct json_problem){0};
    json_arena = run->arena;
    json_arena_full = false;
    json_set_alloc_funcs(json_alloc, json_free);
    if (has_surrogate_escape(text)) {
        char *copy = arena_copy_z(run->arena, text);
        problem->out_of_memory = !copy;
        if (!copy)
            return NULL;
        mend_surrogates(copy, text.len);
        text.at = copy;
    }
    json_error_t error;
    size_t jansson_flags =
        JSON_DECODE_ANY | JSON_ALLOW_NUL | (flags & JSON_READ_UNIQUE ? JSON_REJECT_DUPLICATES : 0);
    json_t *value = json_loadb(text.at ? text.at : "", text.len, jansson_flags, &error);
    if (value)
        return value;
    problem->out_of_memory = json_arena_full;
    problem->line = error.line > 0 ? (unsigned)error.line : 1;
    problem->column = error.column > 0 ? (unsigned)error.column : 1;
    snprintf(problem->text, sizeof problem->text, "%s", error.text);
    return NULL;
}

struct str json_member_str(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value))
        return STR_NONE;
    return (struct str){json_string_value(value), json_string_length(value)};
}
