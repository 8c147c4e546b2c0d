#include "clean/features.h"

#include <math.h>

#include "base/utf8.h"
#include "base/words.h"
#include "clean/gauge.h"

const char *const feature_names[FEATURE_COUNT] = {
#define X(name) [FEATURE_##name] = #name,
    FEATURE_TABLE(X)
#undef X
};

#define NOWHERE (-1.0F) /* what stands for the missing */

static float number(uint32_t value)
{
    return (float)value;
}

enum mark {
    MARK_NONE,
    MARK_LOWER,
    MARK_OTHER_LETTER,
    MARK_UPPER,
    MARK_DIGIT,
    MARK_END,
    MARK_COLON,
    MARK_COMMA,
    MARK_QUOTE,
    MARK_SYMBOL
};

static enum mark mark_of(uint32_t c)
{
    if (c >= 'a' && c <= 'z')
        return MARK_LOWER;
    if (c >= 'A' && c <= 'Z')
        return MARK_UPPER;
    if (c >= '0' && c <= '9')
        return MARK_DIGIT;
    if (c == ':' || c == 0xFF1A)
        return MARK_COLON;
    if (c == ',' || c == ';' || c == 0xFF0C || c == 0x3001)
        return MARK_COMMA;
    if (is_sentence_end(c))
        return MARK_END;
    if (is_word_character(c))
        return MARK_OTHER_LETTER;
    bool quote = c == '"' || c == '\'' || c == '(' || c == ')' || c == 0xAB || c == 0xBB ||
                 (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
    return quote ? MARK_QUOTE : MARK_SYMBOL;
}

/* The last character that is no closing quote or bracket. */
static uint32_t last_character(struct str text)
{
    enum { REACH = 12 };
    uint32_t last = 0;
    size_t from = text.len > REACH ? text.len - REACH : 0;
    while (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
        from++;
    for (size_t i = from; i < text.len;) {
        uint32_t c = utf8_next(text, &i);
        last = is_closing_mark(c) && last ? last : c;
    }
    return last;
}

struct marks {
    uint32_t lines, symbols;
};

/* What each byte adds: to the symbols in the lower half, to the lines in the upper. */
#define SYMBOL 1U
#define LINE   ((uint64_t)1 << 32)
static const uint64_t byte_marks[256] = {['@'] = SYMBOL, ['|'] = SYMBOL, ['/'] = SYMBOL, ['+'] = SYMBOL,
                                         ['#'] = SYMBOL, ['='] = SYMBOL, ['\n'] = LINE};

/* Copyright signs and middle dots. */
static uint32_t count_wide_symbols(struct str text)
{
    uint32_t count = 0;
    for (size_t i = 0; (i = str_find_byte(text, '\xC2', i)) != SIZE_MAX && i + 1 < text.len; i++)
        count += text.at[i + 1] == '\xA9' || text.at[i + 1] == '\xB7';
    return count;
}

static struct marks count_marks(struct str text)
{
    uint64_t sum = LINE;
    for (size_t i = 0; i < text.len; i++)
        sum += byte_marks[(unsigned char)text.at[i]];
    return (struct marks){.lines = (uint32_t)(sum / LINE),
                          .symbols = (uint32_t)sum + count_wide_symbols(text)};
}

static size_t write_lower(char *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        out[i] = ascii_lower(text.at[i]);
    return text.len;
}

/* Two bytes as one of the title's bits. */
static unsigned pair_bit(const char *two)
{
    return ((unsigned char)ascii_lower(two[0]) * 31U + (unsigned char)ascii_lower(two[1])) % TITLE_PAIRS;
}

static void note_pairs(struct gauge *g)
{
    for (size_t i = 0; i + 1 < g->title_len; i++)
        g->title_pairs[pair_bit(g->title + i)] = true;
}

/* Most words are ruled out by their first two bytes. */
static bool is_in_title(const struct gauge *g, struct str word)
{
    char lower[TITLE_MAX];
    if (word.len > g->title_len || !g->title_pairs[pair_bit(word.at)])
        return false;
    return memmem(g->title, g->title_len, lower, write_lower(lower, word)) != NULL;
}

/* Of the words of three bytes and more, those that stand in the page's title. */
static float title_share(const struct gauge *g, const struct segment *s)
{
    enum { WORDS_MAX = 40, BYTES_MIN = 3 };
    struct str rest = s->text, word;
    uint32_t in = 0, all = 0;
    if (!g->title_len || s->words > WORDS_MAX || s->words == 0)
        return 0.0F;
    while (str_next(&rest, ' ', &word) && all < WORDS_MAX) {
        if (word.len < BYTES_MIN)
            continue;
        all++;
        in += is_in_title(g, word);
    }
    return share_of(in, all);
}

static void look_at_text(const struct gauge *g, const struct segment *s, float *f)
{
    uint32_t chars = s->letters + s->digits;
    size_t start = 0;
    struct marks marks = count_marks(s->text);
    f[FEATURE_WORDS] = number(s->words);
    f[FEATURE_CHARS_A_WORD] = share_of(chars, s->words);
    f[FEATURE_LINK_SHARE] = share_of(s->link_words, s->words);
    f[FEATURE_LINKS] = (float)s->links;
    f[FEATURE_SENTENCES] = (float)s->sentences;
    f[FEATURE_COMMA_SHARE] = share_of(s->commas, s->words);
    f[FEATURE_CAPITAL_SHARE] = share_of(s->capitals, s->words);
    f[FEATURE_DIGIT_SHARE] = share_of(s->digits, chars);
    f[FEATURE_EMPHASIS_SHARE] = share_of(s->emphasis_words, s->words);
    f[FEATURE_STRONG_SHARE] = share_of(s->strong_words, s->words);
    f[FEATURE_FIRST_MARK] = (float)mark_of(utf8_next(s->text, &start));
    f[FEATURE_LAST_MARK] = (float)mark_of(last_character(s->text));
    f[FEATURE_LINES] = number(marks.lines);
    f[FEATURE_SYMBOLS] = share_of(marks.symbols, s->words + 1);
    f[FEATURE_TITLE_SHARE] = title_share(g, s);
}

static const struct {
    unsigned bit;
    enum feature feature;
} places[] = {
    {IN_NAV, FEATURE_IN_NAV},       {IN_ASIDE, FEATURE_IN_ASIDE},   {IN_FOOTER, FEATURE_IN_FOOTER},
    {IN_HEADER, FEATURE_IN_HEADER}, {IN_MAIN, FEATURE_IN_MAIN},     {IN_ARTICLE, FEATURE_IN_ARTICLE},
    {IN_FORM, FEATURE_IN_FORM},     {IN_FIGURE, FEATURE_IN_FIGURE}, {IN_NOSCRIPT, FEATURE_IN_NOSCRIPT},
    {IN_HIDDEN, FEATURE_IN_HIDDEN}, {IN_TABLE, FEATURE_IN_TABLE},   {IN_LIST, FEATURE_IN_LIST},
    {IN_DIALOG, FEATURE_IN_DIALOG},
};

static void look_at_place(const struct gauge *g, const struct segment *s, float *f)
{
    f[FEATURE_KIND] = (float)s->kind;
    f[FEATURE_LEVEL] = (float)s->level;
    f[FEATURE_TAG] = (float)g->doc->nodes[s->node].tag;
    f[FEATURE_DEPTH] = (float)g->doc->nodes[s->node].depth;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        f[places[i].feature] = (s->in & places[i].bit) != 0;
}

/* Four features of one ancestor, beginning at `first`. */
static void look_at_ancestor(const struct gauge *g, uint32_t node, float *first)
{
    uint32_t from = g->elements[node].segment, to = g->elements[g->doc->nodes[node].end].segment;
    struct sums sums = sums_between(g, from, to);
    first[0] = number(sums.words);
    first[1] = share_of(sums.link_words, sums.words);
    first[2] = share_of(sums.prose_words, sums.words);
    first[3] = number(to - from);
}

static void look_up(const struct gauge *g, const struct segment *s, float *f)
{
    static const int first[] = {FEATURE_UP1_WORDS, FEATURE_UP2_WORDS, FEATURE_UP3_WORDS, -1,
                                FEATURE_UP5_WORDS};
    uint32_t node = s->node;
    for (size_t level = 0; level < sizeof first / sizeof *first; level++) {
        node = g->doc->nodes[node].parent;
        if (first[level] >= 0)
            look_at_ancestor(g, node, f + first[level]);
    }
}

static void look_at_things(const struct gauge *g, uint32_t node, float *images, float *controls)
{
    const struct element *from = &g->elements[node], *to = &g->elements[g->doc->nodes[node].end];
    *images = number(to->images - from->images);
    *controls = number(to->controls - from->controls);
}

static void look_out(const struct gauge *g, const struct segment *s, float *f)
{
    static const enum feature first[] = {FEATURE_OUT1_WORDS, FEATURE_OUT2_WORDS, FEATURE_OUT3_WORDS,
                                         FEATURE_OUT4_WORDS};
    uint32_t node = s->node;
    for (size_t level = 0; level < sizeof first / sizeof *first; level++) {
        node = g->elements[node].out;
        look_at_ancestor(g, node, f + first[level]);
    }
    uint32_t out = g->elements[s->node].out;
    look_at_things(g, out, &f[FEATURE_OUT1_IMAGES], &f[FEATURE_OUT1_CONTROLS]);
    look_at_things(g, g->elements[out].out, &f[FEATURE_OUT2_IMAGES], &f[FEATURE_OUT2_CONTROLS]);
}

/* Four features of a group of like segments, beginning at `first`. */
static void look_at_group(const struct group *group, float *first)
{
    first[0] = number(group->count);
    first[1] = share_of(group->words, group->count);
    first[2] = share_of(group->link_words, group->words);
    first[3] = share_of(group->prose, group->count);
}

static void look_at_tree(const struct gauge *g, size_t i, float *f)
{
    const struct segment *s = &g->segments[i];
    const struct element *element = &g->elements[s->first];
    look_up(g, s, f);
    look_out(g, s, f);
    f[FEATURE_FROM_CORE] = i < g->core_from ? -1.0F : i < g->core_to ? 0.0F : 1.0F;
    f[FEATURE_CORE_STEPS] = (float)element->core_steps;
    f[FEATURE_H1_STEPS] = g->h1 == UINT32_MAX ? NOWHERE : (float)element->h1_steps;
    look_at_group(&g->groups[g->siblings[i]], f + FEATURE_SIBLINGS);
    look_at_group(&g->groups[g->twins[i]], f + FEATURE_TWINS);
    f[FEATURE_REPEATED] = g->repeated[i];
}

/* Features of a neighbour; -1 where it has none of that kind. */
static const struct neighbour {
    int step, words, link_share, prose;
} neighbours[] = {
    {-1, FEATURE_BEFORE1_WORDS, FEATURE_BEFORE1_LINK_SHARE, FEATURE_BEFORE1_PROSE},
    {-2, FEATURE_BEFORE2_WORDS, FEATURE_BEFORE2_LINK_SHARE, -1},
    {-3, FEATURE_BEFORE3_WORDS, -1, -1},
    {1, FEATURE_AFTER1_WORDS, FEATURE_AFTER1_LINK_SHARE, FEATURE_AFTER1_PROSE},
    {2, FEATURE_AFTER2_WORDS, FEATURE_AFTER2_LINK_SHARE, -1},
    {3, FEATURE_AFTER3_WORDS, -1, -1},
};

static void look_at_neighbour(const struct gauge *g, size_t i, const struct neighbour *n, float *f)
{
    int64_t at = (int64_t)i + n->step;
    bool is_there = at >= 0 && at < (int64_t)g->count;
    const struct segment *s = is_there ? &g->segments[at] : NULL;
    f[n->words] = s ? number(s->words) : NOWHERE;
    if (n->link_share >= 0)
        f[n->link_share] = s ? share_of(s->link_words, s->words) : NOWHERE;
    if (n->prose >= 0)
        f[n->prose] = s ? (float)is_prose(s) : NOWHERE;
}

static void look_around(const struct gauge *g, size_t i, float *f)
{
    enum { NEAR = 6 };
    const struct sums *all = &g->before[g->count], *before = &g->before[i];
    size_t from = i > NEAR ? i - NEAR : 0, to = i + 1 + NEAR < g->count ? i + 1 + NEAR : g->count;
    for (size_t n = 0; n < sizeof neighbours / sizeof *neighbours; n++)
        look_at_neighbour(g, i, &neighbours[n], f);
    f[FEATURE_NEAR_PROSE_BEFORE] = (float)(before->prose - g->before[from].prose);
    f[FEATURE_NEAR_PROSE_AFTER] = (float)(g->before[to].prose - g->before[i + 1].prose);
    f[FEATURE_POSITION] = (float)i / (float)g->count;
    f[FEATURE_WORDS_BEFORE_SHARE] = share_of(before->words, all->words);
    f[FEATURE_PROSE_BEFORE_SHARE] = share_of(before->prose_words, all->prose_words);
    f[FEATURE_FROM_H1] = g->h1 == UINT32_MAX ? -1000.0F : (float)i - (float)g->h1;
}

static void look_at_tokens(const struct gauge *g, const struct segment *s, float *f)
{
    uint32_t up = g->doc->nodes[s->node].parent, further = g->doc->nodes[up].parent;
    uint32_t last = g->doc->nodes[further].parent;
    const struct element *all = &g->elements[s->first], *own = &g->elements[s->node];
    f[FEATURE_TOKENS_PATH] = all->odds_path;
    f[FEATURE_TOKENS_LEAST] = all->odds_least;
    f[FEATURE_TOKENS_MOST] = all->odds_most;
    f[FEATURE_TOKENS_OWN] = own->odds;
    f[FEATURE_TOKENS_UP1] = g->elements[up].odds;
    f[FEATURE_TOKENS_UP2] = g->elements[further].odds;
    f[FEATURE_TOKENS_NEAR_LEAST] = fminf(fminf(own->odds, g->elements[up].odds),
                                         fminf(g->elements[further].odds, g->elements[last].odds));
    f[FEATURE_END_TOKENS_PATH] = all->end_odds_path;
    f[FEATURE_END_TOKENS_LEAST] = all->end_odds_least;
    f[FEATURE_END_TOKENS_NEAR] = own->end_odds + g->elements[up].end_odds + g->elements[further].end_odds;
}

static float path_segments(struct str url)
{
    struct str rest = url, piece;
    uint32_t segments = 0;
    while (str_next(&rest, '/', &piece))
        segments += piece.len > 0;
    return (float)segments;
}

/* The same numbers for all segments of a page. */
static void look_at_page(const struct gauge *g, float *f)
{
    const struct sums *all = &g->before[g->count];
    f[FEATURE_PAGE_WORDS] = number(all->words);
    f[FEATURE_PAGE_LINK_SHARE] = share_of(all->link_words, all->words);
    f[FEATURE_PAGE_PROSE_SHARE] = share_of(all->prose_words, all->words);
    f[FEATURE_PAGE_SEGMENTS] = number((uint32_t)g->count);
    f[FEATURE_PAGE_CORE_SHARE] =
        share_of(sums_between(g, g->core_from, g->core_to).prose_words, all->prose_words);
    f[FEATURE_PAGE_ARTICLE] = str_eq_nocase(sheet_meta(g->sheet, STR("og:type")), STR("article"));
    f[FEATURE_PAGE_PATH] = path_segments(g->doc->text->page->url);
}

/* What depends on the segments read so far, in one direction. */
static void look_back(const struct gauge *g, float *rows)
{
    size_t prose = SIZE_MAX, heading = SIZE_MAX;
    for (size_t i = 0; i < g->count; i++) {
        const struct segment *s = &g->segments[i], *h = heading == SIZE_MAX ? NULL : &g->segments[heading];
        float *f = rows + i * SEGMENT_ROW;
        f[FEATURE_SINCE_PROSE] = prose == SIZE_MAX ? NOWHERE : number((uint32_t)(i - prose));
        f[FEATURE_SINCE_HEADING] = h ? number((uint32_t)(i - heading)) : NOWHERE;
        f[FEATURE_HEADING_WORDS] = h ? number(h->words) : NOWHERE;
        f[FEATURE_HEADING_LINK_SHARE] = h ? share_of(h->link_words, h->words) : NOWHERE;
        f[FEATURE_HEADING_LEVEL] = h ? (float)h->level : NOWHERE;
        prose = is_prose(s) ? i : prose;
        heading = s->kind == SEGMENT_HEADING ? i : heading;
    }
    prose = SIZE_MAX;
    for (size_t i = g->count; i-- > 0;) {
        float *f = rows + i * SEGMENT_ROW;
        f[FEATURE_UNTIL_PROSE] = prose == SIZE_MAX ? NOWHERE : number((uint32_t)(prose - i));
        prose = is_prose(&g->segments[i]) ? i : prose;
    }
}

uint32_t feature_signature(void)
{
    enum { MEANING = 2 }; /* to be raised when a number comes to mean something else under its old name */
    uint32_t signature = FEATURE_COUNT + 1000 * MEANING;
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        signature = signature * 31 + str_hash(str_of(feature_names[i]));
    for (size_t i = 0; i < CONTEXT_COUNT; i++)
        signature = signature * 31 + str_hash(str_of(context_names[i]));
    return signature;
}

static void fill_rows(const struct gauge *g, float *rows)
{
    float page[FEATURE_COUNT] = {0};
    look_at_page(g, page);
    for (size_t i = 0; i < g->count; i++) {
        float *row = rows + i * SEGMENT_ROW;
        memcpy(row, page, sizeof page);
        look_at_text(g, &g->segments[i], row);
        look_at_place(g, &g->segments[i], row);
        look_at_tree(g, i, row);
        look_around(g, i, row);
        look_at_tokens(g, &g->segments[i], row);
    }
    look_back(g, rows);
}

bool measure_features(struct run *run, struct sheet *sheet)
{
    struct gauge *gauge = run_alloc(run, sizeof *gauge);
    float *rows = run_alloc_unset(run, sheet->segment_count * SEGMENT_ROW + 1, sizeof *rows);
    if (!gauge || !rows)
        return false;
    *gauge = (struct gauge){.run = run,
                            .sheet = sheet,
                            .doc = sheet->doc,
                            .segments = sheet->segments,
                            .count = sheet->segment_count};
    gauge->title_len = write_lower(gauge->title, str_slice(sheet->head.title, 0, TITLE_MAX));
    note_pairs(gauge);
    if (!gauge_sums(gauge) || !gauge_elements(gauge) || !gauge_groups(gauge))
        return false;
    fill_rows(gauge, rows);
    sheet->gauge = gauge;
    sheet->features = rows;
    return true;
}
