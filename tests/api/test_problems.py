"""Bad input of each kind, and the problem each one gets."""

import json
import unittest
import urllib.parse

from harness import ServiceCase, story


class Bodies(ServiceCase):
    """POST /v1/article with a body that is not as it should be."""

    def test_empty(self):
        for content_type in ("text/html", "text/plain", "application/json"):
            with self.subTest(content_type):
                self.assert_problem(self.service.post(b"", content_type), 400, "empty-body")

    def test_invalid_json_says_where(self):
        problem = self.assert_problem(self.service.post_json('{\n  "html": "x",\n  "url" nonsense\n}'), 400, "invalid-json")
        self.assertEqual(problem["line"], 3)
        self.assertGreater(problem["column"], 5)
        self.assertRegex(problem["detail"], "[Ll]ine 3")

    def test_truncated_json(self):
        self.assert_problem(self.service.post_json('{"html": "<p>x'), 400, "invalid-json")

    def test_json_is_no_object(self):
        for text in ("[]", '"x"', "1", "null"):
            with self.subTest(text):
                self.assert_problem(self.service.post_json(text), 400, "invalid-request")

    def test_a_key_twice(self):
        self.assert_problem(self.service.post_json('{"html": "a", "html": "b"}'), 400, "invalid-json")

    def test_invalid_utf8_in_json(self):
        self.assert_problem(self.service.post_json(b'{"html": "\xff\xfe"}'), 400, "invalid-json")

    def test_no_source(self):
        self.assert_problem(self.service.post_json({}), 400, "invalid-request")

    def test_two_sources(self):
        for pair in (("html", "text"), ("html", "body"), ("text", "body")):
            with self.subTest(pair):
                answer = self.service.post_json(dict.fromkeys(pair, "eA=="))
                self.assertEqual((answer.status, answer.slug), (400, "invalid-request"), answer.text)
                self.assertIn(answer.json["member"], pair)

    def test_unknown_member(self):
        problem = self.assert_problem(self.service.post_json({"html": story(), "htlm": 1}), 400, "invalid-request", "htlm")
        self.assertIn("htlm", problem["detail"])

    def test_wrong_types(self):
        for member, value in (("html", 1), ("statusCode", "200"), ("statusCode", 99), ("headers", []), ("dateDownloaded", "today"), ("options", "x")):
            with self.subTest(member):
                self.assert_problem(self.service.post_json({"html": story(), member: value}), 400, "invalid-request", member)

    def test_unknown_option(self):
        answer = self.service.post_json({"html": story(), "options": {"shape": "round"}})
        self.assertEqual((answer.status, answer.slug), (400, "invalid-request"), answer.text)
        self.assertIn("shape", answer.json["detail"])

    def test_bad_base64(self):
        for body in ("PHA+VGV4dC48L3A", "not base64!", "PHA=VGV4"):
            with self.subTest(body):
                self.assert_problem(self.service.post_json({"body": body, "contentType": "text/html"}), 400, "invalid-request", "body")

    def test_binary_data(self):
        for name, data in (
            ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8),
            ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8),
            ("zip", b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 8),
        ):
            for content_type in ("text/html", "text/plain"):
                with self.subTest(name, content_type=content_type):
                    answer = self.service.post(data, content_type)
                    self.assertEqual((answer.status, answer.slug), (415, "unsupported-media-type"), answer.text)

    def test_media_types(self):
        for content_type in ("image/png", "text/csv", "application/xml", "multipart/form-data; boundary=x", "text", ""):
            with self.subTest(content_type):
                problem = self.assert_problem(self.service.post(story(), content_type), 415, "unsupported-media-type", "Content-Type")
                for accepted in ("application/json", "text/html", "application/xhtml+xml", "text/plain"):
                    self.assertIn(accepted, problem["detail"])

    def test_no_media_type(self):
        self.assert_problem(self.service.post(story(), None), 415, "unsupported-media-type", "Content-Type")

    def test_media_type_inside_json(self):
        answer = self.service.post_json({"body": "eA==", "contentType": "image/png"})
        self.assertEqual((answer.status, answer.slug), (415, "unsupported-media-type"), answer.text)

    def test_no_article(self):
        answer = self.service.post("<html><head><title>Menu</title></head><body><nav><a href=/>Home</a></nav></body></html>")
        problem = self.assert_problem(answer, 422, "no-main-content")
        self.assertIn("headline", problem["article"])

    def test_why_there_is_no_article(self):
        for page, slug in (
            ({"html": "<title>A</title><body>"}, "empty-page"),
            ({"html": "<title>A</title><p>It was here until last year.", "statusCode": 410}, "error-page"),
            ({"html": "<title>404</title><p>It was here until last year."}, "error-page"),
            ({"html": "<title>A</title><script src=a.js></script><body><div id=app></div>"}, "needs-rendering"),
            ({"html": "<title>A</title><form><p>Name <input name=a><p>Password <input type=password></form>"}, "login-required"),
            ({"html": "<title>A</title><div class=cookie-wall><p>May we store something on your device, and read it?</p>"
                      "<button>Yes</button></div>"}, "consent-required"),
        ):
            with self.subTest(slug):
                problem = self.assert_problem(self.service.post_json(page), 422, slug)
                self.assertEqual(problem["article"]["articleBody"], None)
                self.assertTrue(problem["article"]["headline"])


class Urls(ServiceCase):
    def get(self, url):
        return self.service.get("/v1/article?url=" + urllib.parse.quote(url, safe=""))

    def test_missing(self):
        self.assert_problem(self.service.get("/v1/article"), 400, "invalid-request", "url")
        self.assert_problem(self.service.get("/v1/article?url="), 400, "invalid-url", "url")
        self.assert_problem(self.service.get("/v1/article?url"), 400, "invalid-url", "url")

    def test_another_scheme(self):
        for url in ("ftp://news.example/x", "file:///etc/passwd", "javascript:alert(1)", "//news.example/x", "news.example", "gopher://x"):
            with self.subTest(url):
                self.assert_problem(self.get(url), 400, "invalid-url", "url")
                self.assert_problem(self.service.post_json({"url": url}), 400, "invalid-url", "url")
                path = "/v1/article?url=" + urllib.parse.quote(url, safe="")
                self.assert_problem(self.service.post(story(), path=path), 400, "invalid-url", "url")

    def test_control_characters(self):
        for url in ("http://news.example/\x00", "http://news.example/\r\nX: y", "http://news.example/a b"):
            with self.subTest(url):
                self.assert_problem(self.get(url), 400, "invalid-url", "url")

    def test_unresolvable_host(self):
        self.assert_problem(self.get("http://no-such-host.invalid/"), 502, "upstream-dns")

    def test_forbidden_address(self):
        for url in ("http://10.0.0.1/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/meta-data/"):
            with self.subTest(url):
                answer = self.get(url)
                self.assertEqual((answer.status, answer.slug), (403, "address-forbidden"), answer.text)


class Requests(ServiceCase):
    def test_not_found(self):
        for path in ("/index.html", "/web", "/web/", "/web/none.js", "/web/index.html", "/web/x/main.js", "/v1", "/v1/articles", "/v1/article/", "/V1/article", "/livez/x", "//livez"):
            with self.subTest(path):
                self.assert_problem(self.service.get(path), 404, "not-found")

    def test_method_not_allowed(self):
        for method, path, allow in (
            ("PUT", "/v1/article", {"GET", "HEAD", "POST"}),
            ("DELETE", "/v1/article", {"GET", "HEAD", "POST"}),
            ("OPTIONS", "/v1/article", {"GET", "HEAD", "POST"}),
            ("POST", "/livez", {"GET", "HEAD"}),
            ("POST", "/metrics", {"GET", "HEAD"}),
            ("POST", "/", {"GET", "HEAD"}),
            ("PUT", "/web/main.js", {"GET", "HEAD"}),
            ("get", "/livez", {"GET", "HEAD"}),
        ):
            with self.subTest(method + " " + path):
                answer = self.service.request(method, path)
                self.assert_problem(answer, 405, "method-not-allowed")
                self.assertEqual(set(answer.header("Allow").split(", ")), allow)

    def test_parameters(self):
        for query, member in (
            ("uri=http://x/", "uri"),
            ("url=http://x/&url=http://y/", "url"),
            ("form=xml", "form"),
            ("form=", "form"),
            ("form=text&form=text", "form"),
            ("deadline=soon", "deadline"),
            ("deadline=0", "deadline"),
            ("Form=text", "Form"),
            ("%ff=1", "\ufffd"),
        ):
            with self.subTest(query):
                self.assert_problem(self.service.post(story(), path="/v1/article?" + query), 400, "invalid-request", member)

    def test_get_with_a_body(self):
        for path in ("/v1/article?url=http://x/", "/livez"):
            self.assert_problem(self.service.request("GET", path, b"{}"), 400, "invalid-request")

    def test_a_refusal_does_not_wait_for_the_body(self):
        with self.service.connect() as connection:
            connection.send(
                b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nExpect: 100-continue\r\n"
                b"Content-Length: 100\r\n\r\n"
            )
            self.assertEqual(connection.answer("POST", "/v1/article").status, 415)
            self.assertTrue(connection.is_closed())


class Framing(ServiceCase):
    """Requests whose end two readers could see at different places: refused, and nothing behind them is served."""

    HEAD = b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\n"
    SMUGGLED = b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"

    def refused(self, fields, rest):
        """The one answer to a request; the connection ends behind it."""
        with self.service.connect() as connection:
            connection.send(self.HEAD + fields + b"\r\n" + rest + self.SMUGGLED)
            answer = connection.answer("POST", "/v1/article")
            self.assertIn(answer.status, (400, 413), answer.body)
            self.assertNotIn(b"200 OK", connection.rest())
            return answer

    def test_ambiguous(self):
        for fields, rest in (
            (b"Content-Length: 5\r\nContent-Length: 5\r\n", b"hello"),
            (b"Content-Length: 5\r\nContent-Length: 0\r\n", b"hello"),
            (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
            (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n"),
            (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
            (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"0\r\n\r\n"),
            (b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n"),
            (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"),
            (b"transfer-encoding: chunked\r\ncontent-LENGTH: 5\r\n", b"0\r\n\r\n"),
        ):
            with self.subTest(fields):
                self.assertEqual(self.refused(fields, rest).slug, "ambiguous-framing")

    def test_malformed_fields(self):
        for fields, rest in (
            (b"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n"),
            (b"Content-Length : 5\r\n", b"hello"),
            (b"Content-Length: +5\r\n", b"hello"),
            (b"Content-Length: 5, 5\r\n", b"hello"),
            (b"Content-Length: 0x5\r\n", b"hello"),
            (b"Content-Length: -1\r\n", b""),
            (b"Content-Length: 99999999999999999999\r\n", b""),
            (b"Host: y\r\nContent-Length: 5\r\n", b"hello"),
            (b"Content-Type: text/plain\r\nContent-Length: 5\r\n", b"hello"),
        ):
            with self.subTest(fields):
                self.refused(fields, rest)

    def test_chunks_that_are_none(self):
        for rest in (b"zz\r\nhello\r\n0\r\n\r\n", b"-5\r\nhello\r\n0\r\n\r\n"):
            with self.subTest(rest):
                self.refused(b"Transfer-Encoding: chunked\r\n", rest)

    def test_transfer_encoding_in_http_1_0(self):
        with self.service.connect() as connection:
            connection.send(self.HEAD.replace(b"1.1", b"1.0") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + self.SMUGGLED)
            self.assertEqual(connection.answer("POST", "/v1/article").slug, "ambiguous-framing")
            self.assertTrue(connection.is_closed())

    def test_nothing_was_served_behind_them(self):
        self.test_ambiguous()
        self.assertEqual(self.service.metric('copydesk_requests_total{route="/metrics",method="GET",status="200"}'), 0)

    def test_requests_that_cannot_be_read(self):
        for request in (b"GET /livez HTTP/1.1\r\n\r\n", b"GET /livez HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n"):
            with self.subTest(request), self.service.connect() as connection:
                connection.send(request)
                self.assertEqual(connection.answer("GET", "/livez").status, 400)
        for request in (b"NONSENSE\r\n\r\n", b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n"):
            with self.subTest(request), self.service.connect() as connection:
                connection.send(request)
                self.assertTrue(connection.is_closed())


if __name__ == "__main__":
    unittest.main()
