#include "extract/body/embedded_text.h"

#include "base/words.h"

bool looks_like_html(struct str text)
{
    for (size_t i = 0; (i = str_find_byte(text, '<', i)) != SIZE_MAX; i++)
        if (i + 1 < text.len &&
            (ascii_is_alpha(text.at[i + 1]) || text.at[i + 1] == '/' || text.at[i + 1] == '!'))
            return true;
    return false;
}

size_t embedded_words(struct str text)
{
    if (!looks_like_html(text))
        return count_words(text).words;
    size_t words = 0;
    for (size_t i = 0; i < text.len;) {
        size_t lt = str_find_byte(text, '<', i);
        words += count_words(str_slice(text, i, lt)).words;
        size_t gt = lt == SIZE_MAX ? SIZE_MAX : str_find_byte(text, '>', lt);
        i = gt == SIZE_MAX ? text.len : gt + 1;
    }
    return words;
}

bool add_embedded_piece(struct run *run, struct embedded_text *text, struct str piece)
{
    if (piece.len == 0 || text->count == EMBEDDED_PIECES_MAX)
        return true;
    if (!run_array_room(run, &text->pieces, text->count, &text->room, sizeof *text->pieces))
        return false;
    text->pieces[text->count++] = piece;
    text->words += embedded_words(piece);
    return true;
}

/* Types whose `text` is what they say; of others it may be anything. */
static const struct str post_types[] = {
    STR_INIT("DiscussionForumPosting"),
    STR_INIT("SocialMediaPosting"),
    STR_INIT("Question"),
    STR_INIT("Answer"),
    STR_INIT("Comment"),
};

static struct str said_by(const struct facts *facts, const json_t *object)
{
    struct str body = json_member_str(object, "articleBody");
    for (size_t i = 0; body.len == 0 && i < sizeof post_types / sizeof *post_types; i++)
        if (linked_data_is(object, post_types[i]))
            body = json_member_str(object, "text");
    return str_trim(unescape_twice(facts->run, body));
}

static bool collect_linked(const struct facts *facts, struct embedded_text *text, const json_t *value,
                           unsigned depth)
{
    static const char *const below[] = {"acceptedAnswer", "suggestedAnswer", "comment", "liveBlogUpdate"};
    if (depth > LINKED_DATA_DEPTH_MAX)
        return true;
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            if (!collect_linked(facts, text, json_array_get(value, i), depth + 1))
                return false;
        return true;
    }
    if (!json_is_object(value))
        return true;
    if (!add_embedded_piece(facts->run, text, said_by(facts, value)))
        return false;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++)
        if (!collect_linked(facts, text, json_object_get(value, below[i]), depth + 1))
            return false;
    return facts->run->failure.code == FAIL_NONE;
}

/* Whether an object may be what the page is about. Questions, answers and comments are so only inside of one
 * that is: by themselves they are a shop's list of common questions, or what readers say. */
static bool is_root(const json_t *object)
{
    static const struct str threads[] = {STR_INIT("DiscussionForumPosting"), STR_INIT("SocialMediaPosting"),
                                         STR_INIT("LiveBlogPosting")};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++)
        if (linked_data_is(object, threads[i]))
            return true;
    return json_member_str(object, "articleBody").len > 0;
}

static bool is_cut_short(struct str text)
{
    static const struct str marks[] = {STR_INIT("..."), STR_INIT("\xE2\x80\xA6"), STR_INIT("...]"),
                                       STR_INIT("\xE2\x80\xA6]")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(text, marks[i]))
            return true;
    return false;
}

bool find_linked_text(const struct facts *facts, struct embedded_text *text)
{
    *text = (struct embedded_text){0};
    for (size_t i = 0; i < facts->data->object_count; i++) {
        const json_t *object = facts->data->objects[i];
        struct embedded_text candidate = {0};
        if (linked_data_is(object, STR("QAPage")))
            object = json_object_get(object, "mainEntity");
        else if (!is_root(object))
            continue;
        if (!collect_linked(facts, &candidate, object, 0))
            return false;
        bool is_teaser = candidate.count == 1 && is_cut_short(candidate.pieces[0]);
        if (!is_teaser && candidate.words > text->words)
            *text = candidate;
    }
    return true;
}
