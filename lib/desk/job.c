#include "desk/job.h"

#include <stdlib.h>

/* One heap block that dies with its job. */
struct job_memory {
    struct job_memory *next;
    void *block;
};

struct job *job_create(void)
{
    return calloc(1, sizeof(struct job));
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

bool job_add_page(struct job *job, const struct page *page, void *memory)
{
    if (!job_adopt(job, memory))
        return false;
    struct page *pages = realloc(job->pages, (job->page_count + 1) * sizeof(*pages));
    if (!pages)
        return false;
    pages[job->page_count++] = *page;
    job->pages = pages;
    return true;
}
