#include "extract/lines/line_messages.h"

#include "base/buf.h"
#include "extract/authors/person_names.h"
#include "extract/dates/date_labels.h"
#include "extract/dates/date_parse.h"

/* In which order the heads of one discussion print name and date. */
enum head_order { ORDER_UNKNOWN, ORDER_NAME_FIRST, ORDER_DATE_FIRST };

struct parting {
    const struct lines *lines;
    size_t from, to;
    enum head_order order;
};

/* A head that begins at a line: how many lines it takes (0: none is there), whose it is, where the date is.
 */
struct message_head {
    size_t lines, date_line;
    struct str author;
};

/* Words between a name and what it wrote. Collected by hand, after WordPress's "%s says:". */
static const struct str says[] = {
    STR_INIT("says"),    STR_INIT("said"),     STR_INIT("wrote"),    STR_INIT("writes"),
    STR_INIT("пишет"),   STR_INIT("говорит"),  STR_INIT("написал"),  STR_INIT("сказал"),
    STR_INIT("каже"),    STR_INIT("sagt"),     STR_INIT("schreibt"), STR_INIT("dit"),
    STR_INIT("a écrit"), STR_INIT("dice"),     STR_INIT("dijo"),     STR_INIT("escribió"),
    STR_INIT("disse"),   STR_INIT("escreveu"), STR_INIT("ha detto"), STR_INIT("ha scritto"),
    STR_INIT("zegt"),    STR_INIT("schreef"),  STR_INIT("pisze"),    STR_INIT("mówi"),
    STR_INIT("napisał"), STR_INIT("napsal"),   STR_INIT("říká"),     STR_INIT("szerint"),
    STR_INIT("spune"),   STR_INIT("säger"),    STR_INIT("sier"),     STR_INIT("siger"),
    STR_INIT("sanoo"),   STR_INIT("λέει"),     STR_INIT("dedi ki"),  STR_INIT("说道"),
    STR_INIT("说"),      STR_INIT("說"),       STR_INIT("より"),     STR_INIT("님의 말"),
    STR_INIT("يقول"),    STR_INIT("گفت"),      STR_INIT("הגיב"),
};

/* A name without the words that announce what it wrote: "Ruth" of "Ruth says:". */
static struct str without_says(struct str name)
{
    while (name.len && (name.at[name.len - 1] == ':' || name.at[name.len - 1] == ' '))
        name.len--;
    if (str_ends(name, STR("：")))
        name.len -= strlen("：");
    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        if (name.len > says[i].len && str_ends(name, says[i]) &&
            (unsigned char)name.at[name.len - says[i].len - 1] != 0)
            return str_trim(str_slice(name, 0, name.len - says[i].len));
    return name;
}

static bool is_name_line(const struct parting *p, size_t i)
{
    const struct line *line = &p->lines->at[i];
    return line->kind == LINE_PLAIN && is_name_like(without_says(line_text(p->lines, i)));
}

/* A line's text without its date and what joins the two: "Jeanne R." of "Jeanne R. - le 3 mai 2023". */
static struct str beside_date(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->at[i];
    struct str text = line_text(lines, i);
    struct str before = str_trim(str_slice(text, 0, line->date_from));
    struct str after = str_trim(str_slice(text, line->date_to, text.len));
    struct str name = before.len ? before : after;
    static const struct str joints[] = {
        STR_INIT(","),   STR_INIT("-"),   STR_INIT("–"),   STR_INIT("—"),     STR_INIT("·"),
        STR_INIT("•"),   STR_INIT("|"),   STR_INIT(":"),   STR_INIT("("),     STR_INIT(")"),
        STR_INIT(" on"), STR_INIT(" at"), STR_INIT(" le"), STR_INIT(" am"),   STR_INIT(" el"),
        STR_INIT(" em"), STR_INIT(" il"), STR_INIT(" op"), STR_INIT(" dnia"), STR_INIT("，"),
    };
    for (bool again = true; again;) {
        again = false;
        for (size_t n = 0; n < sizeof joints / sizeof *joints; n++) {
            if (str_ends(name, joints[n])) {
                name = str_trim(str_slice(name, 0, name.len - joints[n].len));
                again = true;
            }
            if (str_starts(name, joints[n]) && joints[n].at[0] != ' ') {
                name = str_trim(str_slice(name, joints[n].len, name.len));
                again = true;
            }
        }
    }
    return without_says(name);
}

static struct str name_of_byline(struct str text)
{
    struct name_list names = {0};
    part_names(text, NAMES_SEEN, &names);
    return names.count ? names.people[0].name : text;
}

/* The name in a date's own line; empty where there is none. */
static struct str name_beside_date(const struct parting *p, size_t i)
{
    struct str name = beside_date(p->lines, i);
    return name.len && is_name_like(name) && date_label_of(name) == LABEL_NONE ? name : STR_NONE;
}

/* The date below a name: in the next line, or behind lines that tell who that is ("Senior Member"), which
 * stand in other heads as well, or behind a button that ended the message before. SIZE_MAX: none. */
static size_t date_below(const struct parting *p, size_t i)
{
    enum { ROLES_MAX = 2, ROLE_WORDS_MAX = 3 };
    bool begins =
        i == p->from || p->lines->at[i - 1].kind == LINE_LABEL || p->lines->at[i - 1].kind == LINE_COUNTER;
    for (size_t n = i + 1; n < p->to && n <= i + 1 + ROLES_MAX; n++) {
        const struct line *line = &p->lines->at[n];
        if (line->kind == LINE_DATE)
            return n;
        if (line->kind != LINE_PLAIN || line_words(p->lines, n) > ROLE_WORDS_MAX ||
            !(begins || line->repeated))
            break;
    }
    return SIZE_MAX;
}

static struct message_head head_at(struct parting *p, size_t i)
{
    const struct line *line = &p->lines->at[i];
    bool more = i + 1 < p->to;
    bool free_name = i > 0 && p->order == ORDER_NAME_FIRST && is_name_line(p, i - 1);
    if (line->kind == LINE_SIGNED || (line->kind == LINE_DATE && !free_name)) {
        struct str author = name_beside_date(p, i);
        if (author.len)
            return (struct message_head){1, i, author};
    }
    size_t date = p->order != ORDER_DATE_FIRST ? date_below(p, i) : SIZE_MAX;
    if (date != SIZE_MAX && (is_name_line(p, i) || line->kind == LINE_BYLINE) &&
        !name_beside_date(p, date).len) {
        p->order = ORDER_NAME_FIRST;
        struct str text = line_text(p->lines, i);
        return (struct message_head){date + 1 - i, date,
                                     line->kind == LINE_BYLINE ? name_of_byline(text) : without_says(text)};
    }
    if (p->order != ORDER_NAME_FIRST && more && line->kind == LINE_DATE && is_name_line(p, i + 1)) {
        p->order = ORDER_DATE_FIRST;
        return (struct message_head){2, i, without_says(line_text(p->lines, i + 1))};
    }
    return (struct message_head){0};
}

/* Whether a line of a message is part of its text, and no button, count or advertisement. */
static bool is_message_text(const struct line *line)
{
    switch (line->kind) {
    case LINE_LABEL:
    case LINE_NUMBER:
    case LINE_COUNTER:
    case LINE_RIGHTS:
        return false;
    default:
        return true;
    }
}

static void close_message(const struct lines *lines, struct messages *messages, size_t to)
{
    if (messages->count == 0)
        return;
    struct message *last = &messages->items[messages->count - 1];
    last->to = to;
    for (size_t i = last->from; i < to; i++)
        last->words += is_message_text(&lines->at[i]) ? lines->segments[i].words : 0;
    messages->written += last->words > 0;
}

bool find_messages(struct run *run, const struct lines *lines, size_t from, size_t to,
                   struct messages *messages)
{
    struct parting p = {lines, from, to, ORDER_UNKNOWN};
    size_t room = 0, i = from;
    *messages = (struct messages){0};
    while (i < to && messages->count < MESSAGES_MAX) {
        struct message_head head = head_at(&p, i);
        if (!head.lines) {
            i++;
            continue;
        }
        close_message(lines, messages, i);
        if (!run_array_room(run, &messages->items, messages->count, &room, sizeof *messages->items))
            return false;
        messages->items[messages->count++] = (struct message){
            .author = head.author, .date_line = head.date_line, .head = i, .from = i + head.lines, .to = to};
        i += head.lines;
    }
    close_message(lines, messages, to);
    return true;
}

bool message_date(struct run *run, const struct lines *lines, const struct message *message, struct str *date,
                  struct str *raw)
{
    const struct line *line = &lines->at[message->date_line];
    struct str text = line_text(lines, message->date_line);
    struct found_date found;
    *raw = str_trim(str_slice(text, line->date_from, line->date_to));
    if (find_date(run, text, line->date_from, lines->language, lines->now, &found)) {
        *date = found.iso;
        *raw = found.raw;
    }
    return run->failure.code == FAIL_NONE;
}

/* Where the text of a message ends: short lines at its end that other messages end with as well are buttons.
 */
static size_t text_end(const struct lines *lines, const struct message *message)
{
    enum { BUTTON_WORDS_MAX = 3 };
    size_t end = message->to;
    while (end > message->from + 1 &&
           (!is_message_text(&lines->at[end - 1]) ||
            (lines->at[end - 1].repeated && lines->at[end - 1].kind == LINE_PLAIN &&
             line_words(lines, end - 1) <= BUTTON_WORDS_MAX)))
        end--;
    return end;
}

struct str message_text(struct run *run, const struct lines *lines, const struct message *message)
{
    struct buf out;
    buf_init(&out, run->arena, SIZE_MAX);
    size_t end = text_end(lines, message);
    for (size_t i = message->from; i < end; i++) {
        if (!is_message_text(&lines->at[i]))
            continue;
        if (out.len)
            buf_add_str(&out, STR("\n\n"));
        buf_add_str(&out, line_text(lines, i));
    }
    if (out.failed)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The page's comments need more memory than one job may allocate.");
    return buf_str(&out);
}
