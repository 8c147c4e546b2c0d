/* The table of settings behind config.h: what each is called, what it takes and where it is kept. */
#ifndef COPYDESK_DESK_SETTING_H
#define COPYDESK_DESK_SETTING_H

#include "desk/config.h"

enum setting_type {
    SETTING_COUNT,    /* unsigned: "64" */
    SETTING_SIZE,     /* size_t: bytes, "16MiB", "64KiB", "1024" */
    SETTING_DURATION, /* unsigned: milliseconds, "500ms", "30s", "2m", "1h"; a unit is a must, but for "0" */
    SETTING_TEXT,     /* const char *, not owned */
    SETTING_FILE,     /* the same, a path; NULL: none */
    SETTING_URL,      /* the same, of http or https; NULL: none */
    SETTING_CIDRS,    /* struct cidr_list */
    SETTING_PORTS,    /* struct port_list */
    SETTING_ROBOTS,   /* enum robots_mode */
    SETTING_LEVEL,    /* enum log_level */
};

struct setting {
    const char *name; /* of the flag, without "--" */
    int subcommands;  /* FOR_… */
    enum setting_type type;
    size_t offset;     /* into struct config */
    uint64_t min, max; /* of a number, in the unit it is kept in */
    const char *help;
};

extern const struct setting settings[];
extern const size_t setting_count;

/* Everything at its default. */
struct config config_default(void);

/* The setting of that name which the subcommand takes; NULL where there is none. */
const struct setting *setting_find(int subcommand, const char *name);

/* Puts a value, as written, where it belongs. False where it is none; setting_expected then says what is one.
 */
bool setting_set(struct config *config, const struct setting *setting, const char *value);

/* What a value must be: "a size from 1KiB to 1GiB, such as 16MiB". */
void setting_expected(const struct setting *setting, struct buf *out);

/* The value that stands in config, as it would be written; "none" for an empty list or no file. */
void setting_print(const struct config *config, const struct setting *setting, struct buf *out);

/* The name's environment variable: "COPYDESK_FETCH_ALLOW". */
void setting_variable(const struct setting *setting, struct buf *out);

/* What stands for the value in help: "SIZE". */
const char *setting_placeholder(const struct setting *setting);

#endif
