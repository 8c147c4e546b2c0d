#include "fetch/robots.h"

#include <limits.h>
#include <stdlib.h>

#include "fetch/robots_pattern.h"
#include "fetch/robots_records.h"

struct rule {
    uint32_t at, len; /* the pattern's span of the block's text, in normal form */
    bool allows;
};

/* One block: this, the rules, their patterns. Rules stand in the order in which the first match decides:
 * longer patterns first, of equal ones those that allow. */
struct robots {
    size_t size;
    uint32_t count;
    unsigned delay_ms;
    bool allows_rest; /* what no rule speaks of */
    struct rule rules[];
};

/* Whose a group is. */
enum whose { OURS, EVERYBODYS, WHOSE_COUNT };

/* The walk through a body, record by record. */
struct reader {
    struct str rest, token;
    bool group[WHOSE_COUNT]; /* whose the group is that is being read */
    bool seen[WHOSE_COUNT];  /* whose groups there were so far */
    bool in_rules;           /* past the group's user-agent lines */
};

/* What the groups of one owner come to. */
struct tally {
    size_t rules, bytes;
    unsigned delay_ms;
};

static struct str token_at_start(struct str text)
{
    size_t len = 0;
    while (len < text.len && (ascii_is_alpha(text.at[len]) || text.at[len] == '-' || text.at[len] == '_'))
        len++;
    return str_slice(text, 0, len);
}

struct str robots_token(struct str user_agent)
{
    struct str compatible = STR("(compatible; ");
    struct str token = token_at_start(user_agent);
    size_t at = str_find_nocase(user_agent, compatible, 0);
    if (!str_eq_nocase(token, STR("Mozilla")) || at == SIZE_MAX)
        return token;
    return str_or(token_at_start(str_slice(user_agent, at + compatible.len, user_agent.len)), token);
}

static void read_user_agent(struct reader *reader, struct str value)
{
    struct str name = token_at_start(value);
    bool is_everybodys =
        str_eq(value, STR("*")) || str_starts(value, STR("* ")) || str_starts(value, STR("*\t"));
    if (reader->in_rules)
        memset(reader->group, 0, sizeof reader->group);
    reader->in_rules = false;
    if (is_everybodys)
        reader->group[EVERYBODYS] = reader->seen[EVERYBODYS] = true;
    if (name.len && str_eq_nocase(name, reader->token))
        reader->group[OURS] = reader->seen[OURS] = true;
}

/* The next record of a group of anybody's, other than its user-agent lines. */
static bool next_in_group(struct reader *reader, struct robots_record *record)
{
    while (robots_next_record(&reader->rest, record)) {
        if (record->key != ROBOTS_USER_AGENT) {
            reader->in_rules = true;
            return true;
        }
        read_user_agent(reader, record->value);
    }
    return false;
}

/* Seconds with decimals, up to the first blank, as milliseconds: rounded up, at most UINT_MAX. False for what
 * is no number. */
static bool read_delay(struct str text, unsigned *ms)
{
    enum { DECIMALS = 3 };
    uint64_t value = 0;
    size_t at = 0, decimals = 0, digits = 0;
    bool in_decimals = false, is_more = false;
    for (; at < text.len && !ascii_is_space(text.at[at]); at++) {
        if (text.at[at] == '.' && !in_decimals) {
            in_decimals = true;
            continue;
        }
        if (!ascii_is_digit(text.at[at]))
            return false;
        digits++;
        if (decimals == DECIMALS)
            is_more |= text.at[at] != '0';
        else if (value <= UINT_MAX)
            value = value * 10 + (uint64_t)(text.at[at] - '0');
        decimals += in_decimals && decimals < DECIMALS;
    }
    for (; decimals < DECIMALS && value <= UINT_MAX; decimals++)
        value *= 10;
    value += is_more;
    *ms = value > UINT_MAX ? UINT_MAX : (unsigned)value;
    return digits > 0;
}

/* Whether a record is a rule that can match: paths begin with "/". An empty one says nothing. */
static bool is_rule(const struct robots_record *record)
{
    return record->key != ROBOTS_CRAWL_DELAY && record->value.len &&
           (record->value.at[0] == '/' || record->value.at[0] == '*');
}

static void count_record(struct tally *tally, const struct robots_record *record)
{
    unsigned delay_ms;
    if (is_rule(record)) {
        tally->rules++;
        tally->bytes += robots_normal_pattern(record->value, NULL);
    } else if (record->key == ROBOTS_CRAWL_DELAY && read_delay(record->value, &delay_ms) &&
               delay_ms > tally->delay_ms) {
        tally->delay_ms = delay_ms;
    }
}

/* Whose groups are to be obeyed, and what they come to. */
static enum whose count_groups(struct reader reader, struct tally *tally)
{
    struct tally tallies[WHOSE_COUNT] = {0};
    struct robots_record record;
    while (next_in_group(&reader, &record))
        for (enum whose whose = OURS; whose < WHOSE_COUNT; whose++)
            if (reader.group[whose])
                count_record(&tallies[whose], &record);
    enum whose chosen = reader.seen[OURS] ? OURS : EVERYBODYS;
    *tally = tallies[chosen];
    return chosen;
}

static char *text_of(const struct robots *robots)
{
    return (char *)(robots->rules + robots->count);
}

static struct str pattern_of(const struct robots *robots, const struct rule *rule)
{
    return (struct str){text_of(robots) + rule->at, rule->len};
}

static int order_rules(const void *left, const void *right)
{
    const struct rule *a = left, *b = right;
    if (a->len != b->len)
        return a->len > b->len ? -1 : 1;
    return b->allows - a->allows;
}

static void take_groups(struct robots *robots, struct reader reader, enum whose whose)
{
    struct robots_record record;
    size_t end = 0, count = 0;
    while (next_in_group(&reader, &record)) {
        if (!reader.group[whose] || !is_rule(&record))
            continue;
        size_t len = robots_normal_pattern(record.value, text_of(robots) + end);
        robots->rules[count++] = (struct rule){(uint32_t)end, (uint32_t)len, record.key == ROBOTS_ALLOW};
        end += len;
    }
    if (count)
        qsort(robots->rules, count, sizeof robots->rules[0], order_rules);
}

static struct robots *create(const struct tally *tally)
{
    size_t size = sizeof(struct robots) + tally->rules * sizeof(struct rule) + tally->bytes;
    struct robots *robots = malloc(size);
    if (robots)
        *robots = (struct robots){
            .size = size, .count = (uint32_t)tally->rules, .delay_ms = tally->delay_ms, .allows_rest = true};
    return robots;
}

struct robots *robots_parse(struct str body, struct str token)
{
    struct reader reader = {.rest = robots_records(body, ROBOTS_BODY_MAX), .token = token};
    struct tally tally;
    enum whose whose = count_groups(reader, &tally);
    struct robots *robots = create(&tally);
    if (robots)
        take_groups(robots, reader, whose);
    return robots;
}

struct robots *robots_allow_all(void)
{
    return create(&(struct tally){0});
}

struct robots *robots_disallow_all(void)
{
    struct robots *robots = create(&(struct tally){0});
    if (robots)
        robots->allows_rest = false;
    return robots;
}

static bool rules_allow(const struct robots *robots, struct str path)
{
    size_t steps = ROBOTS_STEPS_MAX;
    if (str_eq(path, STR("/robots.txt")))
        return true;
    for (uint32_t i = 0; i < robots->count; i++) {
        if (robots_matches(pattern_of(robots, &robots->rules[i]), path, &steps))
            return robots->rules[i].allows;
        if (steps == 0)
            return false;
    }
    return robots->allows_rest;
}

bool robots_allows(const struct robots *robots, struct str path_and_query)
{
    struct str path = str_slice(path_and_query, 0, str_find_byte(path_and_query, '#', 0));
    char *text = malloc(1 + path.len * ROBOTS_NORMAL_GROWTH);
    if (!text)
        return false;
    bool is_rooted = path.len && path.at[0] == '/';
    text[0] = '/';
    size_t len = robots_normal_path(path, text + !is_rooted) + !is_rooted;
    bool is_allowed = rules_allow(robots, (struct str){text, len});
    free(text);
    return is_allowed;
}

unsigned robots_delay_ms(const struct robots *robots)
{
    return robots->delay_ms;
}

size_t robots_size(const struct robots *robots)
{
    return robots->size;
}

bool robots_is_unreadable(const struct robots *robots)
{
    return !robots->allows_rest;
}
