#include <unicode/uloc.h>

#include "extract/fields.h"

static const struct source language_sources[] = {
    {PLACE_LINKED, "inLanguage"}, {PLACE_META, "og:locale"},   {PLACE_META, "content-language"},
    {PLACE_META, "language"},     {PLACE_META, "dc.language"},
};

/* A declared language as a BCP 47 tag ("en_US" and "EN-us" become "en-US"); empty when it is none. */
static struct str canonical_tag(struct run *run, struct str value)
{
    enum { TAG_MAX = 64 };
    size_t end = 0;
    while (end < value.len && !strchr(",; \t", value.at[end]))
        end++;
    value = str_slice(value, 0, end);
    if (value.len < 2 || value.len >= TAG_MAX)
        return STR_NONE;
    char in[TAG_MAX] = "", locale[TAG_MAX], tag[TAG_MAX];
    for (size_t i = 0; i < value.len; i++)
        in[i] = value.at[i] == '_' ? '-' : value.at[i];
    UErrorCode error = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(in, locale, TAG_MAX, &parsed, &error);
    int32_t len = uloc_toLanguageTag(locale, tag, TAG_MAX, true, &error);
    bool known = U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && parsed > 0 && len > 0;
    if (!known || strncmp(tag, "und", 3) == 0)
        return STR_NONE;
    return arena_copy(run->arena, str_of(tag));
}

bool extract_language(const struct facts *facts, struct article *article)
{
    article->in_language = canonical_tag(facts->run, facts->sheet->head.lang);
    for (size_t i = 0; i < sizeof language_sources / sizeof *language_sources && !article->in_language.len;
         i++)
        article->in_language = canonical_tag(facts->run, source_value(facts, &language_sources[i]));
    return true;
}
