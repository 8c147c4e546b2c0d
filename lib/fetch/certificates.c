#include "fetch/certificates.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdio.h>

bool certificates_are_readable(const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    X509 *certificate = PEM_read_X509(file, NULL, NULL, NULL);
    bool fine = certificate;
    X509_free(certificate);
    ERR_clear_error();
    fclose(file);
    return fine;
}
