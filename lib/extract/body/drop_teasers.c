#include "extract/body/beside.h"
#include "extract/body/other_matter.h"

enum {
    TEASERS_MIN = 5,
    TEASER_WORDS_MAX = 90,
    TITLE_WORDS_MIN = 3,
    RUNS_MAX = 8 /* looked at on one page */
};

/* Sums over the segments before an index, and the first segment at or behind each node. */
struct index {
    uint32_t *segment; /* [node_count + 1] */
    uint32_t *words;   /* [count + 1] */
    uint32_t *kept;    /* words of kept segments */
};

/* All of it a link, of some words, as titles of other pages are. */
static bool is_linked_title(const struct segment *s)
{
    return s->words >= TITLE_WORDS_MIN && s->link_words * 10 >= s->words * 9;
}

static bool make_index(const struct choice *c, struct index *index)
{
    struct run *run = c->facts->run;
    uint32_t nodes = c->facts->sheet->doc->node_count, i = 0;
    index->segment = run_alloc_array(run, (size_t)nodes + 1, sizeof *index->segment);
    index->words = run_alloc_array(run, c->count + 1, sizeof *index->words);
    index->kept = run_alloc_array(run, c->count + 1, sizeof *index->kept);
    if (!index->segment || !index->words || !index->kept)
        return false;
    for (uint32_t node = 0; node <= nodes; node++) {
        while (i < c->count && c->segments[i].first < node)
            i++;
        index->segment[node] = i;
    }
    for (size_t n = 0; n < c->count; n++) {
        const struct segment *s = &c->segments[n];
        index->words[n + 1] = index->words[n] + s->words;
        index->kept[n + 1] = index->kept[n] + (c->kept[n] ? s->words : 0);
    }
    return true;
}

/* What stands under one parent. */
struct run_of_teasers {
    struct node_range stretch;
    uint32_t teasers, others; /* elements with text */
    uint32_t kept;            /* words of the teasers */
};

/* A teaser is a short piece that the title of another page leads, labels before it aside. */
static bool is_teaser(const struct choice *c, const struct index *index, uint32_t from, uint32_t to)
{
    enum { LABEL_WORDS_MAX = 4, LABELS_MAX = 3 };
    if (to - from < 2 || index->words[to] - index->words[from] > TEASER_WORDS_MAX)
        return false;
    for (uint32_t i = from; i + 1 < to && i <= from + LABELS_MAX; i++) {
        const struct segment *s = &c->segments[i];
        if (is_linked_title(s))
            return true;
        if (s->words > LABEL_WORDS_MAX)
            return false;
    }
    return false;
}

static struct run_of_teasers read_children(const struct choice *c, const struct index *index, uint32_t node)
{
    const struct node *nodes = c->facts->sheet->doc->nodes;
    struct run_of_teasers run = {0};
    for (uint32_t child = node + 1; child < nodes[node].end; child = nodes[child].end) {
        uint32_t from = index->segment[child], to = index->segment[nodes[child].end];
        if (from == to)
            continue;
        if (!is_teaser(c, index, from, to)) {
            run.others++;
            continue;
        }
        run.stretch = (struct node_range){run.teasers ? run.stretch.from : child, nodes[child].end};
        run.teasers++;
        run.kept += index->kept[to] - index->kept[from];
    }
    return run;
}

static void drop_stretch(struct choice *c, const struct node_range *stretch)
{
    for (size_t i = 0; i < c->count; i++)
        if (is_in_range(&c->segments[i], stretch))
            drop_segment(c, i, REMOVAL_LINKS);
}

void drop_teasers(struct choice *c)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct index index;
    size_t runs = 0;
    if (c->article->page_type != PAGE_TYPE_ARTICLE || !make_index(c, &index))
        return;
    for (uint32_t node = 1; node < doc->node_count && runs < RUNS_MAX; node++) {
        if (index.segment[doc->nodes[node].end] - index.segment[node] < 2 * TEASERS_MIN)
            continue;
        struct run_of_teasers run = read_children(c, &index, node);
        if (run.teasers < TEASERS_MIN || run.teasers < 4 * run.others || run.kept == 0)
            continue;
        runs++;
        if (is_other_matter(c, &run.stretch))
            drop_stretch(c, &run.stretch);
    }
}
