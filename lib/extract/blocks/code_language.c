#include "extract/blocks/code_language.h"

enum { AROUND = 2, INSIDE = 4 /* elements looked at */ };

/* What stands before the language's name in a class. */
static const struct str prefixes[] = {
    STR_INIT("language-"),
    STR_INIT("lang-"),
    STR_INIT("highlight-source-"),
    STR_INIT("brush:"),
};

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_alpha(name.at[i]) && !ascii_is_digit(name.at[i]) && !strchr("+#-_.", name.at[i]))
            return false;
    return name.len > 0 && name.len <= CODE_LANGUAGE_MAX && !str_eq_nocase(name, STR("none"));
}

/* The language within a class attribute. */
static struct str language_of_class(struct str classes)
{
    struct str rest = classes, word;
    while (str_next(&rest, ' ', &word))
        for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
            if (!str_starts_nocase(word, prefixes[i]))
                continue;
            struct str name = str_slice(word, prefixes[i].len, word.len);
            if (name.len == 0 && str_next(&rest, ' ', &name)) /* "brush: python;" */
                name = str_slice(name, 0, str_find_byte(name, ';', 0));
            if (is_name(name))
                return name;
        }
    return STR_NONE;
}

static struct str language_of(const struct doc *doc, uint32_t node)
{
    static const struct str names[] = {STR_INIT("data-lang"), STR_INIT("data-language")};
    if (doc->nodes[node].attr_count == 0)
        return STR_NONE;
    struct str language = language_of_class(doc_attr(doc, node, ATTR_CLASS));
    for (size_t i = 0; !language.len && i < sizeof names / sizeof *names; i++) {
        struct str name = str_trim(doc_attr_other(doc, node, names[i]));
        language = is_name(name) ? name : STR_NONE;
    }
    return language;
}

struct str code_language(const struct doc *doc, uint32_t node)
{
    struct str language = STR_NONE;
    uint32_t end = doc->nodes[node].end < node + INSIDE ? doc->nodes[node].end : node + INSIDE;
    for (uint32_t i = node; !language.len && i < end; i++)
        language = language_of(doc, i);
    for (int up = 0; !language.len && up < AROUND && node != 0; up++) {
        node = doc->nodes[node].parent;
        language = language_of(doc, node);
    }
    return language;
}
