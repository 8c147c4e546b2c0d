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

/* Words that stand beside a language in the class of SyntaxHighlighter's boxes. */
static bool is_of_highlighter(struct str word)
{
    static const struct str words[] = {
        STR_INIT("syntaxhighlighter"), STR_INIT("nogutter"), STR_INIT("collapsed"),
        STR_INIT("printing"),          STR_INIT("ie"),       STR_INIT("notranslate")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(word, words[i]))
            return true;
    return false;
}

/* A language that has no prefix of its own, told by the tool that wrote the class: "syntaxhighlighter  php"
 * of SyntaxHighlighter, "highlight-ruby notranslate" of Sphinx, "blob-wrapper data type-c" of GitHub. */
static struct str language_by_tool(struct str classes)
{
    static const struct tool {
        struct str mark, prefix;
    } tools[] = {{STR_INIT("syntaxhighlighter"), STR_INIT("")},
                 {STR_INIT("notranslate"), STR_INIT("highlight-")},
                 {STR_INIT("blob-wrapper"), STR_INIT("type-")}};
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        struct str rest = classes, word;
        if (str_find(classes, tools[i].mark, 0) == SIZE_MAX)
            continue;
        while (str_next(&rest, ' ', &word)) {
            struct str name = str_slice(word, tools[i].prefix.len, word.len);
            if (str_starts(word, tools[i].prefix) && !is_of_highlighter(word) && is_name(name) &&
                !str_eq(name, STR("default")))
                return name;
        }
    }
    return STR_NONE;
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
    return language_by_tool(classes);
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
