#include "desk/job.h"

#include <stdlib.h>

/* One heap block that dies with its job. */
struct job_memory {
    struct job_memory *next;
    void *block;
};

struct job *job_create(void)
{
    struct job *job = calloc(1, sizeof *job);
    if (job)
        job->caller_fd = -1;
    return job;
}

void job_destroy(struct job *job)
{
    if (!job)
        return;
    while (job->memory) {
        struct job_memory *memory = job->memory;
        job->memory = memory->next;
        free(memory->block);
        free(memory);
    }
    for (size_t i = 0; i < job->page_count && job->page_memory; i++)
        free(job->page_memory[i]);
    free(job->page_memory);
    free(job->pages);
    free(job->reply.follow_url);
    buf_free(&job->reply.bytes);
    free(job);
}

bool job_adopt(struct job *job, void *memory)
{
    if (!memory)
        return true;
    struct job_memory *entry = malloc(sizeof(*entry));
    if (!entry) {
        free(memory);
        return false;
    }
    *entry = (struct job_memory){.next = job->memory, .block = memory};
    job->memory = entry;
    return true;
}

struct str job_copy(struct job *job, struct str s)
{
    char *copy = malloc(s.len + 1);
    if (!copy)
        return STR_NONE;
    if (s.len)
        memcpy(copy, s.at, s.len);
    copy[s.len] = '\0';
    return job_adopt(job, copy) ? (struct str){copy, s.len} : STR_NONE;
}

bool job_ends_rendered(const struct job *job)
{
    return job->page_count && (job->rendered >> (job->page_count - 1) & 1);
}

static bool replace_last(struct job *job, const struct page *page, void *memory)
{
    size_t last = job->page_count - 1;
    struct page *old = &job->pages[last];
    struct str url = job_copy(job, old->url);
    if (!url.at) {
        free(memory);
        return false;
    }
    free(job->page_memory[last]);
    *old = *page;
    old->url = url;
    job->page_memory[last] = memory;
    return true;
}

/* Room for one page more in both arrays. */
static bool make_room(struct job *job)
{
    struct page *pages = realloc(job->pages, (job->page_count + 1) * sizeof(*pages));
    job->pages = pages ? pages : job->pages;
    void **memory = realloc(job->page_memory, (job->page_count + 1) * sizeof(*memory));
    job->page_memory = memory ? memory : job->page_memory;
    return pages && memory;
}

bool job_add_page(struct job *job, const struct page *page, void *memory, enum follow_reason reason)
{
    bool has_place =
        (reason != FOLLOW_REFRESH && reason != FOLLOW_RENDER) || (job->page_count && !job_ends_rendered(job));
    if (has_place && reason == FOLLOW_REFRESH)
        return replace_last(job, page, memory);
    if (!has_place || !make_room(job)) {
        free(memory);
        return false;
    }
    if (reason == FOLLOW_RENDER)
        job->rendered |= 1ull << job->page_count;
    job->page_memory[job->page_count] = memory;
    job->pages[job->page_count++] = *page;
    return true;
}
