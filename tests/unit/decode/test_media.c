#include "unit/check.h"

#include "decode/media.h"

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

static void content_types_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        enum declared_media wanted;
    } rows[] = {
        {"text/html", DECLARED_HTML},
        {" Text/HTML ; charset=utf-8", DECLARED_HTML},
        {"application/xhtml+xml", DECLARED_HTML},
        {"text/plain;charset=x", DECLARED_TEXT},
        {"text/xml", DECLARED_XML},
        {"application/xml", DECLARED_XML},
        {"", DECLARED_NOTHING},
        {"application/octet-stream", DECLARED_NOTHING},
        {"*/*", DECLARED_NOTHING},
        {"html", DECLARED_NOTHING},
        {"application/json", DECLARED_OTHER},
        {"image/png", DECLARED_OTHER},
        {"text/html+x", DECLARED_OTHER},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(media_declared(str_of(rows[i].field)), rows[i].wanted);
}

static void binary_data_is_named(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *wanted;
    } rows[] = {
        {BYTES("%PDF-1.7\n"), "a PDF document"},
        {BYTES("\x89PNG\r\n\x1A\n\0\0"), "a PNG image"},
        {BYTES("GIF89a"), "a GIF image"},
        {BYTES("\xFF\xD8\xFF\xE0"), "a JPEG image"},
        {BYTES("\x1F\x8B\x08"), "gzip data"},
        {BYTES("PK\x03\x04"), "a ZIP archive or an office document"},
        {BYTES("RIFF\x10\x20\x30\x40WEBPVP8 "), "a WebP image"},
        {BYTES("\0\0\0\x18"
               "ftypmp42"),
         "an MP4 video or an AVIF image"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an office document"},
        {BYTES("\x01\x02\x03 and so on"), "binary data"},
        {BYTES("\0\0\0\0"), "binary data"},
        {BYTES("RIFF\x10\x20\x30\x40WAVEfmt "), "a sound file"},
        {BYTES("RIFF\x10\x20\x30\x40"
               "AVI LIST"),
         "an AVI video"},
        {BYTES("MThd\0\0\0\x06"), "a MIDI file"},
        {BYTES("RIFFs on a guitar"), NULL},
        {BYTES("PKs are primary keys"), NULL},
        {BYTES("GIF is a format"), NULL},
        {BYTES("ID3 tags"), NULL},
        {BYTES("<p>one NUL\0 in a page is a blemish</p>"), NULL},
        {BYTES("\x1B$BF|K\\\x1B(B"), NULL},
        {BYTES("caf\xE9 \xFF\xFE"), NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *name = media_binary(rows[i].bytes);
        if (rows[i].wanted)
            assert_string_equal(name, rows[i].wanted);
        else
            assert_null(name);
    }
}

static void text_is_sniffed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum media wanted;
    } rows[] = {
        {"<!DOCTYPE html><x>", MEDIA_HTML},
        {" \n<!-- c --> <!-- d --><HTML lang=en>", MEDIA_HTML},
        {"<p>x", MEDIA_HTML},
        {"<article>x", MEDIA_HTML},
        {"Hello <b>there</b><br>How<p class=x>are you", MEDIA_HTML},
        {"Write <p> to begin a paragraph.", MEDIA_TEXT},
        {"if (a <b && c >d)", MEDIA_TEXT},
        {"<pre-war> and <data>", MEDIA_TEXT},
        {"Headline\n\nFirst paragraph.", MEDIA_TEXT},
        {"<!-- never closed <p>", MEDIA_TEXT},
        {"<", MEDIA_TEXT},
        {"<?xml version='1.0'?><html>", MEDIA_HTML},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum media media;
        struct str root;
        assert_true(media_of_text(DECLARED_NOTHING, str_of(rows[i].text), &media, &root));
        assert_int_equal(media, rows[i].wanted);
    }
}

static void a_declaration_decides_over_the_text(void **state)
{
    (void)state;
    enum media media;
    struct str root;
    assert_true(media_of_text(DECLARED_TEXT, STR("<!doctype html><p>a<p>b"), &media, &root));
    assert_int_equal(media, MEDIA_TEXT);
    assert_true(media_of_text(DECLARED_HTML, STR("no markup"), &media, &root));
    assert_int_equal(media, MEDIA_HTML);
}

static void xml_is_read_when_it_is_xhtml(void **state)
{
    (void)state;
    static const struct {
        const char *text, *root;
        bool wanted;
    } rows[] = {
        {"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "html", true},
        {"<!-- c --><html xmlns='x'>", "html", true},
        {"<h:html xmlns:h=\"http://www.w3.org/1999/xhtml\">", "h:html", true},
        {"<?xml version='1.0'?><rss version='2'>", "rss", false},
        {"<feed/>", "feed", false},
        {"no xml", "", false},
        {"<?xml never closed", "", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum media media;
        struct str root;
        assert_int_equal(media_of_text(DECLARED_XML, str_of(rows[i].text), &media, &root), rows[i].wanted);
        assert_span(root, rows[i].root);
    }
}

static void feeds_are_known_when_they_are_served_as_html(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool wanted; /* HTML */
    } rows[] = {
        {"<rss version='2.0'><channel>", false},
        {"<?xml version='1.0'?>\n<!-- made -->\n<rss>", false},
        {"<?xml version='1.0'?><?xml-stylesheet href='x'?><feed xmlns='http://www.w3.org/2005/Atom'>", false},
        {"<!DOCTYPE rss><rss>", false},
        {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>",
         false},
        {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", true},
        {"<?xml version='1.0'?><html><body><rss>", true},
        {"<rssx>", true},
        {"<p>What <rss> means", true},
        {"<?xml version='1.0'?><p>", true},
    };
    static const enum declared_media declared[] = {DECLARED_HTML, DECLARED_NOTHING};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < COUNT(declared); k++) {
            enum media media;
            struct str root;
            struct str s = str_of(rows[i].text);
            if (declared[k] == DECLARED_NOTHING && str_starts(s, STR("<?xml")))
                continue; /* judged as XML */
            assert_int_equal(media_of_text(declared[k], s, &media, &root), rows[i].wanted);
        }
    enum media media;
    struct str root;
    assert_true(media_of_text(DECLARED_TEXT, STR("<rss>"), &media, &root));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_types_are_told_apart),
        cmocka_unit_test(binary_data_is_named),
        cmocka_unit_test(text_is_sniffed),
        cmocka_unit_test(a_declaration_decides_over_the_text),
        cmocka_unit_test(feeds_are_known_when_they_are_served_as_html),
        cmocka_unit_test(xml_is_read_when_it_is_xhtml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
