"""Politeness: the least time between two fetches of a host, and robots.txt."""

import json
import subprocess

from fetch_case import FORBIDDEN, FetchCase
from harness import LOOPBACK, PROGRAM, WAIT_S, in_thread
from names import Names
from upstreams import GOOD, Gate, Site, endless, head_of, raw, raw_then_silence, redirect

TEXT = {"Content-Type": "text/plain"}
CLOSED = b"User-agent: *\nDisallow: /\n"


def rules(text, status=200):
    """robots.txt with this text; every other path is a page."""
    robots = text if not isinstance(text, (bytes, str)) else (status, TEXT, text.encode() if isinstance(text, str) else text)
    return lambda exchange: (
        (robots(exchange) if callable(robots) else robots) if exchange.seen.path == "/robots.txt" else GOOD
    )


def asked_for_robots(site):
    return site.paths().count("/robots.txt")


class HostDelay(FetchCase):
    """Half the delay is asserted: the moment a server sees a request at is not the moment it was begun."""

    ARGS = ("--fetch-host-delay", "200ms")

    def assert_spaced(self, site, least_s):
        stamps = [seen.at for seen in site.seen]
        gaps = [later - earlier for earlier, later in zip(stamps, stamps[1:])]
        self.assertTrue(all(gap >= least_s for gap in gaps), gaps)

    def test_fetches_of_one_host_are_spaced(self):
        with Site() as site:
            self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(4)))
            self.assert_spaced(site, 0.1)
            self.assertGreaterEqual(site.seen[-1].at - site.seen[0].at, 0.5)


class LongHostDelay(FetchCase):
    ARGS = ("--fetch-host-delay", "60s")

    def test_a_second_fetch_waits_and_another_host_does_not(self):
        with Site() as site, Site(host="127.0.0.2") as other:
            self.assert_article(self.fetch(site.url("/1")))
            self.assert_problem(self.fetch(site.url("/2"), deadline=200), 504, "deadline-exceeded")
            self.assert_article(self.fetch(other.url("/1")))
            self.assertEqual((site.requests, other.requests), (1, 1))

    def test_redirects_do_not_wait(self):
        """A page that is moved is still one page."""
        with Site({"/a": redirect("/b"), "/b": redirect("/c"), "/c": GOOD}, host="127.0.0.3") as site:
            self.assert_article(self.fetch(site.url("/a")))


class NoHostDelay(FetchCase):
    ARGS = ("--fetch-host-delay", "0", "--max-fetches-per-host", "4")

    def test_fetches_of_one_host_are_made_at_once(self):
        with Site(Gate()) as site:
            asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(4)]
            site.answers.wait(4)
            site.answers.open()
            self.assert_articles([one.result() for one in asked])


class Robots(FetchCase):
    ARGS = ("--robots", "always", "--robots-max", "1KiB", "--fetch-first-byte-timeout", "1s")

    def assert_ruled_out(self, answer):
        return self.assert_problem(answer, 403, "robots-forbidden")

    def assert_rules(self, text, allowed=(), forbidden=()):
        with Site(rules(text)) as site:
            for path in allowed:
                with self.subTest(allowed=path):
                    self.assert_article(self.fetch(site.url(path)))
            for path in forbidden:
                with self.subTest(forbidden=path):
                    self.assert_ruled_out(self.fetch(site.url(path)))
            self.assertEqual(sorted(site.paths()), sorted(["/robots.txt", *allowed]))

    def test_a_path_that_is_ruled_out(self):
        self.assert_rules("User-agent: *\nDisallow: /private\nAllow: /private/open\n", ["/page", "/private/open/1"],
                          ["/private", "/private/1"])

    def test_a_group_of_our_own(self):
        ours = "User-agent: *\nDisallow: /\n\nUser-agent: copydesk\nDisallow: /not-for-us\n"
        self.assert_rules(ours, ["/page"], ["/not-for-us"])
        self.assert_rules("User-agent: *\nAllow: /\n\nUser-agent: Copydesk\nDisallow: /\n", [], ["/page"])

    def test_wildcards(self):
        text = "User-agent: *\nDisallow: /*.php$\nDisallow: /*/draft\n"
        self.assert_rules(text, ["/a.php5", "/draft"], ["/a.php", "/x/draft/1"])

    def test_queries(self):
        self.assert_rules("User-agent: *\nDisallow: /*?print=\n", ["/page", "/page?a=1"], ["/page?print=1"])

    def test_nothing_is_ruled_out(self):
        for text in (b"", b"User-agent: *\nDisallow:\n", b"\xff\xfe\x00nonsense\n\n:::", b"<html><body>Not found</body></html>"):
            with self.subTest(text):
                self.assert_rules(text, ["/page"])

    def test_it_is_asked_once(self):
        with Site(rules("User-agent: *\nDisallow: /private\n")) as site:
            for n in range(10):
                self.assert_article(self.fetch(site.url(f"/{n}")))
                self.assert_ruled_out(self.fetch(site.url(f"/private/{n}")))
            self.assertEqual((asked_for_robots(site), site.requests), (1, 11))

    def test_it_is_asked_once_by_pages_at_the_same_moment(self):
        gate = Gate((200, TEXT, b"User-agent: *\nDisallow: /7\n"))
        with Site(rules(gate)) as site:
            asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(10)]
            gate.wait(1)
            gate.open()
            statuses = [one.result().status for one in asked]
            self.assertEqual(statuses, [403 if n == 7 else 200 for n in range(10)])
            self.assertEqual(asked_for_robots(site), 1)

    def test_a_page_whose_time_runs_out_meanwhile_does_not_harm_the_others(self):
        gate = Gate((200, TEXT, b""))
        with Site(rules(gate)) as site:
            hurried = in_thread(self.fetch, site.url("/1"), deadline=200)
            gate.wait(1)
            other = in_thread(self.fetch, site.url("/2"))
            self.assert_problem(hurried.result(), 504, "deadline-exceeded")
            gate.open()
            self.assert_article(other.result())
            self.assertEqual(site.paths(), ["/robots.txt", "/2"])

    def test_each_origin_has_its_own(self):
        with Site(rules(CLOSED)) as closed, Site(rules("")) as opened:
            self.assert_ruled_out(self.fetch(closed.url()))
            self.assert_article(self.fetch(opened.url()))
            self.names.set("same.test", "127.0.0.1")
            self.assert_ruled_out(self.fetch(closed.url(host="same.test")))
            self.assertEqual((asked_for_robots(closed), asked_for_robots(opened)), (2, 1))

    def test_it_is_asked_for_as_a_page_is(self):
        before = self.service.metric("copydesk_fetch_requests_total")
        with Site(rules("")) as site:
            self.assert_article(self.fetch(site.url("/deep/page?query#part")))
            self.assertEqual(self.service.metric("copydesk_fetch_requests_total") - before, 2)
            robots, page = site.seen
            self.assertEqual((robots.path, page.path), ("/robots.txt", "/deep/page?query"))
            self.assertEqual(robots.header("user-agent"), page.header("user-agent"))
            self.assertEqual(robots.connection, page.connection)

    def test_statuses_of_4xx_rule_nothing_out(self):
        for status in (400, 401, 403, 404, 410, 451):
            with self.subTest(status), Site(rules(CLOSED, status)) as site:
                self.assert_article(self.fetch(site.url()))

    def test_a_server_that_fails_rules_all_out(self):
        for status in (429, 500, 503, 599):
            with self.subTest(status), Site(rules("User-agent: *\nAllow: /\n", status)) as site:
                for _ in range(2):
                    problem = self.assert_ruled_out(self.fetch(site.url()))
                    self.assertIn("cannot be read", problem["detail"])
                self.assertEqual(site.paths(), ["/robots.txt"])

    def test_what_cannot_be_fetched_rules_all_out(self):
        """The problem is what the fetch of robots.txt failed with; the page is not asked for."""
        for name, robots, slug in (
            ("cut", raw(head_of(200, {**TEXT, "Content-Length": 99}) + b"User-agent: *\n"), "upstream-protocol"),
            ("closed", raw(b""), "upstream-protocol"),
            ("silent", raw_then_silence(), "upstream-timeout"),
            ("no http", raw(b"220 ESMTP\r\n"), "upstream-protocol"),
        ):
            with self.subTest(name), Site(rules(robots)) as site:
                answer = self.fetch(site.url())
                self.assertEqual((answer.status in (502, 504), answer.slug), (True, slug), answer.text)
                self.assertIn("robots.txt", answer.json["detail"])
                self.assertEqual(set(site.paths()), {"/robots.txt"})

    def test_a_redirect(self):
        with Site(rules(CLOSED)) as closed, Site(rules(lambda _: redirect(closed.url("/robots.txt")))) as site:
            self.assert_ruled_out(self.fetch(site.url()))

    def test_redirects_up_to_five(self):
        for hops, forbidden in ((5, True), (6, False)):
            answers = {"/robots.txt": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(1, hops)}}
            with self.subTest(hops), Site({**answers, f"/{hops}": (200, TEXT, CLOSED), "/page": GOOD}) as site:
                answer = self.fetch(site.url())
                # Past five hops it counts as one that is not there (RFC 9309, 2.3.1.2).
                self.assertEqual(answer.status, 403 if forbidden else 200, answer.text)

    def test_a_redirect_to_a_forbidden_address(self):
        with Site(rules(lambda _: redirect("http://10.0.0.1/robots.txt"))) as site:
            self.assertEqual(self.fetch(site.url()).status, 403)
            self.assertEqual((self.names.connects("10.0.0.1"), site.paths()), (0, ["/robots.txt"]))

    def test_each_hop_of_a_page_is_asked_of_its_own(self):
        with Site(rules(CLOSED)) as closed:
            to_closed = redirect(closed.url("/page"))
            with Site({"/robots.txt": (200, TEXT, b""), "/page": to_closed}) as site:
                self.assert_ruled_out(self.fetch(site.url()))
                self.assertEqual((site.paths(), closed.paths()), (["/robots.txt", "/page"], ["/robots.txt"]))
        with Site({"/robots.txt": (200, TEXT, b"User-agent: *\nDisallow: /far\n"), "/page": redirect("/far")}) as site:
            self.assert_ruled_out(self.fetch(site.url()))
            self.assertEqual(site.paths(), ["/robots.txt", "/page"])

    def test_so_much_of_it_is_read(self):
        """A rule that ends with the limit counts; one behind it does not."""
        rule = b"User-agent: *\nDisallow: /page\n"
        for size, forbidden in ((1024, True), (1024 + len(rule), False)):
            filler = b"# " + b"x" * (size - len(rule) - 3) + b"\n"
            self.assertEqual(len(filler + rule), size)
            with self.subTest(size), Site(rules(filler + rule)) as site:
                self.assertEqual(self.fetch(site.url()).status, 403 if forbidden else 200)

    def test_a_line_that_the_limit_cuts_does_not_count(self):
        """The beginning of a rule rules out more than the whole."""
        start = b"User-agent: *\nDisallow: /"
        filler = b"# " + b"x" * (1024 - len(start) - 3) + b"\n"
        with Site(rules(filler + start + b"private\n")) as site:
            self.assert_article(self.fetch(site.url()))

    def test_one_without_end(self):
        """What is within the limit counts, and the rest is not read for ever."""
        with Site(rules(endless(head_of(200, TEXT) + CLOSED, b"# more and more\n" * 64))) as site:
            self.assert_ruled_out(self.fetch(site.url()))
            site.wait_idle()

    def test_a_forbidden_address_is_not_asked_for_it(self):
        problem = self.assert_problem(self.fetch("http://10.0.0.1/"), 403, "address-forbidden")
        self.assertTrue(problem["detail"].endswith(FORBIDDEN), problem)
        self.assertEqual(self.names.connects("10.0.0.1"), 0)


class RobotsOfBatchOnly(FetchCase):
    """The default: not for one page that a user names."""

    def test_it_is_not_asked(self):
        with Site(rules(CLOSED)) as site:
            self.assert_article(self.fetch(site.url()))
            self.assert_article(self.service.post_json({"url": site.url()}))
            self.assertEqual(asked_for_robots(site), 0)


class CrawlDelay(FetchCase):
    ARGS = ("--robots", "always", "--max-crawl-delay", "300ms")

    def test_a_longer_one_counts_as_the_most_that_is_kept(self):
        with Site(rules("User-agent: *\nCrawl-delay: 3600\n")) as site:
            for n in range(3):
                self.assert_article(self.fetch(site.url(f"/{n}")))
            stamps = [seen.at for seen in site.seen if seen.path != "/robots.txt"]
            self.assertTrue(all(later - earlier >= 0.15 for earlier, later in zip(stamps, stamps[1:])), stamps)


class LongCrawlDelay(FetchCase):
    ARGS = ("--robots", "always", "--max-crawl-delay", "60s")

    def test_one_within_it_is_kept(self):
        with Site(rules("User-agent: *\nCrawl-delay: 50\n")) as site, Site(rules("User-agent: *\nCrawl-delay: 0\n")) as free:
            self.assert_article(self.fetch(free.url("/1")))
            self.assert_article(self.fetch(free.url("/2")))
            self.fetch(site.url("/1"), deadline=500)
            self.assert_problem(self.fetch(site.url("/2"), deadline=200), 504, "deadline-exceeded")
            self.assertNotIn("/2", site.paths())


class ShortRobotsTtl(FetchCase):
    ARGS = ("--robots", "always", "--robots-ttl", "100ms")

    def test_it_is_asked_again(self):
        texts = iter([b"", CLOSED])
        last = []

        def robots(_):
            last[:] = [next(texts, CLOSED)]
            return 200, TEXT, last[0]

        with Site(rules(robots)) as site:
            self.assert_article(self.fetch(site.url()))
            for _ in range(1000):
                answer = self.fetch(site.url())
                if answer.status == 403:
                    break
            self.assert_problem(answer, 403, "robots-forbidden")
            self.assertGreaterEqual(asked_for_robots(site), 2)


class SmallRobotsCache(FetchCase):
    ARGS = ("--robots", "always", "--robots-cache", "32KiB")

    def test_it_holds_so_much_and_no_more(self):
        text = "User-agent: *\nDisallow: /private\n" + "".join(f"Disallow: /x/{n:060}\n" for n in range(100))
        with Site(rules(text)) as site:
            for n in range(12):
                self.names.set(f"host{n}.test", "127.0.0.1")
                self.assert_article(self.fetch(site.url(f"/{n}", host=f"host{n}.test")))
            self.assert_article(self.fetch(site.url("/again", host="host11.test")))
            self.assertEqual(asked_for_robots(site), 12)  # the newest is kept
            self.assert_article(self.fetch(site.url("/again", host="host0.test")))
            self.assertEqual(asked_for_robots(site), 13)  # the oldest is not
            self.assert_problem(self.fetch(site.url("/private", host="host0.test")), 403, "robots-forbidden")


class OfCommands(FetchCase):
    """copydesk batch and read."""

    @classmethod
    def setUpClass(cls):
        cls.names = Names()
        cls.addClassCleanup(cls.names.close)

    @classmethod
    def tearDownClass(cls):
        pass

    def run_program(self, *arguments, text=None):
        return subprocess.run([PROGRAM, *arguments, "--fetch-allow", LOOPBACK, "--fetch-host-delay", "0"], capture_output=True,
                              input=text, timeout=WAIT_S, env=self.names.environment)

    def batch(self, urls, *flags):
        lines = b"".join(json.dumps({"id": url, "url": url}).encode() + b"\n" for url in urls)
        return [json.loads(line) for line in self.run_program("batch", *flags, text=lines).stdout.splitlines()]

    def test_batch_asks_for_it(self):
        with Site(rules("User-agent: *\nDisallow: /private\n")) as site:
            answers = self.batch([site.url("/1"), site.url("/private"), site.url("/2")])
            self.assertEqual(["article" in answer for answer in answers], [True, False, True])
            self.assertEqual(answers[1]["problem"]["type"], "urn:copydesk:problem:robots-forbidden")
            self.assertEqual(asked_for_robots(site), 1)

    def test_batch_told_not_to(self):
        with Site(rules(CLOSED)) as site:
            self.assertIn("article", self.batch([site.url()], "--robots", "off")[0])
            self.assertEqual(site.paths(), ["/page"])

    def test_read_asks_only_when_told_to(self):
        with Site(rules(CLOSED)) as site:
            self.assertEqual(self.run_program("read", site.url()).returncode, 0)
            self.assertEqual(site.paths(), ["/page"])
            refused = self.run_program("read", "--robots", "always", site.url())
            self.assertIn(b"robots.txt", refused.stderr)
            self.assertEqual((refused.returncode, site.paths()), (4, ["/page", "/robots.txt"]))
