#include "extract/body/thread.h"

enum {
    KINDS_MAX = 1 << 13,        /* kinds of elements that are weighed; what comes later is not */
    KINDS_SIZE = 2 * KINDS_MAX, /* of their table, a power of two */
    INSTANCES_MAX = 1 << 18,
    CLASSES_MAX = 8, /* class names of one element */
    KEYS_MAX = CLASSES_MAX + 3,
    PROBES_MAX = 32, /* steps of a look-up: pages are hostile, their names may collide */
};

#define KNOWN_MIN    0.75F /* share of the instances that have an author or a time */
#define WHOLE_WEIGHT 2.0F  /* of an instance with an author and a time */
#define HALF_WEIGHT  0.75F /* of one that has only one of them */
#define ALONE_WEIGHT 0.01F /* of what does not repeat: less than of all that does */

/* An element of a kind that holds words of the scope. What it holds itself, without the instances of the same
 * kind inside it. */
struct instance {
    uint32_t kind; /* index into the table of kinds */
    uint32_t end;
    uint32_t outer; /* 1 + the instance of its kind around it; 0: none */
    uint32_t words, authors, times;
};

/* A kind of element, and what its instances hold. */
struct kind {
    uint32_t key;                /* 0: free */
    uint32_t open;               /* 1 + the innermost instance that is open; 0: none */
    uint32_t count, whole, half; /* instances; with an author and a time; with only one of them */
    uint32_t signed_half;        /* of the halves, those with an author */
    uint32_t words;
};

/* Sums over the nodes before each; a subtree's are two look-ups. */
struct sums {
    uint32_t *words, *authors, *times;
};

struct weighing {
    struct run *run;
    const struct doc *doc;
    const struct thread_scope *scope;
    struct sums sums;
    struct kind *kinds;
    size_t kind_count;
    struct instance *instances;
    size_t instance_count, instance_room;
};

/* schema.org's types of what is a post of a thread. */
static const struct str post_types[] = {
    STR_INIT("Answer"),       STR_INIT("Comment"), STR_INIT("DiscussionForumPosting"),
    STR_INIT("Question"),     STR_INIT("Review"),  STR_INIT("SocialMediaPosting"),
    STR_INIT("UserComments"),
};

static uint32_t mix(uint32_t hash, uint32_t value)
{
    return (hash ^ value) * 16777619u; /* as FNV-1a does */
}

/* The hash of a name with each run of digits as one mark: "post-17" and "post-18" are the same. */
static uint32_t name_key(uint32_t seed, struct str name, bool *numbered)
{
    for (size_t i = 0; i < name.len; i++) {
        bool digit = ascii_is_digit(name.at[i]);
        if (digit && i && ascii_is_digit(name.at[i - 1]))
            continue;
        *numbered |= digit;
        seed = mix(seed, digit ? '#' : (unsigned char)name.at[i]);
    }
    return seed;
}

static bool is_post_type(struct str type)
{
    size_t slash = type.len;
    while (slash && type.at[slash - 1] != '/')
        slash--;
    struct str name = str_trim(str_slice(type, slash, type.len));
    for (size_t i = 0; i < sizeof post_types / sizeof *post_types; i++)
        if (str_eq_nocase(name, post_types[i]))
            return true;
    return false;
}

/* Seeds that keep names of different sorts apart. */
enum { SEED_CLASS = 1, SEED_ID, SEED_TYPE, SEED_CHILD };

/* The keys of the kinds that an element is of; returns how many. */
static size_t keys_of(const struct doc *doc, uint32_t node, uint32_t keys[KEYS_MAX])
{
    size_t count = 0;
    uint32_t tag = doc->nodes[node].tag;
    struct str classes = doc_attr(doc, node, ATTR_CLASS), id = doc_attr(doc, node, ATTR_ID), name;
    bool numbered = false;
    while (count < CLASSES_MAX && str_next(&classes, ' ', &name))
        if (name.len)
            keys[count++] = name_key(mix(SEED_CLASS, tag), name, &numbered);
    numbered = false;
    keys[count] = name_key(mix(SEED_ID, tag), id, &numbered);
    count += numbered;
    if (is_post_type(doc_attr(doc, node, ATTR_ITEMTYPE)))
        keys[count++] = SEED_TYPE;
    keys[count++] = mix(mix(SEED_CHILD, tag), doc->nodes[node].parent);
    for (size_t i = 0; i < count; i++)
        keys[i] |= 1; /* 0 marks a free place */
    return count;
}

/* The kind of a key, made if it is new; NULL when the table takes no more. */
static struct kind *kind_of(struct weighing *w, uint32_t key)
{
    for (uint32_t i = 0; i < PROBES_MAX; i++) {
        struct kind *kind = &w->kinds[((key >> 1) + i) & (KINDS_SIZE - 1)];
        if (kind->key == key)
            return kind;
        if (kind->key)
            continue;
        if (w->kind_count == KINDS_MAX)
            return NULL;
        w->kind_count++;
        kind->key = key;
        return kind;
    }
    return NULL;
}

static uint32_t sum_of(const uint32_t *sums, const struct doc *doc, uint32_t node)
{
    return sums[doc->nodes[node].end] - sums[node];
}

/* The instance of this kind that the node stands in: those that ended before it are closed. */
static uint32_t outer_of(const struct weighing *w, struct kind *kind, uint32_t node)
{
    while (kind->open && w->instances[kind->open - 1].end <= node)
        kind->open = w->instances[kind->open - 1].outer;
    return kind->open;
}

static bool add_instance(struct weighing *w, struct kind *kind, const struct instance *whole, uint32_t node)
{
    if (!run_array_room(w->run, &w->instances, w->instance_count, &w->instance_room, sizeof *w->instances))
        return false;
    uint32_t outer = outer_of(w, kind, node);
    if (outer) {
        w->instances[outer - 1].words -= whole->words;
        w->instances[outer - 1].authors -= whole->authors;
        w->instances[outer - 1].times -= whole->times;
    }
    w->instances[w->instance_count] = *whole;
    w->instances[w->instance_count].kind = (uint32_t)(kind - w->kinds);
    w->instances[w->instance_count].outer = outer;
    kind->open = (uint32_t)++w->instance_count;
    return true;
}

static bool weigh_node(struct weighing *w, uint32_t node)
{
    uint32_t keys[KEYS_MAX];
    struct instance instance = {.end = w->doc->nodes[node].end,
                                .words = sum_of(w->sums.words, w->doc, node),
                                .authors = sum_of(w->sums.authors, w->doc, node),
                                .times = sum_of(w->sums.times, w->doc, node)};
    if (instance.words == 0 || w->doc->nodes[node].tag == TAG_CHARACTERS)
        return true;
    size_t count = keys_of(w->doc, node, keys);
    for (size_t i = 0; i < count && w->instance_count < INSTANCES_MAX; i++) {
        struct kind *kind = kind_of(w, keys[i]);
        if (kind && !add_instance(w, kind, &instance, node))
            return false;
    }
    return true;
}

static void count_instances(struct weighing *w)
{
    for (size_t i = 0; i < w->instance_count; i++) {
        const struct instance *instance = &w->instances[i];
        struct kind *kind = &w->kinds[instance->kind];
        if (instance->words == 0)
            continue;
        kind->count++;
        kind->words += instance->words;
        kind->whole += instance->authors && instance->times;
        kind->half += (instance->authors > 0) != (instance->times > 0);
        kind->signed_half += instance->authors && !instance->times;
    }
}

/* Whether the instances are the parts of something: some have its author, others its time. Only in a
 * discussion, whose single comment is known without them. */
static bool are_parts(const struct kind *kind, const struct thread_scope *scope)
{
    return scope->is_discussion && kind->whole == 0 && kind->signed_half && kind->signed_half < kind->half;
}

/* How well the instances of a kind are the posts; 0: they are not. */
static float merit(const struct kind *kind, const struct weighing *w, uint32_t node)
{
    const struct thread_scope *scope = w->scope;
    float coverage = (float)kind->words / (float)w->sums.words[w->doc->node_count];
    if (coverage < scope->coverage_min ||
        (float)(kind->whole + kind->half) < KNOWN_MIN * (float)kind->count || are_parts(kind, scope))
        return 0.0F;
    if (kind->count == 1)
        return kind->whole && scope->may_be_alone && scope->may_be_alone(scope->context, node) ? ALONE_WEIGHT
                                                                                               : 0.0F;
    return coverage * (WHOLE_WEIGHT * (float)kind->whole + HALF_WEIGHT * (float)kind->half);
}

/* The key of the best kind, the outermost of equals, and the innermost of those that do not repeat; 0 where
 * there is none. */
static uint32_t best_key(struct weighing *w)
{
    uint32_t keys[KEYS_MAX], best = 0;
    float most = 0.0F;
    for (uint32_t node = w->scope->from; node < w->scope->end; node++) {
        if (sum_of(w->sums.words, w->doc, node) == 0 || w->doc->nodes[node].tag == TAG_CHARACTERS)
            continue;
        size_t count = keys_of(w->doc, node, keys);
        for (size_t i = 0; i < count; i++) {
            const struct kind *kind = kind_of(w, keys[i]);
            float value = kind ? merit(kind, w, node) : 0.0F;
            if (value > most || (value == ALONE_WEIGHT && most == ALONE_WEIGHT)) {
                most = value;
                best = keys[i];
            }
        }
    }
    return best;
}

/* Whether a node is an instance of the kind; elements without words of the scope are none. */
static bool is_instance(const struct weighing *w, uint32_t node, uint32_t key)
{
    uint32_t keys[KEYS_MAX];
    if (key == 0 || w->doc->nodes[node].tag == TAG_CHARACTERS || sum_of(w->sums.words, w->doc, node) == 0)
        return false;
    size_t count = keys_of(w->doc, node, keys);
    while (count && keys[count - 1] != key)
        count--;
    return count > 0;
}

static void add_up(uint32_t *sums, uint32_t count)
{
    for (uint32_t i = 0, sum = 0; i <= count; i++) {
        uint32_t here = sums[i];
        sums[i] = sum;
        sum += here;
    }
}

static bool sum_up(struct run *run, const struct thread_scope *scope, const struct post_marks *marks,
                   uint32_t node_count, struct sums *sums)
{
    sums->words = run_alloc_array(run, (size_t)node_count + 1, sizeof *sums->words);
    sums->authors = run_alloc_array(run, (size_t)node_count + 1, sizeof *sums->authors);
    sums->times = run_alloc_array(run, (size_t)node_count + 1, sizeof *sums->times);
    if (!sums->words || !sums->authors || !sums->times)
        return false;
    for (size_t i = 0; i < scope->count; i++)
        sums->words[scope->segments[i]->first] += scope->segments[i]->words + 1;
    for (size_t i = 0; i < marks->count; i++) {
        sums->authors[marks->items[i].node] += marks->items[i].author != AUTHOR_NONE;
        sums->times[marks->items[i].node] += marks->items[i].time != TIME_NONE;
    }
    add_up(sums->words, node_count);
    add_up(sums->authors, node_count);
    add_up(sums->times, node_count);
    return true;
}

const uint32_t *find_containers(const struct facts *facts, const struct thread_scope *scope,
                                const struct post_marks *marks)
{
    const struct doc *doc = facts->sheet->doc;
    struct weighing w = {.run = facts->run,
                         .doc = doc,
                         .scope = scope,
                         .kinds = run_alloc_array(facts->run, KINDS_SIZE, sizeof *w.kinds)};
    uint32_t *containers = run_alloc_array(facts->run, doc->node_count, sizeof *containers);
    if (!w.kinds || !containers || !sum_up(facts->run, scope, marks, doc->node_count, &w.sums))
        return NULL;
    for (uint32_t node = scope->from; node < scope->end; node++)
        if (!weigh_node(&w, node))
            return NULL;
    count_instances(&w);
    uint32_t key = best_key(&w);
    for (uint32_t node = 0; node < doc->node_count; node++) {
        bool within = node >= scope->from && node < scope->end;
        containers[node] = within && is_instance(&w, node, key) ? node
                           : node                               ? containers[doc->nodes[node].parent]
                                                                : NO_CONTAINER;
    }
    return containers;
}
