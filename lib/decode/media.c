#include "decode/media.h"

#include "base/media_type.h"

static const struct {
    const char *essence;
    enum declared_media declared;
} declarations[] = {
    {"text/html", DECLARED_HTML},
    {"application/xhtml+xml", DECLARED_HTML},
    {"application/vnd.wap.xhtml+xml", DECLARED_HTML},
    {"text/plain", DECLARED_TEXT},
    {"application/xml", DECLARED_XML},
    {"text/xml", DECLARED_XML},
    {"application/octet-stream", DECLARED_NOTHING},
    {"binary/octet-stream", DECLARED_NOTHING},
    {"unknown/unknown", DECLARED_NOTHING},
    {"application/unknown", DECLARED_NOTHING},
    {"*/*", DECLARED_NOTHING},
};

enum declared_media media_declared(struct str content_type)
{
    struct str essence = media_type_essence(content_type);
    for (size_t i = 0; i < sizeof declarations / sizeof declarations[0]; i++)
        if (str_eq_nocase(essence, str_of(declarations[i].essence)))
            return declarations[i].declared;
    /* Without a slash it is no media type at all (RFC 9110, 8.3.1): as if it were absent. */
    return str_find_byte(essence, '/', 0) == SIZE_MAX ? DECLARED_NOTHING : DECLARED_OTHER;
}

/* Only signatures that no text starts with. */
static const struct {
    struct str start;
    const char *name;
} signatures[] = {
    {STR_INIT("%PDF-"), "a PDF document"},
    {STR_INIT("\x89PNG\r\n\x1A\n"), "a PNG image"},
    {STR_INIT("GIF87a"), "a GIF image"},
    {STR_INIT("GIF89a"), "a GIF image"},
    {STR_INIT("\xFF\xD8\xFF"), "a JPEG image"},
    {STR_INIT("\x1F\x8B"), "gzip data"},
    {STR_INIT("PK\x03\x04"), "a ZIP archive or an office document"},
    {STR_INIT("\x28\xB5\x2F\xFD"), "zstd data"},
    {STR_INIT("\xFD\x37zXZ\0"), "xz data"},
    {STR_INIT("7z\xBC\xAF\x27\x1C"), "a 7-Zip archive"},
    {STR_INIT("Rar!\x1A\x07"), "a RAR archive"},
    {STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an office document"},
    {STR_INIT("{\\rtf1"), "an RTF document"},
    {STR_INIT("%!PS-Adobe-"), "a PostScript document"},
    {STR_INIT("OggS\0"), "an Ogg file"},
    {STR_INIT("\x1A\x45\xDF\xA3"), "a WebM or Matroska video"},
    {STR_INIT("ID3\x03"), "an MP3 file"},
    {STR_INIT("ID3\x04"), "an MP3 file"},
    {{"\x7F"
      "ELF",
      4},
     "a program"},
    {STR_INIT("MThd\0"), "a MIDI file"},
    {STR_INIT("OTTO\0"), "a font"},
    {STR_INIT("wOFF\0"), "a font"},
    {STR_INIT("wOF2\0"), "a font"},
    {STR_INIT("SQLite format 3\0"), "a database"},
    {STR_INIT("II*\0"), "a TIFF image"},
    {STR_INIT("MM\0*"), "a TIFF image"},
};

/* Control characters that text does not hold (MIME Sniffing, "binary data byte"), ESC excepted: it shifts
 * ISO-2022-JP. */
static bool is_binary_byte(uint8_t byte)
{
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r' && byte != 0x1B;
}

const char *media_binary(struct str bytes)
{
    enum { SAMPLE = 4096, TOLERATED_IN = 20 /* one binary byte in so many is a blemish, not a format */ };
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (str_starts(bytes, signatures[i].start))
            return signatures[i].name;
    if (str_starts(bytes, STR("RIFF")) && str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
        return "a WebP image";
    if (str_starts(bytes, STR("RIFF")) && str_eq(str_slice(bytes, 8, 12), STR("WAVE")))
        return "a sound file";
    if (str_starts(bytes, STR("RIFF")) && str_eq(str_slice(bytes, 8, 12), STR("AVI ")))
        return "an AVI video";
    if (str_eq(str_slice(bytes, 4, 8), STR("ftyp")) && bytes.at[0] == 0)
        return "an MP4 video or an AVIF image";
    struct str sample = str_slice(bytes, 0, SAMPLE);
    size_t binary = 0;
    for (size_t i = 0; i < sample.len; i++)
        binary += is_binary_byte((uint8_t)sample.at[i]);
    return binary * TOLERATED_IN > sample.len ? "binary data" : NULL;
}

/* Moves past white space, comments and, for XML, processing instructions. */
static struct str skip_prolog(struct str s)
{
    for (;;) {
        s = str_trim(s);
        struct str close = str_starts(s, STR("<!--")) ? STR("-->")
                           : str_starts(s, STR("<?")) ? STR("?>")
                                                      : STR_NONE;
        if (close.len == 0)
            return s;
        size_t end = str_find(s, close, 0);
        if (end == SIZE_MAX)
            return STR_NONE;
        s = str_slice(s, end + close.len, s.len);
    }
}

/* Whether s starts with <name and the name ends there. */
static bool starts_tag(struct str s, const char *name)
{
    struct str tag = str_of(name);
    if (s.len <= tag.len + 1 || s.at[0] != '<' || !str_starts_nocase(str_slice(s, 1, s.len), tag))
        return false;
    char next = s.at[tag.len + 1];
    return ascii_is_space(next) || next == '>' || next == '/';
}

static bool starts_any_tag(struct str s, const char *const names[])
{
    for (size_t i = 0; names[i]; i++)
        if (starts_tag(s, names[i]))
            return true;
    return false;
}

/* MIME Sniffing, 7.1: the patterns that make an unknown type HTML, and the elements a page may start with
 * that came later. */
static const char *const opening_tags[] = {
    "html", "head", "script", "iframe", "h1",   "div",  "font",    "table",   "a",    "style",    "title",
    "b",    "body", "br",     "p",      "meta", "link", "article", "section", "main", "!doctype", NULL};

/* Tags that mark a fragment as HTML when they stand further in. */
static const char *const telling_tags[] = {"html", "body", "p",  "div", "br", "span", "table",
                                           "ul",   "li",   "h1", "h2",  "a",  "img",  NULL};

/* Plain text may speak of one tag; two make markup. */
static bool holds_markup(struct str utf8)
{
    enum { SEARCHED = 64 << 10, TELLING = 2 };
    struct str s = str_slice(utf8, 0, SEARCHED);
    unsigned found = 0;
    for (size_t i = str_find_byte(s, '<', 0); i != SIZE_MAX; i = str_find_byte(s, '<', i + 1))
        if (starts_any_tag(str_slice(s, i, s.len), telling_tags) && ++found >= TELLING)
            return true;
    return false;
}

/* The name of the first element after the prolog and a document type; empty where there is none. */
static struct str root_name(struct str s)
{
    s = skip_prolog(s);
    if (str_starts_nocase(s, STR("<!doctype"))) {
        size_t end = str_find_byte(s, '>', 0);
        s = skip_prolog(str_slice(s, end == SIZE_MAX ? s.len : end + 1, s.len));
    }
    size_t end = 1;
    while (end < s.len && !ascii_is_space(s.at[end]) && s.at[end] != '>' && s.at[end] != '/')
        end++;
    return str_starts(s, STR("<")) ? str_slice(s, 1, end) : STR_NONE;
}

/* MIME Sniffing, 7.3: feeds that are served as HTML. RSS 1.0 is known by its two namespaces. */
static bool is_feed(struct str utf8, struct str root)
{
    enum { SEARCHED = 8192 };
    if (str_eq(root, STR("rss")) || str_eq(root, STR("feed")))
        return true;
    struct str s = str_slice(utf8, 0, SEARCHED);
    return str_eq(root, STR("rdf:RDF")) && str_find(s, STR("http://purl.org/rss/1.0/"), 0) != SIZE_MAX &&
           str_find(s, STR("http://www.w3.org/1999/02/22-rdf-syntax-ns#"), 0) != SIZE_MAX;
}

static bool is_xhtml(struct str utf8, struct str root)
{
    enum { SEARCHED = 2048 };
    return str_eq_nocase(root, STR("html")) || starts_tag(skip_prolog(utf8), "!doctype html") ||
           str_find(str_slice(utf8, 0, SEARCHED), STR("http://www.w3.org/1999/xhtml"), 0) != SIZE_MAX;
}

bool media_of_text(enum declared_media declared, struct str utf8, enum media *media, struct str *root)
{
    *root = STR_NONE;
    *media = declared == DECLARED_TEXT ? MEDIA_TEXT : MEDIA_HTML;
    if (declared == DECLARED_TEXT)
        return true;
    *root = root_name(utf8);
    if (declared == DECLARED_XML ||
        (declared == DECLARED_NOTHING && str_starts(str_trim(utf8), STR("<?xml"))))
        return is_xhtml(utf8, *root);
    if (is_feed(utf8, *root))
        return false;
    if (declared == DECLARED_NOTHING && !starts_any_tag(skip_prolog(utf8), opening_tags) &&
        !holds_markup(utf8))
        *media = MEDIA_TEXT;
    return true;
}
