"""What the documents show is what the program does."""

import json
import os
import re
import shlex
import subprocess
import unittest
import urllib.parse
from pathlib import Path

from harness import ServiceCase

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
