"""Fetches over HTTP/2, which is spoken where a server offers it over TLS."""

import gzip

from h2.errors import ErrorCodes

from authority import authority
from fetch_case import FetchCase
from harness import in_thread
from upstreams import GOOD, HTML, PAGE, Gate, Site, page_of, redirect
from upstreams_h2 import H2Site

KIB = 1024
CA = ("--fetch-ca", str(authority().bundle))


class H2Case(FetchCase):
    ARGS = CA

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.context = authority().context("h2", protocols=("h2", "http/1.1"))

    def serve(self, answers, **more):
        site = H2Site(answers, self.context, **more)
        self.addCleanup(site.close)
        return site

    def assert_fails(self, answers, slug, status=502):
        site = self.serve(answers)
        return self.assert_problem(self.fetch(site.url()), status, slug)

    def assert_passes(self, answers):
        return self.assert_article(self.fetch(self.serve(answers).url()))


class Http2(H2Case):
    ARGS = (*CA, "--max-fetches-per-host", "8")

    def test_a_page(self):
        site = self.serve(GOOD)
        article = self.assert_article(self.fetch(site.url()))
        self.assertEqual(article["resolvedUrl"], site.url())
        self.assertEqual(site.protocols, ["h2"])
        names = {name for name, _ in site.seen[0].headers}
        self.assertEqual(names, {"host", "user-agent", "accept", "accept-encoding"})

    def test_a_server_that_offers_it_not(self):
        with Site(context=authority().context("h1")) as site:
            self.assert_article(self.fetch(site.url()))

    def test_never_without_tls(self):
        with Site() as site:
            self.assert_article(self.fetch(site.url()))
            self.assertIsNone(site.seen[0].header("upgrade"))

    def test_ten_pages_come_over_one_connection(self):
        before = self.service.metric("copydesk_fetch_connections_total")
        site = self.serve(GOOD)
        for n in range(10):
            self.assert_article(self.fetch(site.url(f"/{n}")))
        self.assertEqual((site.connections, site.requests), (1, 10))
        self.assertEqual(self.service.metric("copydesk_fetch_connections_total") - before, 1)

    def test_pages_at_the_same_moment_share_a_connection(self):
        """Eight requests stand at the gate, all on the connection that the first page came over."""
        gate = Gate()
        site = self.serve({"/first": GOOD, **{f"/{n}": gate for n in range(8)}})
        self.assert_article(self.fetch(site.url("/first")))
        asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(8)]
        gate.wait(8)
        self.assertEqual((site.most_busy, site.connections), (8, 1))
        gate.open()
        self.assert_articles([one.result() for one in asked])
        self.assertEqual(site.connections, 1)

    def test_the_first_pages_at_the_same_moment_wait_for_a_connection_to_share(self):
        gate = Gate()
        site = self.serve(gate)
        asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(8)]
        gate.wait(8)
        gate.open()
        self.assert_articles([one.result() for one in asked])
        self.assertEqual((site.connections, site.most_busy), (1, 8))

    def test_a_server_of_few_streams(self):
        site = self.serve(GOOD, max_streams=2)
        self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(8)))
        self.assertEqual(site.requests, 8)

    def test_a_stream_that_is_refused_is_asked_for_again(self):
        """Nothing was done for it (RFC 9113, 8.7): so servers end streams past a limit that is not known yet."""

        def answer(stream):
            if stream.site.paths().count(stream.seen.path) > 1:
                return GOOD
            return stream.reset(ErrorCodes.REFUSED_STREAM)

        site = self.serve(answer)
        self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(4)))
        self.assertEqual(sorted(site.paths()), sorted([f"/{n}" for n in range(4)] * 2))

    def test_a_redirect(self):
        site = self.serve({"/page": redirect("/story"), "/story": GOOD})
        self.assertEqual(self.assert_article(self.fetch(site.url()))["resolvedUrl"], site.url("/story"))
        self.assertEqual(site.connections, 1)

    def test_a_coded_page(self):
        self.assert_passes((200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)))

    def test_a_page_larger_than_the_first_window(self):
        self.assert_passes((200, HTML, page_of(300 * KIB)))

    def test_other_statuses(self):
        problem = self.assert_fails((503, {**HTML, "Retry-After": "7"}, b"<p>Later</p>"), "upstream-status")
        self.assertEqual(problem["upstreamStatus"], 503)

    def test_names_that_share_a_certificate_share_no_connection(self):
        """Each name is judged by its own address."""
        self.names.set("one.site.test", "127.0.0.1")
        self.names.set("two.site.test", "10.0.0.1")
        site = self.serve(GOOD)
        self.assert_article(self.fetch(site.url(host="one.site.test")))
        self.assert_forbidden(self.fetch(site.url(host="two.site.test")))
        self.assertEqual(site.requests, 1)


class Faults(H2Case):
    def test_a_stream_that_is_reset(self):
        def after_some(stream):
            stream.headers(200, HTML)
            stream.data(PAGE[:200])
            stream.reset()

        for answer in (lambda stream: stream.reset(), lambda stream: stream.reset(ErrorCodes.CANCEL), after_some):
            self.assert_fails(answer, "upstream-protocol")

    def test_a_reset_stream_harms_no_other(self):
        site = self.serve({"/bad": lambda stream: stream.reset(), "/page": GOOD})
        self.assert_problem(self.fetch(site.url("/bad")), 502, "upstream-protocol")
        self.assert_article(self.fetch(site.url()))

    def test_a_server_that_leaves_before_it_answers(self):
        def answer(stream):
            stream.leave(0, ErrorCodes.INTERNAL_ERROR)
            stream.hang_up()

        self.assert_fails(answer, "upstream-protocol")

    def test_a_server_that_leaves_and_answers_what_it_has_begun(self):
        gate = Gate()

        def answer(stream):
            stream.leave(stream.number)
            return gate(stream)

        site = self.serve({"/1": answer, "/2": GOOD})
        first = in_thread(self.fetch, site.url("/1"))
        gate.wait(1)
        second = self.fetch(site.url("/2"))
        gate.open()
        self.assert_articles([first.result(), second])
        self.assertEqual(site.connections, 2)

    def test_a_server_that_leaves_after_it_answered(self):
        """The next page comes over a new connection."""

        def answer(stream):
            stream.headers(200, HTML)
            stream.data(PAGE, end=True)
            stream.leave(stream.number)
            stream.hang_up()

        site = self.serve(answer)
        for n in range(3):
            self.assert_article(self.fetch(site.url(f"/{n}")))
            site.wait_idle()
        self.assertEqual(site.connections, 3)

    def test_a_server_that_hangs_up(self):
        def answer(stream):
            stream.headers(200, HTML)
            stream.data(PAGE[:200])
            stream.hang_up()

        self.assert_fails(answer, "upstream-protocol")

    def test_a_length_that_lies(self):
        for length in (len(PAGE) - 1, len(PAGE) + 1):
            with self.subTest(length):
                self.assert_fails((200, {**HTML, "Content-Length": length}, PAGE), "upstream-protocol")

    def test_no_http_2_at_all(self):
        """The server agrees on h2 and then speaks HTTP/1.1."""
        with Site(context=authority().context("liar", protocols=("h2",))) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-protocol")


class Limits(H2Case):
    ARGS = (*CA, "--fetch-max-header", "16KiB", "--fetch-max-wire", "64KiB", "--fetch-max-inflated", "96KiB",
            "--fetch-first-byte-timeout", "1s")

    def test_header_fields(self):
        for size, passes in ((12 * KIB, True), (17 * KIB, False)):
            fields = [*HTML.items(), *((f"X-{n}", "y" * (KIB - 10)) for n in range(size // KIB))]
            if passes:
                self.assert_passes((200, fields, PAGE))
            else:
                self.assert_fails((200, fields, PAGE), "upstream-too-large")

    def test_on_the_wire(self):
        self.assert_passes((200, HTML, page_of(64 * KIB)))
        self.assert_fails((200, HTML, page_of(64 * KIB + 1)), "upstream-too-large")

    def test_on_the_wire_without_a_length(self):
        for size, passes in ((64 * KIB, True), (64 * KIB + 1, False)):

            def answer(stream):
                stream.headers(200, HTML)
                stream.data(page_of(size), end=True)

            if passes:
                self.assert_passes(answer)
            else:
                self.assert_fails(answer, "upstream-too-large")

    def test_a_body_without_end(self):
        def answer(stream):
            stream.headers(200, HTML)
            while not stream.talk.over.is_set() and stream.number not in stream.talk.ended:
                stream.data(b"x" * KIB)

        self.assert_fails(answer, "upstream-too-large")

    def test_a_bomb(self):
        body = gzip.compress(bytes(32 * KIB * KIB))
        self.assert_fails((200, {**HTML, "Content-Encoding": "gzip"}, body), "upstream-too-large")

    def test_no_first_byte(self):
        site = self.serve({"/page": lambda stream: stream.await_end(), "/other": GOOD})
        self.assert_problem(self.fetch(site.url()), 504, "upstream-timeout")
        self.assert_article(self.fetch(site.url("/other")))


class TurnCase(H2Case):
    def assert_at_once(self, count):
        """So many requests are made over the one connection; one more waits."""
        site = self.serve(Gate())
        asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(count + 2)]
        site.answers.wait(count)
        self.assert_problem(self.fetch(site.url("/late"), deadline=200), 504, "deadline-exceeded")
        self.assertEqual((site.requests, site.connections), (count, 1))
        site.answers.open()
        self.assert_articles([one.result() for one in asked])
        self.assertEqual(site.most_busy, count)


class PerHost(TurnCase):
    ARGS = (*CA, "--max-fetches-per-host", "2")

    def test_a_host_is_asked_for_so_many_pages_at_once(self):
        self.assert_at_once(2)


class AtOnce(TurnCase):
    ARGS = (*CA, "--max-fetches", "3", "--max-fetches-per-host", "16")

    def test_so_many_pages_of_all_hosts(self):
        self.assert_at_once(3)


class Slow(H2Case):
    ARGS = (*CA, "--fetch-timeout", "1s", "--fetch-low-speed", "0")

    def test_a_page_that_drips(self):
        def answer(stream):
            stream.headers(200, HTML)
            for byte in PAGE:
                stream.pause(0.05)
                stream.data(bytes([byte]))

        self.assert_fails(answer, "upstream-timeout", 504)

    def test_one_that_drips_stalls_no_other(self):
        def answer(stream):
            stream.headers(200, HTML)
            stream.data(PAGE[:200])
            stream.await_end()

        site = self.serve({"/slow": answer, "/page": GOOD})
        slow = in_thread(self.fetch, site.url("/slow"))
        site.wait_requests(1)
        self.assert_article(self.fetch(site.url()))
        self.assert_problem(slow.result(), 504, "upstream-timeout")
