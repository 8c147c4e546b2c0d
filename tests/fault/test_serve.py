"""The service when things go wrong: workers killed or hung, the queue full, clients gone, the end."""

import os
import pathlib
import signal
import socket
import subprocess
import threading
import time
import unittest

from harness import HEALTH_PATHS, PROGRAM, WAIT_S, Service, Upstream, in_thread, story, wait_until
from upstreams import Gate, Site, raw_then_silence

BUSY = "copydesk_workers_busy"
QUEUED = "copydesk_queue_jobs"
ABORTED = 'copydesk_requests_aborted_total{route="/v1/article",method="%s"}'


class Held:
    """A service whose only worker is stopped, so that a job stays where it is until the test says otherwise."""

    def __init__(self, *args):
        self.service = Service(*args)
        (self.worker,) = self.service.workers()

    def __enter__(self):
        self.service.__enter__()
        os.kill(self.worker, signal.SIGSTOP)
        return self

    def __exit__(self, *what):
        self.go_on()
        self.service.__exit__(*what)

    def go_on(self):
        try:
            os.kill(self.worker, signal.SIGCONT)
        except ProcessLookupError:
            pass

    def submit(self, name="copydesk_workers_busy", value=1):
        """Posts a page in a thread, and returns once the job has arrived where it is to stay."""
        pending = in_thread(self.service.post, story())
        self.service.wait_metric(name, value)
        return pending


def is_gone(pid):
    try:
        return "Z" in pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True


class LostWorker(unittest.TestCase):
    def test_killed_with_a_job(self):
        with Held() as held:
            pending = held.submit()
            os.kill(held.worker, signal.SIGKILL)
            answer = pending.result()
            self.assertEqual((answer.status, answer.slug), (500, "worker-lost"), answer.text)
            self.assertEqual(held.service.post(story()).status, 200)
            self.assertEqual(held.service.get("/readyz").status, 200)
            self.assertEqual(held.service.metric("copydesk_worker_restarts_total"), 1)
            self.assertEqual(held.service.metric("copydesk_jobs_lost_total"), 1)
            self.assertNotEqual(held.service.workers(), [held.worker])

    def test_no_other_job_notices(self):
        with Held() as held:
            lost = held.submit()
            waiting = [held.submit(QUEUED, count) for count in (1, 2, 3)]
            os.kill(held.worker, signal.SIGKILL)
            self.assertEqual(lost.result().status, 500)
            self.assertEqual([pending.result().status for pending in waiting], [200, 200, 200])

    def test_killed_idle(self):
        with Service() as service:
            for _ in range(3):
                (worker,) = service.workers()
                os.kill(worker, signal.SIGKILL)
                wait_until(lambda: service.workers() not in ([], [worker]), "the worker is replaced")
                self.assertEqual(service.post(story()).status, 200)

    def test_hung_past_the_deadline(self):
        with Held("--job-wall", "500ms") as held:
            answer = held.submit().result()
            self.assertEqual((answer.status, answer.slug), (504, "deadline-exceeded"), answer.text)
            self.assertEqual(held.service.post(story()).status, 200)
            self.assertEqual(held.service.metric("copydesk_jobs_killed_late_total"), 1)
            self.assertTrue(is_gone(held.worker))

    def test_workers_end_with_a_killed_front(self):
        service = Service(workers=2)
        workers = service.workers()
        self.assertEqual(len(workers), 2)
        service.kill()
        wait_until(lambda: all(is_gone(worker) for worker in workers), "the workers end")


class Overload(unittest.TestCase):
    def test_queue_full(self):
        with Held("--queue-per-worker", "1") as held:
            taken = [held.submit(), held.submit(QUEUED, 1)]
            refused = held.service.post(story())
            self.assertEqual((refused.status, refused.slug), (503, "queue-full"), refused.text)
            self.assertGreaterEqual(int(refused.header("Retry-After")), 1)
            self.assertEqual(held.service.get("/readyz").status, 200)
            held.go_on()
            self.assertEqual([pending.result().status for pending in taken], [200, 200])
            self.assertEqual(held.service.post(story()).status, 200)

    def test_patience_ends(self):
        with Held("--queue-wait", "300ms") as held:
            first = held.submit()
            refused = held.service.post(story())
            self.assertEqual((refused.status, refused.slug), (503, "queue-full"), refused.text)
            self.assertGreaterEqual(int(refused.header("Retry-After")), 1)
            held.go_on()
            self.assertEqual(first.result().status, 200)
            self.assertEqual(held.service.post(story()).status, 200)

    def test_a_deadline_counts_while_a_job_waits(self):
        with Held() as held:
            first = held.submit()
            late = held.service.post(story(), path="/v1/article?deadline=200")
            self.assertEqual((late.status, late.slug), (504, "deadline-exceeded"), late.text)
            held.go_on()
            self.assertEqual(first.result().status, 200)

    def test_health_is_served_meanwhile(self):
        with Held() as held:
            pending = held.submit()
            for path in HEALTH_PATHS:
                self.assertEqual(held.service.get(path).status, 200)
            held.go_on()
            self.assertEqual(pending.result().status, 200)


class Buffered(unittest.TestCase):
    """--max-buffered, from both sides: bodies that come and bodies of jobs count."""

    HELD = "copydesk_buffered_bytes"
    CHUNKED = b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    LENGTH = b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"

    @staticmethod
    def page(size):
        return story() + "<!--" + "x" * (size - len(story().encode()) - 7) + "-->"

    def assert_refused(self, answer):
        self.assertEqual((answer.status, answer.slug), (503, "queue-full"), answer.text)
        self.assertIn("65536", answer.json["detail"])
        self.assertGreaterEqual(int(answer.header("Retry-After")), 1)

    def test_by_content_length(self):
        with Held("--max-buffered", "64KiB") as held:
            service = held.service
            taken = in_thread(service.post, self.page(40 << 10))
            service.wait_metric(self.HELD, 40 << 10)
            with service.connect() as connection:  # refused before a byte of the body
                connection.send(self.LENGTH % ((24 << 10) + 1))
                self.assert_refused(connection.answer("POST", "/v1/article"))
                self.assertTrue(connection.is_closed())
            fits = in_thread(service.post, self.page(24 << 10))
            service.wait_metric(self.HELD, 64 << 10)
            with service.connect() as connection:
                connection.send(self.CHUNKED)
                self.assert_refused(connection.answer("POST", "/v1/article"))
            self.assertEqual(service.get("/readyz").status, 200)
            held.go_on()
            self.assertEqual([taken.result().status, fits.result().status], [200, 200])
            service.wait_metric(self.HELD, 0)
            self.assertEqual(service.post(self.page(64 << 10)).status, 200)

    def test_bodies_that_come_without_a_length(self):
        with Service("--max-buffered", "64KiB") as service, service.connect() as first, service.connect() as second:
            first.send(self.CHUNKED + b"a000\r\n" + b"x" * 0xA000 + b"\r\n")
            service.wait_metric(self.HELD, 0xA000)
            second.send(self.CHUNKED + b"6001\r\n" + b"x" * 0x6001 + b"\r\n0\r\n\r\n")
            self.assert_refused(second.answer("POST", "/v1/article"))
            service.wait_metric(self.HELD, 0xA000)
            first.close()
            service.wait_metric(self.HELD, 0)


class Closed(dict):
    """Pages that come only once the gate is open."""

    def __init__(self):
        super().__init__({"/": (200, {"Content-Type": "text/html"}, story().encode())})
        self.gate = threading.Event()

    def get(self, path, default=None):
        self.gate.wait(WAIT_S)
        return super().get(path, default)


class SlowUpstream(unittest.TestCase):
    def setUp(self):
        self.pages = Closed()
        self.upstream = Upstream(self.pages)
        self.addCleanup(self.upstream.close)
        self.addCleanup(self.pages.gate.set)

    def test_pages_that_are_here_do_not_wait_for_it(self):
        url = self.upstream.url("/")
        with Service("--max-fetches", "1", "--queue-per-worker", "1") as service:
            fetched = [in_thread(service.get, f"/v1/article?url={url}") for _ in range(3)]
            service.wait_metric("copydesk_fetching", 3)
            refused = service.get(f"/v1/article?url={url}")
            self.assertEqual((refused.status, refused.slug), (503, "queue-full"), refused.text)
            refused = service.post_json({"url": url})
            self.assertEqual((refused.status, refused.slug), (503, "queue-full"), refused.text)
            self.assertEqual(service.post(story()).status, 200)
            self.pages.gate.set()
            self.assertEqual([pending.result().status for pending in fetched], [200] * 3)

    def test_deadline_wherever_it_stands(self):
        url = self.upstream.url("/")
        with Service() as service:
            for answer in (
                service.get(f"/v1/article?deadline=50&url={url}"),
                service.post_json({"url": url, "options": {"deadline": 50}}),
            ):
                self.assertEqual((answer.status, answer.slug), (504, "deadline-exceeded"), answer.text)


class GoneClient(unittest.TestCase):
    def test_disconnect_with_a_job(self):
        page = story().encode()
        with Held() as held:
            for reset in (False, True):
                connection = held.service.connect()
                connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page)
                if reset:
                    linger = b"\x01\0\0\0\0\0\0\0"
                    connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                held.service.wait_metric("copydesk_requests_in_flight", 3 if reset else 2)
                connection.close()
            held.go_on()
            self.assertEqual(held.service.post(story()).status, 200)
            held.service.wait_metric("copydesk_requests_in_flight", 1)
            self.assertEqual(held.service.metric("copydesk_jobs_done_total"), 3)
            self.assertEqual(held.service.metric("copydesk_worker_restarts_total"), 0)

    def ask(self, service, url):
        """A client that asks for a page to be fetched and does not wait for the answer."""
        connection = service.connect()
        self.addCleanup(connection.close)
        connection.send(f"GET /v1/article?url={url} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        return connection

    @staticmethod
    def leave(connection, reset=False):
        if reset:
            connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.close()

    def test_its_fetch_ends(self):
        for reset in (False, True):
            with self.subTest(reset), Site(raw_then_silence()) as site, Service("--fetch-first-byte-timeout", "5m") as service:
                connection = self.ask(service, site.url())
                site.wait_requests(1)
                self.leave(connection, reset)
                site.wait_idle()
                service.wait_metric("copydesk_fetching", 0)
                service.wait_metric("copydesk_requests_in_flight", 1)
                self.assertEqual(service.metric(ABORTED % "GET"), 1)
                events = [line["event"] for line in service.log() if line["level"] != "info"]
                self.assertEqual(events, [], "it is nothing to warn of")

    def test_its_fetch_goes_on_for_another(self):
        gate = Gate()
        with Site(gate) as site, Service() as service:
            connection = self.ask(service, site.url())
            gate.wait(1)
            other = in_thread(service.get, f"/v1/article?url={site.url()}")
            service.wait_metric("copydesk_fetching", 2)
            self.leave(connection)
            service.wait_metric("copydesk_fetching", 1)
            gate.open()
            self.assertEqual(other.result().status, 200)
            self.assertEqual(site.requests, 1)

    def test_its_place_in_the_queue_is_free(self):
        page = story().encode()
        with Held("--queue-per-worker", "1") as held:
            first = held.submit()
            connection = held.service.connect()
            connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page)
            held.service.wait_metric(QUEUED, 1)
            connection.close()
            held.service.wait_metric(QUEUED, 0)
            held.service.wait_metric("copydesk_buffered_bytes", len(page))
            second = held.submit(QUEUED, 1)
            held.go_on()
            self.assertEqual([first.result().status, second.result().status], [200, 200])

    def test_nothing_is_fetched_for_it_any_more(self):
        """The worker has the request, and finds only then that it names a page."""
        with Site() as site, Held() as held, held.service.connect() as connection:
            body = b'{"url": "%s"}' % site.url().encode()
            connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            held.service.wait_metric(BUSY, 1)
            connection.socket.shutdown(socket.SHUT_WR)
            held.service.get("/livez")
            held.go_on()
            held.service.wait_metric("copydesk_requests_in_flight", 1)
            self.assertEqual(site.requests, 0)
            self.assertTrue(connection.is_closed(), "whoever closes one side alone is taken to be gone")

    def test_disconnect_within_a_body(self):
        with Service() as service:
            for _ in range(20):
                with service.connect() as connection:
                    connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>")
            service.wait_metric(ABORTED % "POST", 20)
            service.wait_metric("copydesk_requests_in_flight", 1)
            self.assertEqual(service.post(story()).status, 200)


def refuses(service):
    """Whether it has stopped listening."""
    try:
        service.connect().close()
        return False
    except OSError:
        return True


class End(unittest.TestCase):
    def test_finishes_what_came(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number), Held() as held:
                taken = [held.submit(), held.submit(QUEUED, 1)]
                held.service.signal(number)
                wait_until(lambda: refuses(held.service), "it stops listening")
                held.go_on()
                for pending in taken:
                    answer = pending.result()
                    self.assertEqual(answer.status, 200)
                    self.assertEqual(answer.header("Connection"), "close")
                self.assertEqual(held.service.wait(), 0)

    def test_workers_outlive_an_interrupt_from_the_terminal(self):
        """Ctrl-C reaches every process of the group."""
        with Held() as held:
            pending = held.submit()
            os.kill(held.worker, signal.SIGINT)
            held.service.signal(signal.SIGINT)
            wait_until(lambda: refuses(held.service), "it stops listening")
            held.go_on()
            self.assertEqual(pending.result().status, 200)
            self.assertEqual(held.service.wait(), 0)

    def test_fails_what_takes_too_long(self):
        with Held("--drain-timeout", "300ms") as held:
            pending = [held.submit(), held.submit(QUEUED, 1)]
            held.service.signal(signal.SIGTERM)
            for answer in (each.result() for each in pending):
                self.assertEqual((answer.status, answer.slug), (503, "draining"), answer.text)
                self.assertIsNotNone(answer.header("Retry-After"))
            self.assertEqual(held.service.wait(), 0)
            self.assertTrue(is_gone(held.worker))

    def test_ends_within_a_second_of_its_time(self):
        """Although a body still comes and a job is never done."""
        with Held("--drain-delay", "200ms", "--drain-timeout", "300ms") as held, held.service.connect() as connection:
            pending = held.submit()
            connection.send(Buffered.LENGTH % 1000 + b"<p>")
            held.service.wait_metric("copydesk_requests_in_flight", 3)
            begun = time.monotonic()
            held.service.signal(signal.SIGTERM)
            self.assertEqual(held.service.wait(), 0)
            took = time.monotonic() - begun
            self.assertEqual(pending.result().slug, "draining")
            self.assertGreater(took, 0.5)
            self.assertLess(took, 1.5)

    def test_delay(self):
        with Service("--drain-delay", "1500ms") as service:
            with service.connect() as kept:
                kept.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                self.assertEqual(kept.answer("GET", "/livez").status, 200)
                begun = time.monotonic()
                service.signal(signal.SIGTERM)
                wait_until(lambda: service.get("/readyz").status == 503, "it is not ready")
                self.assertEqual(service.get("/readyz").slug, "draining")
                answer = service.post(story())
                self.assertEqual((answer.status, answer.header("Connection")), (200, "close"))
                kept.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                self.assertEqual(kept.answer("GET", "/livez").header("Connection"), "close")
                self.assertTrue(kept.is_closed())
            self.assertEqual(service.wait(), 0)
            self.assertGreater(time.monotonic() - begun, 1.4)

    def test_idle_connections_do_not_hold_it(self):
        with Service() as service:
            kept = [service.connect() for _ in range(3)]
            kept[0].send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            kept[0].answer("GET", "/livez")
            kept[1].send(b"GET /livez HT")
            begun = time.monotonic()
            service.signal(signal.SIGTERM)
            self.assertEqual(service.wait(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            for connection in kept:
                connection.close()

    def test_a_body_that_still_comes_is_waited_for(self):
        page = story().encode()
        head = b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
        with Service() as service, service.connect() as connection:
            connection.send(head + page[:100])
            service.wait_metric("copydesk_requests_in_flight", 2)
            service.signal(signal.SIGTERM)
            wait_until(lambda: refuses(service), "it stops listening")
            connection.send(page[100:])
            self.assertEqual(connection.answer("POST", "/v1/article").status, 200)
            self.assertEqual(service.wait(), 0)

    def test_a_second_signal_ends_it_at_once(self):
        held = Held()
        self.addCleanup(held.service.kill)
        os.kill(held.worker, signal.SIGSTOP)
        pending = held.submit()
        held.service.signal(signal.SIGTERM)
        wait_until(lambda: refuses(held.service), "it stops listening")
        begun = time.monotonic()
        held.service.signal(signal.SIGTERM)
        self.assertEqual(held.service.wait(), 1)
        self.assertLess(time.monotonic() - begun, 5)
        held.go_on()
        self.assertRaises(OSError, pending.result)
        wait_until(lambda: is_gone(held.worker), "the worker ends")

    def test_no_process_is_left(self):
        service = Service(workers=3)
        workers = service.workers()
        service.stop()
        self.assertEqual([worker for worker in workers if not is_gone(worker)], [])


class Start(unittest.TestCase):
    def run_serve(self, *args):
        return subprocess.run([PROGRAM, "serve", *args], capture_output=True, text=True, timeout=WAIT_S)

    def assert_sentence(self, done, status, *words):
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout, "")
        for word in words:
            self.assertIn(word, done.stderr)

    def test_port_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            done = self.run_serve("--port", port)
        self.assert_sentence(done, 1, port, "in use")
        self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_no_such_host(self):
        self.assert_sentence(self.run_serve("--host", "no-such-host.invalid"), 1, "no-such-host.invalid")

    def test_wrong_usage(self):
        self.assert_sentence(self.run_serve("--prot", "80"), 2, "--prot")
        self.assert_sentence(self.run_serve("--port", "many"), 2, "--port", "many")
        self.assert_sentence(self.run_serve("news.html"), 2, "news.html")

    def test_help(self):
        done = self.run_serve("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for flag in ("--port", "--fetch-allow", "--drain-delay", "Exit status"):
            self.assertIn(flag, done.stdout)

    def test_environment(self):
        with Service(environment={"COPYDESK_QUEUE_PER_WORKER": "7"}) as service:
            self.assertEqual(service.metric("copydesk_queue_capacity_jobs"), 7)

    def test_ipv6(self):
        with Service("--host", "::1") as service:
            with socket.create_connection(("::1", service.port), WAIT_S) as connection:
                connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                self.assertTrue(connection.recv(100).startswith(b"HTTP/1.1 200 "))


if __name__ == "__main__":
    unittest.main()
