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

/* Notes the words of a sure segment, and keeps their hashes: they are asked for once all are noted. */
static size_t note_words(struct slot *slots, struct str text, uint32_t segment, uint16_t *hashes)
{
    struct reader r = {.text = text};
    uint32_t hash;
    size_t count = 0;
    while (next_word(&r, &hash)) {
        hashes[count++] = (uint16_t)hash;
        slots[hash].segments += slots[hash].last != segment + 1;
        slots[hash].last = segment + 1;
    }
    return count;
}

/* Share of a sure segment's words that stand in another one. */
static float share_elsewhere(const struct slot *slots, const uint16_t *hashes, size_t count)
{
    uint32_t known = 0;
    for (size_t i = 0; i < count; i++)
        known += slots[hashes[i]].segments > 1;
    return share_of(known, (uint32_t)count);
}

static float share_known(const struct slot *slots, struct str text)
{
    struct reader r = {.text = text};
    uint32_t hash, known = 0;
    while (next_word(&r, &hash))
        known += slots[hash].segments > 0;
    return share_of(known, r.words);
}

/* Room for the hashes of all words of sure segments. */
static size_t count_hashes(const struct weigh *w)
{
    size_t count = 0;
    for (size_t i = 0; i < w->g->count; i++) {
        size_t most = w->g->segments[i].text.len / (WORD_BYTES_MIN - 1);
        count += w->p[i] < SURE_P ? 0 : most < WORDS_MAX ? most : WORDS_MAX;
    }
    return count;
}

bool weigh_words(struct weigh *w)
{
    const struct gauge *g = w->g;
    struct slot *slots = run_alloc_array(w->run, (size_t)1 << SLOT_BITS, sizeof *slots);
    uint16_t *hashes = run_alloc_array(w->run, count_hashes(w), sizeof *hashes);
    uint16_t *counts = run_alloc_array(w->run, g->count, sizeof *counts);
    size_t kept = 0;
    w->shared = run_alloc_array(w->run, g->count + 1, sizeof *w->shared);
    if (!slots || !w->shared || !hashes || !counts)
        return false;
    for (uint32_t i = 0; i < g->count; i++) {
        if (w->p[i] >= SURE_P)
            counts[i] = (uint16_t)note_words(slots, g->segments[i].text, i, hashes + kept);
        kept += counts[i];
    }
    for (size_t i = 0; i < g->count; hashes += counts[i++]) {
        if (w->p[i] >= SURE_P)
            w->shared[i] = share_elsewhere(slots, hashes, counts[i]);
        else if (w->p[i] >= RULED_OUT)
            w->shared[i] = share_known(slots, g->segments[i].text);
    }
    return true;
}
