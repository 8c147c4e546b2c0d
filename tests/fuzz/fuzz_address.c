/* URLs as callers give them: what is taken is an http or https URL with a host and without a user. */
#include <curl/curl.h>
#include <stdlib.h>

#include "fetch/address.h"

enum { URL_BYTES = 8192 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *url, *host;
    struct failure failure;
    if (!address_read((struct str){(const char *)data, size}, URL_BYTES, &url, &host, &failure))
        return 0;
    bool is_web = str_starts(str_of(url), STR("http://")) || str_starts(str_of(url), STR("https://"));
    if (!is_web || host[0] == '\0')
        abort();
    curl_free(url);
    curl_free(host);
    return 0;
}
