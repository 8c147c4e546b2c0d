#include "extract/authors/byline_words.h"
#include "extract/authors/person_names.h"
#include "extract/dateline/text_places.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"
#include "extract/rights/rights_line.h"

/* What a byline is worth by what it rests on. */
static const struct {
    float led;      /* a byline's word stands before the names, near the headline */
    float foot;     /* the same behind the text */
    float beside;   /* a name in a line of its own beside the date, or in the date's line */
    float distance; /* each line between it and the headline */
} weights = {10.0F, 5.0F, 4.0F, 0.1F};

/* The lists of names that were nominated, by their candidates' tags. */
struct bylines_seen {
    struct name_list items[CANDIDATES_MAX];
    uint32_t count;
};

static bool nominate_names(const struct facts *facts, struct article *article, struct bylines_seen *seen,
                           const struct name_list *names, struct str where, float weight)
{
    if (names->count == 0 || seen->count == CANDIDATES_MAX)
        return true;
    struct str value = join_names(facts->run, names);
    seen->items[seen->count] = *names;
    nominate(
        &article->ballots[FIELD_AUTHORS],
        (struct candidate){
            .value = value, .where = where, .origin = ORIGIN_TEXT, .weight = weight, .tag = seen->count++},
        says_same);
    return facts->run->failure.code == FAIL_NONE;
}

/* Whether a line is one that authors' names stand beside: the date, or their address. */
static bool is_beside(const struct lines *lines, size_t i, size_t from, size_t to)
{
    return i >= from && i < to &&
           ((lines->at[i].kind == LINE_DATE && lines->at[i].date_to) || lines->at[i].kind == LINE_CONTACT);
}

/* A name without the work of whom it names, behind it: "박지은 기자". */
static struct str without_role(struct str name)
{
    size_t space = name.len;
    while (space > 0 && name.at[space - 1] != ' ')
        space--;
    return space && is_role_word(str_slice(name, space, name.len)) ? str_slice(name, 0, space - 1) : name;
}

/* A name beside the date: alone in its line, or in one line with it. */
static struct name_list names_beside_date(const struct lines *lines, size_t i, size_t from, size_t to)
{
    struct name_list names = {0};
    const struct line *line = &lines->at[i];
    struct str text = line_text(lines, i);
    if (line->kind == LINE_SIGNED) {
        struct str before = str_trim(str_slice(text, 0, line->date_from));
        struct str after = str_slice(text, line->date_to, text.len);
        part_names(before.len ? before : after, NAMES_MARKED, &names);
        if (names.count && !looks_like_name(names.people[0].name))
            names.count = 0;
    } else if (line->kind == LINE_PLAIN && looks_like_name(text = without_role(text)) &&
               (is_beside(lines, i + 1, from, to) || (i > 0 && is_beside(lines, i - 1, from, to)))) {
        names.people[names.count++].name = text;
    }
    return names;
}

/* The names that a byline's word leads, in all of a line, or else before or behind its date. */
static void part_line(const struct lines *lines, size_t i, struct name_list *names)
{
    const struct line *line = &lines->at[i];
    struct str text = line_text(lines, i);
    const struct str parts[] = {text, str_slice(text, 0, line->date_from),
                                str_slice(text, line->date_to, text.len)};
    size_t count = line->date_to ? sizeof parts / sizeof *parts : 1;
    for (size_t n = 0; n < count && !(names->led && names->count); n++) {
        *names = (struct name_list){0};
        part_names(parts[n], NAMES_SEEN, names);
    }
}

/* Takes out who holds the page's rights, where others are named as well: "Ana Souza, Folha da Serra". */
static void drop_holder(const struct lines *lines, size_t from, struct name_list *names)
{
    for (size_t i = from; i < lines->count; i++) {
        struct str holder =
            lines->at[i].kind == LINE_RIGHTS ? holder_of_notice(line_text(lines, i)) : STR_NONE;
        for (size_t n = 1; holder.len && n < names->count; n++)
            if (says_same(names->people[n].name, holder))
                names->count = n;
    }
}

/* Names of one line. */
static bool look_at(const struct facts *facts, struct article *article, struct bylines_seen *seen,
                    const struct text_places *places, size_t i)
{
    const struct lines *lines = facts->lines;
    const struct line *line = &lines->at[i];
    struct name_list names = {0};
    bool is_foot = i >= places->end;
    float distance = (float)(i > places->headline ? i - places->headline : 0);
    if (line->kind == LINE_BYLINE || line->kind == LINE_DATE || line->kind == LINE_SIGNED)
        part_line(lines, i, &names);
    if (names.led && names.count)
        return nominate_names(
            facts, article, seen, &names, is_foot ? STR("byline behind the text") : STR("byline"),
            (is_foot ? weights.foot : weights.led) - (is_foot ? 0 : weights.distance * distance));
    if (is_foot || i <= places->headline)
        return true;
    names = names_beside_date(lines, i, places->headline + 1, places->first);
    return nominate_names(facts, article, seen, &names, STR("name beside the date"),
                          weights.beside - weights.distance * distance);
}

bool text_authors(const struct facts *facts, struct article *article)
{
    struct text_places places = text_places_of(facts, article);
    struct bylines_seen *seen = run_alloc(facts->run, sizeof *seen);
    if (!seen)
        return false;
    for (size_t i = first_place(&places); i < places.foot; i = next_place(&places, i))
        if (!look_at(facts, article, seen, &places, i))
            return false;
    const struct candidate *best = elect(&article->ballots[FIELD_AUTHORS], 0);
    if (!best)
        return true;
    struct name_list *names = &seen->items[best->tag];
    drop_holder(facts->lines, places.end, names);
    article->authors = run_alloc_array(facts->run, names->count, sizeof *article->authors);
    if (!article->authors)
        return false;
    memcpy(article->authors, names->people, names->count * sizeof *article->authors);
    article->author_count = names->count;
    return true;
}
