#include "extract/images/image_credit.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/dateline/agencies.h"
#include "extract/images/credit_words.h"
#include "extract/lines/line_words.h"

enum {
    MAKER_WORDS_MAX = 12, /* of a maker behind the plain name of an image */
    OF_WORDS_MAX = 30,    /* behind a label that says it is a credit */
    TAIL_WORDS_MAX = 8,   /* of a maker behind a caption's last sentence, without a label */
    CASELESS_MAX = 90     /* bytes of a maker in a script without capitals */
};

/* The longest label that begins at `at`; NULL where there is none. *end is past it. */
static const struct credit_word *label_at(const struct folded_line *line, size_t at, size_t *end)
{
    const struct credit_word *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < credit_word_count; i++) {
        if (credit_words[i].word.at[0] != line->text[at])
            continue;
        size_t len = phrase_at(line, credit_words[i].word, at);
        if (len > longest) {
            longest = len;
            best = &credit_words[i];
        }
    }
    *end = at + longest;
    return best;
}

enum mark { MARK_NONE, MARK_WORD, MARK_SIGN }; /* what parts a label from the maker */

/* The length of the sign at `at`; 0 where there is none. '/' and '|' also part names, so that they say less.
 */
static size_t sign_at(const struct folded_line *line, size_t at, enum mark *mark)
{
    static const struct {
        struct str sign;
        enum mark mark;
    } signs[] = {
        {STR_INIT(":"), MARK_SIGN},   {STR_INIT("="), MARK_SIGN}, {STR_INIT("\xC2\xA9"), MARK_SIGN},
        {STR_INIT("(c)"), MARK_SIGN}, {STR_INIT("|"), MARK_WORD}, {STR_INIT("/"), MARK_WORD},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(str_slice(folded_text(line), at, line->len), signs[i].sign)) {
            *mark = *mark == MARK_SIGN ? MARK_SIGN : signs[i].mark;
            return signs[i].sign.len;
        }
    return 0;
}

static size_t joint_word_at(const struct folded_line *line, size_t at, enum credit_label label)
{
    for (size_t i = 0; i < credit_joint_count; i++) {
        size_t len = phrase_at(line, credit_joints[i].word, at);
        if (len && (credit_joints[i].label == label || credit_joints[i].label == CREDIT_SOURCE))
            return len;
    }
    return 0;
}

/* Past signs, joints and spaces behind a label, from `at` on. A sign says more than a word. */
static size_t past_marks(const struct folded_line *line, size_t at, enum credit_label label, enum mark *mark)
{
    *mark = MARK_NONE;
    while (at < line->len) {
        size_t sign = sign_at(line, at, mark), word = sign ? 0 : joint_word_at(line, at, label);
        if (word && *mark == MARK_NONE)
            *mark = MARK_WORD;
        if (!sign && !word && line->text[at] != ' ' && !(line->text[at] == '-' && *mark != MARK_NONE))
            break;
        at += sign ? sign : word ? word : 1;
    }
    return at;
}

static bool is_image_agency(struct str name)
{
    for (size_t i = 0; i < image_agency_count; i++)
        if (str_eq(name, image_agencies[i]))
            return true;
    return is_agency(name);
}

/* Whether one of the names that a folded maker is made of is an agency's. */
static bool names_agency(struct str maker)
{
    size_t from = 0;
    for (size_t i = 0; i <= maker.len; i++) {
        if (i < maker.len && !strchr("/,|()-", maker.at[i]))
            continue;
        struct str name = str_trim(str_slice(maker, from, i));
        size_t via = str_find(name, STR("via "), 0);
        if (via != SIZE_MAX)
            name = str_slice(name, via + 4, name.len);
        if (name.len && is_image_agency(name))
            return true;
        from = i + 1;
    }
    return maker.len && is_image_agency(maker);
}

bool signs_for_agency(struct str line)
{
    struct folded_line folded;
    if (!fold_line(line, &folded))
        return false;
    enum mark mark;
    size_t sign = str_find(folded_text(&folded), STR("\xC2\xA9"), 0);
    size_t from = past_marks(&folded, sign == SIZE_MAX ? 0 : sign, CREDIT_SOURCE, &mark);
    return names_agency(str_slice(folded_text(&folded), from, folded.len));
}

/* Whether a sentence ends inside: an end before a space, of a word of more than a capital and a few letters
 * ("J. Doe", "St. Mary" and "Inc." end none). */
static bool ends_sentence_inside(struct str s)
{
    enum { ABBREVIATION_MAX = 4 };
    size_t word = 0;
    for (size_t i = 0; i < s.len; word++) {
        uint32_t c = utf8_next(s, &i);
        if (is_sentence_end(c) && i < s.len && (s.at[i] == ' ' || c > 0x7F) &&
            (c != '.' || word > ABBREVIATION_MAX))
            return true;
        if (!is_word_character(c))
            word = SIZE_MAX;
    }
    return false;
}

/* Whether what stands behind a label can be who made an image, not what it shows. */
static bool can_be_maker(struct str maker, const struct folded_line *line, size_t at, enum credit_label label)
{
    struct word_counts counts = count_words(maker);
    struct str folded = str_slice(folded_text(line), at, line->len);
    if (maker.len == 0 || maker.len > CREDIT_MAX || counts.letters == 0 || ends_sentence_inside(maker))
        return false;
    if (label == CREDIT_OF_IMAGE)
        return counts.words <= OF_WORDS_MAX;
    if (counts.words > MAKER_WORDS_MAX && maker.len > CASELESS_MAX)
        return false;
    if (str_find_byte(folded, '/', 0) != SIZE_MAX || str_find_byte(folded, '@', 0) != SIZE_MAX ||
        names_agency(folded))
        return true;
    if (counts.capitals == 0)
        return maker.len <= CASELESS_MAX && (unsigned char)maker.at[0] >= 0xC0 &&
               memcmp(maker.at, folded.at, maker.len < folded.len ? maker.len : folded.len) == 0;
    return counts.capitals * 2 > counts.words;
}

/* A maker without what closes it: a full stop, the bracket that was opened before it. */
static struct str without_close(struct str maker)
{
    static const struct str closes[] = {STR_INIT("."),  STR_INIT(")"),  STR_INIT("]"),  STR_INIT(","),
                                        STR_INIT("）"), STR_INIT("】"), STR_INIT("。"), STR_INIT("|")};
    for (size_t i = 0; i < sizeof closes / sizeof *closes;) {
        bool close = closes[i].at[0] != ')' || str_find_byte(maker, '(', 0) == SIZE_MAX;
        if (maker.len && close && str_ends(maker, closes[i])) {
            maker = str_trim(str_slice(maker, 0, maker.len - closes[i].len));
            i = 0;
        } else {
            i++;
        }
    }
    return maker;
}

/* The credit that begins with a label at `at` and takes the rest of the line. */
static bool credit_at(struct str line, const struct folded_line *folded, size_t at, bool beside_image,
                      struct str *credit, enum mark *mark)
{
    size_t end;
    const struct credit_word *label = label_at(folded, at, &end);
    if (!label || (label->label == CREDIT_SOURCE && !beside_image))
        return false;
    size_t from = past_marks(folded, end, label->label, mark);
    bool dot = label->word.at[label->word.len - 1] == '.';
    if ((*mark == MARK_NONE && !dot) || (label->label == CREDIT_SOURCE && *mark != MARK_SIGN))
        return false;
    *credit = without_close(unfolded(line, folded, from, folded->len));
    return can_be_maker(*credit, folded, from, label->label);
}

static bool is_opening(char c)
{
    return c == '(' || c == '[';
}

bool credit_of_line(struct str line, struct str *credit)
{
    struct folded_line folded;
    enum mark mark;
    *credit = STR_NONE;
    if (!fold_line(line, &folded) ||
        !credit_at(line, &folded, is_opening(folded.text[0]), false, credit, &mark))
        *credit = STR_NONE;
    return credit->len > 0;
}

/* text without the label that it begins with; itself where it begins with none. */
static struct str past_label(struct str text)
{
    struct folded_line folded;
    if (!fold_line(text, &folded))
        return STR_NONE;
    enum mark mark;
    size_t end, from = is_opening(folded.text[0]);
    const struct credit_word *label = label_at(&folded, from, &end);
    size_t maker = past_marks(&folded, label ? end : from, label ? label->label : CREDIT_SOURCE, &mark);
    if (label && mark == MARK_NONE && maker < folded.len)
        maker = from; /* "Image Bank": the label is a part of the name */
    return without_close(unfolded(text, &folded, maker, folded.len));
}

struct str credit_without_label(struct str text)
{
    enum { LABELS_MAX = 2 }; /* "Credit: Photo: PA" */
    struct str credit = str_trim(text);
    for (unsigned i = 0; i < LABELS_MAX; i++)
        credit = past_label(credit);
    return credit.len <= CREDIT_MAX && count_words(credit).letters ? credit : STR_NONE;
}

/* Where the bracket that the line ends with was opened; SIZE_MAX where it ends with none. */
static size_t last_bracket(const struct folded_line *line)
{
    size_t end = line->len;
    while (end > 0 && (line->text[end - 1] == '.' || line->text[end - 1] == ' '))
        end--;
    if (end == 0 || (line->text[end - 1] != ')' && line->text[end - 1] != ']'))
        return SIZE_MAX;
    char open = line->text[end - 1] == ')' ? '(' : '[';
    for (size_t at = end; at-- > 0;)
        if (line->text[at] == open)
            return at;
    return SIZE_MAX;
}

/* "(AP Photo/Jane Doe)", "(Photo: Jane Doe)", "(Reuters)" at the end. */
static bool credit_in_brackets(struct str line, const struct folded_line *folded, size_t *from,
                               struct str *credit)
{
    enum mark mark;
    size_t open = last_bracket(folded);
    if (open == SIZE_MAX)
        return false;
    *from = open;
    if (credit_at(line, folded, open + 1, true, credit, &mark))
        return true;
    *credit = without_close(unfolded(line, folded, open + 1, folded->len));
    struct str inside = str_slice(folded_text(folded), open + 1, folded->len);
    while (inside.len && strchr(" .)]", inside.at[inside.len - 1]))
        inside.len--;
    struct word_counts counts = count_words(*credit);
    return counts.words <= MAKER_WORDS_MAX &&
           (names_agency(inside) ||
            (str_find_byte(inside, '/', 0) != SIZE_MAX && counts.capitals * 2 > counts.words));
}

/* Whether a clause begins at `at`: at the line's start, behind a mark, or with a capital. */
static bool begins_clause(struct str line, const struct folded_line *folded, size_t at)
{
    size_t before = at;
    while (before > 0 && folded->text[before - 1] == ' ')
        before--;
    size_t here = folded->origin[at];
    struct str trimmed = str_trim(line);
    return before == 0 || strchr(".!?)|/-,;:]\"'", folded->text[before - 1]) ||
           (unsigned char)folded->text[before - 1] >= 0x80 ||
           (here < trimmed.len && trimmed.at[here] != folded->text[at]);
}

/* A label anywhere in the line, the first that a maker follows up to the line's end. */
static bool credit_behind_label(struct str line, const struct folded_line *folded, size_t *from,
                                struct str *credit)
{
    for (size_t at = 0; at < folded->len; at++) {
        enum mark mark;
        if (((unsigned char)folded->text[at] & 0xC0) == 0x80 || folded->text[at] == ' ')
            continue;
        if (credit_at(line, folded, at, true, credit, &mark) &&
            (mark == MARK_SIGN || begins_clause(line, folded, at))) {
            *from = at;
            return true;
        }
    }
    return false;
}

/* "… © Jane Doe" at the end. */
static bool credit_behind_sign(struct str line, const struct folded_line *folded, size_t *from,
                               struct str *credit)
{
    struct str sign = STR("\xC2\xA9");
    size_t at = str_find(folded_text(folded), sign, 0);
    if (at == SIZE_MAX)
        return false;
    *from = at;
    *credit = without_close(unfolded(line, folded, at + sign.len, folded->len));
    struct word_counts counts = count_words(*credit);
    return counts.letters && counts.words <= MAKER_WORDS_MAX && !ends_sentence_inside(*credit);
}

/* "The bridge. Jane Doe/AFP via Getty Images": names behind the last sentence, one of them an agency. */
static bool credit_behind_sentence(struct str line, const struct folded_line *folded, size_t *from,
                                   struct str *credit)
{
    size_t at = folded->len > 0 ? folded->len - 1 : 0;
    while (at > 1 && !(folded->text[at] == ' ' && strchr(".!?\"", folded->text[at - 1])))
        at--;
    if (at <= 1)
        return false;
    *from = at;
    *credit = without_close(unfolded(line, folded, at, folded->len));
    struct word_counts counts = count_words(*credit);
    struct str maker = str_slice(folded_text(folded), at + 1, folded->len);
    while (maker.len && maker.at[maker.len - 1] == '.')
        maker.len--;
    return counts.words <= TAIL_WORDS_MAX && names_agency(maker);
}

typedef bool finder(struct str line, const struct folded_line *folded, size_t *from, struct str *credit);

static const char *const cut_from_caption = " \t\n|-([,;/:";

void part_caption(struct str printed, struct str *caption, struct str *credit)
{
    static finder *const finders[] = {credit_in_brackets, credit_behind_label, credit_behind_sign,
                                      credit_behind_sentence};
    struct folded_line folded;
    size_t from = 0, head = 0;
    *caption = str_trim(printed);
    *credit = STR_NONE;
    if (caption->len > LINE_MAX_BYTES) /* a credit stands at the end */
        head = utf8_cut(*caption, caption->len - LINE_MAX_BYTES / 2).len;
    struct str tail = str_trim(str_slice(*caption, head, caption->len));
    if (!fold_line(tail, &folded))
        return;
    for (size_t i = 0; i < sizeof finders / sizeof *finders && !credit->len; i++)
        if (!finders[i](tail, &folded, &from, credit) || credit->len > CREDIT_MAX)
            *credit = STR_NONE;
    if (!credit->len)
        return;
    size_t end = (size_t)(tail.at - caption->at) + folded.origin[from];
    while (end > 0 && strchr(cut_from_caption, caption->at[end - 1]))
        end--;
    *caption = str_slice(*caption, 0, end);
}
