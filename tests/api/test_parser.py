"""GET /parser: answers in the shape of Postlight Parser."""

import urllib.parse

from harness import CONTRACT, PARAGRAPHS, ServiceCase, Upstream, story

HTML = {"Content-Type": "text/html; charset=utf-8"}
FIELDS = (
    "title content author date_published lead_image_url dek next_page_url url domain excerpt word_count direction "
    "total_pages rendered_pages"
).split()  # of Postlight Parser's README, in its order


def page(head="", body=""):
    return story().replace("</head>", head + "</head>").replace("</h1>", "</h1>" + body).encode()


class ParserTest(ServiceCase):
    def ask(self, content, query=""):
        upstream = Upstream({"/page": (200, HTML, content)})
        try:
            return self.service.get("/parser?url=" + urllib.parse.quote(upstream.url("/page"), safe="") + query)
        finally:
            upstream.close()

    def parse(self, content, query=""):
        answer = self.ask(content, query)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def test_all_fields_come_in_the_documented_order(self):
        got = self.parse(page())
        self.assertEqual(list(got), FIELDS)
        self.assertEqual(got["title"], "Eastbridge to rebuild its quay")
        self.assertEqual(got["content"], "".join(f"<p>{text}</p>\n" for text in PARAGRAPHS))
        self.assertEqual((got["total_pages"], got["rendered_pages"], got["direction"]), (1, 1, "ltr"))
        self.assertEqual(got["excerpt"], PARAGRAPHS[0] + " Work is to begin in March and to last…")
        self.assertGreater(got["word_count"], 80)

    def test_what_is_unknown_is_null(self):
        got = self.parse(page())
        for name in ("author", "date_published", "lead_image_url", "dek", "next_page_url"):
            self.assertIsNone(got[name], name)

    def test_fields_are_those_of_the_article(self):
        head = (
            '<meta name="description" content="' + "The quay is to be rebuilt. " * 20 + '">'
            '<meta property="og:image" content="https://cdn.example/quay.jpg">'
            '<meta property="article:published_time" content="2026-01-28T07:35:00+02:00">'
            '<link rel="next" href="?page=2">'
        )
        got = self.parse(page(head, '<p class="byline">By <a rel="author" href="/ines">Ines Varga</a></p>'))
        self.assertEqual(got["author"], "Ines Varga")
        self.assertEqual(got["date_published"], "2026-01-28T05:35:00.000Z")
        self.assertEqual(got["lead_image_url"], "https://cdn.example/quay.jpg")
        self.assertTrue(got["next_page_url"].endswith("?page=2"), got["next_page_url"])
        self.assertTrue(got["url"].endswith("/2026/quay"), "the canonical address")
        self.assertEqual(got["domain"], "127.0.0.1")
        self.assertTrue(got["excerpt"].endswith("rebuilt. The quay is…"), got["excerpt"])

    def test_content_comes_in_three_forms(self):
        linked = page(body='<p>A <a href="/plan">plan of the council</a> was laid out on Monday, for all to see it in time.</p>')
        forms = {name: self.parse(linked, "&contentType=" + name)["content"] for name in ("html", "markdown", "text")}
        self.assertIn(">plan of the council</a>", forms["html"])
        self.assertIn("A plan of the council was", forms["text"])
        self.assertIn("plan of the council", forms["markdown"])
        self.assertNotIn("<p>", forms["markdown"])

    def test_text_from_right_to_left_is_told(self):
        text = "أعلنت هيئة الميناء يوم الثلاثاء خطة لإعادة بناء الرصيف الشمالي الذي تضرر في عاصفة الشتاء الماضي. " * 3
        self.assertEqual(self.parse(story("خطة الميناء", [text, text + "نعم", text + "لا"]).encode())["direction"], "rtl")

    def test_what_is_asked_wrongly_is_refused(self):
        for query, member in (
            ("", "url"),
            ("?url=http%3A%2F%2Fa.example%2F&contentType=pdf", "contentType"),
            ("?url=http%3A%2F%2Fa.example%2F&contentType=html&contentType=html", "contentType"),
            ("?url=http%3A%2F%2Fa.example%2F&form=text", "form"),
            ("?url=http%3A%2F%2Fa.example%2F&include=html", "include"),
            ("?url=http%3A%2F%2Fa.example%2F&colour=red", "colour"),
        ):
            answer = self.service.get("/parser" + query)
            self.assertEqual((answer.status, answer.json["member"]), (400, member), query)

    def test_a_page_without_an_article_is_a_problem(self):
        answer = self.ask(b"<title>t</title><nav><a href=/>Home</a></nav>")
        self.assertEqual((answer.status, answer.media_type), (422, "application/problem+json"))

    def test_examples_of_the_contract_have_the_documented_order(self):
        """test_examples.py asks for them."""
        content = CONTRACT.document["paths"]["/parser"]["get"]["responses"]["200"]["content"]["application/json"]
        for name, example in content["examples"].items():
            self.assertEqual(list(example["value"]), FIELDS, name)
