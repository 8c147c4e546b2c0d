#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "desk/config.h"
#include "desk/spawn.h"

static const char usage[] =
    "Usage: copydesk SUBCOMMAND [flags] [arguments]\n"
    "Turns web pages into clean, structured articles.\n"
    "\n"
    "  serve    serves articles over HTTP\n"
    "  read     reads one page: a file, a URL or stdin\n"
    "  batch    reads a stream of NDJSON on stdin, answers it line by line on stdout\n"
    "  version  prints the name and version\n"
    "  help     prints this; help flags and help problems print tables in Markdown\n"
    "\n"
    "Each has --help. Every flag can also be given by the environment: --drain-timeout is\n"
    "COPYDESK_DRAIN_TIMEOUT.\n";

static int print(const char *text)
{
    if (fputs(text, stdout) != EOF && fflush(stdout) != EOF)
        return EXIT_DONE;
    perror("copydesk: standard output");
    return EXIT_SERVICE;
}

static int cmd_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return print("copydesk " COPYDESK_VERSION "\n");
}

/* A row a problem, as docs/operations.md has them. */
static void print_problems(struct buf *out)
{
    buf_add_str(out, STR("| status | type | meaning |\n|---|---|---|\n"));
    for (int code = FAIL_NONE + 1; code < FAIL_COUNT; code++) {
        const struct fail_info *info = fail_info((enum fail)code);
        buf_printf(out, "| %d | `%s` | %s |\n", info->status, info->slug, info->title);
    }
}

/* The tables that docs/operations.md holds; a test compares them. */
static const struct {
    const char *name;
    void (*print)(struct buf *out);
} tables[] = {
    {"flags", config_print_markdown},
    {"problems", print_problems},
};

static int cmd_help(int argc, char **argv)
{
    enum { TABLE_MAX = 1 << 16 };
    for (size_t i = 0; argc > 1 && i < sizeof(tables) / sizeof(tables[0]); i++) {
        if (strcmp(argv[1], tables[i].name) != 0)
            continue;
        struct buf out;
        buf_init(&out, NULL, TABLE_MAX);
        tables[i].print(&out);
        buf_add_byte(&out, '\0');
        int status = out.failed ? EXIT_SERVICE : print(out.at);
        buf_free(&out);
        return status;
    }
    return print(usage);
}

/* What the desk starts: it is of no use by hand, so it is not listed. */
static int cmd_worker(int argc, char **argv)
{
    bool has_tables = argc > 1 && strcmp(argv[1], WORKER_TABLES) == 0;
    return desk_worker_main(WORKER_FD, has_tables ? TABLES_FD : -1);
}

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} subcommands[] = {
    {"serve", cmd_serve},   {"read", cmd_read},       {"batch", cmd_batch},
    {"worker", cmd_worker}, {"help", cmd_help},       {"--help", cmd_help},
    {"-h", cmd_help},       {"version", cmd_version}, {"--version", cmd_version},
};

bool cmd_help_asked(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

int cmd_print_help(const char *intro, int subcommand, const char *outro)
{
    enum { HELP_MAX = 1 << 16 };
    struct buf flags;
    buf_init(&flags, NULL, HELP_MAX);
    buf_add_str(&flags, str_of(intro));
    config_print_help(subcommand, &flags);
    buf_add_str(&flags, str_of(outro));
    buf_add_byte(&flags, '\0');
    int status = flags.failed ? EXIT_SERVICE : print(flags.at);
    buf_free(&flags);
    return status;
}

int cmd_usage_error(const char *subcommand, const struct failure *failure)
{
    fprintf(stderr, "copydesk %s: %s\ncopydesk %s --help says what it takes.\n", subcommand, failure->detail,
            subcommand);
    return EXIT_USAGE;
}

const char *cmd_program(void)
{
    return "/proc/self/exe";
}

/* Opens what is missing of descriptors 0 to 2, so that no socket is taken for a stream. Writing to such a one
 * still fails. */
static bool fill_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    return fd >= 0 && close(fd) == 0;
}

int main(int argc, char **argv)
{
    if (!fill_streams())
        return EXIT_SERVICE;
    signal(SIGCHLD, SIG_DFL); /* ignored, as some parents leave it, ended workers would be collected unseen */
    if (argc < 2) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++)
        if (strcmp(argv[1], subcommands[i].name) == 0)
            return subcommands[i].run(argc - 1, argv + 1);
    fprintf(stderr, "copydesk: There is no subcommand \"%s\".\ncopydesk help lists them.\n", argv[1]);
    return EXIT_USAGE;
}
