"""The examples in openapi.yaml are executed.

An example of an answer belongs to the example of a request that has its name, which is then sent with the answer's media
type as Accept; or it says itself what is sent: `x-request: {method, path, query, headers, body}`, each with a default
(GET /v1/article without any). The answer must be the example, member for member; times are free.

Hosts of `.example` are served here: `PAGES` has the pages of the site that examples fetch from.

    python3 -B tests/api/test_examples.py --write

writes what is answered into openapi.yaml, in place of the examples that it differs from: to be read before it is kept."""

import copy
import json
import sys
import unittest
import urllib.parse

import yaml
from harness import CONTRACT, ROOT, Service, Upstream

SITE = "https://news.example"
PATH = ROOT / "openapi.yaml"
WIDTH = 118
FREE = ("timings", "dateDownloaded")
STATUSES = {"BadRequest": 400, "Forbidden": 403, "NotFound": 404, "MethodNotAllowed": 405, "NotAcceptable": 406, "TooLarge": 413,
            "UnsupportedMediaType": 415, "NoArticle": 422, "Upstream": 502, "Article": 200}


def request_examples():
    """name -> what is sent, of every operation."""
    found = {}
    for path, item in CONTRACT.document["paths"].items():
        for method, operation in item.items():
            for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
                for name, example in content.get("examples", {}).items():
                    assert name not in found, f"two examples of requests are called {name}"
                    request = {"method": method.upper(), "path": path, "headers": {"Content-Type": media_type}, "body": example["value"]}
                    found[name] = {**request, **example.get("x-request", {})}
                    found[name]["headers"] = {**request["headers"], **example.get("x-request", {}).get("headers", {})}
    return found


def answer_examples():
    """(where, status, media type, name, example) of every response."""
    for name, response in CONTRACT.document["components"]["responses"].items():
        yield from examples_of(("components", "responses", name), STATUSES.get(name), response)
    for path, item in CONTRACT.document["paths"].items():
        for method, operation in item.items():
            for status, response in operation["responses"].items():
                yield from examples_of(("paths", path, method, "responses", status), int(status), response)


def examples_of(where, status, response):
    for media_type, content in response.get("content", {}).items():
        for name, example in content.get("examples", {}).items():
            yield where + ("content", media_type, "examples", name), status, media_type, name, example


def upstream_pages():
    story = REQUESTS["html"]["body"]["html"]
    return {"/2026/story": (200, {"Content-Type": "text/html; charset=utf-8"}, story.encode()), "/robots.txt": (404, {}, b""),
            "/gone": (410, {"Content-Type": "text/html"}, b"<p>Gone.</p>")}


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


REQUESTS = request_examples()
ANSWERS = list(answer_examples())


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()
        cls.upstream = Upstream(upstream_pages())

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        cls.service.stop()

    def there(self, text):
        return text.replace(SITE, self.upstream.url(""))

    def back(self, text):
        return text.replace(self.upstream.url(""), SITE)

    def send(self, media_type, request):
        """The answer to an example, as it would be had the site been the real one."""
        place = self.there if fetches(request) else str
        query = urllib.parse.urlencode({name: place(str(value)) for name, value in request.get("query", {}).items()})
        body = request.get("body")
        if isinstance(body, dict):
            body = place(json.dumps(body))
        headers = {"Accept": media_type, **request.get("headers", {})}
        if media_type == "application/problem+json":
            headers = {"Accept": "application/json", **request.get("headers", {})}
        path = request.get("path", "/v1/article") + (f"?{query}" if query else "")
        return self.service.request(request.get("method", "GET"), path, body.encode() if body is not None else None, headers)

    def value_of(self, media_type, answer):
        text = self.back(answer.text)
        return json.loads(text) if "json" in media_type else text

    def answered(self, example):
        where, status, media_type, name, value = example
        request = value.get("x-request") or REQUESTS.get(name)
        self.assertIsNotNone(request, f"nothing says what {'/'.join(where)} is the answer to")
        answer = self.send(media_type, request)
        self.assertEqual((answer.status, answer.media_type), (status, media_type), answer.text)
        return self.value_of(media_type, answer)

    def test_answers_are_those_of_the_examples(self):
        self.assertGreater(len(ANSWERS), 10)
        for example in ANSWERS:
            with self.subTest("/".join(example[0])):
                self.assertEqual(without_free(self.answered(example)), without_free(example[-1]["value"]))

    def test_examples_are_answered_as_the_schema_has_it(self):
        for where, status, media_type, name, example in ANSWERS:
            content = CONTRACT.document
            for key in where[:-2]:
                content = content[key]
            with self.subTest("/".join(where)):
                self.assertEqual(CONTRACT.errors(content["schema"], example["value"]), [])

    def test_every_request_of_an_example_has_an_answer(self):
        self.assertEqual(set(REQUESTS) - {name for _, _, _, name, _ in ANSWERS}, set())
        for name, request in REQUESTS.items():
            schema = CONTRACT.document["paths"][request["path"]][request["method"].lower()]["requestBody"]["content"]
            media_type = request["headers"]["Content-Type"].partition(";")[0]
            self.assertEqual(CONTRACT.errors(schema[media_type]["schema"], request["body"]), [], name)

    def test_every_form_has_an_example(self):
        for media_type, content in CONTRACT.document["components"]["responses"]["Article"]["content"].items():
            self.assertTrue(content.get("examples"), media_type)

    def test_every_status_that_can_be_brought_about_has_an_example(self):
        with_example = {where[2] for where, *_ in ANSWERS if where[0] == "components"}
        self.assertEqual(set(STATUSES) - with_example, {"TooLarge"})


# writing

class Dumper(yaml.SafeDumper):
    """Texts of several lines as such, short lists and objects on one line."""


def represent_text(dumper, text):
    style = "|" if "\n" in text and not any(line.endswith((" ", "\t")) for line in text.split("\n")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, represent_text)


def dump(members, indent):
    """The members of an object, each from a line of its own on."""
    parts = [yaml.dump({name: value}, Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=flow(value), width=WIDTH - indent)
             for name, value in members.items()]
    margin = " " * indent
    return "\n".join(margin + line if line else line for part in parts for line in part.rstrip("\n").split("\n"))


def flow(value):
    """Whether a member is written on one line as far as it goes."""
    return None if isinstance(value, (dict, list)) else False


def node_at(where):
    """The YAML node of an example's value, with its place in the file."""
    node = yaml.compose(PATH.read_text(), Loader=yaml.SafeLoader)
    for key in where + ("value",):
        ((before, node),) = [pair for pair in node.value if str(pair[0].value) == key]
    return before, node


def write_example(where, value):
    before, node = node_at(where)
    lines = PATH.read_text().split("\n")
    first = before.start_mark.line
    end = node.end_mark.line
    if lines[end][: node.end_mark.column].strip():  # a value on one line; others end where the next thing begins
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    indent = before.start_mark.column
    if isinstance(value, dict):
        written = f"{' ' * indent}value:\n{dump(value, indent + 2)}"
    else:
        written = dump({"value": value}, indent)
    PATH.write_text("\n".join(lines[:first] + written.split("\n") + lines[end:]))


def write():
    Examples.setUpClass()
    try:
        case = Examples()
        for example in ANSWERS:
            value = case.answered(example)
            if without_free(value) != without_free(example[-1]["value"]):
                print("/".join(example[0]), file=sys.stderr)
                write_example(example[0], value)
    finally:
        Examples.tearDownClass()


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        unittest.main()
