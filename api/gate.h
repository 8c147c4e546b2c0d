/* The desk behind a gate. libmicrohttpd's threads reach the desk only through it, and once it is closed no
 * call reaches the desk any more: desk_stop frees the desk while connections are still open. All functions
 * but gate_init and gate_close may be called from any thread. */
#ifndef COPYDESK_API_GATE_H
#define COPYDESK_API_GATE_H

#include <pthread.h>

#include "desk/desk.h"

struct gate {
    pthread_rwlock_t lock;
    struct desk *desk; /* NULL once closed */
};

/* Opens a gate to desk, which must live until gate_close has returned. */
void gate_init(struct gate *gate, struct desk *desk);

/* As desk_submit; DESK_CLOSED once closed. */
enum desk_answer gate_submit(struct gate *gate, struct job *job);

/* As desk_has_worker and desk_stats; false and zeros once closed. */
bool gate_has_worker(struct gate *gate);
struct desk_stats gate_stats(struct gate *gate);

/* Closes the gate and returns the desk; no thread is inside the desk's functions then. */
struct desk *gate_close(struct gate *gate);

#endif
