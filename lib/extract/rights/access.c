#include "extract/data/named.h"
#include "extract/fields.h"

static const char *const words_of_access[] = {[ACCESS_FREE] = "true", [ACCESS_PAID] = "false"};

static void put(struct article *article, enum access access, const char *where, enum origin origin,
                float weight)
{
    if (access != ACCESS_UNKNOWN)
        nominate(&article->ballots[FIELD_IS_ACCESSIBLE_FOR_FREE],
                 (struct candidate){.value = str_of(words_of_access[access]),
                                    .where = str_of(where),
                                    .origin = origin,
                                    .weight = weight,
                                    .tag = access},
                 NULL);
}

/* A word for yes or no, as sites write schema.org's Boolean. */
static enum access access_of_word(struct str word)
{
    static const struct {
        struct str word;
        enum access access;
    } words[] = {
        {STR_INIT("true"), ACCESS_FREE},  {STR_INIT("yes"), ACCESS_FREE}, {STR_INIT("1"), ACCESS_FREE},
        {STR_INIT("false"), ACCESS_PAID}, {STR_INIT("no"), ACCESS_PAID},  {STR_INIT("0"), ACCESS_PAID},
    };
    size_t from = word.len;
    while (from > 0 && word.at[from - 1] != '/')
        from--;
    word = str_trim(str_slice(word, from, word.len));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(word, words[i].word))
            return words[i].access;
    return ACCESS_UNKNOWN;
}

static enum access access_of(const json_t *value)
{
    if (json_is_boolean(value))
        return json_is_true(value) ? ACCESS_FREE : ACCESS_PAID;
    if (json_is_number(value))
        return json_number_value(value) != 0.0 ? ACCESS_FREE : ACCESS_PAID;
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return access_of_word(json_text(value));
}

/* What a work says of itself; else of its parts: one that must be paid for makes it paid. */
static void put_work(struct article *article, const json_t *work, enum origin origin)
{
    enum { PARTS_MAX = 64 };
    const json_t *parts = json_object_get(work, "hasPart");
    put(article, access_of(json_object_get(work, "isAccessibleForFree")), "isAccessibleForFree", origin,
        10.0F);
    size_t count = json_is_array(parts) ? json_array_size(parts) : json_is_object(parts);
    for (size_t i = 0; i < count && i < PARTS_MAX; i++) {
        const json_t *part = json_is_array(parts) ? json_array_get(parts, i) : parts;
        if (access_of(json_object_get(part, "isAccessibleForFree")) == ACCESS_PAID) {
            put(article, ACCESS_PAID, "hasPart", origin, 8.0F);
            return;
        }
    }
}

static void put_metas(const struct facts *facts, struct article *article)
{
    static const struct {
        struct str tier;
        enum access access;
    } tiers[] = {
        /* Open Graph's article:content_tier (Facebook, "Subscriptions in Instant Articles") */
        {STR_INIT("free"), ACCESS_FREE},
        {STR_INIT("metered"), ACCESS_PAID},
        {STR_INIT("locked"), ACCESS_PAID},
    };
    struct str tier = sheet_meta(facts->sheet, STR("article:content_tier"));
    for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++)
        if (str_eq_nocase(tier, tiers[i].tier))
            put(article, tiers[i].access, "article:content_tier", ORIGIN_META, 7.0F);
    put(article, access_of_word(sheet_meta(facts->sheet, STR("isaccessibleforfree"))), "isAccessibleForFree",
        ORIGIN_META, 7.0F);
}

/* A paywall that is seen: an element of that name with visible words in it. Many pages carry an empty one. */
static void put_paywall(const struct facts *facts, struct article *article)
{
    enum { WORDS_MIN = 5, STEPS_MAX = 4 };
    static const char *const names[] = {"paywall", "paywalled", "regwall", "subscriberonly",
                                        "subscribersonly"};
    const struct sheet *sheet = facts->sheet;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *s = &sheet->segments[i];
        uint32_t node = s->node;
        if (s->words < WORDS_MIN || s->in & (IN_HIDDEN | IN_NAV | IN_FOOTER | IN_ASIDE | IN_NOSCRIPT))
            continue;
        for (unsigned step = 0; step < STEPS_MAX && sheet->doc->nodes[node].depth > 1; step++) {
            if (IS_NAMED(sheet->doc, node, names)) {
                put(article, ACCESS_PAID, "element named paywall", ORIGIN_DOM, 3.0F);
                return;
            }
            node = sheet->doc->nodes[node].parent;
        }
    }
}

bool extract_access(const struct facts *facts, struct article *article)
{
    put_work(article, facts->data->article, ORIGIN_JSON_LD);
    put_work(article, facts->data->microdata, ORIGIN_MICRODATA);
    put_work(article, facts->data->rdfa, ORIGIN_RDFA);
    put_metas(facts, article);
    if (!facts->sheet->from_text)
        put_paywall(facts, article);
    const struct candidate *best = elect(&article->ballots[FIELD_IS_ACCESSIBLE_FOR_FREE], 1.0F);
    article->access = best ? (enum access)best->tag : ACCESS_UNKNOWN;
    return true;
}
