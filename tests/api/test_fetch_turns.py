"""Fetches at once: of one host, of all hosts, and look-ups of names. Who waits is told by what does not come, never by a
clock."""

import threading

from fetch_case import FetchCase
from harness import WAIT_S, Service, in_thread
from names import Names
from upstreams import GOOD, Gate, Site, redirect


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
