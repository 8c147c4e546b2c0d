#include "extract/dates/date_parse.h"
#include "extract/lines/line_messages.h"
#include "extract/lines/line_zones.h"
#include "extract/lines/text_fields.h"

static bool add_comment(const struct facts *facts, struct article *article, size_t *room,
                        const struct message *message)
{
    const struct lines *lines = facts->lines;
    struct comment comment = {.author = {message->author, STR_NONE}, .parent = NO_PARENT};
    if (!message_date(facts->run, lines, message, &comment.date_created, &comment.date_created_raw))
        return false;
    comment.text = message_text(facts->run, lines, message);
    if (comment.text.len == 0)
        return facts->run->failure.code == FAIL_NONE;
    if (!run_array_room(facts->run, &article->comments, article->comment_count, room,
                        sizeof *article->comments))
        return false;
    article->comments[article->comment_count++] = comment;
    return true;
}

/* How many comments the page says there are: beside the discussion's heading, else elsewhere. */
static void read_stated(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    bool headed = false;
    for (size_t i = 0; i < lines->count && !headed; i++) {
        if (lines->at[i].label != LINE_COMMENTS || !lines->at[i].counted || lines->at[i].zone == ZONE_RELATED)
            continue;
        headed = lines->at[i].zone == ZONE_COMMENTS;
        if (headed || article->comments_stated == NO_COUNT)
            article->comments_stated = label_of_line(line_text(lines, i)).count;
    }
}

bool text_comments(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    size_t room = 0;
    if (lines->is_thread)
        return true;
    for (size_t i = 0; i < lines->count;) {
        size_t end = zone_end(lines, i);
        struct messages messages = {0};
        if (lines->at[i].zone == ZONE_COMMENTS &&
            !find_messages(facts->run, lines, i + lines->at[i].heads, end, &messages))
            return false;
        for (size_t n = 0; n < messages.count && article->comment_count < MESSAGES_MAX; n++)
            if (!add_comment(facts, article, &room, &messages.items[n]))
                return false;
        i = end;
    }
    read_stated(facts, article);
    return true;
}
