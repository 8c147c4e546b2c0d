/* What a worker gives up before it reads its first page. */
#ifndef COPYDESK_DESK_SANDBOX_H
#define COPYDESK_DESK_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Ends with the front, gains no privileges, dumps no core, maps at most memory_bytes, and shuts the doors
 * below. What libraries open lazily must have been opened: nothing can be afterwards. Cannot be undone.
 * False, with the reason logged, when the kernel refuses a part that it has. Builds with sanitizers keep
 * their memory and their doors: a sanitizer's run-time maps terabytes that it never touches, and reads /proc
 * when a process ends. */
bool sandbox_enter(size_t memory_bytes);

/* The doors alone; a process that has entered may call it under sanitizers too, if it ends with _exit(2).
 * No file is opened, made, removed or written, no socket opened, no program or process started, no other
 * process signalled or traced, no memory made executable. The means, the last two where they are to be had:
 *  - limits: no new descriptor, no byte to a file, no further process (which does not bind root);
 *  - landlock(7), all that the kernel's version of it can forbid; a lack is logged (debug);
 *  - a seccomp(2) filter: calls off its list fail with EPERM; a lack is logged (warn).
 *
 * Then tries some of that: false when an attempt is not refused in the way that it must be. */
bool sandbox_shut_doors(void);

#endif
