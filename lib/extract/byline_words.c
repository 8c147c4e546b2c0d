#include "extract/byline_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* "and" in the languages of byline_leads.c, as between a list's last two; collected by hand. */
static const struct str joint_words[] = {
    STR_INIT("and"), STR_INIT("&"),  STR_INIT("und"), STR_INIT("et"), STR_INIT("y"),   STR_INIT("e"),
    STR_INIT("i"),   STR_INIT("и"),  STR_INIT("і"),   STR_INIT("та"), STR_INIT("och"), STR_INIT("og"),
    STR_INIT("ja"),  STR_INIT("ve"), STR_INIT("dan"), STR_INIT("và"), STR_INIT("και"), STR_INIT("oraz"),
    STR_INIT("a"),   STR_INIT("și"), STR_INIT("şi"),  STR_INIT("és"), STR_INIT("en"),  STR_INIT("और"),
    STR_INIT("ir"),  STR_INIT("및"), STR_INIT("+"),
};

/* What follows a name in a byline and begins something else: a time, a place, a medium. */
static const struct str stop_words[] = {
    STR_INIT("on"),
    STR_INIT("in"),
    STR_INIT("at"),
    STR_INIT("for"),
    STR_INIT("from"),
    STR_INIT("is"),
    STR_INIT("has"),
    STR_INIT("was"),
    STR_INIT("as"),
    STR_INIT("about"),
    STR_INIT("posted"),
    STR_INIT("published"),
    STR_INIT("updated"),
    STR_INIT("last"),
    STR_INIT("read"),
    STR_INIT("follow"),
    STR_INIT("filed"),
    STR_INIT("view"),
    STR_INIT("share"),
    STR_INIT("special"),
    STR_INIT("via"),
    STR_INIT("today"),
    STR_INIT("yesterday"),
    STR_INIT("am"),
    STR_INIT("vom"),
    STR_INIT("um"),
    STR_INIT("aus"),
    STR_INIT("für"),
    STR_INIT("ist"),
    STR_INIT("veröffentlicht"),
    STR_INIT("aktualisiert"),
    STR_INIT("stand"),
    STR_INIT("heute"),
    STR_INIT("pour"),
    STR_INIT("publié"),
    STR_INIT("dans"),
    STR_INIT("est"),
    STR_INIT("mis à jour"),
    STR_INIT("à"),
    STR_INIT("en"),
    STR_INIT("el"),
    STR_INIT("es"),
    STR_INIT("para"),
    STR_INIT("publicado"),
    STR_INIT("actualizado"),
    STR_INIT("em"),
    STR_INIT("il"),
    STR_INIT("pubblicato"),
    STR_INIT("aggiornato"),
    STR_INIT("op"),
    STR_INIT("den"),
    STR_INIT("w"),
    STR_INIT("dne"),
    STR_INIT("в"),
    STR_INIT("на"),
    STR_INIT("για"),
    STR_INIT("στις"),
    STR_INIT("tarihinde"),
    STR_INIT("pada"),
    STR_INIT("contact"),
    STR_INIT("e-mail"),
    STR_INIT("email"),
    STR_INIT("shares"),
    STR_INIT("comments"),
    STR_INIT("subscribe"),
    STR_INIT("facebook"),
    STR_INIT("twitter"),
};

static const struct str particles[] = {
    STR_INIT("von"),   STR_INIT("van"), STR_INIT("de"),  STR_INIT("der"), STR_INIT("den"), STR_INIT("del"),
    STR_INIT("della"), STR_INIT("di"),  STR_INIT("da"),  STR_INIT("das"), STR_INIT("dos"), STR_INIT("do"),
    STR_INIT("du"),    STR_INIT("la"),  STR_INIT("le"),  STR_INIT("les"), STR_INIT("el"),  STR_INIT("al"),
    STR_INIT("bin"),   STR_INIT("ibn"), STR_INIT("ben"), STR_INIT("ter"), STR_INIT("ten"), STR_INIT("te"),
    STR_INIT("zu"),    STR_INIT("zum"), STR_INIT("vom"), STR_INIT("af"),  STR_INIT("av"),  STR_INIT("y"),
    STR_INIT("e"),     STR_INIT("i"),   STR_INIT("of"),  STR_INIT("the"), STR_INIT("for"), STR_INIT("and"),
    STR_INIT("in"),    STR_INIT("op"),  STR_INIT("des"), STR_INIT("aus"), STR_INIT("und"),
};

/* The next character of a text, case folded; any white space is a space. */
static uint32_t folded_at(struct str s, size_t *i)
{
    uint32_t c = utf8_next(s, i);
    return is_space(c) ? ' ' : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

size_t folded_phrase_at(struct str text, struct str phrase)
{
    size_t i = 0, j = 0;
    if (!may_begin_with(text, phrase))
        return 0;
    uint32_t last = 0;
    while (j < phrase.len) {
        if (i >= text.len || folded_at(text, &i) != (last = folded_at(phrase, &j)))
            return 0;
    }
    size_t next = i;
    if (i < text.len && is_word_character(last) && !is_word_by_itself(last) &&
        is_word_character(utf8_next(text, &next)))
        return 0;
    return i;
}

size_t longest_phrase_at(struct str text, const struct str *phrases, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = may_begin_with(text, phrases[i]) ? folded_phrase_at(text, phrases[i]) : 0;
        longest = len > longest ? len : longest;
    }
    return longest;
}

bool is_phrase_of(struct str text, const struct str *phrases, size_t count)
{
    return text.len && longest_phrase_at(text, phrases, count) == text.len;
}

size_t joint_word_at(struct str text)
{
    return LONGEST_AT(text, joint_words);
}

size_t stop_word_at(struct str text)
{
    return LONGEST_AT(text, stop_words);
}

bool is_name_particle(struct str word)
{
    return IS_PHRASE_OF(word, particles);
}
