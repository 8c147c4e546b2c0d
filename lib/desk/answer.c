#include "desk/answer.h"

#include "render/json_write.h"
#include "render/render.h"

static void write_problem(const struct ask *ask, const struct failure *failure, struct str id,
                          struct str article, struct buf *out)
{
    if (ask->kind != ASK_LINE) {
        render_problem(failure, article, out);
        return;
    }
    buf_add_str(out, STR("{\"id\":"));
    buf_add_str(out, id);
    if (ask->line && str_eq(id, STR("null")))
        buf_printf(out, ",\"line\":%llu", (unsigned long long)ask->line);
    buf_add_str(out, STR(",\"problem\":"));
    render_problem(failure, article, out);
    buf_add_byte(out, '}');
}

bool answer_problem(const struct ask *ask, const struct failure *failure, struct str id, struct str article,
                    size_t cap, struct reply *reply)
{
    buf_free(&reply->bytes);
    buf_init(&reply->bytes, NULL, cap);
    write_problem(ask, failure, id, article, &reply->bytes);
    if (reply->bytes.failed) {
        buf_clear(&reply->bytes);
        write_problem(ask, failure, id, STR_NONE, &reply->bytes);
    }
    reply->kind = REPLY_PROBLEM;
    reply->failure = *failure;
    reply->media_type = PROBLEM_MEDIA_TYPE;
    reply->form = FORM_JSON;
    return !reply->bytes.failed;
}

void answer_line(struct str id, struct str article, enum form form, struct buf *out)
{
    buf_add_str(out, STR("{\"id\":"));
    buf_add_str(out, id);
    buf_add_str(out, STR(",\"article\":"));
    if (form == FORM_JSON)
        buf_add_str(out, article);
    else
        json_write_str(out, article);
    buf_add_byte(out, '}');
}
