#include "extract/dates/date_names.h"

const char *const date_languages[] = {
    "en",      "de",    "fr",    "es",    "pt",      "it",    "ru",      "ja",    "zh",    "nl",    "pl",
    "tr",      "fa",    "vi",    "cs",    "id",      "ko",    "uk",      "ar",    "el",    "sv",    "hu",
    "ro",      "da",    "th",    "he",    "fi",      "sk",    "bg",      "hr",    "nb",    "nn",    "sr",
    "sr_Latn", "lt",    "sl",    "ca",    "et",      "lv",    "hi",      "bn",    "ta",    "te",    "mr",
    "ml",      "kn",    "gu",    "pa",    "ur",      "ne",    "si",      "ms",    "fil",   "sw",    "af",
    "sq",      "mk",    "bs",    "is",    "ga",      "cy",    "gl",      "eu",    "be",    "ka",    "hy",
    "az",      "kk",    "ky",    "uz",    "uz_Cyrl", "mn",    "km",      "lo",    "my",    "am",    "lb",
    "mt",      "fo",    "zu",    "tg",    "tk",      "ps",    "ku",      "jv",    "as",    "or",    "rm",
    "eo",      "gd",    "br",    "en_GB", "en_AU",   "en_CA", "de_AT",   "fr_CA", "es_PE", "es_MX", "pt_PT",
    "ar_LB",   "ar_DZ", "ar_TN", "ar_MA", "ar_MR",   "ar_SA", "zh_Hant", "ro_MD", "it_CH", "ckb",   "tt",
    "sah",     "hsb",   "fy",
};

const size_t date_language_count = sizeof date_languages / sizeof *date_languages;

_Static_assert(sizeof date_languages / sizeof *date_languages <= DATE_LANGUAGES_MAX, "a bit for each");
