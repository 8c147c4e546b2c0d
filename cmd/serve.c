#include <curl/curl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/server.h"
#include "cmd/cmd.h"
#include "desk/config.h"

static const char intro[] =
    "Usage: copydesk serve [flags]\n"
    "Serves the articles of web pages over HTTP; GET /openapi.yaml describes the interface.\n\n";
static const char outro[] =
    "\nSIGTERM or SIGINT drains and ends it; a second one ends it at once.\n"
    "Exit status: 0 ended as asked, 1 it could not start or was ended at once, 2 wrong usage.\n";

/* Descriptors beside connections, fetches and workers: libraries, logs, epoll sets. */
enum { SPARE_DESCRIPTORS = 128, DESCRIPTORS_PER_FETCH = 4, DESCRIPTORS_PER_WORKER = 4 };

static int start_failed(const struct failure *failure)
{
    fprintf(stderr, "copydesk serve: %s\n", failure->detail);
    return EXIT_SERVICE;
}

/* Raises the soft limit of open files to what the configuration may need, as far as the hard limit goes. */
static void raise_descriptors(const struct config *config)
{
    rlim_t need = SPARE_DESCRIPTORS + config->connections +
                  config->fetch.max_fetches * DESCRIPTORS_PER_FETCH +
                  config->desk.workers * DESCRIPTORS_PER_WORKER;
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= need)
        return;
    limit.rlim_cur = need < limit.rlim_max ? need : limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static sigset_t end_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

/* Before any thread starts: every thread then leaves the signals to the main one's sigwait. */
static void block_signals(void)
{
    sigset_t set = end_signals();
    signal(SIGPIPE, SIG_IGN);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void end_at_once(int signal_number)
{
    (void)signal_number;
    _exit(EXIT_SERVICE);
}

static void wait_for_signal(void)
{
    sigset_t set = end_signals();
    int signal_number;
    sigwait(&set, &signal_number);
    struct sigaction action = {.sa_handler = end_at_once};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    log_event(LOG_INFO, "draining", "%s came", signal_number == SIGINT ? "SIGINT" : "SIGTERM");
}

/* On stdout, for people and scripts: where it listens. */
static void announce(const struct server *server)
{
    for (size_t i = 0; i < server->listener_count; i++) {
        const struct listener *listener = &server->listeners[i];
        printf("Copydesk %s listens on %s\n", listener->admin ? "admin" : COPYDESK_VERSION, listener->url);
        log_event(LOG_INFO, "listening", "%s on %s", listener->admin ? "admin" : "main", listener->url);
    }
    fflush(stdout);
}

static int serve(const struct config *config)
{
    struct failure failure;
    struct server *server = server_create(config, &failure);
    if (!server)
        return start_failed(&failure);
    struct desk *desk = desk_start(&config->desk, &failure);
    if (!desk) {
        server_destroy(server);
        return start_failed(&failure);
    }
    bool started = server_start(server, desk, &failure);
    if (started) {
        announce(server);
        wait_for_signal();
        server_drain(server);
    }
    server_stop(server);
    if (!started)
        return start_failed(&failure);
    log_event(LOG_INFO, "stopped", "every request was answered or failed");
    return EXIT_DONE;
}

int cmd_serve(int argc, char **argv)
{
    if (cmd_help_asked(argc, argv))
        return cmd_print_help(intro, FOR_SERVE, outro);
    struct config config;
    struct failure failure;
    if (!config_parse(&config, FOR_SERVE, &argc, argv, NULL, NULL, &failure))
        return cmd_usage_error("serve", &failure);
    if (argc > 1) {
        failure_set(&failure, FAIL_INVALID_REQUEST, "unexpected argument \"%s\"", argv[1]);
        return cmd_usage_error("serve", &failure);
    }
    config.desk.program = cmd_program();
    log_set_level(config.log_level);
    block_signals();
    raise_descriptors(&config);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = serve(&config);
    curl_global_cleanup();
    return status;
}
