#include "api/handlers.h"
#include "api/reply.h"
#include "api/server.h"

static enum MHD_Result reply_ok(struct request *request)
{
    return reply_static(request, "application/json", STR("{\"status\":\"ok\"}"));
}

enum MHD_Result livez_handle(struct request *request)
{
    return reply_ok(request);
}

enum MHD_Result readyz_handle(struct request *request)
{
    if (server_is_draining(request->server)) {
        request_fail(request, FAIL_DRAINING, NULL, "The service takes no new work; it is about to end.");
        return reply_problem(request);
    }
    if (!gate_has_worker(&request->server->gate)) {
        request_fail(request, FAIL_NO_WORKER, NULL, "No worker process lives; new ones are being started.");
        return reply_problem(request);
    }
    return reply_ok(request);
}
