#include "base/url.h"
#include "extract/cues.h"
#include "extract/fields.h"
#include "extract/text_fields.h"

enum { AUTHORS_MAX = 16, NAME_BYTES_MAX = 120, NAME_WORDS_MAX = 7, BYLINE_BYTES_MAX = 300 };

struct list {
    const struct facts *facts;
    struct article *article;
    size_t room;
    bool visible; /* the names come from visible text */
};

/* Words before a name that are not part of it, by language: the labels and prepositions of bylines. Source:
 * the bylines of WordPress's translated themes ("By %s", "Von %s", "Par %s" …). Those that names begin with
 * as well
 * ("Von Miller", "Di Stefano") count in visible bylines alone: where a page declares a name, it is one. */
static const struct byline_word {
    struct str word;
    bool in_names;
} byline_words[] = {
    {STR_INIT("by "), false},
    {STR_INIT("by: "), false},
    {STR_INIT("written by "), false},
    {STR_INIT("author: "), false},
    {STR_INIT("author "), false},
    {STR_INIT("authors: "), false},
    {STR_INIT("posted by "), false},
    {STR_INIT("published by "), false},
    {STR_INIT("words by "), false},
    {STR_INIT("story by "), false},
    {STR_INIT("fact checked by "), false},
    {STR_INIT("text: "), false},
    {STR_INIT("autor: "), false},
    {STR_INIT("autorin: "), false},
    {STR_INIT("автор: "), false},
    {STR_INIT("Автор: "), false},
    {STR_INIT("von "), true},
    {STR_INIT("par "), true},
    {STR_INIT("por "), true},
    {STR_INIT("di "), true},
    {STR_INIT("door "), true},
    {STR_INIT("av "), true},
};

static struct str without_byline_words(struct str name, bool visible)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof byline_words / sizeof *byline_words; i++) {
            const struct byline_word *byline = &byline_words[i];
            if ((byline->in_names && !visible) || !str_starts_nocase(name, byline->word))
                continue;
            name = str_trim(str_slice(name, byline->word.len, name.len));
            again = true;
        }
    }
    return name;
}

/* Values that stand where a name should, but name nobody. */
static const struct str no_names[] = {
    STR_INIT("admin"), STR_INIT("administrator"), STR_INIT("webmaster"), STR_INIT("editor"),
    STR_INIT("staff"), STR_INIT("unknown"),       STR_INIT("guest"),     STR_INIT("anonymous"),
    STR_INIT("null"),  STR_INIT("author"),        STR_INIT("authors"),   STR_INIT("by"),
    STR_INIT("none"),  STR_INIT("undefined"),     STR_INIT("root"),      STR_INIT("user"),
};

static bool is_name(struct str name)
{
    if (name.len < 2 || name.len > NAME_BYTES_MAX || str_find(name, STR("://"), 0) != SIZE_MAX ||
        str_find_byte(name, '@', 0) != SIZE_MAX || str_find_byte(name, '{', 0) != SIZE_MAX)
        return false;
    for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
        if (str_eq_nocase(name, no_names[i]))
            return false;
    unsigned words = 1, digits = 0;
    for (size_t i = 0; i < name.len; i++) {
        words += name.at[i] == ' ';
        digits += ascii_is_digit(name.at[i]);
    }
    return words <= NAME_WORDS_MAX &&
           (digits == 0 || words == 1); /* a handle may have digits, a date has words */
}

static bool add_author(struct list *list, struct str name, struct str url)
{
    struct article *article = list->article;
    name = without_byline_words(str_trim(name), list->visible);
    if (!is_name(name) || says_same(name, article->site_name) || article->author_count == AUTHORS_MAX)
        return true;
    for (size_t i = 0; i < article->author_count; i++)
        if (says_same(article->authors[i].name, name))
            return true;
    if (!run_array_room(list->facts->run, &article->authors, article->author_count, &list->room,
                        sizeof *article->authors))
        return false;
    article->authors[article->author_count++] =
        (struct person){name, url_resolve(list->facts->run, list->facts->sheet->head.base, url)};
    return true;
}

/* Marks and words between two names of one string. */
static const struct str joints[] = {STR_INIT(","),   STR_INIT(";"),     STR_INIT(" and "),
                                    STR_INIT(" & "), STR_INIT(" und "), STR_INIT(" et "),
                                    STR_INIT(" | "), STR_INIT(" » "),   STR_INIT(" · ")};

/* Where the first joint starts and its length; the end where there is none. One pass: each look for one joint
 * alone could read to the end of the names, for each of them. */
static size_t find_joint(struct str names, size_t *len)
{
    for (size_t i = 0; i < names.len; i++)
        for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
            if (names.at[i] == joints[j].at[0] && str_starts(str_slice(names, i, names.len), joints[j])) {
                *len = joints[j].len;
                return i;
            }
    *len = 0;
    return names.len;
}

static bool add_names(struct list *list, struct str names, struct str url)
{
    names = without_byline_words(str_trim(names), list->visible);
    while (names.len && list->article->author_count < AUTHORS_MAX) {
        size_t skip, cut = find_joint(names, &skip);
        if (!add_author(list, str_slice(names, 0, cut), url))
            return false;
        names = str_slice(names, cut + skip, names.len);
    }
    return true;
}

static bool add_linked_value(struct list *list, const json_t *value)
{
    const struct linked_data *data = list->facts->data;
    value = linked_data_follow(data, value);
    if (json_is_string(value))
        return add_names(list, (struct str){json_string_value(value), json_string_length(value)}, STR_NONE);
    struct str name = unescape_twice(list->facts->run, json_member_str(value, "name"));
    if (!name.at)
        name = linked_data_text(data, value, "name");
    return add_names(list, name, linked_data_text(data, value, "url"));
}

static bool from_linked_data(struct list *list)
{
    const json_t *authors = json_object_get(list->facts->data->article, "author");
    if (!json_is_array(authors))
        return add_linked_value(list, authors);
    size_t i;
    json_t *author;
    json_array_foreach(authors, i, author) if (!add_linked_value(list, author)) return false;
    return true;
}

static const char *const author_metas[] = {
    "citation_author", "parsely-author", "sailthru.author", "author", "article:author", "dc.creator", "byl",
    "dcterms.creator"};

static bool from_metas(struct list *list)
{
    const struct head *head = &list->facts->sheet->head;
    for (size_t n = 0; n < sizeof author_metas / sizeof *author_metas && !list->article->author_count; n++)
        for (size_t i = 0; i < head->meta_count; i++)
            if (str_eq(head->metas[i].name, str_of(author_metas[n])) &&
                !add_names(list, unescape_twice(list->facts->run, head->metas[i].content), STR_NONE))
                return false;
    return true;
}

static bool is_author_class(const struct doc *doc, uint32_t node)
{
    struct str class = doc_attr(doc, node, ATTR_CLASS);
    return str_find_nocase(class, STR("author"), 0) != SIZE_MAX ||
           str_find_nocase(class, STR("byline"), 0) != SIZE_MAX;
}

/* Elements that say they are the author: rel=author, itemprop=author, a class of that name on a short
 * element, outside of discussions and asides. */
static bool is_author_element(const struct facts *facts, uint32_t node)
{
    const struct doc *doc = facts->sheet->doc;
    const struct node *n = &doc->nodes[node];
    if (n->attr_count == 0 || (facts->cues[node] & (1u << CUE_DISCUSSION | 1u << CUE_ASIDE)))
        return false;
    if (str_eq_nocase(doc_attr(doc, node, ATTR_REL), STR("author")) ||
        str_eq_nocase(doc_attr(doc, node, ATTR_ITEMPROP), STR("author")))
        return true;
    bool inline_like = n->tag == TAG_A || n->tag == TAG_SPAN || n->tag == TAG_P || n->tag == TAG_DIV;
    return inline_like && is_author_class(doc, node);
}

static bool from_elements(struct list *list)
{
    const struct doc *doc = list->facts->sheet->doc;
    list->visible = true;
    for (uint32_t i = 0; i < doc->node_count && list->article->author_count == 0; i++) {
        if (!is_author_element(list->facts, i))
            continue;
        struct str text = doc_text(list->facts->run, doc, i, BYLINE_BYTES_MAX);
        if (text.len && text.len < NAME_BYTES_MAX &&
            !add_names(list, text, doc->nodes[i].tag == TAG_A ? doc_attr(doc, i, ATTR_HREF) : STR_NONE))
            return false;
    }
    return true;
}

bool extract_authors(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_authors(facts, article);
    struct list list = {.facts = facts, .article = article};
    bool (*const finders[])(struct list *) = {from_linked_data, from_metas, from_elements};
    for (size_t i = 0; i < sizeof finders / sizeof *finders && article->author_count == 0; i++)
        if (!finders[i](&list))
            return false;
    return facts->run->failure.code == FAIL_NONE;
}
