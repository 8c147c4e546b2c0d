/* Lines: each recogniser looks at every line, and what it gives is a span of the line; then the lines go
 * through the pipeline as a plain text. */
#include <stdlib.h>

#include "decode/utf8.h"
#include "desk/pipeline.h"
#include "extract/authors/byline_words.h"
#include "extract/authors/person_names.h"
#include "extract/counters/counter_line.h"
#include "extract/dateline/dateline.h"
#include "extract/images/image_credit.h"
#include "extract/lines/line_labels.h"
#include "extract/rights/rights_line.h"

enum { ARENA_BYTES = 64 << 20, DEADLINE_MS = 5000, INPUT_MAX = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_span(struct str span, struct str line)
{
    must(!span.len || (span.at >= line.at && span.at + span.len <= line.at + line.len));
}

static void check_counters(struct str line)
{
    struct counter counter;
    struct str rest = line, piece;
    if (counter_of_line(line, &counter))
        check_span(counter.raw, line);
    for (size_t before = rest.len + 1; next_counter_piece(&rest, &piece); before = rest.len) {
        must(rest.len < before);
        check_span(piece, line);
        counter_of_line(piece, &counter);
    }
}

static void check_labels(struct str line)
{
    struct labelled_line labelled = label_of_line(line);
    must(labelled.rest <= line.len);
    check_span(labelled.number, line);
    is_short_age(line);
}

static void check_credits(struct str line)
{
    struct str credit, caption;
    if (credit_of_line(line, &credit))
        check_span(credit, line);
    check_span(credit_without_label(line), line);
    part_caption(line, &caption, &credit);
    check_span(caption, line);
    check_span(credit, line);
    if (rights_of_line(line) == RIGHTS_NOTICE) {
        check_span(holder_of_notice(line), line);
        year_of_notice(line);
    }
}

static void check_names(struct str line)
{
    struct name_list names = {0};
    size_t len = 0;
    byline_word_at(line, &len);
    must(len <= line.len && joint_word_at(line) <= line.len && stop_word_at(line) <= line.len);
    part_names(line, NAMES_SEEN, &names);
    part_names(line, NAMES_DECLARED, &names);
    must(names.count <= AUTHORS_MAX);
    for (size_t i = 0; i < names.count; i++)
        must(names.people[i].name.len > 0);
}

static void check_datelines(struct run *run, struct str line, struct str language)
{
    struct dateline dateline;
    if (read_dateline(run, line, language, &dateline) || read_wire_dateline(run, line, language, &dateline)) {
        check_span(dateline.raw, line);
        check_span(dateline.place, line);
        check_span(dateline.date_raw, line);
    }
}

static void check_lines(struct run *run, struct str text, struct str language)
{
    struct str line;
    while (str_next(&text, '\n', &line)) {
        check_counters(line);
        check_labels(line);
        check_credits(line);
        check_names(line);
        check_datelines(run, line, language);
    }
}

static void pass_through(struct run *run, struct str text)
{
    struct page page = {.url = STR("http://page.example/a"),
                        .resolved_url = STR("http://page.example/a"),
                        .date_downloaded = STR("2024-03-05T10:20:30Z"),
                        .content_type = STR("text/plain; charset=utf-8"),
                        .body = text};
    struct buf out;
    buf_init(&out, NULL, run->limits->result_bytes);
    must(run_pipeline(run, &page, &out) ||
         (run->failure.code != FAIL_NONE && run->failure.code != FAIL_INTERNAL));
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"", "en", "de", "fr", "ru", "zh", "ja", "ar"};
    static struct arena *arena;
    static struct run run;
    struct limits limits = limits_default();
    struct options options = {
        .form = FORM_JSON, .deadline_ms = DEADLINE_MS, .include = INCLUDE_BLOCKS | INCLUDE_EXPLAIN};
    if (size < 1 || size > INPUT_MAX || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    struct str text = {(const char *)data + 1, size - 1};
    struct utf8_survey survey = utf8_survey(text);
    if (survey.ill_formed || survey.nuls)
        return 0;
    run_begin(&run, arena, &limits, &options);
    check_lines(&run, text, str_of(languages[data[0] % (sizeof languages / sizeof *languages)]));
    must(run.failure.code == FAIL_NONE);
    run_begin(&run, arena, &limits, &options);
    pass_through(&run, text);
    return 0;
}
