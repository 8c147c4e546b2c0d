/* JSON texts, read with and without lifting: the same value, or the same error at the same place. Control
 * characters 1 to 4, which no text holds, stand for runs of letters about the length from which on strings
 * are lifted. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/json_lift.h"

enum { INPUT_MAX = 4096, TEXT_MAX = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_same(const json_t *plain, const json_t *lifted)
{
    const char *name;
    json_t *value;
    must(plain && lifted && json_typeof(plain) == json_typeof(lifted));
    switch (json_typeof(plain)) {
    case JSON_OBJECT:
        must(json_object_size(plain) == json_object_size(lifted));
        json_object_foreach((json_t *)(uintptr_t)plain, name, value)
        {
            check_same(value, json_object_get(lifted, name));
        }
        break;
    case JSON_ARRAY:
        must(json_array_size(plain) == json_array_size(lifted));
        for (size_t i = 0; i < json_array_size(plain); i++)
            check_same(json_array_get(plain, i), json_array_get(lifted, i));
        break;
    case JSON_STRING:
        must(str_eq((struct str){json_string_value(plain), json_string_length(plain)}, json_text(lifted)));
        break;
    default:
        must(json_equal(plain, lifted));
    }
}

/* In an allocation that ends where the text does. */
static struct str expand(const uint8_t *data, size_t size)
{
    static const char letters[JSON_LIFT_MIN + 1] = "";
    struct buf out;
    buf_init(&out, NULL, TEXT_MAX);
    for (size_t i = 0; i < size; i++) {
        size_t run = data[i] >= 1 && data[i] <= 4 ? JSON_LIFT_MIN - 3 + (size_t)data[i] : 1;
        if (!buf_add(&out, run > 1 ? letters : (const char *)data + i, run))
            break;
        if (run > 1)
            memset(out.at + out.len - run, 'a', run);
    }
    char *text = malloc(out.len + (out.len == 0));
    must(text != NULL);
    if (out.len)
        memcpy(text, out.at, out.len);
    struct str expanded = {text, out.len};
    buf_free(&out);
    return expanded;
}

/* libFuzzer learns what memory is compared with, and so the markers' random part; who sends a text cannot. */
static bool holds_marker(struct run *run, struct str text)
{
    static char nonce[33];
    struct json_problem problem;
    if (!nonce[0]) {
        char probe[JSON_LIFT_MIN + 2];
        memset(probe, 'a', sizeof probe);
        probe[0] = probe[sizeof probe - 1] = '"';
        json_t *value = json_read(run, (struct str){probe, sizeof probe}, JSON_READ_LIFT, &problem);
        must(json_string_length(value) == 40 && json_text(value).len == JSON_LIFT_MIN);
        snprintf(nonce, sizeof nonce, "%s", json_string_value(value));
    }
    return str_find(text, str_of(nonce), 0) != SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct run runs[2];
    const struct limits limits = limits_default();
    struct json_problem problems[2];
    json_t *values[2];
    if (size < 1 || size > INPUT_MAX)
        return 0;
    struct str text = expand(data + 1, size - 1);
    for (int i = 0; i < 2; i++) {
        if (!runs[i].arena)
            runs[i].arena = arena_create(limits.arena_bytes);
        run_begin(&runs[i], runs[i].arena, &limits, &(struct options){0});
    }
    if (!holds_marker(&runs[0], text)) {
        unsigned flags = data[0] & 1 ? JSON_READ_UNIQUE : 0;
        values[0] = json_read(&runs[0], text, flags, &problems[0]);
        values[1] = json_read(&runs[1], text, flags | JSON_READ_LIFT, &problems[1]);
        if (values[0])
            check_same(values[0], values[1]);
        else
            must(!values[1] && problems[0].line == problems[1].line &&
                 problems[0].column == problems[1].column && strcmp(problems[0].text, problems[1].text) == 0);
    }
    free((char *)(uintptr_t)text.at);
    return 0;
}
