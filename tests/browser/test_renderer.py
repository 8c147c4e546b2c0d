"""--renderer against a real browser: Debian's chromium behind a POST /content of the test's own. Part of
`./dev test --long`; by hand:

    cd tests/browser && PYTHONPATH=../api python3 -B -m unittest -v test_renderer
"""

import json
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

from harness import PARAGRAPHS, WAIT_S, Service, Upstream
from renderer import Renderer

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=5000", "--dump-dom",
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
SHELL = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Post</title>'
    '<script src="/app.js" defer></script></head><body><noscript>You need to enable JavaScript to run this app.'
    '</noscript><div id="root"></div></body></html>'
).encode()
APP = """
fetch("/story.json").then(answer => answer.json()).then(story => {
    const article = document.createElement("article"), headline = document.createElement("h1");
    headline.textContent = document.title = story.title;
    article.append(headline);
    for (const text of story.paragraphs) {
        const paragraph = document.createElement("p");
        paragraph.textContent = text;
        article.append(paragraph);
    }
    document.getElementById("root").append(article);
});
""".encode()
STORY = json.dumps({"title": "Eastbridge bekommt einen Kai: «schön»", "paragraphs": PARAGRAPHS}).encode()


def dump(ask):
    """The page as chromium shows it, by a browser of its own, which knows nothing of others."""
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run([CHROMIUM, *FLAGS, f"--user-data-dir={profile}", ask["url"]], capture_output=True,
                              timeout=3 * WAIT_S)
    return (200, HTML, done.stdout) if done.returncode == 0 else (500, {"Content-Type": "text/plain"}, done.stderr[-2000:])


@unittest.skipUnless(CHROMIUM, "there is no chromium")
class Chromium(unittest.TestCase):
    def test_a_page_that_fills_itself_by_scripts(self):
        upstream = Upstream({
            "/": (200, HTML, SHELL),
            "/app.js": (200, {"Content-Type": "text/javascript"}, APP),
            "/story.json": (200, {"Content-Type": "application/json"}, STORY),
        })
        renderer = Renderer(dump)
        query = "/v1/article?" + urllib.parse.urlencode({"url": upstream.url("/")})
        try:
            with Service() as service:
                self.assertEqual(service.get(query).slug, "needs-rendering")
            with Service("--renderer", renderer.url, "--renderer-timeout", "60s") as service:
                answer = service.get(query)
        finally:
            renderer.close()
            upstream.close()
        self.assertEqual(answer.status, 200, answer.text)
        self.assertEqual(answer.json["articleBody"], "\n\n".join(PARAGRAPHS))
        self.assertEqual(answer.json["headline"], "Eastbridge bekommt einen Kai: «schön»")
        self.assertEqual(answer.json["metadata"]["warnings"], ["rendered"])


if __name__ == "__main__":
    unittest.main()
