/* Encoding labels: the names that pages and servers use for charsets, and the converter each one means.
 * Source: WHATWG Encoding, section 4.2 "Names and labels". */
#ifndef COPYDESK_DECODE_LABELS_H
#define COPYDESK_DECODE_LABELS_H

#include "base/str.h"

enum encoding_kind {
    KIND_UTF8,
    KIND_UTF16,
    KIND_SINGLE_BYTE,
    KIND_MULTI_BYTE,
    KIND_ESCAPES,     /* seven bits, shifted by escape sequences */
    KIND_REPLACEMENT, /* never decoded (WHATWG Encoding, 14.1) */
};

/* X(ID, WHATWG name, kind, ICU's converter that index.c takes a single-byte charset's table from: differences
 * are in index_patches.h). */
#define ENCODING_TABLE(X)                                                                                    \
    X(UTF_8, "UTF-8", KIND_UTF8, NULL)                                                                       \
    X(IBM866, "IBM866", KIND_SINGLE_BYTE, "ibm-866_P100-1995")                                               \
    X(ISO_8859_2, "ISO-8859-2", KIND_SINGLE_BYTE, "ISO-8859-2")                                              \
    X(ISO_8859_3, "ISO-8859-3", KIND_SINGLE_BYTE, "ISO-8859-3")                                              \
    X(ISO_8859_4, "ISO-8859-4", KIND_SINGLE_BYTE, "ISO-8859-4")                                              \
    X(ISO_8859_5, "ISO-8859-5", KIND_SINGLE_BYTE, "ISO-8859-5")                                              \
    X(ISO_8859_6, "ISO-8859-6", KIND_SINGLE_BYTE, "ISO-8859-6")                                              \
    X(ISO_8859_7, "ISO-8859-7", KIND_SINGLE_BYTE, "ISO-8859-7")                                              \
    X(ISO_8859_8, "ISO-8859-8", KIND_SINGLE_BYTE, "ISO-8859-8")                                              \
    X(ISO_8859_8_I, "ISO-8859-8-I", KIND_SINGLE_BYTE, "ISO-8859-8")                                          \
    X(ISO_8859_10, "ISO-8859-10", KIND_SINGLE_BYTE, "ISO-8859-10")                                           \
    X(ISO_8859_13, "ISO-8859-13", KIND_SINGLE_BYTE, "ISO-8859-13")                                           \
    X(ISO_8859_14, "ISO-8859-14", KIND_SINGLE_BYTE, "ISO-8859-14")                                           \
    X(ISO_8859_15, "ISO-8859-15", KIND_SINGLE_BYTE, "ISO-8859-15")                                           \
    X(ISO_8859_16, "ISO-8859-16", KIND_SINGLE_BYTE, "ISO-8859-15")                                           \
    X(KOI8_R, "KOI8-R", KIND_SINGLE_BYTE, "KOI8-R")                                                          \
    X(KOI8_U, "KOI8-U", KIND_SINGLE_BYTE, "KOI8-U")                                                          \
    X(MACINTOSH, "macintosh", KIND_SINGLE_BYTE, "macintosh")                                                 \
    X(WINDOWS_874, "windows-874", KIND_SINGLE_BYTE, "windows-874-2000")                                      \
    X(WINDOWS_1250, "windows-1250", KIND_SINGLE_BYTE, "windows-1250")                                        \
    X(WINDOWS_1251, "windows-1251", KIND_SINGLE_BYTE, "windows-1251")                                        \
    X(WINDOWS_1252, "windows-1252", KIND_SINGLE_BYTE, "windows-1252")                                        \
    X(WINDOWS_1253, "windows-1253", KIND_SINGLE_BYTE, "windows-1253")                                        \
    X(WINDOWS_1254, "windows-1254", KIND_SINGLE_BYTE, "windows-1254")                                        \
    X(WINDOWS_1255, "windows-1255", KIND_SINGLE_BYTE, "windows-1255")                                        \
    X(WINDOWS_1256, "windows-1256", KIND_SINGLE_BYTE, "windows-1256")                                        \
    X(WINDOWS_1257, "windows-1257", KIND_SINGLE_BYTE, "windows-1257")                                        \
    X(WINDOWS_1258, "windows-1258", KIND_SINGLE_BYTE, "windows-1258")                                        \
    X(X_MAC_CYRILLIC, "x-mac-cyrillic", KIND_SINGLE_BYTE, "x-mac-cyrillic")                                  \
    X(GBK, "GBK", KIND_MULTI_BYTE, NULL)                                                                     \
    X(GB18030, "gb18030", KIND_MULTI_BYTE, NULL)                                                             \
    X(BIG5, "Big5", KIND_MULTI_BYTE, NULL)                                                                   \
    X(EUC_JP, "EUC-JP", KIND_MULTI_BYTE, NULL)                                                               \
    X(ISO_2022_JP, "ISO-2022-JP", KIND_ESCAPES, NULL)                                                        \
    X(SHIFT_JIS, "Shift_JIS", KIND_MULTI_BYTE, NULL)                                                         \
    X(EUC_KR, "EUC-KR", KIND_MULTI_BYTE, NULL)                                                               \
    X(REPLACEMENT, "replacement", KIND_REPLACEMENT, NULL)                                                    \
    X(UTF_16BE, "UTF-16BE", KIND_UTF16, NULL)                                                                \
    X(UTF_16LE, "UTF-16LE", KIND_UTF16, NULL)                                                                \
    X(X_USER_DEFINED, "x-user-defined", KIND_SINGLE_BYTE, NULL)

enum encoding_id {
#define X(id, name, kind, converter) id,
    ENCODING_TABLE(X)
#undef X
        ENCODING_COUNT
};

struct encoding {
    const char *name; /* WHATWG's */
    enum encoding_kind kind;
    const char *converter; /* ICU's; NULL: index.c has no use for it */
};

extern const struct encoding encodings[ENCODING_COUNT];

/* The encoding a label means, ASCII case and surrounding white space not counted; NULL when the label is
 * unknown (WHATWG Encoding, "get an encoding"). Static. */
const struct encoding *encoding_of_label(struct str label);

#endif
