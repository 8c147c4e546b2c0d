#include "base/utf8.h"
#include "base/words.h"
#include "extract/body/cues.h"
#include "extract/body/sign_parts.h"

/* Of prose: words at least, letters a word at least, and the largest share of link words, in percent. */
enum { PROSE_WORDS = 8, PROSE_LINKS = 30, PARAGRAPH_WORDS = 20, LONG_WORDS = 60, LONG_LINK_WORDS = 5 };

static bool is_currency(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF);
}

static bool is_digit(uint32_t c)
{
    return c < 0x80 && ascii_is_digit((char)c);
}

static bool is_letter(uint32_t c)
{
    return c >= 0x80 || ascii_is_alpha((char)c);
}

/* Bits that two characters in a row tell of; spaces between a number and its sign are passed over. */
static unsigned look_at_pair(uint32_t before, uint32_t c)
{
    unsigned bits = 0;
    if ((is_currency(before) && is_digit(c)) || (is_digit(before) && is_currency(c)))
        bits |= TEXT_PRICE;
    if (is_digit(before) && c == '%')
        bits |= TEXT_PERCENT;
    if ((before == '(' && c == ')') || (before == ':' && c == ':') || (before == '-' && c == '>') ||
        (before == '_' && is_letter(c)))
        bits |= TEXT_CODE;
    return bits;
}

/* Follows the numbers of a text, a character at a time. */
struct number {
    uint32_t value, digits;
};

static bool ends_year(struct number *number, uint32_t c)
{
    if (is_digit(c)) {
        number->value = number->digits < 5 ? number->value * 10 + (c - '0') : number->value;
        number->digits++;
        return false;
    }
    bool year = number->digits == 4 && number->value >= 1990 && number->value < 2100;
    *number = (struct number){0};
    return year;
}

/* Sixteen bytes, and where they are letters or spaces. */
typedef uint8_t sixteen __attribute__((vector_size(16), aligned(1), may_alias));
typedef uint64_t halves __attribute__((vector_size(16)));

/* How many of the sixteen bytes at `at` are letters or spaces before the first that is neither. */
static size_t count_plain(const char *at, bool *space)
{
    sixteen bytes = *(const sixteen *)at;
    halves spaces = (halves)(bytes == ' ');
    halves others = ~((halves)(((bytes | 0x20) - 'a') < 26) | spaces);
    for (size_t n = 0; n < 2; n++) {
        unsigned plain = others[n] ? (unsigned)__builtin_ctzll(others[n]) : 64;
        *space |= (plain < 64 ? spaces[n] & (((uint64_t)1 << plain) - 1) : spaces[n]) != 0;
        if (plain < 64)
            return n * 8 + plain / 8;
    }
    return sizeof bytes;
}

/* Past letters and the spaces between words, which are most of a text and tell nothing; *space where one was
 * passed. */
static size_t skip_words(struct str s, size_t i, bool *space)
{
    for (size_t plain = sizeof(sixteen); plain == sizeof(sixteen) && i + sizeof(sixteen) <= s.len; i += plain)
        plain = count_plain(s.at + i, space);
    while (i < s.len && (ascii_is_alpha(s.at[i]) || s.at[i] == ' ')) {
        *space |= s.at[i] == ' ';
        i++;
    }
    return i;
}

uint16_t look_at_text_of(const struct segment *segment)
{
    unsigned bits = segment->in & (IN_NAV | IN_FOOTER | IN_ASIDE | IN_HEADER | IN_DIALOG) ? 0 : TEXT_INSIDE;
    uint32_t before = ' ', last = ' ';
    struct number number = {0};
    bool at = false;
    for (size_t i = 0; i < segment->text.len;) {
        if (before == 'a' && number.digits == 0) {
            bool space = false;
            i = skip_words(segment->text, i, &space);
            at &= !space;
            if (i == segment->text.len)
                break;
        }
        uint32_t c = utf8_next(segment->text, &i);
        bits |= ends_year(&number, c) ? TEXT_YEAR : 0;
        if (c == ' ' || c == 0xA0) {
            at = false;
            continue;
        }
        bits |= look_at_pair(before, c);
        if (c == '.' && at)
            bits |= TEXT_ADDRESS;
        at = c == '@' ? is_letter(before) || is_digit(before) : at;
        before = is_letter(c) && !is_currency(c) && !is_closing_mark(c) ? 'a' : c;
        last = is_closing_mark(c) ? last : c;
    }
    bits |= ends_year(&number, ' ') ? TEXT_YEAR : 0;
    if (last == '?' || last == 0xFF1F || last == 0x061F)
        bits |= TEXT_QUESTION;
    if (segment->digits > segment->letters)
        bits |= TEXT_NUMBER;
    if (segment->sentences && segment->words >= PROSE_WORDS &&
        segment->link_words * 100U <= segment->words * PROSE_LINKS)
        bits |= TEXT_PROSE;
    if (segment->words && segment->link_words >= segment->words)
        bits |= TEXT_LINK;
    return (uint16_t)bits;
}

/* Shares of the page's words, by a bit of their segments. */
static const struct bit_sign {
    unsigned bit;
    enum page_sign sign;
} place_signs[] =
    {
        {IN_NAV, PAGE_SIGN_NAV_SHARE},         {IN_ASIDE, PAGE_SIGN_ASIDE_SHARE},
        {IN_FOOTER, PAGE_SIGN_FOOTER_SHARE},   {IN_MAIN, PAGE_SIGN_MAIN_SHARE},
        {IN_FORM, PAGE_SIGN_FORM_SHARE},       {IN_TABLE, PAGE_SIGN_TABLE_SHARE},
        {IN_ARTICLE, PAGE_SIGN_ARTICLE_SHARE}, {IN_LIST, PAGE_SIGN_LIST_SHARE},
        {IN_HIDDEN, PAGE_SIGN_HIDDEN_SHARE},
},
  cue_signs[] =
      {
          {1u << CUE_DISCUSSION, PAGE_SIGN_DISCUSSION_SHARE},
          {1u << CUE_POST, PAGE_SIGN_POST_SHARE},
          {1u << CUE_CONTENT, PAGE_SIGN_CONTENT_SHARE},
          {1u << CUE_CHROME, PAGE_SIGN_CHROME_SHARE},
          {1u << CUE_ASIDE, PAGE_SIGN_SIDE_SHARE},
},
  text_signs[] = {
      {TEXT_PRICE, PAGE_SIGN_PRICES},    {TEXT_QUESTION, PAGE_SIGN_QUESTIONS},
      {TEXT_CODE, PAGE_SIGN_CODE_WORDS}, {TEXT_ADDRESS, PAGE_SIGN_ADDRESSES},
      {TEXT_YEAR, PAGE_SIGN_YEARS},      {TEXT_PERCENT, PAGE_SIGN_PERCENTS},
      {TEXT_NUMBER, PAGE_SIGN_NUMBERS},
};

static void add_words(const struct bit_sign *table, size_t rows, unsigned bits, float amount, float *signs)
{
    for (size_t i = 0; i < rows; i++)
        if (bits & table[i].bit)
            signs[table[i].sign] += amount;
}

#define ADD_WORDS(table, bits, amount, signs)                                                                \
    add_words(table, sizeof(table) / sizeof *(table), bits, amount, signs)

static void measure_kind(const struct segment *s, unsigned text, float words, float *signs)
{
    switch ((enum segment_kind)s->kind) {
    case SEGMENT_HEADING:
        signs[PAGE_SIGN_HEADINGS] += 1.0F;
        signs[PAGE_SIGN_HEADING_WORDS] += words;
        signs[PAGE_SIGN_LINKED_HEADINGS] += (text & TEXT_LINK) != 0;
        signs[PAGE_SIGN_QUESTION_HEADINGS] += (text & TEXT_QUESTION) != 0;
        if (s->level >= 1 && s->level <= 4)
            signs[PAGE_SIGN_HEADING_1 + s->level - 1] += 1.0F;
        break;
    case SEGMENT_ITEM:
        signs[PAGE_SIGN_ITEM_SHARE] += words;
        break;
    case SEGMENT_CELL:
        signs[PAGE_SIGN_CELL_SHARE] += words;
        break;
    case SEGMENT_QUOTE:
        signs[PAGE_SIGN_QUOTE_SHARE] += words;
        break;
    case SEGMENT_CODE:
        signs[PAGE_SIGN_CODE_SHARE] += words;
        signs[PAGE_SIGN_CODES] += 1.0F;
        break;
    case SEGMENT_CAPTION:
        signs[PAGE_SIGN_CAPTIONS] += 1.0F;
        break;
    case SEGMENT_CONTROL:
        signs[PAGE_SIGN_CONTROLS] += 1.0F;
        break;
    case SEGMENT_PARAGRAPH:
        break;
    }
}

static void measure_prose(const struct segment *s, unsigned text, float words, float *signs)
{
    signs[PAGE_SIGN_SHORT_LINKS] += (text & TEXT_LINK) && s->words < LONG_LINK_WORDS;
    signs[PAGE_SIGN_LONG_LINKS] += (text & TEXT_LINK) && s->words >= LONG_LINK_WORDS;
    if (!(text & TEXT_PROSE))
        return;
    signs[PAGE_SIGN_PROSE_WORDS] += words;
    signs[PAGE_SIGN_PARAGRAPHS] += s->words >= PARAGRAPH_WORDS;
    signs[PAGE_SIGN_LONG_PARAGRAPHS] += s->words >= LONG_WORDS;
}

/* Where the first h1 and the first prose stand, as shares of the page's words before them; and the longest
 * run of prose, headings between its paragraphs allowed. */
static void measure_places(const struct sign_context *context, double all_words)
{
    float *signs = context->signs;
    double words = 0, run = 0, longest = 0;
    bool h1 = false, prose = false;
    for (size_t i = 0; i < context->count; i++) {
        const struct segment *s = &context->segments[i];
        bool is_prose = (context->texts[i] & TEXT_PROSE) != 0;
        if (!h1 && s->kind == SEGMENT_HEADING && s->level == 1) {
            h1 = true;
            signs[PAGE_SIGN_H1_AT] = sign_share(words, all_words);
            signs[PAGE_SIGN_WORDS_BEFORE_H1] = (float)words;
        }
        if (!prose && is_prose && s->words >= PARAGRAPH_WORDS) {
            prose = true;
            signs[PAGE_SIGN_FIRST_PROSE_AT] = sign_share(words, all_words);
        }
        if (is_prose)
            run += s->words;
        else if (s->kind != SEGMENT_HEADING)
            run = 0;
        longest = run > longest ? run : longest;
        words += s->words;
    }
    signs[PAGE_SIGN_PROSE_RUN] = (float)longest;
}

/* What stands in the short segments around the first h1: bylines and dates. */
static void measure_around(const struct sign_context *context, size_t h1)
{
    enum { BEFORE = 5, BEHIND = 8, SHORT_WORDS = 20 };
    size_t from = h1 > BEFORE ? h1 - BEFORE : 0,
           to = h1 + BEHIND < context->count ? h1 + BEHIND : context->count;
    bool nodes = context->facts->sheet->doc->node_count > 0;
    for (size_t i = from; i < to; i++) {
        const struct segment *s = &context->segments[i];
        if (i == h1 || s->words > SHORT_WORDS)
            continue;
        context->signs[PAGE_SIGN_H1_DATES] += (context->texts[i] & TEXT_YEAR) != 0;
        context->signs[PAGE_SIGN_H1_FACTS] += nodes && context->facts->cues[s->first] & 1u << CUE_FACTS;
    }
}

/* The first h1: its own shape, whether it begins the page's title, what stands around it. */
static void measure_h1(const struct sign_context *context)
{
    for (size_t i = 0; i < context->count; i++) {
        const struct segment *s = &context->segments[i];
        if (s->kind != SEGMENT_HEADING || s->level != 1)
            continue;
        context->signs[PAGE_SIGN_TITLE_HEADING] = says_start(context->facts->sheet->head.title, s->text);
        context->signs[PAGE_SIGN_H1_WORDS] = (float)s->words;
        context->signs[PAGE_SIGN_H1_NUMBER] = s->digits > 0;
        measure_around(context, i);
        return;
    }
}

/* What stands in no menu, header, footer, sidebar or dialog. */
static void measure_inside(const struct sign_context *context, double all_words)
{
    double words = 0, link_words = 0, prose = 0, item = 0, count = 0, links = 0, headings = 0;
    for (size_t i = 0; i < context->count; i++) {
        const struct segment *s = &context->segments[i];
        unsigned text = context->texts[i];
        if (!(text & TEXT_INSIDE))
            continue;
        words += s->words;
        link_words += s->link_words;
        prose += text & TEXT_PROSE ? s->words : 0;
        item += s->kind == SEGMENT_ITEM ? s->words : 0;
        links += (text & TEXT_LINK) && s->words < LONG_LINK_WORDS;
        headings += s->kind == SEGMENT_HEADING;
        count++;
    }
    float *signs = context->signs;
    signs[PAGE_SIGN_INSIDE_SHARE] = sign_share(words, all_words);
    signs[PAGE_SIGN_INSIDE_LINKS] = sign_share(link_words, words);
    signs[PAGE_SIGN_INSIDE_SHORT] = sign_share(links, count);
    signs[PAGE_SIGN_INSIDE_HEADINGS] = (float)headings;
    signs[PAGE_SIGN_INSIDE_SECTION] = (float)(prose / (headings + 1));
    signs[PAGE_SIGN_INSIDE_ITEM_SHARE] = sign_share(item, words);
}

/* Sums over all segments. */
struct text_sums {
    double words, link_words, links, sentences, commas, capitals, letters, digits, prose_sentences;
};

static void add_sums(struct text_sums *sums, const struct segment *s, bool prose)
{
    sums->words += s->words;
    sums->link_words += s->link_words;
    sums->links += s->links;
    sums->sentences += prose ? s->sentences : 0;
    sums->commas += s->commas;
    sums->capitals += s->capitals;
    sums->letters += s->letters;
    sums->digits += s->digits;
}

static void divide_sums(const struct text_sums *sums, size_t count, float *signs)
{
    static const enum page_sign shares[] = {
        PAGE_SIGN_ITEM_SHARE, PAGE_SIGN_CELL_SHARE,    PAGE_SIGN_QUOTE_SHARE,  PAGE_SIGN_CODE_SHARE,
        PAGE_SIGN_NAV_SHARE,  PAGE_SIGN_ASIDE_SHARE,   PAGE_SIGN_FOOTER_SHARE, PAGE_SIGN_MAIN_SHARE,
        PAGE_SIGN_FORM_SHARE, PAGE_SIGN_TABLE_SHARE,   PAGE_SIGN_LIST_SHARE,   PAGE_SIGN_HIDDEN_SHARE,
        PAGE_SIGN_POST_SHARE, PAGE_SIGN_CONTENT_SHARE, PAGE_SIGN_CHROME_SHARE, PAGE_SIGN_DISCUSSION_SHARE,
        PAGE_SIGN_SIDE_SHARE, PAGE_SIGN_ARTICLE_SHARE,
    };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        signs[shares[i]] = sign_share(signs[shares[i]], sums->words);
    signs[PAGE_SIGN_SEGMENTS] = (float)count;
    signs[PAGE_SIGN_WORDS] = (float)sums->words;
    signs[PAGE_SIGN_WORDS_EACH] = sign_share(sums->words, (double)count);
    signs[PAGE_SIGN_LINK_WORD_SHARE] = sign_share(sums->link_words, sums->words);
    signs[PAGE_SIGN_TEXT_LINKS] = (float)sums->links;
    signs[PAGE_SIGN_PROSE_SHARE] = sign_share(signs[PAGE_SIGN_PROSE_WORDS], sums->words);
    signs[PAGE_SIGN_SENTENCE_WORDS] = sign_share(signs[PAGE_SIGN_PROSE_WORDS], sums->sentences);
    signs[PAGE_SIGN_COMMA_SHARE] = sign_share(sums->commas, sums->words);
    signs[PAGE_SIGN_CAPITAL_SHARE] = sign_share(sums->capitals, sums->words);
    signs[PAGE_SIGN_DIGIT_SHARE] = sign_share(sums->digits, sums->letters + sums->digits);
    signs[PAGE_SIGN_HEADING_WORDS] = sign_share(signs[PAGE_SIGN_HEADING_WORDS], signs[PAGE_SIGN_HEADINGS]);
}

void measure_text_signs(const struct sign_context *context)
{
    float *signs = context->signs;
    struct text_sums sums = {0};
    bool nodes = context->facts->sheet->doc->node_count > 0;
    for (size_t i = 0; i < context->count; i++) {
        const struct segment *s = &context->segments[i];
        unsigned text = context->texts[i];
        float words = (float)s->words;
        add_sums(&sums, s, (text & TEXT_PROSE) != 0);
        measure_kind(s, text, words, signs);
        measure_prose(s, text, words, signs);
        ADD_WORDS(place_signs, s->in, words, signs);
        ADD_WORDS(cue_signs, nodes ? context->facts->cues[s->first] : 0U, words, signs);
        ADD_WORDS(text_signs, text, 1.0F, signs);
        signs[PAGE_SIGN_LONGEST] = words > signs[PAGE_SIGN_LONGEST] ? words : signs[PAGE_SIGN_LONGEST];
    }
    divide_sums(&sums, context->count, signs);
    measure_places(context, sums.words);
    measure_h1(context);
    measure_inside(context, sums.words);
}
