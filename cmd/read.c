#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "desk/config.h"
#include "desk/options.h"

static const char intro[] =
    "Usage: copydesk read [flags] FILE|URL|-\n"
    "Prints the article of one page: of a file, of a URL (http:// or https://), or of stdin (-).\n"
    "\n"
    "  --form FORM\n"
    "        json, text, html or markdown. Default: json\n"
    "  --include PARTS\n"
    "        blocks, html, markdown and explain add to JSON; front-matter to Markdown; link-notes\n"
    "        and image-notes to text. Several are parted by commas.\n"
    "  --deadline MILLISECONDS\n"
    "        What the work on the page may take.\n"
    "  --pages N\n"
    "        Pages of an article that goes on over several, fetched and joined. Default: 1\n"
    "  --url ADDRESS\n"
    "        The page's address, for a file or stdin: relative links are resolved against it.\n"
    "  --type MEDIA-TYPE\n"
    "        The page's media type, for a file or stdin. Default: by the file's name (.html,\n"
    "        .htm, .xhtml, .txt), else by its bytes.\n";
static const char outro[] =
    "\nThe article goes to stdout. When there is none, stdout stays empty and stderr says why.\n"
    "Exit status: 0 an article, 1 the service failed or ran out of time, 2 wrong usage, 3 the page\n"
    "holds no article, 4 the page could not be fetched, 5 the input could not be read, is too large\n"
    "or no page.\n";

enum { EXIT_NO_ARTICLE = 3, EXIT_NO_FETCH = 4, EXIT_NO_INPUT = 5 };

/* Exit statuses by failure, but for pages without an article; the ones not listed are the service's. */
static const struct {
    enum fail code;
    int status;
} statuses[] = {
    {FAIL_INVALID_URL, EXIT_NO_FETCH},
    {FAIL_ADDRESS_FORBIDDEN, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_DNS, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_CONNECT, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_TLS, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_PROTOCOL, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_STATUS, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_TOO_LARGE, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_REDIRECTS, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_MEDIA_TYPE, EXIT_NO_FETCH},
    {FAIL_UPSTREAM_TIMEOUT, EXIT_NO_FETCH},
    {FAIL_ROBOTS_FORBIDDEN, EXIT_NO_FETCH},
    {FAIL_EMPTY_BODY, EXIT_NO_INPUT},
    {FAIL_BODY_TOO_LARGE, EXIT_NO_INPUT},
    {FAIL_UNSUPPORTED_MEDIA_TYPE, EXIT_NO_INPUT},
    {FAIL_PAGE_TOO_COMPLEX, EXIT_NO_INPUT},
};

/* What read takes beside the configuration. */
struct read_flags {
    struct options options;
    uint32_t given;
    const char *url, *type;
};

static int take_flag(void *context, const char *name, const char *value, struct failure *failure)
{
    struct read_flags *flags = context;
    enum option option = option_find(str_of(name));
    if (option != OPTION_COUNT)
        return option_set(&flags->options, &flags->given, option, str_of(value), failure) ? 1 : -1;
    if (strcmp(name, "url") == 0)
        flags->url = value;
    else if (strcmp(name, "type") == 0)
        flags->type = value;
    else
        return 0;
    return 1;
}

static int complain(const struct failure *failure)
{
    fprintf(stderr, "copydesk read: %s\n", failure->detail);
    if (fail_has_article(failure->code))
        return EXIT_NO_ARTICLE;
    for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
        if (statuses[i].code == failure->code)
            return statuses[i].status;
    return EXIT_SERVICE;
}

static const char *type_by_name(const char *name)
{
    static const struct {
        const char *ending, *type;
    } types[] = {{".html", "text/html"},
                 {".htm", "text/html"},
                 {".xhtml", "application/xhtml+xml"},
                 {".txt", "text/plain"}};
    struct str s = str_of(name);
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct str ending = str_of(types[i].ending);
        if (s.len > ending.len && str_eq_nocase(str_slice(s, s.len - ending.len, s.len), ending))
            return types[i].type;
    }
    return NULL;
}

/* Reads all of fd; false with errno when it cannot be read, EFBIG when it is larger than `bytes` may get. */
static bool read_all(int fd, struct buf *bytes)
{
    enum { STEP = 1 << 16 };
    for (;;) {
        size_t room = bytes->cap - bytes->len;
        if (!buf_reserve(bytes, room < STEP ? room : STEP)) {
            errno = ENOMEM;
            return false;
        }
        ssize_t got = read(fd, bytes->at + bytes->len, bytes->size - bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        bytes->len += (size_t)got;
        if (bytes->len == bytes->cap) {
            errno = EFBIG;
            return false;
        }
    }
}

/* Puts a file's or stdin's bytes into the job. Returns 0 or an exit status, after complaining. */
static int load_file(const char *name, size_t max, struct job *job)
{
    struct buf bytes;
    buf_init(&bytes, NULL, max + 1);
    int fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    bool fine = fd >= 0 && read_all(fd, &bytes);
    int error = errno;
    if (fd > STDIN_FILENO)
        close(fd);
    job->ask.body = buf_str(&bytes);
    if (!job_adopt(job, bytes.at)) {
        fine = false;
        error = ENOMEM;
    }
    if (fine)
        return 0;
    if (error == EFBIG)
        fprintf(stderr, "copydesk read: %s is larger than the %zu bytes that --max-inflated allows.\n", name,
                max);
    else
        fprintf(stderr, "copydesk read: %s: %s\n", name, strerror(error));
    return EXIT_NO_INPUT;
}

/* A file whose name looks like a URL can be given as ./NAME: its scheme is none then. */
static bool is_url(const char *source)
{
    const char *colon = strstr(source, "://");
    return colon && memchr(source, '/', (size_t)(colon - source)) == NULL;
}

static int fill_ask(const struct config *config, const struct read_flags *flags, const char *source,
                    struct job *job)
{
    job->ask.options = flags->options;
    job->ask.options_given = flags->given;
    if (is_url(source)) {
        job->ask.kind = ASK_URL;
        job->ask.url = str_of(source);
        return 0;
    }
    job->ask.kind = ASK_PAGE;
    job->ask.url = str_of(flags->url);
    job->ask.content_type = str_of(flags->type ? flags->type : type_by_name(source));
    return load_file(source, config->desk.limits.inflated_bytes, job);
}

static void on_done(struct job *job)
{
    sem_post(job->owner);
}

/* Has the desk do the job. */
static bool run_job(const struct config *config, struct job *job, struct failure *failure)
{
    sem_t done;
    struct desk *desk = desk_start(&config->desk, failure);
    if (!desk)
        return false;
    sem_init(&done, 0, 0);
    job->done = on_done;
    job->owner = &done;
    bool taken = desk_submit(desk, job) == DESK_TAKEN;
    while (taken && sem_wait(&done) != 0)
        ;
    desk_stop(desk, 0);
    sem_destroy(&done);
    return taken || failure_set(failure, FAIL_INTERNAL, "The desk took no job.");
}

static int print_article(const struct job *job)
{
    const struct buf *bytes = &job->reply.bytes;
    bool ends = bytes->len && bytes->at[bytes->len - 1] == '\n';
    if (fwrite(bytes->at, 1, bytes->len, stdout) == bytes->len && (ends || putchar('\n') != EOF) &&
        fflush(stdout) != EOF)
        return EXIT_DONE;
    perror("copydesk read: standard output");
    return EXIT_SERVICE;
}

static int read_source(const struct config *config, const struct read_flags *flags, const char *source)
{
    struct failure failure;
    struct job *job = job_create();
    if (!job)
        return EXIT_SERVICE;
    int status = fill_ask(config, flags, source, job);
    if (status == 0 && !run_job(config, job, &failure))
        status = complain(&failure);
    else if (status == 0)
        status = job->reply.kind == REPLY_ARTICLE ? print_article(job) : complain(&job->reply.failure);
    job_destroy(job);
    return status;
}

int cmd_read(int argc, char **argv)
{
    if (cmd_help_asked(argc, argv))
        return cmd_print_help(intro, FOR_READ, outro);
    struct config config;
    struct failure failure;
    struct read_flags flags = {0};
    if (!config_parse(&config, FOR_READ, &argc, argv, take_flag, &flags, &failure))
        return cmd_usage_error("read", &failure);
    if (argc != 2) {
        failure_set(&failure, FAIL_INVALID_REQUEST, "One file, URL or - is expected, not %d.", argc - 1);
        return cmd_usage_error("read", &failure);
    }
    if (is_url(argv[1]) && (flags.url || flags.type)) {
        failure_set(&failure, FAIL_INVALID_REQUEST, "--url and --type go with a file or stdin only.");
        return cmd_usage_error("read", &failure);
    }
    config.desk.program = cmd_program();
    config.desk.workers = 1;
    config.desk.patient = true; /* a deadline is the work's, not the start's */
    log_set_level(config.log_level);
    signal(SIGPIPE, SIG_IGN);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = read_source(&config, &flags, argv[1]);
    curl_global_cleanup();
    return status;
}
