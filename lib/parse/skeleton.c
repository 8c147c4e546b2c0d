#include "parse/skeleton.h"

#include "base/reference.h"

enum {
    BLOCK_SIZE = 64 << 10,
    BLANK_MAX = 512, /* of white space between two tags; libxml2 tells of longer runs in pieces */
    MARKUP_SHARE = 2 /* the markup is mostly less than this part of the page */
};

void skeleton_begin(struct skeleton_writer *writer, struct run *run, struct skeleton *skeleton,
                    size_t page_size)
{
    *skeleton = (struct skeleton){0};
    *writer = (struct skeleton_writer){.run = run, .skeleton = skeleton};
    buf_init(&writer->markup, run->arena, arena_cap(run->arena));
    buf_reserve(&writer->markup, page_size / MARKUP_SHARE + 1);
}

/* Room for `more` bytes right after the last `kept` bytes of the block; NULL after fail(). */
static char *block_room(struct skeleton_writer *writer, size_t kept, size_t more)
{
    if (writer->block_size - writer->block_len >= more)
        return writer->block + writer->block_len;
    size_t size = (kept + more) * 2 < BLOCK_SIZE ? BLOCK_SIZE : (kept + more) * 2;
    char *block = run_alloc(writer->run, size);
    if (!block)
        return NULL;
    if (kept)
        memcpy(block, writer->block + writer->block_len - kept, kept);
    writer->block = block;
    writer->block_size = size;
    writer->block_len = kept;
    return block + kept;
}

static size_t put_code_point(char *out, uint32_t c)
{
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint8_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[len] | c);
    return len;
}

/* Writes s with its references resolved at out; returns the length, which no reference makes longer. */
static size_t resolve(char *out, struct str s, enum reference_place place)
{
    size_t len = 0, from = 0, i;
    while ((i = str_find_byte(s, '&', from)) != SIZE_MAX) {
        memcpy(out + len, s.at + from, i - from);
        len += i - from;
        struct reference reference = {'&', 0};
        size_t read = reference_read(str_slice(s, i, s.len), place, &reference);
        len += put_code_point(out + len, reference.first);
        if (reference.second)
            len += put_code_point(out + len, reference.second);
        from = i + (read ? read : 1);
    }
    memcpy(out + len, s.at + from, s.len - from);
    return len + s.len - from;
}

static bool has_reference(struct str s)
{
    return s.len && memchr(s.at, '&', s.len);
}

/* Puts s after the text that waits, which moves to the block if it is not there yet. */
static void append(struct skeleton_writer *writer, struct str s, enum text_kind kind)
{
    struct str waiting = writer->text;
    if (!writer->is_copied) {
        char *moved = block_room(writer, 0, waiting.len + s.len);
        if (!moved)
            return;
        if (waiting.len)
            memcpy(moved, waiting.at, waiting.len);
        writer->block_len += waiting.len;
        writer->is_copied = true;
    }
    char *out = block_room(writer, waiting.len, s.len);
    if (!out)
        return;
    if (kind == TEXT_RAW)
        memcpy(out, s.at, s.len);
    size_t added = kind == TEXT_RAW ? s.len : resolve(out, s, REFERENCE_IN_TEXT);
    writer->block_len += added;
    writer->text = (struct str){out - waiting.len, waiting.len + added};
}

void skeleton_text(struct skeleton_writer *writer, struct str text, enum text_kind kind)
{
    if (text.len == 0)
        return;
    if (writer->text.len || (kind == TEXT_PLAIN && has_reference(text)))
        append(writer, text, kind);
    else
        writer->text = text;
}

/* Adds a number as libxml2's scanner reads it fastest: few ASCII digits. */
static void add_number(struct buf *markup, size_t number)
{
    char digits[2 * sizeof number], *at = digits + sizeof digits;
    do
        *--at = "0123456789abcdef"[number & 15];
    while (number >>= 4);
    buf_add(markup, at, (size_t)(digits + sizeof digits - at));
}

/* Writes the text that waits: white space as it is, anything else as its number. */
static void flush_text(struct skeleton_writer *writer)
{
    struct skeleton *skeleton = writer->skeleton;
    struct str text = writer->text;
    writer->text = STR_NONE;
    writer->is_copied = false;
    if (text.len == 0)
        return;
    if (ascii_is_space(text.at[0]) && str_trim(text).len == 0) {
        buf_add_str(&writer->markup, str_slice(text, 0, BLANK_MAX));
        return;
    }
    if (!run_array_room(writer->run, &skeleton->texts, skeleton->text_count, &skeleton->text_capacity,
                        sizeof *skeleton->texts))
        return;
    add_number(&writer->markup, skeleton->text_count);
    buf_add_byte(&writer->markup, ';');
    skeleton->texts[skeleton->text_count++] = text;
}

/* A copy of s in lower case, or s itself where it is so already. */
static struct str lower(struct skeleton_writer *writer, struct str s)
{
    size_t i = 0;
    while (i < s.len && ascii_lower(s.at[i]) == s.at[i])
        i++;
    char *at = i < s.len ? block_room(writer, 0, s.len) : NULL;
    if (!at)
        return s;
    for (i = 0; i < s.len; i++)
        at[i] = ascii_lower(s.at[i]);
    writer->block_len += s.len;
    return (struct str){at, s.len};
}

void skeleton_attr(struct skeleton_writer *writer, struct str name, struct str value)
{
    struct skeleton *skeleton = writer->skeleton;
    flush_text(writer); /* it may lie at the end of the block */
    if (!run_array_room(writer->run, &skeleton->attrs, skeleton->attr_count, &skeleton->attr_capacity,
                        sizeof *skeleton->attrs))
        return;
    struct attr attr = {.name = attr_find(name), .value = value.len ? value : (struct str)STR_INIT("")};
    if (attr.name == ATTR_OTHER)
        attr.other = lower(writer, name);
    if (has_reference(value)) {
        char *at = block_room(writer, 0, value.len);
        if (!at)
            return;
        attr.value = (struct str){at, resolve(at, value, REFERENCE_IN_ATTRIBUTE)};
        writer->block_len += attr.value.len;
    }
    skeleton->attrs[skeleton->attr_count++] = attr;
}

void skeleton_start_tag(struct skeleton_writer *writer, const struct start_tag *tag, bool is_closed)
{
    struct skeleton *skeleton = writer->skeleton;
    flush_text(writer);
    skeleton->elements++;
    buf_add_byte(&writer->markup, '<');
    buf_add_str(&writer->markup, tag->name);
    if (tag->attrs.count && run_array_room(writer->run, &skeleton->tags, skeleton->tag_count,
                                           &skeleton->tag_capacity, sizeof *skeleton->tags)) {
        buf_add_str(&writer->markup, STR(" a="));
        add_number(&writer->markup, skeleton->tag_count);
        skeleton->tags[skeleton->tag_count++] = tag->attrs;
    }
    buf_add_str(&writer->markup, is_closed ? STR(" />") : STR(">"));
}

void skeleton_end_tag(struct skeleton_writer *writer, struct str name)
{
    flush_text(writer);
    buf_add_str(&writer->markup, STR("</"));
    buf_add_str(&writer->markup, name);
    buf_add_byte(&writer->markup, '>');
}

bool skeleton_end(struct skeleton_writer *writer)
{
    flush_text(writer);
    buf_add_byte(&writer->markup, '\0');
    if (writer->markup.failed)
        return fail(writer->run, FAIL_PAGE_TOO_COMPLEX, "The page needs more memory than a job may use.");
    writer->skeleton->markup = (struct str){writer->markup.at, writer->markup.len - 1};
    return writer->run->failure.code == FAIL_NONE;
}
