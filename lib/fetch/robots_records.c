#include "fetch/robots_records.h"

/* How the names of records begin; the misspellings are google/robotstxt's (robots.cc), those of Crawl-delay
 * by the same rule. */
static const struct {
    struct str beginning;
    enum robots_key key;
} keys[] = {
    {STR_INIT("user-agent"), ROBOTS_USER_AGENT},   {STR_INIT("useragent"), ROBOTS_USER_AGENT},
    {STR_INIT("user agent"), ROBOTS_USER_AGENT},   {STR_INIT("allow"), ROBOTS_ALLOW},
    {STR_INIT("disallow"), ROBOTS_DISALLOW},       {STR_INIT("dissallow"), ROBOTS_DISALLOW},
    {STR_INIT("dissalow"), ROBOTS_DISALLOW},       {STR_INIT("disalow"), ROBOTS_DISALLOW},
    {STR_INIT("diasllow"), ROBOTS_DISALLOW},       {STR_INIT("disallaw"), ROBOTS_DISALLOW},
    {STR_INIT("crawl-delay"), ROBOTS_CRAWL_DELAY}, {STR_INIT("crawldelay"), ROBOTS_CRAWL_DELAY},
    {STR_INIT("crawl delay"), ROBOTS_CRAWL_DELAY},
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

struct str robots_records(struct str body, size_t max)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t from = 0, to = body.len;
    while (from < body.len && from < sizeof mark - 1 && body.at[from] == mark[from])
        from++;
    if (to > max && !is_line_end(body.at[max]))
        for (to = max; to > from && !is_line_end(body.at[to - 1]);)
            to--;
    else if (to > max)
        to = max;
    return str_slice(body, from, to);
}

/* Where the blanks begin in a line of exactly two words; SIZE_MAX in any other. */
static size_t gap_of_two_words(struct str line)
{
    size_t gap = 0;
    while (gap < line.len && !is_blank(line.at[gap]))
        gap++;
    size_t next = gap;
    while (next < line.len && is_blank(line.at[next]))
        next++;
    for (size_t i = next; i < line.len; i++)
        if (is_blank(line.at[i]))
            return SIZE_MAX;
    return next < line.len ? gap : SIZE_MAX;
}

static bool find_key(struct str name, enum robots_key *key)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (!str_starts_nocase(name, keys[i].beginning))
            continue;
        *key = keys[i].key;
        return true;
    }
    return false;
}

static bool read_record(struct str line, struct robots_record *record)
{
    line = str_trim(str_slice(line, 0, str_find_byte(line, '#', 0)));
    size_t end = str_find_byte(line, ':', 0);
    if (end == SIZE_MAX)
        end = gap_of_two_words(line);
    if (end == SIZE_MAX || !find_key(str_slice(line, 0, end), &record->key))
        return false;
    record->value = str_trim(str_slice(line, end + 1, line.len));
    return true;
}

bool robots_next_record(struct str *rest, struct robots_record *record)
{
    while (rest->len) {
        size_t end = 0;
        while (end < rest->len && !is_line_end(rest->at[end]))
            end++;
        struct str line = str_slice(*rest, 0, end);
        *rest = str_slice(*rest, end + 1, rest->len); /* the LF of CR LF ends an empty line */
        if (read_record(line, record))
            return true;
    }
    return false;
}
