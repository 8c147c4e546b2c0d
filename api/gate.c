#include "api/gate.h"

void gate_init(struct gate *gate, struct desk *desk)
{
    pthread_rwlock_init(&gate->lock, NULL);
    gate->desk = desk;
}

enum desk_answer gate_submit(struct gate *gate, struct job *job)
{
    pthread_rwlock_rdlock(&gate->lock);
    enum desk_answer answer = gate->desk ? desk_submit(gate->desk, job) : DESK_CLOSED;
    pthread_rwlock_unlock(&gate->lock);
    return answer;
}

bool gate_has_worker(struct gate *gate)
{
    pthread_rwlock_rdlock(&gate->lock);
    bool has = gate->desk && desk_has_worker(gate->desk);
    pthread_rwlock_unlock(&gate->lock);
    return has;
}

struct desk_stats gate_stats(struct gate *gate)
{
    struct desk_stats stats = {0};
    pthread_rwlock_rdlock(&gate->lock);
    if (gate->desk)
        stats = desk_stats(gate->desk);
    pthread_rwlock_unlock(&gate->lock);
    return stats;
}

struct desk *gate_close(struct gate *gate)
{
    pthread_rwlock_wrlock(&gate->lock);
    struct desk *desk = gate->desk;
    gate->desk = NULL;
    pthread_rwlock_unlock(&gate->lock);
    return desk;
}
