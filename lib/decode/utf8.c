#include "decode/utf8.h"

#define REPLACEMENT_UTF8 STR("\xEF\xBF\xBD")

/* What may follow a lead byte (Unicode 15, table 3-7). */
struct lead {
    size_t len;        /* of the whole sequence; 0: no lead byte */
    uint8_t low, high; /* range of the second byte */
};

static struct lead lead_of(uint8_t byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return (struct lead){0, 0, 0};
    if (byte < 0xE0)
        return (struct lead){2, 0x80, 0xBF};
    if (byte < 0xF0)
        return (struct lead){3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    return (struct lead){4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF};
}

/* Length of the sequence at `at`, a byte past 0x7F: of the whole when *well_formed, else of its maximal
 * subpart. */
static size_t sequence(const uint8_t *at, size_t left, bool *well_formed)
{
    struct lead lead = lead_of(at[0]);
    *well_formed = false;
    if (lead.len == 0 || left < 2 || at[1] < lead.low || at[1] > lead.high)
        return 1;
    for (size_t i = 2; i < lead.len; i++)
        if (i >= left || (at[i] & 0xC0) != 0x80)
            return i;
    *well_formed = true;
    return lead.len;
}

size_t utf8_plain_end(const uint8_t *at, size_t i, size_t len)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    for (; len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, at + i, sizeof word);
        /* A borrow sets the high bit of a zero byte; bytes past 0x7F have it already. */
        if (((word - ones) | word) & highs)
            break;
    }
    while (i < len && at[i] != 0 && at[i] < 0x80)
        i++;
    return i;
}

struct utf8_survey utf8_survey(struct str s)
{
    struct utf8_survey survey = {0};
    const uint8_t *at = (const uint8_t *)s.at;
    size_t i = 0;
    while ((i = utf8_plain_end(at, i, s.len)) < s.len) {
        if (at[i] == 0) {
            survey.nuls++;
            i++;
            continue;
        }
        bool well_formed;
        i += sequence(at + i, s.len - i, &well_formed);
        if (well_formed)
            survey.multi_byte++;
        else
            survey.ill_formed++;
    }
    return survey;
}

bool utf8_repair(struct str s, struct buf *out)
{
    const uint8_t *at = (const uint8_t *)s.at;
    size_t i = 0, copied = 0;
    while ((i = utf8_plain_end(at, i, s.len)) < s.len) {
        bool well_formed = false;
        size_t len = at[i] == 0 ? 1 : sequence(at + i, s.len - i, &well_formed);
        if (!well_formed) {
            buf_add_str(out, str_slice(s, copied, i));
            if (at[i] != 0)
                buf_add_str(out, REPLACEMENT_UTF8);
            copied = i + len;
        }
        i += len;
    }
    return buf_add_str(out, str_slice(s, copied, s.len));
}
