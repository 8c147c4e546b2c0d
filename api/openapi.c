#include "api/handlers.h"
#include "api/reply.h"

/* The contract's bytes, taken from the source tree when this file is compiled. */
__asm__(".pushsection .rodata\n"
        ".global openapi_yaml_start\n"
        ".global openapi_yaml_end\n"
        "openapi_yaml_start:\n"
        ".incbin \"" COPYDESK_SOURCE_DIR "/openapi.yaml\"\n"
        "openapi_yaml_end:\n"
        ".popsection\n");
extern const char openapi_yaml_start[], openapi_yaml_end[];

enum MHD_Result openapi_handle(struct request *request)
{
    struct str bytes = {openapi_yaml_start, (size_t)(openapi_yaml_end - openapi_yaml_start)};
    return reply_static(request, "application/yaml", bytes);
}
