"""The limits of a fetch in time and in number. A server that is slow here is slow for ever: what passes and what fails is
told apart by the limit alone, never by how fast the machine is."""

import threading

from fetch_case import FetchCase
from harness import WAIT_S, Service, in_thread
from names import Names
from upstreams import (GOOD, HTML, PAGE, FullBacklog, Gate, Listener, Site, dripping, head_of, message, page_of,
                       raw_then_silence, redirect)

HALF = head_of(200, {**HTML, "Content-Length": len(PAGE)}) + PAGE[: len(PAGE) // 2]
WHOLE = message(200, HTML, PAGE)
DRIP = dripping(message(200, HTML, page_of(1600)), 80, 0.125)  # 640 bytes a second, for more than two seconds


def late(answer, pause_s):
    """An answer whose first byte comes after a while."""

    def wait(exchange):
        exchange.pause(pause_s)
        return answer

    return wait


class TimeCase(FetchCase):
    def assert_timeout(self, answer, detail):
        with Site(answer) as site:
            self.assert_slow(site.url(), detail)
            site.wait_idle()  # the connection is given up

    def assert_slow(self, url, detail):
        problem = self.assert_problem(self.fetch(url), 504, "upstream-timeout")
        self.assertRegex(problem["detail"], detail)
        self.assertNotRegex(problem["detail"], r"\d+\.\d+\.\d+\.\d+")

    def assert_passes(self, answer):
        with Site(answer) as site:
            return self.assert_article(self.fetch(site.url()))


class FirstByte(TimeCase):
    ARGS = ("--fetch-first-byte-timeout", "1s")

    def test_none(self):
        self.assert_timeout(raw_then_silence(), "[Nn]o byte")

    def test_of_the_second_hop(self):
        with Site({"/page": redirect("/mute"), "/mute": raw_then_silence()}) as site:
            self.assert_slow(site.url(), "[Nn]o byte")
            self.assertEqual(site.paths(), ["/page", "/mute"])

    def test_the_rest_may_take_longer(self):
        """More than a second together, and the article comes."""
        self.assert_passes(dripping(WHOLE, len(WHOLE) // 6, 0.25))


class FirstByteInTime(TimeCase):
    ARGS = ("--fetch-first-byte-timeout", "15s")

    def test_what_is_late_elsewhere(self):
        self.assert_passes(late(GOOD, 1.2))


class Whole(TimeCase):
    ARGS = ("--fetch-timeout", "1s", "--fetch-low-speed", "0")

    def test_half_a_page(self):
        self.assert_timeout(raw_then_silence(HALF), "whole")

    def test_half_a_header(self):
        self.assert_timeout(raw_then_silence(b"HTTP/1.1 200 OK\r\nX-Some: thing\r\n"), "whole")

    def test_a_page_that_drips(self):
        self.assert_timeout(dripping(WHOLE, 1, 0.05), "whole")

    def test_redirects_included(self):
        hops = {f"/{n}": late(redirect(f"/{n + 1}"), 0.3) for n in range(8)}
        with Site({**hops, "/8": GOOD}) as site:
            self.assert_slow(site.url("/0"), "whole")
            self.assertLess(site.requests, 5)  # of nine, each 300 ms later than the last

    def test_a_page_in_time(self):
        self.assert_passes(GOOD)


class WholeInTime(TimeCase):
    ARGS = ("--fetch-timeout", "15s")

    def test_what_is_late_elsewhere(self):
        hops = {f"/{n}": late(redirect(f"/{n + 1}"), 0.15) for n in range(8)}
        with Site({**hops, "/8": GOOD}) as site:
            self.assert_article(self.fetch(site.url("/0")))


class Connect(TimeCase):
    ARGS = ("--fetch-connect-timeout", "1s")

    def test_a_host_that_takes_no_connection(self):
        with FullBacklog() as upstream:
            self.assert_slow(upstream.url(), "connection")

    def test_a_tls_handshake_that_stalls(self):
        with Listener() as upstream:
            self.assert_slow(upstream.url().replace("http:", "https:"), "connection")
            upstream.wait_idle()

    def test_an_answer_may_take_longer(self):
        self.assert_passes(late(GOOD, 1.2))

    def test_a_second_address_takes_the_place_of_one_that_refuses(self):
        with Site(host="127.0.0.2") as site:
            self.names.set("two.test", "127.0.0.1,127.0.0.2")
            self.assert_article(self.fetch(site.url(host="two.test")))

    def test_a_look_up_that_hangs(self):
        """It ends in time, and stalls no other meanwhile."""
        self.names.set("hangs.test", "hang")
        try:
            self.assert_slow("http://hangs.test/", "connection|name")
            self.assert_passes(GOOD)
        finally:
            self.names.release()


class LookUps(FetchCase):
    ARGS = ("--fetch-connect-timeout", "15s", "--max-fetches-per-host", "16")

    def test_that_hang_stall_nothing_else(self):
        for n in range(12):
            self.names.set(f"hangs{n}.test", "hang")
        self.names.set("answers.test", "127.0.0.1")
        asked = [in_thread(self.fetch, f"http://hangs{n}.test/") for n in range(12)]
        try:
            for n in range(12):
                self.names.wait_lookups(f"hangs{n}.test", 1)
            with Site() as site:
                self.assert_article(self.fetch(site.url(host="answers.test")))
                self.assert_article(self.fetch(site.url()))
        finally:
            self.names.release()
        for one in asked:
            self.assert_problem(one.result(), 502, "upstream-dns")

    def test_that_hang_do_not_keep_the_service_from_ending(self):
        names = Names()
        self.addCleanup(names.close)
        names.set("hangs.test", "hang")
        service = Service("--fetch-connect-timeout", "300ms", environment=names.environment)
        with service.connect() as connection:
            connection.send(f"GET {self.path_of('http://hangs.test/')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            names.wait_lookups("hangs.test", 1)
            service.stop()  # long before the look-up, which nobody releases, comes back
            self.assert_problem(connection.answer("GET", "/v1/article"), 504, "upstream-timeout")

    def test_a_caller_who_leaves_one_that_hangs(self):
        self.names.set("left.test", "hang", "127.0.0.1")
        with self.service.connect() as connection:
            connection.send(f"GET {self.path_of('http://left.test/')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            self.names.wait_lookups("left.test", 1)
        try:
            with Site() as site:
                self.assert_article(self.fetch(site.url(host="left.test")))
        finally:
            self.names.release()


class LowSpeed(TimeCase):
    ARGS = ("--fetch-low-speed", "2KiB", "--fetch-low-speed-time", "1s")

    def test_a_page_that_drips(self):
        self.assert_timeout(DRIP, "slow|speed|bytes a second")

    def test_half_a_page(self):
        self.assert_timeout(raw_then_silence(HALF), "slow|speed|bytes a second")

    def test_a_page_that_comes_at_once(self):
        self.assert_passes(GOOD)

    def test_a_first_byte_that_is_late_is_no_low_speed(self):
        self.assert_passes(late(GOOD, 1.5))


class LowSpeedAllowed(TimeCase):
    ARGS = ("--fetch-low-speed", "16", "--fetch-low-speed-time", "1s")

    def test_what_is_too_slow_elsewhere(self):
        self.assert_passes(DRIP)


class LowSpeedOff(TimeCase):
    ARGS = ("--fetch-low-speed", "0", "--fetch-low-speed-time", "1s")

    def test_what_is_too_slow_elsewhere(self):
        self.assert_passes(DRIP)


class PerHost(FetchCase):
    ARGS = ("--max-fetches-per-host", "2")

    def test_a_host_is_asked_by_so_many_at_once(self):
        pair = threading.Barrier(2)

        def answer(exchange):
            pair.wait(WAIT_S)
            return GOOD

        with Site(answer) as site:
            self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(6)))
            self.assertEqual(site.most_busy, 2)

    def test_one_past_it_waits(self):
        with Site(Gate()) as site:
            asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(2)]
            site.answers.wait(2)
            self.assert_problem(self.fetch(site.url("/late"), deadline=200), 504, "deadline-exceeded")
            self.assertEqual(site.requests, 2)
            site.answers.open()
            self.assert_articles([one.result() for one in asked])

    def test_another_host_does_not_wait(self):
        with Site(Gate()) as site, Site(host="127.0.0.2") as other:
            asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(2)]
            site.answers.wait(2)
            self.assert_article(self.fetch(other.url()))
            site.answers.open()
            self.assert_articles([one.result() for one in asked])

    def test_hops_count_too(self):
        with Site(Gate()) as site, Site(redirect(site.url("/hop")), host="127.0.0.2") as other:
            asked = [in_thread(self.fetch, site.url(f"/{n}")) for n in range(2)]
            site.answers.wait(2)
            self.assert_problem(self.fetch(other.url(), deadline=1000), 504, "deadline-exceeded")
            self.assertEqual((site.requests, other.requests), (2, 1))
            site.answers.open()
            self.assert_articles([one.result() for one in asked])


class OneAtOnce(FetchCase):
    """Who waits for a host gives up no turn that another one waits for."""

    ARGS = ("--max-fetches-per-host", "1", "--max-fetches", "2")

    def test_hosts_that_redirect_to_each_other(self):
        with Site() as one, Site(host="127.0.0.2") as two:
            for site, other in ((one, two), (two, one)):
                site.answers = {**{f"/{n}": redirect(other.url("/page")) for n in range(6)}, "/page": GOOD}
            answers = self.fetch_all(site.url(f"/{n}") for n in range(6) for site in (one, two))
            self.assert_articles(answers)

    def test_a_host_that_redirects_to_itself(self):
        with Site({**{f"/{n}": redirect("/page") for n in range(6)}, "/page": GOOD}) as site:
            self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(6)))
            self.assertEqual(site.most_busy, 1)


class OneAtOnceByRobots(FetchCase):
    ARGS = ("--max-fetches-per-host", "1", "--max-fetches", "1", "--robots", "always")

    def test_robots_txt_has_its_turn(self):
        with Site() as one, Site(host="127.0.0.2") as two:
            for site, other in ((one, two), (two, one)):
                site.answers = {**{f"/{n}": redirect(other.url("/page")) for n in range(4)}, "/page": GOOD}
            self.assert_articles(self.fetch_all(site.url(f"/{n}") for n in range(4) for site in (one, two)))


class AtOnce(FetchCase):
    ARGS = ("--max-fetches", "3")

    def test_so_many_fetches_of_all_hosts(self):
        gate = Gate()
        with Site(gate) as site, Site(gate, host="127.0.0.2") as other:
            urls = [one.url(f"/{n}") for n in range(4) for one in (site, other)]
            asked = [in_thread(self.fetch, url) for url in urls]
            gate.wait(3)
            self.assert_problem(self.fetch(other.url("/late"), deadline=200), 504, "deadline-exceeded")
            self.assertEqual(site.requests + other.requests, 3)
            gate.open()
            self.assert_articles([one.result() for one in asked])
            self.assertEqual(site.requests + other.requests, 8)
