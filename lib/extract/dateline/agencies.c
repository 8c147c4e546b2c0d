#include "extract/dateline/agencies.h"

#include "extract/authors/byline_words.h"
#include "extract/dateline/agency_names.h"
#include "extract/facts.h"
#include "extract/phrase_table.h"

#include "base/utf8.h"
#include "base/words.h"

enum { AGENCIES_TOGETHER_MAX = 4, SERVICE_BYTES_MAX = 12 };

/* Whether a name is printed in a case that its entry allows. */
static bool case_fits(struct str printed, const char *entry)
{
    bool upper = false, lower = false;
    for (const char *c = entry; *c; c++)
        if ((*c >= 'a' && *c <= 'z') || (unsigned char)*c >= 0x80)
            return true;
    for (size_t i = 0; i < printed.len; i++) {
        upper |= printed.at[i] >= 'A' && printed.at[i] <= 'Z';
        lower |= printed.at[i] >= 'a' && printed.at[i] <= 'z';
    }
    return !(upper && lower);
}

/* From its first letter or digit on. */
static struct str from_first_letter(struct str name)
{
    size_t i = 0, next = 0;
    while (i < name.len && !is_word_character(utf8_next(name, &next)))
        i = next;
    return str_slice(name, i, name.len);
}

static bool is_one_agency(struct str name, bool any_case)
{
    struct str letters = from_first_letter(name);
    for (size_t i = 0; i < sizeof agency_names / sizeof *agency_names; i++)
        if (may_begin_with(letters, str_of(agency_names[i])) && says_same(name, str_of(agency_names[i])) &&
            (any_case || case_fits(name, agency_names[i])))
            return true;
    return false;
}

static bool are_agencies(struct str name, bool any_case)
{
    struct str rest = name, piece;
    if (is_one_agency(name, any_case))
        return true;
    if (str_find_byte(name, '/', 0) == SIZE_MAX)
        return false;
    for (unsigned n = 0; str_next(&rest, '/', &piece); n++)
        if (n == AGENCIES_TOGETHER_MAX || !is_one_agency(piece, any_case))
            return false;
    return true;
}

bool is_agency(struct str name)
{
    return are_agencies(name, false);
}

static size_t one_agency_at(struct str text)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof agency_names / sizeof *agency_names; i++) {
        struct str agency = str_of(agency_names[i]);
        size_t len = may_begin_with(text, agency) ? folded_phrase_at(text, agency) : 0;
        if (len > longest && case_fits(str_slice(text, 0, len), agency_names[i]))
            longest = len;
    }
    return longest;
}

/* A service or another agency behind a name: "-AFX", ".RU", "/lno". */
static size_t service_at(struct str text)
{
    if (text.len < 2 || (text.at[0] != '-' && text.at[0] != '/' && text.at[0] != '.'))
        return 0;
    size_t agency = text.at[0] == '/' ? one_agency_at(str_slice(text, 1, text.len)) : 0;
    if (agency)
        return 1 + agency;
    size_t i = 1;
    while (i < text.len && i <= SERVICE_BYTES_MAX &&
           (ascii_is_alpha(text.at[i]) || ascii_is_digit(text.at[i])))
        i++;
    size_t next = i;
    bool ends = i == text.len || !is_word_character(utf8_next(text, &next));
    return i > 1 && i <= SERVICE_BYTES_MAX && ends ? i : 0;
}

size_t agency_at(struct str text)
{
    size_t len = one_agency_at(text);
    for (unsigned n = 0; len && n < AGENCIES_TOGETHER_MAX; n++)
        len += service_at(str_slice(text, len, text.len));
    return len;
}

bool signs_agency(struct str name)
{
    return name.len && (are_agencies(name, true) || agency_at(name) == name.len);
}
