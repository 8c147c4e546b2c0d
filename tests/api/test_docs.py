"""What the documents show is what the program does."""

import json
import os
import re
import shlex
import subprocess
import unittest
import urllib.parse
from pathlib import Path

from harness import CONTRACT, ServiceCase

PROGRAM = os.environ["COPYDESK_PROGRAM"]
ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
README = (ROOT / "README.md").read_text()


class Operations(unittest.TestCase):
    """docs/operations.md holds the tables that the program prints."""

    def check_table(self, name):
        printed = subprocess.run([PROGRAM, "help", name], capture_output=True, text=True, check=True).stdout
        shown = re.search(rf"<!-- {name}: made by .*? -->\n(.*?)<!-- end -->", OPERATIONS, re.S).group(1)
        self.assertEqual(shown.strip(), printed.strip(), f"write `copydesk help {name}` into docs/operations.md")

    def test_flags_and_limits(self):
        self.check_table("flags")

    def test_problems(self):
        self.check_table("problems")


class Moving(unittest.TestCase):
    """docs/moving.md names what there is: fields, options and their values, flags, paths, commands."""

    MOVING = (ROOT / "docs" / "moving.md").read_text()
    SCHEMAS = CONTRACT.document["components"]["schemas"]

    def fields(self, schema, prefix=""):
        """Names of a schema's members, as in `rights.license`; those of a list's items likewise."""
        schema = CONTRACT.resolve(schema)
        for inner in [schema["items"]] if "items" in schema else schema.get("oneOf", []):
            yield from self.fields(inner, prefix)
        for name, member in schema.get("properties", {}).items():
            yield prefix + name
            if name not in ("blocks", "article") and isinstance(member, dict):
                yield from self.fields(member, f"{prefix}{name}.")

    def ours(self):
        """What is said of this program: right-hand cells, and prose."""
        return [line.split(" | ")[-1] for line in self.MOVING.splitlines()]

    def names(self):
        names = set()
        for schema in ("Article", "ParserArticle", "ArticleRequest", "Problem", "Person"):
            names.update(self.fields(self.SCHEMAS[schema]))
        options = self.SCHEMAS["Options"]["properties"]
        names.update(options, *(option.get("enum", ()) for option in options.values()))
        names.update(urn.rpartition(":")[2] for urn in self.SCHEMAS["ProblemType"]["enum"])
        return names

    def test_fields(self):
        found = {name for text in self.ours() if text.endswith("|") for name in re.findall(r"`([A-Za-z][\w.]*)`", text)}
        self.assertGreater(len(found), 30)
        self.assertEqual(found - self.names() - {"null"}, set())

    def test_options(self):
        options = self.SCHEMAS["Options"]["properties"]
        given = set(re.findall(r"\b(form|favor|include|pages|deadline)=([\w-]+)", self.MOVING))
        self.assertGreater(len(given), 8)
        for name, value in given:
            value = int(value) if value.isdigit() else value
            self.assertEqual(CONTRACT.errors(CONTRACT.resolve(options[name]), value), [], (name, value))

    def test_flags(self):
        printed = "".join(subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout
                          for arguments in (("help", "flags"), ("read", "--help")))
        flags = set(re.findall(r"(--[a-z][a-z-]+)", "\n".join(self.ours())))
        self.assertGreater(len(flags), 5)
        for flag in flags:
            self.assertIn(flag, printed)

    def test_paths(self):
        paths = set(re.findall(r"`(?:GET|POST) (/(?:v1|parser)[^`?]*)", self.MOVING))
        self.assertEqual(paths, {"/v1/article", "/parser"})


class Readme(ServiceCase):
    """The README's request gets the README's answer."""

    def test_example(self):
        command, page = re.search(r"```sh\n(curl .*?) <<'END'\n(.*?)END\n```", README, re.S).groups()
        shown = json.loads(re.search(r"```json\n(.*?)```", README, re.S).group(1))
        url = urllib.parse.urlsplit(shlex.split(command)[2])
        answer = self.service.post(page, "text/html", f"{url.path}?{url.query}")
        given = answer.json
        for article in (shown, given):
            article["metadata"]["timings"] = None
        self.assertEqual(given, shown)


if __name__ == "__main__":
    unittest.main()
