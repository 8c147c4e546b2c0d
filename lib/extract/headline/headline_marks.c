#include "base/utf8.h"
#include "base/words.h"
#include "extract/headline/headline.h"
#include "extract/headline/title_parts.h"
#include "extract/site/site_names.h"

/* Of contenders that are part of another, or hold one. */
static bool is_inside(struct str key, struct str other)
{
    return key.len < other.len && str_find(other, key, 0) != SIZE_MAX;
}

static bool is_start(struct str key, struct str other)
{
    return key.len < other.len && str_starts(other, key);
}

/* The key of the first contender that has one of two marks; empty where none has. */
static struct str key_with(const struct contest *contest, enum mark mark, enum mark other)
{
    for (size_t i = 0; i < contest->count; i++)
        if (contest->items[i].has[mark] || contest->items[i].has[other])
            return contest->items[i].key;
    return STR_NONE;
}

static void mark_nesting(struct contest *contest)
{
    const struct facts *facts = contest->facts;
    struct str title = headline_key(facts->run, utf8_cut(facts->sheet->head.title, TITLE_BYTES_MAX));
    struct str h1 = key_with(contest, MARK_H1_ONLY, MARK_H1_FIRST), og = key_with(contest, MARK_OG, MARK_OG);
    for (size_t i = 0; i < contest->count; i++) {
        struct contender *item = &contest->items[i];
        item->has[MARK_STARTS_TITLE] = is_start(item->key, title);
        item->has[MARK_IN_TITLE] = !item->has[MARK_STARTS_TITLE] && is_inside(item->key, title);
        item->has[MARK_IN_H1] = !is_start(item->key, h1) && is_inside(item->key, h1);
        item->has[MARK_HOLDS_H1] = h1.len && is_inside(h1, item->key);
        item->has[MARK_STARTS_OG] = is_start(item->key, og);
    }
}

/* The part of the URL's path with the most words, the last of equals; none where no part has three. Escaped
 * ones are passed over. */
static size_t find_slug(struct str url, uint32_t words[OVERLAP_WORDS_MAX])
{
    enum { WORDS_MIN = 3 };
    size_t scheme = str_find(url, STR("://"), 0), most = 0;
    url = str_slice(url, scheme == SIZE_MAX ? 0 : scheme + 3, url.len);
    struct str path = str_slice(url, 0, str_find_byte(url, '?', 0)), part;
    path = str_slice(path, 0, str_find_byte(path, '#', 0));
    str_next(&path, '/', &part); /* the host */
    while (path.at && str_next(&path, '/', &part)) {
        uint32_t hashes[OVERLAP_WORDS_MAX];
        size_t count = str_find_byte(part, '%', 0) == SIZE_MAX ? hash_words(part, hashes) : 0;
        if (count < WORDS_MIN || count < most)
            continue;
        most = count;
        memcpy(words, hashes, count * sizeof *words);
    }
    return most;
}

static void mark_slug(struct contest *contest)
{
    const float all = 0.99F, some = 0.5F;
    uint32_t slug[OVERLAP_WORDS_MAX], own[OVERLAP_WORDS_MAX];
    size_t slug_count = find_slug(contest->facts->sheet->doc->text->page->url, slug);
    float nearness[CONTENDERS_MAX] = {0}, best = 0.0F;
    for (size_t i = 0; slug_count && i < contest->count; i++) {
        struct contender *item = &contest->items[i];
        struct overlap o = overlap_of(slug, slug_count, own, hash_words(item->value, own));
        item->has[MARK_SLUG_ALL] = o.of_a > all;
        item->has[MARK_SLUG_SOME] = o.of_a >= some && o.of_a <= all;
        item->has[MARK_SLUG_NONE] = o.of_a <= 0.0F;
        item->has[MARK_OF_SLUG_ALL] = o.of_b > all;
        nearness[i] = o.of_a > 0.0F ? o.of_a * o.of_b / (o.of_a + o.of_b) : 0.0F;
        best = nearness[i] > best ? nearness[i] : best;
    }
    for (size_t i = 0; i < contest->count; i++)
        contest->items[i].has[MARK_SLUG_BEST] = best > 0.0F && nearness[i] >= best;
}

/* Whether the title is the site's name and nothing else: then it tells nothing of the page. */
static bool is_site_alone(const struct contest *contest, struct str title)
{
    for (size_t i = 0; i < contest->count; i++)
        if (contest->items[i].has[MARK_SITE] && says_same(contest->items[i].value, title))
            return true;
    return false;
}

static void mark_title_words(struct contest *contest)
{
    const float all = 0.99F, most = 0.6F, few = 0.34F;
    uint32_t title[OVERLAP_WORDS_MAX], own[OVERLAP_WORDS_MAX];
    struct str text = utf8_cut(contest->facts->sheet->head.title, TITLE_BYTES_MAX);
    size_t count = is_site_alone(contest, text) ? 0 : hash_words(text, title);
    for (size_t i = 0; count && i < contest->count; i++) {
        struct contender *item = &contest->items[i];
        struct overlap o = overlap_of(title, count, own, hash_words(item->value, own));
        item->has[MARK_TITLE_ALL] = o.of_a > all;
        item->has[MARK_TITLE_MOST] = o.of_a > most && o.of_a <= all;
        item->has[MARK_TITLE_NONE] = o.of_a <= 0.0F;
        item->has[MARK_OF_TITLE_ALL] = o.of_b > all;
        item->has[MARK_OF_TITLE_FEW] = o.of_b < few;
    }
}

static void mark_length(struct contender *item)
{
    enum { FEW_MAX = 4 };
    unsigned words = count_words(item->value).words;
    size_t len = 0;
    item->has[MARK_WORD] = words <= 1;
    item->has[MARK_TWO_WORDS] = words == 2;
    item->has[MARK_FEW_WORDS] = words > 2 && words <= FEW_MAX;
    item->has[MARK_PARTED] = find_title_mark(item->value, 0, &len) != SIZE_MAX;
}

/* Links of the page's frame: what they say are its sections, or the page itself. */
static void mark_links(struct contest *contest)
{
    enum { LINKS_MAX = 400 };
    const struct sheet *sheet = contest->facts->sheet;
    size_t links = 0;
    for (size_t i = 0; i < sheet->segment_count && links < LINKS_MAX; i++) {
        const struct segment *s = &sheet->segments[i];
        if (!s->links || s->link_words < s->words || s->level == 1 || s->text.len > HEADLINE_MAX ||
            !(s->in & (IN_NAV | IN_HEADER | IN_FOOTER | IN_LIST)))
            continue;
        links++;
        for (size_t j = 0; j < contest->count; j++)
            if (!contest->items[j].has[MARK_NAV])
                contest->items[j].has[MARK_NAV] = says_same(contest->items[j].value, s->text);
    }
}

/* Whether the page says of itself that it is an article. */
static bool is_declared(const struct facts *facts)
{
    static const char *const types[] = {"NewsArticle", "ReportageNewsArticle", "BlogPosting", "Article"};
    if (str_eq_nocase(sheet_meta(facts->sheet, STR("og:type")), STR("article")))
        return true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (linked_data_is(facts->data->article, str_of(types[i])) ||
            linked_data_is(facts->data->microdata, str_of(types[i])))
            return true;
    return false;
}

static bool has_form(const struct contender *item, enum mark group)
{
    for (size_t i = 0; i < FORM_BEFORE_COLON; i++)
        if (item->has[group + i])
            return true;
    return false;
}

static void mark_sources(struct contender *item)
{
    int sources = has_form(item, MARK_TITLE) + has_form(item, MARK_SOCIAL) + has_form(item, MARK_DATA) +
                  is_first_h1(item);
    item->has[MARK_TWO_SOURCES] = sources == 2;
    item->has[MARK_THREE_SOURCES] = sources == 3;
}

static void mark_place(struct contender *item, const struct contest *contest, const struct home_names *home,
                       bool many)
{
    const bool *title = &item->has[MARK_TITLE];
    bool cut = title[FORM_FIRST] || title[FORM_CORE] || title[FORM_CORE_FIRST];
    if (contest->is_front_page) {
        item->has[MARK_HOME_PLAIN] = title[FORM_UNCUT] || title[FORM_PLAIN];
        item->has[MARK_HOME_CUT] = cut;
        item->has[MARK_TITLE + FORM_UNCUT] = item->has[MARK_SOCIAL + FORM_UNCUT] = false;
    } else {
        item->has[MARK_SITE] = item->has[MARK_H1_LOGO] || says_same(item->value, contest->site_name) ||
                               names_host(contest->host, item->value);
        item->has[MARK_H1_ENDS_TITLE] = is_first_h1(item) && (title[FORM_LAST] || title[FORM_CORE_LAST]);
    }
    bool lesser = item->has[MARK_H2_FIRST] || item->has[MARK_H2_LATER] || item->has[MARK_H3_FIRST];
    item->has[MARK_HEADS_TITLE] =
        lesser && (title[FORM_FIRST] || title[FORM_CORE_FIRST] || title[FORM_CORE] || title[FORM_PLAIN]);
    item->has[MARK_DECLARED_REST] =
        item->has[MARK_PIECE_REST] && (item->has[MARK_OG] || item->has[MARK_LINKED_HEADLINE]);
    item->has[MARK_HOME_LINK] = names_home(home, item->value);
    item->has[MARK_FIRST_OF_MANY] = many && (title[FORM_FIRST] || title[FORM_CORE_FIRST]);
}

void mark_contenders(struct contest *contest)
{
    const struct facts *facts = contest->facts;
    bool declared = is_declared(facts);
    bool many = part_title(utf8_cut(facts->sheet->head.title, TITLE_BYTES_MAX)).count > 2;
    struct home_names home = find_home_names(facts);
    for (size_t i = 0; i < contest->count; i++) {
        struct contender *item = &contest->items[i];
        mark_length(item);
        mark_sources(item);
        mark_place(item, contest, &home, many);
        item->has[MARK_H1_DECLARED] = declared && is_first_h1(item);
    }
    mark_nesting(contest);
    mark_slug(contest);
    mark_title_words(contest);
    mark_links(contest);
}
