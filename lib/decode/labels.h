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

/* X(ID, WHATWG name, ICU converter, kind). ISO-8859-16 is not in Debian's ICU data; ISO-8859-2 has the same
 * letters for the languages it was made for. Where ICU's converter of the same name lacks rows that the web
 * uses, the superset that WHATWG describes is named. */
#define ENCODING_TABLE(X)                                                                                    \
    X(UTF_8, "UTF-8", "UTF-8", KIND_UTF8)                                                                    \
    X(IBM866, "IBM866", "ibm-866_P100-1995", KIND_SINGLE_BYTE)                                               \
    X(ISO_8859_2, "ISO-8859-2", "ISO-8859-2", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_3, "ISO-8859-3", "ISO-8859-3", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_4, "ISO-8859-4", "ISO-8859-4", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_5, "ISO-8859-5", "ISO-8859-5", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_6, "ISO-8859-6", "ISO-8859-6", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_7, "ISO-8859-7", "ISO-8859-7", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_8, "ISO-8859-8", "ISO-8859-8", KIND_SINGLE_BYTE)                                              \
    X(ISO_8859_8_I, "ISO-8859-8-I", "ISO-8859-8", KIND_SINGLE_BYTE)                                          \
    X(ISO_8859_10, "ISO-8859-10", "ISO-8859-10", KIND_SINGLE_BYTE)                                           \
    X(ISO_8859_13, "ISO-8859-13", "ISO-8859-13", KIND_SINGLE_BYTE)                                           \
    X(ISO_8859_14, "ISO-8859-14", "ISO-8859-14", KIND_SINGLE_BYTE)                                           \
    X(ISO_8859_15, "ISO-8859-15", "ISO-8859-15", KIND_SINGLE_BYTE)                                           \
    X(ISO_8859_16, "ISO-8859-16", "ISO-8859-2", KIND_SINGLE_BYTE)                                            \
    X(KOI8_R, "KOI8-R", "KOI8-R", KIND_SINGLE_BYTE)                                                          \
    X(KOI8_U, "KOI8-U", "KOI8-U", KIND_SINGLE_BYTE)                                                          \
    X(MACINTOSH, "macintosh", "macintosh", KIND_SINGLE_BYTE)                                                 \
    X(WINDOWS_874, "windows-874", "windows-874-2000", KIND_SINGLE_BYTE)                                      \
    X(WINDOWS_1250, "windows-1250", "windows-1250", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1251, "windows-1251", "windows-1251", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1252, "windows-1252", "windows-1252", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1253, "windows-1253", "windows-1253", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1254, "windows-1254", "windows-1254", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1255, "windows-1255", "windows-1255", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1256, "windows-1256", "windows-1256", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1257, "windows-1257", "windows-1257", KIND_SINGLE_BYTE)                                        \
    X(WINDOWS_1258, "windows-1258", "windows-1258", KIND_SINGLE_BYTE)                                        \
    X(X_MAC_CYRILLIC, "x-mac-cyrillic", "x-mac-cyrillic", KIND_SINGLE_BYTE)                                  \
    X(GBK, "GBK", "gb18030", KIND_MULTI_BYTE)                                                                \
    X(GB18030, "gb18030", "gb18030", KIND_MULTI_BYTE)                                                        \
    X(BIG5, "Big5", "Big5-HKSCS", KIND_MULTI_BYTE)                                                           \
    X(EUC_JP, "EUC-JP", "EUC-JP", KIND_MULTI_BYTE)                                                           \
    X(ISO_2022_JP, "ISO-2022-JP", "ISO-2022-JP", KIND_ESCAPES)                                               \
    X(SHIFT_JIS, "Shift_JIS", "windows-31j", KIND_MULTI_BYTE)                                                \
    X(EUC_KR, "EUC-KR", "windows-949", KIND_MULTI_BYTE)                                                      \
    X(REPLACEMENT, "replacement", NULL, KIND_REPLACEMENT)                                                    \
    X(UTF_16BE, "UTF-16BE", "UTF-16BE", KIND_UTF16)                                                          \
    X(UTF_16LE, "UTF-16LE", "UTF-16LE", KIND_UTF16)                                                          \
    X(X_USER_DEFINED, "x-user-defined", "windows-1252", KIND_SINGLE_BYTE)

enum encoding_id {
#define X(id, name, converter, kind) id,
    ENCODING_TABLE(X)
#undef X
        ENCODING_COUNT
};

struct encoding {
    const char *name;      /* WHATWG's */
    const char *converter; /* ICU's; NULL: not to be decoded */
    enum encoding_kind kind;
};

extern const struct encoding encodings[ENCODING_COUNT];

/* The encoding a label means, ASCII case and surrounding white space not counted; NULL when the label is
 * unknown (WHATWG Encoding, "get an encoding"). Static. */
const struct encoding *encoding_of_label(struct str label);

#endif
