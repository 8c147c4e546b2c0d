#include "desk/sandbox.h"

#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum { FILES_MAX = 16 };

static bool limit(enum __rlimit_resource resource, rlim_t value)
{
    struct rlimit old;
    if (getrlimit(resource, &old) != 0)
        return false;
    if (old.rlim_max < value)
        value = old.rlim_max;
    return setrlimit(resource, &(struct rlimit){value, value}) == 0;
}

/* Sanitizers reserve terabytes of addresses that they never touch. */
static bool limit_memory(size_t bytes)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)bytes;
    return true;
#else
    return limit(RLIMIT_AS, bytes);
#endif
}

bool sandbox_enter(size_t memory_bytes)
{
    signal(SIGXFSZ, SIG_IGN); /* a write past RLIMIT_FSIZE then fails, instead of ending the worker */
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, FILES_MAX) &&
           limit_memory(memory_bytes);
}
