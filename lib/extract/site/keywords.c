#include "extract/body/cues.h"
#include "extract/fields.h"
#include "extract/tidy_text.h"

enum { KEYWORDS_MAX = 64, KEYWORD_BYTES_MAX = 128 };

static bool add_keyword(const struct facts *facts, struct article *article, size_t *room, struct str word)
{
    word = tidy_text(facts->run, word, TIDY_LINE, KEYWORD_BYTES_MAX + 1);
    if (word.len == 0 || word.len > KEYWORD_BYTES_MAX || article->keyword_count == KEYWORDS_MAX)
        return true;
    for (size_t i = 0; i < article->keyword_count; i++)
        if (str_eq_nocase(article->keywords[i], word))
            return true;
    if (!run_array_room(facts->run, &article->keywords, article->keyword_count, room, sizeof word))
        return false;
    article->keywords[article->keyword_count++] = word;
    return true;
}

/* A list in one string, parted by commas or, where it has none, by semicolons. */
static bool add_list(const struct facts *facts, struct article *article, size_t *room, struct str list)
{
    char separator = str_find_byte(list, ',', 0) == SIZE_MAX ? ';' : ',';
    struct str word;
    while (str_next(&list, separator, &word))
        if (!add_keyword(facts, article, room, word))
            return false;
    return true;
}

static const char *const list_metas[] = {"article:tag", "news_keywords", "keywords", "parsely-tags",
                                         "sailthru.tags"};

static bool add_metas(const struct facts *facts, struct article *article, size_t *room, struct str name)
{
    const struct head *head = &facts->sheet->head;
    for (size_t i = 0; i < head->meta_count; i++) {
        if (!str_eq(head->metas[i].name, name))
            continue;
        struct str value = unescape_twice(facts->run, head->metas[i].content);
        if (!add_list(facts, article, room, value))
            return false;
    }
    return true;
}

static bool add_work(const struct facts *facts, struct article *article, size_t *room, const json_t *work)
{
    const json_t *value = json_object_get(work, "keywords");
    if (json_is_string(value))
        return add_list(facts, article, room, json_text(value));
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item)
    {
        struct str word = json_is_string(item) ? json_text(item) : json_member_str(item, "name");
        if (!add_keyword(facts, article, room, word))
            return false;
    }
    return true;
}

static bool add_works(const struct facts *facts, struct article *article, size_t *room)
{
    const json_t *works[] = {facts->data->article, facts->data->microdata, facts->data->rdfa};
    for (size_t i = 0; i < sizeof works / sizeof *works && article->keyword_count == 0; i++)
        if (!add_work(facts, article, room, works[i]))
            return false;
    return true;
}

static bool is_tag(struct str rel)
{
    struct str word;
    while (str_next(&rel, ' ', &word))
        if (str_eq_nocase(word, STR("tag")))
            return true;
    return false;
}

/* Links with rel=tag out of the page's frame, where the tags of all articles stand. */
static bool add_tags(const struct facts *facts, struct article *article, size_t *room)
{
    const unsigned frame = 1u << CUE_CHROME | 1u << CUE_ASIDE;
    const struct doc *doc = facts->sheet->doc;
    for (uint32_t i = 0; i < doc->node_count && article->keyword_count < KEYWORDS_MAX; i++) {
        if (doc->nodes[i].tag != TAG_A || facts->cues[i] & frame || !is_tag(doc_attr(doc, i, ATTR_REL)))
            continue;
        if (!add_keyword(facts, article, room, doc_text(facts->run, doc, i, KEYWORD_BYTES_MAX)))
            return false;
    }
    return facts->run->failure.code == FAIL_NONE;
}

/* The first source that gives any: sources often repeat one another in other spellings. */
bool extract_keywords(const struct facts *facts, struct article *article)
{
    size_t room = 0;
    if (!add_works(facts, article, &room))
        return false;
    for (size_t i = 0; i < sizeof list_metas / sizeof *list_metas && article->keyword_count == 0; i++)
        if (!add_metas(facts, article, &room, str_of(list_metas[i])))
            return false;
    return article->keyword_count > 0 || add_tags(facts, article, &room);
}
