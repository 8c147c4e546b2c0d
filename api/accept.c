#include "api/accept.h"

static const struct {
    struct str type, subtype;
} media[ACCEPT_FORMS] = {
    [FORM_JSON] = {STR_INIT("application"), STR_INIT("json")},
    [FORM_TEXT] = {STR_INIT("text"), STR_INIT("plain")},
    [FORM_HTML] = {STR_INIT("text"), STR_INIT("html")},
    [FORM_MARKDOWN] = {STR_INIT("text"), STR_INIT("markdown")},
};

enum { QUALITY_ONE = 1000, QUALITY_DIGITS = 3 };

/* RFC 9110, section 12.4.2: 0 … 1 with up to three decimals. False when it is none. */
static bool read_quality(struct str value, unsigned *quality)
{
    if (value.len == 0 || value.len > 2 + QUALITY_DIGITS || (value.at[0] != '0' && value.at[0] != '1'))
        return false;
    unsigned total = value.at[0] == '1' ? QUALITY_ONE : 0;
    if (value.len > 1 && value.at[1] != '.')
        return false;
    unsigned weight = QUALITY_ONE / 10;
    for (size_t i = 2; i < value.len; i++, weight /= 10) {
        if (!ascii_is_digit(value.at[i]))
            return false;
        total += weight * (unsigned)(value.at[i] - '0');
    }
    *quality = total;
    return total <= QUALITY_ONE;
}

/* The q parameter among a range's parameters; 1 where there is none. */
static bool find_quality(struct str parameters, unsigned *quality)
{
    struct str parameter;
    *quality = QUALITY_ONE;
    while (str_next(&parameters, ';', &parameter)) {
        parameter = str_trim(parameter);
        if (str_starts_nocase(parameter, STR("q=")))
            return read_quality(str_slice(parameter, 2, parameter.len), quality);
    }
    return true;
}

static unsigned precision_of(struct str type, struct str subtype, size_t form)
{
    if (str_eq(type, STR("*")))
        return str_eq(subtype, STR("*")) ? 1 : 0;
    if (!str_eq_nocase(type, media[form].type))
        return 0;
    if (str_eq(subtype, STR("*")))
        return 2;
    return str_eq_nocase(subtype, media[form].subtype) ? 3 : 0;
}

static void note_range(struct accept *accept, struct str type, struct str subtype, unsigned quality)
{
    for (size_t form = 0; form < ACCEPT_FORMS; form++) {
        unsigned precision = precision_of(type, subtype, form);
        if (precision == 0 || precision < accept->forms[form].precision)
            continue;
        accept->forms[form].precision = precision;
        accept->forms[form].quality = quality;
    }
}

void accept_read(struct accept *accept, struct str value)
{
    struct str element;
    while (str_next(&value, ',', &element)) {
        size_t semicolon = str_find_byte(element, ';', 0);
        struct str range = str_trim(str_slice(element, 0, semicolon));
        struct str parameters =
            semicolon == SIZE_MAX ? STR_NONE : str_slice(element, semicolon + 1, element.len);
        size_t slash = str_find_byte(range, '/', 0);
        unsigned quality;
        if (slash == SIZE_MAX || !find_quality(parameters, &quality))
            continue;
        accept->asked = true;
        note_range(accept, str_slice(range, 0, slash), str_slice(range, slash + 1, range.len), quality);
    }
}

bool accept_form(const struct accept *accept, enum form *form)
{
    *form = FORM_JSON;
    if (!accept->asked)
        return true;
    unsigned best = 0;
    for (size_t i = 0; i < ACCEPT_FORMS; i++) {
        if (accept->forms[i].quality <= best)
            continue;
        best = accept->forms[i].quality;
        *form = (enum form)i;
    }
    return best > 0;
}
