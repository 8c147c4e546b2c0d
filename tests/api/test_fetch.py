"""GET /v1/article?url= against web servers of the tests' own: pages, redirects, statuses, headers. What is forbidden,
what is bounded, TLS, HTTP/2 and politeness have files of their own."""

import email.utils
import socket
import time

from fetch_case import FetchCase
from harness import story
from upstreams import GOOD, HTML, PAGE, Exchange, Gate, Site, head_of, raw, redirect

MOVES = (301, 302, 303, 307, 308)


def retry_after(value, status=503):
    return status, {"Content-Type": "text/html", "Retry-After": value}, b"<p>Later</p>"


class OneSite(FetchCase):
    ANSWERS = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.site = Site(cls.ANSWERS)
        cls.addClassCleanup(cls.site.close)

    def get(self, path):
        return self.fetch(self.site.url(path))

    def article(self, path):
        return self.assert_article(self.get(path))


class Pages(OneSite):
    ANSWERS = {
        "/story": GOOD,
        "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
        "/busy": retry_after("17"),
        "/too-many": retry_after("5", 429),
        "/nothing": (204, {}, b""),
        "/empty": (200, HTML, b""),
        "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"},
                   story("Caf\xe9 am Hafen").replace('<meta charset="utf-8">', "").encode("latin-1")),
        "/no-location": (302, HTML, b"<p>where?</p>"),
        "/choices": (300, {**HTML, "Location": "/story"}, b"<p>many</p>"),
        "/not-modified": (304, {"Location": "/story"}, b""),
        "/proxy": (305, {"Location": "/story"}, b""),
    }

    def test_a_page(self):
        article = self.article("/story")
        self.assertEqual(article["url"], self.site.url("/story"))
        self.assertEqual(article["resolvedUrl"], self.site.url("/story"))
        self.assertEqual(article["canonicalUrl"], self.site.url("/2026/quay"))
        self.assertEqual(article["metadata"]["statusCode"], 200)
        self.assertRegex(article["metadata"]["dateDownloaded"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")

    def test_a_url_in_json_fetches_the_same(self):
        answer = self.service.post_json({"url": self.site.url("/story")})
        self.assertEqual(self.assert_article(answer)["articleBody"], self.article("/story")["articleBody"])

    def test_the_charset_of_the_header_counts(self):
        self.assertEqual(self.article("/latin")["headline"], "Caf\xe9 am Hafen")

    def test_other_media(self):
        problem = self.assert_problem(self.get("/image"), 502, "upstream-media-type")
        self.assertIn("image/png", problem["detail"])

    def test_other_statuses(self):
        for path, status in (("/missing", 404), ("/nothing", 204), ("/empty", 200), ("/no-location", 302), ("/choices", 300),
                             ("/not-modified", 304), ("/proxy", 305), ("/too-many", 429), ("/busy", 503)):
            with self.subTest(path):
                problem = self.assert_problem(self.get(path), 502, "upstream-status")
                self.assertEqual(problem["upstreamStatus"], status)

    def test_retry_after_is_copied(self):
        for path, seconds in (("/busy", "17"), ("/too-many", "5")):
            with self.subTest(path):
                self.assertEqual(self.get(path).header("Retry-After"), seconds)
        self.assertIsNone(self.get("/missing").header("Retry-After"))

    def test_retry_after_that_is_no_number_of_seconds_is_not_copied(self):
        for value in ("soon", "-3", "", "Wed, 21 Oct 2015 07:28:00 GMT"):
            with self.subTest(value), Site(retry_after(value)) as site:
                answer = self.fetch(site.url())
                self.assert_problem(answer, 502, "upstream-status")
                self.assertIn(answer.header("Retry-After"), (None, "0", "1"))

    def test_retry_after_as_a_date_becomes_seconds(self):
        with Site(retry_after(email.utils.formatdate(time.time() + 3000, usegmt=True))) as site:
            answer = self.fetch(site.url())
        self.assert_problem(answer, 502, "upstream-status")
        self.assertTrue(2000 < int(answer.header("Retry-After")) <= 3001, answer.header("Retry-After"))

    def test_hosts_that_do_not_answer(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        self.names.set("broken.test", "again")
        for url, slug in ((f"http://127.0.0.1:{port}/", "upstream-connect"), ("http://none.test/", "upstream-dns"),
                          ("http://broken.test/", "upstream-dns")):
            with self.subTest(url):
                problem = self.assert_problem(self.fetch(url), 502, slug)
                self.assertNotRegex(problem["detail"], r"\d+\.\d+|\.test|" + str(port))

    def test_interim_answers_are_passed_over(self):
        hint = head_of(103, {"Link": "</style.css>; rel=preload"})

        def answer(exchange: Exchange):
            exchange.send(hint + hint)
            return GOOD

        with Site(answer) as site:
            self.assert_article(self.fetch(site.url()))

    def test_a_name_of_another_script(self):
        self.names.set("xn--bcher-kva.test", "127.0.0.1")
        article = self.assert_article(self.fetch(self.site.url("/story", host="B\xfccher.test")))
        self.assertEqual(article["resolvedUrl"], self.site.url("/story", host="xn--bcher-kva.test"))

    def test_a_name_leads_to_a_site(self):
        self.names.set("news.test", "127.0.0.1")
        url = self.site.url("/story", host="news.test")
        self.assertEqual(self.assert_article(self.fetch(url))["resolvedUrl"], url)
        self.assertEqual(self.site.seen[-1].header("host"), f"news.test:{self.site.port}")


class Redirects(OneSite):
    ARGS = ("--fetch-max-redirects", "3", "--max-url", "200")
    ANSWERS = {
        **{f"/{status}": redirect("/story", status) for status in MOVES},
        "/story": GOOD,
        "/loop": redirect("/loop"),
        "/1": redirect("/story"),
        "/2": redirect("/1"),
        "/3": redirect("/2"),
        "/4": redirect("/3"),
        "/deep/relative": redirect("../up/story?x=1"),
        "/up/story": GOOD,
        "/same-scheme": lambda exchange: redirect("//" + exchange.seen.header("host") + "/story"),
        "/fragment": redirect("/up/story?q=2#part"),
        "/umlaut": redirect("/caf\xe9 bar"),
        "/with-body": (302, {"Location": "/story"}, b"x" * (60 << 10)),
        "/at-the-limit": lambda exchange: redirect(exchange.site.url("/up/story?").ljust(200, "x")),
        "/past-the-limit": lambda exchange: redirect(exchange.site.url("/up/story?").ljust(201, "x")),
        "/cookie": redirect("/story", headers=[("Set-Cookie", "id=1; Path=/")]),
    }

    def test_each_kind_of_move(self):
        for status in MOVES:
            with self.subTest(status):
                article = self.article(f"/{status}")
                self.assertEqual(article["url"], self.site.url(f"/{status}"))
                self.assertEqual(article["resolvedUrl"], self.site.url("/story"))
                self.assertEqual(self.site.seen[-1].method, "GET")

    def test_the_body_of_a_redirect_does_not_matter(self):
        for name, size, stated in (("long", 70000, 70000), ("cut", 10, 99)):
            hop = raw(head_of(302, {"Location": "/story", "Content-Length": stated}) + b"x" * size)
            with self.subTest(name), Site({"/page": hop, "/story": GOOD}) as site:
                self.assert_article(self.fetch(site.url()))

    def test_locations_are_resolved_against_the_hop(self):
        for path, leads_to in (("/deep/relative", "/up/story?x=1"), ("/same-scheme", "/story"), ("/with-body", "/story")):
            with self.subTest(path):
                self.assertEqual(self.article(path)["resolvedUrl"], self.site.url(leads_to))

    def test_a_fragment_is_not_sent(self):
        self.article("/fragment")
        self.assertEqual(self.site.seen[-1].path, "/up/story?q=2")

    def test_bytes_that_belong_in_no_url_are_coded(self):
        self.assertEqual(self.assert_problem(self.get("/umlaut"), 502, "upstream-status")["upstreamStatus"], 404)
        self.assertRegex(self.site.seen[-1].path, r"^/caf(%[0-9A-Fa-f]{2}){1,2}%20bar$")

    def test_redirects_end(self):
        self.assertEqual(self.article("/3")["resolvedUrl"], self.site.url("/story"))
        before = self.site.requests
        self.assert_problem(self.get("/4"), 502, "upstream-redirects")
        self.assertEqual(self.site.paths()[before:], ["/4", "/3", "/2", "/1"])
        self.assert_problem(self.get("/loop"), 502, "upstream-redirects")

    def test_a_location_as_long_as_a_url_may_be(self):
        self.article("/at-the-limit")
        self.assert_problem(self.get("/past-the-limit"), 502, "upstream-protocol")

    def test_urls_that_are_not_followed(self):
        for location in ("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/_x", "javascript:alert(1)",
                         "data:text/html,<p>x", "http://", "http://[::1", "http://127.0.0.1:99999/",
                         "http://user@127.0.0.1/", "http://user:secret@127.0.0.1/", "dict://127.0.0.1:11211/stat"):
            with self.subTest(location), Site(redirect(location)) as site:
                problem = self.assert_problem(self.fetch(site.url()), 502, "upstream-protocol")
                self.assertNotIn("secret", str(problem))
                self.assertEqual(site.requests, 1)

    def test_no_cookie_is_sent_back(self):
        before = self.site.requests
        self.article("/cookie")
        self.article("/story")
        seen = self.site.seen[before:]
        self.assertEqual([one.path for one in seen], ["/cookie", "/story", "/story"])
        self.assertEqual([one.header("cookie") for one in seen], [None] * 3)

    def test_between_hosts(self):
        self.names.set("one.test", "127.0.0.1")
        self.names.set("two.test", "127.0.0.1")
        with Site() as second, Site(redirect(second.url(host="two.test"))) as first:
            article = self.assert_article(self.fetch(first.url(host="one.test")))
            self.assertEqual(article["resolvedUrl"], second.url(host="two.test"))
            self.assertEqual(second.seen[0].header("host"), f"two.test:{second.port}")


class Requests(FetchCase):
    """What is sent, and over how many connections."""

    def test_the_header_fields_of_a_request(self):
        with Site({"/page": redirect("/story"), "/story": GOOD}) as site:
            self.assert_article(self.fetch(site.url("/page#part")))
        self.assertEqual(site.paths(), ["/page", "/story"])
        for seen in site.seen:
            self.assertEqual({name for name, _ in seen.headers}, {"host", "user-agent", "accept", "accept-encoding"})
            self.assertRegex(seen.header("user-agent"), r"^copydesk/\d+\.\d+\.\d+\b")
            self.assertEqual(set(seen.header("accept-encoding").replace(" ", "").split(",")), {"gzip", "deflate", "br", "zstd"})
            self.assertTrue(seen.header("accept").startswith("text/html"))

    def test_what_the_client_sends_is_not_passed_on(self):
        with Site() as site:
            self.assert_article(self.service.get(self.path_of(site.url()), Cookie="a=b", Referer="http://client.test/",
                                                 X_Secret="1", User_Agent="client"))
        self.assertFalse({"cookie", "referer", "x-secret"} & {name for name, _ in site.seen[0].headers})
        self.assertNotIn("client", site.seen[0].header("user-agent"))

    def test_ten_pages_of_a_host_come_over_one_connection(self):
        connections = self.service.metric("copydesk_fetch_connections_total")
        requests = self.service.metric("copydesk_fetch_requests_total")
        with Site() as site:
            for n in range(10):
                self.assert_article(self.fetch(site.url(f"/{n}")))
            self.assertEqual((site.connections, site.requests), (1, 10))
        self.assertEqual(self.service.metric("copydesk_fetch_connections_total") - connections, 1)
        self.assertEqual(self.service.metric("copydesk_fetch_requests_total") - requests, 10)

    def test_hops_to_one_host_come_over_one_connection(self):
        before = self.service.metric("copydesk_fetch_requests_total")
        with Site({"/a": redirect("/b"), "/b": redirect("/c"), "/c": GOOD}) as site:
            self.assert_article(self.fetch(site.url("/a")))
            self.assertEqual((site.connections, site.requests), (1, 3))
        self.assertEqual(self.service.metric("copydesk_fetch_requests_total") - before, 3)

    def test_a_kept_connection_that_the_server_closed_is_made_anew(self):
        with Site(lambda exchange: (200, {**HTML, "Connection": "close"}, PAGE)) as site:
            for n in range(3):
                self.assert_article(self.fetch(site.url(f"/{n}")))
            self.assertEqual(site.connections, 3)
        silently = raw(head_of(200, {**HTML, "Content-Length": len(PAGE)}) + PAGE)  # closes without a word of it
        with Site(silently) as site:
            for n in range(3):
                self.assert_article(self.fetch(site.url(f"/{n}")))
                site.wait_idle()
            self.assertEqual(site.connections, 3)

    def test_a_kept_connection_that_the_server_closes_on_the_next_request(self):
        """Nothing of an answer came, so the request is made once more."""
        with Site(lambda exchange: GOOD if exchange.site.is_first_of_its_connection(exchange.seen) else None) as site:
            for n in range(3):
                self.assert_article(self.fetch(site.url(f"/{n}")))
            self.assertEqual((site.connections, site.paths()), (3, ["/0", "/1", "/1", "/2", "/2"]))

    def test_credentials_are_not_offered(self):
        for scheme in ('Basic realm="x"', 'Digest realm="x", nonce="y"', "Negotiate", "NTLM", "Bearer"):
            with self.subTest(scheme), Site((401, {**HTML, "WWW-Authenticate": scheme}, b"<p>Who?</p>")) as site:
                self.assertEqual(self.assert_problem(self.fetch(site.url()), 502, "upstream-status")["upstreamStatus"], 401)
                self.assertEqual((site.requests, site.seen[0].header("authorization")), (1, None))

    def test_what_a_server_says_of_other_servers_is_not_heeded(self):
        with Site() as other:
            fields = {**HTML, "Strict-Transport-Security": "max-age=9999", "Alt-Svc": f'http/1.1=":{other.port}"; ma=9999'}
            with Site((200, fields, PAGE)) as site:
                for n in range(3):
                    self.assert_article(self.fetch(site.url(f"/{n}")))
                self.assertEqual((site.requests, other.connections), (3, 0))

    def test_a_page_in_the_middle_of_others_is_not_mixed_up(self):
        bodies = {f"/{n}": (200, HTML, story(f"Quay number {n} is to be rebuilt").encode()) for n in range(20)}
        with Site(bodies) as site:
            answers = self.fetch_all(site.url(path) for path in bodies)
        self.assert_articles(answers)
        headlines = [answer.json["headline"] for answer in answers]
        self.assertEqual(headlines, [f"Quay number {n} is to be rebuilt" for n in range(20)])


class AgentAndProxies(FetchCase):
    ARGS = ("--user-agent", "Harbour-Reader/2 (+https://reader.test/bot)")

    @classmethod
    def setUpClass(cls):
        cls.proxy = Site()
        cls.addClassCleanup(cls.proxy.close)
        names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        cls.ENVIRONMENT = {**dict.fromkeys(names, cls.proxy.url("")), "no_proxy": "", "NO_PROXY": ""}
        super().setUpClass()

    def test_a_user_agent_of_ones_own(self):
        with Site() as site:
            self.assert_article(self.fetch(site.url()))
        self.assertEqual(site.seen[0].header("user-agent"), "Harbour-Reader/2 (+https://reader.test/bot)")

    def test_proxies_of_the_environment_are_not_asked(self):
        with Site() as site:
            self.assert_article(self.fetch(site.url()))
        self.assert_problem(self.fetch("http://none.test/"), 502, "upstream-dns")
        self.assert_problem(self.fetch("https://none.test/"), 502, "upstream-dns")
        self.assertEqual(self.proxy.connections, 0)


class Joined(FetchCase):
    """Fetches of one page at the same moment."""

    ARGS = ("--max-fetches-per-host", "8")

    def joined(self):
        return self.service.metric("copydesk_fetches_joined_total")

    def ask_together(self, site, count, paths=("/page",), **query):
        """So many fetches of a page that stands at its gate, each joined to the first."""
        before, gate = self.joined(), site.answers
        asked = [self.ask(site, paths[n % len(paths)], **query) for n in range(count)]
        gate.wait(1)
        self.service.wait_metric("copydesk_fetches_joined_total", before + count - 1)
        return asked

    def ask(self, site, path, **query):
        connection = self.service.connect()
        self.addCleanup(connection.close)
        connection.send(f"GET {self.path_of(site.url(path), **query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        return connection

    def assert_article_of(self, connection):
        return self.assert_article(connection.answer("GET", "/v1/article"))

    def test_they_are_one_request(self):
        with Site(Gate()) as site:
            asked = self.ask_together(site, 5)
            site.answers.open()
            bodies = {self.assert_article_of(one)["articleBody"] for one in asked}
            self.assertEqual((len(bodies), site.requests), (1, 1))

    def test_a_fragment_makes_no_other_page(self):
        with Site(Gate()) as site:
            asked = self.ask_together(site, 3, paths=("/page#one", "/page#two", "/page"))
            site.answers.open()
            urls = [self.assert_article_of(one)["url"] for one in asked]
            self.assertEqual(urls, [site.url(path) for path in ("/page#one", "/page#two", "/page")])
            self.assertEqual(site.requests, 1)

    def test_another_query_is_another_page(self):
        with Site(Gate()) as site:
            asked = [self.ask(site, f"/page?{n}") for n in range(3)]
            site.answers.wait(3)
            site.answers.open()
            for one in asked:
                self.assert_article_of(one)

    def test_a_failure_is_everybodys(self):
        with Site(Gate(retry_after("9"))) as site:
            asked = self.ask_together(site, 3)
            site.answers.open()
            for one in asked:
                answer = one.answer("GET", "/v1/article")
                self.assertEqual(self.assert_problem(answer, 502, "upstream-status")["upstreamStatus"], 503)
                self.assertEqual(answer.header("Retry-After"), "9")
            self.assertEqual(site.requests, 1)

    def test_later_fetches_are_not_joined(self):
        with Site() as site:
            self.assert_article(self.fetch(site.url()))
            self.assert_article(self.fetch(site.url()))
            self.assertEqual(site.requests, 2)

    def test_who_leaves_does_not_harm_the_others(self):
        for leaver in (0, 1):
            with self.subTest(leaver), Site(Gate()) as site:
                asked = self.ask_together(site, 3)
                asked[leaver].close()
                # A new answer on another connection: the service has gone round since.
                self.assertEqual(self.service.get("/livez").status, 200)
                site.answers.open()
                for one in asked[:leaver] + asked[leaver + 1 :]:
                    self.assert_article_of(one)
                self.assertEqual(site.requests, 1)

    def test_whose_time_runs_out_does_not_harm_the_others(self):
        for hurried in (0, 1):
            with self.subTest(hurried), Site(Gate()) as site:
                before = self.joined()
                asked = []
                for n in range(2):
                    asked.append(self.ask(site, "/page", **({"deadline": 1000} if n == hurried else {})))
                    site.answers.wait(1)
                self.service.wait_metric("copydesk_fetches_joined_total", before + 1)
                self.assert_problem(asked[hurried].answer("GET", "/v1/article"), 504, "deadline-exceeded")
                site.answers.open()
                self.assert_article_of(asked[1 - hurried])
                self.assertEqual(site.requests, 1)
