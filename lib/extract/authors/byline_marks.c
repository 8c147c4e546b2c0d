#include "extract/authors/byline_marks.h"

#include "extract/authors/name_words.h"

/* What a word of a class name says. */
enum { WORD_AUTHOR = 1 << 0, WORD_NAME = 1 << 1, WORD_HOLDER = 1 << 2, WORD_BESIDE = 1 << 3 };

/* English, as class names are whatever the page's own language, with the words of German, French, Spanish,
 * Italian, Dutch and Scandinavian themes. */
static const struct name_word words[] = {
    {"author", WORD_AUTHOR},
    {"authors", WORD_AUTHOR},
    {"byline", WORD_AUTHOR},
    {"bylines", WORD_AUTHOR},
    {"autor", WORD_AUTHOR},
    {"autoren", WORD_AUTHOR},
    {"auteur", WORD_AUTHOR},
    {"auteurs", WORD_AUTHOR},
    {"autore", WORD_AUTHOR},
    {"autores", WORD_AUTHOR},
    {"authorname", WORD_AUTHOR | WORD_NAME},
    {"contributor", WORD_AUTHOR},
    {"contributors", WORD_AUTHOR},
    {"writer", WORD_AUTHOR},
    {"journalist", WORD_AUTHOR},
    {"verfasser", WORD_AUTHOR},
    {"redakteur", WORD_AUTHOR},
    {"forfatter", WORD_AUTHOR},
    {"skribent", WORD_AUTHOR},
    {"reporter", WORD_AUTHOR},
    {"authored", WORD_AUTHOR},
    {"signature", WORD_AUTHOR},
    {"firma", WORD_AUTHOR},
    {"firmante", WORD_AUTHOR},
    {"yazar", WORD_AUTHOR},
    {"postauthor", WORD_AUTHOR},
    {"entryauthor", WORD_AUTHOR},
    {"name", WORD_NAME},
    {"link", WORD_NAME},
    {"url", WORD_NAME},
    {"fn", WORD_NAME},
    {"names", WORD_NAME},
    {"displayname", WORD_NAME},
    {"box", WORD_HOLDER},
    {"wrapper", WORD_HOLDER},
    {"wrap", WORD_HOLDER},
    {"container", WORD_HOLDER},
    {"info", WORD_HOLDER},
    {"meta", WORD_HOLDER},
    {"block", WORD_HOLDER},
    {"section", WORD_HOLDER},
    {"card", WORD_HOLDER},
    {"content", WORD_HOLDER},
    {"details", WORD_HOLDER},
    {"area", WORD_HOLDER},
    {"header", WORD_HOLDER},
    {"inner", WORD_HOLDER},
    {"list", WORD_HOLDER},
    {"row", WORD_HOLDER},
    {"vcard", WORD_HOLDER},
    {"group", WORD_HOLDER},
    {"bio", WORD_BESIDE},
    {"biography", WORD_BESIDE},
    {"description", WORD_BESIDE},
    {"desc", WORD_BESIDE},
    {"image", WORD_BESIDE},
    {"img", WORD_BESIDE},
    {"avatar", WORD_BESIDE},
    {"photo", WORD_BESIDE},
    {"picture", WORD_BESIDE},
    {"pic", WORD_BESIDE},
    {"thumb", WORD_BESIDE},
    {"thumbnail", WORD_BESIDE},
    {"social", WORD_BESIDE},
    {"role", WORD_BESIDE},
    {"title", WORD_BESIDE},
    {"job", WORD_BESIDE},
    {"position", WORD_BESIDE},
    {"date", WORD_BESIDE},
    {"time", WORD_BESIDE},
    {"published", WORD_BESIDE},
    {"comment", WORD_BESIDE},
    {"comments", WORD_BESIDE},
    {"related", WORD_BESIDE},
    {"more", WORD_BESIDE},
    {"posts", WORD_BESIDE},
    {"articles", WORD_BESIDE},
    {"follow", WORD_BESIDE},
    {"email", WORD_BESIDE},
    {"mail", WORD_BESIDE},
    {"twitter", WORD_BESIDE},
    {"facebook", WORD_BESIDE},
    {"linkedin", WORD_BESIDE},
    {"share", WORD_BESIDE},
    {"icon", WORD_BESIDE},
    {"label", WORD_BESIDE},
    {"prefix", WORD_BESIDE},
    {"separator", WORD_BESIDE},
    {"reviewer", WORD_BESIDE},
    {"editor", WORD_BESIDE},
    {"timestamp", WORD_BESIDE},
    {"location", WORD_BESIDE},
    {"tooltip", WORD_BESIDE},
    {"company", WORD_BESIDE},
    {"count", WORD_BESIDE},
    {"website", WORD_BESIDE},
    {"photographer", WORD_BESIDE},
    {"media", WORD_BESIDE},
    {"license", WORD_BESIDE},
    {"licence", WORD_BESIDE},
    {"caption", WORD_BESIDE},
    {"figcaption", WORD_BESIDE},
    {"reviewed", WORD_BESIDE},
    {"credentials", WORD_BESIDE},
    {"subtitle", WORD_BESIDE},
    {"tagline", WORD_BESIDE},
    {"excerpt", WORD_BESIDE},
    {"category", WORD_BESIDE},
    {"categories", WORD_BESIDE},
    {"text", WORD_HOLDER},
};

static void take_word(void *context, unsigned cue)
{
    *(unsigned *)context |= cue;
}

static enum byline_mark mark_of_token(const struct name_index *index, struct str token)
{
    unsigned says = 0;
    find_name_words(index, token, take_word, &says);
    if (!(says & WORD_AUTHOR))
        return MARK_NONE;
    if (says & WORD_BESIDE)
        return MARK_SKIP;
    if (says & WORD_NAME)
        return MARK_NAME;
    return says & WORD_HOLDER ? MARK_BOX : MARK_CLASS;
}

/* Of several class names the surest counts; one that says "beside" only where none says more. */
static enum byline_mark mark_of_name(const struct name_index *index, struct str name)
{
    enum byline_mark best = MARK_NONE;
    bool is_beside = false;
    struct str token;
    while (str_next(&name, ' ', &token)) {
        enum byline_mark mark = mark_of_token(index, token);
        is_beside |= mark == MARK_SKIP;
        if (mark != MARK_SKIP && mark > best)
            best = mark;
    }
    return best == MARK_NONE && is_beside ? MARK_SKIP : best;
}

const uint8_t *mark_byline_names(struct run *run, const struct doc *doc)
{
    struct name_index *index = run_alloc(run, sizeof *index);
    uint8_t *marks = run_alloc(run, doc->name_count + 1);
    if (!index || !marks)
        return NULL;
    index_name_words(index, words, sizeof words / sizeof *words);
    for (uint32_t i = 1; i < doc->name_count; i++)
        marks[i] = (uint8_t)mark_of_name(index, doc->names[i]);
    return marks;
}

bool is_mail_address(struct str href)
{
    return str_starts_nocase(str_trim(href), STR("mailto:"));
}

/* Parts of the paths of authors' pages, as content systems make them, in alphabetical order. */
static const char *const author_paths[] = {
    "author",    "authors",    "auteur",      "auteure",      "auteurs",        "autor",    "autore",
    "autoren",   "autores",    "autori",      "avtor",        "blog-authors",   "by",       "byline",
    "columnist", "columnists", "contributor", "contributors", "correspondents", "experts",  "firmas",
    "forfatter", "journalist", "journalists", "member",       "members",        "penulis",  "people",
    "person",    "producers",  "profile",     "profiles",     "redaktion",      "reporter", "reporters",
    "skribent",  "staff",      "team",        "toimittaja",   "user",           "users",    "writer",
    "writers",   "yazar",      "yazarlar",
};

static bool is_author_part(struct str part)
{
    for (size_t i = 0; i < sizeof author_paths / sizeof *author_paths; i++)
        if (ascii_lower(part.at[0]) == author_paths[i][0] && str_eq_nocase(part, str_of(author_paths[i])))
            return true;
    return str_starts_nocase(part, STR("author-")) || str_starts_nocase(part, STR("autor-"));
}

/* Whether a part of the path that another one follows, or one with a name in it, is such. */
static bool has_author_path(struct str href)
{
    struct str part;
    if (!str_next(&href, '/', &part))
        return false;
    for (bool has_next = str_next(&href, '/', &part); has_next;) {
        struct str next;
        has_next = str_next(&href, '/', &next);
        if (part.len && is_author_part(part) && (has_next || part.len > strlen("author-")))
            return true;
        part = next;
    }
    return false;
}

bool is_author_link(const struct doc *doc, uint32_t node)
{
    enum { HREF_MAX = 512 };
    struct str href = str_slice(doc_attr(doc, node, ATTR_HREF), 0, HREF_MAX);
    if (doc->nodes[node].tag != TAG_A || is_mail_address(href))
        return false;
    return str_find_nocase(doc_attr(doc, node, ATTR_REL), STR("author"), 0) != SIZE_MAX ||
           has_author_path(href);
}

enum byline_mark byline_mark_of(const struct doc *doc, const uint8_t *marks, uint32_t node)
{
    const struct node *n = &doc->nodes[node];
    enum byline_mark best = MARK_NONE;
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++) {
        const struct attr *attr = &doc->attrs[i];
        if (attr->name == ATTR_ITEMPROP && str_eq_nocase(attr->value, STR("author")))
            return MARK_PROPERTY;
        if (attr->name == ATTR_REL && str_find_nocase(attr->value, STR("author"), 0) != SIZE_MAX)
            return MARK_REL;
        if (attr->names && attr->name != ATTR_ROLE && marks[attr->names] > best)
            best = (enum byline_mark)marks[attr->names];
    }
    if (n->tag == TAG_HTML || n->tag == TAG_BODY)
        return MARK_NONE;
    return best == MARK_NONE && n->tag == TAG_A && is_author_link(doc, node) ? MARK_LINK : best;
}
