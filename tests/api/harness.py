"""Drives the real program: starts `copydesk serve` on a free port, asks it, and holds every answer against
openapi.yaml."""

import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import warnings

import yaml

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from jsonschema import Draft202012Validator, RefResolver

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("COPYDESK_PROGRAM", str(ROOT / "build" / "copydesk"))
LOOPBACK = "127.0.0.0/8,::1/128"
WAIT_S = 20  # the longest any one event may take
OF_THE_LIBRARY = (400, 413, 414, 431, 505)  # statuses that libmicrohttpd answers by itself, without a problem document
HEALTH_PATHS = ("/livez", "/readyz", "/healthz", "/metrics")

PARAGRAPHS = [
    "The harbour authority of Eastbridge approved a plan on Tuesday to rebuild the north quay, which a storm "
    "damaged last winter, and to raise it by half a metre.",
    "Work is to begin in March and to last about eighteen months, the authority said, with ferries using the "
    "south quay until the new berths are ready for them.",
    "Fishermen had asked for a smaller project, arguing that the cranes would block their landing stage during "
    "the whole of the herring season, but the council voted against them.",
]


def story(title="Eastbridge to rebuild its quay", paragraphs=PARAGRAPHS):
    """A small news page, with the furniture that is no article."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        '<link rel="canonical" href="/2026/quay"></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        '<footer><p><a href="/imprint">Imprint</a></p></footer></body></html>'
    )


class Contract:
    """openapi.yaml, as a judge of answers."""

    def __init__(self, path=ROOT / "openapi.yaml"):
        self.text = path.read_bytes()
        self.document = yaml.safe_load(self.text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.resolver = RefResolver("", self.document)

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def errors(self, schema, value):
        validator = Draft202012Validator(schema, resolver=self.resolver)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(value)]

    def item(self, path):
        """What is documented of a path; None where nothing is. The last segment may be a parameter."""
        paths = self.document["paths"]
        folder, _, name = path.partition("?")[0].rpartition("/")
        parameter = next((each for each in paths if name and re.fullmatch(re.escape(folder) + r"/\{\w+\}", each)), None)
        return paths.get(path.partition("?")[0]) or paths.get(parameter)

    def response(self, method, path, status):
        """The documented response; AssertionError where there is none."""
        item = self.item(path)
        if item is None:
            name = {404: "NotFound", 400: "BadRequest", 414: "LineTooLong", 431: "FieldsTooLarge"}.get(status)
            assert name, f"{path} is not served and yet answers {status}"
            return self.document["components"]["responses"][name]
        operation = item.get("get" if method == "HEAD" else method.lower() if method.isupper() else "")
        if operation is None and status == 405:
            return self.document["components"]["responses"]["MethodNotAllowed"]
        assert operation, f"{method} {path} is not in the contract and yet answers {status}"
        assert str(status) in operation["responses"], f"{method} {path}: status {status} is not in the contract"
        return self.resolve(operation["responses"][str(status)])

    def judge(self, method, path, answer, admin=False):
        if admin and path.partition("?")[0] not in HEALTH_PATHS:
            path = "/not-on-the-admin-port"
        response = self.response(method, path, answer.status)
        content = response.get("content")
        if not answer.media_type and answer.status in OF_THE_LIBRARY:
            return
        assert content or not (answer.media_type or answer.body), f"{method} {path} {answer.status} has no body"
        assert not content or answer.media_type in content, f"{answer.media_type!r} is not in the contract of {method} {path}"
        assert answer.header("X-Request-Id"), "no X-Request-Id"
        assert answer.header("X-Content-Type-Options") == "nosniff"
        assert answer.header("Date"), "no Date"
        for name in response.get("headers", {}):
            if name in ("Allow", "ETag", "Content-Security-Policy"):
                assert answer.header(name), f"no {name}"
        if method == "HEAD" or not content:
            assert answer.body == b""
            return
        value = answer.json if "json" in answer.media_type else answer.text
        errors = self.errors(content[answer.media_type]["schema"], value)
        assert not errors, f"{method} {path} {answer.status}: {errors}\n{answer.text[:2000]}"
        if answer.media_type == "application/problem+json":
            assert value["status"] == answer.status, value
            assert str(value.get("retryAfter", "")) == (answer.header("Retry-After") or ""), value


CONTRACT = Contract()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        return self.headers.get(name)

    @property
    def media_type(self):
        return (self.headers.get("Content-Type") or "").partition(";")[0].strip()

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def slug(self):
        """The problem's type without its prefix."""
        return self.json["type"].removeprefix("urn:copydesk:problem:")


class KeptFile:
    """A socket's file that outlives the answers read from it, with what it has read ahead."""

    def __init__(self, file):
        self.file = file

    def makefile(self, *_):
        return self

    def close(self):
        pass

    def __getattr__(self, name):
        return getattr(self.file, name)


class Connection:
    """One TCP connection; requests go out as written, answers are held against the contract."""

    def __init__(self, port, timeout=WAIT_S):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.file = self.socket.makefile("rb")

    def send(self, data):
        self.socket.sendall(data)

    def try_send(self, data):
        """Sends what the service takes before it closes."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.socket.sendall(data)

    def answer(self, method="GET", path="/"):
        """Reads one answer."""
        response = http.client.HTTPResponse(KeptFile(self.file), method=method)
        response.begin()
        answer = Answer(response.status, response.headers, response.read())
        CONTRACT.judge(method, path, answer)
        return answer

    def is_closed(self):
        """Waits for the service to end the connection; False when it sends anything instead."""
        try:
            return self.file.read(1) == b""
        except ConnectionResetError:
            return True

    def rest(self):
        """All that comes until the service ends the connection."""
        with contextlib.suppress(ConnectionResetError):
            return self.file.read()
        return b""

    def close(self):
        self.file.close()
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Service:
    """One `copydesk serve`. The tests' networks may be fetched from, as fast as they answer."""

    def __init__(self, *args, workers=1, environment=None, allow=LOOPBACK):
        self.log_file = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--workers", str(workers), "--fetch-allow", allow, "--fetch-host-delay", "0", *args],
            stdout=subprocess.PIPE,
            stderr=self.log_file,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        try:
            self.port = self._port_of(self._start_line())
            if "::1" not in args:
                wait_until(lambda: self.get("/readyz").status == 200, "the service is ready")
        except BaseException:
            self.kill()
            raise

    def _start_line(self):
        ready, _, _ = select.select([self.process.stdout], [], [], WAIT_S)
        line = self.process.stdout.readline() if ready else ""
        if "listens on" not in line:
            raise AssertionError(f"the service did not start: {line!r} {self.log_text()}")
        return line

    @staticmethod
    def _port_of(line):
        return int(line.rstrip().rpartition(":")[2])

    # asking

    def connect(self, timeout=WAIT_S):
        return Connection(self.port, timeout)

    def request(self, method, path, body=None, headers=None, port=None):
        """One request on a connection of its own. An iterable body is sent chunked."""
        client = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=WAIT_S)
        try:
            client.request(method, path, body, headers or {}, encode_chunked=body is not None and not isinstance(body, bytes))
            response = client.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            client.close()
        CONTRACT.judge(method, path, answer, admin=port not in (None, self.port))
        return answer

    def get(self, path, **headers):
        return self.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, body, content_type="text/html", path="/v1/article", **headers):
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if content_type is not None:
            fields["Content-Type"] = content_type
        return self.request("POST", path, body.encode() if isinstance(body, str) else body, fields)

    def post_json(self, value, **more):
        return self.post(value if isinstance(value, (str, bytes)) else json.dumps(value), "application/json", **more)

    def metric(self, name):
        """The value of one line of /metrics, its name with labels as printed; 0 where it is not printed."""
        found = re.search(rf"^{re.escape(name)} (\S+)$", self.get("/metrics").text, re.M)
        return float(found[1]) if found else 0.0

    def wait_metric(self, name, value):
        """Asks until a number is reached, each answer giving the next look; bounded."""
        wait_until(lambda: self.metric(name) == value, f"{name} == {value}")

    # its processes

    @property
    def pid(self):
        return self.process.pid

    def workers(self):
        """Process ids of its workers that live."""
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(stat[1]) == self.pid and stat[0] != "Z":
                found.append(int(entry.name))
        return sorted(found)

    def signal(self, number):
        self.process.send_signal(number)

    def log_text(self):
        self.log_file.seek(0)
        return self.log_file.read()

    def log(self):
        """The log's lines; every one of them must be a JSON object."""
        return [json.loads(line) for line in self.log_text().splitlines()]

    def wait(self):
        status = self.process.wait(WAIT_S)
        self.process.stdout.close()
        return status

    def stop(self):
        """Ends it as an orchestrator would; it must end well."""
        if self.process.poll() is None:
            self.signal(signal.SIGTERM)
        try:
            status = self.wait()
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        text = self.log_text()
        assert status == 0, f"exit status {status}: {text[-2000:]}"
        assert all(isinstance(line, dict) for line in self.log())
        self.log_file.close()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(WAIT_S)
        self.process.stdout.close()
        self.log_file.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            self.kill()
        else:
            self.stop()


def wait_until(condition, what):
    """For what tells of itself only when asked."""
    deadline = time.monotonic() + WAIT_S
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"did not come to pass: {what}")
        time.sleep(0.005)


def in_thread(function, *args, **kwargs):
    """Runs a function in a thread; the result's .result() joins it, and raises what it raised."""
    outcome = {}

    def run():
        try:
            outcome["value"] = function(*args, **kwargs)
        except BaseException as error:  # handed to the caller
            outcome["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    class Result:
        @staticmethod
        def result():
            thread.join(WAIT_S)
            if thread.is_alive():
                raise AssertionError("a request was not answered")
            if "error" in outcome:
                raise outcome["error"]
            return outcome["value"]

    return Result


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Upstream:
    """A web server of pages for the service to fetch: path -> (status, headers, body)."""

    def __init__(self, pages):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                status, headers, body = pages.get(self.path, (404, {"Content-Type": "text/html"}, b"<p>none</p>"))
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(BrokenPipeError):  # the service may have given up
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(WAIT_S)


class ServiceCase(unittest.TestCase):
    """Tests that share one service, started with ARGS."""

    ARGS = ()
    WORKERS = 1

    @classmethod
    def setUpClass(cls):
        cls.service = Service(*cls.ARGS, workers=cls.WORKERS)

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()

    def assert_problem(self, answer, status, slug, member=None):
        self.assertEqual(answer.status, status, answer.text)
        self.assertEqual(answer.media_type, "application/problem+json")
        self.assertEqual(answer.slug, slug, answer.text)
        self.assertEqual(answer.json.get("member"), member, answer.text)
        return answer.json
