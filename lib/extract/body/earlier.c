#include "extract/body/earlier.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* How an earlier page said a text. */
enum manner { UNSAID, SHOWN, IN_BODY };

struct said_text {
    uint64_t hash;
    enum manner manner; /* UNSAID: the slot is free */
};

/* A text as it is compared. */
struct saying {
    uint64_t hash;
    uint64_t counter; /* the same with every number alike; 0 where the text counts no pages */
    size_t length;    /* letters and digits */
};

static struct saying read_saying(struct str text)
{
    struct saying saying = {.hash = 1};
    uint64_t counter = 2;
    unsigned numbers = 0;
    bool in_number = false;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = utf8_next(text, &i);
        bool digit = u_isdigit((UChar32)c);
        numbers += digit && !in_number;
        if (is_word_character(c)) {
            uint32_t folded = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
            saying.hash = hash_mix(saying.hash, folded);
            counter = digit && in_number ? counter : hash_mix(counter, digit ? '0' : folded);
            saying.length++;
        }
        in_number = digit;
    }
    if (numbers >= COUNTER_NUMBERS && saying.length <= COUNTER_MAX)
        saying.counter = counter;
    return saying;
}

/* The slot of a hash, or the free one that it would take. */
static struct said_text *slot_of(struct said_text *slots, size_t capacity, uint64_t hash)
{
    size_t i = (size_t)hash & (capacity - 1);
    while (slots[i].manner != UNSAID && slots[i].hash != hash)
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static bool make_room(struct run *run, struct said *said)
{
    enum { FIRST_CAPACITY = 256 };
    if (said->count * 2 < said->capacity)
        return true;
    size_t capacity = said->capacity ? said->capacity * 2 : FIRST_CAPACITY;
    struct said_text *slots = run_alloc_array(run, capacity, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < said->capacity; i++)
        if (said->slots[i].manner != UNSAID)
            *slot_of(slots, capacity, said->slots[i].hash) = said->slots[i];
    said->slots = slots;
    said->capacity = capacity;
    return true;
}

static bool add_hash(struct run *run, struct said *said, uint64_t hash, enum manner manner)
{
    if (!make_room(run, said))
        return false;
    struct said_text *slot = slot_of(said->slots, said->capacity, hash);
    said->count += slot->manner == UNSAID;
    slot->hash = hash;
    slot->manner = manner > slot->manner ? manner : slot->manner;
    return true;
}

static bool add(struct run *run, struct said *said, struct str text, enum manner manner)
{
    struct saying saying = read_saying(text);
    if (saying.length == 0)
        return true;
    return add_hash(run, said, saying.hash, manner) &&
           (!saying.counter || add_hash(run, said, saying.counter, manner));
}

bool note_said(struct run *run, const struct article *article, const struct sheet *shown, struct said *said)
{
    const struct str fields[] = {article->headline, article->alternative_headline, article->lede};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!add(run, said, fields[i], IN_BODY))
            return false;
    for (size_t i = 0; i < article->body_count; i++)
        if (!add(run, said, article->body[i]->text, IN_BODY))
            return false;
    for (size_t i = 0; i < shown->segment_count; i++)
        if (!add(run, said, shown->segments[i].text, SHOWN))
            return false;
    return true;
}

static enum manner manner_of(const struct said *said, uint64_t hash)
{
    return slot_of(said->slots, said->capacity, hash)->manner;
}

enum repeat { NEW, REPEATED_IN_SHORT, REPEATED };

static enum repeat judge(const struct said *said, const struct segment *segment, bool is_forum)
{
    struct saying saying = read_saying(segment->text);
    enum manner manner = manner_of(said, saying.hash);
    bool is_heading = segment->kind == SEGMENT_HEADING;
    if (manner == UNSAID && saying.counter && !is_heading)
        manner = manner_of(said, saying.counter);
    if (manner == UNSAID || (manner == SHOWN && is_heading) || (is_forum && segment->kind == SEGMENT_QUOTE))
        return NEW;
    if (saying.length >= REPEAT_MIN)
        return REPEATED;
    return segment->kind == SEGMENT_CELL || segment->kind == SEGMENT_CODE || is_forum ? NEW
                                                                                      : REPEATED_IN_SHORT;
}

/* Names the reason of what was dropped in removed[], which is in reading order as the body is, and of the
 * same sheet. */
static void explain(struct article *article, const struct segment *dropped, size_t *next)
{
    for (size_t i = *next; i < article->removed_count && article->body_origin == BODY_ORIGIN_PAGE; i++)
        if (article->removed[i].segment == dropped) {
            article->removed[i].reason = REMOVAL_REPEATED;
            *next = i + 1;
            return;
        }
}

bool drop_repeated(const struct facts *facts, struct article *article)
{
    const struct said *said = facts->earlier;
    size_t count = article->body_count, first = 0, end = count, left = 0, next = 0;
    if (!said || said->count == 0 || count == 0)
        return true;
    uint8_t *repeats = run_alloc(facts->run, count);
    if (!repeats)
        return false;
    for (size_t i = 0; i < count; i++)
        repeats[i] = (uint8_t)judge(said, article->body[i], article->page_type == PAGE_TYPE_FORUM);
    while (first < count && repeats[first] != NEW)
        first++;
    while (end > first && repeats[end - 1] != NEW)
        end--;
    for (size_t i = 0; i < count; i++)
        if (repeats[i] == NEW || (repeats[i] == REPEATED_IN_SHORT && i >= first && i < end))
            article->body[left++] = article->body[i];
        else
            explain(article, article->body[i], &next);
    article->body_count = left;
    return true;
}
