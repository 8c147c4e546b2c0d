"""POST and GET /v1/article: every way in, every form out."""

import base64
import gzip
import hashlib
import json
import unittest
import urllib.parse
import zlib

from harness import PARAGRAPHS, CONTRACT, ServiceCase, Upstream, in_thread, story

BODY = "\n\n".join(PARAGRAPHS)
ADDRESS = "https://news.example/2026/story.html"


def quoted(url):
    return urllib.parse.quote(url, safe="")


class Ways(ServiceCase):
    """The same story, whichever way it comes in."""

    def assert_story(self, answer):
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.media_type, "application/json")
        self.assertEqual(answer.header("Cache-Control"), "no-store")
        self.assertEqual(answer.json["headline"], "Eastbridge to rebuild its quay")
        self.assertEqual(answer.json["articleBody"], BODY)
        return answer.json

    def test_html(self):
        article = self.assert_story(self.service.post(story()))
        self.assertEqual(article["metadata"]["contentHash"], hashlib.sha256(BODY.encode()).hexdigest())
        self.assertGreater(article["wordCount"], 50)
        self.assertIsNone(article["url"])

    def test_xhtml(self):
        self.assert_story(self.service.post(story(), "application/xhtml+xml"))

    def test_media_type_folds_case_and_has_parameters(self):
        self.assert_story(self.service.post(story(), "Text/HTML ; charset=utf-8"))

    def test_charset_of_the_field(self):
        page = story(paragraphs=[*PARAGRAPHS, "Überraschung für Müller: die Fähre fährt."]).replace('<meta charset="utf-8">', "")
        answer = self.service.post(page.encode("windows-1252"), "text/html; charset=windows-1252")
        self.assertIn("Überraschung für Müller", answer.json["articleBody"])
        self.assertEqual(answer.json["metadata"]["encoding"], {"name": "windows-1252", "origin": "header"})

    def test_plain_text(self):
        text = "Eastbridge to rebuild its quay\n\n" + BODY + "\n"
        answer = self.service.post(text, "text/plain; charset=utf-8")
        self.assertEqual(answer.status, 200, answer.text)
        for paragraph in PARAGRAPHS:
            self.assertIn(paragraph, answer.json["articleBody"])

    def test_json_html(self):
        self.assert_story(self.service.post_json({"html": story()}))

    def test_json_content_type_has_parameters(self):
        answer = self.service.post(json.dumps({"html": story()}), "application/json; charset=utf-8")
        self.assert_story(answer)

    def test_json_text(self):
        answer = self.service.post_json({"text": "Eastbridge to rebuild its quay\n\n" + BODY})
        self.assertEqual(answer.status, 200, answer.text)
        self.assertIn(PARAGRAPHS[1], answer.json["articleBody"])

    def test_json_body(self):
        body = base64.b64encode(story().encode()).decode()
        self.assert_story(self.service.post_json({"body": body, "contentType": "text/html"}))

    def test_json_with_what_the_crawler_saw(self):
        article = self.assert_story(
            self.service.post_json(
                {
                    "html": story(),
                    "url": ADDRESS,
                    "statusCode": 203,
                    "headers": {"Content-Language": "en-GB"},
                    "dateDownloaded": "2026-01-28T05:35:00Z",
                }
            )
        )
        self.assertEqual(article["url"], ADDRESS)
        self.assertEqual(article["metadata"]["statusCode"], 203)
        self.assertEqual(article["metadata"]["dateDownloaded"], "2026-01-28T05:35:00Z")

    def test_address_in_the_query(self):
        article = self.assert_story(self.service.post(story(), path="/v1/article?url=" + quoted(ADDRESS)))
        self.assertEqual(article["url"], ADDRESS)
        self.assertEqual(article["canonicalUrl"], "https://news.example/2026/quay")

    def test_lone_surrogate_in_json(self):
        page = json.dumps({"html": story(title="Quay")}).replace("approved", "approved \\ud83d")
        answer = self.service.post_json(page)
        self.assertEqual(answer.status, 200, answer.text)
        self.assertIn("approved \ufffd", answer.json["articleBody"])

    def test_escaped_nul_in_json(self):
        page = json.dumps({"html": story()}).replace("approved", "appro\\u0000ved")
        answer = self.service.post_json(page)
        self.assertEqual(answer.status, 200, answer.text)
        self.assertIn("harbour authority", answer.json["articleBody"])

    def test_examples_of_the_contract(self):
        examples = CONTRACT.document["paths"]["/v1/article"]["post"]["requestBody"]["content"]["application/json"]
        for name, example in examples["examples"].items():
            with self.subTest(name):
                self.assertEqual(CONTRACT.errors(examples["schema"], example["value"]), [])
                if name != "url":
                    self.assertIn(self.service.post_json(example["value"]).status, (200, 422))


class Codings(ServiceCase):
    def coded(self, coding, body, content_type="text/html"):
        return self.service.post(body, content_type, Content_Encoding=coding)

    def test_each(self):
        page = story().encode()
        raw = zlib.compressobj(wbits=-15)
        bodies = {
            "identity": page,
            "gzip": gzip.compress(page),
            "x-gzip": gzip.compress(page),
            "GZIP": gzip.compress(page),
            "deflate": zlib.compress(page),
            "gzip, deflate": zlib.compress(gzip.compress(page)),
        }
        bodies_raw = raw.compress(page) + raw.flush()
        for coding, body in [*bodies.items(), ("deflate", bodies_raw)]:
            with self.subTest(coding):
                answer = self.coded(coding, body)
                self.assertEqual(answer.status, 200, answer.text)
                self.assertEqual(answer.json["articleBody"], BODY)

    def test_json(self):
        answer = self.coded("gzip", gzip.compress(json.dumps({"html": story()}).encode()), "application/json")
        self.assertEqual(answer.status, 200, answer.text)

    def test_broken(self):
        answer = self.coded("gzip", gzip.compress(story().encode())[:-20])
        self.assert_problem(answer, 400, "invalid-request", "Content-Encoding")

    def test_unknown(self):
        answer = self.coded("compress", b"x")
        self.assert_problem(answer, 415, "unsupported-content-coding", "Content-Encoding")


class Forms(ServiceCase):
    def assert_text(self, answer):
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.header("Content-Type"), "text/plain; charset=utf-8")
        self.assertEqual(answer.text.strip(), BODY)

    def assert_json(self, answer):
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.header("Content-Type"), "application/json")

    def test_accept(self):
        for accept in (
            "text/plain",
            "text/*",
            "application/json;q=0.5, text/plain",
            "application/json;q=0, */*",
            "TEXT/PLAIN; charset=utf-8",
            "*/*;q=0.1, text/plain;q=0.2",
            "image/png, text/plain;q=0.001",
        ):
            with self.subTest(accept):
                self.assert_text(self.service.post(story(), Accept=accept))

    def test_accept_json(self):
        for accept in (
            "application/json",
            "*/*",
            "",
            "application/*",
            "text/plain;q=0.9, application/json",
            "application/json,text/plain,*/*;q=0.8",
            "text/plain, application/json",
            "garbage",
        ):
            with self.subTest(accept):
                self.assert_json(self.service.post(story(), Accept=accept))

    def test_html_is_a_document_that_nothing_runs_in(self):
        java = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"  # what its HttpURLConnection asks for by itself
        for headers in ({"Accept": "text/html"}, {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}, {"Accept": java}):
            answer = self.service.post(story(), **headers)
            self.assertEqual(answer.status, 200, answer.text)
            self.assertEqual(answer.header("Content-Type"), "text/html; charset=utf-8")
            policy = answer.header("Content-Security-Policy").split("; ")
            for rule in ("default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "sandbox"):
                self.assertIn(rule, policy)
            self.assertEqual(answer.header("Referrer-Policy"), "no-referrer")
            self.assertIn("<h1>Eastbridge to rebuild its quay</h1>", answer.text)
            self.assertTrue(answer.text.startswith('<!DOCTYPE html><html lang="en">'), answer.text[:80])

    def test_only_html_has_a_policy(self):
        for accept in ("application/json", "text/plain", "text/markdown"):
            self.assertIsNone(self.service.post(story(), Accept=accept).header("Content-Security-Policy"), accept)

    def test_html_of_the_body_is_a_part_that_is_asked_for(self):
        self.assertNotIn("articleBodyHtml", self.service.post(story()).json)
        got = self.service.post(story(), path="/v1/article?include=html").json["articleBodyHtml"]
        self.assertEqual(got, "".join(f"<p>{text}</p>\n" for text in PARAGRAPHS))

    def test_several_accept_fields(self):
        with self.service.connect() as connection:
            page = story().encode()
            connection.send(
                b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nAccept: image/png\r\n"
                b"Accept: text/plain\r\nContent-Length: %d\r\n\r\n" % len(page) + page
            )
            self.assert_text(connection.answer("POST", "/v1/article"))

    def test_not_acceptable(self):
        for accept in ("image/png", "application/json;q=0", "text/css", "application/json;q=0, text/plain;q=0.000"):
            with self.subTest(accept):
                self.assert_problem(self.service.post(story(), Accept=accept), 406, "not-acceptable", "Accept")

    def test_form_in_the_query_wins(self):
        self.assert_text(self.service.post(story(), path="/v1/article?form=text", Accept="application/json"))
        self.assert_json(self.service.post(story(), path="/v1/article?form=json", Accept="image/png"))

    def test_form_in_the_options(self):
        self.assert_text(self.service.post_json({"html": story(), "options": {"form": "text"}}))
        self.assert_json(self.service.post_json({"html": story(), "options": {"form": "json"}}, Accept="text/plain"))

    def test_form_twice(self):
        answer = self.service.post_json({"html": story(), "options": {"form": "text"}}, path="/v1/article?form=text")
        self.assertEqual(self.assert_problem(answer, 400, "invalid-request", answer.json["member"])["member"].rpartition(".")[2], "form")

    def test_deadline(self):
        self.assert_json(self.service.post(story(), path="/v1/article?deadline=5000"))


class Fetched(ServiceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        html = {"Content-Type": "text/html; charset=utf-8"}
        cls.upstream = Upstream(
            {
                "/story": (200, html, story().encode()),
                "/moved": (302, {"Location": "/story"}, b""),
                "/gone": (410, html, b"<p>gone</p>"),
                "/empty": (200, html, b"<html><body><nav><a href=/>Home</a></nav></body></html>"),
            }
        )

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        super().tearDownClass()

    def fetch(self, path, **more):
        return self.service.get("/v1/article?url=" + quoted(self.upstream.url(path)), **more)

    def test_get(self):
        answer = self.fetch("/story")
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.json["articleBody"], BODY)
        self.assertEqual(answer.json["url"], self.upstream.url("/story"))
        self.assertEqual(answer.json["metadata"]["statusCode"], 200)

    def test_post(self):
        answer = self.service.post_json({"url": self.upstream.url("/story")})
        self.assertEqual(answer.json["articleBody"], BODY)

    def test_redirect(self):
        answer = self.fetch("/moved")
        self.assertEqual(answer.json["url"], self.upstream.url("/moved"))
        self.assertEqual(answer.json["resolvedUrl"], self.upstream.url("/story"))

    def test_text(self):
        self.assertEqual(self.fetch("/story", Accept="text/plain").text.strip(), BODY)

    def test_head(self):
        path = "/v1/article?url=" + quoted(self.upstream.url("/story"))
        answer = self.service.request("HEAD", path)
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.header("Content-Length")), len(BODY))

    def test_upstream_status(self):
        self.assertEqual(self.assert_problem(self.fetch("/gone"), 502, "upstream-status")["upstreamStatus"], 410)

    def test_no_article_carries_its_fields(self):
        problem = self.assert_problem(self.fetch("/empty"), 422, "no-main-content")
        self.assertEqual(problem["article"]["url"], self.upstream.url("/empty"))


class Manners(ServiceCase):
    """HTTP itself."""

    WORKERS = 2

    def test_request_id(self):
        self.assertEqual(self.service.post(story(), X_Request_Id="crawl-17/a").header("X-Request-Id"), "crawl-17/a")
        self.assertEqual(self.service.get("/livez", X_Request_Id="x" * 128).header("X-Request-Id"), "x" * 128)

    def test_request_id_made(self):
        made = set()
        for given in ("x" * 129, "two words", "caf\xe9", ""):
            made.add(self.service.get("/livez", X_Request_Id=given).header("X-Request-Id"))
        self.assertEqual(len(made), 4)
        for request_id in made:
            self.assertRegex(request_id, "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")

    def test_expect_continue(self):
        page = story().encode()
        with self.service.connect() as connection:
            connection.send(
                b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nExpect: 100-continue\r\n"
                b"Content-Length: %d\r\n\r\n" % len(page)
            )
            go_on = b"HTTP/1.1 100 Continue\r\n\r\n"
            got = b""
            while len(got) < len(go_on):
                got += connection.socket.recv(len(go_on) - len(got))
            self.assertEqual(got, go_on)
            connection.send(page)
            self.assertEqual(connection.answer("POST", "/v1/article").status, 200)

    def test_chunked(self):
        page = story().encode()
        pieces = [page[i : i + 100] for i in range(0, len(page), 100)]
        answer = self.service.request("POST", "/v1/article", iter(pieces), {"Content-Type": "text/html"})
        self.assertEqual(answer.json["articleBody"], BODY)

    def test_several_requests_a_connection(self):
        page = story().encode()
        request = (
            b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
        ) + page
        with self.service.connect() as connection:
            connection.send(request + b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n" + request)
            self.assertEqual(connection.answer("POST", "/v1/article").json["articleBody"], BODY)
            self.assertEqual(connection.answer("GET", "/livez").json, {"status": "ok"})
            self.assertEqual(connection.answer("POST", "/v1/article").json["articleBody"], BODY)

    def test_a_refused_body_leaves_the_connection_usable(self):
        with self.service.connect() as connection:
            connection.send(b"POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
            self.assertEqual(connection.answer("POST", "/nowhere").slug, "not-found")
            connection.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(connection.answer("GET", "/livez").status, 200)

    def test_http_1_0(self):
        page = story().encode()
        with self.service.connect() as connection:
            connection.send(
                b"POST /v1/article HTTP/1.0\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
            )
            self.assertEqual(connection.answer("POST", "/v1/article").status, 200)
            self.assertTrue(connection.is_closed())

    def test_each_request_gets_its_own_answer(self):
        asked = {}
        for i in range(24):
            title = f"Story number {i} of the morning"
            asked[title] = in_thread(self.service.post, story(title=title))
        for title, pending in asked.items():
            self.assertEqual(pending.result().json["headline"], title)


if __name__ == "__main__":
    unittest.main()
