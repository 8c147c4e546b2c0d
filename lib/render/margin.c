#include "render/margin.h"

static struct str margin_text(const struct margin *margin)
{
    return (struct str){margin->text, margin->len};
}

static void add_trimmed(struct margin *margin)
{
    struct str text = margin_text(margin);
    while (text.len && text.at[text.len - 1] == ' ')
        text.len--;
    buf_add_str(margin->out, text);
}

void margin_block(struct margin *margin)
{
    if (!margin->is_open && margin->is_begun) {
        if (!margin->is_tight)
            margin_blank_line(margin);
        margin_line(margin);
    } else if (!margin->is_open) {
        buf_add_str(margin->out, margin_text(margin));
    }
    margin->is_begun = true;
    margin->is_open = margin->is_tight = false;
}

void margin_line(struct margin *margin)
{
    buf_add_byte(margin->out, '\n');
    buf_add_str(margin->out, margin_text(margin));
}

void margin_blank_line(struct margin *margin)
{
    buf_add_byte(margin->out, '\n');
    add_trimmed(margin);
}

void margin_next(struct margin *margin)
{
    struct buf *out = margin->out;
    if (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    margin_line(margin);
}

size_t margin_open(struct margin *margin, struct str first, struct str rest)
{
    size_t before = margin->len;
    margin_block(margin);
    buf_add_str(margin->out, first);
    if (rest.len && rest.len <= MARGIN_MAX - margin->len) {
        memcpy(margin->text + margin->len, rest.at, rest.len);
        margin->len += rest.len;
    }
    margin->is_open = true;
    return before;
}

void margin_close(struct margin *margin, size_t before)
{
    margin->len = before;
    margin->is_open = false;
}
