#include "render/json_write.h"
#include "render/render.h"

static void write_known_number(struct buf *out, const char *name, unsigned value)
{
    if (value == 0)
        return;
    json_write_name(out, name);
    buf_printf(out, "%u", value);
}

void render_problem(const struct failure *failure, const struct str article_json, struct buf *out)
{
    const struct fail_info *info = fail_info(failure->code);
    buf_add_byte(out, '{');
    json_write_name(out, "type");
    buf_printf(out, "\"%s%s\"", FAIL_TYPE_PREFIX, info->slug);
    json_write_name(out, "title");
    json_write_str(out, str_of(info->title));
    json_write_name(out, "status");
    buf_printf(out, "%d", info->status);
    json_write_name(out, "detail");
    json_write_str(out, str_of(failure->detail));
    if (failure->member[0]) {
        json_write_name(out, "member");
        json_write_str(out, str_of(failure->member));
    }
    write_known_number(out, "line", failure->line);
    write_known_number(out, "column", failure->column);
    write_known_number(out, "upstreamStatus", (unsigned)failure->upstream_status);
    write_known_number(out, "retryAfter", failure->retry_after_s);
    if (article_json.len) {
        json_write_name(out, "article");
        buf_add_str(out, article_json);
    }
    buf_add_byte(out, '}');
}
