"""Web servers for the service to fetch from: on loopback, in threads, counting what they see. What they answer may be
slow, cut, endless or no HTTP at all. HTTP/2 is in upstreams_h2.py, certificates are in authority.py."""

import contextlib
import itertools
import socket
import threading
import time

from harness import WAIT_S, story, wait_until

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = story().encode()
GOOD = (200, HTML, PAGE)
MISSING = (404, HTML, b"<p>none</p>")
TLS_HANDSHAKE = b"\x16"  # the first byte of a client that speaks TLS
REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 503: "Service Unavailable"}


def page_of(size):
    """A page of exactly so many bytes."""
    filler = size - len(PAGE) - len(b"<!---->")
    assert filler >= 0, size
    return PAGE + b"<!--" + b"-x" * (filler // 2) + b"x" * (filler % 2) + b"-->"


def head_of(status, headers, version="HTTP/1.1"):
    """A status line and header fields (a dict, or pairs where a name comes twice)."""
    fields = headers.items() if isinstance(headers, dict) else headers
    lines = [f"{version} {status} {REASONS.get(status, 'Status')}", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def message(status, headers, body):
    """An answer with a length, unless it says itself how it is framed."""
    fields = list(headers.items() if isinstance(headers, dict) else headers)
    names = {name.lower() for name, _ in fields}
    if not names & {"content-length", "transfer-encoding"}:
        fields.append(("Content-Length", len(body)))
    return head_of(status, fields) + body


def chunked(body, size=4096, end=True):
    """The body in chunks; `end=False` leaves out the last one."""
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + (b"0\r\n\r\n" if end else b"")


def redirect(location, status=302, headers=()):
    """An answer that leads elsewhere, with a body that is no page."""
    return status, [("Location", location), *headers], b"moved"


class Seen:
    """A request as it came, and when."""

    def __init__(self, method, path, headers, connection):
        self.method, self.path, self.headers, self.connection = method, path, headers, connection
        self.at = time.monotonic()

    def header(self, name):
        """The field's value; None where there is none, an error where there are two."""
        (value,) = [value for found, value in self.headers if found == name.lower()] or [None]
        return value


class Listener:
    """Accepts connections, each served by a thread of its own, until it is closed. A context makes it speak TLS."""

    scheme = "http"

    def __init__(self, host="127.0.0.1", port=0, context=None):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, port), family=family, backlog=256)
        self.host, self.port = host, self.listener.getsockname()[1]
        self.context, self.scheme = context, "https" if context else "http"
        self.lock, self.closing = threading.Lock(), threading.Event()
        self.connections = self.handshakes = 0
        self.errors, self.open, self.threads = [], set(), []
        self._start(self._accept)

    def _start(self, function, *arguments):
        thread = threading.Thread(target=self._guarded, args=(function, *arguments), daemon=True)
        self.threads.append(thread)
        thread.start()

    def _guarded(self, function, *arguments):
        try:
            function(*arguments)
        except (OSError, EOFError):
            pass  # the service hung up, as it may, or the server was closed
        except Exception as error:  # a fault of the server's own, told when it is closed
            self.errors.append(error)

    def _accept(self):
        while True:
            connection, _ = self.listener.accept()
            with self.lock:
                self.connections += 1
                number = self.connections
                self.open.add(connection)
                if self.closing.is_set():
                    connection.close()
            self._start(self._converse, connection, number)

    def _converse(self, plain, number):
        connection = plain
        plain.settimeout(WAIT_S)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if self.context:
                connection = self.context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
                with self.lock:
                    self.open.add(connection)
                connection.do_handshake()
            with self.lock:
                self.handshakes += 1
            self.serve(connection, number)
        finally:
            with self.lock:
                self.open -= {plain, connection}
            connection.close()
            plain.close()

    def serve(self, connection, number):
        """Talks with one client; here: hears it until it leaves, and says nothing."""
        while connection.recv(65536):
            pass

    def url(self, path="/page", host=None):
        host = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{self.scheme}://{host}:{self.port}{path}"

    def wait_idle(self):
        """Waits until no connection is open."""
        wait_until(lambda: not self.open, "every connection is closed")

    def close(self):
        self.closing.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            for connection in self.open:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(WAIT_S)
        if self.errors:
            raise self.errors[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Exchange:
    """One request and the connection it came over, for answers that are functions."""

    def __init__(self, site, seen, connection):
        self.site, self.seen, self.connection = site, seen, connection

    def send(self, data):
        self.connection.sendall(data)

    def pause(self, seconds):
        """Waits, unless the server is closed meanwhile."""
        if self.site.closing.wait(seconds):
            raise EOFError

    def await_close(self):
        """The service ends the connection; nothing else ends this."""
        while self.connection.recv(65536):
            pass


class Answering(Listener):
    """A server of answers: one for every path, or path -> answer. An answer is (status, headers, body), or a function
    of the exchange that returns one; one that returns None has sent what it wanted and the connection is closed."""

    def __init__(self, answers=GOOD, **more):
        self.answers, self.seen = answers, []
        self.busy = self.most_busy = 0
        super().__init__(**more)

    @contextlib.contextmanager
    def noted(self, seen):
        with self.lock:
            self.seen.append(seen)
            self.busy += 1
            self.most_busy = max(self.most_busy, self.busy)
        try:
            yield
        finally:
            with self.lock:
                self.busy -= 1

    def answer_to(self, exchange):
        answers, path = self.answers, exchange.seen.path
        if isinstance(answers, dict):
            answers = answers.get(path, answers.get(path.partition("?")[0], MISSING))
        return answers(exchange) if callable(answers) else answers

    @property
    def requests(self):
        return len(self.seen)

    def is_first_of_its_connection(self, seen):
        return next(one for one in self.seen if one.connection == seen.connection) is seen

    def paths(self):
        return [seen.path for seen in self.seen]

    def wait_requests(self, count):
        wait_until(lambda: self.requests >= count, f"{count} requests have come")


class Site(Answering):
    """HTTP/1.1 with kept connections."""

    def serve(self, connection, number):
        file = connection.makefile("rb")
        if file.peek(1)[:1] == TLS_HANDSHAKE:
            connection.sendall(message(400, HTML, b"<p>This is plain HTTP</p>"))
            return
        while (line := file.readline()) not in (b"", b"\r\n"):
            if len(line.split()) != 3:
                connection.sendall(message(400, HTML, b"<p>This is no request</p>"))
                return
            method, path, _ = line.decode("latin-1").split()
            fields = iter(lambda: file.readline().decode("latin-1").rstrip("\r\n"), "")
            headers = [(name.lower(), value.strip()) for name, _, value in (field.partition(":") for field in fields)]
            seen = Seen(method, path, headers, number)
            with self.noted(seen):
                answer = self.answer_to(Exchange(self, seen, connection))
                if answer is not None:
                    connection.sendall(message(*answer))
            if answer is None or any(name == "Connection" for name in dict(answer[1])):
                return


class Gate:
    """An answer held back until the gate is opened; `wait(n)` returns when n requests stand at it."""

    def __init__(self, answer=GOOD):
        self.answer, self.opened = answer, threading.Event()
        self.arrived = itertools.count(1)
        self.standing = 0

    def __call__(self, exchange):
        self.standing = next(self.arrived)
        deadline = time.monotonic() + WAIT_S
        while not self.opened.wait(0.02):
            exchange.pause(0)  # ends it with the server
            assert time.monotonic() < deadline, "nobody opened the gate"
        return self.answer(exchange) if callable(self.answer) else self.answer

    def wait(self, count):
        wait_until(lambda: self.standing >= count, f"{count} requests stand at the gate")

    def open(self):
        self.opened.set()


# Answers that are out of order. Each returns a function of the exchange.


def raw(data):
    """Sends these bytes and closes."""
    return lambda exchange: exchange.send(data)


def raw_then_silence(data=b""):
    """Sends these bytes, and then nothing more until the service hangs up."""

    def answer(exchange):
        exchange.send(data)
        exchange.await_close()

    return answer


def dripping(data, piece, pause_s):
    """Sends these bytes piece by piece, each after a pause."""

    def answer(exchange):
        for at in range(0, len(data), piece):
            exchange.pause(pause_s)
            exchange.send(data[at : at + piece])

    return answer


def endless(head, piece):
    """Sends a beginning and then the same piece for ever."""

    def answer(exchange):
        exchange.send(head)
        while True:
            exchange.send(piece)

    return answer


class FullBacklog:
    """A listening socket that takes no connection any more: whoever connects waits."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=0)
        self.address = self.listener.getsockname()
        self.clients = []
        while not self._is_full():
            assert len(self.clients) < 16, "the backlog takes everything"

    def _is_full(self):
        client = socket.socket()
        self.clients.append(client)
        client.settimeout(0.1)
        try:
            client.connect(self.address)
        except TimeoutError:
            return True
        return False

    def url(self):
        return f"http://127.0.0.1:{self.address[1]}/"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in (*self.clients, self.listener):
            one.close()


