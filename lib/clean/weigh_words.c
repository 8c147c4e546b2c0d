#include "clean/weigh.h"

/* Words by hash, in a table of fixed size: a collision makes two words one. */
enum { SLOT_BITS = 14, WORD_BYTES_MIN = 4, WORDS_MAX = 400 };
#define SURE_P 0.8F

struct slot {
    uint32_t segments; /* sure ones that hold the word */
    uint32_t last;     /* of them, index + 1 */
};

struct reader {
    struct str text;
    size_t at;
    unsigned words;
};

/* Bytes of letters: ASCII ones and whatever is beyond ASCII. Scripts that part no words give long ones, which
 * seldom meet again; there each character is taken by itself. */
static bool next_word(struct reader *r, uint32_t *hash)
{
    while (r->at < r->text.len && r->words < WORDS_MAX) {
        size_t from = r->at;
        uint32_t h = 2166136261U;
        for (; r->at < r->text.len; r->at++) {
            char c = r->text.at[r->at];
            bool wide = (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xE9;
            if ((!ascii_is_alpha(c) && !((unsigned char)c & 0x80)) || (wide && r->at > from))
                break;
            h = (h ^ (unsigned char)ascii_lower(c)) * 16777619U;
        }
        size_t len = r->at - from;
        r->at += len == 0;
        if (len < WORD_BYTES_MIN - ((unsigned char)r->text.at[from] >= 0xE3))
            continue;
        r->words++;
        *hash = h & ((1U << SLOT_BITS) - 1);
        return true;
    }
    return false;
}

static void note_words(struct slot *slots, struct str text, uint32_t segment)
{
    struct reader r = {.text = text};
    uint32_t hash;
    while (next_word(&r, &hash)) {
        slots[hash].segments += slots[hash].last != segment + 1;
        slots[hash].last = segment + 1;
    }
}

static float share_known(const struct slot *slots, struct str text, bool is_sure)
{
    struct reader r = {.text = text};
    uint32_t hash, known = 0;
    while (next_word(&r, &hash))
        known += slots[hash].segments > is_sure;
    return share_of(known, r.words);
}

bool weigh_words(struct weigh *w)
{
    const struct gauge *g = w->g;
    struct slot *slots = run_alloc_array(w->run, (size_t)1 << SLOT_BITS, sizeof *slots);
    w->shared = run_alloc_array(w->run, g->count + 1, sizeof *w->shared);
    if (!slots || !w->shared)
        return false;
    for (uint32_t i = 0; i < g->count; i++)
        if (w->p[i] >= SURE_P)
            note_words(slots, g->segments[i].text, i);
    for (uint32_t i = 0; i < g->count; i++)
        w->shared[i] = share_known(slots, g->segments[i].text, w->p[i] >= SURE_P);
    return true;
}
