"""The limits of the front, each from both sides."""

import gzip
import time
import unittest

from harness import Service, ServiceCase, story, wait_until

KIB = 1024
SWALLOWED = 16 * KIB * KIB  # of a refused body, past its limit


def padded(size):
    """A page of so many bytes."""
    page = story().encode()
    return page + b"<!--" + b"x" * (size - len(page) - 7) + b"-->"


class BodySize(ServiceCase):
    ARGS = ("--max-request", "4KiB", "--max-inflated", "8KiB")
    LIMIT = 4 * KIB

    def chunked(self, body):
        return self.service.request("POST", "/v1/article", iter([body]), {"Content-Type": "text/html"})

    def test_at_the_limit(self):
        self.assertEqual(self.service.post(padded(self.LIMIT)).status, 200)
        self.assertEqual(self.chunked(padded(self.LIMIT)).status, 200)

    def test_past_it_by_content_length(self):
        problem = self.assert_problem(self.service.post(padded(self.LIMIT + 1)), 413, "body-too-large")
        self.assertIn("4096", problem["detail"])

    def test_content_length_is_believed(self):
        """The refusal comes before a byte of the body."""
        with self.service.connect() as connection:
            connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n")
            self.assert_problem(connection.answer("POST", "/v1/article"), 413, "body-too-large")
            self.assertTrue(connection.is_closed())

    def test_past_it_chunked(self):
        self.assert_problem(self.chunked(padded(self.LIMIT + 1)), 413, "body-too-large")

    def test_a_chunked_body_is_swallowed_within_bounds(self):
        piece = b"10000\r\n" + b"x" * (64 * KIB) + b"\r\n"
        with self.service.connect() as connection:
            connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(SWALLOWED // (64 * KIB) + 64):
                connection.try_send(piece)
            self.assertTrue(connection.is_closed())
        self.assertEqual(self.service.get("/livez").status, 200)

    def test_inflated(self):
        for size, status in ((2 * self.LIMIT, 200), (2 * self.LIMIT + 1, 413)):
            with self.subTest(size):
                answer = self.service.post(gzip.compress(padded(size)), Content_Encoding="gzip")
                self.assertEqual(answer.status, status, answer.text)

    def test_a_bomb(self):
        answer = self.service.post(gzip.compress(b"<p>" + b"\0" * (3 << 20)), Content_Encoding="gzip")
        self.assert_problem(answer, 413, "body-too-large")


class Header(ServiceCase):
    ARGS = ("--max-request-header", "8KiB")

    def ask(self, line=b"/livez", field=b"x"):
        with self.service.connect() as connection:
            connection.send(b"GET " + line + b" HTTP/1.1\r\nHost: x\r\nX-Field: " + field + b"\r\n\r\n")
            return connection.answer("GET", "/livez").status

    def test_fields(self):
        self.assertEqual(self.ask(field=b"x" * (7 * KIB)), 200)

    def test_request_line(self):
        self.assertEqual(self.ask(line=b"/livez?" + b"x" * (7 * KIB)), 200)

    def test_too_large(self):
        for line, field, status in ((b"/livez", b"x" * (64 * KIB), 431), (b"/livez?" + b"x" * (64 * KIB), b"x", 414)):
            with self.subTest(status), self.service.connect() as connection:
                connection.try_send(b"GET " + line + b" HTTP/1.1\r\nHost: x\r\nX-Field: " + field + b"\r\n\r\n")
                path = "/livez" if status == 431 else "/v1/article"
                answer_status = self.status_of(connection)
                self.assertEqual(answer_status, status, path)

    @staticmethod
    def status_of(connection):
        """Of an answer that libmicrohttpd makes by itself, closing with unread bytes behind it."""
        got = connection.socket.recv(64)
        return int(got.split()[1])


class Times(ServiceCase):
    ARGS = ("--idle-timeout", "1s", "--body-timeout", "2s")
    HEAD = b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n"

    def test_idle(self):
        for sent in (b"", b"GET /livez HTTP/1.1\r\nHo", self.HEAD + b"<p>"):
            with self.subTest(sent), self.service.connect() as connection:
                begun = time.monotonic()
                connection.send(sent)
                self.assertTrue(connection.is_closed())
                self.assertGreater(time.monotonic() - begun, 0.9)

    def test_idle_between_requests(self):
        with self.service.connect() as connection:
            connection.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(connection.answer("GET", "/livez").status, 200)
            self.assertTrue(connection.is_closed())

    def trickle(self, connection):
        """Sends a byte now and then, until the connection is closed; how long that took. The pace of the bytes is what
        is tested, so it is kept by the clock."""
        begun = time.monotonic()
        connection.socket.settimeout(0.25)
        while time.monotonic() - begun < 15:
            connection.try_send(b"x")
            try:
                self.assertEqual(connection.socket.recv(1), b"")
                break
            except ConnectionResetError:
                break
            except TimeoutError:
                continue
        return time.monotonic() - begun

    def test_a_body_that_trickles(self):
        """Never idle, and yet cut."""
        with self.service.connect() as connection:
            connection.send(self.HEAD)
            took = self.trickle(connection)
            self.assertGreater(took, 1.9)
            self.assertLess(took, 10)

    def test_header_fields_that_trickle(self):
        for before in (b"", b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"):
            with self.subTest(before), self.service.connect() as connection:
                if before:
                    connection.send(before)
                    self.assertEqual(connection.answer("GET", "/livez").status, 200)
                connection.send(b"GET /livez HTTP/1.1\r\nHost: ")
                took = self.trickle(connection)
                self.assertGreater(took, 0.9)
                self.assertLess(took, 10)

    def test_one_request_after_another_may_take_longer_together(self):
        """The time starts anew with each; the pace is kept by the clock, as above."""
        with self.service.connect() as connection:
            for _ in range(3):
                connection.send(b"GET /livez HTTP/1.1\r\n")
                time.sleep(0.5)
                connection.send(b"Host: x\r\n\r\n")
                self.assertEqual(connection.answer("GET", "/livez").status, 200)

    def test_a_body_within_its_time(self):
        page = padded(1000 + len(story()))
        with self.service.connect() as connection:
            connection.send(b"POST /v1/article HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page))
            for i in range(0, len(page), 200):
                connection.send(page[i : i + 200])
            self.assertEqual(connection.answer("POST", "/v1/article").status, 200)


class Connections(unittest.TestCase):
    def test_an_address(self):
        with Service("--max-connections-per-address", "2") as service:
            held = [self.held(service), self.held(service)]
            with service.connect() as third:
                third.try_send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                self.assertTrue(third.is_closed())
            held.pop().close()
            wait_until(lambda: self.is_served(service), "a place is free again")
            held.pop().close()
            wait_until(lambda: self.is_served(service), "places are free again")

    @staticmethod
    def held(service):
        """A connection that was answered and stays. Those before it may still be on their way out: it tries again."""
        taken = []

        def is_taken():
            connection = service.connect()
            try:
                connection.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.answer("GET", "/livez")
            except OSError:
                connection.close()
                return False
            taken.append(connection)
            return True

        wait_until(is_taken, "the connection is served")
        return taken[0]

    @staticmethod
    def is_served(service):
        try:
            return service.get("/livez").status == 200
        except OSError:
            return False

    def test_all(self):
        with Service("--max-connections", "2") as service:
            held = [self.held(service), self.held(service)]
            with service.connect() as third:
                third.try_send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                held.pop().close()
                self.assertEqual(third.answer("GET", "/livez").status, 200)
            held.pop().close()


if __name__ == "__main__":
    unittest.main()
