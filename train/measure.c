/* Writes what training reads of a list of pages, by the given tables. Everything that is learnt from is
 * computed by the library, as in service.
 *
 *     measure TABLES|- LIST OUT     LIST: lines of id TAB gzip file TAB url
 *     measure names                 the names of all numbers, and their signature
 *
 * OUT.texts     id TAB number of segments, then a line a segment
 * OUT.tokens    of each segment the hashes of class and id tokens above it, ended by 0
 * OUT.features  FEATURE_COUNT floats a segment
 * When the tables hold a first look:
 * OUT.context   CONTEXT_COUNT floats a segment
 * OUT.signs     PAGE_SIGN_COUNT floats a page, by the probabilities of the first look */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/tables.h"
#include "clean/features.h"
#include "clean/tokens.h"
#include "extract/body/cues.h"
#include "extract/body/judge.h"
#include "extract/body/page_signs.h"

enum { PAGE_BYTES_MAX = 64 << 20, LINE_MAX_BYTES = 8192 };

static const char *const suffixes[] = {"texts", "tokens", "features", "context", "signs"};
enum output { TEXTS, TOKENS, FEATURES, CONTEXT, SIGNS, OUTPUTS };
static FILE *outputs[OUTPUTS];

static void put(enum output output, const void *bytes, size_t size)
{
    if (size && fwrite(bytes, size, 1, outputs[output]) != 1) {
        perror("measure");
        exit(1);
    }
}

static void write_token(void *context, uint32_t hash)
{
    (void)context;
    put(TOKENS, &hash, sizeof hash);
}

/* The tokens of all elements above a segment, ended by a 0. */
static void write_tokens(const struct doc *doc, uint32_t node)
{
    static const uint32_t end;
    for (;; node = doc->nodes[node].parent) {
        const struct node *n = &doc->nodes[node];
        for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++)
            if (holds_names(doc->attrs[i].name))
                each_token(doc->attrs[i].value, write_token, NULL);
        if (node == 0)
            break;
    }
    put(TOKENS, &end, sizeof end);
}

static void write_text(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        fputc(ascii_is_space(text.at[i]) ? ' ' : text.at[i], outputs[TEXTS]);
    fputc('\n', outputs[TEXTS]);
}

static void write_segments(const char *id, const struct sheet *sheet)
{
    fprintf(outputs[TEXTS], "%s\t%zu\n", id, sheet->segment_count);
    for (size_t i = 0; i < sheet->segment_count; i++) {
        write_text(sheet->segments[i].text);
        write_tokens(sheet->doc, sheet->segments[i].first);
        put(FEATURES, sheet->features + i * SEGMENT_ROW, sizeof(float) * FEATURE_COUNT);
    }
}

/* What the first look leads to. */
static void write_looks(struct run *run, const struct sheet *sheet)
{
    struct article article = {.sheet = sheet};
    struct judgement judgement = {0};
    struct facts facts = {.run = run,
                          .sheet = sheet,
                          .data = read_linked_data(run, sheet),
                          .cues = inherit_cues(run, sheet->doc),
                          .judgement = &judgement};
    if (!facts.data || !facts.cues || !judge_page(&facts, &article))
        return;
    for (size_t i = 0; i < sheet->segment_count; i++)
        put(CONTEXT, sheet->features + i * SEGMENT_ROW + FEATURE_COUNT, sizeof(float) * CONTEXT_COUNT);
    put(SIGNS, measure_page_signs(&facts, judgement.first), sizeof(float) * PAGE_SIGN_COUNT);
}

static struct str read_page(const char *path)
{
    static char body[PAGE_BYTES_MAX];
    gzFile file = gzopen(path, "rb");
    int n = file ? gzread(file, body, sizeof body) : -1;
    if (n < 0) {
        fprintf(stderr, "measure: %s cannot be read\n", path);
        exit(1);
    }
    gzclose(file);
    return (struct str){body, (size_t)n};
}

static void measure(struct run *run, const char *id, const char *path, const char *url)
{
    struct page page = {.body = read_page(path), .content_type = STR("text/html"), .url = str_of(url)};
    struct text text;
    struct doc doc = {0};
    struct sheet sheet = {0};
    if (!decode_page(run, &page, &text) || !parse_text(run, &text, &doc) || !clean_doc(run, &doc, &sheet)) {
        fprintf(stderr, "measure: %s cannot be cleaned\n", path);
        exit(1);
    }
    write_segments(id, &sheet);
    if (run->tables->forests[FOREST_SEGMENT].tree_count)
        write_looks(run, &sheet);
}

static void print_names(const char *kind, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        printf("%s %s\n", kind, names[i]);
}

static int print_all_names(void)
{
    printf("signature %u\n", tables_signature());
    print_names("feature", feature_names, FEATURE_COUNT);
    print_names("context", context_names, CONTEXT_COUNT);
    print_names("sign", page_sign_names, PAGE_SIGN_COUNT);
    return 0;
}

static void open_outputs(const char *prefix)
{
    char path[LINE_MAX_BYTES];
    for (size_t i = 0; i < OUTPUTS; i++) {
        snprintf(path, sizeof path, "%s.%s", prefix, suffixes[i]);
        outputs[i] = fopen(path, "wb");
        if (!outputs[i]) {
            perror(path);
            exit(1);
        }
    }
}

static int close_outputs(void)
{
    int failed = 0;
    for (size_t i = 0; i < OUTPUTS; i++)
        failed |= fclose(outputs[i]) != 0;
    return failed;
}

static bool read_tables(const char *path, struct tables *tables)
{
    static char blob[4 << 20] __attribute__((aligned(16)));
    const char *reason = "";
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(blob, 1, sizeof blob, file) : 0;
    if (file)
        fclose(file);
    if (file && tables_read((struct str){blob, size}, tables, &reason) &&
        tables->signature == tables_signature())
        return true;
    fprintf(stderr, "measure: %s cannot be used: %s\n", path, reason);
    return false;
}

/* All pages of a list. */
static bool measure_list(struct run *run, struct arena *arena, const struct tables *tables, FILE *list)
{
    static char line[LINE_MAX_BYTES];
    struct limits limits = limits_default();
    struct options options = {0};
    limits.arena_bytes = arena_cap(arena);
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = '\0';
        char *path = strchr(line, '\t'), *url = path ? strchr(path + 1, '\t') : NULL;
        if (!url)
            return false;
        *path++ = *url++ = '\0';
        run_begin(run, arena, &limits, &options);
        run->tables = tables;
        run->deadline_ns = INT64_MAX;
        measure(run, line, path, url);
    }
    return true;
}

int main(int argc, char **argv)
{
    struct tables tables = {0};
    struct run run;
    if (argc == 2 && strcmp(argv[1], "names") == 0)
        return print_all_names();
    struct arena *arena = arena_create((size_t)4 << 30);
    if (argc != 4 || !arena || (strcmp(argv[1], "-") != 0 && !read_tables(argv[1], &tables)))
        return 2;
    FILE *list = fopen(argv[2], "r");
    if (!list) {
        perror(argv[2]);
        return 2;
    }
    open_outputs(argv[3]);
    if (!measure_list(&run, arena, &tables, list))
        return 2;
    arena_destroy(arena);
    return close_outputs();
}
