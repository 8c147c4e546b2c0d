/* Times. Monotonic for deadlines and durations, wall clock only for what is shown. */
#ifndef COPYDESK_BASE_CLOCK_H
#define COPYDESK_BASE_CLOCK_H

#include "base/str.h"

enum { CLOCK_STAMP_SIZE = 25 }; /* "2026-01-28T05:35:00.123Z" and a NUL */

#define NS_PER_MS 1000000LL
#define NS_PER_S  1000000000LL

int64_t clock_monotonic_ns(void);
int64_t clock_cpu_ns(void);  /* of this process */
int64_t clock_wall_ms(void); /* since 1970, UTC */

/* RFC 3339 with milliseconds, UTC. */
void clock_stamp(int64_t wall_ms, char out[CLOCK_STAMP_SIZE]);

#endif
