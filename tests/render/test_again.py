"""HTML of a body, read again as a page and written again, is the same: nothing is lost or cleaned a second time. Over the
golden pages; over the page sets too where COPYDESK_LONG is 1 and they are at hand."""

import base64
import json
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("COPYDESK_PROGRAM", str(ROOT / "build" / "copydesk"))
AGAIN = os.environ.get("COPYDESK_AGAIN", str(ROOT / "build" / "tests" / "again"))
SHARED = ROOT.parent / "shared"
SETS = ("reader-pages", "news-dev", "multilingual-dev", "wcxb-dev")
# Pages that are read otherwise once they are written plainly: a post's date in a list of definitions, which is then a
# list of items; a table that is taken for layout once its cells hold nothing but text.
KNOWN = {"pocketpc.ch.auslieferung", "0612", "4130"}


def golden_pages():
    for folder in sorted((ROOT / "tests" / "golden").iterdir()):
        page = next((folder / name for name in ("page.html", "page.txt") if (folder / name).exists()), None)
        if page is None:
            continue
        request = folder / "request.json"
        said = json.loads(request.read_text()) if request.exists() else {}
        yield json.dumps(
            {
                "id": folder.name,
                "url": said.get("url", "https://example.com/a/b"),
                "body": base64.b64encode(page.read_bytes()).decode(),
                "contentType": said.get("contentType", "text/html" if page.suffix == ".html" else "text/plain"),
                "statusCode": said.get("statusCode", 200),
            }
        )


def pages_of(name):
    return subprocess.run([SHARED / "eval" / "pages.py", name], stdout=subprocess.PIPE, check=True).stdout


class Again(unittest.TestCase):
    def check(self, asks):
        answers = subprocess.run([PROGRAM, "batch", "--include", "html"], input=asks, stdout=subprocess.PIPE, check=True).stdout
        result = subprocess.run([AGAIN], input=answers, stdout=subprocess.PIPE, check=False)
        text = result.stdout.decode("utf-8", "replace")
        differ = set(re.findall(r"^(\S+) differs at", text, re.M))
        same, whole = map(int, re.search(r"(\d+) of (\d+) bodies come out the same", text).groups())
        self.assertEqual(differ - KNOWN, set(), text)
        self.assertEqual(whole - same, len(differ), text)
        self.assertGreater(same, 100)

    def test_golden_pages(self):
        self.check("\n".join(golden_pages()).encode())

    @unittest.skipUnless(os.environ.get("COPYDESK_LONG") == "1", "many pages: ./dev test --long")
    def test_page_sets(self):
        for name in SETS:
            if (SHARED / "corpus" / name).is_dir():
                with self.subTest(name):
                    self.check(pages_of(name))
