#include "extract/authors/byline_words.h"

#include "extract/phrase_table.h"

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

static struct phrase_table joints = PHRASE_TABLE(joint_words), stops = PHRASE_TABLE(stop_words),
                           name_particles = PHRASE_TABLE(particles);

size_t joint_word_at(struct str text)
{
    return longest_phrase_at(text, &joints, NULL);
}

size_t stop_word_at(struct str text)
{
    return longest_phrase_at(text, &stops, NULL);
}

bool is_name_particle(struct str word)
{
    return is_phrase_of(word, &name_particles);
}
