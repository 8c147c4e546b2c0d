"""Markdown and plain text: what they hold, and how they are asked for."""

import unittest

import yaml

from harness import PARAGRAPHS, ServiceCase

TITLE = 'Quay: "rebuilt" # soon'
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title>
<meta property="og:title" content='{TITLE}'><meta name="author" content="Ines Varga">
<meta property="article:published_time" content="2026-01-28T05:35:00Z"></head><body><article>
<h1>{TITLE}</h1>
<p>{PARAGRAPHS[0]}</p>
<p>The <a href="/plan">plan_(2)</a> costs <b>*5*</b> million. {PARAGRAPHS[1]}</p>
<figure><img src="/quay.jpg" alt="The quay" width="800" height="600"><figcaption>The north quay in March.</figcaption></figure>
<ul><li>two berths<ol start="1"><li>north</li></ol></li><li>one crane</li></ul>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2024</td><td>1|200</td></tr><tr><td>2025</td><td>1300</td></tr></table>
<p>{PARAGRAPHS[2]}</p>
</article></body></html>"""


class Forms(ServiceCase):
    def ask(self, query="", **fields):
        answer = self.service.post(PAGE, "text/html", "/v1/article?url=https://news.example/quay" + query, **fields)
        self.assertEqual(answer.status, 200, answer.text)
        return answer

    def test_markdown_by_accept(self):
        for accept in ("text/markdown", "text/markdown;q=0.9, text/plain;q=0.5", "application/json;q=0.1, text/markdown"):
            with self.subTest(accept):
                answer = self.ask(Accept=accept)
                self.assertEqual(answer.header("Content-Type"), "text/markdown; charset=utf-8")
                self.assertTrue(answer.text.startswith('# Quay: "rebuilt" # soon\n\n' + PARAGRAPHS[0]), answer.text)

    def test_markdown_by_form(self):
        answer = self.ask("&form=markdown", Accept="application/json")
        self.assertEqual(answer.header("Content-Type"), "text/markdown; charset=utf-8")
        self.assertIn("\n\nThe [plan\\_(2)](https://news.example/plan) costs **\\*5\\*** million. ", answer.text)
        self.assertIn("\n\n- two berths\n  1. north\n- one crane\n\n", answer.text)
        self.assertIn("\n\n| Year | Ships |\n| --- | --- |\n| 2024 | 1\\|200 |\n| 2025 | 1300 |\n\n", answer.text)
        self.assertIn("![The quay](https://news.example/quay.jpg)\\\n*The north quay in March.*\n", answer.text)

    def test_markdown_in_json_is_the_body_alone(self):
        article = self.ask("&include=markdown,front-matter").json
        self.assertTrue(article["articleBodyMarkdown"].startswith(PARAGRAPHS[0] + "\n\n"))
        self.assertTrue(self.ask("&form=markdown").text.endswith(article["articleBodyMarkdown"]))
        self.assertNotIn("articleBodyMarkdown", self.ask().json)

    def test_front_matter(self):
        text = self.ask("&form=markdown&include=front-matter").text
        _, matter, body = text.split("---\n", 2)
        fields = yaml.safe_load(matter)
        self.assertEqual(fields["title"], TITLE)
        self.assertEqual(fields["authors"], ["Ines Varga"])
        self.assertEqual(fields["date"], "2026-01-28T05:35:00Z")
        self.assertEqual(fields["url"], "https://news.example/quay")
        self.assertEqual(fields["language"], "en")
        self.assertTrue(body.startswith('\n# Quay: "rebuilt" # soon\n\n'))

    def test_text(self):
        answer = self.ask(Accept="text/plain")
        self.assertEqual(answer.header("Content-Type"), "text/plain; charset=utf-8")
        self.assertTrue(answer.text.startswith(PARAGRAPHS[0] + "\n\nThe plan_(2) costs *5* million. "), answer.text)
        self.assertIn("\n\n- two berths\n  1. north\n- one crane\n\nYear | Ships\n2024 | 1|200\n2025 | 1300\n\n", answer.text)
        self.assertNotIn("quay.jpg", answer.text)

    def test_text_with_notes(self):
        text = self.ask("&form=text&include=link-notes,image-notes").text
        self.assertIn("The plan_(2)[1] costs", text)
        self.assertIn("\n\n[Image: The north quay in March. https://news.example/quay.jpg]\n\n", text)
        self.assertTrue(text.endswith("\n\n[1] https://news.example/plan\n"), text)


if __name__ == "__main__":
    unittest.main()
