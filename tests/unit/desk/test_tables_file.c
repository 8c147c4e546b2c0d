#include "unit/desk/support.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "desk/pipeline.h"
#include "desk/tables_file.h"
#include "extract/body/judge.h"

enum { HEADER_BYTES = 20, SECTION_BYTES = 12, SIZE_AT = 8, CHECKSUM_AT = 12, SIGNATURE_AT = 16 };

static struct buf blob;
static char path[] = "/tmp/copydesk-tables-XXXXXX";
static struct tables_file file;

/* In place of the pipeline, which is not linked then: an article that tells which tables the run has. */
bool pipeline_read(struct run *job_run, struct products *products)
{
    (void)job_run;
    (void)products;
    return true;
}

bool pipeline_extract(struct run *job_run, struct products *products, struct said *said)
{
    (void)job_run;
    (void)products;
    (void)said;
    return true;
}

bool pipeline_render(struct run *job_run, const struct article *article, struct buf *out)
{
    (void)article;
    return buf_printf(out, "{\"tables\":%zu}", job_run->tables->tokens.count);
}

void pipeline_render_found(struct run *job_run, const struct article *article, struct buf *out)
{
    (void)job_run;
    (void)article;
    (void)out;
}

bool run_pipeline(struct run *job_run, const struct page *page, struct buf *out)
{
    (void)page;
    return pipeline_render(job_run, NULL, out);
}

static void put_word(size_t at, uint32_t word)
{
    memcpy(blob.at + at, &word, sizeof(word));
}

static void add_word(uint32_t word)
{
    buf_add(&blob, &word, sizeof(word));
}

/* The head of a section, whose bytes follow. */
static void add_section(const char *name, uint32_t bytes)
{
    char padded[8] = {0};
    memcpy(padded, name, strlen(name));
    buf_add(&blob, padded, sizeof(padded));
    add_word(bytes);
}

/* Has the header say what is true. */
static void finish(void)
{
    put_word(SIZE_AT, (uint32_t)blob.len);
    put_word(CHECKSUM_AT, str_hash(str_slice(buf_str(&blob), HEADER_BYTES, blob.len)));
    put_word(SIGNATURE_AT, tables_signature());
}

/* The built-in tables for this program's features, with `tokens` tokens of their own before all others. */
static void make_blob(uint32_t tokens)
{
    char header[HEADER_BYTES];
    FILE *built_in = fopen("train/tables.bin", "r");
    assert_non_null(built_in);
    assert_int_equal(fread(header, 1, sizeof(header), built_in), sizeof(header));
    buf_clear(&blob);
    buf_add(&blob, header, sizeof(header));
    add_section("tokens", tokens * (uint32_t)sizeof(struct token_odds));
    for (uint32_t i = 0; i < tokens; i++) {
        struct token_odds token = {.hash = i + 1, .odds = 1.0F};
        buf_add(&blob, &token, sizeof(token));
    }
    assert_true(buf_reserve(&blob, TABLES_FILE_MAX));
    blob.len += fread(blob.at + blob.len, 1, TABLES_FILE_MAX, built_in);
    fclose(built_in);
    finish();
}

/* Makes the blob longer by a section that nothing asks for. */
static void pad_to(size_t len)
{
    add_section("padding", (uint32_t)(len - blob.len - SECTION_BYTES));
    while (blob.len < len)
        add_word(0);
    finish();
}

static void write_file(void)
{
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    assert_int_equal(fwrite(blob.at, 1, blob.len, stream), blob.len);
    assert_int_equal(fclose(stream), 0);
}

/* Writes the blob into the file and loads it. */
static bool load(void)
{
    write_file();
    return tables_file_load(&file, path, "--tables", &failure);
}

static int set_up(void **state)
{
    file.fd = -1;
    buf_init(&blob, NULL, 2 * TABLES_FILE_MAX);
    make_blob(1);
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    return fd < 0 || close(fd) ? -1 : desk_set_up(state);
}

static int tear_down(void **state)
{
    desk_tear_down(state);
    if (file.fd >= 0)
        close(file.fd);
    unlink(path);
    buf_free(&blob);
    return 0;
}

static int lowest_free_fd(void)
{
    int fd = dup(STDERR_FILENO);
    close(fd);
    return fd;
}

static void check_refused(const char *reason)
{
    int free_fd = lowest_free_fd();
    assert_false(load());
    file.fd = -1;
    assert_int_equal(failure.code, FAIL_INVALID_REQUEST);
    assert_string_equal(failure.member, "--tables");
    assert_true(str_starts(str_of(failure.detail), STR("--tables is \"/tmp/copydesk-tables-")));
    if (!strstr(failure.detail, reason))
        print_error("\"%s\" has no \"%s\"\n", failure.detail, reason);
    assert_non_null(strstr(failure.detail, reason));
    assert_int_equal(lowest_free_fd(), free_fd); /* nothing stays open */
}

static void sound_tables_are_mapped_as_they_were_read(void **state)
{
    (void)state;
    struct tables tables;
    make_blob(3);
    assert_true(load());
    assert_true(fcntl(file.fd, F_GETFD) & FD_CLOEXEC);
    assert_int_equal(truncate(path, 0), 0); /* what becomes of the file changes nothing */
    assert_true(tables_file_map(file.fd, &tables));
    assert_int_equal(tables.tokens.count, 3);
    assert_int_equal(tables.tokens.items[2].hash, 3);
    assert_int_equal(tables.signature, tables_signature());
    assert_int_equal((uintptr_t)tables.tokens.items % _Alignof(struct token_odds), 0);
}

static void what_was_read_cannot_be_changed(void **state)
{
    (void)state;
    assert_true(load());
    assert_int_equal(pwrite(file.fd, "x", 1, 0), -1);
    assert_int_equal(errno, EPERM);
    assert_int_equal(ftruncate(file.fd, 0), -1);
    assert_ptr_equal(mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, file.fd, 0), MAP_FAILED);
}

static void files_up_to_the_cap_are_read(void **state)
{
    (void)state;
    pad_to(TABLES_FILE_MAX);
    assert_true(load());
    struct stat status;
    assert_int_equal(fstat(file.fd, &status), 0);
    assert_int_equal(status.st_size, TABLES_FILE_MAX);
}

static void longer_files_are_refused(void **state)
{
    (void)state;
    pad_to(TABLES_FILE_MAX + 4);
    check_refused("longer than the 4 MiB");
    blob.len = TABLES_FILE_MAX + 1;
    check_refused("longer than the 4 MiB");
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    blob.at[0] = 'X';
    check_refused("no table");
    make_blob(1);
    blob.len = HEADER_BYTES - 1;
    check_refused("no table");
    blob.len = 0;
    check_refused("no table");
}

static void damaged_tables_are_refused(void **state)
{
    (void)state;
    blob.at[blob.len - 1] ^= 1;
    check_refused("damaged");
    make_blob(1);
    blob.len--; /* cut off */
    check_refused("damaged");
    make_blob(1);
    buf_add_byte(&blob, 0); /* something behind its end */
    check_refused("damaged");
    make_blob(1);
    put_word(HEADER_BYTES + SECTION_BYTES - 4, 3); /* its first section, of 3 bytes */
    finish();
    check_refused("hold together");
}

static void tables_for_other_features_are_refused(void **state)
{
    (void)state;
    char signatures[64];
    put_word(SIGNATURE_AT, tables_signature() + 1);
    snprintf(signatures, sizeof(signatures), "other features (%08x) than this program's (%08x)",
             tables_signature() + 1, tables_signature());
    check_refused(signatures);
}

static void check_unreadable(const char *unreadable, const char *reason)
{
    assert_false(tables_file_load(&file, unreadable, "COPYDESK_TABLES", &failure));
    file.fd = -1;
    assert_string_equal(failure.member, "COPYDESK_TABLES");
    char detail[256];
    snprintf(detail, sizeof(detail), "COPYDESK_TABLES is \"%s\", which cannot be used: %s.", unreadable,
             reason);
    assert_string_equal(failure.detail, detail);
}

static void unreadable_files_are_refused(void **state)
{
    (void)state;
    check_unreadable("/nonexistent/tables", "No such file or directory");
    check_unreadable("/tmp", "Is a directory");
}

static void endless_files_are_refused(void **state)
{
    (void)state;
    check_unreadable("/dev/zero", "it is longer than the 4 MiB that tables may be");
}

static void pipes_are_read_to_their_end(void **state)
{
    (void)state;
    int ends[2];
    char name[32];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_int_equal(write(ends[1], blob.at, 100), 100);
    snprintf(name, sizeof(name), "/proc/self/fd/%d", ends[0]);
    pid_t writer = fork(); /* the rest comes later, in pieces */
    if (writer == 0)
        _exit(write(ends[1], blob.at + 100, blob.len - 100) < 0);
    close(ends[1]);
    assert_true(tables_file_load(&file, name, "--tables", &failure));
    assert_int_equal(waitpid(writer, NULL, 0), writer);
    close(ends[0]);
}

static void what_is_no_such_memory_is_not_mapped(void **state)
{
    (void)state;
    struct tables tables;
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    assert_false(tables_file_map(null, &tables));
    close(null);
    assert_false(tables_file_map(null, &tables));
}

/* Which tables the desk's worker has. */
static void check_worker_has(const char *answer)
{
    struct job *job = make_job(ASK_PAGE, story);
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_span(buf_str(&job->reply.bytes), answer);
    job_destroy(job);
}

static void every_worker_has_the_tables_that_were_read(void **state)
{
    (void)state;
    make_blob(7);
    assert_true(load());
    desk_config.tables = &file;
    start_desk();
    check_worker_has("{\"tables\":7}");
    check_worker_has("{\"tables\":7}");
    make_blob(9); /* another file in its place, then none */
    write_file();
    for (unsigned restarts = 1; restarts <= 2; restarts++) {
        assert_int_equal(kill(newest_worker(), SIGKILL), 0);
        WAIT_FOR(desk_stats(desk).worker_restarts == restarts && desk_stats(desk).workers_alive == 1);
        check_worker_has("{\"tables\":7}");
        unlink(path);
    }
}

static void without_a_file_workers_have_the_built_in_ones(void **state)
{
    (void)state;
    char wanted[64];
    snprintf(wanted, sizeof(wanted), "{\"tables\":%zu}", tables_builtin()->tokens.count);
    start_desk();
    check_worker_has(wanted);
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(int argc, char **argv)
{
    desk_test_worker(argc, argv);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    log_set_level(LOG_OFF);
    const struct CMUnitTest tests[] = {
        WITH_FILE(sound_tables_are_mapped_as_they_were_read),
        WITH_FILE(what_was_read_cannot_be_changed),
        WITH_FILE(files_up_to_the_cap_are_read),
        WITH_FILE(longer_files_are_refused),
        WITH_FILE(what_is_no_table_is_refused),
        WITH_FILE(damaged_tables_are_refused),
        WITH_FILE(tables_for_other_features_are_refused),
        WITH_FILE(unreadable_files_are_refused),
        WITH_FILE(endless_files_are_refused),
        WITH_FILE(pipes_are_read_to_their_end),
        WITH_FILE(what_is_no_such_memory_is_not_mapped),
        WITH_FILE(every_worker_has_the_tables_that_were_read),
        WITH_FILE(without_a_file_workers_have_the_built_in_ones),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
