/* Whole files and what they let a crawler have: the examples of RFC 9309, and the situations that
 * google/robotstxt's robots_test.cc covers, in words of our own. Where that parser and the RFC part, the RFC
 * is followed and the row says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>

#include "fetch/robots.h"

#define FOOBOT "user-agent: FooBot\n"
#define PATHS  10
#define NOTHING                                                                                              \
    {                                                                                                        \
        NULL                                                                                                 \
    }

/* A file, and paths that FooBot may and may not have; a NULL ends each list. */
struct scene {
    const char *name, *file;
    const char *allowed[PATHS], *disallowed[PATHS];
};

static const struct scene syntax[] = {
    {"no file at all", "", {"/", ""}, NOTHING},
    {"records", FOOBOT "disallow: /\n", NOTHING, {"/x/y", "/", ""}},
    {"other names", "foo: FooBot\nbar: /\n", {"/x/y"}, NOTHING},
    {"lost colons", "user-agent FooBot\ndisallow /\n", NOTHING, {"/x/y"}},
    {"a lost colon and three words", FOOBOT "disallow / /x\n", {"/x/y", "/%20/x"}, NOTHING},
    {"upper case", "USER-AGENT: FooBot\nALLOW: /x/\nDISALLOW: /\n", {"/x/y"}, {"/a/b"}},
    {"mixed case", "uSeR-aGeNt: FooBot\nAlLoW: /x/\ndIsAlLoW: /\n", {"/x/y"}, {"/a/b"}},
    {"no blanks", "User-Agent:FooBot\nDisallow:/\nAllow:/example/page.html", {"/example/page.html"}, {"/a"}},
    {"many blanks", " \tUser-Agent \t:\t FooBot \t\n  Disallow\t:  /x \t\n", {"/y"}, {"/x"}},
    {"misspelt disallow",
     FOOBOT "dissallow: /a\ndissalow: /b\ndisalow: /c\ndiasllow: /d\ndisallaw: /e\n",
     {"/f"},
     {"/a", "/b", "/c", "/d", "/e"}},
    {"misspelt user-agent", "useragent: FooBot\ndisallow: /\n", NOTHING, {"/"}},
    {"parted user-agent", "user agent: FooBot\ndisallow: /\n", NOTHING, {"/"}},
    {"names with an ending", FOOBOT "disallowed: /\nallowed: /x\n", {"/x"}, {"/y"}},
    {"comments", FOOBOT "# Disallow: /\nDisallow: /foo/quz#qux\nAllow: /\n", {"/foo/bar"}, {"/foo/quz"}},
    {"CR LF", "User-Agent: FooBot\r\nDisallow: /x\r\n\r\nAllow: /x/y\r\n", {"/x/y", "/"}, {"/x"}},
    {"CR", "User-Agent: FooBot\rDisallow: /x\r\rAllow: /x/y", {"/x/y", "/"}, {"/x"}},
    {"a mark", "\xEF\xBB\xBF" FOOBOT "Disallow: /x\n", {"/"}, {"/x"}},
    {"two bytes of a mark", "\xEF\xBB" FOOBOT "Disallow: /x\n", {"/"}, {"/x"}},
    {"a byte of a mark", "\xEF" FOOBOT "Disallow: /x\n", {"/"}, {"/x"}},
    {"no mark", "\xEF\x11\xBF" FOOBOT "Disallow: /x\n", {"/x"}, NOTHING},
    {"a mark in the middle",
     FOOBOT "\xEF\xBB\xBF"
            "Disallow: /x\nDisallow: /y\n",
     {"/x"},
     {"/y"}},
};

static const struct scene groups[] = {
    {"a rule outside any group", "allow: /foo/bar/\n\n" FOOBOT "disallow: /\n", NOTHING, {"/foo/bar/"}},
    {"combined groups", /* RFC 9309, 2.2.1 */
     FOOBOT "disallow: /foo\ndisallow: /bar\n\n" FOOBOT "disallow: /baz\n",
     {"/"},
     {"/foo", "/bar", "/baz"}},
    {"a group between",
     FOOBOT "disallow: /\nallow: /x/\nuser-agent: BarBot\ndisallow: /\nallow: /y/\n\n\n"
            "allow: /w/\nuser-agent: BazBot\n\n" FOOBOT "allow: /z/\ndisallow: /\n",
     {"/x/b", "/z/d"},
     {"/y/c", "/w/a"}},
    {"agents in a row", "user-agent: BarBot\nuser-agent: FooBot\n\ndisallow: /\n", NOTHING, {"/"}},
    {"records that are not rules part no agents", /* RFC 9309, 2.2.4; Google's parser parts them */
     FOOBOT "Sitemap: https://foo.bar/sitemap.xml\nHost: foo.bar\nuser-agent: BarBot\ndisallow: /\n",
     NOTHING,
     {"/"}},
    {"a record that is no rule ends no group",
     FOOBOT "disallow: /x\nSitemap: https://foo.bar/s\ndisallow: /y\n",
     {"/z"},
     {"/x", "/y"}},
    {"a delay is a rule that parts agents",
     FOOBOT "crawl-delay: 5\nuser-agent: BarBot\ndisallow: /\n",
     {"/"},
     NOTHING},
    {"an empty rule parts agents", FOOBOT "disallow:\nuser-agent: BarBot\ndisallow: /\n", {"/"}, NOTHING},
    {"agent in another case", "User-Agent: fOObOT\nAllow: /x/\nDisallow: /\n", {"/x/y"}, {"/a/b"}},
    {"agent and more",
     "user-agent: *\ndisallow: /\nUser-Agent: FooBot Images\nAllow: /x/\nDisallow: /\n",
     {"/x/y"},
     {"/a"}},
    {"agent and version", "User-Agent: FooBot/2.1\ndisallow: /\n", NOTHING, {"/"}},
    {"a longer agent", "User-Agent: FooBot-News\ndisallow: /\n", {"/"}, NOTHING},
    {"a shorter agent", "User-Agent: Foo\ndisallow: /\n", {"/"}, NOTHING},
    {"an empty agent", "User-Agent:\ndisallow: /\n", {"/"}, NOTHING},
    {"everybody",
     "user-agent: *\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: BazBot\ndisallow: /baz\n",
     {"/baz"},
     {"/foo", "/bar"}},
    {"everybody twice",
     "user-agent: *\ndisallow: /foo\n\nuser-agent: *\ndisallow: /bar\n",
     {"/"},
     {"/foo", "/bar"}},
    {"everybody and words", "user-agent: * all of you\ndisallow: /\n", NOTHING, {"/"}},
    {"everybody and a tab", "user-agent: *\tall of you\ndisallow: /\n", NOTHING, {"/"}},
    {"not everybody", "user-agent: *Bot\ndisallow: /\n", {"/"}, NOTHING},
    {"an own group counts alone",
     "User-agent: *\nDisallow: /x/\n" FOOBOT "Disallow: /y/\n",
     {"/x/page"},
     {"/y/page"}},
    {"an own group that comes first",
     FOOBOT "Disallow: /y/\nUser-agent: *\nDisallow: /x/\n",
     {"/x/page"},
     {"/y/page"}},
    {"an own group without rules", "User-Agent: *\nDisallow: /\n\n" FOOBOT, {"/"}, NOTHING},
    {"others only", "user-agent: BarBot\ndisallow: /\n", {"/x/y"}, NOTHING},
    {"its own and everybody's",
     "user-agent: *\n" FOOBOT "disallow: /x\n\nuser-agent: *\ndisallow: /y\n",
     {"/y"},
     {"/x"}},
};

static const struct scene precedence[] = {
    {"case of paths", FOOBOT "disallow: /X/\n", {"/x/y"}, {"/X/y"}},
    {"longer disallow", FOOBOT "disallow: /x/page.html\nallow: /x/\n", {"/x/"}, {"/x/page.html"}},
    {"longer allow", FOOBOT "allow: /x/page.html\ndisallow: /x/\n", {"/x/page.html"}, {"/x/"}},
    {"empty rules", FOOBOT "disallow: \nallow: \n", {"/x/page.html"}, NOTHING},
    {"equal rules", FOOBOT "disallow: /\nallow: /\n", {"/x"}, NOTHING},
    {"equal rules, allow first", FOOBOT "allow: /folder\ndisallow: /folder\n", {"/folder/page"}, NOTHING},
    {"a slash", FOOBOT "disallow: /x\nallow: /x/\n", {"/x/"}, {"/x"}},
    {"a star counts", FOOBOT "allow: /page\ndisallow: /*.htm\n", {"/page"}, {"/page.htm"}},
    {"a star counts, the other way",
     FOOBOT "allow: /x/page.\ndisallow: /*.html\n",
     {"/x/page.html"},
     {"/x/y.html"}},
    {"a dollar counts", FOOBOT "allow: /$\ndisallow: /\n", {"/", ""}, {"/page.html"}},
    {"RFC 9309, 5.2",
     FOOBOT "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
     {"/example/page/"},
     {"/example/page/disallowed.gif"}},
    {"RFC 9309, 5.1",
     "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n",
     {"/publications/a", "/a.gif?b", "/a.png"},
     {"/a.gif", "/example/a", "/a/b.gif"}},
    {"robots.txt itself",
     FOOBOT "disallow: /\n",
     {"/robots.txt", "/robots%2Etxt"},
     {"/robots.txt?a", "/robots.txt.bak"}},
    {"index.html is a page", /* to Google's parser a folder too */
     "User-Agent: *\nAllow: /a/index.html\nDisallow: /\n",
     {"/a/index.html"},
     {"/a/", "/a/index.htm", "/b"}},
    {"a rule without its slash",
     FOOBOT "disallow: x\ndisallow: http://foo.bar/y\ndisallow: $\n",
     {"/x", "/y", "/"},
     NOTHING},
};

static const struct scene patterns[] = {
    {"a beginning",
     FOOBOT "disallow: /\nallow: /fish\n",
     {"/fish", "/fish.html", "/fish/salmon.html", "/fishheads", "/fishheads/yummy.html",
      "/fish.html?id=anything"},
     {"/bar", "/Fish.asp", "/catfish", "/?id=fish"}},
    {"a star at the end",
     FOOBOT "disallow: /\nallow: /fish*\n",
     {"/fish", "/fish.html", "/fish/salmon.html", "/fish.html?id=anything"},
     {"/Fish.asp", "/catfish", "/?id=fish"}},
    {"a folder",
     FOOBOT "disallow: /\nallow: /fish/\n",
     {"/fish/", "/fish/salmon", "/fish/?salmon", "/fish/?id=anything"},
     {"/fish", "/fish.html", "/Fish/Salmon.html"}},
    {"an ending anywhere",
     FOOBOT "disallow: /\nallow: /*.php\n",
     {"/filename.php", "/folder/filename.php", "/folder/filename.php?parameters",
      "//folder/any.php.file.html", "/filename.php/", "/index?f=filename.php/"},
     {"/php/", "/index?php", "/windows.PHP"}},
    {"an ending at the end",
     FOOBOT "disallow: /\nallow: /*.php$\n",
     {"/filename.php", "/folder/filename.php", "/a.php.php"},
     {"/filename.php?parameters", "/filename.php/", "/filename.php5", "/php/", "/filename?php",
      "/aaaphpaaa"}},
    {"a star in the middle",
     FOOBOT "disallow: /\nallow: /fish*.php\n",
     {"/fish.php", "/fishheads/catfish.php?parameters"},
     {"/Fish.PHP"}},
    {"a star for nothing", FOOBOT "Disallow: /foo/*/quz\n", {"/foo/quz"}, {"/foo//quz", "/foo/bax/quz"}},
    {"the very path",
     FOOBOT "Disallow: /foo/bar$\n",
     {"/foo/bar/qux", "/foo/bar/", "/foo/bar?"},
     {"/foo/bar"}},
    {"a fragment is no part", FOOBOT "Disallow: /foo$\n", {"/foo/#a"}, {"/foo#a"}},
    {"no slash before a query", FOOBOT "Disallow: /?a\n", {"?b"}, {"?a", "/?a"}},
};

static const struct scene codes[] = {
    {"a query in a query",
     FOOBOT "Disallow: /\nAllow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par\n",
     {"/foo/bar?qux=taz&baz=http://foo.bar?tar&par"},
     {"/foo/bar?qux=taz"}},
    {"RFC 9309, 2.2.2, a query", FOOBOT "Disallow: /foo/bar?baz=quz\n", {"/foo/bar"}, {"/foo/bar?baz=quz"}},
    {"RFC 9309, 2.2.2, a URL in a query",
     FOOBOT "Disallow: /foo/bar?baz=https://foo.bar\n",
     {"/foo/bar?baz="},
     {"/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar"}},
    {"RFC 9309, 2.2.2, UTF-8", /* to Google's parser the caller codes paths */
     FOOBOT "Disallow: /foo/bar/\xE3\x83\x84\n",
     {"/foo/bar/"},
     {"/foo/bar/%E3%83%84", "/foo/bar/\xE3\x83\x84"}},
    {"RFC 9309, 2.2.2, coded UTF-8",
     FOOBOT "Disallow: /foo/bar/%e3%83%84\n",
     {"/foo/bar/"},
     {"/foo/bar/%E3%83%84", "/foo/bar/\xE3\x83\x84", "/foo/bar/%e3%83%84"}},
    {"RFC 9309, 2.2.2, coded letters", /* which Google's parser leaves coded */
     FOOBOT "Disallow: /foo/bar/%62%61%7A\n",
     {"/foo/bar/"},
     {"/foo/bar/baz", "/foo/bar/%62%61%7A"}},
    {"RFC 9309, 2.2.3, a coded star",
     FOOBOT "Disallow: /path/file-with-a-%2A.html\n",
     {"/path/file-with-a-b.html"},
     {"/path/file-with-a-*.html", "/path/file-with-a-%2a.html"}},
    {"RFC 9309, 2.2.3, a coded dollar",
     FOOBOT "Disallow: /path/foo-%24\n",
     {"/path/foo-"},
     {"/path/foo-$", "/path/foo-%24", "/path/foo-$a"}},
    {"a coded slash is none", FOOBOT "Disallow: /a%2Fb\n", {"/a/b"}, {"/a%2fb"}},
    {"bytes that are no UTF-8", FOOBOT "Disallow: /\xFF\n", {"/"}, {"/%FF", "/\xFF"}},
};

static void check_path(const struct scene *scene, const struct robots *robots, const char *path,
                       bool expected)
{
    if (robots_allows(robots, str_of(path)) != expected)
        fail_msg("%s: %s is %s", scene->name, path, expected ? "not allowed" : "allowed");
}

static void check(const struct scene *scenes, size_t count)
{
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        struct robots *robots = robots_parse(str_of(scenes[i].file), STR("FooBot"));
        assert_non_null(robots);
        for (size_t k = 0; k < PATHS && scenes[i].allowed[k]; k++)
            check_path(&scenes[i], robots, scenes[i].allowed[k], true);
        for (size_t k = 0; k < PATHS && scenes[i].disallowed[k]; k++)
            check_path(&scenes[i], robots, scenes[i].disallowed[k], false);
        free(robots);
    }
}

#define CHECK(scenes) check(scenes, sizeof(scenes) / sizeof(scenes)[0])

static void records_are_read(void **state)
{
    (void)state;
    CHECK(syntax);
}

static void groups_are_found(void **state)
{
    (void)state;
    CHECK(groups);
}

static void the_longest_match_decides(void **state)
{
    (void)state;
    CHECK(precedence);
}

static void patterns_match(void **state)
{
    (void)state;
    CHECK(patterns);
}

static void percent_codes_are_compared(void **state)
{
    (void)state;
    CHECK(codes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_read),           cmocka_unit_test(groups_are_found),
        cmocka_unit_test(the_longest_match_decides),  cmocka_unit_test(patterns_match),
        cmocka_unit_test(percent_codes_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
