#include "extract/site/page_number.h"

enum { BARE_NUMBER_MAX = 30 }; /* a larger one without a word for pages, on two addresses, numbers articles */

/* Words for pages in query and path. Collected by hand, after the parameters of common content management
 * systems (WordPress: page, paged; Drupal: page; Joomla: start, limitstart; TYPO3: tx_…[page]), and the word
 * itself in languages whose sites put it into addresses. */
static const struct str words[] = {
    STR_INIT("page"),   STR_INIT("paged"),   STR_INIT("pagina"), STR_INIT("seite"), STR_INIT("strana"),
    STR_INIT("strona"), STR_INIT("sivu"),    STR_INIT("sida"),   STR_INIT("side"),  STR_INIT("pg"),
    STR_INIT("pageno"), STR_INIT("pagenum"), STR_INIT("p"),      STR_INIT("str"),   STR_INIT("sayfa"),
    STR_INIT("oldal"),  STR_INIT("halaman"), STR_INIT("trang"),
};

static bool ends_in_word(struct str s, size_t *len)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (s.len <= words[i].len || !str_eq_nocase(str_slice(s, s.len - words[i].len, s.len), words[i]))
            continue;
        if (ascii_is_alpha(s.at[s.len - words[i].len - 1]))
            continue;
        *len = words[i].len;
        return true;
    }
    return false;
}

/* Cuts the marks that part a number from what stands before it, and a word for pages before them. */
static struct str without_lead(struct str before, bool *worded)
{
    size_t len = 0;
    struct str cut = before;
    while (cut.len && strchr("=-_/,.", cut.at[cut.len - 1]))
        cut.len--;
    *worded = ends_in_word(cut, &len);
    if (*worded)
        cut.len -= len;
    else if (cut.len == before.len)
        return before;
    while (cut.len && strchr("?&-_/,", cut.at[cut.len - 1]))
        cut.len--;
    return cut;
}

/* A trailing slash and a fragment do not count. */
static struct str trimmed(struct str url)
{
    url = str_slice(url, 0, str_find_byte(url, '#', 0));
    while (url.len && url.at[url.len - 1] == '/')
        url.len--;
    return url;
}

/* Whether the same stands behind the number: a file's ending, the rest of the query. */
static bool same_after(struct str a, struct str b)
{
    while (a.len && strchr("&?/", a.at[0]))
        a = str_slice(a, 1, a.len);
    while (b.len && strchr("&?/", b.at[0]))
        b = str_slice(b, 1, b.len);
    return str_eq(a, b);
}

struct numbered {
    struct str before, after;
    unsigned number;
    bool worded;
};

/* The run of digits that ends at `end`; false where there is none of at most four. */
static bool number_before(struct str url, size_t end, struct numbered *numbered)
{
    enum { DIGITS_MAX = 4 };
    size_t from = end;
    uint64_t value = 0;
    while (from > 0 && ascii_is_digit(url.at[from - 1]))
        from--;
    if (from == end || end - from > DIGITS_MAX || from == 0 || !strchr("=-_/,.", url.at[from - 1]) ||
        !str_to_u64(str_slice(url, from, end), PAGE_NUMBER_MAX, &value) || value == 0)
        return false;
    *numbered = (struct numbered){.after = str_slice(url, end, url.len), .number = (unsigned)value};
    numbered->before = without_lead(str_slice(url, 0, from), &numbered->worded);
    return true;
}

static bool is_end(struct str url, size_t i)
{
    return i == url.len || strchr("&?./", url.at[i]) != NULL;
}

/* Whether two addresses are the same but for what parts a number from the rest. */
static bool is_base(struct str first, const struct numbered *n)
{
    first = trimmed(first);
    return first.len >= n->before.len && str_eq(str_slice(first, 0, n->before.len), n->before) &&
           same_after(str_slice(first, n->before.len, first.len), n->after);
}

bool is_page_of(struct str url, struct str first, unsigned *number)
{
    size_t host = str_find(url, STR("://"), 0);
    url = trimmed(url);
    first = trimmed(first);
    if (host == SIZE_MAX || str_eq(url, first))
        return false;
    host = str_find_byte(url, '/', host + 3);
    for (size_t end = url.len; host != SIZE_MAX && end > host + 1; end--) {
        struct numbered n, other;
        if (!is_end(url, end) || !number_before(url, end, &n) || n.before.len < host)
            continue;
        *number = n.number;
        if (is_base(first, &n))
            return true;
        if (!n.worded && n.number > BARE_NUMBER_MAX)
            continue;
        for (size_t at = first.len; at > host + 1; at--)
            if (is_end(first, at) && number_before(first, at, &other) && str_eq(other.before, n.before) &&
                same_after(other.after, n.after))
                return true;
    }
    return false;
}

unsigned page_number_of(struct str url)
{
    size_t host = str_find(url, STR("://"), 0);
    url = trimmed(url);
    host = host == SIZE_MAX ? SIZE_MAX : str_find_byte(url, '/', host + 3);
    for (size_t end = url.len; host != SIZE_MAX && end > host + 1; end--) {
        struct numbered n;
        if (is_end(url, end) && number_before(url, end, &n) && n.worded)
            return n.number;
    }
    return 0;
}
