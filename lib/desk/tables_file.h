/* Learnt tables given at start (--tables) in place of the built-in ones.
 *
 * The front reads the file once into sealed memory that has a descriptor, and hands every worker that it ever
 * starts this descriptor: what becomes of the file later gives no two workers different tables, and a worker
 * has them before it gives up its files. */
#ifndef COPYDESK_DESK_TABLES_FILE_H
#define COPYDESK_DESK_TABLES_FILE_H

#include "base/fail.h"
#include "base/tables.h"

/* Longest file; the built-in tables are a tenth of it. */
#define TABLES_FILE_MAX ((size_t)4 << 20)

struct tables_file {
    int fd; /* of the sealed memory; close-on-exec */
};

/* Reads and checks the file at `path` (anything that can be read to its end), which `where`, a flag or a
 * variable, has named. False with *failure (INVALID_REQUEST, member = where) when it cannot be read, is
 * longer than TABLES_FILE_MAX, is no whole table, or was learnt for other features than this program's;
 * nothing is open then. Else the descriptor is the caller's to close. */
bool tables_file_load(struct tables_file *file, const char *path, const char *where, struct failure *failure);

/* Maps what tables_file_load has read and checked, and reads it into *tables; `fd` may be closed then. The
 * mapping stays until the process ends. False, with errno or *tables empty, when it is no such memory. */
bool tables_file_map(int fd, struct tables *tables);

#endif
