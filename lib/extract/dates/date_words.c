/* Words of dates that CLDR does not have, by language. */
#include "extract/dates/date_table.h"

/* Between the parts of dates: as newspapers and the date formats of WordPress' translations have them. */
static const struct {
    const char *language, *word;
} links[] = {
    {"en", "of"},   {"en", "the"},    {"en", "on"},     {"en", "at"},   {"de", "den"}, {"de", "um"},
    {"es", "del"},  {"es", "a"},      {"es", "las"},    {"es", "la"},   {"es", "el"},  {"pt", "de"},
    {"pt", "do"},   {"pt", "às"},     {"pt", "as"},     {"fr", "à"},    {"fr", "a"},   {"fr", "le"},
    {"it", "ore"},  {"it", "alle"},   {"ru", "в"},      {"ru", "года"}, {"ru", "год"}, {"uk", "року"},
    {"uk", "об"},   {"bg", "година"}, {"be", "года"},   {"th", "พ"},    {"th", "ศ"},   {"th", "ค"},
    {"th", "เวลา"}, {"vi", "ngày"},   {"vi", "năm"},    {"vi", "lúc"},  {"ro", "ora"}, {"sv", "den"},
    {"nl", "om"},   {"pl", "o"},      {"pl", "godz"},   {"pl", "r"},    {"cs", "v"},   {"tr", "saat"},
    {"fi", "klo"},  {"da", "kl"},     {"ar", "الساعة"}, {"el", "στις"}, {"hu", "év"},  {"ca", "del"},
    {"id", "jam"},  {"gl", "do"},     {"sk", "o"},      {"hr", "u"},    {"de", "ab"},  {"pt", "em"},
};

/* How long ago, with the number one in words: as the locale files of moment.js say it. */
static const struct {
    const char *language, *phrase;
    enum date_unit unit;
} pasts[] = {
    {"en", "an hour ago", UNIT_HOUR},        {"en", "a minute ago", UNIT_MINUTE},
    {"en", "a day ago", UNIT_DAY},           {"en", "a month ago", UNIT_MONTH},
    {"en", "a year ago", UNIT_YEAR},         {"de", "vor einer Stunde", UNIT_HOUR},
    {"de", "vor einer Minute", UNIT_MINUTE}, {"de", "vor einem Tag", UNIT_DAY},
    {"de", "vor einem Monat", UNIT_MONTH},   {"de", "vor einem Jahr", UNIT_YEAR},
    {"fr", "il y a une heure", UNIT_HOUR},   {"fr", "il y a une minute", UNIT_MINUTE},
    {"fr", "il y a un jour", UNIT_DAY},      {"fr", "il y a un mois", UNIT_MONTH},
    {"fr", "il y a un an", UNIT_YEAR},       {"es", "hace una hora", UNIT_HOUR},
    {"es", "hace un minuto", UNIT_MINUTE},   {"es", "hace un día", UNIT_DAY},
    {"es", "hace un mes", UNIT_MONTH},       {"es", "hace un año", UNIT_YEAR},
    {"pt", "há uma hora", UNIT_HOUR},        {"pt", "há um minuto", UNIT_MINUTE},
    {"pt", "há um dia", UNIT_DAY},           {"pt", "há um mês", UNIT_MONTH},
    {"pt", "há um ano", UNIT_YEAR},          {"it", "un'ora fa", UNIT_HOUR},
    {"it", "un minuto fa", UNIT_MINUTE},     {"it", "un giorno fa", UNIT_DAY},
    {"it", "un mese fa", UNIT_MONTH},        {"it", "un anno fa", UNIT_YEAR},
    {"nl", "een uur geleden", UNIT_HOUR},    {"nl", "een minuut geleden", UNIT_MINUTE},
    {"nl", "een dag geleden", UNIT_DAY},     {"ru", "час назад", UNIT_HOUR},
    {"ru", "минуту назад", UNIT_MINUTE},     {"ru", "день назад", UNIT_DAY},
    {"ru", "месяц назад", UNIT_MONTH},       {"ru", "год назад", UNIT_YEAR},
    {"sv", "för en timme sedan", UNIT_HOUR}, {"pl", "godzinę temu", UNIT_HOUR},
    {"pl", "minutę temu", UNIT_MINUTE},      {"uk", "годину тому", UNIT_HOUR},
    {"tr", "bir saat önce", UNIT_HOUR},      {"tr", "bir gün önce", UNIT_DAY},
};

/* The same with a number, in other words than CLDR's: as sites and the same files have them. */
static const struct {
    const char *language, *pattern;
    enum date_unit unit;
} agos[] = {
    {"en", "{0} hrs ago", UNIT_HOUR},
    {"en", "{0} mins ago", UNIT_MINUTE},
    {"en", "{0}d ago", UNIT_DAY},
    {"ar", "منذ {0} ساعات", UNIT_HOUR},
    {"ar", "منذ {0} ساعة", UNIT_HOUR},
    {"ar", "منذ {0} دقائق", UNIT_MINUTE},
    {"ar", "منذ {0} دقيقة", UNIT_MINUTE},
    {"ar", "منذ {0} أيام", UNIT_DAY},
    {"ar", "منذ {0} يوم", UNIT_DAY},
    {"pt", "{0} horas atrás", UNIT_HOUR},
    {"pt", "{0} minutos atrás", UNIT_MINUTE},
    {"pt", "{0} dias atrás", UNIT_DAY},
    {"fa", "{0} ساعت قبل", UNIT_HOUR},
    {"fa", "{0} دقیقه قبل", UNIT_MINUTE},
    {"fa", "{0} روز قبل", UNIT_DAY},
    {"ko", "{0}시간전", UNIT_HOUR},
    {"ko", "{0}분전", UNIT_MINUTE},
    {"ko", "{0}일전", UNIT_DAY},
};

static void add_link(size_t i)
{
    int language = date_language_index(links[i].language);
    if (language >= 0)
        date_table_add(DATE_LINK, phrase_key(0, str_of(links[i].word)), 1, language);
}

void date_words_add(void)
{
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        add_link(i);
    for (size_t i = 0; i < sizeof agos / sizeof *agos; i++) {
        int language = date_language_index(agos[i].language);
        if (language >= 0)
            date_table_add_ago(str_of(agos[i].pattern), agos[i].unit, language);
    }
    for (size_t i = 0; i < sizeof pasts / sizeof *pasts; i++) {
        int language = date_language_index(pasts[i].language);
        if (language >= 0)
            date_table_add_past(str_of(pasts[i].phrase), past_number(pasts[i].unit, 1), language);
    }
}
