#include "parse/tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "parse/builder.h"
#include "parse/names.h"

enum {
    EVENTS_PER_CLOCK = 256,
    /* libxml2's own stack goes on where the tree is flattened, and the time it takes for a tag grows with it.
     */
    STACK_PER_DEPTH = 16,
};

struct tree {
    struct builder builder;
    const struct skeleton *skeleton;
    htmlParserCtxtPtr parser;
    uint32_t *open; /* the node of each element that libxml2 holds open */
    size_t open_capacity;
    unsigned events;
};

static void stop(struct tree *tree)
{
    xmlStopParser(tree->parser);
}

static void stop_with(struct tree *tree, enum warning warning)
{
    run_warn(tree->builder.run, warning);
    stop(tree);
}

/* Stops the parser when the time is up; reads the clock every so many calls. */
static bool is_over(struct tree *tree)
{
    if (++tree->events % EVENTS_PER_CLOCK != 0 || !run_late(tree->builder.run))
        return false;
    stop_with(tree, WARNING_DEADLINE);
    return true;
}

static bool has_room(struct tree *tree)
{
    if (is_over(tree))
        return false;
    if (!builder_is_full(&tree->builder))
        return true;
    stop_with(tree, WARNING_TRUNCATED_NODES);
    return false;
}

/* Index of the innermost element of libxml2's stack. It pushes before it tells of a start and pops after it
 * has told of an end. */
static size_t stack_top(const struct tree *tree)
{
    return tree->parser->nameNr > 0 ? (size_t)tree->parser->nameNr - 1 : 0;
}

/* A number of the skeleton's, which it wrote itself: hexadecimal, up to any other character. */
static size_t read_number(const char *at)
{
    size_t number = 0;
    for (; ascii_is_digit(*at) || (*at >= 'a' && *at <= 'f'); at++)
        number = number * 16 + (size_t)(ascii_is_digit(*at) ? *at - '0' : *at - 'a' + 10);
    return number;
}

/* The attributes that stand for libxml2's one; none for elements that it implies. */
static struct tag_attrs attrs_of(const struct tree *tree, const xmlChar **attributes)
{
    size_t tag = attributes && attributes[1] ? read_number((const char *)attributes[1]) : SIZE_MAX;
    return tag < tree->skeleton->tag_count ? tree->skeleton->tags[tag] : (struct tag_attrs){0, 0};
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
    struct tree *tree = context;
    struct run *run = tree->builder.run;
    size_t level = stack_top(tree);
    if (!has_room(tree))
        return;
    if (level >= (size_t)run->limits->depth * STACK_PER_DEPTH) {
        stop_with(tree, WARNING_TRUNCATED_DEPTH);
        return;
    }
    uint32_t node;
    bool ok = builder_open(&tree->builder, (const char *)name, attrs_of(tree, attributes), &node);
    while (ok && level >= tree->open_capacity)
        ok = run_array_room(run, &tree->open, level, &tree->open_capacity, sizeof *tree->open);
    if (ok)
        tree->open[level] = node;
    else
        stop(tree);
}

static void on_end(void *context, const xmlChar *name)
{
    struct tree *tree = context;
    size_t level = stack_top(tree);
    (void)name;
    if (level < tree->open_capacity)
        builder_close(&tree->builder, tree->open[level]);
}

/* Text that libxml2 tells of: the number of a text, or white space, in a buffer of its own. */
static struct str text_of(const struct tree *tree, struct str told)
{
    if (ascii_is_space(told.at[0]))
        return arena_copy(tree->builder.run->arena, told);
    size_t text = read_number(told.at);
    return text < tree->skeleton->text_count ? tree->skeleton->texts[text] : STR_NONE;
}

static void on_text(void *context, const xmlChar *text, int len)
{
    struct tree *tree = context;
    if (len > 0 && has_room(tree) &&
        !builder_text(&tree->builder, text_of(tree, (struct str){(const char *)text, (size_t)len})))
        stop(tree);
}

/* Markup is always wrong somewhere, and nothing is told of it. But end tags that match nothing make no other
 * event, so that the clock is read here too; libxml2 holds no pointer into its input while it reports one. */
static void on_error(void *context, xmlErrorPtr error)
{
    struct tree *tree = context;
    if (error->code != XML_ERR_TAG_NAME_MISMATCH || is_over(tree))
        return;
    if (error->str1 && str_eq_nocase(str_of(error->str1), STR("p")))
        builder_part(&tree->builder);
}

static void on_message(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static const xmlSAXHandler handler = {
    .startElement = on_start,
    .endElement = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .warning = on_message,
    .error = on_message,
    .fatalError = on_message,
    .serror = on_error,
    .initialized = XML_SAX2_MAGIC,
};

/* Gives the parser a copy of its input, without any charset detection of its own. (libxml2 2.9.14 reads some
 * inputs twice that it is lent by xmlParserInputBufferCreateStatic: it shrinks what it must not change.) */
static bool set_input(htmlParserCtxtPtr parser, struct str markup)
{
    xmlParserInputBufferPtr buffer =
        xmlParserInputBufferCreateMem(markup.at, (int)markup.len, XML_CHAR_ENCODING_NONE);
    if (!buffer)
        return false;
    xmlParserInputPtr input = xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
    if (!input) {
        xmlFreeParserInputBuffer(buffer);
        return false;
    }
    parser->charset = XML_CHAR_ENCODING_UTF8;
    if (inputPush(parser, input) >= 0)
        return true;
    xmlFreeInputStream(input);
    return false;
}

static bool parse(struct tree *tree, struct str markup)
{
    tree->parser = htmlNewParserCtxt();
    if (!tree->parser)
        return false;
    *tree->parser->sax = handler;
    tree->parser->userData = tree;
    htmlCtxtUseOptions(tree->parser,
                       HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    bool ok = set_input(tree->parser, markup);
    if (ok)
        htmlParseDocument(tree->parser);
    htmlFreeParserCtxt(tree->parser);
    return ok;
}

/* About how many nodes there will be: an element a start tag, a text each, white space for every second tag.
 */
static size_t expected_nodes(const struct skeleton *skeleton)
{
    enum { SPARE = 64 };
    return skeleton->elements * 2 + skeleton->text_count + SPARE;
}

bool tree_build(struct run *run, const struct skeleton *skeleton, struct doc *doc)
{
    struct tree tree = {.skeleton = skeleton};
    if (!builder_begin(&tree.builder, run, expected_nodes(skeleton)))
        return false;
    if (skeleton->markup.len > INT32_MAX || !parse(&tree, skeleton->markup))
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The parser could not get the memory that the page needs.");
    builder_end(&tree.builder, doc);
    doc->attrs = skeleton->attrs;
    doc->attr_count = (uint32_t)skeleton->attr_count;
    doc->scripts = skeleton->scripts;
    doc->script_count = skeleton->script_count;
    return run->failure.code == FAIL_NONE && number_names(run, doc);
}
