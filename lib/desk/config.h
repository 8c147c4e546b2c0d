/* Configuration: flags and COPYDESK_… environment, the same names, from one table that also makes --help and
 * the table in docs/operations.md. Flags win over the environment, the environment over defaults. */
#ifndef COPYDESK_DESK_CONFIG_H
#define COPYDESK_DESK_CONFIG_H

#include "base/fail.h"
#include "base/log.h"
#include "desk/desk.h"
#include "desk/tables_file.h"
#include "fetch/fetch.h"

/* Which subcommands take a setting. */
enum { FOR_SERVE = 1 << 0, FOR_BATCH = 1 << 1, FOR_READ = 1 << 2, FOR_ALL = 7 };

struct config {
    struct desk_config desk; /* its fetch and tables point to the following once config_parse has returned */
    struct fetch_config fetch;
    const char *tables;             /* path of a file; NULL: the built-in ones */
    struct tables_file tables_file; /* what was read from it; open until the process ends */
    /* serve */
    const char *host;
    unsigned port;               /* 0: any free one, printed at start */
    unsigned admin_port;         /* 0: none apart */
    size_t request_bytes;        /* body as sent */
    size_t buffered_bytes;       /* of all bodies that are held at once */
    size_t request_header_bytes; /* the request line and all header fields */
    unsigned idle_ms;            /* a connection without traffic; until a request's header fields are whole */
    unsigned body_ms;            /* until a request's body is whole */
    unsigned connections, connections_per_address;
    unsigned drain_delay_ms, drain_timeout_ms;
    enum log_level log_level;
    /* batch */
    size_t line_bytes; /* longest line of input */
};

/* Fills *config (defaults, then `environ`, then argv[1…]). Arguments that are no flags are left in order in
 * argv[1…*argc). Flags are "--name value" or "--name=value"; "--" ends them. `extra`, when not NULL, is asked
 * first for flags that are not of the table (read's and batch's options): it returns 1 when it took the flag,
 * 0 when it is not its own, -1 with *failure set. A file of tables is read last. False with *failure
 * (INVALID_REQUEST, member = the flag or variable, detail = what was expected). */
bool config_parse(struct config *config, int subcommand, int *argc, char **argv,
                  int (*extra)(void *context, const char *name, const char *value, struct failure *failure),
                  void *context, struct failure *failure);

/* Writes the flags of a subcommand for --help (width 80), or all as the Markdown table of docs/operations.md.
 */
void config_print_help(int subcommand, struct buf *out);
void config_print_markdown(struct buf *out);

#endif
