/* The subcommands. Each takes argv with its own name as argv[0] and returns the process's exit status. */
#ifndef COPYDESK_CMD_CMD_H
#define COPYDESK_CMD_CMD_H

#include "base/fail.h"

/* Exit statuses that all subcommands share; each one's --help lists its own beside them. */
enum { EXIT_DONE = 0, EXIT_SERVICE = 1, EXIT_USAGE = 2 };

int cmd_serve(int argc, char **argv);
int cmd_read(int argc, char **argv);
int cmd_batch(int argc, char **argv);

/* Whether --help or -h stands among the arguments, before a "--". */
bool cmd_help_asked(int argc, char **argv);

/* Prints `intro`, the flags of the subcommand (FOR_… of desk/config.h) and `outro` on stdout. Returns
 * EXIT_DONE, or EXIT_SERVICE when stdout takes no more. */
int cmd_print_help(const char *intro, int subcommand, const char *outro);

/* Prints "copydesk SUBCOMMAND: DETAIL" and where to find help on stderr. Returns EXIT_USAGE. */
int cmd_usage_error(const char *subcommand, const struct failure *failure);

/* The path that runs this very program, even after its file was replaced; static. */
const char *cmd_program(void);

#endif
