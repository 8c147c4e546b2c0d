"""Holds the direction of dependencies: cmd -> api -> lib/desk -> stages -> lib/base.

A stage includes the stage before it only for its output type. Every row of ALLOWED says what the files of a folder and of
the folders in it may include of this project, as folders ("base/") or single headers; a folder always may include itself.
"""
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

ALLOWED = {
    "lib/base": [],
    "lib/fetch": ["base/"],
    "lib/decode": ["base/", "fetch/page.h"],
    "lib/parse": ["base/", "decode/decode.h"],
    "lib/clean": ["base/", "parse/doc.h", "parse/tags.h"],
    "lib/extract": ["base/", "clean/sheet.h", "clean/features.h", "clean/context.h", "clean/formula.h"],
    "lib/render": ["base/", "extract/article.h"],
    "lib/desk": ["base/", "fetch/", "decode/", "parse/", "clean/", "extract/", "render/"],
    "api": ["base/", "desk/", "render/render.h", "fetch/fetch.h"],
    "cmd": ["api/", "base/", "desk/", "render/render.h"],
}

# Libraries that one folder alone may know.
LIBRARIES = {
    "microhttpd.h": "api",
    "libxml/": "lib/parse",
    "seccomp.h": "lib/desk",
    "cld2/": "lib/extract",
}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def own_prefix(folder):
    """How a folder's own headers are spelt: lib/ and the root are on the include path."""
    return folder.removeprefix("lib/") + "/"


def violations(folder, text):
    """The includes in text, a file of folder, that the tables forbid."""
    found = []
    for mark, name in INCLUDE.findall(text):
        if mark == "<":
            found += [name for library, owner in LIBRARIES.items() if name.startswith(library) and folder != owner]
        elif not any(name == rule or (rule.endswith("/") and name.startswith(rule))
                     for rule in ALLOWED[folder] + [own_prefix(folder)]):
            found.append(name)
    return found


def sources():
    for top in ("lib", "api", "cmd"):
        for path in sorted(p for p in (ROOT / top).rglob("*.*") if p.suffix in (".c", ".h", ".cc")):
            yield path, "/".join(path.parent.relative_to(ROOT).parts[:2])


class Includes(unittest.TestCase):
    def test_every_folder_has_a_row(self):
        self.assertEqual({folder for _, folder in sources()} - set(ALLOWED), set())

    def test_every_include_is_allowed(self):
        wrong = [f"{path.relative_to(ROOT)} includes {name}" for path, folder in sources()
                 for name in violations(folder, path.read_text())]
        self.assertEqual(wrong, [])

    def test_every_row_is_of_a_folder_that_stands(self):
        for folder, rules in ALLOWED.items():
            self.assertTrue((ROOT / folder).is_dir(), folder)
            for rule in rules:
                self.assertTrue((ROOT / "lib" / rule).exists() or (ROOT / rule).exists(), rule)

    def test_a_wrong_include_is_found(self):
        self.assertEqual(violations("lib/base", '#include "desk/desk.h"\n'), ["desk/desk.h"])
        self.assertEqual(violations("lib/clean", '#include "parse/scan.h"\n'), ["parse/scan.h"])
        self.assertEqual(violations("lib/extract", ' # include "parse/doc.h"\n'), ["parse/doc.h"])
        self.assertEqual(violations("lib/desk", '#include "api/server.h"\n'), ["api/server.h"])
        self.assertEqual(violations("lib/clean", "#include <libxml/SAX2.h>\n"), ["libxml/SAX2.h"])
        self.assertEqual(violations("lib/parse", '#include <libxml/SAX2.h>\n#include "parse/doc.h"\n'), [])


if __name__ == "__main__":
    unittest.main()
