"""The examples in openapi.yaml, what they are answers to, and the site they are about. test_examples.py has the rules."""

import base64
import copy
import json
import urllib.parse

from harness import CONTRACT, PARAGRAPHS, free_port
from upstreams import HTML, Site, head_of, raw, raw_then_silence, redirect

SITE = "https://news.example"
FREE = ("timings", "dateDownloaded")
METHODS = ("get", "post")
UNREFERENCED = {"MethodNotAllowed": 405}


def operations():
    """(path, method, operation) of the contract."""
    for path, item in CONTRACT.document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method.upper(), item[method]


def request_examples():
    """name -> what is sent, of every operation."""
    found = {}
    for path, method, operation in operations():
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            for name, example in content.get("examples", {}).items():
                assert name not in found, f"two examples of requests are called {name}"
                request = {"method": method, "path": path, "headers": {"Content-Type": media_type}, "body": example["value"]}
                found[name] = {**request, **example.get("x-request", {})}
                found[name]["headers"] = {**request["headers"], **example.get("x-request", {}).get("headers", {})}
    return found


REQUESTS = request_examples()


class Example:
    """What is answered: `where` it stands, as keys of the document, and `requests` that are all answered so."""

    def __init__(self, where, status, media_type, node):
        self.where, self.status, self.media_type, self.node = where, status, media_type, node
        requests = node.get("x-request") or REQUESTS.get(where[-1])
        assert requests, f"nothing says what {self} is the answer to"
        self.requests = requests if isinstance(requests, list) else [requests]
        self.flags, self.when = tuple(node.get("x-service", "").split()), node.get("x-when")
        self.compare = node.get("x-compare", "all")

    def __str__(self):
        return "/".join(self.where)

    @property
    def value(self):
        return self.node.get("value")

    def part_of(self, value):
        """What the example shows of an answer."""
        if self.compare == "members":
            return {name: value.get(name) for name in self.value}
        return value[: len(self.value)] if self.compare == "beginning" else value


def of_response(where, status, response):
    if "x-request" in response:
        yield Example(where, status, "", response)
    for media_type, content in response.get("content", {}).items():
        for name, node in content.get("examples", {}).items():
            yield Example(where + ("content", media_type, "examples", name), status, media_type, node)


def all_examples():
    statuses = dict(UNREFERENCED)
    for path, method, operation in operations():
        for status, response in operation["responses"].items():
            if "$ref" in response:
                statuses[response["$ref"].rpartition("/")[2]] = int(status)
            yield from of_response(("paths", path, method.lower(), "responses", status), int(status), response)
    for name, response in CONTRACT.document["components"]["responses"].items():
        yield from of_response(("components", "responses", name), statuses[name], response)


EXAMPLES = list(all_examples())


def without_free(value):
    """A copy in which what differs from one answer to the next is null, where it is told at all."""
    value = copy.deepcopy(value)
    article = value.get("article", value) if isinstance(value, dict) else {}
    metadata = article.get("metadata", {})
    for name in FREE:
        if metadata.get(name):
            metadata[name] = None
    return value


def fetches(request):
    """Whether the service fetches a page for it; elsewhere an address is a name alone."""
    body = request.get("body")
    return body is None or isinstance(body, dict) and not body.keys() & {"html", "text", "body"}


def page(title, *more):
    return f'<html lang="en"><head><title>{title}</title></head><body><h1>{title}</h1>{"".join(more)}</body></html>'.encode()


def paragraphs(*numbers):
    return "".join(f"<p>{PARAGRAPHS[number]}</p>" for number in numbers)


QUAY = paragraphs(0).replace("approved a plan", 'approved <a href="/plan">a plan</a>') + (
    '<figure><img src="/quay.jpg" alt="The north quay" width="1200" height="800"><figcaption>The quay in May.</figcaption></figure>'
) + paragraphs(1, 2)
LONG = [page("Eastbridge to rebuild its quay", paragraphs(0, 1), '<nav><a rel="next" href="/2026/long?page=2">Next page</a></nav>'),
        page("Eastbridge to rebuild its quay", paragraphs(2), '<nav><a rel="prev" href="/2026/long">Previous page</a></nav>')]


def answers():
    story = REQUESTS["html"]["body"]["html"].encode()
    return {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n"),
        "/2026/story": (200, HTML, story),
        "/2026/quay": (200, HTML, page("Eastbridge to rebuild its quay", QUAY)),
        "/2026/long": (200, HTML, LONG[0]),
        "/2026/long?page=2": (200, HTML, LONG[1]),
        "/2026/archive": (200, HTML, page("All of the year", *(paragraphs(0, 1, 2) for _ in range(400)))),
        "/2026/map": (200, HTML, page("A map of the harbour", paragraphs(0), f"<!--{'x' * (8 << 20)}-->")),
        "/gone": (410, HTML, b"<p>Gone.</p>"),
        "/later": (503, {**HTML, "Retry-After": "120"}, b"<p>Later.</p>"),
        "/moved": (200, HTML, b"<title>404 - page not found</title><p>It was here until last year."),
        "/two-lengths": raw(head_of(200, [*HTML.items(), ("Content-Length", 5), ("Content-Length", 6)]) + b"<p>One"),
        "/round": redirect("/round"),
        "/quay.jpg": (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff"),
        "/slow": raw_then_silence(),
    }


class Web(Site):
    """The hosts of `.example`, on loopback."""

    def __init__(self):
        super().__init__(answers())
        here = f"127.0.0.1:{self.port}"
        self.places = {SITE: f"http://{here}", "https://closed.example": f"http://127.0.0.1:{free_port()}",
                       "https://plain.example": f"https://{here}"}

    def there(self, text):
        for name, place in self.places.items():
            text = text.replace(name, place)
        return text

    def back(self, text):
        return text.replace(self.places[SITE], SITE).replace('"domain":"127.0.0.1"', '"domain":"news.example"')

    def sent(self, media_type, request):
        """(method, path, headers, body) of an example, as they go to the service."""
        place = self.there if fetches(request) else str
        query = urllib.parse.urlencode({name: place(str(value)) for name, value in request.get("query", {}).items()})
        body = request.get("body")
        if isinstance(body, dict):
            body = place(json.dumps(body))
        body = body.encode() * request.get("times", 1) if body is not None else None
        if "body-base64" in request:
            body = base64.b64decode(request["body-base64"])
        accept = "application/json" if media_type in ("", "application/problem+json") else media_type
        return (request.get("method", "GET"), request.get("path", "/v1/article") + (f"?{query}" if query else ""),
                {"Accept": accept, **request.get("headers", {})}, body)
