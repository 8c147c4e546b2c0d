#include "extract/images/decoration.h"

#include "extract/images/image_names.h"

/* Folders, and labels of hosts, in lower case. */
static const struct str of_icons[] = {
    STR_INIT("icon"),    STR_INIT("icons"),   STR_INIT("ico"),       STR_INIT("smilies"),
    STR_INIT("smileys"), STR_INIT("smiley"),  STR_INIT("emoticons"), STR_INIT("emojis"),
    STR_INIT("emoji"),   STR_INIT("avatars"), STR_INIT("badges"),    STR_INIT("sprites"),
};
static const struct str of_counters[] = {
    STR_INIT("pixel"),    STR_INIT("pixels"),     STR_INIT("beacon"),    STR_INIT("track"),
    STR_INIT("tracking"), STR_INIT("tracker"),    STR_INIT("analytics"), STR_INIT("telemetry"),
    STR_INIT("counter"),  STR_INIT("impression"),
};

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, words[i]))
            return true;
    return false;
}

/* Cuts a URL before its query. */
static struct str without_query(struct str url)
{
    size_t to = 0;
    while (to < url.len && url.at[to] != '?' && url.at[to] != '#')
        to++;
    return str_slice(url, 0, to);
}

static struct str file_of(struct str path)
{
    size_t from = path.len;
    while (from > 0 && path.at[from - 1] != '/')
        from--;
    return str_slice(path, from, path.len);
}

/* "1x1.gif", "10x10.png" */
static bool is_named_by_size(struct str file)
{
    enum { DIGITS_MAX = 2 };
    size_t digits[2] = {0, 0}, i = 0;
    for (unsigned side = 0; side < 2; side++) {
        for (; i < file.len && ascii_is_digit(file.at[i]); i++)
            digits[side]++;
        if (side == 0 && i++ < file.len && ascii_lower(file.at[i - 1]) != 'x')
            return false;
    }
    return digits[0] && digits[1] && digits[0] <= DIGITS_MAX && digits[1] <= DIGITS_MAX && i < file.len &&
           file.at[i] == '.';
}

bool is_decoration(struct str url)
{
    struct str path = without_query(url), file = file_of(path), rest = path, part, label;
    bool is_svg = file.len > 4 && str_eq_nocase(str_slice(file, file.len - 4, file.len), STR(".svg"));
    bool is_gif = file.len > 4 && str_eq_nocase(str_slice(file, file.len - 4, file.len), STR(".gif"));
    unsigned drawn = 1u << IMAGE_CUE_ICON | 1u << IMAGE_CUE_LOGO | 1u << IMAGE_CUE_BLANK;
    if (is_named_by_size(file) || (is_svg && image_cues_of_name(file) & drawn))
        return true;
    bool may_count = is_gif || !is_image_file(url);
    while (str_next(&rest, '/', &part)) {
        if (rest.at && is_one_of(part, of_icons, sizeof of_icons / sizeof *of_icons))
            return true;
        while (may_count && str_next(&part, '.', &label))
            if (is_one_of(label, of_counters, sizeof of_counters / sizeof *of_counters))
                return true;
    }
    return false;
}

/* A number that is stated, 0 among them; UINT_MAX: none is. */
static unsigned stated(struct str value)
{
    size_t digits = 0;
    value = str_trim(value);
    while (digits < value.len && ascii_is_digit(value.at[digits]))
        digits++;
    uint64_t number;
    struct str unit = str_trim(str_slice(value, digits, value.len));
    bool is_plain = unit.len == 0 || str_starts_nocase(unit, STR("px"));
    return is_plain && str_to_u64(str_slice(value, 0, digits), UINT32_MAX, &number) ? (unsigned)number
                                                                                    : UINT32_MAX;
}

/* The length that a style gives a property; UINT32_MAX: none. */
static unsigned styled(struct str style, struct str property)
{
    struct str rest = style, rule;
    while (str_next(&rest, ';', &rule)) {
        size_t colon = str_find_byte(rule, ':', 0);
        if (colon != SIZE_MAX && str_eq_nocase(str_trim(str_slice(rule, 0, colon)), property))
            return stated(str_slice(rule, colon + 1, rule.len));
    }
    return UINT32_MAX;
}

bool is_dot(const struct doc *doc, uint32_t img)
{
    enum { DOT_MAX = 3 /* pixels */ };
    struct str style = doc_attr(doc, img, ATTR_STYLE);
    if (stated(doc_attr(doc, img, ATTR_WIDTH)) <= DOT_MAX &&
        stated(doc_attr(doc, img, ATTR_HEIGHT)) <= DOT_MAX)
        return true;
    return styled(style, STR("width")) <= DOT_MAX && styled(style, STR("height")) <= DOT_MAX &&
           str_find_nocase(style, STR("min-"), 0) == SIZE_MAX;
}
