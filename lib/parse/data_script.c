#include "parse/data_script.h"

#include "base/media_type.h"

/* The type in lower case without its parameters. */
static struct str script_type(struct run *run, struct str type)
{
    struct str essence = media_type_essence(type);
    char *lower = run_alloc(run, essence.len);
    for (size_t i = 0; lower && i < essence.len; i++)
        lower[i] = ascii_lower(essence.at[i]);
    return (struct str){lower, lower ? essence.len : 0};
}

static bool is_of_target(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || (c && strchr("_$.[]'\" \t", c));
}

/* Whether a program begins with an assignment of an object or a list: `window.__STATE__ = {`, `var a=[`. */
static bool is_assignment(struct str program)
{
    enum { TARGET_MAX = 120 }; /* bytes */
    struct str head = str_trim(str_slice(program, 0, TARGET_MAX));
    size_t i = 0;
    while (i < head.len && is_of_target(head.at[i]))
        i++;
    if (i == 0 || i == head.len || head.at[i] != '=')
        return false;
    struct str value = str_trim(str_slice(head, i + 1, head.len));
    return value.len && (value.at[0] == '{' || value.at[0] == '[');
}

/* Whether a script is kept. */
static bool is_data(struct str type, struct str body)
{
    if (str_find_nocase(type, STR("json"), 0) != SIZE_MAX)
        return true;
    bool is_program = type.len == 0 || str_find_nocase(type, STR("javascript"), 0) != SIZE_MAX;
    return is_program && is_assignment(body);
}

void data_script_keep(struct run *run, struct skeleton *skeleton, struct str type, struct str id,
                      struct str body)
{
    if (!is_data(type, body))
        return;
    if (str_find_nocase(type, STR("json"), 0) == SIZE_MAX)
        type = STR_NONE;
    if (run_array_room(run, &skeleton->scripts, skeleton->script_count, &skeleton->script_capacity,
                       sizeof *skeleton->scripts))
        skeleton->scripts[skeleton->script_count++] =
            (struct script){.type = script_type(run, type), .id = id, .body = body};
}
