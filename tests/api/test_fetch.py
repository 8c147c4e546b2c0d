"""GET /v1/article?url= against web servers of the test's own: what is followed, what is bounded, what is refused."""

import gzip
import socket
import threading
import urllib.parse

from harness import WAIT_S, ServiceCase, Upstream, in_thread, story

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = story().encode()


class RawUpstream:
    """A web server that answers every request with `serve(connection)`, which is handed the socket after the request
    was read; each connection is closed afterwards."""

    def __init__(self, serve):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.serve = serve
        self.requests = 0
        self.threads = [threading.Thread(target=self._accept, daemon=True)]
        self.threads[0].start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.threads.append(threading.Thread(target=self._answer, args=(connection,), daemon=True))
            self.threads[-1].start()

    def _answer(self, connection):
        connection.settimeout(WAIT_S)
        with connection:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            self.requests += 1
            try:
                self.serve(connection)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the service hung up, as it may

    @property
    def url(self):
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/page"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join(WAIT_S)


def await_close(connection):
    """The service ends the connection; nothing else ends this."""
    while connection.recv(65536):
        pass


class FetchCase(ServiceCase):
    def fetch(self, url, **headers):
        return self.service.get("/v1/article?url=" + urllib.parse.quote(url, safe=""), **headers)


class Pages(FetchCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.upstream = Upstream({
            "/story": (200, HTML, PAGE),
            "/gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/gzip-and-more": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE) + bytes(100)),
            "/moved": (301, {"Location": "/story"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/to-private": (302, {"Location": "http://10.0.0.1/secret"}, b""),
            "/to-metadata": (307, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
            "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
            "/busy": (503, {"Content-Type": "text/html", "Retry-After": "17"}, b"<p>Later</p>"),
            "/nothing": (204, {}, b""),
            "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"},
                       story("Caf\xe9 am Hafen").replace('<meta charset="utf-8">', "").encode("latin-1")),
        })

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        super().tearDownClass()

    def get(self, path):
        return self.fetch(self.upstream.url(path))

    def article(self, path):
        answer = self.get(path)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def test_a_page(self):
        article = self.article("/story")
        self.assertEqual(article["url"], self.upstream.url("/story"))
        self.assertEqual(article["resolvedUrl"], self.upstream.url("/story"))
        self.assertEqual(article["canonicalUrl"], self.upstream.url("/2026/quay"))
        self.assertEqual(article["metadata"]["statusCode"], 200)
        self.assertRegex(article["metadata"]["dateDownloaded"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")

    def test_a_url_in_json_fetches_the_same(self):
        answer = self.service.post_json({"url": self.upstream.url("/story")})
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.json["articleBody"], self.article("/story")["articleBody"])

    def test_a_redirect(self):
        article = self.article("/moved")
        self.assertEqual(article["url"], self.upstream.url("/moved"))
        self.assertEqual(article["resolvedUrl"], self.upstream.url("/story"))

    def test_a_coded_page(self):
        self.assertEqual(self.article("/gzip")["articleBody"], self.article("/story")["articleBody"])

    def test_bytes_behind_the_end_of_a_coded_page(self):
        self.assertEqual(self.article("/gzip-and-more")["articleBody"], self.article("/story")["articleBody"])

    def test_the_charset_of_the_header_counts(self):
        self.assertEqual(self.article("/latin")["headline"], "Caf\xe9 am Hafen")

    def test_redirects_end(self):
        self.assert_problem(self.get("/loop"), 502, "upstream-redirects")

    def test_a_redirect_to_a_private_address_is_forbidden(self):
        for path in ("/to-private", "/to-metadata"):
            with self.subTest(path):
                problem = self.assert_problem(self.get(path), 403, "address-forbidden")
                self.assertNotRegex(problem["detail"], r"\d+\.\d+\.\d+\.\d+")

    def test_a_redirect_to_another_scheme_is_not_followed(self):
        self.assert_problem(self.get("/to-file"), 502, "upstream-protocol")

    def test_private_addresses_are_forbidden_in_any_spelling(self):
        for host in ("10.0.0.1", "167772161", "0xa.1", "012.0.0.1", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[fd00::1]",
                     "[2002:a00:1::]", "192.168.1.1:8080", "169.254.169.254"):
            with self.subTest(host):
                self.assert_problem(self.fetch(f"http://{host}/"), 403, "address-forbidden")

    def test_other_media(self):
        problem = self.assert_problem(self.get("/image"), 502, "upstream-media-type")
        self.assertIn("image/png", problem["detail"])

    def test_other_statuses(self):
        self.assertEqual(self.assert_problem(self.get("/missing"), 502, "upstream-status")["upstreamStatus"], 404)
        self.assertEqual(self.assert_problem(self.get("/nothing"), 502, "upstream-status")["upstreamStatus"], 204)

    def test_retry_after_is_copied(self):
        answer = self.get("/busy")
        self.assertEqual(self.assert_problem(answer, 502, "upstream-status")["upstreamStatus"], 503)
        self.assertEqual(answer.header("Retry-After"), "17")

    def test_hosts_that_do_not_answer(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        self.assert_problem(self.fetch(f"http://127.0.0.1:{port}/"), 502, "upstream-connect")
        self.assert_problem(self.fetch("http://no-such-host.invalid/"), 502, "upstream-dns")
        self.assert_problem(self.fetch(self.upstream.url("/").replace("http:", "https:")), 502, "upstream-tls")


class Broken(FetchCase):
    """Answers that break off, and answers without end."""

    ARGS = ("--fetch-max-wire", "1MiB", "--fetch-max-inflated", "2MiB", "--fetch-max-header", "16KiB")

    def assert_answer(self, serve, status, slug):
        with RawUpstream(serve) as upstream:
            problem = self.assert_problem(self.fetch(upstream.url), status, slug)
            self.assertEqual(upstream.requests, 1)
            return problem

    def test_a_length_that_lies(self):
        self.assert_answer(lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + PAGE), 502, "upstream-protocol")

    def test_no_http(self):
        self.assert_answer(lambda c: c.sendall(b"220 mail.example ESMTP\r\n"), 502, "upstream-protocol")

    def test_a_bomb(self):
        body = gzip.compress(bytes(64 << 20))
        head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        self.assert_answer(lambda c: c.sendall(head + body), 502, "upstream-too-large")

    def test_chunks_without_end(self):
        def serve(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while True:
                connection.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")

        self.assert_answer(serve, 502, "upstream-too-large")

    def test_a_stated_length_past_the_limit(self):
        def serve(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n")
            await_close(connection)

        self.assert_answer(serve, 502, "upstream-too-large")

    def test_header_fields_without_end(self):
        def serve(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while True:
                connection.sendall(b"X-Field: " + b"y" * 1000 + b"\r\n")

        self.assert_answer(serve, 502, "upstream-too-large")


class Slow(FetchCase):
    ARGS = ("--fetch-first-byte-timeout", "100ms", "--fetch-timeout", "500ms")

    def test_no_first_byte(self):
        with RawUpstream(await_close) as upstream:
            problem = self.assert_problem(self.fetch(upstream.url), 504, "upstream-timeout")
        self.assertIn("No byte", problem["detail"])

    def test_half_a_page(self):
        def serve(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<p>half")
            await_close(connection)

        with RawUpstream(serve) as upstream:
            problem = self.assert_problem(self.fetch(upstream.url), 504, "upstream-timeout")
        self.assertIn("whole", problem["detail"])


class Crowd(FetchCase):
    ARGS = ("--max-fetches-per-host", "2")

    def test_a_host_is_asked_by_so_many_at_once(self):
        lock, pair = threading.Lock(), threading.Barrier(2)
        busy, most = 0, 0

        def serve(connection):
            nonlocal busy, most
            with lock:
                busy += 1
                most = max(most, busy)
            pair.wait(WAIT_S)
            with lock:
                busy -= 1
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
                               + f"Content-Length: {len(PAGE)}\r\n\r\n".encode() + PAGE)

        with RawUpstream(serve) as upstream:
            asked = [in_thread(self.fetch, f"{upstream.url}?{i}") for i in range(6)]
            self.assertEqual([one.result().status for one in asked], [200] * 6)
        self.assertEqual(most, 2)
