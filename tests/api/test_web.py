"""The page at /, as it is served; tests/browser holds what it does."""

import re
import unittest

from harness import CONTRACT, ROOT, ServiceCase

WEB = ROOT / "web"
NAMES = sorted(path.name for path in WEB.iterdir())
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def path_of(name):
    return "/" if name == "index.html" else f"/web/{name}"


class Files(ServiceCase):
    def test_each_is_served_as_it_stands_in_the_tree(self):
        self.assertGreater(len(NAMES), 10)
        for name in NAMES:
            with self.subTest(name):
                answer = self.service.get(path_of(name))
                self.assertEqual((answer.status, answer.body), (200, (WEB / name).read_bytes()))
                self.assertEqual(answer.header("Content-Type"), MEDIA_TYPES[(WEB / name).suffix])

    def test_head(self):
        for name in NAMES:
            answer = self.service.request("HEAD", path_of(name))
            self.assertEqual(answer.header("Content-Length"), str((WEB / name).stat().st_size))

    def test_a_query_does_no_harm(self):
        self.assertEqual(self.service.get("/?from=a-link").status, 200)

    def test_the_page_loads_these_files_alone(self):
        page = (WEB / "index.html").read_text()
        loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="([^"]*)"', page)
        self.assertEqual(len(loaded), 5)
        for source in (path for path in WEB.iterdir() if path.suffix == ".js"):
            loaded += [f"web/{name}" for name in re.findall(r'from "\./([^"]*)"', source.read_text())]
        self.assertEqual({f"web/{name}" for name in NAMES} - set(loaded), {"web/index.html", "web/example.html"})
        self.assertEqual(set(loaded) - {f"web/{name}" for name in NAMES}, set())

    def test_styles_load_nothing(self):
        for source in (path for path in WEB.iterdir() if path.suffix in (".css", ".svg")):
            self.assertNotRegex(source.read_text(), r"@import|url\(")


class Fields(ServiceCase):
    def test_policy(self):
        for name in NAMES:
            policy = self.service.get(path_of(name)).header("Content-Security-Policy")
            rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
            self.assertEqual({name: rules[name] for name in ("default-src", "script-src", "style-src", "connect-src")},
                             {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "connect-src": "'self'"})
            self.assertEqual({rules[name] for name in ("base-uri", "form-action", "frame-ancestors", "trusted-types")}, {"'none'"})
            self.assertNotIn("unsafe", policy)

    def test_a_client_that_holds_it_gets_it_no_second_time(self):
        for name in NAMES:
            answer = self.service.get(path_of(name))
            etag = answer.header("ETag")
            self.assertEqual(answer.header("Cache-Control"), "no-cache")
            for known in (etag, f"W/{etag}", f'"x", {etag}', "*"):
                again = self.service.get(path_of(name), If_None_Match=known)
                self.assertEqual((again.status, again.body, again.header("ETag")), (304, b"", etag), known)
            for other in ('"x"', etag[1:-1], ""):
                self.assertEqual(self.service.get(path_of(name), If_None_Match=other).status, 200, other)

    def test_files_differ_by_their_etags(self):
        etags = {self.service.get(path_of(name)).header("ETag") for name in NAMES}
        self.assertEqual(len(etags), len(NAMES))

    def test_errors_of_it_are_not_kept(self):
        self.assertEqual(self.service.get("/web/none.js").header("Cache-Control"), "no-store")

    def test_metrics_count_files_together(self):
        before = self.service.metric('copydesk_requests_total{route="/web/{file}",method="GET",status="304"}')
        self.service.get("/web/main.js", If_None_Match="*")
        self.service.wait_metric('copydesk_requests_total{route="/web/{file}",method="GET",status="304"}', before + 1)


class Tables(unittest.TestCase):
    """What the page's tables list is what the contract lists."""

    def members(self, name, table):
        body = re.search(rf"{table} = \{{\n(.*?)\n\}};", (WEB / name).read_text(), re.S)[1]
        return set(re.findall(r'^    "?([\w-]+)"?:', body, re.M))

    def test_every_problem_has_advice(self):
        types = CONTRACT.document["components"]["schemas"]["ProblemType"]["enum"]
        slugs = {type.removeprefix("urn:copydesk:problem:") for type in types}
        self.assertEqual(slugs - self.members("problems.js", "ADVICE"), set())

    def test_every_reason_has_words(self):
        reasons = CONTRACT.document["components"]["schemas"]["Removed"]["properties"]["reason"]["enum"]
        self.assertEqual(set(reasons) - self.members("why.js", "REASONS"), set())

    def test_every_field_has_a_name(self):
        fields = CONTRACT.document["components"]["schemas"]["Article"]["properties"]["fields"]["propertyNames"]["enum"]
        self.assertEqual(set(fields) - self.members("why.js", "FIELDS"), set())

    def test_every_block_and_mark_is_drawn(self):
        types = re.findall(r'X\([A-Z]+, "(\w+)"\)', (ROOT / "lib/extract/blocks/blocks.h").read_text())
        self.assertEqual(set(types) - self.members("blocks.js", "MAKERS"), {"item", "row", "cell"})
        marks = re.findall(r'X\([A-Z]+, "(\w+)"\)', (ROOT / "lib/extract/blocks/rich_text.h").read_text())
        self.assertEqual(set(marks) - self.members("blocks.js", "INLINE"), set())


if __name__ == "__main__":
    unittest.main()
