#include "desk/options.h"

/* Longest time one ask may claim; the service's own limit applies all the same. */
enum { DEADLINE_MAX_MS = 600000 };

const struct option_info option_infos[OPTION_COUNT] = {
    [OPTION_FORM] = {"form", "json, text, html or markdown",
                     "The answer's form: the article as JSON, or its body as plain text, HTML or Markdown"},
    [OPTION_DEADLINE] = {"deadline", "milliseconds from 1 to 600000",
                         "Milliseconds that the work on the page may take; the service's own limit stands",
                         .number = true},
    [OPTION_INCLUDE] =
        {"include",
         "some of blocks, html, markdown, explain, front-matter, link-notes and image-notes, each once, "
         "parted "
         "by commas",
         "Parts that are absent unless asked for: the body as typed blocks, as html, as markdown; explain, "
         "what was left out of it and why; of Markdown a front-matter; of text the link-notes and "
         "image-notes"},
    [OPTION_FAVOR] = {"favor", "precision or recall",
                      "What the choice of the body leans to where it is unsure; by default neither"},
    [OPTION_PAGES] = {"pages", "a whole number from 1 to 20",
                      "How many pages of an article that goes on over several are fetched and joined; by "
                      "default 1",
                      .number = true},
};

static const struct {
    const char *name;
    enum form form;
} form_names[] = {{"json", FORM_JSON}, {"text", FORM_TEXT}, {"html", FORM_HTML}, {"markdown", FORM_MARKDOWN}};

static const char *const include_names[INCLUDE_COUNT] = {
#define X(NAME, name) [INCLUDE_BIT_##NAME] = name,
    INCLUDE_TABLE(X)
#undef X
};

static const struct {
    const char *name;
    enum favor favor;
} favor_names[] = {{"precision", FAVOR_PRECISION}, {"recall", FAVOR_RECALL}};

enum option option_find(struct str name)
{
    for (enum option option = 0; option < OPTION_COUNT; option++)
        if (str_eq(name, str_of(option_infos[option].name)))
            return option;
    return OPTION_COUNT;
}

static bool set_form(struct options *options, struct str value)
{
    for (size_t i = 0; i < sizeof(form_names) / sizeof(form_names[0]); i++)
        if (str_eq(value, str_of(form_names[i].name))) {
            options->form = form_names[i].form;
            return true;
        }
    return false;
}

static bool set_deadline(struct options *options, struct str value)
{
    uint64_t ms;
    if (!str_to_u64(value, DEADLINE_MAX_MS, &ms) || ms == 0)
        return false;
    options->deadline_ms = (unsigned)ms;
    return true;
}

/* The bit of one part's name; 0 when unknown. */
static uint32_t include_bit(struct str name)
{
    for (unsigned bit = 0; bit < INCLUDE_COUNT; bit++)
        if (str_eq(name, str_of(include_names[bit])))
            return 1u << bit;
    return 0;
}

static bool set_include(struct options *options, struct str value)
{
    uint32_t include = 0;
    struct str name;
    while (str_next(&value, ',', &name)) {
        uint32_t bit = include_bit(name);
        if (bit == 0 || (include & bit))
            return false;
        include |= bit;
    }
    options->include = include;
    return include != 0;
}

static bool set_favor(struct options *options, struct str value)
{
    for (size_t i = 0; i < sizeof(favor_names) / sizeof(favor_names[0]); i++)
        if (str_eq(value, str_of(favor_names[i].name))) {
            options->favor = favor_names[i].favor;
            return true;
        }
    return false;
}

_Static_assert(PAGES_MAX == 20, "the row of pages says so");

static bool set_pages(struct options *options, struct str value)
{
    uint64_t pages;
    if (!str_to_u64(value, PAGES_MAX, &pages) || pages == 0)
        return false;
    options->pages = (unsigned)pages;
    return true;
}

static bool (*const setters[OPTION_COUNT])(struct options *options, struct str value) = {
    [OPTION_FORM] = set_form,   [OPTION_DEADLINE] = set_deadline, [OPTION_INCLUDE] = set_include,
    [OPTION_FAVOR] = set_favor, [OPTION_PAGES] = set_pages,
};

static bool refuse(struct failure *failure, const char *name)
{
    size_t len = strlen(name);
    memcpy(failure->member, name, len + 1);
    return false;
}

bool option_set(struct options *options, uint32_t *given, enum option option, struct str value,
                struct failure *failure)
{
    const struct option_info *info = &option_infos[option];
    if (*given & (1u << option)) {
        failure_set(failure, FAIL_INVALID_REQUEST, "The option \"%s\" is given twice.", info->name);
        return refuse(failure, info->name);
    }
    if (!setters[option](options, value)) {
        int shown = value.len > 64 ? 64 : (int)value.len;
        failure_set(failure, FAIL_INVALID_REQUEST, "The option \"%s\" is \"%.*s\", but must be %s.",
                    info->name, shown, value.len ? value.at : "", info->value);
        return refuse(failure, info->name);
    }
    *given |= 1u << option;
    return true;
}
