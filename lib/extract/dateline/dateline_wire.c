/* Datelines of East Asia, where no spaces part place, date and agency: "新华社北京3月5日电",
 * "(서울=연합뉴스)", "【ワシントン＝共同】", "[東京 5日 ロイター] -". */
#include "base/utf8.h"
#include "base/words.h"
#include "extract/dateline/agencies.h"
#include "extract/dateline/dateline.h"
#include "extract/dateline/places.h"
#include "extract/dates/date_parse.h"

enum { HEAD_BYTES_MAX = 120, PLACE_CHARACTERS_MAX = 10, REPORTER_BYTES_MAX = 40 };

static const struct str opens[] = {STR_INIT("("),  STR_INIT("（"), STR_INIT("["),
                                   STR_INIT("【"), STR_INIT("［"), STR_INIT("〔")};
static const struct str closes[] = {STR_INIT(")"),  STR_INIT("）"), STR_INIT("]"),
                                    STR_INIT("】"), STR_INIT("］"), STR_INIT("〕")};
/* Behind the date where no brackets stand: "dispatch". */
static const struct str dispatches[] = {STR_INIT("电"), STR_INIT("電"), STR_INIT("讯"), STR_INIT("訊")};

static size_t any_at(struct str text, const struct str *marks, size_t count, size_t *which)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(text, marks[i])) {
            *which = i;
            return marks[i].len;
        }
    return 0;
}

static bool is_by_itself_at(struct str s, size_t i, size_t *next)
{
    *next = i;
    uint32_t c = i < s.len ? utf8_next(s, next) : 0;
    return is_word_by_itself(c) || (c >= 0xAC00 && c <= 0xD7A3) || c == 0x30FC || c == 0x30FB;
}

static size_t skip_marks(struct str s, size_t i)
{
    static const struct str marks[] = {STR_INIT(" "),  STR_INIT("="),  STR_INIT("＝"), STR_INIT("　"),
                                       STR_INIT("、"), STR_INIT("・"), STR_INIT(","),  STR_INIT("，")};
    size_t which, len;
    while (i < s.len && (len = any_at(str_slice(s, i, s.len), marks, sizeof marks / sizeof *marks, &which)))
        i += len;
    return i;
}

/* A day alone, "5日": of a month that the page does not state. */
static bool day_at(struct run *run, struct str s, struct found_date *date)
{
    enum { EDTF_BYTES = sizeof "XXXX-XX-05" };
    size_t i = 0;
    unsigned day = 0;
    while (i < s.len && i < 2 && ascii_is_digit(s.at[i]))
        day = day * 10 + (unsigned)(s.at[i++] - '0');
    if (i == 0 || day < 1 || day > 31 || !str_starts(str_slice(s, i, s.len), STR("日")))
        return false;
    char *iso = run_alloc(run, EDTF_BYTES);
    if (!iso)
        return false;
    memcpy(iso, "XXXX-XX-", 8);
    iso[8] = (char)('0' + day / 10);
    iso[9] = (char)('0' + day % 10);
    *date = (struct found_date){.iso = {iso, EDTF_BYTES - 1}, .raw = str_slice(s, 0, i + strlen("日"))};
    return true;
}

static bool date_at(struct run *run, struct str s, struct str language, struct found_date *date)
{
    if (s.len == 0 || !ascii_is_digit(s.at[0]))
        return false;
    if (day_at(run, s, date))
        return true;
    return find_date(run, s, 0, language, STR_NONE, date) && date->raw.at == s.at;
}

/* The parts in any order, from `i` on; gives where they end. */
static size_t read_parts(struct run *run, struct str s, size_t i, struct str language, struct dateline *d)
{
    for (unsigned parts = 0; parts < 4; parts++) {
        i = skip_marks(s, i);
        struct str rest = str_slice(s, i, s.len);
        struct found_date date;
        size_t len = d->agency.len ? 0 : agency_at(rest);
        if (len) {
            d->agency = str_slice(rest, 0, len);
            i += len;
            continue;
        }
        if (!d->date.len && date_at(run, rest, language, &date)) {
            d->date = date.iso;
            d->date_raw = date.raw;
            i += date.raw.len;
            continue;
        }
        size_t to = i, next;
        for (unsigned n = 0; n < PLACE_CHARACTERS_MAX && is_by_itself_at(s, to, &next); n++) {
            size_t which;
            struct str ahead = str_slice(s, to, s.len);
            if (to > i && (agency_at(ahead) ||
                           any_at(ahead, dispatches, sizeof dispatches / sizeof *dispatches, &which)))
                break;
            to = next;
        }
        if (to == i || d->place.len)
            break;
        d->place = str_slice(s, i, to);
        i = to;
    }
    return i;
}

/* Cuts the reporter's name off a place: "記者王大明台北" ends with a city. */
static void cut_reporter(struct str *place)
{
    size_t next;
    for (size_t i = 0; i < place->len; i = next) {
        struct str tail = str_slice(*place, i, place->len);
        if (is_city(tail)) {
            *place = tail;
            return;
        }
        next = i;
        utf8_next(*place, &next);
    }
}

bool read_wire_dateline(struct run *run, struct str text, struct str language, struct dateline *dateline)
{
    struct dateline d = {0};
    struct str head = utf8_cut(text, HEAD_BYTES_MAX);
    size_t open = 0, close = 0, next;
    size_t from = any_at(head, opens, sizeof opens / sizeof *opens, &open);
    bool is_open = from > 0;
    size_t i = read_parts(run, head, from, language, &d), to;
    struct str rest = str_slice(head, i, head.len);
    bool is_asian = is_by_itself_at(head, skip_marks(head, from), &next) ||
                    (d.place.len && is_by_itself_at(d.place, 0, &next));
    if (!is_asian)
        return false;
    if (is_open) {
        size_t end = str_find(head, closes[open], i);
        if (end == SIZE_MAX || end > i + REPORTER_BYTES_MAX || !(d.agency.len || is_city(d.place)))
            return false;
        to = end + closes[open].len;
        struct str behind = str_slice(head, to, head.len);
        size_t reporter = str_find(str_slice(behind, 0, REPORTER_BYTES_MAX), STR("기자 ="), 0);
        if (reporter != SIZE_MAX)
            to += reporter + strlen("기자 =");
        else if (str_starts(behind, STR(" - ")) || str_starts(behind, STR(" – ")))
            to += str_starts(behind, STR(" - ")) ? strlen(" -") : strlen(" –");
    } else {
        size_t len = any_at(rest, dispatches, sizeof dispatches / sizeof *dispatches, &close);
        if (!len || !d.date.len || !(d.place.len || d.agency.len))
            return false;
        to = i + len;
    }
    if (d.place.len && !is_city(d.place))
        cut_reporter(&d.place);
    if (str_trim(str_slice(text, to, text.len)).len == 0)
        return false;
    d.raw = str_trim(str_slice(text, 0, to));
    *dateline = d;
    return run->failure.code == FAIL_NONE;
}
