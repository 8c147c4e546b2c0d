/* Writes what training reads of a list of pages: the segments' texts, the class and id tokens above each, and the
 * features by the given tables.
 *
 *     measure TABLES|- LIST OUT     LIST: lines of id TAB gzip file TAB url; writes OUT.texts, OUT.tokens,
 *                                   OUT.features (and OUT.context, OUT.odds when the tables hold a first judgement)
 *
 * Everything that training learns from is computed by the library, as in service. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/tables.h"
#include "clean/context.h"
#include "clean/features.h"
#include "clean/tokens.h"

enum { PAGE_BYTES_MAX = 64 << 20, LINE_MAX_BYTES = 8192 };

struct output {
    FILE *texts, *tokens, *features, *context;
};

static void write_token(void *context, uint32_t hash)
{
    struct output *out = context;
    fwrite(&hash, sizeof hash, 1, out->tokens);
}

/* The tokens of all elements above a segment, ended by a 0. */
static void write_tokens(struct output *out, const struct doc *doc, uint32_t node)
{
    static const uint32_t end;
    for (;; node = doc->nodes[node].parent) {
        if (doc->nodes[node].attr_count)
            each_token(doc, node, write_token, out);
        if (node == 0)
            break;
    }
    fwrite(&end, sizeof end, 1, out->tokens);
}

static void write_text(struct output *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        fputc(ascii_is_space(text.at[i]) ? ' ' : text.at[i], out->texts);
    fputc('\n', out->texts);
}

/* The context of the first judgement by the run's tables. */
static void write_context(struct run *run, struct output *out, const struct sheet *sheet)
{
    float *p = run_alloc_array(run, sheet->segment_count + 1, sizeof *p);
    float *rows = run_alloc_array(run, sheet->segment_count * CONTEXT_COUNT + 1, sizeof *rows);
    if (!p || !rows)
        return;
    forest_score(&run->tables->forests[FOREST_SEGMENT], sheet->features, FEATURE_COUNT, sheet->segment_count, p);
    for (size_t i = 0; i < sheet->segment_count; i++)
        p[i] = 1.0F / (1.0F + expf(-p[i]));
    if (measure_context(run, sheet, p, rows, CONTEXT_COUNT))
        fwrite(rows, sizeof(float) * CONTEXT_COUNT, sheet->segment_count, out->context);
}

static void write_page(struct output *out, const char *id, const struct sheet *sheet)
{
    fprintf(out->texts, "%s\t%zu\n", id, sheet->segment_count);
    if (sheet->segment_count)
        fwrite(sheet->features, sizeof(float) * FEATURE_COUNT, sheet->segment_count, out->features);
    for (size_t i = 0; i < sheet->segment_count; i++) {
        write_text(out, sheet->segments[i].text);
        write_tokens(out, sheet->doc, sheet->segments[i].first);
    }
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

static void measure(struct run *run, struct output *out, const char *id, const char *path, const char *url)
{
    struct page page = {.body = read_page(path), .content_type = STR("text/html"), .url = str_of(url)};
    struct text text;
    struct doc doc = {0};
    struct sheet sheet = {0};
    if (!decode_page(run, &page, &text) || !parse_text(run, &text, &doc) || !clean_doc(run, &doc, &sheet))
        sheet.segment_count = 0;
    write_page(out, id, &sheet);
    if (sheet.segment_count && run->tables->forests[FOREST_SEGMENT].tree_count)
        write_context(run, out, &sheet);
}

static FILE *open_output(const char *prefix, const char *suffix)
{
    char path[LINE_MAX_BYTES];
    snprintf(path, sizeof path, "%s.%s", prefix, suffix);
    FILE *file = fopen(path, "wb");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
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
        tables->signature == feature_signature())
        return true;
    fprintf(stderr, "measure: %s cannot be used: %s\n", path, reason);
    return false;
}

int main(int argc, char **argv)
{
    static char line[LINE_MAX_BYTES];
    struct tables tables = {0};
    struct limits limits = limits_default();
    struct options options = {0};
    struct run run;
    struct arena *arena = arena_create((size_t)4 << 30);
    if (argc == 2 && strcmp(argv[1], "names") == 0) {
        printf("signature %u\n", feature_signature());
        for (size_t i = 0; i < FEATURE_COUNT; i++)
            printf("%s\n", feature_names[i]);
        for (size_t i = 0; i < CONTEXT_COUNT; i++)
            printf("CONTEXT_%s\n", context_names[i]);
        return 0;
    }
    if (argc != 4 || !arena || (strcmp(argv[1], "-") != 0 && !read_tables(argv[1], &tables)))
        return 2;
    FILE *list = fopen(argv[2], "r");
    struct output out = {open_output(argv[3], "texts"), open_output(argv[3], "tokens"),
                         open_output(argv[3], "features"), open_output(argv[3], "context")};
    while (list && fgets(line, sizeof line, list)) {
        line[strcspn(line, "\n")] = '\0';
        char *path = strchr(line, '\t'), *url = path ? strchr(path + 1, '\t') : NULL;
        if (!url)
            return 2;
        *path++ = *url++ = '\0';
        run_begin(&run, arena, &limits, &options);
        run.tables = &tables;
        run.deadline_ns = INT64_MAX;
        measure(&run, &out, line, path, url);
    }
    return fclose(out.texts) || fclose(out.tokens) || fclose(out.features) || fclose(out.context);
}
