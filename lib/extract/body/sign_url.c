#include "base/url.h"
#include "extract/body/page_words.h"
#include "extract/body/sign_parts.h"

/* The parts of an absolute URL (RFC 3986, section 3). */
struct address {
    struct str host, path, query;
};

static struct address part_url(struct str url)
{
    struct address a = {.host = url_host(url)};
    if (a.host.len == 0)
        return a;
    size_t from = (size_t)(a.host.at - url.at) + a.host.len;
    size_t fragment = str_find_byte(url, '#', from);
    url = str_slice(url, 0, fragment);
    size_t query = str_find_byte(url, '?', from), slash = str_find_byte(url, '/', from);
    if (slash < query)
        a.path = str_slice(url, slash, query);
    if (query != SIZE_MAX)
        a.query = str_slice(url, query + 1, url.len);
    return a;
}

/* Parameters that campaigns and search engines add to any page's address. */
static bool is_tracking(struct str parameter)
{
    static const struct str prefixes[] = {STR_INIT("utm_"),    STR_INIT("srsltid="), STR_INIT("gclid="),
                                          STR_INIT("fbclid="), STR_INIT("ref="),     STR_INIT("gad_"),
                                          STR_INIT("msclkid=")};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_starts_nocase(parameter, prefixes[i]))
            return true;
    return false;
}

static void measure_query(struct str query, float *signs)
{
    struct str parameter;
    while (str_next(&query, '&', &parameter))
        signs[PAGE_SIGN_URL_PARAMETERS] += parameter.len && !is_tracking(parameter);
}

struct cue_flags {
    float *first; /* the flag of the first cue */
};

static void set_flag(void *context, unsigned cue)
{
    ((struct cue_flags *)context)->first[cue] = 1.0F;
}

static void measure_host(const struct name_index *words, struct str host, float *signs)
{
    struct str rest = host, label, names = STR_NONE;
    unsigned labels = 0;
    while (str_next(&rest, '.', &label))
        labels++;
    signs[PAGE_SIGN_URL_HOST_LABELS] = (float)labels;
    size_t dot = str_find_byte(host, '.', 0);
    if (labels >= 3 && !str_starts_nocase(host, STR("www."))) {
        signs[PAGE_SIGN_URL_SUBDOMAIN] = 1.0F;
        names = str_slice(host, 0, dot);
    }
    struct cue_flags flags = {&signs[PAGE_SIGN_URL_HOST_ARTICLE]};
    find_name_words(words, names, set_flag, &flags);
}

/* A year of four digits between 1990 and 2099. */
static bool is_year(struct str s)
{
    uint64_t year = 0;
    return s.len == 4 && str_to_u64(s, 2099, &year) && year >= 1990;
}

static void measure_digits(struct str path, float *signs)
{
    unsigned digits = 0, run = 0, longest = 0;
    for (size_t i = 0; i <= path.len; i++) {
        if (i < path.len && ascii_is_digit(path.at[i])) {
            digits++;
            run++;
            continue;
        }
        if (run == 4 && is_year(str_slice(path, i - run, i)))
            signs[PAGE_SIGN_URL_DATED] = 1.0F;
        longest = run > longest ? run : longest;
        run = 0;
    }
    signs[PAGE_SIGN_URL_DIGITS] = (float)digits;
    signs[PAGE_SIGN_URL_DIGIT_RUN] = (float)longest;
}

/* Cuts the extension of a file off the last piece of a path. */
static struct str without_extension(struct str last, float *signs)
{
    static const struct str extensions[] = {STR_INIT(".html"), STR_INIT(".htm"),  STR_INIT(".php"),
                                            STR_INIT(".aspx"), STR_INIT(".asp"),  STR_INIT(".shtml"),
                                            STR_INIT(".jsp"),  STR_INIT(".xhtml")};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (!str_ends(last, extensions[i]))
            continue;
        signs[PAGE_SIGN_URL_EXTENSION] = 1.0F;
        return str_slice(last, 0, last.len - extensions[i].len);
    }
    return last;
}

/* Words of the last piece, and how many of them the page's title has. */
static void measure_slug(struct str last, struct str title, float *signs)
{
    enum { WORD_MIN = 3, WORDS_MAX = 32 };
    unsigned words = 0, long_words = 0, in_title = 0;
    for (size_t i = 0, from = 0; i <= last.len && words < WORDS_MAX; i++) {
        if (i < last.len && ascii_is_alpha(last.at[i]))
            continue;
        struct str word = str_slice(last, from, i);
        from = i + 1;
        words += word.len > 0;
        if (word.len < WORD_MIN)
            continue;
        long_words++;
        in_title += str_find_nocase(title, word, 0) != SIZE_MAX;
    }
    signs[PAGE_SIGN_URL_LAST_WORDS] = (float)words;
    signs[PAGE_SIGN_URL_IN_TITLE] = sign_share(in_title, long_words);
}

static void measure_path(const struct name_index *words, struct str path, struct str title, float *signs)
{
    struct str rest = path, piece, last = STR_NONE;
    while (str_next(&rest, '/', &piece)) {
        if (piece.len == 0)
            continue;
        struct cue_flags flags = {&signs[PAGE_SIGN_URL_PATH_ARTICLE]};
        if (last.len)
            find_name_words(words, last, set_flag, &flags);
        signs[PAGE_SIGN_URL_PARTS] += 1.0F;
        signs[PAGE_SIGN_URL_SHORT_PARTS] += piece.len <= 2;
        last = piece;
    }
    struct cue_flags flags = {&signs[PAGE_SIGN_URL_LAST_ARTICLE]};
    last = without_extension(last, signs);
    find_name_words(words, last, set_flag, &flags);
    signs[PAGE_SIGN_URL_LENGTH] = (float)path.len;
    signs[PAGE_SIGN_URL_LAST_LENGTH] = (float)last.len;
    for (size_t i = 0; i < last.len; i++)
        signs[PAGE_SIGN_URL_LAST_DIGITS] += ascii_is_digit(last.at[i]);
    measure_digits(path, signs);
    measure_slug(last, title, signs);
}

/* Hosts without a dot and names under .invalid (RFC 2606) stand in for addresses that are not known. */
static bool is_address(struct str url)
{
    struct str host = url_host(url);
    return url_is_web(url) && url.len <= URL_MAX && str_find_byte(host, '.', 0) != SIZE_MAX &&
           !str_ends(host, STR(".invalid"));
}

static struct str address_of(const struct facts *facts)
{
    const struct page *page = facts->sheet->doc->text->page;
    static const struct source declared[] = {{PLACE_LINK, "canonical"}, {PLACE_META, "og:url"}};
    struct str address = page->resolved_url.len ? page->resolved_url : page->url;
    return is_address(address) ? address : FIRST_VALUE(facts, declared);
}

void measure_url_signs(const struct sign_context *context)
{
    float *signs = context->signs;
    static const struct source canonical = {PLACE_LINK, "canonical"};
    struct address declared = part_url(source_value(context->facts, &canonical));
    signs[PAGE_SIGN_URL_CANONICAL_ROOT] = declared.host.len > 0 && declared.path.len <= 1;
    struct str url = address_of(context->facts);
    if (!is_address(url))
        return;
    const struct name_index *words = url_word_index();
    struct address address = part_url(url);
    signs[PAGE_SIGN_URL_KNOWN] = 1.0F;
    measure_host(words, address.host, signs);
    measure_query(address.query, signs);
    measure_path(words, address.path, context->facts->sheet->head.title, signs);
}
