"""Meta refreshes that are followed, and pages that a renderer is asked for, each against servers of the test's own."""

import gzip
import json
import subprocess
import threading
import unittest
import urllib.parse

from harness import LOOPBACK, PARAGRAPHS, PROGRAM, WAIT_S, Service, ServiceCase, Upstream, free_port, story
from renderer import Renderer

HTML = {"Content-Type": "text/html; charset=utf-8"}
SHELL = (
    b'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Post</title>'
    b'<script src="/app.js" defer></script></head><body><noscript>You need to enable JavaScript to run this app.'
    b'</noscript><div id="root"></div></body></html>'
)
RENDERED = story().replace('<link rel="canonical" href="/2026/quay">', "").encode()


def forward(url, seconds=0, text="", where="meta"):
    """A page that sends its readers on."""
    refresh = f"{seconds}; url={url}"
    meta = f'<meta http-equiv="refresh" content="{refresh}">'
    head = {"meta": meta, "noscript": f"<noscript>{meta}</noscript>", "header": ""}[where]
    headers = {**HTML, "Refresh": refresh} if where == "header" else HTML
    return 200, headers, f"<!DOCTYPE html><title>Moved</title>{head}<p>This page has moved.</p>{text}".encode()


class FollowCase(ServiceCase):
    def fetch(self, url, **options):
        return self.service.get("/v1/article?" + urllib.parse.urlencode({"url": url, **options}))


class Refreshes(FollowCase):
    ARGS = ("--fetch-max-redirects", "3")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pages = {
            "/story": (200, HTML, story().encode()),
            "/meta": forward("/story"),
            "/header": forward("/story", where="header"),
            "/two": forward("meta"),
            "/three": forward("/two"),
            "/four": forward("/three"),
            "/moved": (302, {"Location": "/meta"}, b""),
            "/moved-twice": (302, {"Location": "/moved"}, b""),
            "/moved-thrice": (302, {"Location": "/moved-twice"}, b""),
            "/to-moved": forward("/moved-twice"),
            "/loop": forward("/back"),
            "/back": forward("/loop"),
            "/self": forward("/self#top"),
            "/later": forward("/story", seconds=5),
            "/noscript": forward("/story", where="noscript"),
            "/with-text": forward("/story", text="<article>" + "<p>Old words of the page that has moved.</p>" * 9 + "</article>"),
            "/to-missing": forward("/missing"),
            "/to-private": forward("http://10.0.0.1/secret"),
            "/to-metadata": forward("http://169.254.169.254/latest/meta-data/"),
            "/to-file": forward("file:///etc/passwd"),
            "/to-image": forward("/image"),
            "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
        }
        cls.upstream = Upstream(cls.pages)

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        super().tearDownClass()

    def get(self, path):
        return self.fetch(self.upstream.url(path))

    def assert_story(self, path):
        answer = self.get(path)
        self.assertEqual(answer.status, 200, answer.text)
        article = answer.json
        self.assertEqual(article["articleBody"], "\n\n".join(PARAGRAPHS))
        self.assertEqual(article["url"], self.upstream.url(path))
        self.assertEqual(article["resolvedUrl"], self.upstream.url("/story"))
        self.assertEqual(article["metadata"]["pages"], 1)

    def assert_no_story(self, path):
        self.assert_problem(self.get(path), 422, "no-main-content")

    def test_at_once(self):
        self.assert_story("/meta")

    def test_by_the_header(self):
        self.assert_story("/header")

    def test_past_text_that_no_reader_sees(self):
        self.assert_story("/with-text")

    def test_several_count_as_redirects_do(self):
        self.assert_story("/two")
        self.assert_story("/three")
        self.assert_problem(self.get("/four"), 502, "upstream-redirects")

    def test_they_count_with_redirects(self):
        self.assert_story("/moved-twice")
        self.assert_problem(self.get("/moved-thrice"), 502, "upstream-redirects")
        self.assert_problem(self.get("/to-moved"), 502, "upstream-redirects")

    def test_a_loop(self):
        self.assert_problem(self.get("/loop"), 502, "upstream-redirects")

    def test_to_itself(self):
        self.assert_no_story("/self")

    def test_later(self):
        self.assert_no_story("/later")

    def test_for_browsers_without_scripts(self):
        answer = self.get("/noscript")
        self.assertNotIn(PARAGRAPHS[0], answer.text)

    def test_the_targets_problem_is_the_answer(self):
        self.assertEqual(self.assert_problem(self.get("/to-missing"), 502, "upstream-status")["upstreamStatus"], 404)
        self.assert_problem(self.get("/to-image"), 502, "upstream-media-type")

    def test_the_address_policy_holds(self):
        for path in ("/to-private", "/to-metadata"):
            self.assert_problem(self.get(path), 403, "address-forbidden")
        self.assert_no_story("/to-file")

    def test_pages_that_were_sent_are_left_alone(self):
        before = self.service.metric("copydesk_fetches_total")
        html = self.pages["/meta"][2].decode()
        answer = self.service.post_json({"html": html, "url": self.upstream.url("/meta")})
        self.assert_problem(answer, 422, "no-main-content")
        self.assertEqual(self.service.metric("copydesk_fetches_total"), before)

    def test_in_a_line_of_a_batch(self):
        lines = [{"id": n, "url": self.upstream.url(path)} for n, path in enumerate(("/meta", "/to-missing"))]
        done = subprocess.run(
            [PROGRAM, "batch", "--fetch-allow", LOOPBACK], capture_output=True, timeout=WAIT_S,
            input="".join(json.dumps(line) + "\n" for line in lines).encode())
        first, second = map(json.loads, done.stdout.splitlines())
        self.assertEqual(first["article"]["resolvedUrl"], self.upstream.url("/story"))
        self.assertEqual((second["id"], second["problem"]["upstreamStatus"]), (1, 404))

    def test_on_the_way_to_a_further_page(self):
        further = "".join(f"<p>{text.replace('harbour', 'canal').replace('quay', 'lock')}</p>" for text in PARAGRAPHS)
        self.pages["/walk"] = (200, HTML, story().replace("<head>", '<head><link rel=next href="/walk?page=2">').encode())
        self.pages["/walk?page=2"] = forward("/walk/two?page=2")
        self.pages["/walk/two?page=2"] = (200, HTML, story(paragraphs=[]).replace("</h1>", "</h1>" + further).encode())
        article = self.fetch(self.upstream.url("/walk"), pages=2).json
        self.assertEqual(article["metadata"]["pages"], 2, article)
        self.assertIn("canal", article["articleBody"])
        self.pages["/walk?page=2"] = forward("/missing")
        article = self.fetch(self.upstream.url("/walk"), pages=2).json
        self.assertEqual(article["metadata"]["pages"], 1)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])


class Rendered(FollowCase):
    """One service, one renderer, whose answer each test sets."""

    @classmethod
    def setUpClass(cls):
        cls.answer = None
        cls.renderer = Renderer(lambda ask: cls.answer(ask))
        cls.ARGS = ("--renderer", cls.renderer.url, "--renderer-timeout", "8s", "--fetch-max-wire", "1MiB")
        super().setUpClass()
        cls.pages = {
            "/shell": (200, {**HTML, "Content-Language": "en-GB"}, SHELL),
            "/story": (200, HTML, story().encode()),
            "/moved": (302, {"Location": "/shell"}, b""),
            "/forward": forward("/shell"),
        }
        cls.upstream = Upstream(cls.pages)

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.upstream.close()
        cls.renderer.close()

    def setUp(self):
        self.renderer.asked.clear()

    def render(self, body=RENDERED, status=200, **headers):
        type(self).answer = staticmethod(lambda ask: (status, {**HTML, **headers}, body))

    def get(self, path, **options):
        return self.fetch(self.upstream.url(path), **options)

    def assert_rendered(self, path):
        answer = self.get(path)
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.json["articleBody"], "\n\n".join(PARAGRAPHS))
        self.assertEqual(answer.json["metadata"]["warnings"], ["rendered"])
        return answer.json

    def assert_unrendered(self, path="/shell"):
        failed = self.service.metric("copydesk_renders_failed_total")
        problem = self.assert_problem(self.get(path), 422, "needs-rendering")
        self.assertEqual(self.service.metric("copydesk_renders_failed_total"), failed + 1)
        self.assertIn("renderer failed", problem["detail"])
        self.assertNotIn("secret", problem["detail"])
        self.assertEqual(problem["article"]["metadata"]["warnings"], [])
        return problem

    def test_a_page_without_text(self):
        self.render()
        renders = self.service.metric("copydesk_renders_total")
        article = self.assert_rendered("/shell")
        self.assertEqual(article["url"], self.upstream.url("/shell"))
        self.assertEqual(article["resolvedUrl"], self.upstream.url("/shell"))
        self.assertEqual(article["metadata"]["statusCode"], 200)
        self.assertEqual(article["metadata"]["encoding"]["name"], "UTF-8")
        self.assertEqual(self.service.metric("copydesk_renders_total"), renders + 1)

    def test_what_the_renderer_is_asked(self):
        self.render()
        article = self.assert_rendered("/moved")
        (asked,) = self.renderer.asked
        self.assertEqual(asked["path"], "/content?token=secret")
        self.assertEqual(asked["headers"]["Content-Type"].partition(";")[0], "application/json")
        self.assertEqual(asked["body"], {"url": self.upstream.url("/shell"),
                                         "gotoOptions": {"timeout": 7000, "waitUntil": "networkidle2"}})
        self.assertEqual(article["resolvedUrl"], self.upstream.url("/shell"))

    def test_behind_a_refresh(self):
        self.render()
        self.assert_rendered("/forward")
        self.assertEqual(self.renderer.asked[0]["body"]["url"], self.upstream.url("/shell"))

    def test_pages_with_text_are_not_sent(self):
        self.render()
        self.assertEqual(self.get("/story").json["metadata"]["warnings"], [])
        self.assertEqual(self.renderer.asked, [])

    def test_pages_that_came_with_the_ask_are_not_sent(self):
        self.render()
        answer = self.service.post_json({"html": SHELL.decode(), "url": self.upstream.url("/shell")})
        self.assert_problem(answer, 422, "needs-rendering")
        self.assertEqual(self.renderer.asked, [])

    def test_the_text_is_unicode_whatever_the_page_says(self):
        body = story("Café am Hafen").replace('charset="utf-8"', 'charset="windows-1251"').encode()
        self.render(body)
        self.assertEqual(self.assert_rendered("/shell")["headline"], "Café am Hafen")

    def test_a_refresh_in_it_is_the_browsers(self):
        self.render(RENDERED.replace(b"<head>", b'<head><meta http-equiv="refresh" content="0; url=/missing">'))
        self.assert_rendered("/shell")

    def test_still_no_text(self):
        self.render(SHELL)
        problem = self.assert_problem(self.get("/shell"), 422, "needs-rendering")
        self.assertIn("even as the renderer gave it", problem["detail"])
        self.assertEqual(len(self.renderer.asked), 1)

    def test_another_problem_of_the_rendered_page(self):
        self.render(b"<title>404 Not Found</title><h1>404 Not Found</h1><p>There is no such page here.</p>")
        self.assert_problem(self.get("/shell"), 422, "error-page")

    def test_an_empty_answer(self):
        self.render(b"")
        self.assert_unrendered()

    def test_another_status(self):
        for status in (400, 408, 429, 500, 503):
            self.render(b"Navigation timeout", status)
            self.assert_unrendered()

    def test_a_redirect_is_not_followed(self):
        self.render(b"", 302, Location=self.upstream.url("/story"))
        self.assert_unrendered()

    def test_an_answer_past_the_limit(self):
        self.render(RENDERED + b" " * (1 << 20))
        self.assert_unrendered()

    def test_a_renderer_that_does_not_answer_in_time(self):
        """The caller's deadline ends the wait, and leaves time to say so."""
        release = threading.Event()
        type(self).answer = staticmethod(lambda ask: (release.wait(WAIT_S), (200, HTML, RENDERED))[1])
        try:
            problem = self.assert_problem(self.get("/shell", deadline=2000), 422, "needs-rendering")
        finally:
            release.set()
        self.assertIn("renderer failed", problem["detail"])

    def test_failures_are_logged_without_the_renderers_url(self):
        self.render(b"", 500)
        self.assert_unrendered()
        events = [line for line in self.service.log() if line["event"] == "renderer"]
        self.assertTrue(events)
        self.assertNotIn("secret", json.dumps(events))

    def test_a_further_page(self):
        shell_two = story(paragraphs=[text.replace("harbour", "canal") for text in reversed(PARAGRAPHS)])
        self.pages["/walk"] = (200, HTML, story().replace("<head>", '<head><link rel=next href="/walk?page=2">').encode())
        self.pages["/walk?page=2"] = (200, HTML, SHELL)
        more = "Ferries used the south quay for two winters, and nobody who had to run for them has forgotten it since."
        self.render(shell_two.replace("</article>", f"<p>{more}</p></article>").encode())
        article = self.get("/walk", pages=2).json
        self.assertEqual(article["metadata"]["pages"], 2)
        self.assertEqual(article["metadata"]["warnings"], ["rendered"])
        self.assertIn(more, article["articleBody"])
        self.render(b"", 500)
        article = self.get("/walk", pages=2).json
        self.assertEqual(article["metadata"]["pages"], 1)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])

    def test_by_the_command_line(self):
        self.render()
        args = ("--renderer", self.renderer.url, "--fetch-allow", LOOPBACK)
        done = subprocess.run([PROGRAM, "read", *args, self.upstream.url("/shell")], capture_output=True, timeout=WAIT_S)
        self.assertEqual(json.loads(done.stdout)["metadata"]["warnings"], ["rendered"])
        done = subprocess.run([PROGRAM, "batch", *args], capture_output=True, timeout=WAIT_S,
                              input=json.dumps({"url": self.upstream.url("/shell")}).encode())
        self.assertEqual(json.loads(done.stdout)["article"]["metadata"]["warnings"], ["rendered"])


class OtherRenderers(unittest.TestCase):
    def ask(self, *args, policy=()):
        upstream = Upstream({"/shell": (200, HTML, SHELL)})
        try:
            with Service(*args) as service:
                return service.get("/v1/article?" + urllib.parse.urlencode({"url": upstream.url("/shell")}))
        finally:
            upstream.close()

    def test_none(self):
        answer = self.ask()
        self.assertEqual((answer.status, answer.slug), (422, "needs-rendering"))
        self.assertNotIn("renderer", answer.json["detail"])

    def test_one_that_is_down(self):
        answer = self.ask("--renderer", f"http://127.0.0.1:{free_port()}/content")
        self.assertEqual((answer.status, answer.slug), (422, "needs-rendering"))
        self.assertIn("The renderer failed: No connection", answer.json["detail"])

    def test_one_that_compresses(self):
        renderer = Renderer(lambda ask: (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(RENDERED)))
        try:
            self.assertEqual(self.ask("--renderer", renderer.url).json["metadata"]["warnings"], ["rendered"])
        finally:
            renderer.close()

    def test_one_that_is_slower_than_pages_may_be(self):
        """Its own limit of time holds for it, not that for the first byte of a page."""
        released = threading.Event()

        def render(ask):
            released.wait(0.3)  # longer than the limit of the first byte, which must not hold here
            return 200, HTML, RENDERED

        renderer = Renderer(render)
        try:
            answer = self.ask("--renderer", renderer.url, "--fetch-first-byte-timeout", "100ms")
        finally:
            renderer.close()
        self.assertEqual(answer.json.get("metadata", {}).get("warnings"), ["rendered"], answer.text)

    def test_what_is_no_url(self):
        for wrong in ("", "127.0.0.1:3000/content", "ws://127.0.0.1:3000"):
            done = subprocess.run([PROGRAM, "serve", "--port", "0", "--renderer", wrong], capture_output=True, timeout=WAIT_S)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"must be an absolute http or https URL", done.stderr)
