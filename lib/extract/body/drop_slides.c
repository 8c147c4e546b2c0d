#include "base/utf8.h"
#include "base/words.h"
#include "extract/body/beside.h"

enum {
    SLIDES_MIN = 3,       /* of a show */
    SLIDES_MOST = 999,    /* more is a fraction */
    PROSE_MIN = 3,        /* pieces of prose beside the slides: a text of its own */
    PROSE_WORDS_MIN = 10, /* of such a piece */
    TITLE_STEPS_MAX = 4,  /* up from the slides to what holds them with their titles */
    LETTERS_MIN = 6,      /* of a word that tells of the matter, in no language's list */
    LONG_WORDS_MIN = 20,  /* of these in the slides, else nothing is told */
    SHARED_PERCENT =
        8, /* over that they are of the text's matter: of articles' later parts 5 in 100 share less with
              the first 400 words, of two articles that have nothing in common 6 in 100 more */
    SET_BITS = 1 << 16
};

/* Words, each as a bit by its hash. */
struct word_set {
    uint64_t bits[SET_BITS / 64];
};

/* The next long word at or after *i, as a hash. Han and Kana have none, as their words are not parted. */
static bool next_long_word(struct str text, size_t *i, uint32_t *word)
{
    uint32_t hash = 0;
    size_t letters = 0;
    while (*i < text.len) {
        uint32_t c = utf8_next(text, i);
        if (is_word_character(c) && !is_word_by_itself(c)) {
            uint32_t lower = c < 0x80 ? (uint8_t)ascii_lower((char)c) : c;
            hash = (hash ^ lower) * 16777619U;
            letters++;
        } else if (letters >= LETTERS_MIN) {
            break;
        } else {
            hash = 0;
            letters = 0;
        }
    }
    *word = (hash ^ hash >> 16) % SET_BITS;
    return letters >= LETTERS_MIN;
}

/* A run of segments that number themselves, from 1 to the last: [from, to] of them. */
struct show {
    size_t from, to;
    unsigned number, of; /* of the segment that was read last */
};

static size_t read_digits(struct str text, size_t i, unsigned *number)
{
    *number = 0;
    for (; i < text.len && ascii_is_digit(text.at[i]) && *number <= SLIDES_MOST; i++)
        *number = *number * 10 + (unsigned)(text.at[i] - '0');
    return i;
}

/* "3/12" or "3 / 12" at a text's beginning, and nothing that makes more of it: a date, a measure. */
static bool read_number(struct str text, unsigned *number, unsigned *of)
{
    size_t i = read_digits(text, 0, number);
    i += i < text.len && text.at[i] == ' ';
    if (i == 0 || i >= text.len || text.at[i] != '/')
        return false;
    i++;
    i += i < text.len && text.at[i] == ' ';
    i = read_digits(text, i, of);
    return *number >= 1 && *number <= *of && *of >= SLIDES_MIN && *of <= SLIDES_MOST &&
           (i == text.len || ascii_is_space(text.at[i]));
}

/* Reads on at a segment; whether it ends a show. */
static bool ends_show(struct show *show, const struct choice *c, size_t i)
{
    unsigned number, of;
    if (!read_number(c->segments[i].text, &number, &of))
        return false;
    if (number == 1)
        *show = (struct show){.from = i, .of = of};
    else if (of != show->of || number != show->number + 1)
        *show = (struct show){0};
    show->number = show->of ? number : 0;
    show->to = i;
    return show->of && number == of;
}

/* The child of `around` that a node stands in. */
static uint32_t child_with(const struct doc *doc, uint32_t around, uint32_t node)
{
    while (node && doc->nodes[node].parent != around)
        node = doc->nodes[node].parent;
    return node;
}

/* The slides' elements, siblings: from the first to the end of the last. */
struct slides {
    uint32_t from, end;
};

/* False where the numbers stand in the text itself: a slide holds more than its number. */
static bool find_slides(const struct choice *c, const struct show *show, struct slides *slides)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t first = c->segments[show->from].node, last = c->segments[show->to].node;
    uint32_t around = doc->nodes[first].parent;
    while (around && doc->nodes[around].end <= last)
        around = doc->nodes[around].parent;
    slides->from = child_with(doc, around, first);
    slides->end = doc->nodes[child_with(doc, around, last)].end;
    return slides->from && slides->from != first;
}

static bool is_in(const struct segment *s, const struct slides *slides)
{
    return s->first >= slides->from && s->first < slides->end;
}

/* Puts the long words of all that is kept beside the slides into a set; how many pieces of it are prose. */
static size_t gather_words(const struct choice *c, const struct slides *slides, struct word_set *set)
{
    size_t prose = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct segment *s = &c->segments[i];
        if (!c->kept[i] || is_in(s, slides))
            continue;
        uint32_t word;
        prose += s->sentences > 0 && s->words >= PROSE_WORDS_MIN;
        for (size_t at = 0; next_long_word(s->text, &at, &word);)
            set->bits[word / 64] |= UINT64_C(1) << word % 64;
    }
    return prose;
}

/* Whether the text goes on without the slides and speaks of something else. */
static bool are_apart(const struct choice *c, const struct slides *slides)
{
    struct word_set set = {0};
    size_t words = 0, shared = 0;
    if (gather_words(c, slides, &set) < PROSE_MIN)
        return false;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t word;
        if (!c->kept[i] || !is_in(&c->segments[i], slides))
            continue;
        for (size_t at = 0; next_long_word(c->segments[i].text, &at, &word); words++)
            shared += set.bits[word / 64] >> word % 64 & 1;
    }
    return words >= LONG_WORDS_MIN && shared * 100 < words * SHARED_PERCENT;
}

/* Whether an element holds nothing beside the slides but titles of the show. */
static bool holds_show_alone(const struct choice *c, uint32_t node, const struct slides *slides)
{
    uint32_t end = c->facts->sheet->doc->nodes[node].end;
    for (size_t i = 0; i < c->count && c->segments[i].first < end; i++) {
        const struct segment *s = &c->segments[i];
        if (c->kept[i] && s->first >= node && !is_in(s, slides) && s->kind != SEGMENT_HEADING)
            return false;
    }
    return true;
}

/* Widens the slides to all of their show. */
static void take_titles(const struct choice *c, struct slides *slides)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t node = doc->nodes[slides->from].parent;
    for (unsigned step = 0; step < TITLE_STEPS_MAX && node && holds_show_alone(c, node, slides); step++) {
        *slides = (struct slides){node, doc->nodes[node].end};
        node = doc->nodes[node].parent;
    }
}

void drop_slides(struct choice *c)
{
    enum { SHOWS_MAX = 8 }; /* looked at on one page */
    struct show show = {0};
    size_t shows = 0;
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i < c->count && shows < SHOWS_MAX; i++) {
        struct slides slides;
        if (!ends_show(&show, c, i))
            continue;
        shows++;
        if (!find_slides(c, &show, &slides) || !are_apart(c, &slides))
            continue;
        take_titles(c, &slides);
        for (size_t n = 0; n < c->count; n++)
            if (is_in(&c->segments[n], &slides))
                drop_segment(c, n, REMOVAL_CAPTION);
    }
}
