#include <curl/curl.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "cmd/cmd.h"
#include "desk/batch.h"
#include "desk/config.h"
#include "desk/options.h"

static const char intro[] =
    "Usage: copydesk batch [flags] < asks.ndjson > answers.ndjson\n"
    "Answers each line of stdin with one line on stdout, in order, as soon as it is its turn. A line\n"
    "is a JSON object as POST /v1/article takes it, with an id if you like; its answer is\n"
    "{\"id\", \"article\"} or {\"id\", \"problem\"}, with the line's number where it has no id.\n"
    "\n"
    "  --form FORM\n"
    "        json, text, html or markdown, for every line: an article as an object, or as a string.\n"
    "        Default: json\n"
    "  --deadline MILLISECONDS\n"
    "        What the work on one page may take.\n"
    "  --pages N\n"
    "        Pages of an article that goes on over several, fetched and joined. Default: 1\n";
static const char outro[] =
    "\nSIGINT or SIGTERM ends the reading; what was read is answered still. A second one ends it at once.\n"
    "Exit status: 0 every line was answered (with problems or not), 1 it could not go on, 2 wrong usage,\n"
    "130 or 143 it was stopped by SIGINT or SIGTERM.\n";

enum { WINDOW_PER_WORKER = 32, PROGRESS_MS = 200, STATUS_SIGNALLED = 128 };
#define WINDOW_BYTES ((size_t)256 << 20)

/* What batch takes beside the configuration. */
struct batch_flags {
    struct options options;
    uint32_t given;
};

static int take_flag(void *context, const char *name, const char *value, struct failure *failure)
{
    struct batch_flags *flags = context;
    enum option option = option_find(str_of(name));
    if (option == OPTION_COUNT)
        return 0;
    return option_set(&flags->options, &flags->given, option, str_of(value), failure) ? 1 : -1;
}

static int stop_fd = -1; /* eventfd that a signal makes readable */
static volatile sig_atomic_t stop_signal;

/* Installed for one signal each: the second one of a kind ends the process. */
static void on_signal(int signal_number)
{
    int kept = errno;
    stop_signal = signal_number;
    eventfd_write(stop_fd, 1);
    errno = kept;
}

static bool catch_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    signal(SIGPIPE, SIG_IGN);
    return stop_fd >= 0 && sigaction(SIGINT, &action, NULL) == 0 && sigaction(SIGTERM, &action, NULL) == 0;
}

static int64_t started_ns;

static void print_progress(const struct batch_counts *counts)
{
    double seconds = (double)(clock_monotonic_ns() - started_ns) / (double)NS_PER_S;
    fprintf(stderr, "\r%llu lines, %llu problems, %.1f lines/s ", (unsigned long long)counts->lines,
            (unsigned long long)counts->problems, seconds > 0 ? (double)counts->lines / seconds : 0);
}

static void show_progress(const struct batch_counts *counts)
{
    static int64_t shown_ns;
    int64_t now = clock_monotonic_ns();
    if (now - shown_ns < PROGRESS_MS * NS_PER_MS)
        return;
    shown_ns = now;
    print_progress(counts);
}

static int status_of(enum batch_end end)
{
    switch (end) {
    case BATCH_ANSWERED:
        return EXIT_DONE;
    case BATCH_STOPPED:
        return STATUS_SIGNALLED + stop_signal;
    case BATCH_INPUT_FAILED:
        fprintf(stderr, "copydesk batch: stdin could not be read: %s\n", strerror(errno));
        break;
    case BATCH_OUTPUT_FAILED:
        if (errno != EPIPE)
            fprintf(stderr, "copydesk batch: stdout could not be written: %s\n", strerror(errno));
        break;
    case BATCH_REFUSED:
        fprintf(stderr, "copydesk batch: memory was refused\n");
        break;
    }
    return EXIT_SERVICE;
}

static int run(const struct config *config, struct desk *desk, const struct batch_flags *flags)
{
    bool shows = isatty(STDERR_FILENO);
    struct batch_config batch_config = {
        .desk = desk,
        .options = flags->options,
        .options_given = flags->given,
        .result_bytes = config->desk.limits.result_bytes,
        .line_bytes = config->line_bytes,
        .window = config->desk.workers * WINDOW_PER_WORKER,
        .window_bytes = WINDOW_BYTES,
        .in = STDIN_FILENO,
        .out = STDOUT_FILENO,
        .stop = stop_fd,
        .progress = shows ? show_progress : NULL,
    };
    struct batch *batch = batch_create(&batch_config);
    struct batch_counts counts = {0};
    started_ns = clock_monotonic_ns();
    enum batch_end end = batch ? batch_run(batch, &counts) : BATCH_REFUSED;
    int error = errno;
    if (shows) {
        print_progress(&counts);
        fputc('\n', stderr);
    }
    desk_stop(desk, 0);
    batch_destroy(batch);
    errno = error;
    return status_of(end);
}

int cmd_batch(int argc, char **argv)
{
    if (cmd_help_asked(argc, argv))
        return cmd_print_help(intro, FOR_BATCH, outro);
    struct config config;
    struct failure failure;
    struct batch_flags flags = {0};
    if (!config_parse(&config, FOR_BATCH, &argc, argv, take_flag, &flags, &failure))
        return cmd_usage_error("batch", &failure);
    if (argc > 1) {
        failure_set(&failure, FAIL_INVALID_REQUEST, "There is no argument \"%.100s\": input comes on stdin.",
                    argv[1]);
        return cmd_usage_error("batch", &failure);
    }
    config.desk.program = cmd_program();
    config.fetch.patient = true; /* what waits is bounded by the window, and a stream has the time */
    config.desk.patient = true;
    log_set_level(config.log_level);
    if (!catch_signals()) {
        fprintf(stderr, "copydesk batch: %s\n", strerror(errno));
        return EXIT_SERVICE;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct desk *desk = desk_start(&config.desk, &failure);
    int status = EXIT_SERVICE;
    if (desk)
        status = run(&config, desk, &flags);
    else
        fprintf(stderr, "copydesk batch: %s\n", failure.detail);
    curl_global_cleanup();
    return status;
}
