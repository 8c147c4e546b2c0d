#include "extract/body/absence_signs.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/body/absence_words.h"

/* Ids, classes and addresses that only such checks have, by the programs that make them. */
static const struct challenge_mark {
    enum attr_name attr;
    struct str part;
} challenge_marks[] = {
    {ATTR_ID, STR_INIT("challenge-form")},
    {ATTR_ID, STR_INIT("challenge-running")},
    {ATTR_ID, STR_INIT("cf-error-details")},
    {ATTR_ID, STR_INIT("cf-challenge")},
    {ATTR_ID, STR_INIT("px-captcha")},
    {ATTR_ID, STR_INIT("sec-if-cpt-container")},
    {ATTR_ID, STR_INIT("distilIdentificationBlock")},
    {ATTR_SRC, STR_INIT("/cdn-cgi/challenge-platform/h/b/orchestrate/")},
    {ATTR_SRC, STR_INIT("/cdn-cgi/challenge-platform/h/g/orchestrate/")},
    {ATTR_SRC, STR_INIT("captcha-delivery.com/")},
    {ATTR_SRC, STR_INIT("_Incapsula_Resource")},
    {ATTR_SRC, STR_INIT("token.awswaf.com/")},
};

bool has_challenge(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->attr_count; i++)
        for (size_t m = 0; m < sizeof challenge_marks / sizeof *challenge_marks; m++)
            if (doc->attrs[i].name == challenge_marks[m].attr &&
                str_find(doc->attrs[i].value, challenge_marks[m].part, 0) != SIZE_MAX)
                return true;
    return false;
}

/* Statuses that pages print (RFC 9110, 15.5 and 15.6; RFC 6585; RFC 7725; 520 to 530 are a proxy's). */
static bool is_error_status(uint64_t number)
{
    static const uint16_t statuses[] = {400, 401, 403, 404, 405, 406, 408, 410, 421, 423, 429, 451, 500,
                                        501, 502, 503, 504, 508, 520, 521, 522, 523, 524, 525, 526, 530};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (statuses[i] == number)
            return true;
    return false;
}

/* Cuts the next word off the front; false where there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    size_t i = 0, from = 0;
    bool in_word = false;
    while (i < rest->len) {
        size_t at = i;
        bool is_part = is_word_character(utf8_next(*rest, &i));
        if (is_part && !in_word)
            from = at;
        if (!is_part && in_word) {
            *word = str_slice(*rest, from, at);
            *rest = str_slice(*rest, at, rest->len);
            return true;
        }
        in_word = is_part;
    }
    *word = str_slice(*rest, from, in_word ? rest->len : from);
    *rest = STR_NONE;
    return in_word;
}

struct numeral {
    size_t words;
    bool at_end; /* the first or the last of them is an error's status */
};

static struct numeral read_numeral(struct str part)
{
    enum { STATUS_MAX = 599 };
    struct numeral numeral = {0};
    bool is_status = false;
    struct str word;
    while (next_word(&part, &word)) {
        uint64_t number = 0;
        is_status = str_to_u64(word, STATUS_MAX, &number) && is_error_status(number);
        numeral.at_end |= is_status && numeral.words == 0;
        numeral.words++;
    }
    numeral.at_end |= is_status;
    return numeral;
}

/* Real pages give their address or let themselves be listed; what a server says in their place does not. */
static bool has_place(const struct view *view)
{
    return view->article->canonical_url.len &&
           str_find_nocase(sheet_meta(view->sheet, STR("robots")), STR("noindex"), 0) == SIZE_MAX;
}

static bool is_error_numeral(const struct view *view, struct str part)
{
    enum { WORDS_MAX = 7 };
    struct numeral numeral = read_numeral(part);
    if (!numeral.at_end || view->declared || numeral.words > WORDS_MAX)
        return false;
    return numeral.words == 1 || !has_place(view);
}

static bool is_error_words(struct str part)
{
    for (size_t i = 0; i < error_words_count; i++)
        if (says_same(part, error_words[i].phrase))
            return true;
    return false;
}

static bool is_error_part(const struct view *view, struct str part)
{
    return is_error_words(part) || is_error_numeral(view, part);
}

/* Marks that part a title from its site's name. */
static bool is_title_mark(uint32_t c)
{
    static const uint32_t marks[] = {'|', '-', ':', '/', '~', 0x00AB, 0x00B7, 0x00BB, 0x2013, 0x2014, 0x2022};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

static bool title_names_error(const struct view *view, struct str title)
{
    enum { TITLE_MAX = 512 }; /* bytes; longer ones are none */
    title = str_slice(title, 0, TITLE_MAX);
    size_t from = 0, i = 0;
    while (i < title.len) {
        size_t at = i;
        if (!is_title_mark(utf8_next(title, &i)))
            continue;
        if (is_error_part(view, str_slice(title, from, at)))
            return true;
        from = i;
    }
    return is_error_part(view, str_slice(title, from, title.len));
}

bool names_error(const struct view *view)
{
    enum { HEADING_MAX = 2 };
    if (title_names_error(view, view->sheet->head.title))
        return true;
    for (size_t i = 0; i < view->sheet->segment_count; i++) {
        const struct segment *s = &view->sheet->segments[i];
        if (s->kind == SEGMENT_HEADING && s->level <= HEADING_MAX)
            return title_names_error(view, s->text);
    }
    return false;
}

/* The form around a node, or its parent where there is none. */
static uint32_t form_around(const struct doc *doc, uint32_t node)
{
    uint32_t form = doc_ancestor(doc, node, TAG_FORM);
    return form == UINT32_MAX ? doc->nodes[node].parent : form;
}

/* Whether a form is shown in the page's own place: one piece of it is neither hidden nor in a frame. */
static bool is_shown(const struct view *view, uint32_t form)
{
    enum { APART = IN_HIDDEN | IN_NAV | IN_HEADER | IN_FOOTER | IN_ASIDE | IN_DIALOG };
    const struct node *n = &view->doc->nodes[form];
    for (size_t i = 0; i < view->sheet->segment_count; i++) {
        const struct segment *s = &view->sheet->segments[i];
        if (s->first >= form && s->first < n->end && !(s->in & APART))
            return true;
    }
    return false;
}

bool is_only_login(const struct view *view)
{
    enum { BESIDE_MAX = 40 };
    const struct doc *doc = view->doc;
    for (uint32_t i = 0; (i = doc_find(doc, TAG_INPUT, i, doc->node_count)) < doc->node_count; i++) {
        if (!str_eq_nocase(str_trim(doc_attr(doc, i, ATTR_TYPE)), STR("password")))
            continue;
        uint32_t form = form_around(doc, i);
        return is_shown(view, form) && view->own_words - own_words_in(view, form) <= BESIDE_MAX;
    }
    return false;
}

static bool has_media(const struct doc *doc, uint32_t node)
{
    static const enum tag media[] = {TAG_IMG, TAG_IFRAME, TAG_VIDEO, TAG_OBJECT, TAG_INPUT};
    for (uint32_t i = node; i < doc->nodes[node].end; i++)
        for (size_t m = 0; m < sizeof media / sizeof *media; m++)
            if (doc->nodes[i].tag == media[m])
                return true;
    return false;
}

bool has_empty_mount(const struct view *view)
{
    enum { LEVELS_MAX = 3 }; /* below the body */
    const struct doc *doc = view->doc;
    uint32_t body = doc_find(doc, TAG_BODY, 0, doc->node_count), next;
    for (uint32_t i = body + 1; i < doc->node_count; i = next) {
        const struct node *n = &doc->nodes[i];
        next = i + 1;
        if (n->depth >= doc->nodes[body].depth + LEVELS_MAX)
            next = n->end;
        bool holds = n->tag == TAG_DIV || n->tag == TAG_MAIN || n->tag == TAG_SECTION || n->tag == TAG_OTHER;
        if (!holds || segments_in(view, i))
            continue;
        bool has_identity = n->tag == TAG_OTHER || doc_attr(doc, i, ATTR_ID).len;
        if (has_identity && !has_media(doc, i))
            return true;
        next = n->end; /* what it holds is as empty */
    }
    return false;
}

bool has_empty_main(const struct view *view)
{
    uint32_t main = doc_find(view->doc, TAG_MAIN, 0, view->doc->node_count);
    return main < view->doc->node_count && segments_in(view, main) == 0;
}

static bool is_false(const json_t *value)
{
    return json_is_false(value) || str_eq_nocase(str_trim(json_text(value)), STR("false"));
}

/* Whether an element has the class or the identity that a simple selector names. */
static bool is_selected(const struct doc *doc, uint32_t node, struct str selector)
{
    struct str name = str_slice(selector, 1, selector.len);
    if (selector.at[0] == '#')
        return str_eq(doc_attr(doc, node, ATTR_ID), name);
    struct str classes = doc_attr(doc, node, ATTR_CLASS), class;
    while (str_next(&classes, ' ', &class))
        if (str_eq(str_trim(class), name))
            return true;
    return false;
}

/* Whether a selector that can be read here (".class" or "#id", the last of a path) selects hardly any text.
 */
static bool selects_nothing(const struct view *view, struct str selector)
{
    enum { TEXT_MIN = 20 }; /* own words */
    struct str last = STR_NONE;
    selector = str_trim(selector);
    while (str_next(&selector, ' ', &last))
        ;
    if (last.len < 2 || (last.at[0] != '.' && last.at[0] != '#') || str_find_byte(last, '.', 1) != SIZE_MAX ||
        str_find_byte(last, ',', 1) != SIZE_MAX || str_find_byte(last, '>', 1) != SIZE_MAX)
        return false;
    for (uint32_t i = 0; i < view->doc->node_count; i++)
        if (view->doc->nodes[i].attr_count && is_selected(view->doc, i, last) &&
            own_words_in(view, i) >= TEXT_MIN)
            return false;
    return true;
}

static bool says_more_words(const struct view *view, const json_t *work)
{
    const json_t *value = json_object_get(work, "wordCount");
    uint64_t words = 0;
    if (json_is_integer(value) && json_integer_value(value) > 0)
        words = (uint64_t)json_integer_value(value);
    else
        str_to_u64(str_trim(json_text(value)), UINT32_MAX, &words);
    return words > view->body_words * 2;
}

/* Whether the parts that are not free are named, and none of them is there. */
static bool lacks_parts(const struct view *view)
{
    enum { PARTS_MAX = 16 };
    const struct linked_data *data = view->facts->data;
    size_t named = 0;
    for (size_t i = 0; i < data->object_count && named < PARTS_MAX; i++) {
        struct str selector = json_member_str(data->objects[i], "cssSelector");
        if (selector.len == 0 || !is_false(json_object_get(data->objects[i], "isAccessibleForFree")))
            continue;
        named++;
        if (!selects_nothing(view, selector))
            return false;
    }
    return named > 0;
}

bool lacks_paid_part(const struct view *view)
{
    const json_t *work = view->facts->data->article;
    return is_false(json_object_get(work, "isAccessibleForFree")) &&
           (lacks_parts(view) || says_more_words(view, work));
}
