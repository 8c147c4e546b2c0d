#include "extract/counters/counters.h"

#include "base/words.h"
#include "extract/body/cues.h"
#include "extract/counters/counter_line.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"

enum {
    BEFORE_MAX = 12,   /* segments before the headline that are asked */
    BEHIND_MAX = 40,   /* behind the body, up to the discussion */
    PIECES_MAX = 12,   /* of one line */
    DATA_LOOKS = 20000 /* nodes of the article's range that are looked at for data attributes */
};

const char *const interaction_names[INTERACTION_COUNT] = {
#define X(NAME, name) [INTERACTION_##NAME] = name,
    INTERACTION_TABLE(X)
#undef X
};

struct counter_list {
    const struct facts *facts;
    struct article *article;
    size_t room;
};

/* Adds a counter; a labelled one that is known already, by its type, is passed over. */
static bool add_counter(struct counter_list *list, const struct counter *counter)
{
    struct article *article = list->article;
    for (size_t i = 0; i < article->counter_count; i++)
        if (counter->interaction != INTERACTION_UNKNOWN &&
            article->counters[i].interaction == counter->interaction)
            return true;
    if (article->counter_count == COUNTERS_MAX)
        return true;
    if (!run_array_room(list->facts->run, &article->counters, article->counter_count, &list->room,
                        sizeof *counter))
        return false;
    article->counters[article->counter_count++] = *counter;
    return true;
}

/* Of "https://schema.org/LikeAction", or an object of that type. */
static enum interaction interaction_of_data(const struct linked_data *data, const json_t *value)
{
    struct str type = json_is_string(value) ? json_text(value) : linked_data_text(data, value, "@type");
    for (unsigned i = INTERACTION_UNKNOWN + 1; i < INTERACTION_COUNT; i++)
        if (str_ends(type, str_of(interaction_names[i])))
            return (enum interaction)i;
    return INTERACTION_UNKNOWN;
}

static bool add_linked(struct counter_list *list, const json_t *object)
{
    const json_t *value = json_object_get(object, "userInteractionCount");
    struct counter counter = {
        .interaction = interaction_of_data(list->facts->data, json_object_get(object, "interactionType"))};
    if (json_is_integer(value)) {
        counter.count = json_integer_value(value);
    } else {
        size_t i = 0;
        struct str text = str_trim(json_text(value));
        if (!json_is_string(value) || !take_count(text, &i, &counter.count) || i != text.len)
            return true;
        counter.raw = text;
    }
    return counter.interaction == INTERACTION_UNKNOWN || add_counter(list, &counter);
}

static bool add_all_linked(struct counter_list *list)
{
    const json_t *const works[] = {list->facts->data->article, list->facts->data->microdata,
                                   list->facts->data->rdfa};
    for (size_t w = 0; w < sizeof works / sizeof *works; w++) {
        const json_t *value = json_object_get(works[w], "interactionStatistic");
        size_t count = json_is_array(value) ? json_array_size(value) : value != NULL;
        for (size_t i = 0; i < count && i < COUNTERS_MAX; i++)
            if (!add_linked(list, json_is_array(value) ? json_array_get(value, i) : value))
                return false;
    }
    return true;
}

/* The counters of one line of the page, each a piece of it. One without a label counts only near the
 * headline, out of links and lists of other stories. */
static bool add_line(struct counter_list *list, const struct segment *segment, bool near)
{
    struct str rest = segment->text, piece;
    if (rest.len > (size_t)COUNTER_LINE_MAX * PIECES_MAX)
        return true;
    for (unsigned i = 0; i < PIECES_MAX && next_counter_piece(&rest, &piece); i++) {
        struct counter counter;
        if (!counter_of_line(piece, &counter) || (counter.interaction == INTERACTION_UNKNOWN && !near))
            continue;
        if (!add_counter(list, &counter))
            return false;
    }
    return true;
}

/* The first segment of the text: numbers that a list of counters shows above it may have been taken for text.
 */
static size_t first_of_text(const struct sheet *sheet, const struct article *article)
{
    struct counter counter;
    size_t i = 0;
    while (i + 1 < article->body_count && counter_of_line(article->body[i]->text, &counter))
        i++;
    return (size_t)(article->body[i] - sheet->segments);
}

static size_t index_of_headline(const struct sheet *sheet, const struct article *article, size_t first)
{
    for (size_t i = 0; i <= first && i < sheet->segment_count; i++)
        if (says_same(sheet->segments[i].text, article->headline))
            return i;
    return first;
}

/* Whether a segment speaks of the article: not one of navigation, teasers or comments. */
static bool is_of_article(const struct facts *facts, const struct segment *segment)
{
    unsigned out = 1u << CUE_ASIDE | 1u << CUE_CHROME | 1u << CUE_DISCUSSION;
    return !(segment->in & (IN_NAV | IN_ASIDE | IN_FOOTER | IN_TABLE)) && !(facts->cues[segment->node] & out);
}

static bool add_lines(struct counter_list *list)
{
    const struct facts *facts = list->facts;
    const struct article *article = list->article;
    const struct sheet *sheet = facts->sheet;
    if (article->body_count == 0)
        return true;
    size_t first = first_of_text(sheet, article);
    size_t last = (size_t)(article->body[article->body_count - 1] - sheet->segments);
    size_t headline = index_of_headline(sheet, article, first), next = 0;
    size_t from = headline > BEFORE_MAX ? headline - BEFORE_MAX : 0;
    for (size_t i = from; i < sheet->segment_count && i <= last + BEHIND_MAX; i++) {
        const struct segment *segment = &sheet->segments[i];
        bool body = next < article->body_count && article->body[next] == segment;
        next += body;
        bool near = i > headline && i < first && segment->links == 0 && headline != first;
        if ((!body || i < first) && is_of_article(facts, segment) && !add_line(list, segment, near))
            return false;
    }
    return true;
}

/* "data-count=15" on an element whose data or class says what it counts. */
static bool add_attributes(struct counter_list *list)
{
    static const struct {
        struct str name;
        enum interaction interaction;
    } attributes[] = {
        {STR_INIT("data-view-count"), INTERACTION_VIEW},
        {STR_INIT("data-views"), INTERACTION_VIEW},
        {STR_INIT("data-like-count"), INTERACTION_LIKE},
        {STR_INIT("data-likes"), INTERACTION_LIKE},
        {STR_INIT("data-share-count"), INTERACTION_SHARE},
        {STR_INIT("data-shares"), INTERACTION_SHARE},
        {STR_INIT("data-comment-count"), INTERACTION_COMMENT},
        {STR_INIT("data-comments"), INTERACTION_COMMENT},
        {STR_INIT("data-comments-count"), INTERACTION_COMMENT},
        {STR_INIT("data-vote-count"), INTERACTION_VOTE},
    };
    const struct article *article = list->article;
    const struct doc *doc = list->facts->sheet->doc;
    if (article->body_count == 0)
        return true;
    uint32_t first = article->body[0]->first, end = doc->node_count;
    for (uint32_t i = first; i < end && i - first < DATA_LOOKS; i++) {
        if (!doc->nodes[i].attr_count || (list->facts->cues[i] & (1u << CUE_ASIDE | 1u << CUE_DISCUSSION)))
            continue;
        for (size_t k = 0; k < sizeof attributes / sizeof *attributes; k++) {
            size_t at = 0;
            struct str text = str_trim(doc_attr_other(doc, i, attributes[k].name));
            struct counter counter = {.interaction = attributes[k].interaction, .raw = text};
            if (text.len && take_count(text, &at, &counter.count) && at == text.len &&
                !add_counter(list, &counter))
                return false;
        }
    }
    return true;
}

bool extract_counters(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_counters(facts, article);
    struct counter_list list = {.facts = facts, .article = article};
    return add_all_linked(&list) && add_lines(&list) && add_attributes(&list) &&
           facts->run->failure.code == FAIL_NONE;
}
