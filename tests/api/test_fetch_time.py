"""The limits of a fetch in time. A server that is slow here is slow for ever: what passes and what fails is
told apart by the limit alone, never by how fast the machine is."""

import contextlib

from fetch_case import FetchCase
from upstreams import (GOOD, HTML, PAGE, FullBacklog, Listener, Site, dripping, head_of, message, page_of, raw_then_silence,
                       redirect)

HALF = head_of(200, {**HTML, "Content-Length": len(PAGE)}) + PAGE[: len(PAGE) // 2]
WHOLE = message(200, HTML, PAGE)
DRIP = dripping(message(200, HTML, page_of(1600)), 80, 0.125)  # 640 bytes a second, for more than two seconds


def late(answer, pause_s):
    """An answer whose first byte comes after a while."""

    def wait(exchange):
        exchange.pause(pause_s)
        return answer

    return wait


HOPS = {**{f"/{n}": late(redirect(f"/{n + 1}"), 0.3) for n in range(8)}, "/8": GOOD}


class TimeCase(FetchCase):
    def assert_timeouts(self, detail, *answers):
        """Each of them at a server of its own, all at the same time."""
        with contextlib.ExitStack() as stack:
            sites = [stack.enter_context(Site(answer)) for answer in answers]
            for answer in self.fetch_all(site.url() for site in sites):
                self.assert_slow(answer, detail)
            for site in sites:
                site.wait_idle()  # the connection is given up

    def assert_slow(self, answer, detail):
        problem = self.assert_problem(answer, 504, "upstream-timeout")
        self.assertRegex(problem["detail"], detail)
        self.assertNotRegex(problem["detail"], r"\d+\.\d+\.\d+\.\d+")

    def assert_passes(self, answer):
        with Site(answer) as site:
            return self.assert_article(self.fetch(site.url()))


class FirstByte(TimeCase):
    ARGS = ("--fetch-first-byte-timeout", "1s")

    def test_none(self):
        self.assert_timeouts("[Nn]o byte", raw_then_silence(), {"/page": redirect("/mute"), "/mute": raw_then_silence()})

    def test_the_rest_may_take_longer(self):
        """More than a second together, and the article comes."""
        self.assert_passes(dripping(WHOLE, len(WHOLE) // 6, 0.25))


class Whole(TimeCase):
    ARGS = ("--fetch-timeout", "1s", "--fetch-low-speed", "0")

    def test_what_does_not_come_whole(self):
        half_a_header = raw_then_silence(b"HTTP/1.1 200 OK\r\nX-Some: thing\r\n")
        self.assert_timeouts("whole", raw_then_silence(HALF), half_a_header, dripping(WHOLE, 1, 0.05))

    def test_redirects_included(self):
        with Site(HOPS) as site:
            self.assert_slow(self.fetch(site.url("/0")), "whole")
            self.assertLess(site.requests, 5)  # of nine, each 300 ms later than the last

    def test_a_page_in_time(self):
        self.assert_passes(GOOD)


class Connect(TimeCase):
    ARGS = ("--fetch-connect-timeout", "1s")

    def test_a_host_that_takes_no_connection(self):
        with FullBacklog() as upstream:
            self.assert_slow(self.fetch(upstream.url()), "connection")

    def test_a_tls_handshake_that_stalls(self):
        with Listener() as upstream:
            self.assert_slow(self.fetch(upstream.url().replace("http:", "https:")), "connection")
            upstream.wait_idle()

    def test_a_second_address_takes_the_place_of_one_that_refuses(self):
        with Site(host="127.0.0.2") as site:
            self.names.set("two.test", "127.0.0.1,127.0.0.2")
            self.assert_article(self.fetch(site.url(host="two.test")))

    def test_a_look_up_that_hangs(self):
        """It ends in time, and stalls no other meanwhile."""
        self.names.set("hangs.test", "hang")
        try:
            self.assert_slow(self.fetch("http://hangs.test/"), "connection|name")
            self.assert_passes(GOOD)
        finally:
            self.names.release()


class LowSpeed(TimeCase):
    ARGS = ("--fetch-low-speed", "2KiB", "--fetch-low-speed-time", "1s")

    def test_a_page_that_drips_and_half_a_page(self):
        self.assert_timeouts("slow", DRIP, raw_then_silence(HALF))

    def test_a_page_that_comes_at_once(self):
        self.assert_passes(GOOD)

    def test_a_first_byte_that_is_late_is_no_low_speed(self):
        self.assert_passes(late(GOOD, 1.5))


class LowSpeedOff(TimeCase):
    ARGS = ("--fetch-low-speed", "0", "--fetch-low-speed-time", "1s")

    def test_what_is_too_slow_elsewhere(self):
        self.assert_passes(DRIP)


class AllInTime(TimeCase):
    """What is too slow for the services above is in time where the limits are wider."""

    ARGS = ("--fetch-connect-timeout", "1s", "--fetch-first-byte-timeout", "15s", "--fetch-timeout", "15s",
            "--fetch-low-speed", "16", "--fetch-low-speed-time", "1s")

    def test_what_is_too_slow_elsewhere(self):
        with Site({**HOPS, "/late": late(GOOD, 1.2), "/drip": DRIP}) as site:
            self.assert_articles(self.fetch_all(site.url(path) for path in ("/0", "/late", "/drip")))
