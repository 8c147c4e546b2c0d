#include "extract/posts/post_marks.h"

#include "base/words.h"
#include "extract/dates/date_parse.h"

enum {
    NAME_BYTES_MIN = 2, /* a single letter stands in for a picture */
    NAME_BYTES_MAX = 60,
    NAME_WORDS_MAX = 4,
    TIME_BYTES_MAX = 80,
    TIME_WORDS_MAX = 6,   /* that may stand before a date: "posted by Ada on" */
    MARK_NODES_MAX = 160, /* of the subtree that holds a name or a date: more is no label */
    SHORT_WORDS_MAX = 12, /* a piece of the body that short may be a post's own heading */
};

#define BODY_COVERAGE_MIN 0.5F

/* Class names of who wrote something, English as class names are ("fn" is hCard's), in alphabetical order. */
static const struct user_class {
    const char *name;
    enum author_rank rank; /* of the class name as a whole */
} user_classes[] = {
    {"author", AUTHOR_CLASS},    {"bigusername", AUTHOR_USER}, {"byline", AUTHOR_CLASS},
    {"commenter", AUTHOR_CLASS}, {"creator", AUTHOR_CLASS},    {"fn", AUTHOR_USER},
    {"member", AUTHOR_CLASS},    {"membername", AUTHOR_USER},  {"nick", AUTHOR_USER},
    {"nickname", AUTHOR_USER},   {"poster", AUTHOR_CLASS},     {"postername", AUTHOR_USER},
    {"screenname", AUTHOR_USER}, {"user", AUTHOR_CLASS},       {"username", AUTHOR_USER},
};

/* Class names of when something was written. */
static const char *const time_classes[] = {"date",        "dateline",  "datetime", "postdate",  "posted",
                                           "postdetails", "published", "time",     "timestamp", "when"};

/* Parts of the addresses of members' pages, as forum programs make them. */
static const struct str member_addresses[] = {
    STR_INIT("/u/"),          STR_INIT("/user/"),
    STR_INIT("/users/"),      STR_INIT("/member/"),
    STR_INIT("/members/"),    STR_INIT("/authors/"),
    STR_INIT("/profile/"),    STR_INIT("/profiles/"),
    STR_INIT("/author/"),     STR_INIT("/people/"),
    STR_INIT("/~"),           STR_INIT("/@"),
    STR_INIT("member.php?"),  STR_INIT("memberlist.php?"),
    STR_INIT("profile.php?"), STR_INIT("action=profile"),
    STR_INIT("userinfo"),
};

struct marking {
    const struct facts *facts;
    const struct doc *doc;
    struct run *run;
    struct post_marks *marks;
    size_t room;
    bool is_discussion;
};

/* The next word of a class name: letters, parted by anything else and where a capital follows a small letter.
 */
static bool next_word(struct str name, size_t *i, struct str *word)
{
    while (*i < name.len && !ascii_is_alpha(name.at[*i]))
        ++*i;
    size_t from = *i;
    while (*i < name.len && ascii_is_alpha(name.at[*i]) &&
           !(*i > from && name.at[*i] <= 'Z' && name.at[*i - 1] >= 'a'))
        ++*i;
    *word = str_slice(name, from, *i);
    return word->len > 0;
}

static enum author_rank user_class_rank(struct str name)
{
    for (size_t i = 0; name.len && i < sizeof user_classes / sizeof *user_classes; i++)
        if (ascii_lower(name.at[0]) == user_classes[i].name[0] &&
            str_eq_nocase(name, str_of(user_classes[i].name)))
            return user_classes[i].rank;
    return AUTHOR_NONE;
}

static bool is_time_class(struct str name)
{
    for (size_t i = 0; name.len && i < sizeof time_classes / sizeof *time_classes; i++)
        if (ascii_lower(name.at[0]) == time_classes[i][0] && str_eq_nocase(name, str_of(time_classes[i])))
            return true;
    return false;
}

/* Whether a class name has a word for an author where it means the author's name: as its last word, or before
 * "name" or "link" ("post-author", "user-name"; not "user-select"). */
static bool has_user_word(struct str name)
{
    struct str word;
    bool before = false;
    for (size_t i = 0; next_word(name, &i, &word);) {
        if (before && (str_eq_nocase(word, STR("name")) || str_eq_nocase(word, STR("link"))))
            return true;
        before = user_class_rank(word) != AUTHOR_NONE;
    }
    return before;
}

static bool has_time_word(struct str name)
{
    struct str word;
    for (size_t i = 0; next_word(name, &i, &word);)
        if (is_time_class(word))
            return true;
    return false;
}

/* What the class names of an element say: its rank as an author, and whether it holds a date. */
static enum author_rank read_classes(struct str classes, bool *is_time)
{
    enum author_rank best = AUTHOR_NONE;
    struct str name;
    while (str_next(&classes, ' ', &name)) {
        enum author_rank rank = user_class_rank(name);
        if (rank == AUTHOR_NONE && has_user_word(name))
            rank = AUTHOR_WORD;
        best = rank > best ? rank : best;
        *is_time |= has_time_word(name);
    }
    return best;
}

static bool is_small(const struct doc *doc, uint32_t node)
{
    return doc->nodes[node].end - node <= MARK_NODES_MAX;
}

/* The text of a small subtree, empty where it is longer than max bytes. */
static struct str small_text(const struct marking *m, uint32_t node, size_t max)
{
    if (!is_small(m->doc, node))
        return STR_NONE;
    size_t bytes = 0;
    for (uint32_t i = node; i < m->doc->nodes[node].end; i++)
        bytes += str_trim(m->doc->nodes[i].text).len;
    return bytes && bytes <= max ? doc_text(m->run, m->doc, node, max) : STR_NONE;
}

static bool holds_clock(struct str s)
{
    for (size_t i = 1; i + 2 < s.len; i++)
        if (s.at[i] == ':' && ascii_is_digit(s.at[i - 1]) && ascii_is_digit(s.at[i + 1]))
            return true;
    return false;
}

static bool is_name(const struct marking *m, struct str s)
{
    if (s.len < NAME_BYTES_MIN || s.len > NAME_BYTES_MAX || holds_clock(s) || s.at[s.len - 1] == ':' ||
        s.at[0] == '<') /* markup, in an attribute that should hold a name */
        return false;
    struct word_counts counts = count_words(s);
    return counts.words > 0 && counts.words <= NAME_WORDS_MAX && counts.letters > 0 &&
           parse_date(m->run, s).len == 0;
}

/* The first link of a small subtree that has a text. */
static bool read_link(const struct marking *m, uint32_t node, struct person *person)
{
    uint32_t end = is_small(m->doc, node) ? m->doc->nodes[node].end : node;
    for (uint32_t i = doc_find(m->doc, TAG_A, node, end); i < end; i = doc_find(m->doc, TAG_A, i + 1, end)) {
        person->name = small_text(m, i, NAME_BYTES_MAX);
        person->url = doc_attr(m->doc, i, ATTR_HREF);
        if (person->name.len)
            return is_name(m, person->name);
    }
    return false;
}

/* A member of a small subtree's microdata: its content, else its address, else its text. */
static struct str property(const struct marking *m, uint32_t node, struct str name, enum attr_name address)
{
    uint32_t end = is_small(m->doc, node) ? m->doc->nodes[node].end : node;
    for (uint32_t i = node; i < end; i++) {
        if (!str_eq_nocase(doc_attr(m->doc, i, ATTR_ITEMPROP), name))
            continue;
        struct str value = doc_attr(m->doc, i, ATTR_CONTENT);
        value = value.len ? value : doc_attr(m->doc, i, address);
        return value.len ? str_trim(value) : small_text(m, i, NAME_BYTES_MAX);
    }
    return STR_NONE;
}

static bool read_author_property(const struct marking *m, uint32_t node, struct person *person)
{
    struct person link = {0};
    struct str content = str_trim(doc_attr(m->doc, node, ATTR_CONTENT));
    bool linked = read_link(m, node, &link);
    person->name = property(m, node, STR("name"), ATTR_CONTENT);
    person->url = property(m, node, STR("url"), ATTR_HREF);
    if (!person->url.len)
        person->url = link.url;
    if (!is_name(m, person->name))
        person->name = linked ? link.name : content.len ? content : small_text(m, node, NAME_BYTES_MAX);
    return is_name(m, person->name);
}

bool is_member_address(struct str url)
{
    return str_holds_any(url, member_addresses, sizeof member_addresses / sizeof *member_addresses);
}

static bool has_class(const struct doc *doc, uint32_t node, struct str wanted)
{
    struct str classes = doc_attr(doc, node, ATTR_CLASS), name;
    while (str_next(&classes, ' ', &name))
        if (str_eq_nocase(name, wanted))
            return true;
    return false;
}

/* Themes of blogs put who comments into <cite>, or into a link of hCard's class "url". */
static bool is_blog_author(const struct doc *doc, uint32_t node)
{
    enum tag tag = doc->nodes[node].tag;
    return tag == TAG_CITE || (tag == TAG_A && has_class(doc, node, STR("url")));
}

/* The name in a small subtree: before WordPress's <span class="says">, where there is one. */
static struct str spoken_name(const struct marking *m, uint32_t node)
{
    uint32_t end = is_small(m->doc, node) ? m->doc->nodes[node].end : node;
    struct str before = STR_NONE;
    for (uint32_t i = node + 1; i < end; i++) {
        struct str text = str_trim(m->doc->nodes[i].text);
        if (text.len)
            before = text;
        if (has_class(m->doc, i, STR("says")))
            return before;
    }
    return small_text(m, node, NAME_BYTES_MAX);
}

static enum author_rank mark_author(const struct marking *m, uint32_t node, enum author_rank by_class,
                                    struct person *person)
{
    struct str item = doc_attr(m->doc, node, ATTR_ITEMPROP), rel = doc_attr(m->doc, node, ATTR_REL);
    if (str_eq_nocase(item, STR("author")) || str_eq_nocase(item, STR("creator")))
        return read_author_property(m, node, person) ? AUTHOR_PROPERTY : AUTHOR_NONE;
    bool is_link = m->doc->nodes[node].tag == TAG_A;
    if (m->is_discussion && by_class == AUTHOR_NONE && is_blog_author(m->doc, node))
        by_class = AUTHOR_WORD;
    if (is_link && by_class < AUTHOR_REL && str_find_nocase(rel, STR("author"), 0) != SIZE_MAX)
        by_class = AUTHOR_REL;
    if (is_link && by_class == AUTHOR_NONE && is_member_address(doc_attr(m->doc, node, ATTR_HREF)))
        by_class = AUTHOR_ADDRESS;
    if (by_class == AUTHOR_NONE)
        return AUTHOR_NONE;
    if (read_link(m, node, person)) /* "@Ada" is spoken to */
        return person->name.at[0] != '@' ? by_class : AUTHOR_NONE;
    *person = (struct person){.name = m->is_discussion ? spoken_name(m, node)
                                                       : small_text(m, node, NAME_BYTES_MAX)};
    return !is_link && is_name(m, person->name) ? by_class : AUTHOR_NONE;
}

/* A date that is precise to the day. */
static struct str parse_day(struct run *run, struct str s)
{
    struct str date = parse_date(run, s);
    return date.len >= strlen("2022-01-28") ? date : STR_NONE;
}

/* Whether s may hold a date: the four digits of a year. */
static bool holds_year(struct str s)
{
    unsigned digits = 0;
    for (size_t i = 0; i < s.len; i++) {
        digits = ascii_is_digit(s.at[i]) ? digits + 1 : 0;
        if (digits == 4)
            return true;
    }
    return false;
}

/* The date that a short text holds, precise to the day, behind at most a few words; its span is the mark's
 * raw text. */
static bool find_marked_date(const struct marking *m, struct str text, struct post_mark *mark)
{
    enum { DAY_LENGTH = sizeof "2022-01-28" - 1 };
    struct found_date found;
    mark->raw = STR_NONE;
    mark->date = STR_NONE;
    if (text.len > TIME_BYTES_MAX ||
        !find_date(m->run, text, 0, m->facts->sheet->head.lang, m->doc->text->page->date_downloaded, &found))
        return false;
    struct str before = str_slice(text, 0, (size_t)(found.raw.at - text.at));
    if (found.iso.at[0] == 'X' || found.iso.len < DAY_LENGTH || count_words(before).words > TIME_WORDS_MAX)
        return false;
    mark->raw = found.raw;
    mark->date = found.iso;
    mark->is_relative = found.is_relative;
    return true;
}

static bool read_time(const struct marking *m, struct str value, struct post_mark *mark)
{
    mark->raw = str_trim(value);
    mark->date = value.len <= TIME_BYTES_MAX ? parse_day(m->run, value) : STR_NONE;
    return mark->date.len > 0;
}

static bool is_date_property(struct str name)
{
    return str_eq_nocase(name, STR("dateCreated")) || str_eq_nocase(name, STR("datePublished"));
}

static enum time_rank mark_time(const struct marking *m, uint32_t node, bool by_class, struct post_mark *mark)
{
    bool is_property = is_date_property(doc_attr(m->doc, node, ATTR_ITEMPROP));
    enum time_rank rank = is_property ? TIME_PROPERTY : TIME_ELEMENT;
    if (is_property && read_time(m, doc_attr(m->doc, node, ATTR_CONTENT), mark))
        return rank;
    if ((is_property || m->doc->nodes[node].tag == TAG_TIME) &&
        read_time(m, doc_attr(m->doc, node, ATTR_DATETIME), mark))
        return rank;
    struct str title = doc_attr(m->doc, node, ATTR_TITLE);
    if (title.len && find_marked_date(m, title, mark))
        return TIME_TITLE;
    if (!is_property && !by_class && m->doc->nodes[node].tag != TAG_TIME)
        return TIME_NONE;
    struct str raw = small_text(m, node, TIME_BYTES_MAX);
    if (find_marked_date(m, raw, mark))
        return is_property ? rank : TIME_CLASS;
    mark->raw = raw;
    return count_words(raw).digits ? TIME_WORDS : TIME_NONE;
}

/* A date that stands in a text of its own; those of definition lists are the member's, not the post's. */
static enum time_rank mark_text_time(const struct marking *m, uint32_t node, struct post_mark *mark)
{
    struct str text = str_trim(m->doc->nodes[node].text);
    if (text.len > TIME_BYTES_MAX || !holds_year(text) || doc_ancestor(m->doc, node, TAG_DD) != UINT32_MAX)
        return TIME_NONE;
    if (!find_marked_date(m, text, mark))
        return TIME_NONE;
    return str_find_byte(mark->date, 'T', 0) == SIZE_MAX ? TIME_DAY : TIME_TEXT;
}

static bool mark_node(struct marking *m, uint32_t node)
{
    const struct node *at = &m->doc->nodes[node];
    struct post_mark mark = {.node = node};
    if (at->tag == TAG_CHARACTERS) {
        mark.time = mark_text_time(m, node, &mark);
    } else if (at->attr_count || at->tag == TAG_TIME || (m->is_discussion && at->tag == TAG_CITE)) {
        bool is_time = false;
        enum author_rank rank = read_classes(doc_attr(m->doc, node, ATTR_CLASS), &is_time);
        mark.author = mark_author(m, node, rank, &mark.person);
        mark.time = mark_time(m, node, is_time, &mark);
    }
    if (mark.author == AUTHOR_NONE && mark.time == TIME_NONE)
        return true;
    if (!run_array_room(m->run, &m->marks->items, m->marks->count, &m->room, sizeof mark))
        return false;
    m->marks->items[m->marks->count++] = mark;
    return true;
}

struct thread_scope body_scope(const struct facts *facts, const struct article *article)
{
    return (struct thread_scope){.segments = article->body,
                                 .count = article->body_count,
                                 .end = facts->sheet->doc->node_count,
                                 .coverage_min = BODY_COVERAGE_MIN};
}

bool find_post_marks(const struct facts *facts, const struct thread_scope *scope, struct post_marks *marks)
{
    struct marking m = {.facts = facts,
                        .doc = facts->sheet->doc,
                        .run = facts->run,
                        .marks = marks,
                        .is_discussion = scope->is_discussion};
    *marks = (struct post_marks){0};
    size_t next = 0; /* of the scope's segments */
    for (uint32_t i = scope->from; i < scope->end; i++) {
        if (m.is_discussion && m.doc->nodes[i].tag == TAG_FORM) {
            i = m.doc->nodes[i].end - 1;
            continue;
        }
        while (next < scope->count && scope->segments[next]->end <= i)
            next++;
        const struct segment *text = next < scope->count ? scope->segments[next] : NULL;
        if (text && i >= text->first && text->words > SHORT_WORDS_MAX)
            continue;
        if (!mark_node(&m, i))
            return false;
    }
    return facts->run->failure.code == FAIL_NONE;
}
