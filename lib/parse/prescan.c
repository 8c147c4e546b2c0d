#include "parse/prescan.h"

#include "base/media_type.h"
#include "parse/data_script.h"
#include "parse/nesting.h"

enum { NAME_SLOTS = 256 };

/* What the scan does with an element. */
enum rule {
    RULE_NONE,
    RULE_SCRIPT, /* body dropped, or kept as data; it ends at its end tag or with the page */
    RULE_STYLE,  /* body dropped; likewise */
    RULE_EMPTY,  /* body dropped, unless the end tag is missing */
    RULE_TEXT,   /* body is text with references */
    RULE_RAW,    /* body is text without */
    RULE_REST,   /* the rest of the page is its text */
    RULE_VOID,   /* has no end tag, which libxml2 does not know */
    RULE_BREAK,  /* its end tag means its start tag */
    RULE_UNENDED /* its end tag comes too early in the wild; all that follows belongs to it */
};

struct name_rule {
    struct str name;
    enum rule rule;
    enum nesting nesting;
};

/* By a hash of the name. */
struct name_slot {
    const struct name_rule *rule;
    struct str name; /* the latest of that hash, as written, which `rule` is of */
    /* Start tags less end tags so far. Never less than the elements of that name that are open, since some
     * close without an end tag. */
    uint32_t opened;
};

struct prescanner {
    struct skeleton_writer writer;
    struct name_slot slots[NAME_SLOTS];
    struct nest nest;
    const char *end;   /* of the page */
    bool is_xhtml;     /* "/>" closes any element */
    bool no_gt;        /* there is no '>' any more */
    bool no_dashes_gt; /* no comment ends any more */
};

#define RAW(name, rule)     {STR_INIT(name), RULE_##rule, NESTING_NONE},
#define KEPT(name, nesting) {STR_INIT(name), RULE_NONE, NESTING_##nesting},

/* clang-format off */
static const struct name_rule name_rules[] = {
    KEPT("div", DIV) KEPT("li", ITEM) KEPT("ul", LIST) KEPT("td", CELL) KEPT("tr", ROW) KEPT("h3", HEADING)
    RAW("script", SCRIPT) RAW("style", STYLE) RAW("br", BREAK) RAW("body", UNENDED) RAW("html", UNENDED)
    RAW("iframe", EMPTY) RAW("noembed", EMPTY) RAW("noframes", EMPTY)
    RAW("title", TEXT) RAW("textarea", TEXT) RAW("xmp", RAW) RAW("plaintext", REST)
    RAW("source", VOID) RAW("track", VOID) RAW("wbr", VOID) RAW("embed", VOID) RAW("bgsound", VOID)
    RAW("keygen", VOID)
    KEPT("h1", HEADING) KEPT("h2", HEADING) KEPT("h4", HEADING) KEPT("h5", HEADING) KEPT("h6", HEADING)
    KEPT("ol", LIST) KEPT("dt", TERM) KEPT("dd", TERM)
    KEPT("table", TABLE) KEPT("th", CELL) KEPT("caption", CELL)
    KEPT("tbody", ROWS) KEPT("thead", ROWS) KEPT("tfoot", ROWS)
    KEPT("template", FENCE) KEPT("object", FENCE) KEPT("foreignobject", FENCE)
    KEPT("address", BLOCK) KEPT("article", BLOCK) KEPT("aside", BLOCK) KEPT("blockquote", BLOCK)
    KEPT("button", BLOCK) KEPT("center", BLOCK) KEPT("details", BLOCK) KEPT("dialog", BLOCK) KEPT("dir", BLOCK)
    KEPT("dl", BLOCK) KEPT("fieldset", BLOCK) KEPT("figcaption", BLOCK) KEPT("figure", BLOCK)
    KEPT("footer", BLOCK) KEPT("header", BLOCK) KEPT("hgroup", BLOCK) KEPT("listing", BLOCK)
    KEPT("main", BLOCK) KEPT("menu", BLOCK) KEPT("nav", BLOCK) KEPT("pre", BLOCK) KEPT("search", BLOCK)
    KEPT("section", BLOCK) KEPT("select", BLOCK) KEPT("summary", BLOCK)
};
/* clang-format on */

static const struct name_rule *find_rule(struct str name)
{
    static const struct name_rule none = {.rule = RULE_NONE};
    for (size_t i = 0; i < sizeof name_rules / sizeof name_rules[0]; i++)
        if (name_rules[i].name.len == name.len && str_eq_nocase(name_rules[i].name, name))
            return &name_rules[i];
    return &none;
}

static struct name_slot *slot_of(struct prescanner *scanner, struct str name)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < name.len; i++)
        hash = hash * 31 + (uint8_t)ascii_lower(name.at[i]);
    struct name_slot *slot = &scanner->slots[hash % NAME_SLOTS];
    if (!slot->rule || !str_eq(slot->name, name)) {
        slot->name = name;
        slot->rule = find_rule(name);
    }
    return slot;
}

/* Whether an end tag may mean something: libxml2 looks through its whole stack for those that do not. A
 * paragraph's makes one where none is open; the head may be open without a start tag. */
static bool may_end(const struct name_slot *slot, struct str name)
{
    return slot->opened || str_eq_nocase(name, STR("p")) || str_eq_nocase(name, STR("head"));
}

/* Ends an element that may be open. */
static void write_end_tag(struct prescanner *scanner, struct name_slot *slot, struct str name)
{
    slot->opened -= slot->opened > 0;
    skeleton_end_tag(&scanner->writer, name);
}

/* Ends the first element of what a tag ends, and of the others those that libxml2 would not end with it. */
static void end_nested(struct prescanner *scanner, struct nested_span span)
{
    for (size_t i = span.count; i > 0; i--)
        if (i == 1 || nesting_is_stubborn(span.at[i - 1].kind))
            write_end_tag(scanner, slot_of(scanner, span.at[i - 1].name), span.at[i - 1].name);
}

/* Whether SVG or MathML may be open, where style and script are elements as others are. */
static bool may_be_foreign(struct prescanner *scanner)
{
    return slot_of(scanner, STR("svg"))->opened || slot_of(scanner, STR("math"))->opened;
}

/* Ends SVG and MathML before what ends them unseen: libxml2 does not tell of a body's start tag where one is
 * open, and makes no paragraph of an end tag in them. */
static void end_foreign(struct prescanner *scanner)
{
    static const struct str names[] = {STR_INIT("svg"), STR_INIT("math")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        for (struct name_slot *slot = slot_of(scanner, names[i]); slot->opened;)
            write_end_tag(scanner, slot, names[i]);
}

static struct str between(const char *from, const char *to)
{
    return (struct str){from, (size_t)(to - from)};
}

static const char *find_lt(const char *at, const char *end)
{
    const char *lt = at < end ? memchr(at, '<', (size_t)(end - at)) : NULL;
    return lt ? lt : end;
}

/* Whether the tag name at `at` is `name` and ends there. */
static bool is_name_at(const char *at, const char *end, struct str name)
{
    struct str rest = between(at, end);
    if (rest.len <= name.len || !str_eq_nocase(str_slice(rest, 0, name.len), name))
        return false;
    char next = rest.at[name.len];
    return ascii_is_space(next) || next == '/' || next == '>';
}

static bool is_end_tag_at(const char *lt, const char *end, struct str name)
{
    return end - lt > 2 && lt[1] == '/' && is_name_at(lt + 2, end, name);
}

/* The end tag of a raw element whose body starts at `at`; the page's end where there is none. */
static const char *find_end_tag(const char *at, const char *end, struct str name)
{
    at = find_lt(at, end);
    while (at < end && !is_end_tag_at(at, end, name))
        at = find_lt(at + 1, end);
    return at;
}

/* The end tag of a script (WHATWG HTML, 13.2.5.20 to 13.2.5.31): within "<!--" the first "<script" takes the
 * next end tag for itself. Where that leaves none, the first there is. */
static const char *find_script_end(const char *at, const char *end)
{
    enum { PLAIN, IN_COMMENT, IN_SCRIPT } state = PLAIN;
    const char *taken = NULL, *from = at;
    for (at = find_lt(at, end); at < end; at = find_lt(at + 1, end)) {
        if (state != PLAIN && from < at && memmem(from, (size_t)(at - from), "-->", 3))
            state = PLAIN;
        from = at;
        if (is_end_tag_at(at, end, STR("script"))) {
            if (state != IN_SCRIPT)
                return at;
            state = IN_COMMENT;
            taken = taken ? taken : at;
        } else if (state == PLAIN && str_starts(between(at, end), STR("<!--"))) {
            state = IN_COMMENT;
            from = at + 2; /* "<!-->" is whole */
        } else if (state == IN_COMMENT && is_name_at(at + 1, end, STR("script"))) {
            state = IN_SCRIPT;
        }
    }
    return taken ? taken : end;
}

/* The end tag of a raw element, NULL where there is none or where the element is opened again first: that end
 * tag is another's. */
static const char *find_own_end_tag(const char *at, const char *end, struct str name)
{
    for (at = find_lt(at, end); at < end; at = find_lt(at + 1, end)) {
        if (is_end_tag_at(at, end, name))
            return at;
        if (is_name_at(at + 1, end, name))
            return NULL;
    }
    return NULL;
}

static struct str attr_of(const struct prescanner *scanner, const struct start_tag *tag, enum attr_name name)
{
    const struct attr *attrs = scanner->writer.skeleton->attrs;
    for (uint32_t i = tag->attrs.first; i < tag->attrs.first + tag->attrs.count; i++)
        if (attrs[i].name == name)
            return attrs[i].value;
    return STR_NONE;
}

static void keep_script(struct prescanner *scanner, const struct start_tag *tag, struct str body)
{
    data_script_keep(scanner->writer.run, scanner->writer.skeleton, attr_of(scanner, tag, ATTR_TYPE),
                     attr_of(scanner, tag, ATTR_ID), body);
}

/* Adds the body of a text element. Where its end tag is missing, a title goes up to the next tag and any
 * other ends at once; either is closed here. */
static const char *scan_text_body(struct prescanner *scanner, const struct start_tag *tag,
                                  enum text_kind kind)
{
    const char *end = find_own_end_tag(tag->past, scanner->end, tag->name);
    if (end) {
        skeleton_text(&scanner->writer, between(tag->past, end), kind);
        return end;
    }
    bool is_title = str_eq_nocase(tag->name, STR("title"));
    end = is_title ? find_lt(tag->past, scanner->end) : tag->past;
    skeleton_text(&scanner->writer, between(tag->past, end), kind);
    skeleton_end_tag(&scanner->writer, tag->name);
    return end;
}

static const char *scan_empty_body(struct prescanner *scanner, const struct start_tag *tag)
{
    const char *end = find_own_end_tag(tag->past, scanner->end, tag->name);
    if (end)
        return end;
    skeleton_end_tag(&scanner->writer, tag->name);
    return tag->past;
}

/* Passes over what browsers take for the rest of the page where the end tag is missing; but not within SVG or
 * MathML, where they do not. */
static const char *scan_data_body(struct prescanner *scanner, const struct start_tag *tag, bool is_script)
{
    const char *end = is_script ? find_script_end(tag->past, scanner->end)
                                : find_end_tag(tag->past, scanner->end, tag->name);
    if (end == scanner->end && may_be_foreign(scanner)) {
        skeleton_end_tag(&scanner->writer, tag->name);
        return tag->past;
    }
    if (is_script)
        keep_script(scanner, tag, between(tag->past, end));
    return end;
}

static const char *scan_body(struct prescanner *scanner, const struct start_tag *tag, enum rule rule)
{
    switch (rule) {
    case RULE_SCRIPT:
    case RULE_STYLE:
        return scan_data_body(scanner, tag, rule == RULE_SCRIPT);
    case RULE_EMPTY:
        return scan_empty_body(scanner, tag);
    case RULE_TEXT:
        return scan_text_body(scanner, tag, TEXT_PLAIN);
    case RULE_RAW:
        return scan_text_body(scanner, tag, TEXT_RAW);
    case RULE_REST:
        skeleton_text(&scanner->writer, between(tag->past, scanner->end), TEXT_RAW);
        return scanner->end;
    default:
        return tag->past;
    }
}

/* Whether the element ends with its start tag. "/>" says nothing in HTML, but it is believed: the icon
 * written so would stay open to the page's end. Only script and style are read strictly there, as every
 * browser does. */
static bool is_closed(struct prescanner *scanner, const struct start_tag *tag, enum rule rule)
{
    if (rule == RULE_VOID || !tag->self_closed)
        return rule == RULE_VOID;
    bool is_strict = rule == RULE_SCRIPT || rule == RULE_STYLE;
    return !is_strict || scanner->is_xhtml || may_be_foreign(scanner);
}

static const char *scan_start_tag(struct prescanner *scanner, const char *lt)
{
    struct run *run = scanner->writer.run;
    struct start_tag tag = start_tag_read(&scanner->writer, lt, scanner->end);
    if (!tag.is_ended)
        return tag.past;
    struct name_slot *slot = slot_of(scanner, tag.name);
    enum rule rule = slot->rule->rule;
    enum nesting nesting = slot->rule->nesting;
    struct nested_span span;
    bool closed = is_closed(scanner, &tag, rule);
    if (rule == RULE_UNENDED)
        end_foreign(scanner);
    while ((span = nest_start(&scanner->nest, nesting, run->limits->depth)).count)
        end_nested(scanner, span);
    skeleton_start_tag(&scanner->writer, &tag, closed);
    if (closed)
        return tag.past;
    slot->opened++;
    if (nesting != NESTING_NONE)
        nest_push(run, &scanner->nest, tag.name, nesting);
    return scan_body(scanner, &tag, rule);
}

/* One past the next '>'; NULL where there is none any more. */
static const char *past_gt(struct prescanner *scanner, const char *at)
{
    const char *gt = scanner->no_gt ? NULL : memchr(at, '>', (size_t)(scanner->end - at));
    scanner->no_gt = !gt;
    return gt ? gt + 1 : NULL;
}

/* Ends the element. Of those in the nest it ends what the nest says, which may be another or none; what lies
 * deeper than the nest is searched is left to libxml2. */
static void end_element(struct prescanner *scanner, struct name_slot *slot, struct str name)
{
    enum nesting nesting = slot->rule->nesting;
    size_t depth = scanner->writer.run->limits->depth;
    if (nesting != NESTING_NONE && (slot->opened || nesting == NESTING_HEADING)) {
        struct nested_span span = nest_end(&scanner->nest, name, nesting, depth);
        end_nested(scanner, span);
        if (span.count || scanner->nest.count <= depth)
            return;
    }
    if (!slot->opened && str_eq_nocase(name, STR("p")))
        end_foreign(scanner);
    if (may_end(slot, name))
        write_end_tag(scanner, slot, name);
}

static const char *scan_end_tag(struct prescanner *scanner, const char *lt)
{
    const char *end;
    struct str name = tag_name_read(lt + 2, scanner->end, &end);
    const char *past = past_gt(scanner, end);
    if (!past)
        return end;
    struct name_slot *slot = slot_of(scanner, name);
    if (slot->rule->rule == RULE_BREAK)
        skeleton_start_tag(&scanner->writer, &(struct start_tag){.name = name}, false);
    else if (slot->rule->rule != RULE_UNENDED)
        end_element(scanner, slot, name);
    return past;
}

/* A comment ends at "-->" or "--!>"; "<!-->" and "<!--->" are whole ones. NULL where it is never ended. */
static const char *past_comment(struct prescanner *scanner, const char *lt)
{
    const char *at = lt + STR("<!--").len;
    if (str_starts(between(at, scanner->end), STR(">")))
        return at + 1;
    if (str_starts(between(at, scanner->end), STR("->")))
        return at + 2;
    while (!scanner->no_dashes_gt && (at = memmem(at, (size_t)(scanner->end - at), "--", 2))) {
        struct str rest = between(at + 2, scanner->end);
        if (str_starts(rest, STR(">")))
            return rest.at + 1;
        if (str_starts(rest, STR("!>")))
            return rest.at + 2;
        at++;
    }
    scanner->no_dashes_gt = true;
    return NULL;
}

/* Passes over comments, document types, processing instructions and what browsers take for comments. What is
 * never ended loses its opening only. */
static const char *scan_comment(struct prescanner *scanner, const char *lt)
{
    struct str rest = between(lt, scanner->end), opening = STR("<!--");
    bool is_comment = str_starts(rest, opening);
    const char *past = is_comment ? past_comment(scanner, lt) : past_gt(scanner, lt);
    return past ? past : lt + (is_comment ? opening.len : 2);
}

/* Scans what starts at '<'; returns where to go on. */
static const char *scan_markup(struct prescanner *scanner, const char *lt)
{
    char next = scanner->end - lt > 1 ? lt[1] : '\0';
    char after = scanner->end - lt > 2 ? lt[2] : '\0';
    if (ascii_is_alpha(next))
        return scan_start_tag(scanner, lt);
    if (next == '/' && ascii_is_alpha(after))
        return scan_end_tag(scanner, lt);
    if (next == '!' || next == '?' || (next == '/' && after != '\0'))
        return scan_comment(scanner, lt);
    skeleton_text(&scanner->writer, between(lt, lt + 1), TEXT_RAW);
    return lt + 1;
}

static bool is_xhtml(const struct text *text)
{
    return str_eq_nocase(media_type_essence(text->page->content_type), STR("application/xhtml+xml")) ||
           str_starts(str_trim(text->utf8), STR("<?xml"));
}

bool prescan(struct run *run, const struct text *text, struct skeleton *skeleton)
{
    const char *at = text->utf8.len ? text->utf8.at : "", *end = at + text->utf8.len;
    struct prescanner scanner = {.end = end, .is_xhtml = is_xhtml(text)};
    skeleton_begin(&scanner.writer, run, skeleton, text->utf8.len);
    while (at < end && run->failure.code == FAIL_NONE) {
        const char *lt = find_lt(at, end);
        skeleton_text(&scanner.writer, between(at, lt), TEXT_PLAIN);
        at = lt < end ? scan_markup(&scanner, lt) : end;
    }
    return skeleton_end(&scanner.writer);
}
