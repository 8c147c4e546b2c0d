"""openapi.yaml against the sources it describes, and as it is served."""

import re
import unittest

import yaml
from harness import CONTRACT, ROOT, ServiceCase
from jsonschema import Draft202012Validator

SCHEMAS = CONTRACT.document["components"]["schemas"]


def source(path):
    return (ROOT / path).read_text()


def table(path, name):
    """The rows X(…) of a #define NAME(X) table, with those of the tables that it takes in."""
    body = re.search(rf"#define {name}\(X\)(.*?)(?<!\\)\n", source(path), re.S)[1]
    for inner in re.findall(r"(\w+_TABLE)\(X\)", body):
        rows = re.search(rf"#define {inner}\(X\)(.*?)(?<!\\)\n", source(path), re.S)[1]
        body = re.sub(rf"{inner}\(X\) *\\", lambda _: rows.lstrip("\\\n") + " \\", body)
    return re.findall(r"X\((.*?)\)\s*(?:/\*.*?\*/)?\s*(?:\\|$)", body, re.M)


def strings(path, name):
    """The string literals of an array."""
    body = re.search(rf"{name}\[[^\]]*\] = \{{(.*?)\}};", source(path), re.S)[1]
    return re.findall(r'"([^"]*)"', body)


def walk(node):
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(child)


class Document(unittest.TestCase):
    def test_version_of_openapi(self):
        self.assertTrue(CONTRACT.document["openapi"].startswith("3.1."))

    def test_no_key_stands_twice(self):
        """PyYAML takes the last one; other readers refuse the document."""

        def check(node):
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                self.assertEqual(len(keys), len(set(keys)), f"line {node.start_mark.line + 1}: {keys}")
                node = [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                node = node.value
            for child in node if isinstance(node, list) else ():
                check(child)

        check(yaml.compose(CONTRACT.text, Loader=yaml.SafeLoader))

    def test_every_answer_with_a_body_has_an_id(self):
        for operation in (operation for item in CONTRACT.document["paths"].values() for operation in item.values()):
            for status, response in operation["responses"].items():
                response = CONTRACT.resolve(response)
                if "content" in response:
                    self.assertIn("X-Request-Id", response["headers"], (operation["operationId"], status))

    def test_blocks_are_told_apart_by_their_type(self):
        block = SCHEMAS["Block"]
        mapping = block["discriminator"]["mapping"]
        self.assertEqual([{"$ref": target} for target in mapping.values()], block["oneOf"])
        for value, target in mapping.items():
            self.assertEqual(SCHEMAS[target.rpartition("/")[2]]["properties"]["type"], {"const": value})

    def test_schemas_are_schemas(self):
        for name, schema in SCHEMAS.items():
            with self.subTest(name):
                Draft202012Validator.check_schema(schema)

    def test_references_lead_somewhere(self):
        for node in walk(CONTRACT.document):
            if isinstance(node, dict) and "$ref" in node:
                self.assertIsNotNone(CONTRACT.resolve(node), node)

    def test_components_are_used(self):
        used = {node["$ref"] for node in walk(CONTRACT.document) if isinstance(node, dict) and "$ref" in node}
        for kind, entries in CONTRACT.document["components"].items():
            for name in entries:
                if (kind, name) not in {("responses", "NotFound"), ("responses", "MethodNotAllowed")}:
                    self.assertIn(f"#/components/{kind}/{name}", used)

    def test_operations_have_names_of_their_own(self):
        names = [operation["operationId"] for item in CONTRACT.document["paths"].values() for operation in item.values()]
        self.assertEqual(len(names), len(set(names)))

    def test_every_member_is_always_there(self):
        asked_for = {"Article": {"articleBodyHtml", "articleBodyMarkdown", "blocks", "kept", "removed", "fields"}}
        blocks = {name for name in SCHEMAS if re.fullmatch(r"\w+Block", name)}
        for name in {"Article", "Person", "Image", "Metadata", "Kept", "Removed"} | blocks:
            with self.subTest(name):
                properties = set(SCHEMAS[name]["properties"]) - asked_for.get(name, set())
                self.assertEqual(set(SCHEMAS[name]["required"]), properties)
                self.assertIs(SCHEMAS[name]["additionalProperties"], False)

    def test_dates(self):
        pattern = re.compile(SCHEMAS["Date"]["pattern"])
        for date in ("2026", "2026-01", "2026-01-28", "2026-01-28T05:35Z", "2026-01-28T05:35:00.5+03:00", "XXXX-01-28",
                     "XXXX-01-28T05:35", "2026-XX-28"):
            self.assertTrue(pattern.search(date), date)
        for date in ("", "28.01.2026", "2026-1-28", "2026-01-28 05:35", "2026-01-28T05", "January", "2026-01-28T05:35Z "):
            self.assertFalse(pattern.search(date), date)


class Sources(unittest.TestCase):
    """What the sources list is what the contract lists."""

    def failures(self):
        rows = [re.match(r'(\w+), (\d+), "([a-z-]+)", "(.*)"$', row) for row in table("lib/base/fail.h", "FAIL_TABLE")]
        self.assertTrue(all(rows))
        return [(row[1], int(row[2]), row[3], row[4]) for row in rows]

    def test_problem_types(self):
        failures = self.failures()
        self.assertGreater(len(failures), 20)
        self.assertEqual([f"urn:copydesk:problem:{slug}" for _, _, slug, _ in failures], SCHEMAS["ProblemType"]["enum"])

    def test_statuses_of_problems(self):
        responses = set(CONTRACT.document["paths"]["/v1/article"]["post"]["responses"])
        for name, status, _, _ in self.failures():
            if status not in (404, 405):
                self.assertIn(str(status), responses, name)

    def test_routes(self):
        rows = re.findall(r'= \{"(/[^"]*)", "([A-Z]+)"', source("api/routes.c"))
        documented = [(path, method.upper()) for path, item in CONTRACT.document["paths"].items() for method in item]
        self.assertEqual(sorted(rows), sorted(documented))

    def test_warnings(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/base/run.h", "WARNING_TABLE")]
        self.assertEqual(rows, SCHEMAS["Metadata"]["properties"]["warnings"]["items"]["enum"])

    def test_origins_of_the_encoding(self):
        origins = strings("lib/decode/decode.c", "encoding_origin_names")
        self.assertEqual(origins, SCHEMAS["Metadata"]["properties"]["encoding"]["properties"]["origin"]["enum"])

    def test_page_types(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/extract/article.h", "PAGE_TYPE_TABLE")]
        self.assertEqual(rows, SCHEMAS["Metadata"]["properties"]["pageType"]["enum"])

    def test_origins_of_the_body(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/extract/article.h", "BODY_ORIGIN_TABLE")]
        self.assertEqual(rows, SCHEMAS["Metadata"]["properties"]["bodyOrigin"]["enum"])

    def test_reasons_of_what_was_removed(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/extract/body/removal.h", "REMOVAL_TABLE")]
        self.assertEqual(rows, ["none", *SCHEMAS["Removed"]["properties"]["reason"]["enum"]])

    def test_types_of_blocks(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/extract/blocks/blocks.h", "BLOCK_TABLE")]
        types = [SCHEMAS[name]["properties"]["type"] for name in SCHEMAS if re.fullmatch(r"\w+Block", name)]
        parts = {"item", "row", "cell"}  # of lists and tables, which hold them without saying so
        self.assertEqual(set(rows) - parts, {type["const"] for type in types})

    def test_parts_to_include(self):
        rows = [re.search('"(.*)"', row)[1] for row in table("lib/base/run.h", "INCLUDE_TABLE")]
        pattern = re.compile(SCHEMAS["Include"]["pattern"])
        for value in (*rows, ",".join(rows), ",".join(reversed(rows))):
            self.assertTrue(pattern.search(value), value)
        for value in ("", "links", f"{rows[0]},{rows[0]}", f"{rows[0]},"):
            self.assertFalse(pattern.search(value), value)

    def test_options(self):
        names = re.findall(r'\[OPTION_[A-Z]+\] =\s+\{"(\w+)"', source("lib/desk/options.c"))
        for name in names:  # the parameter and the member say the same
            (parameter,) = [each for each in CONTRACT.document["components"]["parameters"].values() if each["name"] == name]
            kept = [{key: value for key, value in CONTRACT.resolve(schema).items() if key != "description"}
                    for schema in (parameter["schema"], SCHEMAS["Options"]["properties"][name])]
            self.assertEqual(*kept)
        self.assertEqual(names, list(SCHEMAS["Options"]["properties"]))
        for operation in CONTRACT.document["paths"]["/v1/article"].values():
            parameters = [CONTRACT.resolve(parameter) for parameter in operation["parameters"]]
            query = {parameter["name"] for parameter in parameters if parameter["in"] == "query"}
            self.assertEqual(query, {"url", *names})

    def test_members_of_a_request(self):
        body = re.search(r"members\[\] = \{\n(.*?)\n\};", source("lib/desk/ask_members.c"), re.S)[1]
        names = {name for name, rest in re.findall(r'\{"(\w+)",([^{]*)', body) if "MEMBER_OF_LINE" not in rest}
        self.assertEqual(names, set(SCHEMAS["ArticleRequest"]["properties"]))


class Request(ServiceCase):
    """The request's schema tells the good from the bad as the service does."""

    def test_good(self):
        for value in (
            {"html": "x"},
            {"html": "x", "url": "http://x/", "statusCode": 200, "headers": {"A": "b", "C": ["d", "e"]}},
            {"html": "x", "dateDownloaded": "2026-01-28T05:35:00.5+03:00"},
            {"text": "x", "options": {"form": "text", "deadline": 100}},
            {"html": "x", "options": {"include": "explain,blocks", "favor": "recall"}},
            {"body": "eA==", "contentType": "text/html"},
            {"body": "eA=="},
            {"url": "http://127.0.0.1:1/"},
        ):
            self.assertEqual(CONTRACT.errors(SCHEMAS["ArticleRequest"], value), [], value)
            self.assertNotEqual(self.service.post_json(value).status, 400, value)

    def test_bad(self):
        for value in (
            {},
            [],
            {"html": "x", "text": "y"},
            {"html": "x", "body": "eA=="},
            {"html": "x", "contentType": "text/html"},
            {"url": "http://x/", "statusCode": 200},
            {"html": "x", "shape": 1},
            {"html": "x", "options": {"shape": 1}},
            {"html": "x", "options": {"deadline": "100"}},
            {"html": "x", "options": {"form": 1}},
            {"html": "x", "options": {"include": "links"}},
            {"html": "x", "options": {"include": ["blocks"]}},
            {"html": "x", "options": {"favor": "both"}},
            {"html": "x", "url": ""},
        ):
            self.assertNotEqual(CONTRACT.errors(SCHEMAS["ArticleRequest"], value), [], value)
            self.assertEqual(self.service.post_json(value).status, 400, value)


class Served(ServiceCase):
    def test_as_it_stands_in_the_tree(self):
        answer = self.service.get("/openapi.yaml")
        self.assertEqual(answer.header("Content-Type"), "application/yaml")
        self.assertEqual(answer.body, CONTRACT.text)

    def test_titles_and_types_go_together(self):
        answer = self.service.get("/nowhere")
        self.assertEqual(answer.json["title"], "There is nothing at this path")
        self.assertEqual(answer.json["type"], "urn:copydesk:problem:not-found")


if __name__ == "__main__":
    unittest.main()
