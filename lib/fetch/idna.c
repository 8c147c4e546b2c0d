#include "fetch/idna.h"

#include <unicode/uidna.h>

/* WHATWG URL, 3.3: neither hyphens nor lengths are judged; the DNS does. */
enum {
    OPTIONS = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII,
    LET_PASS = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
               UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4,
};

bool idna_is_ascii(struct str host)
{
    for (size_t i = 0; i < host.len; i++)
        if ((unsigned char)host.at[i] >= 0x80)
            return false;
    return true;
}

/* Compatibility forms of "/", ":", "@", "#" and "%" are mapped to these; they are no part of a name. */
static bool is_name(const char *z)
{
    for (; *z; z++)
        if (!ascii_is_alpha(*z) && !ascii_is_digit(*z) && !strchr("-_.", *z))
            return false;
    return true;
}

bool idna_to_ascii(struct str host, char out[IDNA_HOST_SIZE])
{
    UErrorCode error = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    if (host.len > INT32_MAX)
        return false;
    UIDNA *idna = uidna_openUTS46(OPTIONS, &error);
    int32_t len =
        uidna_nameToASCII_UTF8(idna, host.at, (int32_t)host.len, out, IDNA_HOST_SIZE, &info, &error);
    if (idna)
        uidna_close(idna);
    bool is_whole = U_SUCCESS(error) && len > 0 && len < IDNA_HOST_SIZE && strlen(out) == (size_t)len;
    return is_whole && !(info.errors & ~(uint32_t)LET_PASS) && is_name(out);
}
