/* robots.txt (RFC 9309): what a site asks of one crawler, read once and kept as compact rules.
 *
 *     struct str token = robots_token(STR("copydesk/0.1.0 (+https://copydesk.example/)"));
 *     struct robots *robots = robots_parse(body, token);
 *     if (robots_allows(robots, STR("/news?page=2")))
 *         …
 *     free(robots);
 *
 * What an answer's status means is the fetcher's to say (RFC 9309, 2.3.1): 2xx is parsed, 4xx is
 * robots_allow_all, 5xx and no answer are robots_disallow_all. No function here knows a network.
 *
 * As Google's open-source parser (google/robotstxt) does, and the RFC does not forbid: names of records count
 * by their beginning ("disallowed"), common misspellings count ("disalow", "useragent"), a lost colon counts
 * where a line is two words, "*" and a product token count up to what follows them ("FooBot/1.2", "* # all").
 * Unlike it: the RFC's percent-coding is kept to, other records never part user-agent lines (2.2.4), a rule
 * on "index.html" is no rule on its folder, and lines have no length of their own. */
#ifndef COPYDESK_FETCH_ROBOTS_H
#define COPYDESK_FETCH_ROBOTS_H

#include "base/str.h"

enum {
    /* Bytes of a body that are read; RFC 9309, 2.5 asks for 500 KiB at least. They bound the rules too. */
    ROBOTS_BODY_MAX = 512 << 10,
    /* Bytes that one robots_allows compares at most: some 5 ms as measured. A path of 200 bytes stays below
     * it against 40,000 rules that begin with "*"; only a file made to be slow passes it. */
    ROBOTS_STEPS_MAX = 8 << 20,
    /* Seconds that rules may be kept for, RFC 9309, 2.4. */
    ROBOTS_LIFE_MAX_S = 24 * 60 * 60,
};

/* The rules for one product token; one heap block, freed with free(). It refers to nothing outside itself. */
struct robots;

/* The product token of a User-Agent (RFC 9309, 2.2.1), a span of it: its leading letters, "-" and "_"; behind
 * "Mozilla/…(compatible; " the ones that follow, where there are any. Empty where it begins otherwise. */
struct str robots_token(struct str user_agent);

/* Reads a robots.txt of any bytes: the groups of `token` (ASCII case aside) combined, else those of "*"
 * combined, else no rules. An empty token has no groups of its own. Of a body longer than ROBOTS_BODY_MAX the
 * whole lines within it count: a caller that stops a download hands over a byte more than that, so that half
 * a line is no rule. NULL when memory is refused. */
struct robots *robots_parse(struct str body, struct str token);

/* Rules that allow everything, or nothing but /robots.txt. NULL when memory is refused. */
struct robots *robots_allow_all(void);
struct robots *robots_disallow_all(void);

/* Whether a URL's path and query may be fetched; "" is "/", a fragment does not count. The longest matching
 * pattern decides, in octets of its normal form (robots_pattern.h), of equal ones an allowing one;
 * /robots.txt itself is always allowed (RFC 9309, 2.2.2). False also past ROBOTS_STEPS_MAX and when memory is
 * refused: what is not known to be allowed is not fetched. */
bool robots_allows(const struct robots *robots, struct str path_and_query);

/* Milliseconds between requests that the groups ask for, the largest of several Crawl-delay records (no part
 * of the RFC; seconds, with decimals); 0 where there is none. Not capped: up to UINT_MAX. */
unsigned robots_delay_ms(const struct robots *robots);

/* Whether they are those of robots_disallow_all: nobody could read what the site asks. */
bool robots_is_unreadable(const struct robots *robots);

/* Bytes of the block, for caches that count. */
size_t robots_size(const struct robots *robots);

#endif
