#include "extract/agencies.h"

#include "extract/facts.h"

/* Source: Wikipedia, "List of news agencies", as they sign their datelines. */
static const struct str agencies[] = {
    STR_INIT("Reuters"), STR_INIT("AP"),        STR_INIT("Associated Press"),
    STR_INIT("AFP"),     STR_INIT("Interfax"),  STR_INIT("TASS"),
    STR_INIT("ТАСС"),    STR_INIT("Интерфакс"), STR_INIT("РИА Новости"),
    STR_INIT("dpa"),     STR_INIT("EFE"),       STR_INIT("ANSA"),
    STR_INIT("Xinhua"),  STR_INIT("Bloomberg"),
};

bool is_agency(struct str name)
{
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (says_same(name, agencies[i]))
            return true;
    return false;
}
