#include "desk/batch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/uio.h>
#include <unistd.h>

#include "desk/answer.h"
#include "desk/job_list.h"
#include "desk/lines.h"

/* One line in flight. */
struct slot {
    struct batch *batch;
    size_t asked;     /* bytes of its line */
    struct buf bytes; /* its answer, once done; heap */
    bool done, problem;
};

/*  slots:  [..][head: oldest, written next][..][newest][..]     a ring; `used` of them, from head on */
struct batch {
    struct batch_config config;
    struct lines lines;
    struct batch_counts counts;
    bool blank;              /* a blank line is held back: it may be the last */
    uint64_t blank_line;     /* its number */
    struct job_list refused; /* jobs of slots that the desk's queue had no room for yet */
    bool ended;              /* no further line is taken */
    enum batch_end end;
    int end_errno;
    int wake; /* eventfd: a slot was done */

    pthread_mutex_t mutex; /* guards what follows */
    size_t bytes;          /* of the lines asked and the answers not yet written */
    size_t head, used, size;
    struct slot slots[];
};

enum { SPARE_SLOTS = 2 }; /* past the window: a line may bring the blank one before it along */

struct batch *batch_create(const struct batch_config *config)
{
    size_t size = config->window + SPARE_SLOTS;
    struct batch *batch = calloc(1, sizeof(*batch) + size * sizeof(struct slot));
    if (!batch)
        return NULL;
    batch->config = *config;
    batch->size = size;
    batch->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (batch->wake < 0) {
        free(batch);
        return NULL;
    }
    for (size_t i = 0; i < size; i++)
        batch->slots[i].batch = batch;
    pthread_mutex_init(&batch->mutex, NULL);
    lines_init(&batch->lines, config->in, config->line_bytes);
    return batch;
}

void batch_destroy(struct batch *batch)
{
    if (!batch)
        return;
    for (size_t i = 0; i < batch->size; i++)
        buf_free(&batch->slots[i].bytes);
    for (struct job *job; (job = list_take(&batch->refused));)
        job_destroy(job);
    lines_free(&batch->lines);
    pthread_mutex_destroy(&batch->mutex);
    close(batch->wake);
    free(batch);
}

static void end_batch(struct batch *batch, enum batch_end end)
{
    if (batch->ended)
        return;
    batch->ended = true;
    batch->end = end;
    batch->end_errno = errno;
}

/* The next free slot; the mutex is held. */
static struct slot *open_slot(struct batch *batch, size_t asked)
{
    struct slot *slot = &batch->slots[(batch->head + batch->used++) % batch->size];
    slot->asked = asked;
    slot->done = false;
    batch->bytes += asked;
    return slot;
}

/* The answer is there; the mutex is held. */
static void fill_slot(struct slot *slot, struct reply *reply)
{
    slot->bytes = reply->bytes;
    slot->problem = reply->kind == REPLY_PROBLEM;
    slot->done = true;
    slot->batch->bytes += slot->bytes.len;
    slot->batch->bytes -= slot->asked;
    reply->bytes = (struct buf){0};
}

/* On the desk's thread. */
static void on_done(struct job *job)
{
    struct slot *slot = job->owner;
    struct batch *batch = slot->batch;
    pthread_mutex_lock(&batch->mutex);
    fill_slot(slot, &job->reply);
    pthread_mutex_unlock(&batch->mutex);
    job_destroy(job);
    eventfd_write(batch->wake, 1);
}

/* Hands the jobs over that wait for it, as far as the desk takes them. */
static void submit(struct batch *batch)
{
    for (struct job *job; (job = list_take(&batch->refused));)
        if (desk_submit(batch->config.desk, job) != DESK_TAKEN) {
            list_prepend(&batch->refused, job);
            return;
        }
}

/* Sends a line to the desk, whose bytes the job takes over. */
static void ask_line(struct batch *batch, struct buf *line, uint64_t number)
{
    struct job *job = job_create();
    struct str body = buf_str(line);
    if (!job || !job_adopt(job, line->at)) {
        end_batch(batch, BATCH_REFUSED);
        job_destroy(job);
        return;
    }
    job->ask = (struct ask){.kind = ASK_LINE,
                            .body = body,
                            .options = batch->config.options,
                            .options_given = batch->config.options_given,
                            .line = number};
    job->done = on_done;
    pthread_mutex_lock(&batch->mutex);
    job->owner = open_slot(batch, body.len);
    pthread_mutex_unlock(&batch->mutex);
    list_append(&batch->refused, job);
    submit(batch);
}

/* Answers a line that was longer than it may be. */
static void answer_too_long(struct batch *batch)
{
    struct ask ask = {.kind = ASK_LINE, .line = batch->lines.number};
    struct reply reply = {0};
    struct failure failure;
    failure_set(&failure, FAIL_BODY_TOO_LARGE, "Line %llu is longer than %zu bytes.",
                (unsigned long long)ask.line, batch->config.line_bytes);
    answer_problem(&ask, &failure, STR("null"), STR_NONE, batch->config.result_bytes, &reply);
    pthread_mutex_lock(&batch->mutex);
    fill_slot(open_slot(batch, 0), &reply);
    pthread_mutex_unlock(&batch->mutex);
    eventfd_write(batch->wake, 1); /* no job's end may come any more to have it written */
}

/* Asks for the blank line that was held back: it was not the last. */
static void release_blank(struct batch *batch)
{
    struct buf nothing = {0};
    if (batch->blank)
        ask_line(batch, &nothing, batch->blank_line);
    batch->blank = false;
}

static void take_line(struct batch *batch, struct buf *line)
{
    if (str_trim(buf_str(line)).len) {
        ask_line(batch, line, batch->lines.number);
        return;
    }
    buf_free(line);
    batch->blank = true;
    batch->blank_line = batch->lines.number;
}

static bool is_open(struct batch *batch)
{
    pthread_mutex_lock(&batch->mutex);
    bool open = batch->used < batch->config.window && batch->bytes < batch->config.window_bytes;
    pthread_mutex_unlock(&batch->mutex);
    return open && !batch->ended && !batch->refused.first;
}

/* Takes whole lines while there is room. True when it stopped for want of input. */
static bool take_lines(struct batch *batch)
{
    submit(batch);
    while (is_open(batch)) {
        struct buf line;
        enum line_event event = lines_next(&batch->lines, &line);
        switch (event) {
        case LINE_MORE:
            return true;
        case LINE_END:
            end_batch(batch, BATCH_ANSWERED);
            break;
        case LINE_REFUSED:
            end_batch(batch, BATCH_REFUSED);
            break;
        case LINE_WHOLE:
            release_blank(batch);
            take_line(batch, &line);
            break;
        case LINE_TOO_LONG:
            release_blank(batch);
            answer_too_long(batch);
            break;
        }
    }
    return false;
}

static bool wait_writable(int fd)
{
    struct pollfd entry = {.fd = fd, .events = POLLOUT};
    return poll(&entry, 1, -1) >= 0 || errno == EINTR;
}

/* Writes bytes and a newline. */
static bool write_line(int fd, struct str bytes)
{
    struct iovec parts[] = {{(char *)(uintptr_t)bytes.at, bytes.len}, {(char[]){'\n'}, 1}};
    size_t first = 0;
    while (first < 2) {
        ssize_t put = writev(fd, parts + first, (int)(2 - first));
        if (put < 0 && errno != EINTR && (errno != EAGAIN || !wait_writable(fd)))
            return false;
        for (size_t left = put > 0 ? (size_t)put : 0; first < 2;) {
            size_t step = left < parts[first].iov_len ? left : parts[first].iov_len;
            parts[first].iov_base = (char *)parts[first].iov_base + step;
            parts[first].iov_len -= step;
            left -= step;
            if (parts[first].iov_len)
                break;
            first++;
        }
    }
    return true;
}

/* The head of the order, if its answer is there. */
static struct slot *ready_slot(struct batch *batch)
{
    pthread_mutex_lock(&batch->mutex);
    struct slot *slot = batch->used && batch->slots[batch->head].done ? &batch->slots[batch->head] : NULL;
    pthread_mutex_unlock(&batch->mutex);
    return slot;
}

static void close_slot(struct batch *batch, struct slot *slot)
{
    pthread_mutex_lock(&batch->mutex);
    batch->bytes -= slot->bytes.len;
    batch->head = (batch->head + 1) % batch->size;
    batch->used--;
    pthread_mutex_unlock(&batch->mutex);
    buf_free(&slot->bytes);
}

/* Writes every answer whose turn it is. False when that is not possible. */
static bool write_ready(struct batch *batch)
{
    uint64_t before = batch->counts.lines;
    for (struct slot *slot; (slot = ready_slot(batch));) {
        if (!slot->bytes.len) {
            batch->end = BATCH_REFUSED;
            return false;
        }
        if (!write_line(batch->config.out, buf_str(&slot->bytes))) {
            batch->end = BATCH_OUTPUT_FAILED;
            return false;
        }
        batch->counts.lines++;
        batch->counts.problems += slot->problem;
        close_slot(batch, slot);
    }
    if (batch->config.progress && batch->counts.lines > before)
        batch->config.progress(&batch->counts);
    return true;
}

static void wait_for_more(struct batch *batch, bool for_input)
{
    struct pollfd entries[] = {{.fd = batch->wake, .events = POLLIN},
                               {.fd = batch->ended ? -1 : batch->config.stop, .events = POLLIN},
                               {.fd = for_input ? batch->config.in : -1, .events = POLLIN}};
    if (poll(entries, 3, -1) < 0)
        return;
    eventfd_t ignored;
    eventfd_read(batch->wake, &ignored);
    if (entries[1].revents)
        end_batch(batch, BATCH_STOPPED);
    else if (entries[2].revents && !lines_fill(&batch->lines))
        end_batch(batch, BATCH_INPUT_FAILED);
}

enum batch_end batch_run(struct batch *batch, struct batch_counts *counts)
{
    while (write_ready(batch)) {
        bool for_input = take_lines(batch);
        if (batch->ended && batch->used == 0) {
            errno = batch->end_errno;
            break;
        }
        wait_for_more(batch, for_input);
    }
    *counts = batch->counts;
    return batch->end;
}
