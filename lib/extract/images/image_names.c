#include "extract/images/image_names.h"

#include "base/url.h"
#include "extract/authors/name_words.h"

#define C(name) IMAGE_CUE_##name
/* English, as such names are whatever the page's language. */
static const struct name_word image_words[] = {
    {"placeholder", C(BLANK)}, {"blank", C(BLANK)},     {"spacer", C(BLANK)},    {"transparent", C(BLANK)},
    {"pixel", C(BLANK)},       {"px", C(BLANK)},        {"dummy", C(BLANK)},     {"empty", C(BLANK)},
    {"loading", C(BLANK)},     {"loader", C(BLANK)},    {"spinner", C(BLANK)},   {"spin", C(BLANK)},
    {"noimage", C(BLANK)},     {"nophoto", C(BLANK)},   {"clear", C(BLANK)},     {"tracking", C(BLANK)},
    {"tracker", C(BLANK)},     {"beacon", C(BLANK)},    {"shim", C(BLANK)},      {"gray", C(BLANK)},
    {"grey", C(BLANK)},        {"divider", C(BLANK)},   {"separator", C(BLANK)}, {"ajax", C(BLANK)},
    {"icon", C(ICON)},         {"icons", C(ICON)},      {"ico", C(ICON)},        {"favicon", C(ICON)},
    {"sprite", C(ICON)},       {"emoji", C(ICON)},      {"smiley", C(ICON)},     {"smilies", C(ICON)},
    {"emoticon", C(ICON)},     {"avatar", C(ICON)},     {"avatars", C(ICON)},    {"gravatar", C(ICON)},
    {"userpic", C(ICON)},      {"bullet", C(ICON)},     {"arrow", C(ICON)},      {"button", C(ICON)},
    {"btn", C(ICON)},          {"badge", C(ICON)},      {"captcha", C(ICON)},    {"close", C(ICON)},
    {"email", C(ICON)},        {"print", C(ICON)},      {"rss", C(ICON)},        {"headshot", C(ICON)},
    {"mugshot", C(ICON)},      {"whatsapp", C(ICON)},   {"twitter", C(ICON)},    {"facebook", C(ICON)},
    {"linkedin", C(ICON)},     {"pinterest", C(ICON)},  {"telegram", C(ICON)},   {"instagram", C(ICON)},
    {"youtube", C(ICON)},      {"logo", C(LOGO)},       {"logos", C(LOGO)},      {"logotype", C(LOGO)},
    {"brand", C(LOGO)},        {"branding", C(LOGO)},   {"masthead", C(LOGO)},   {"default", C(DEFAULT)},
    {"fallback", C(DEFAULT)},  {"share", C(DEFAULT)},   {"sharing", C(DEFAULT)}, {"social", C(DEFAULT)},
    {"opengraph", C(DEFAULT)}, {"generic", C(DEFAULT)}, {"ogimage", C(DEFAULT)}, {"image", C(PLAIN)},
    {"images", C(PLAIN)},      {"img", C(PLAIN)},       {"og", C(PLAIN)},        {"fb", C(PLAIN)},
    {"card", C(PLAIN)},        {"thumb", C(PLAIN)},     {"thumbnail", C(PLAIN)}, {"site", C(PLAIN)},
    {"web", C(PLAIN)},         {"main", C(PLAIN)},      {"small", C(PLAIN)},     {"large", C(PLAIN)},
    {"medium", C(PLAIN)},      {"square", C(PLAIN)},    {"white", C(PLAIN)},     {"black", C(PLAIN)},
    {"color", C(PLAIN)},       {"colour", C(PLAIN)},    {"dark", C(PLAIN)},      {"light", C(PLAIN)},
    {"header", C(PLAIN)},      {"footer", C(PLAIN)},    {"x", C(PLAIN)},         {"w", C(PLAIN)},
    {"h", C(PLAIN)},           {"v", C(PLAIN)},         {"png", C(PLAIN)},       {"jpg", C(PLAIN)},
    {"jpeg", C(PLAIN)},        {"gif", C(PLAIN)},       {"svg", C(PLAIN)},       {"webp", C(PLAIN)},
    {"avif", C(PLAIN)},        {"the", C(PLAIN)},
};
#undef C

static const struct str endings[] = {STR_INIT(".jpg"),  STR_INIT(".jpeg"), STR_INIT(".png"),
                                     STR_INIT(".webp"), STR_INIT(".avif"), STR_INIT(".gif"),
                                     STR_INIT(".svg"),  STR_INIT(".bmp"),  STR_INIT(".tif"),
                                     STR_INIT(".tiff"), STR_INIT(".jpe"),  STR_INIT(".jfif")};

static const struct name_index *image_word_index(void)
{
    static struct name_index index;
    if (!index.words)
        index_name_words(&index, image_words, sizeof image_words / sizeof *image_words);
    return &index;
}

static void take_cue(void *context, unsigned cue)
{
    *(unsigned *)context |= 1u << cue;
}

unsigned image_cues_of_name(struct str name)
{
    unsigned cues = 0;
    find_name_words(image_word_index(), name, take_cue, &cues);
    return cues;
}

/* The path of a URL, absolute or not, with what stands behind its host; without query and fragment. */
static struct str path_of(struct str url)
{
    size_t scheme = str_find(url, STR("://"), 0);
    size_t from = scheme == SIZE_MAX ? (str_starts(url, STR("//")) ? 2 : 0) : scheme + 3;
    if (from)
        from = str_find_byte(url, '/', from);
    size_t to = from;
    while (to < url.len && url.at[to] != '?' && url.at[to] != '#')
        to++;
    return str_slice(url, from, to);
}

static struct str name_in(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.at[slash - 1] != '/')
        slash--;
    return str_slice(path, slash, path.len);
}

static struct str ending_of(struct str path)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (path.len > endings[i].len &&
            str_eq_nocase(str_slice(path, path.len - endings[i].len, path.len), endings[i]))
            return endings[i];
    return STR_NONE;
}

bool is_image_file(struct str url)
{
    struct str path = path_of(url);
    return ending_of(path).len > 0 && str_find_byte(name_in(path), ':', 0) == SIZE_MAX;
}

static bool is_letter_run(struct str s, size_t i)
{
    return i < s.len && (ascii_is_alpha(s.at[i]) || (unsigned char)s.at[i] >= 0x80);
}

unsigned image_cues_of_file(struct str url, struct str host)
{
    enum { WORDS_MAX = 8 };
    struct str file = name_in(path_of(url));
    unsigned cues = 0, words = 0;
    for (size_t i = 0; i < file.len; words++) {
        while (i < file.len && !is_letter_run(file, i))
            i++;
        size_t from = i;
        while (is_letter_run(file, i) && !(i > from && file.at[i] >= 'A' && file.at[i] <= 'Z' &&
                                           file.at[i - 1] >= 'a' && file.at[i - 1] <= 'z'))
            i++;
        struct str word = str_slice(file, from, i);
        unsigned own = image_cues_of_name(word);
        bool of_site = word.len > 2 && str_find_nocase(url_host(host), word, 0) != SIZE_MAX;
        if (word.len && !own && !of_site)
            return 0;
        cues |= own;
        if (words == WORDS_MAX)
            return 0;
    }
    return cues;
}

/* Where the digits that end before `end` begin. */
static size_t before_digits(struct str s, size_t end)
{
    while (end > 0 && ascii_is_digit(s.at[end - 1]))
        end--;
    return end;
}

/* A path without its file's ending and the size before it: "-300x200", "-scaled". */
static struct str stem_of(struct str path)
{
    path.len -= ending_of(path).len;
    size_t height = before_digits(path, path.len);
    size_t width = height > 0 && path.at[height - 1] == 'x' ? before_digits(path, height - 1) : height;
    if (height < path.len && width + 1 < height && width > 0 && path.at[width - 1] == '-')
        path.len = width - 1;
    if (str_ends(path, STR("-scaled")))
        path.len -= sizeof "-scaled" - 1;
    return path;
}

/* Whether a file's name is one of a kind, as those that a content system gives: long, with digits. */
static bool is_identifier(struct str name)
{
    enum { LENGTH_MIN = 14, DIGITS_MIN = 4 };
    size_t digits = 0;
    for (size_t i = 0; i < name.len; i++)
        digits += ascii_is_digit(name.at[i]);
    return name.len >= LENGTH_MIN && digits >= DIGITS_MIN;
}

bool same_image(struct str a, struct str b)
{
    if (str_eq(a, b))
        return true;
    struct str path_a = path_of(a), path_b = path_of(b);
    if (!ending_of(path_a).len || !str_eq_nocase(ending_of(path_a), ending_of(path_b)) || path_a.len < 2)
        return false;
    struct str stem_a = stem_of(path_a), stem_b = stem_of(path_b);
    return str_eq(stem_a, stem_b) ||
           (str_eq(name_in(stem_a), name_in(stem_b)) && is_identifier(name_in(stem_a)));
}
