#include "desk/wire.h"

#include <stdlib.h>

#include "render/render.h"

#define WIRE_MAGIC 0x31574443u /* "CDW1" where the low byte comes first */

enum { FIELD_HEADER_SIZE = 1 + sizeof(uint32_t) };

struct wire_header {
    uint32_t magic;
    uint32_t count;
    uint64_t len;
};
_Static_assert(sizeof(struct wire_header) == WIRE_HEADER_SIZE, "the header has no padding");

/* How a member of a struct goes over the wire. */
enum wire_type {
    WIRE_SPAN,  /* a struct str: its bytes */
    WIRE_FIXED, /* `size` bytes as they lie in memory */
    WIRE_BOOL,  /* one byte, 0 or 1 */
};

struct wire_field {
    uint8_t tag; /* 1 … 31, unique within its table */
    uint8_t type;
    size_t offset, size;
};

#define SPAN(tag, type, member)                                                                              \
    {                                                                                                        \
        tag, WIRE_SPAN, offsetof(type, member), sizeof(struct str)                                           \
    }
#define FIXED(tag, type, member)                                                                             \
    {                                                                                                        \
        tag, WIRE_FIXED, offsetof(type, member), sizeof(((type *)0)->member)                                 \
    }
#define BOOL(tag, type, member)                                                                              \
    {                                                                                                        \
        tag, WIRE_BOOL, offsetof(type, member), sizeof(bool)                                                 \
    }
#define FIELDS(table) (table), sizeof(table) / sizeof((table)[0])

/* Tags of lists, whose fields come any number of times and are made of fields. */
enum { TAG_PAGE = 40, TAG_PAGE_HEADER = 41, TAG_LIMITS = 42 };

static const struct wire_field job_fields[] = {
    FIXED(1, struct job, ask.kind),
    SPAN(2, struct job, ask.url),
    SPAN(3, struct job, ask.body),
    SPAN(4, struct job, ask.content_type),
    SPAN(5, struct job, ask.content_encoding),
    FIXED(6, struct job, ask.options),
    FIXED(7, struct job, ask.options_given),
    FIXED(8, struct job, ask.line),
    FIXED(9, struct job, failure),
    FIXED(10, struct job, rendered),
    FIXED(11, struct job, missed),
    FIXED(12, struct job, missed_reason),
};

static const struct wire_field page_fields[] = {
    SPAN(1, struct page, url),
    SPAN(2, struct page, resolved_url),
    SPAN(3, struct page, body),
    SPAN(4, struct page, content_type),
    SPAN(5, struct page, date_downloaded),
    FIXED(6, struct page, status_code),
    BOOL(7, struct page, is_unicode),
};

static const struct wire_field page_header_fields[] = {
    SPAN(1, struct header, name),
    SPAN(2, struct header, value),
};

/* A reply as it goes over the wire: its bytes and URL as spans. */
struct reply_view {
    enum reply_kind kind;
    struct failure failure;
    struct str bytes, follow_url;
    int64_t stage_ns[STAGE_COUNT];
    enum form form;
    unsigned deadline_ms;
    enum follow_reason follow_reason;
};

static const struct wire_field reply_fields[] = {
    FIXED(1, struct reply_view, kind),        FIXED(2, struct reply_view, failure),
    SPAN(3, struct reply_view, bytes),        SPAN(4, struct reply_view, follow_url),
    FIXED(5, struct reply_view, stage_ns),    FIXED(6, struct reply_view, form),
    FIXED(7, struct reply_view, deadline_ms), FIXED(8, struct reply_view, follow_reason),
};

static void add_field(struct buf *out, uint8_t tag, const void *bytes, size_t len)
{
    if (len > UINT32_MAX) {
        out->failed = true;
        return;
    }
    uint32_t len32 = (uint32_t)len;
    buf_add(out, &tag, sizeof(tag));
    buf_add(out, &len32, sizeof(len32));
    if (len)
        buf_add(out, bytes, len);
}

/* Adds an object's fields; returns how many. */
static uint32_t add_fields(struct buf *out, const void *object, const struct wire_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *member = (const char *)object + fields[i].offset;
        if (fields[i].type == WIRE_SPAN) {
            const struct str *span = (const struct str *)(const void *)member;
            add_field(out, fields[i].tag, span->at, span->len);
        } else {
            add_field(out, fields[i].tag, member, fields[i].size);
        }
    }
    return (uint32_t)count;
}

/* Opens a field whose length is filled in by end_field. */
static size_t begin_field(struct buf *out, uint8_t tag)
{
    add_field(out, tag, NULL, 0);
    return out->len;
}

static void end_field(struct buf *out, size_t start)
{
    if (out->failed)
        return;
    if (out->len - start > UINT32_MAX) {
        out->failed = true;
        return;
    }
    uint32_t len = (uint32_t)(out->len - start);
    memcpy(out->at + start - sizeof(len), &len, sizeof(len));
}

static size_t begin_frame(struct buf *out)
{
    struct wire_header header = {.magic = WIRE_MAGIC};
    size_t start = out->len;
    buf_add(out, &header, sizeof(header));
    return start;
}

static bool end_frame(struct buf *out, size_t start, uint32_t count)
{
    if (out->failed)
        return false;
    struct wire_header header = {
        .magic = WIRE_MAGIC, .count = count, .len = out->len - start - WIRE_HEADER_SIZE};
    memcpy(out->at + start, &header, sizeof(header));
    return true;
}

static void add_page(struct buf *out, const struct page *page)
{
    size_t start = begin_field(out, TAG_PAGE);
    add_fields(out, page, FIELDS(page_fields));
    for (size_t i = 0; i < page->header_count && i < WIRE_HEADERS_MAX; i++) {
        size_t header_start = begin_field(out, TAG_PAGE_HEADER);
        add_fields(out, &page->headers[i], FIELDS(page_header_fields));
        end_field(out, header_start);
    }
    end_field(out, start);
}

bool wire_encode_hello(const struct limits *limits, struct buf *out)
{
    size_t start = begin_frame(out);
    add_field(out, TAG_LIMITS, limits, sizeof(*limits));
    return end_frame(out, start, 1);
}

bool wire_encode_job(const struct job *job, struct buf *out)
{
    if (job->page_count > WIRE_PAGES_MAX)
        return false;
    size_t start = begin_frame(out);
    uint32_t count = add_fields(out, job, FIELDS(job_fields));
    for (size_t i = 0; i < job->page_count; i++, count++)
        add_page(out, &job->pages[i]);
    return end_frame(out, start, count);
}

bool wire_encode_reply(const struct reply *reply, struct buf *out)
{
    struct reply_view view = {.kind = reply->kind,
                              .failure = reply->failure,
                              .bytes = buf_str(&reply->bytes),
                              .follow_url = str_of(reply->follow_url),
                              .form = reply->form,
                              .deadline_ms = reply->deadline_ms,
                              .follow_reason = reply->follow_reason};
    memcpy(view.stage_ns, reply->stage_ns, sizeof(view.stage_ns));
    size_t start = begin_frame(out);
    uint32_t count = add_fields(out, &view, FIELDS(reply_fields));
    return end_frame(out, start, count);
}

/* Cuts the next field off the front of *rest. */
static bool next_field(struct str *rest, uint8_t *tag, struct str *bytes)
{
    uint32_t len;
    if (rest->len < FIELD_HEADER_SIZE)
        return false;
    *tag = (uint8_t)rest->at[0];
    memcpy(&len, rest->at + 1, sizeof(len));
    if (len > rest->len - FIELD_HEADER_SIZE)
        return false;
    *bytes = str_slice(*rest, FIELD_HEADER_SIZE, FIELD_HEADER_SIZE + (size_t)len);
    *rest = str_slice(*rest, FIELD_HEADER_SIZE + (size_t)len, rest->len);
    return true;
}

/* Puts one field into its member of object. `seen` has a bit for each tag that came. */
static bool take_field(void *object, const struct wire_field *fields, size_t count, uint8_t tag,
                       struct str bytes, uint32_t *seen)
{
    const struct wire_field *field = fields;
    while (field < fields + count && field->tag != tag)
        field++;
    if (field == fields + count || (*seen & (1u << tag)))
        return false;
    *seen |= 1u << tag;
    char *member = (char *)object + field->offset;
    if (field->type == WIRE_SPAN) {
        memcpy(member, &bytes, sizeof(bytes));
        return true;
    }
    if (bytes.len != field->size || (field->type == WIRE_BOOL && (unsigned char)bytes.at[0] > 1))
        return false;
    memcpy(member, bytes.at, bytes.len);
    return true;
}

static bool open_frame(struct str frame, struct str *fields, uint32_t *count)
{
    size_t size;
    struct wire_header header;
    if (frame.len < WIRE_HEADER_SIZE || !wire_frame_size(frame.at, frame.len, &size) || size != frame.len)
        return false;
    memcpy(&header, frame.at, sizeof(header));
    *count = header.count;
    *fields = str_slice(frame, WIRE_HEADER_SIZE, frame.len);
    return true;
}

static bool failure_is_sound(const struct failure *failure)
{
    return (unsigned)failure->code < FAIL_COUNT && memchr(failure->detail, '\0', sizeof(failure->detail)) &&
           memchr(failure->member, '\0', sizeof(failure->member));
}

static bool take_header(struct str fields, struct header *header)
{
    uint8_t tag;
    struct str bytes;
    uint32_t seen = 0;
    while (fields.len)
        if (!next_field(&fields, &tag, &bytes) ||
            !take_field(header, FIELDS(page_header_fields), tag, bytes, &seen))
            return false;
    return true;
}

/* How many fields of that tag there are; a broken field ends the count, and take_page finds it. */
static size_t count_tag(struct str fields, uint8_t wanted)
{
    uint8_t tag;
    struct str bytes;
    size_t count = 0;
    while (next_field(&fields, &tag, &bytes))
        count += tag == wanted;
    return count;
}

static bool take_page(struct str fields, struct arena *arena, struct page *page)
{
    size_t header_count = count_tag(fields, TAG_PAGE_HEADER);
    if (header_count > WIRE_HEADERS_MAX)
        return false;
    struct header *headers = arena_alloc_array(arena, header_count, sizeof(*headers));
    if (!headers)
        return false;
    uint8_t tag;
    struct str bytes;
    uint32_t seen = 0;
    page->headers = headers;
    while (fields.len) {
        if (!next_field(&fields, &tag, &bytes))
            return false;
        bool taken = tag == TAG_PAGE_HEADER ? take_header(bytes, &headers[page->header_count++])
                                            : take_field(page, FIELDS(page_fields), tag, bytes, &seen);
        if (!taken)
            return false;
    }
    return true;
}

bool wire_frame_size(const char *header_bytes, size_t cap, size_t *size)
{
    struct wire_header header;
    memcpy(&header, header_bytes, sizeof(header));
    if (header.magic != WIRE_MAGIC || cap < WIRE_HEADER_SIZE || header.len > cap - WIRE_HEADER_SIZE)
        return false;
    *size = WIRE_HEADER_SIZE + (size_t)header.len;
    return true;
}

bool wire_decode_hello(struct str frame, struct limits *limits)
{
    uint32_t count;
    uint8_t tag;
    struct str fields, bytes;
    if (!open_frame(frame, &fields, &count) || count != 1 || !next_field(&fields, &tag, &bytes))
        return false;
    if (tag != TAG_LIMITS || bytes.len != sizeof(*limits) || fields.len)
        return false;
    memcpy(limits, bytes.at, sizeof(*limits));
    return true;
}

static bool options_are_sound(const struct options *options)
{
    return (unsigned)options->form < FORM_COUNT && options->include >> INCLUDE_COUNT == 0 &&
           (unsigned)options->favor <= FAVOR_RECALL && options->pages <= PAGES_MAX;
}

_Static_assert(WIRE_PAGES_MAX < 64, "job.rendered has a bit for each page");

/* Every rendered page stands behind one that is not. */
static bool rendered_is_sound(const struct job *job)
{
    return job->rendered >> job->page_count == 0 && !(job->rendered & 1) &&
           !(job->rendered & job->rendered << 1);
}

static bool job_is_sound(const struct job *job)
{
    return (unsigned)job->ask.kind <= ASK_URL && options_are_sound(&job->ask.options) &&
           failure_is_sound(&job->failure) && failure_is_sound(&job->missed) &&
           (unsigned)job->missed_reason <= FOLLOW_RENDER && rendered_is_sound(job);
}

bool wire_decode_job(struct str frame, struct arena *arena, struct job *job)
{
    uint32_t count, seen = 0;
    uint8_t tag;
    struct str fields, bytes;
    memset(job, 0, sizeof(*job));
    if (!open_frame(frame, &fields, &count))
        return false;
    struct page *pages = arena_alloc_array(arena, WIRE_PAGES_MAX, sizeof(*pages));
    if (!pages)
        return false;
    job->pages = pages;
    for (; count; count--) {
        if (!next_field(&fields, &tag, &bytes))
            return false;
        if (tag == TAG_PAGE && job->page_count == WIRE_PAGES_MAX)
            return false;
        bool taken = tag == TAG_PAGE ? take_page(bytes, arena, &pages[job->page_count++])
                                     : take_field(job, FIELDS(job_fields), tag, bytes, &seen);
        if (!taken)
            return false;
    }
    return fields.len == 0 && job_is_sound(job);
}

static bool view_is_sound(const struct reply_view *view, size_t cap)
{
    return (unsigned)view->kind <= REPLY_FOLLOW && (unsigned)view->form < FORM_COUNT &&
           failure_is_sound(&view->failure) && view->bytes.len <= cap &&
           view->follow_url.len <= WIRE_URL_MAX && str_find_byte(view->follow_url, '\0', 0) == SIZE_MAX &&
           (unsigned)view->follow_reason <= FOLLOW_RENDER &&
           (view->kind == REPLY_FOLLOW && view->follow_reason != FOLLOW_RENDER) ==
               (view->follow_url.len > 0) &&
           (view->kind == REPLY_PROBLEM) == (view->failure.code != FAIL_NONE);
}

static bool read_view(struct str frame, struct reply_view *view)
{
    uint32_t count, seen = 0;
    uint8_t tag;
    struct str fields, bytes;
    if (!open_frame(frame, &fields, &count))
        return false;
    for (; count; count--)
        if (!next_field(&fields, &tag, &bytes) || !take_field(view, FIELDS(reply_fields), tag, bytes, &seen))
            return false;
    return fields.len == 0;
}

bool wire_decode_reply(struct str frame, size_t cap, struct reply *reply)
{
    struct reply_view view = {0};
    memset(reply, 0, sizeof(*reply));
    buf_init(&reply->bytes, NULL, cap);
    if (!read_view(frame, &view) || !view_is_sound(&view, cap))
        return false;
    reply->kind = view.kind;
    reply->failure = view.failure;
    reply->form = view.form;
    reply->deadline_ms = view.deadline_ms;
    reply->follow_reason = view.follow_reason;
    reply->media_type = view.kind == REPLY_PROBLEM ? PROBLEM_MEDIA_TYPE : form_media_type(view.form);
    memcpy(reply->stage_ns, view.stage_ns, sizeof(reply->stage_ns));
    if (view.follow_url.len && !(reply->follow_url = strndup(view.follow_url.at, view.follow_url.len)))
        return false;
    return buf_add_str(&reply->bytes, view.bytes);
}
