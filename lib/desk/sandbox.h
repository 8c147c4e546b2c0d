/* What a worker gives up before it reads its first page. */
#ifndef COPYDESK_DESK_SANDBOX_H
#define COPYDESK_DESK_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Ends with the front, gains no privileges, dumps no core, writes no file, opens few files and maps at most
 * memory_bytes. Cannot be undone. False when the kernel refuses. */
bool sandbox_enter(size_t memory_bytes);

#endif
