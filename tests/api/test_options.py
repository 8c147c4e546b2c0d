"""include and favor, in each of their three places, and what they bring."""

import json
import subprocess
import unittest

from harness import CONTRACT, PARAGRAPHS, PROGRAM, WAIT_S, ServiceCase, story

PARTS = {"blocks": "blocks", "explain": "removed"}  # what is asked for, and the member that brings it
VALUES = ("blocks", "explain", "blocks,explain", "explain,blocks")
WRONG = {
    "include": ("", "links", "blocks,blocks", "blocks,", "blocks explain", "Blocks"),
    "favor": ("", "both", "precision,recall", "Recall"),
}
EXPECTED = {"include": "some of blocks, html, markdown, explain", "favor": "precision or recall"}
NAVIGATION = "<title>Nothing</title><nav><a href=/>Home</a></nav>"


def run(*args, data=story()):
    return subprocess.run([PROGRAM, *args], input=data.encode(), capture_output=True, timeout=WAIT_S)


class Asked(ServiceCase):
    """An ask by the query, by the options of a request, and by flags of read and batch."""

    def by_query(self, name, value, page=story()):
        answer = self.service.post(page, path=f"/v1/article?{name}={value.replace(' ', '%20')}")
        return answer.status, answer.json

    def by_options(self, name, value, page=story()):
        answer = self.service.post_json({"html": page, "options": {name: value}})
        return answer.status, answer.json

    def by_read(self, name, value):
        done = run("read", f"--{name}={value}", "-")
        return (200, json.loads(done.stdout)) if done.returncode == 0 else (400, {"detail": done.stderr.decode()})

    def by_batch(self, name, value):
        done = run("batch", f"--{name}={value}", data=json.dumps({"html": story()}) + "\n")
        return (200, json.loads(done.stdout)["article"]) if done.returncode == 0 else (400, {"detail": done.stderr.decode()})

    def ways(self):
        return (self.by_query, self.by_options, self.by_read, self.by_batch)

    def check_parts(self, article, value):
        self.assertEqual(CONTRACT.errors({"$ref": "#/components/schemas/Article"}, article), [])
        for part, member in PARTS.items():
            self.assertEqual(member in article, part in value.split(","), (member, value))

    def test_parts_are_there_when_asked_for(self):
        for way in self.ways():
            for value in VALUES:
                with self.subTest(way=way.__name__, value=value):
                    status, article = way("include", value)
                    self.assertEqual(status, 200, article)
                    self.check_parts(article, value)

    def test_parts_are_absent_else(self):
        self.check_parts(self.service.post(story()).json, "")

    def test_favor_is_taken(self):
        for way in self.ways():
            for value in ("precision", "recall"):
                with self.subTest(way=way.__name__, value=value):
                    status, article = way("favor", value)
                    self.assertEqual(status, 200, article)
                    self.check_parts(article, "")

    def test_wrong_values_are_refused(self):
        for way in self.ways():
            for name, values in WRONG.items():
                for value in values:
                    with self.subTest(way=way.__name__, name=name, value=value):
                        status, problem = way(name, value)
                        self.assertEqual(status, 400, problem)
                        self.assertIn(name, problem["detail"])
                        self.assertIn(EXPECTED[name], problem["detail"])
                        self.assertEqual(problem.get("member", name), name)

    def test_twice_is_refused(self):
        for name, value in (("include", "blocks"), ("favor", "recall")):
            answer = self.service.post(story(), path=f"/v1/article?{name}={value}&{name}={value}")
            self.assert_problem(answer, 400, "invalid-request", name)
            answer = self.service.post_json({"html": story(), "options": {name: value}}, path=f"/v1/article?{name}={value}")
            self.assert_problem(answer, 400, "invalid-request", name)
            self.assertIn(b"twice", run("read", f"--{name}={value}", f"--{name}={value}", "-").stderr)

    def test_numbers_are_no_values(self):
        for name in WRONG:
            answer = self.service.post_json({"html": story(), "options": {name: 1}})
            self.assert_problem(answer, 400, "invalid-request", name)


class Parts(ServiceCase):
    def test_blocks_are_the_body(self):
        article = self.service.post(story(), path="/v1/article?include=blocks").json
        self.assertEqual(article["blocks"], [{"type": "paragraph", "text": text, "marks": [], "inLanguage": "en"} for text in PARAGRAPHS])

    def test_what_is_left_out_is_explained(self):
        page = story().replace("</body>", "<nav><a href=/a>Harbour news</a></nav></body>")
        article = self.service.post(page, path="/v1/article?include=explain").json
        (removed,) = [entry for entry in article["removed"] if entry["text"] == "Harbour news"]
        self.assertEqual(removed["reason"], "navigation")
        self.assertLess(removed["probability"], 0.5)
        self.assertNotIn(PARAGRAPHS[0], [entry["text"] for entry in article["removed"]])

    def test_what_is_kept_and_what_is_removed_are_the_page(self):
        page = story().replace("</body>", "<nav><a href=/a>Harbour news</a></nav></body>")
        article = self.service.post(page, path="/v1/article?include=explain").json
        pieces = sorted(article["kept"] + article["removed"], key=lambda piece: piece["position"])
        self.assertEqual([piece["position"] for piece in pieces], list(range(len(pieces))))
        self.assertEqual([piece["text"] for piece in article["kept"]], PARAGRAPHS)
        self.assertEqual([piece["text"] for piece in pieces][-2:], ["Imprint", "Harbour news"])

    def test_a_page_without_an_article_is_explained_too(self):
        answer = self.service.post(NAVIGATION, path="/v1/article?include=explain,blocks")
        self.assertEqual(answer.status, 422)
        self.assertEqual([entry["text"] for entry in answer.json["article"]["removed"]], ["Home"])
        self.assertEqual(answer.json["article"]["blocks"], [])
        article = self.service.post(NAVIGATION).json["article"]
        self.assertNotIn("removed", article)
        self.assertNotIn("blocks", article)

    def test_plain_text_has_neither(self):
        answer = self.service.post(story(), path="/v1/article?include=blocks,explain&form=text")
        self.assertEqual(answer.text, "\n\n".join(PARAGRAPHS) + "\n")


if __name__ == "__main__":
    unittest.main()
