#include "desk/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const int unheard[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t blocked, all;
    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof(unheard) / sizeof(unheard[0]); i++)
        sigaddset(&blocked, unheard[i]);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &blocked);
    error = error ? error : posix_spawnattr_setsigdefault(attributes, &all);
    return error ? error
                 : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Each descriptor to its place. Either may lie where the other one goes, so the tables wait as stdin. */
static int set_handed(posix_spawn_file_actions_t *actions, int fd, int tables_fd)
{
    if (tables_fd < 0)
        return posix_spawn_file_actions_adddup2(actions, fd, WORKER_FD);
    int error = posix_spawn_file_actions_adddup2(actions, tables_fd, STDIN_FILENO);
    error = error ? error : posix_spawn_file_actions_adddup2(actions, fd, WORKER_FD);
    return error ? error : posix_spawn_file_actions_adddup2(actions, STDIN_FILENO, TABLES_FD);
}

static int set_files(posix_spawn_file_actions_t *actions, int fd, int tables_fd)
{
    int error = set_handed(actions, fd, tables_fd);
    error = error ? error : posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    error =
        error ? error : posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    return error ? error
                 : posix_spawn_file_actions_addclosefrom_np(actions,
                                                            (tables_fd < 0 ? WORKER_FD : TABLES_FD) + 1);
}

/* Runs the program with its end of the socketpair. Returns 0 or an error number. */
static int run_program(const char *program, int fd, int tables_fd, pid_t *pid)
{
    char *arguments[] = {(char[]){"copydesk"}, (char[]){"worker"},
                         tables_fd < 0 ? NULL : (char[]){WORKER_TABLES}, NULL};
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int error = posix_spawnattr_init(&attributes);
    if (error)
        return error;
    error = posix_spawn_file_actions_init(&actions);
    if (!error) {
        error = set_attributes(&attributes);
        error = error ? error : set_files(&actions, fd, tables_fd);
        error = error ? error : posix_spawn(pid, program, &actions, &attributes, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return error;
}

pid_t spawn_worker(const char *program, int tables_fd, int *fd, struct failure *failure)
{
    int ends[2];
    pid_t pid;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        failure_set(failure, FAIL_INTERNAL, "A worker's socket was refused: %s.", strerror(errno));
        return -1;
    }
    int error = run_program(program, ends[1], tables_fd, &pid);
    close(ends[1]);
    if (!error && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0) {
        *fd = ends[0];
        return pid;
    }
    close(ends[0]);
    if (!error)
        spawn_collect(pid);
    failure_set(failure, FAIL_INTERNAL, "The worker process %s could not be started: %s.", program,
                strerror(error ? error : errno));
    return -1;
}

int spawn_collect(pid_t pid)
{
    int status = 0;
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 0;
    return status;
}
