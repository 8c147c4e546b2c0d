#include "base/json.h"

#include <setjmp.h>
#include <stdio.h>

#include "base/json_lift.h"

/* jansson's allocator takes no context, so the arena of the latest call stands here. */
static struct arena *json_arena;

/* Where a refused allocation ends the reading. jansson 2.14 must not see it: its lexer takes no notice when
 * its buffer cannot grow and reads past the end of the cut string. All it holds lies in the arena, so that
 * leaving it in the middle loses nothing. */
static jmp_buf json_refused;
static bool json_reading;

static void *json_alloc(size_t size)
{
    void *memory = arena_alloc(json_arena, size);
    if (!memory && json_reading)
        longjmp(json_refused, 1);
    return memory;
}

static void json_free(void *memory)
{
    (void)memory; /* the arena's reset frees it */
}

/* Whether a \uXXXX escape with a value in [low, high] stands at i. */
static bool escape_in(struct str s, size_t i, unsigned low, unsigned high)
{
    unsigned unit;
    return json_unicode_escape(s, i, &unit) && unit >= low && unit <= high;
}

/* Overwrites escaped lone surrogates with \ufffd. An escape has a fixed length, so the text keeps its own. */
static void mend_surrogates(char *at, size_t len)
{
    struct str s = {at, len};
    for (size_t i = 0; (i = str_find_byte(s, '\\', i)) != SIZE_MAX;) {
        if (escape_in(s, i, 0xD800, 0xDBFF) && escape_in(s, i + 6, 0xDC00, 0xDFFF)) {
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

static json_t *parse(struct str text, unsigned flags, json_error_t *error, bool *out_of_memory)
{
    size_t unique = flags & JSON_READ_UNIQUE ? JSON_REJECT_DUPLICATES : 0;
    if (setjmp(json_refused)) {
        json_reading = false;
        *out_of_memory = true;
        return NULL;
    }
    json_reading = true;
    json_t *value =
        json_loadb(text.at ? text.at : "", text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL | unique, error);
    json_reading = false;
    return value;
}

static json_t *load(struct run *run, struct str text, unsigned flags, struct json_problem *problem)
{
    *problem = (struct json_problem){0};
    if (has_surrogate_escape(text)) {
        char *copy = arena_copy_z(run->arena, text);
        problem->out_of_memory = !copy;
        if (!copy)
            return NULL;
        mend_surrogates(copy, text.len);
        text.at = copy;
    }
    json_error_t error = {0};
    json_t *value = parse(text, flags, &error, &problem->out_of_memory);
    if (value)
        return value;
    problem->line = error.line > 0 ? (unsigned)error.line : 1;
    problem->column = error.column > 0 ? (unsigned)error.column : 1;
    snprintf(problem->text, sizeof problem->text, "%s", error.text);
    return NULL;
}

json_t *json_read(struct run *run, struct str text, unsigned flags, struct json_problem *problem)
{
    struct str shorter;
    json_arena = run->arena;
    json_set_alloc_funcs(json_alloc, json_free);
    json_lift_prepare();
    if ((flags & JSON_READ_LIFT) && json_lift(run->arena, text, &shorter)) {
        json_t *value = load(run, shorter, flags, problem);
        if (value)
            return value;
    }
    return load(run, text, flags, problem); /* an error's place is that in the text as it came */
}

json_t *json_new_object(struct run *run)
{
    struct json_problem problem;
    return json_read(run, STR("{}"), 0, &problem);
}

struct str json_text(const json_t *value)
{
    if (!json_is_string(value))
        return STR_NONE;
    return json_lifted((struct str){json_string_value(value), json_string_length(value)});
}

struct str json_member_str(const json_t *object, const char *name)
{
    return json_text(json_object_get(object, name));
}
