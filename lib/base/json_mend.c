#include "base/json_mend.h"

#include "base/buf.h"

enum {
    LOOK_AHEAD_MAX = 128, /* bytes looked ahead of a quote: a key, or space */
    ESCAPE_LEN = 6,       /* \u0041 */
    GROWTH_MAX = 8        /* "a:," becomes "\"a\":null,", and each level is closed */
};

/* What an open object or array has. */
enum state {
    STATE_NEXT,  /* nothing since its start or the last comma */
    STATE_KEY,   /* a key */
    STATE_COLON, /* a key and its colon */
    STATE_VALUE, /* a value */
};

struct level {
    char closer; /* '}' or ']' */
    bool begun;  /* a value was written: a comma is owed before the next */
    enum state state;
};

struct mender {
    struct str in;
    size_t at;
    struct buf out;
    struct level levels[JSON_MEND_DEPTH_MAX + 1]; /* levels[0] is the array around all */
    size_t depth;
    bool is_open; /* the text does not end in a bracket: it was cut short */
    bool cut;     /* and its end came inside a string */
};

static struct level *top(struct mender *m)
{
    return &m->levels[m->depth];
}

static char peek(const struct mender *m, size_t i)
{
    return i < m->in.len ? m->in.at[i] : '\0';
}

static size_t skip_space(const struct mender *m, size_t i)
{
    size_t end = m->in.len - i > LOOK_AHEAD_MAX ? i + LOOK_AHEAD_MAX : m->in.len;
    while (i < end && (unsigned char)m->in.at[i] <= ' ')
        i++;
    return i;
}

static bool is_key_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || c == '@' || c == '$' || c == '-';
}

/* Whether a key and its colon stand at i, behind space; or as much of them as the text has left. */
static bool is_key(const struct mender *m, size_t i)
{
    i = skip_space(m, i);
    char quote = peek(m, i) == '"' || peek(m, i) == '\'' ? m->in.at[i] : '\0';
    size_t from = quote ? ++i : i;
    for (size_t end = from + LOOK_AHEAD_MAX; i < m->in.len && i < end; i++)
        if (quote ? m->in.at[i] == quote : !is_key_byte(m->in.at[i]))
            break;
    if (i >= m->in.len)
        return m->is_open;
    if (i == from || (quote && m->in.at[i] != quote))
        return false;
    i = skip_space(m, i + (quote != 0));
    return i >= m->in.len ? m->is_open : m->in.at[i] == ':';
}

static bool is_comment(const struct mender *m, size_t i)
{
    return peek(m, i) == '/' && (peek(m, i + 1) == '/' || peek(m, i + 1) == '*');
}

/* Whether the quote before i ends its string. One that does is followed by what may follow a string there;
 * any other belongs to the text. */
static bool ends_string(struct mender *m, size_t i)
{
    const struct level *level = top(m);
    bool in_object = level->closer == '}', is_value = !in_object || level->state == STATE_COLON;
    size_t next = skip_space(m, i);
    char c = peek(m, next);
    if (next >= m->in.len)
        return true;
    if (!is_value)
        return true;
    if (c == level->closer)
        return true;
    if (is_comment(m, next) || (c == ',' && is_comment(m, skip_space(m, next + 1))))
        return true;
    if (in_object)
        return is_key(m, next + (c == ',')) || (c == ',' && peek(m, skip_space(m, next + 1)) == '}');
    if (c != ',')
        return false;
    c = peek(m, skip_space(m, next + 1));
    return c == '\0' || ascii_is_digit(c) || strchr("\"'{[]-", c) != NULL;
}

/* A backslash and what follows: as it is where JSON knows it, else without the backslash. */
static void copy_escape(struct mender *m)
{
    char c = peek(m, m->at + 1);
    size_t len = c == 'u' ? ESCAPE_LEN : 2;
    bool known = c != '\0' && strchr("\"\\/bfnrtu", c) != NULL;
    for (size_t i = 2; i < len && known; i++)
        known = m->at + i < m->in.len && strchr("0123456789abcdefABCDEF", m->in.at[m->at + i]) &&
                m->in.at[m->at + i] != '\0';
    if (known)
        buf_add_str(&m->out, str_slice(m->in, m->at, m->at + len));
    else if (c == '\'')
        buf_add_byte(&m->out, c);
    m->at += known ? len : c == '\'' ? 2 : 1;
}

static void copy_byte(struct mender *m, char c)
{
    if (c == '"')
        buf_add_str(&m->out, STR("\\\""));
    else
        buf_add_byte(&m->out, (unsigned char)c < ' ' ? ' ' : c);
}

/* Copies the string at `at`. One that the text's end cuts off is left out. */
static void copy_string(struct mender *m)
{
    size_t before = m->out.len;
    char quote = m->in.at[m->at++];
    buf_add_byte(&m->out, '"');
    while (m->at < m->in.len) {
        char c = m->in.at[m->at];
        if (c == '\\') {
            copy_escape(m);
        } else if (c == quote && ends_string(m, m->at + 1)) {
            m->at++;
            buf_add_byte(&m->out, '"');
            return;
        } else {
            copy_byte(m, c);
            m->at++;
        }
    }
    m->out.len = before;
    m->cut = true;
}

static bool is_number(struct str s)
{
    size_t i = 0, digits = 0;
    i += i < s.len && s.at[i] == '-';
    bool zero = i + 1 < s.len && s.at[i] == '0' && ascii_is_digit(s.at[i + 1]);
    for (; i < s.len && ascii_is_digit(s.at[i]); i++)
        digits++;
    if (digits && i < s.len && s.at[i] == '.')
        for (digits = 0, i++; i < s.len && ascii_is_digit(s.at[i]); i++)
            digits++;
    return i == s.len && digits && !zero;
}

static bool is_one_of(struct str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(s, str_of(words[i])))
            return true;
    return false;
}

/* A value without quotes: JSON's own words and numbers, nothing, or the text of a string. */
static bool copy_bare_value(struct mender *m)
{
    static const char *const literals[] = {"true", "false", "null"};
    static const char *const nothings[] = {"undefined", "NaN", "None", "nil"};
    size_t from = m->at;
    while (m->at < m->in.len && !strchr(",}]\n", m->in.at[m->at]))
        if (strchr("\"'{[(<>\\`", m->in.at[m->at++]))
            return false;
    struct str word = str_trim(str_slice(m->in, from, m->at));
    if (is_one_of(word, literals, sizeof literals / sizeof *literals) || is_number(word)) {
        buf_add_str(&m->out, word);
    } else if (is_one_of(word, nothings, sizeof nothings / sizeof *nothings)) {
        buf_add_str(&m->out, STR("null"));
    } else {
        buf_add_byte(&m->out, '"');
        for (size_t i = 0; i < word.len; i++)
            copy_byte(m, word.at[i]);
        buf_add_byte(&m->out, '"');
    }
    return true;
}

static void owe_comma(struct mender *m)
{
    if (top(m)->begun)
        buf_add_byte(&m->out, ',');
    top(m)->begun = true;
}

static bool take_key(struct mender *m)
{
    if (!is_key(m, m->at))
        return false;
    size_t before = m->out.len;
    bool begun = top(m)->begun;
    owe_comma(m);
    if (m->in.at[m->at] == '"' || m->in.at[m->at] == '\'') {
        copy_string(m);
    } else {
        buf_add_byte(&m->out, '"');
        while (is_key_byte(peek(m, m->at)))
            buf_add_byte(&m->out, m->in.at[m->at++]);
        buf_add_byte(&m->out, '"');
        m->cut = m->at >= m->in.len;
    }
    if (m->cut) {
        m->out.len = before;
        top(m)->begun = begun;
        return true;
    }
    top(m)->state = STATE_KEY;
    return true;
}

static bool open_level(struct mender *m, char closer)
{
    if (m->depth == JSON_MEND_DEPTH_MAX)
        return false;
    buf_add_byte(&m->out, m->in.at[m->at++]);
    m->levels[++m->depth] = (struct level){.closer = closer};
    return true;
}

static bool take_value(struct mender *m)
{
    struct level *level = top(m);
    char c = m->in.at[m->at];
    size_t before = m->out.len;
    bool begun = level->begun;
    if (level->closer == ']')
        owe_comma(m);
    level->state = STATE_VALUE;
    if (c == '{' || c == '[')
        return open_level(m, c == '{' ? '}' : ']');
    if (c != '"' && c != '\'')
        return m->depth > 0 && copy_bare_value(m);
    if (level->closer == '}')
        level->state = STATE_COLON; /* ends_string asks for it */
    copy_string(m);
    if (m->cut && level->closer == ']') {
        m->out.len = before;
        level->begun = begun;
    }
    level->state = m->cut && level->closer == '}' ? STATE_COLON : STATE_VALUE;
    return true;
}

/* Ends the innermost object or array; a key whose value is missing gets null. */
static void close_level(struct mender *m)
{
    if (top(m)->state == STATE_KEY)
        buf_add_byte(&m->out, ':');
    if (top(m)->closer == '}' && (top(m)->state == STATE_KEY || top(m)->state == STATE_COLON))
        buf_add_str(&m->out, STR("null"));
    buf_add_byte(&m->out, top(m)->closer);
    if (m->depth)
        m->depth--;
}

/* A mark other than those that begin a value or a key. */
static bool take_mark(struct mender *m, char c)
{
    struct level *level = top(m);
    m->at++;
    if (c == ':') {
        bool expected = level->state == STATE_KEY;
        level->state = STATE_COLON;
        return expected && buf_add_byte(&m->out, ':');
    }
    if (c == ',') {
        if (level->closer == '}' && level->state == STATE_COLON)
            buf_add_str(&m->out, STR("null"));
        bool dangling = level->state == STATE_KEY;
        level->state = STATE_NEXT;
        return !dangling;
    }
    if (m->depth == 0)
        return true; /* one closed more than was opened */
    if (level->closer != c || level->state == STATE_KEY)
        return false;
    close_level(m);
    return true;
}

/* The length of a comment at `at`; 0 where there is none. */
static size_t comment_length(const struct mender *m)
{
    static const struct {
        struct str open, close;
    } kinds[] = {
        {STR_INIT("//"), STR_INIT("\n")},
        {STR_INIT("/*"), STR_INIT("*/")},
        {STR_INIT("<!--"), STR_INIT("\n")},
        {STR_INIT("-->"), STR_INIT("")},
    };
    struct str rest = str_slice(m->in, m->at, m->in.len);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_starts(rest, kinds[i].open))
            continue;
        size_t end =
            kinds[i].close.len ? str_find(rest, kinds[i].close, kinds[i].open.len) : kinds[i].open.len;
        return end == SIZE_MAX ? rest.len : end + kinds[i].close.len;
    }
    return 0;
}

static bool take_token(struct mender *m)
{
    char c = m->in.at[m->at];
    size_t comment = comment_length(m);
    if ((unsigned char)c <= ' ' || comment) {
        m->at += comment ? comment : 1;
        return true;
    }
    if (m->depth == 0 && c == ';')
        return m->at++, true;
    if (strchr(":,}]", c))
        return take_mark(m, c);
    if (top(m)->closer == '}' && (top(m)->state == STATE_NEXT || top(m)->state == STATE_VALUE))
        return take_key(m);
    return top(m)->state != STATE_KEY &&
           (top(m)->closer == '}' || top(m)->state == STATE_NEXT || c == '{' || c == '[') && take_value(m);
}

bool json_mend(struct run *run, struct str text, struct str *mended)
{
    struct mender *m = arena_alloc(run->arena, sizeof *m);
    if (!m || str_trim(text).len == 0)
        return false;
    m->in = text = str_trim(text);
    m->is_open = !strchr("}]", text.at[text.len - 1]);
    m->levels[0] = (struct level){.closer = ']'};
    buf_init(&m->out, run->arena, GROWTH_MAX * text.len + (size_t)JSON_MEND_DEPTH_MAX * GROWTH_MAX);
    buf_add_byte(&m->out, '[');
    while (m->at < m->in.len && !m->cut)
        if (!take_token(m))
            return false;
    while (m->depth)
        close_level(m);
    buf_add_byte(&m->out, ']');
    *mended = buf_str(&m->out);
    return !m->out.failed;
}
