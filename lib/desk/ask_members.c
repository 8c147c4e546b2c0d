#include "desk/ask_members.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/url.h"
#include "desk/base64.h"
#include "desk/inflate.h"
#include "desk/options.h"
#include "desk/wire.h"
#include "render/json_write.h"

enum {
    ID_MAX = 1024,    /* bytes of an id, as JSON text */
    STATUS_MIN = 100, /* RFC 9110, section 15 */
    STATUS_MAX = 599,
    SHOWN_MAX = 60, /* bytes of a wrong name that a problem repeats */
};

/* An ask while its members are read. */
struct reading {
    struct run *run;
    const struct job *job;
    struct asked *asked;
    struct str html, text, body, url;
    struct str content_type; /* contentType */
};

static bool fail_expected(struct run *run, const char *member, const char *expected)
{
    return fail_member(run, FAIL_INVALID_REQUEST, member, "The member \"%s\" must be %s.", member, expected);
}

static bool read_html(struct reading *reading, json_t *value)
{
    reading->html = json_text(value);
    return true;
}

static bool read_text(struct reading *reading, json_t *value)
{
    reading->text = json_text(value);
    return true;
}

static bool read_body(struct reading *reading, json_t *value)
{
    struct str coded = json_text(value);
    size_t len, at;
    char *bytes = run_alloc(reading->run, base64_room(coded.len));
    if (!bytes)
        return false;
    if (!base64_decode(coded, bytes, &len, &at))
        return fail_member(reading->run, FAIL_INVALID_REQUEST, "body",
                           at == coded.len
                               ? "The member \"body\" must be base64, but ends within a group of four at "
                                 "character %zu."
                               : "The member \"body\" must be base64, but character %zu is none of its.",
                           at + (at < coded.len));
    reading->body = (struct str){bytes, len};
    return true;
}

static bool read_url(struct reading *reading, json_t *value)
{
    reading->url = json_text(value);
    if (reading->job->ask.url.len)
        return fail_member(reading->run, FAIL_INVALID_REQUEST, "url",
                           "The page's address is given twice: as a parameter and as a member.");
    return ask_clean_url(reading->run, &reading->url);
}

static bool read_content_type(struct reading *reading, json_t *value)
{
    reading->content_type = json_text(value);
    return true;
}

static bool read_status_code(struct reading *reading, json_t *value)
{
    json_int_t status = json_integer_value(value);
    if (status < STATUS_MIN || status > STATUS_MAX)
        return fail_expected(reading->run, "statusCode", "a whole number from 100 to 599");
    reading->asked->page.status_code = (int)status;
    return true;
}

/* Whether the two digits of s at `at` are a number from min to max. */
static bool is_within(struct str s, size_t at, unsigned min, unsigned max)
{
    unsigned number = (unsigned)(s.at[at] - '0') * 10 + (unsigned)(s.at[at + 1] - '0');
    return number >= min && number <= max;
}

/* The ranges of RFC 3339, section 5.7, where each month may have 31 days and each minute a leap second. */
static bool is_in_range(struct str s)
{
    return is_within(s, 5, 1, 12) && is_within(s, 8, 1, 31) && is_within(s, 11, 0, 23) &&
           is_within(s, 14, 0, 59) && is_within(s, 17, 0, 60);
}

/* The form of RFC 3339, section 5.6, up to the fraction: 0 stands for a digit. */
static bool is_date_time(struct str s)
{
    static const char form[] = "0000-00-00T00:00:00", offset[] = "+00:00";
    size_t i = 0;
    for (; i < sizeof(form) - 1; i++) {
        bool fits = i < s.len && (form[i] == '0'   ? ascii_is_digit(s.at[i])
                                  : form[i] == 'T' ? ascii_lower(s.at[i]) == 't'
                                                   : s.at[i] == form[i]);
        if (!fits)
            return false;
    }
    if (!is_in_range(s))
        return false;
    if (i < s.len && s.at[i] == '.') {
        size_t first = ++i;
        while (i < s.len && ascii_is_digit(s.at[i]))
            i++;
        if (i == first)
            return false;
    }
    struct str zone = str_slice(s, i, s.len);
    if (zone.len == 1)
        return ascii_lower(zone.at[0]) == 'z';
    if (zone.len != sizeof(offset) - 1 || (zone.at[0] != '+' && zone.at[0] != '-'))
        return false;
    for (i = 1; i < zone.len; i++)
        if (offset[i] == '0' ? !ascii_is_digit(zone.at[i]) : zone.at[i] != offset[i])
            return false;
    return is_within(zone, 1, 0, 23) && is_within(zone, 4, 0, 59);
}

static bool read_date_downloaded(struct reading *reading, json_t *value)
{
    struct str date = json_text(value);
    if (!is_date_time(date))
        return fail_expected(reading->run, "dateDownloaded",
                             "a date and time of RFC 3339, such as 2026-01-28T05:35:00Z");
    reading->asked->page.date_downloaded = date;
    return true;
}

/* Header fields while they are collected. */
struct header_list {
    struct header *items;
    size_t count, capacity;
};

static bool add_header(struct run *run, struct header_list *list, struct str name, const json_t *value)
{
    if (!json_is_string(value))
        return fail_expected(run, "headers", "an object of strings or of arrays of strings");
    if (list->count == WIRE_HEADERS_MAX)
        return fail_member(run, FAIL_INVALID_REQUEST, "headers",
                           "The member \"headers\" holds more than %d fields.", WIRE_HEADERS_MAX);
    if (!run_array_room(run, &list->items, list->count, &list->capacity, sizeof(*list->items)))
        return false;
    list->items[list->count++] = (struct header){name, json_text(value)};
    return true;
}

static bool read_headers(struct reading *reading, json_t *value)
{
    struct header_list list = {0};
    const char *name;
    json_t *field;
    json_object_foreach(value, name, field)
    {
        size_t count = json_is_array(field) ? json_array_size(field) : 1;
        for (size_t i = 0; i < count; i++)
            if (!add_header(reading->run, &list, str_of(name),
                            json_is_array(field) ? json_array_get(field, i) : field))
                return false;
    }
    reading->asked->page.headers = list.items;
    reading->asked->page.header_count = list.count;
    return true;
}

static bool read_option(struct run *run, uint32_t *given, const char *name, const json_t *value)
{
    char number[24];
    enum option option = option_find(str_of(name));
    if (option == OPTION_COUNT)
        return fail_member(run, FAIL_INVALID_REQUEST, "options", "There is no option \"%.*s\".", SHOWN_MAX,
                           name);
    if (!(option_infos[option].number ? json_is_integer(value) : json_is_string(value)))
        return fail_member(run, FAIL_INVALID_REQUEST, name, "The option \"%s\" must be %s.", name,
                           option_infos[option].value);
    snprintf(number, sizeof(number), "%lld", (long long)json_integer_value(value));
    struct str text = json_is_string(value) ? json_text(value) : str_of(number);
    return option_set(&run->options, given, option, text, &run->failure);
}

static bool read_options(struct reading *reading, json_t *value)
{
    struct run *run = reading->run;
    uint32_t given = reading->job->ask.options_given;
    const char *name;
    json_t *option;
    json_object_foreach(value, name, option)
    {
        if (!read_option(run, &given, name, option))
            return false;
    }
    return true;
}

static bool skip(struct reading *reading, json_t *value)
{
    (void)reading;
    (void)value;
    return true;
}

enum {
    MEMBER_SOURCE = 1 << 0,  /* carries the page; one at most */
    MEMBER_OF_PAGE = 1 << 1, /* only beside a source */
    MEMBER_OF_BODY = 1 << 2, /* only beside "body" */
    MEMBER_OF_LINE = 1 << 3, /* only in a line of NDJSON */
};

static const struct member {
    const char *name;
    json_type type;
    const char *expected;
    unsigned flags;
    bool (*read)(struct reading *reading, json_t *value);
} members[] = {
    {"url", JSON_STRING, "a string", 0, read_url},
    {"html", JSON_STRING, "a string", MEMBER_SOURCE, read_html},
    {"text", JSON_STRING, "a string", MEMBER_SOURCE, read_text},
    {"body", JSON_STRING, "a string in base64", MEMBER_SOURCE, read_body},
    {"contentType", JSON_STRING, "a string", MEMBER_OF_BODY, read_content_type},
    {"statusCode", JSON_INTEGER, "a whole number from 100 to 599", MEMBER_OF_PAGE, read_status_code},
    {"headers", JSON_OBJECT, "an object of strings or of arrays of strings", MEMBER_OF_PAGE, read_headers},
    {"dateDownloaded", JSON_STRING, "a date and time of RFC 3339, such as 2026-01-28T05:35:00Z",
     MEMBER_OF_PAGE, read_date_downloaded},
    {"options", JSON_OBJECT, "an object", 0, read_options},
    {"id", JSON_STRING, "a string or a number", MEMBER_OF_LINE, skip},
};

static const struct member *find_member(const struct job *job, const char *name)
{
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if (strcmp(members[i].name, name) == 0)
            return (members[i].flags & MEMBER_OF_LINE) && job->ask.kind != ASK_LINE ? NULL : &members[i];
    return NULL;
}

/* Which members are there: each known, of its type, and one source at most, which *source names (NULL: none).
 */
static bool check_members(struct run *run, const struct job *job, const json_t *object, const char **source)
{
    const char *name;
    json_t *value;
    *source = NULL;
    json_object_foreach((json_t *)(uintptr_t)object, name, value)
    {
        const struct member *member = find_member(job, name);
        if (!member) {
            char shown[SHOWN_MAX + 1];
            snprintf(shown, sizeof(shown), "%s", name);
            return fail_member(run, FAIL_INVALID_REQUEST, shown, "There is no member \"%s\".", shown);
        }
        if (json_typeof(value) != member->type && !(member->flags & MEMBER_OF_LINE))
            return fail_expected(run, member->name, member->expected);
        if (!(member->flags & MEMBER_SOURCE))
            continue;
        if (*source)
            return fail_member(run, FAIL_INVALID_REQUEST, member->name,
                               "The page is given twice: as \"%s\" and as \"%s\".", *source, member->name);
        *source = member->name;
    }
    return true;
}

/* Each member stands beside what it needs. */
static bool check_company(struct run *run, const json_t *object, const char *source)
{
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        const struct member *member = &members[i];
        if (!json_object_get(object, member->name))
            continue;
        if ((member->flags & MEMBER_OF_PAGE) && !source)
            return fail_member(run, FAIL_INVALID_REQUEST, member->name,
                               "The member \"%s\" goes with \"html\", \"text\" or \"body\" only.",
                               member->name);
        if ((member->flags & MEMBER_OF_BODY) && !json_object_get(object, "body"))
            return fail_member(run, FAIL_INVALID_REQUEST, member->name,
                               "The member \"%s\" goes with \"body\" only.", member->name);
    }
    return true;
}

static bool read_values(struct reading *reading, const json_t *object)
{
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        json_t *value = json_object_get(object, members[i].name);
        if (value && !members[i].read(reading, value))
            return false;
    }
    return true;
}

/* The page that came as member `source`. */
static enum ask_outcome take_source(struct reading *reading, const char *source)
{
    struct page *page = &reading->asked->page;
    bool is_html = strcmp(source, "html") == 0, is_text = strcmp(source, "text") == 0;
    page->url = reading->url;
    page->body = is_html ? reading->html : is_text ? reading->text : reading->body;
    page->is_unicode = is_html || is_text;
    if (page->is_unicode)
        page->content_type = is_html ? STR("text/html") : STR("text/plain");
    else
        page->content_type =
            reading->content_type.len ? reading->content_type : page_header(page, STR("content-type"));
    if (str_trim(page->body).len)
        return ASK_READY;
    fail_member(reading->run, FAIL_EMPTY_BODY, source, "The member \"%s\" is empty.", source);
    return ASK_FAILED;
}

static enum ask_outcome take_url(struct reading *reading)
{
    if (!reading->url.len) {
        fail(reading->run, FAIL_INVALID_REQUEST,
             "There is no page: one of \"url\", \"html\", \"text\" and \"body\" must be given.");
        return ASK_FAILED;
    }
    reading->asked->follow_url = reading->url;
    return ask_take_fetched(reading->run, reading->job, reading->asked);
}

enum ask_outcome ask_read_members(struct run *run, const struct job *job, const json_t *object,
                                  struct asked *asked)
{
    struct reading reading = {.run = run, .job = job, .asked = asked};
    const char *source;
    if (!check_members(run, job, object, &source) || !check_company(run, object, source) ||
        !read_values(&reading, object))
        return ASK_FAILED;
    struct str beside = job->ask.url;
    if (beside.len && !ask_clean_url(run, &beside))
        return ASK_FAILED;
    if (!source)
        return take_url(&reading);
    reading.url = reading.url.len ? reading.url : beside;
    return take_source(&reading, source);
}

/* The shortest decimal that reads back as the same number. */
static void write_real(struct buf *out, double value)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    buf_add_str(out, str_of(text));
    if (!strpbrk(text, ".e"))
        buf_add_str(out, STR(".0"));
}

bool ask_read_line_id(struct run *run, const json_t *object, struct str *id)
{
    const json_t *value = json_object_get(object, "id");
    struct buf out;
    if (!value || json_is_null(value))
        return true;
    buf_init(&out, run->arena, ID_MAX);
    if (json_is_string(value))
        json_write_str(&out, json_text(value));
    else if (json_is_integer(value))
        buf_printf(&out, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        write_real(&out, json_real_value(value));
    else
        return fail_expected(run, "id", "a string or a number");
    if (out.failed)
        return fail_member(run, FAIL_INVALID_REQUEST, "id", "The member \"id\" is longer than %d bytes.",
                           ID_MAX);
    *id = buf_str(&out);
    return true;
}

/* s with "%20" for each space; empty after fail(). */
static struct str encode_spaces(struct run *run, struct str s)
{
    struct buf out;
    buf_init(&out, run->arena, 3 * s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == ' ')
            buf_add_str(&out, STR("%20"));
        else
            buf_add_byte(&out, s.at[i]);
    if (out.failed)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The URL needs more memory than one job may allocate.");
    return buf_str(&out);
}

bool ask_clean_url(struct run *run, struct str *url)
{
    struct str s = str_trim(*url);
    bool clean = s.len <= URL_MAX;
    for (size_t i = 0; i < s.len && clean; i++)
        clean = (unsigned char)s.at[i] >= ' ' && s.at[i] != 0x7f;
    if (clean && str_find_byte(s, ' ', 0) != SIZE_MAX)
        s = encode_spaces(run, s);
    *url = s;
    if (run->failure.code != FAIL_NONE)
        return false;
    if (clean && s.len <= URL_MAX && url_is_web(s))
        return true;
    return fail_member(run, FAIL_INVALID_URL, "url",
                       "The URL must be an absolute http or https URL of at most %d bytes without control "
                       "characters.",
                       URL_MAX);
}
