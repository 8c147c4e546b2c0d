#include <unicode/uloc.h>

#include "base/utf8.h"
#include "extract/fields.h"
#include "extract/language/text_language.h"
#include "extract/lines/text_sample.h"

enum {
    ENOUGH_LETTERS = 100,  /* of a body: its text then outweighs whatever is declared */
    SHORT_CHARACTERS = 20, /* a related entry of fewer characters is not asked for its language */
    ENTRIES_MAX = 2000,    /* blocks and related entries of a page that are asked; later ones stay unknown */
};

/* What the body's text weighs; all that is declared together weighs less than TEXT_ENOUGH. */
#define TEXT_ENOUGH  20.0F
#define TEXT_SHORT   1.0F
#define TEXT_UNSURE  0.5F
#define LEAST_WEIGHT 1.0F
#define HTML_WEIGHT  2.0F

#define CLEAR_SHARE 0.8F /* of a body in one language: its text contradicts what is declared */
#define LEAST_SHARE 0.05 /* of a page's letters: languages with less are left out */

static const struct {
    struct source source;
    float weight;
} declared_sources[] = {
    {{PLACE_LINKED, "inLanguage"}, 1.8F},     {{PLACE_MICRODATA, "inLanguage"}, 1.8F},
    {{PLACE_RDFA, "inLanguage"}, 1.8F},       {{PLACE_META, "og:locale"}, 1.2F},
    {{PLACE_META, "content-language"}, 1.2F}, {{PLACE_META, "language"}, 1.2F},
    {{PLACE_META, "dc.language"}, 1.2F},      {{PLACE_META, "dcterms.language"}, 1.2F},
};

/* A declared language as a BCP 47 tag ("en_US" and "EN-us" become "en-US"); empty when it is none that is
 * known (ISO 639). */
static struct str canonical_tag(struct run *run, struct str value)
{
    enum { TAG_MAX = 64, LANGUAGE_MIN = 2, LANGUAGE_MAX = 3 };
    size_t end = 0;
    while (end < value.len && !strchr(",; \t", value.at[end]))
        end++;
    value = str_slice(value, 0, end);
    if (value.len < LANGUAGE_MIN || value.len >= TAG_MAX)
        return STR_NONE;
    char in[TAG_MAX] = "", locale[TAG_MAX], tag[TAG_MAX];
    for (size_t i = 0; i < value.len; i++)
        in[i] = value.at[i] == '_' ? '-' : value.at[i];
    UErrorCode error = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(in, locale, TAG_MAX, &parsed, &error);
    int32_t len = uloc_toLanguageTag(locale, tag, TAG_MAX, true, &error);
    bool known = U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && parsed > 0 && len > 0;
    if (!known || strncmp(tag, "und", 3) == 0 || !uloc_getISO3Language(locale)[0])
        return STR_NONE;
    return arena_copy(run->arena, str_of(tag));
}

static bool html_says_lang(const struct doc *doc)
{
    return doc->node_count && (str_trim(doc_attr(doc, 0, ATTR_LANG)).len ||
                               str_trim(doc_attr_other(doc, 0, STR("xml:lang"))).len);
}

/* Nominates a declared value; `found` is what the text says. */
static void nominate_declared(const struct facts *facts, struct ballot *ballot, struct candidate candidate,
                              struct str found)
{
    struct str tag = canonical_tag(facts->run, candidate.raw);
    candidate.value = same_language(tag, found) ? finer_tag(tag, found) : tag;
    if (str_eq(candidate.value, candidate.raw))
        candidate.raw = STR_NONE;
    nominate(ballot, candidate, same_language);
}

static void nominate_all_declared(const struct facts *facts, struct ballot *ballot, struct str found)
{
    bool html = html_says_lang(facts->sheet->doc);
    nominate_declared(facts, ballot,
                      (struct candidate){.raw = facts->sheet->head.lang,
                                         .where = html ? STR("html lang") : STR("Content-Language"),
                                         .origin = html ? ORIGIN_DOM : ORIGIN_HEADER,
                                         .weight = HTML_WEIGHT},
                      found);
    for (size_t i = 0; i < sizeof declared_sources / sizeof *declared_sources; i++) {
        const struct source *source = &declared_sources[i].source;
        nominate_declared(facts, ballot,
                          (struct candidate){.raw = source_value(facts, source),
                                             .where = str_of(source->name),
                                             .origin = origin_of_place(source->place),
                                             .weight = declared_sources[i].weight},
                          found);
    }
}

/* Elects inLanguage from what is declared and what was found of the body's text. */
static void elect_language(const struct facts *facts, const struct text_sample *body,
                           struct found_language found, struct article *article)
{
    struct ballot *ballot = &article->ballots[FIELD_IN_LANGUAGE];
    if (!found.sure)
        found = find_language(body->text, canonical_tag(facts->run, facts->sheet->head.lang));
    bool enough = found.sure && found.share >= CLEAR_SHARE && body->letters >= ENOUGH_LETTERS;
    nominate_all_declared(facts, ballot, found.tag);
    nominate(ballot,
             (struct candidate){.value = found.tag,
                                .where = STR("articleBody"),
                                .origin = ORIGIN_TEXT,
                                .weight = enough       ? TEXT_ENOUGH
                                          : found.sure ? TEXT_SHORT
                                                       : TEXT_UNSURE},
             same_language);
    const struct candidate *winner = elect(ballot, LEAST_WEIGHT);
    article->in_language = winner ? winner->value : STR_NONE;
}

/* The page's visible segments that are not in the body, whose own are in the same order. */
static size_t list_rest(const struct facts *facts, const struct article *article, const struct segment **rest)
{
    size_t count = 0, next = 0;
    for (size_t i = 0; i < facts->sheet->segment_count; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (next < article->body_count && article->body[next] == segment)
            next++;
        else if (!(segment->in & IN_HIDDEN))
            rest[count++] = segment;
    }
    return count;
}

static struct language_weight *largest_of(struct language_weights *weights)
{
    struct language_weight *largest = &weights->items[0];
    for (size_t i = 1; i < weights->count; i++)
        if (weights->items[i].letters > largest->letters)
            largest = &weights->items[i];
    return largest;
}

/* languages: those that have their share, the largest first; the article's own as its tag says it. */
static bool write_shares(struct run *run, struct language_weights *weights, struct article *article)
{
    double all = 0.0, kept = 0.0;
    for (size_t i = 0; i < weights->count; i++)
        all += weights->items[i].letters;
    for (size_t i = 0; i < weights->count; i++)
        kept += weights->items[i].letters >= LEAST_SHARE * all ? weights->items[i].letters : 0.0;
    article->languages = run_alloc_array(run, weights->count, sizeof *article->languages);
    if (!article->languages)
        return false;
    while (article->language_count < weights->count) {
        struct language_weight *largest = largest_of(weights);
        if (largest->letters < LEAST_SHARE * all)
            break;
        bool own = same_language(largest->tag, article->in_language);
        article->languages[article->language_count++] =
            (struct language_share){own ? finer_tag(article->in_language, largest->tag) : largest->tag,
                                    (float)(largest->letters / kept)};
        largest->letters = 0.0;
    }
    return true;
}

/* Adds what the page shows beside the body. */
static bool add_rest(const struct facts *facts, const struct article *article,
                     struct language_weights *weights)
{
    struct text_sample sample;
    const struct segment **rest =
        run_alloc_array(facts->run, facts->sheet->segment_count, sizeof(const struct segment *));
    if (!rest || !sample_segments(facts->run, rest, list_rest(facts, article, rest), &sample))
        return false;
    add_languages(sample.text, sample.letters, weights);
    return true;
}

/* The beginning of a block's text, its parts one a line. */
struct gathered {
    char at[LANGUAGE_TEXT_BYTES];
    size_t len;
};

static void gather(struct gathered *out, struct str text)
{
    text = utf8_cut(text, sizeof out->at - out->len);
    if (!text.len)
        return;
    memcpy(out->at + out->len, text.at, text.len);
    out->len += text.len;
    if (out->len < sizeof out->at)
        out->at[out->len++] = '\n';
}

static void gather_block(struct gathered *out, const struct block *block)
{
    if (block->type != BLOCK_CODE && block->type != BLOCK_MATH)
        gather(out, block->text.text);
    for (size_t i = 0; i < block->blocks.count && out->len < sizeof out->at; i++)
        gather_block(out, &block->blocks.items[i]);
}

/* Tells the languages of blocks, of those inside of posts too; *left is how many more may be asked. */
static void tell_blocks(struct block *blocks, size_t count, struct str hint, size_t *left)
{
    for (size_t i = 0; i < count && *left; i++) {
        struct gathered text = {.len = 0};
        --*left;
        if (blocks[i].type == BLOCK_POST)
            tell_blocks(blocks[i].blocks.items, blocks[i].blocks.count, hint, left);
        if (!block_has_language[blocks[i].type])
            continue;
        gather_block(&text, &blocks[i]);
        struct str gathered = str_trim((struct str){text.at, text.len});
        if (utf8_count(gathered) >= LANGUAGE_CHARACTERS)
            blocks[i].in_language = text_language(gathered, hint);
    }
}

/* Of a text too short to be sure by itself: a language that the page has anyway, and that the text alone
 * is said to be in. */
static struct str language_among(const struct article *article, struct str text)
{
    struct found_language found = find_language(text, STR_NONE);
    for (size_t i = 0; i < article->language_count && found.sure; i++)
        if (same_language(found.tag, article->languages[i].in_language))
            return article->languages[i].in_language;
    return STR_NONE;
}

static void tell_related(struct article *article)
{
    for (size_t i = 0; i < article->related_count && i < ENTRIES_MAX; i++) {
        struct related *entry = &article->related[i];
        size_t characters = utf8_count(entry->headline);
        if (characters >= LANGUAGE_CHARACTERS)
            entry->in_language = text_language(entry->headline, article->in_language);
        else if (characters >= SHORT_CHARACTERS)
            entry->in_language = language_among(article, entry->headline);
    }
}

bool extract_language(const struct facts *facts, struct article *article)
{
    struct text_sample body;
    struct language_weights weights = {.count = 0};
    size_t left = ENTRIES_MAX;
    if (!sample_segments(facts->run, article->body, article->body_count, &body))
        return false;
    elect_language(facts, &body, add_languages(body.text, body.letters, &weights), article);
    if (!add_rest(facts, article, &weights) || !write_shares(facts->run, &weights, article))
        return false;
    tell_blocks(article->blocks, article->block_count, article->in_language, &left);
    tell_related(article);
    return facts->run->failure.code == FAIL_NONE;
}
