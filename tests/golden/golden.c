/* Runs one golden page: DIR/page.html or DIR/page.txt through the pipeline, and compares what comes out with
 * DIR/expected.json. Members that expected.json names must be equal; others are free. An expected "problem"
 * is the slug of the failure that must come, the other members then name fields that were found all the same.
 * "bodyHolds" and "bodyLacks" list texts of which each, and none, must stand in the body.
 * Blocks and an explanation are always asked for; the words of the blocks must be those of the body (blocks.h
 * says where they may part), whatever is expected. DIR/request.json may give "url", "contentType",
 * "statusCode" and "dateDownloaded". An article of several pages has page.html, page-2.html, …, and
 * "furtherUrls" in the request, one for each page after the first; they are joined as pages=N has it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/words.h"
#include "desk/pages.h"
#include "desk/pipeline.h"
#include "render/render.h"

static char *read_file(const char *dir, const char *name, size_t *len)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*len + 1);
    if (bytes && fread(bytes, 1, *len, file) != *len)
        *len = 0;
    fclose(file);
    return bytes;
}

/* The first place where `wanted` and `got` differ, as a path; false when they agree. */
static bool differs(const json_t *wanted, const json_t *got, char *path, size_t room)
{
    size_t len = strlen(path);
    if (json_is_object(wanted) && json_is_object(got)) {
        const char *name;
        json_t *member;
        json_object_foreach((json_t *)wanted, name, member)
        {
            snprintf(path + len, room - len, ".%s", name);
            if (differs(member, json_object_get(got, name), path, room))
                return true;
            path[len] = '\0';
        }
        return false;
    }
    if (json_is_array(wanted) && json_is_array(got) && json_array_size(wanted) == json_array_size(got)) {
        for (size_t i = 0; i < json_array_size(wanted); i++) {
            snprintf(path + len, room - len, "[%zu]", i);
            if (differs(json_array_get(wanted, i), json_array_get(got, i), path, room))
                return true;
            path[len] = '\0';
        }
        return false;
    }
    return !json_equal(wanted, got);
}

static int complain(const char *dir, const char *what, struct str got)
{
    fprintf(stderr, "%s: %s\ngot: %.*s\n", dir, what, STR_FMT(got));
    return 1;
}

/* What is told apart when blocks are held against the body. */
struct block_words {
    struct buf own;  /* words that stand in the body, in its order */
    struct buf said; /* of captions and sources, some of which stand in the body */
    bool has_math;   /* a formula's TeX stands for other words */
};

static void add_members(const json_t *value, struct block_words *words);

static void add_word(struct buf *out, const json_t *text)
{
    buf_add_str(out, json_text(text));
    buf_add_byte(out, ' ');
}

static void add_each(const json_t *list, struct block_words *words)
{
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item) add_members(item, words);
}

static void add_members(const json_t *block, struct block_words *words)
{
    static const char *const parts[] = {"items", "rows", "cells", "blocks"};
    add_word(&words->said, json_object_get(block, "caption"));
    add_word(&words->said, json_object_get(block, "source"));
    add_word(&words->own, json_object_get(block, "text"));
    words->has_math |= json_object_get(block, "tex") != NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add_each(json_object_get(block, parts[i]), words);
}

/* Takes the next word off *rest; false where there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    return rest->len && str_next(rest, ' ', word);
}

/* Whether the words of the article's blocks are those of its body, in the same order. What stands in the body
 * and in no block must be a caption's or a source's word. */
static bool blocks_hold_body(struct run *run, const json_t *article)
{
    struct block_words words = {.has_math = false};
    buf_init(&words.own, run->arena, run->limits->result_bytes);
    buf_init(&words.said, run->arena, run->limits->result_bytes);
    add_each(json_object_get(article, "blocks"), &words);
    struct str own = collapse_space(run, buf_str(&words.own)), said = buf_str(&words.said), want, word;
    struct str body = collapse_space(run, json_member_str(article, "articleBody"));
    bool has_own = next_word(&own, &want);
    while (next_word(&body, &word)) {
        if (has_own && str_eq(word, want))
            has_own = next_word(&own, &want);
        else if (!words.has_math && str_find(said, word, 0) == SIZE_MAX)
            return false;
    }
    return !has_own;
}

/* Whether each string of the list stands in the body (`held`), or none; else the first that does not obey is
 * in `what`. */
static bool body_obeys(struct run *run, const json_t *list, struct str body, bool held, char *what,
                       size_t room)
{
    size_t i;
    json_t *item;
    if (list && !json_is_array(list)) {
        snprintf(what, room, "bodyHolds and bodyLacks are lists");
        return false;
    }
    json_array_foreach(list, i, item)
    {
        struct str piece = collapse_space(run, json_text(item));
        bool found = str_find(body, piece, 0) != SIZE_MAX;
        if (piece.len && found == held)
            continue;
        snprintf(what, room, "the body %s \"%.*s\"", held ? "lacks" : "holds", STR_FMT(piece));
        return false;
    }
    return true;
}

/* Judges "bodyHolds" and "bodyLacks", and takes them out of what is expected. */
static bool body_is_right(struct run *run, json_t *expected, const json_t *article, char *what, size_t room)
{
    struct str body = collapse_space(run, json_member_str(article, "articleBody"));
    bool right = body_obeys(run, json_object_get(expected, "bodyHolds"), body, true, what, room) &&
                 body_obeys(run, json_object_get(expected, "bodyLacks"), body, false, what, room);
    json_object_del(expected, "bodyHolds");
    json_object_del(expected, "bodyLacks");
    return right;
}

static int compare(struct run *run, const char *dir, json_t *expected, struct str got)
{
    struct json_problem problem;
    const char *slug = json_string_value(json_object_get(expected, "problem"));
    const char *came = run->failure.code == FAIL_NONE ? "none" : fail_info(run->failure.code)->slug;
    char path[1024] = "", what[1100];
    if (strcmp(slug ? slug : "none", came) != 0) {
        snprintf(what, sizeof what, "the problem is %s (%s), not %s", came, run->failure.detail,
                 slug ? slug : "none");
        return complain(dir, what, got);
    }
    json_object_del(expected, "problem");
    if (got.len == 0)
        return json_object_size(expected) ? complain(dir, "there is no article", got) : 0;
    json_t *article = json_read(run, got, JSON_READ_UNIQUE, &problem);
    if (!article)
        return complain(dir, problem.text, got);
    if (!blocks_hold_body(run, article))
        return complain(dir, "the words of the blocks are not those of the body", got);
    if (!body_is_right(run, expected, article, what, sizeof what))
        return complain(dir, what, got);
    if (!differs(expected, article, path, sizeof path))
        return 0;
    snprintf(what, sizeof what, "differs at %s", path);
    return complain(dir, what, got);
}

enum { PAGES_READ_MAX = 9 };

/* Puts page-2.html, page-3.html, … behind pages[0]; returns how many pages there are. */
static size_t read_further(const char *dir, const json_t *ask, struct page *pages, char **bytes)
{
    size_t count = 1;
    for (; count < PAGES_READ_MAX; count++) {
        char name[32];
        size_t len = 0;
        snprintf(name, sizeof name, "page-%zu.html", count + 1);
        if (!(bytes[count] = read_file(dir, name, &len)))
            break;
        struct str url = json_text(json_array_get(json_object_get(ask, "furtherUrls"), count - 1));
        pages[count] = (struct page){
            .body = {bytes[count], len}, .url = url, .resolved_url = url, .content_type = STR("text/html")};
    }
    return count;
}

/* One page through the pipeline, several as an ask for so many. */
static void run_pages(struct run *run, struct page *pages, size_t count, struct buf *out)
{
    struct job job = {.ask = {.kind = ASK_URL, .url = pages[0].url, .options = run->options},
                      .pages = pages,
                      .page_count = count};
    struct asked asked;
    struct pages joined = {0};
    job.ask.options.pages = (unsigned)count;
    if (count == 1)
        run_pipeline(run, pages, out);
    else if (ask_read(run, &job, &asked) == ASK_READY &&
             pages_run(run, &job, &asked, &joined, out) == PAGES_FOLLOW)
        fail(run, FAIL_INTERNAL, "A fetch is asked for.");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    size_t page_len = 0, expected_len = 0, request_len = 0;
    char *html = read_file(argv[1], "page.html", &page_len);
    char *body = html ? html : read_file(argv[1], "page.txt", &page_len);
    char *expected = read_file(argv[1], "expected.json", &expected_len);
    char *request = read_file(argv[1], "request.json", &request_len);
    struct limits limits = limits_default();
    struct arena *arenas[2] = {arena_create(limits.arena_bytes), arena_create(limits.arena_bytes)};
    struct run run, side; /* jansson's values must outlive the page's own run */
    struct options options = {.include = INCLUDE_BLOCKS | INCLUDE_EXPLAIN};
    run_begin(&run, arenas[0], &limits, &options);
    run_begin(&side, arenas[1], &limits, &options);
    struct json_problem problem;
    json_t *wish =
        expected ? json_read(&side, (struct str){expected, expected_len}, JSON_READ_UNIQUE, &problem) : NULL;
    json_t *ask =
        request ? json_read(&side, (struct str){request, request_len}, JSON_READ_UNIQUE, &problem) : NULL;
    int status = 1;
    if (body && wish) {
        struct page page = {.body = {body, page_len},
                            .url = json_member_str(ask, "url"),
                            .date_downloaded = json_member_str(ask, "dateDownloaded"),
                            .status_code = (int)json_integer_value(json_object_get(ask, "statusCode")),
                            .content_type = html ? STR("text/html") : STR("text/plain")};
        if (ask && json_object_get(ask, "contentType"))
            page.content_type = json_member_str(ask, "contentType");
        struct buf out;
        buf_init(&out, NULL, limits.result_bytes);
        struct page pages[PAGES_READ_MAX] = {page};
        char *further[PAGES_READ_MAX] = {NULL};
        run_pages(&run, pages, read_further(argv[1], ask, pages, further), &out);
        side.failure = run.failure;
        status = compare(&side, argv[1], wish, buf_str(&out));
        buf_free(&out);
        for (size_t i = 1; i < PAGES_READ_MAX; i++)
            free(further[i]);
    } else {
        fprintf(stderr, "%s: no page, or no valid expected.json\n", argv[1]);
    }
    arena_destroy(arenas[0]);
    arena_destroy(arenas[1]);
    free(body);
    free(expected);
    free(request);
    return status;
}
