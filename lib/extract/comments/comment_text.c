#include "extract/comments/comment_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"

enum {
    LABEL_WORDS_MAX = 6, /* of a piece that repeats from comment to comment, or stands around name and time */
    LINK_WORDS_MAX = 4,  /* of a piece that is a link, as "Reply to Ada" */
    CLIMB_MAX = 24,      /* steps from a piece up to the element that holds what is written */
    REPEATED_PERCENT = 50, /* of the comments that hold a piece for it to be no one's words */
    REPEATED_MIN = 2,
    PROBES_MAX = 32
};

/* Pieces as short as labels, and in how many comments each stands. */
struct repeats {
    struct repeat {
        uint64_t key;
        uint32_t comments, last; /* how many; 1 + the last of them */
    } * slots;
    size_t mask, comment_count;
};

static bool is_short(const struct segment *s)
{
    return s->words <= LABEL_WORDS_MAX;
}

/* The slot of a text: its own, or a free one; NULL where a page was made to have none. */
static struct repeat *slot_of(const struct repeats *repeats, struct str text)
{
    uint64_t key = str_hash64(text) | 1;
    for (size_t i = 0; i < PROBES_MAX; i++) {
        struct repeat *slot = &repeats->slots[((key >> 7) + i) & repeats->mask];
        if (slot->key == 0)
            slot->key = key;
        if (slot->key == key)
            return slot;
    }
    return NULL;
}

static bool count_repeats(struct run *run, const struct comment_parts *comments, size_t count,
                          struct repeats *repeats)
{
    size_t shorts = 0, room = 16;
    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n < comments[i].count; n++)
            shorts += is_short(comments[i].segments[n]);
    while (room < shorts * 2)
        room *= 2;
    *repeats = (struct repeats){run_alloc_array(run, room, sizeof *repeats->slots), room - 1, count};
    if (!repeats->slots)
        return false;
    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < comments[i].count; n++) {
            const struct segment *s = comments[i].segments[n];
            struct repeat *slot = is_short(s) ? slot_of(repeats, s->text) : NULL;
            if (slot && slot->last != i + 1) {
                slot->last = (uint32_t)i + 1;
                slot->comments++;
            }
        }
    }
    return true;
}

static bool is_repeated(const struct repeats *repeats, const struct segment *s)
{
    const struct repeat *slot = is_short(s) ? slot_of(repeats, s->text) : NULL;
    return slot && slot->comments >= REPEATED_MIN &&
           (size_t)slot->comments * 100 >= repeats->comment_count * REPEATED_PERCENT;
}

struct writing {
    const struct doc *doc;
    const struct comment_scope *scope;
    struct repeats repeats;
    struct buf *out;
};

static bool holds(const struct doc *doc, uint32_t node, uint32_t inner)
{
    return inner && inner >= node && inner < doc->nodes[node].end;
}

/* Whether a piece holds the place of a mark, or stands in it. */
static bool is_at(const struct doc *doc, const struct segment *s, uint32_t mark)
{
    return mark && ((mark >= s->first && mark < s->end) || holds(doc, mark, s->first));
}

/* Whether a piece stands in an element of the comment that is so named, and holds neither author nor time. */
static bool is_in(const struct writing *w, const struct post *post, const struct segment *s, unsigned names)
{
    uint32_t node = s->node;
    for (unsigned i = 0; i < CLIMB_MAX && node != post->container && node; i++) {
        if ((w->scope->named[node] & names) && !holds(w->doc, node, post->author_node) &&
            !holds(w->doc, node, post->time_node))
            return true;
        node = w->doc->nodes[node].parent;
    }
    return false;
}

/* What is said around a comment in any case. */
static bool is_label(const struct repeats *repeats, const struct post *post, const struct segment *s)
{
    if (s->letters == 0 && s->digits > 0)
        return true;
    if (s->links && s->link_words == s->words && s->words <= LINK_WORDS_MAX)
        return true;
    return says_same(s->text, post->author.name) || says_same(s->text, post->date_created_raw) ||
           is_repeated(repeats, s);
}

/* Whether a piece holds the author's name or the time, and little else. */
static bool is_about(const struct doc *doc, const struct post *post, const struct segment *s)
{
    bool author = is_at(doc, s, post->author_node), time = is_at(doc, s, post->time_node);
    uint32_t about = LABEL_WORDS_MAX;
    if (author)
        about += count_words(post->author.name).words;
    if (time)
        about += count_words(post->date_created_raw).words;
    return (author || time) && s->words <= about;
}

/* The text behind the author's name that it begins with: "Ada: I think …". */
static struct str without_name(struct str text, struct str name)
{
    if (!name.len || !str_starts(text, name))
        return text;
    size_t i = name.len, at = i;
    while (i < text.len) {
        at = i;
        if (is_word_character(utf8_next(text, &i)))
            break;
        at = i;
    }
    return str_slice(text, at, text.len);
}

static void add_paragraph(struct buf *out, struct str text)
{
    text = str_trim(text);
    if (!text.len || out->len >= COMMENT_TEXT_MAX)
        return;
    if (out->len)
        buf_add_str(out, STR("\n\n"));
    if (out->len < COMMENT_TEXT_MAX)
        buf_add_str(out, utf8_cut(text, COMMENT_TEXT_MAX - out->len));
}

static bool is_around(const struct writing *w, const struct post *post, const struct segment *s)
{
    return is_label(&w->repeats, post, s) || is_in(w, post, s, NAMED_ACTION);
}

static void write_text(const struct writing *w, struct comment_parts *comment)
{
    const struct post *post = comment->post;
    bool in_content = false;
    for (size_t i = 0; i < comment->count && !in_content; i++)
        in_content = is_in(w, post, comment->segments[i], NAMED_CONTENT);
    for (size_t i = 0; i < comment->count; i++) {
        const struct segment *s = comment->segments[i];
        if (is_around(w, post, s) ||
            (in_content ? !is_in(w, post, s, NAMED_CONTENT) : is_about(w->doc, post, s)))
            continue;
        bool named = is_at(w->doc, s, post->author_node);
        comment->words += s->words;
        comment->link_words += s->link_words;
        add_paragraph(w->out, named ? without_name(s->text, post->author.name) : s->text);
    }
}

bool write_comment_texts(const struct facts *facts, const struct comment_scope *scope,
                         struct comment_parts *comments, size_t count)
{
    struct writing w = {.doc = facts->sheet->doc, .scope = scope};
    if (!count_repeats(facts->run, comments, count, &w.repeats))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct buf out;
        buf_init(&out, facts->run->arena, COMMENT_TEXT_MAX + sizeof "\n\n");
        w.out = &out;
        write_text(&w, &comments[i]);
        if (out.failed)
            return fail(facts->run, FAIL_PAGE_TOO_COMPLEX,
                        "The page's comments need more memory than one job may allocate.");
        comments[i].text = str_trim(buf_str(&out));
    }
    return true;
}
