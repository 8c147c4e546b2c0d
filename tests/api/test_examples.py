"""The examples in openapi.yaml are executed, and there is one for every status of every operation.

An example of an answer belongs to the example of a request that has its name, which is then sent with the answer's media
type as Accept; or it says itself what is sent: `x-request: {method, path, query, headers, body}`, each with a default
(GET /v1/article without any), or a list of such requests that are all answered alike. `x-service` are flags of the service
that answers, `x-when` is what goes on meanwhile (scenes.py). The answer must be the example, member for member; times are
free. With `x-compare: beginning` a text need only begin so, with `members` an object may have more members; a body is sent `times` over. A response
without a body has `x-request` beside its description.

Hosts of `.example` are served here: examples.py has the pages of the site that examples fetch from.

    python3 -B tests/api/test_examples.py --write

writes what is answered into openapi.yaml, in place of the examples that it differs from: to be read before it is kept."""

import contextlib
import itertools
import json
import sys
import unittest

import yaml
from examples import EXAMPLES, REQUESTS, UNREFERENCED, Web, operations, without_free
from harness import CONTRACT, ROOT
from names import Names
from scenes import SCENES

PATH = ROOT / "openapi.yaml"
WIDTH = 118
SCHEMAS = CONTRACT.document["components"]["schemas"]


class Asking:
    """Asks for examples, each in its scene."""

    def __init__(self):
        self.names, self.web = Names(), Web()

    def close(self):
        self.web.close()
        self.names.close()

    def answers(self):
        """(example, request, answer) of all examples."""

        def scene_of(example):
            return example.when or "", example.flags

        for (when, flags), examples in itertools.groupby(sorted(EXAMPLES, key=scene_of), scene_of):
            with SCENES[when or None](flags, self.names.environment, self.web.url("/slow")) as scene:
                for example in examples:
                    for request in example.requests:
                        yield example, request, self.ask(scene, example, request)

    def ask(self, scene, example, request):
        sent = self.web.sent(example.media_type, request)

        def send(service):
            method, path, headers, body = sent
            return service.request(method, path, body, headers) if service else sent

        return scene.ask(send)

    def value_of(self, example, answer):
        if not example.media_type:
            return answer.text or None
        text = self.web.back(answer.text)
        return json.loads(text) if "json" in example.media_type else text


def path_of(request):
    """The path of the contract that a request is about."""
    path = request.get("path", "/v1/article").partition("?")[0]
    return "/web/{file}" if path.startswith("/web/") else path


def requests():
    """(example, method, path, request) of all that is asked."""
    for example in EXAMPLES:
        for request in example.requests:
            yield example, request.get("method", "GET"), path_of(request), request


class Executed(unittest.TestCase):
    def test_answers_are_those_of_the_examples(self):
        with contextlib.closing(Asking()) as asking:
            for example, request, answer in asking.answers():
                with self.subTest(str(example), request=request):
                    self.assertEqual((answer.status, answer.media_type), (example.status, example.media_type), answer.text)
                    value = asking.value_of(example, answer)
                    self.assertEqual(without_free(example.part_of(value)), without_free(example.value))


class Coverage(unittest.TestCase):
    """What is listed in the contract has an example. All of them are executed (above)."""

    def test_every_status_of_every_operation(self):
        listed = {(method, path, int(status)) for path, method, operation in operations() for status in operation["responses"]}
        shown = {(method, path, example.status) for example, method, path, _ in requests()}
        self.assertEqual(listed - shown, set(), "they have no example")
        self.assertEqual({status for _, _, status in shown - listed}, {404, 405}, "what is no path, and no method of one")

    def test_an_example_stands_with_the_response_of_its_operation(self):
        for example, method, path, request in requests():
            response = CONTRACT.document
            for key in example.where if not example.media_type else example.where[:-4]:
                response = response[key]
            with self.subTest(str(example), request=request):
                self.assertIs(CONTRACT.response(method, path, example.status), response)

    def test_every_media_type(self):
        shown = {example.where[:-2] for example in EXAMPLES if example.media_type}
        for name, response in CONTRACT.document["components"]["responses"].items():
            for media_type in response.get("content", {}):
                self.assertIn(("components", "responses", name, "content", media_type), shown)
        for path, method, operation in operations():
            for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
                self.assertTrue(content.get("examples"), f"{method} {path} {media_type}")
            for status, response in operation["responses"].items():
                for media_type in response.get("content", {}):
                    self.assertIn(("paths", path, method.lower(), "responses", status, "content", media_type), shown)

    def test_every_type_of_problem(self):
        shown = {example.value["type"] for example in EXAMPLES if example.media_type == "application/problem+json"}
        self.assertEqual(set(SCHEMAS["ProblemType"]["enum"]) - shown, set())

    def test_every_option_and_part(self):
        given = [{**request.get("query", {}), **(request["body"].get("options", {}) if isinstance(request.get("body"), dict) else {})}
                 for *_, request in requests()]
        for name, schema in SCHEMAS["Options"]["properties"].items():
            for value in schema.get("enum", [None]):
                with self.subTest(name, value=value):
                    self.assertTrue(any(name in options and value in (None, options[name]) for options in given))
        parts = {part for options in given for part in options.get("include", "").split(",")}
        listed = SCHEMAS["Include"]["pattern"].partition("(blocks")[2].partition(")")[0]
        self.assertEqual(set(f"blocks{listed}".split("|")) - parts, set())

    def test_every_type_of_block(self):
        shown = {block["type"] for example in EXAMPLES if example.media_type == "application/json" for block in example.value.get("blocks", [])}
        self.assertEqual(set(SCHEMAS["Block"]["discriminator"]["mapping"]) - shown, set())

    def test_every_scene(self):
        self.assertEqual(set(SCENES), {example.when for example in EXAMPLES})

    def test_every_request_has_an_answer(self):
        self.assertEqual(set(REQUESTS) - {example.where[-1] for example in EXAMPLES}, set())


class Valid(unittest.TestCase):
    def test_examples_of_answers(self):
        for example in EXAMPLES:
            if not example.media_type:
                continue
            content = CONTRACT.document
            for key in example.where[:-2]:
                content = content[key]
            if example.compare == "beginning":
                continue
            with self.subTest(str(example)):
                self.assertEqual(CONTRACT.errors(content["schema"], example.value), [])

    def test_examples_of_requests(self):
        for name, request in REQUESTS.items():
            schema = CONTRACT.document["paths"][request["path"]][request["method"].lower()]["requestBody"]["content"]
            media_type = request["headers"]["Content-Type"].partition(";")[0]
            self.assertEqual(CONTRACT.errors(schema[media_type]["schema"], request["body"]), [], name)

    def test_examples_of_schemas(self):
        shown = {name: schema["example"] for name, schema in SCHEMAS.items() if "example" in schema}
        self.assertGreater(len(shown), 10)
        for name, value in shown.items():
            self.assertEqual(CONTRACT.errors(SCHEMAS[name], value), [], name)


# Writing.


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
    with contextlib.closing(Asking()) as asking:
        answered = {}
        for example, _, answer in asking.answers():
            answered.setdefault(example, asking.value_of(example, answer))
    for example, value in answered.items():
        if not example.media_type or example.compare == "beginning":
            continue
        if example.compare == "members" and not example.value:
            value = {name: member for name, member in value.items() if name != "article"}
        elif example.compare == "members":
            value = example.part_of(value)
        if without_free(value) != without_free(example.value):
            print(example, file=sys.stderr)
            write_example(example.where, value)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        unittest.main()
