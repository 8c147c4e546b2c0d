"""pages=N: the pages of an article fetched one after another and joined, on a web server of the test's own."""

import json
import subprocess
import urllib.parse

from harness import CONTRACT, LOOPBACK, PARAGRAPHS, PROGRAM, WAIT_S, ServiceCase, Upstream, story

HTML = {"Content-Type": "text/html; charset=utf-8"}
TITLE = "A walk along the canal"
STANDFIRST = "Four days from lock to lock, with wet feet and a map that was printed before the war."
OVERLAP = (
    "We slept that night in a barn which belonged to the keeper's cousin, who charged us nothing and woke us at five "
    "to help with the cows."
)
RIGHTS = "© 2026 Canal Review. All rights reserved."
TEXTS = [
    [
        "The canal leaves the town behind the gasworks, where nobody looks at it, and for the first mile it smells of "
        "tar and of the brewery on the other bank.",
        "At the second lock the keeper asked whether we had paid, and when we said that we were walking he laughed and "
        "gave us each an apple.",
        OVERLAP,
    ],
    [
        OVERLAP,
        "On the second day the water was so still that the poplars stood in it upside down, and we argued about which "
        "of them were the real ones.",
        "A barge with a cargo of gravel overtook us before noon, and we overtook it again at each of the seven locks "
        "that follow the aqueduct.",
    ],
    [
        "The third day was rain, and there is little to be said about rain except that the tunnel, which we had feared, "
        "was the driest place we found.",
        "Inside it the boats are pulled by a chain that lies on the ground, and the noise of it is still in my ears "
        "when I write this.",
    ],
    [
        "We came to the sea on the evening of the fourth day, and the canal ended as canals do, in a basin full of "
        "other people's boats.",
        "The apple, which I had kept for the end, turned out to be wooden, a joke of the keeper's that had taken four "
        "days to reach me.",
    ],
]


def address(number, base="/walk"):
    return base if number == 1 else f"{base}?page={number}"


def page(number, next_page=None, texts=None, extra="", of=4):
    """One page of the walk, with what stands on each of them."""
    texts = TEXTS[number - 1] if texts is None else texts
    link = f'<link rel="next" href="{next_page}">' if next_page else ""
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Canal Review</title>{link}</head>'
        '<body><header><a href="/">Canal Review</a><nav><ul><li><a href="/locks">Locks</a></li>'
        '<li><a href="/boats">Boats</a></li></ul></nav></header>'
        f'<main><article><h1>{TITLE}</h1><p class="byline">By Ada Lock</p><p class="standfirst">{STANDFIRST}</p>'
        f'<p>Page {number} of {of}</p><img src="/lock.jpg" width="800" height="500" alt="A lock">'
        f'<img src="/day{number}.jpg" width="800" height="500" alt="Day {number}">'
        f'{body}<p><a href="/map">The map</a> shows the way of day {number}, with <a href="/inn{number}">an inn</a> at '
        f"the end of it where a bed could be had in those years.</p>{extra}"
        f"<p>{RIGHTS}</p></article></main><footer><p>Canal Review, a magazine</p></footer></body></html>"
    ).encode()


def walk(base="/walk", count=4, **more):
    """The pages of a walk, each naming the next."""
    return {
        address(n, base): (200, HTML, page(n, address(n + 1, base) if n < count else None, **more))
        for n in range(1, count + 1)
    }


class Pages(ServiceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pages = {**walk(), "/story": (200, HTML, story().encode())}
        cls.upstream = Upstream(cls.pages)

    @classmethod
    def tearDownClass(cls):
        cls.upstream.close()
        super().tearDownClass()

    def serve(self, path, body, status=200, **headers):
        self.pages[path] = (status, {**HTML, **headers}, body)

    def get(self, path, pages=None, **options):
        query = {"url": self.upstream.url(path), **({"pages": pages} if pages else {}), **options}
        return self.service.get("/v1/article?" + urllib.parse.urlencode(query))

    def article(self, path, pages=None, **options):
        answer = self.get(path, pages, **options)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def assert_days(self, article, days):
        """The body holds the texts of these days, each once and in order."""
        body, at = article["articleBody"], -1
        seen = []
        for texts in TEXTS[:days]:
            seen += [text for text in texts if text not in seen]
        for text in seen:
            self.assertEqual(body.count(text), 1, text)
            self.assertGreater(body.index(text), at, text)
            at = body.index(text)
        for text in (text for texts in TEXTS[days:] for text in texts if text not in seen):
            self.assertNotIn(text, body)
        self.assertEqual(article["metadata"]["pages"], days)

    # what is joined

    def test_one_page_by_default(self):
        for article in (self.article("/walk"), self.article("/walk", 1)):
            self.assert_days(article, 1)
            self.assertEqual(article["pagination"], {"pageNumber": 1, "nextPage": self.upstream.url("/walk?page=2")})
            self.assertEqual(article["metadata"]["warnings"], [])

    def test_as_many_as_asked_for(self):
        for pages in (2, 3):
            article = self.article("/walk", pages)
            self.assert_days(article, pages)
            self.assertEqual(article["pagination"],
                             {"pageNumber": 1, "nextPage": self.upstream.url(f"/walk?page={pages + 1}")})
            self.assertEqual(article["metadata"]["warnings"], [])

    def test_all_of_them(self):
        article = self.article("/walk", 20)
        self.assert_days(article, 4)
        self.assertEqual(article["pagination"], {"pageNumber": 1, "nextPage": None})
        self.assertEqual(article["metadata"]["warnings"], [])

    def test_what_stands_on_every_page_is_said_once(self):
        body = self.article("/walk", 4)["articleBody"]
        for text in (TITLE, STANDFIRST, RIGHTS, "By Ada Lock", "of 4"):
            self.assertLessEqual(body.count(text), 1, text)

    def test_fields_are_the_first_pages(self):
        one, all_of_them = self.article("/walk"), self.article("/walk", 4)
        for field in ("url", "resolvedUrl", "headline", "authors", "siteName", "inLanguage", "mainImage"):
            self.assertEqual(all_of_them[field], one[field], field)
        self.assertEqual(all_of_them["headline"], TITLE)

    def test_images_and_links_are_joined_once_each(self):
        article = self.article("/walk", 4)
        images = [image["url"].rpartition("/")[2] for image in article["images"]]
        self.assertEqual(sorted(images), ["day1.jpg", "day2.jpg", "day3.jpg", "day4.jpg", "lock.jpg"])
        links = [link["url"].rpartition("/")[2] for link in article["links"]]
        self.assertEqual(links, ["map", "inn1", "inn2", "inn3", "inn4"])

    def test_counts_are_of_the_whole(self):
        parts = [self.article(address(n), 1) for n in (1, 2, 3, 4)]
        whole = self.article("/walk", 4)
        self.assertGreater(whole["wordCount"], parts[0]["wordCount"] + parts[2]["wordCount"])
        self.assertLess(whole["wordCount"], sum(part["wordCount"] for part in parts))
        self.assertNotIn(whole["metadata"]["contentHash"], [part["metadata"]["contentHash"] for part in parts])
        self.assertEqual(self.article("/walk", 4)["metadata"]["contentHash"], whole["metadata"]["contentHash"])

    def test_blocks_are_the_body(self):
        article = self.article("/walk", 4, include="blocks,explain")
        texts = [block["text"] for block in article["blocks"] if "text" in block]
        self.assertEqual("\n\n".join(texts), article["articleBody"])
        repeated = [entry["text"] for entry in article["removed"] if entry["reason"] == "repeated"]
        self.assertIn(OVERLAP, repeated)

    def test_as_plain_text(self):
        answer = self.get("/walk", 2, form="text")
        self.assertEqual(answer.media_type, "text/plain")
        self.assertIn(TEXTS[1][2], answer.text)

    # where it ends

    def test_a_page_that_is_missing(self):
        self.pages.update(walk("/gone"))
        del self.pages["/gone?page=3"]
        article = self.article("/gone", 4)
        self.assert_days(article, 2)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])
        self.assertEqual(article["pagination"]["nextPage"], self.upstream.url("/gone?page=3"))

    def test_a_page_without_an_article(self):
        self.pages.update(walk("/empty"))
        self.serve("/empty?page=3", b"<title>Nothing</title><nav><a href=/>Home</a></nav>")
        article = self.article("/empty", 4)
        self.assert_days(article, 2)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])

    def test_a_page_that_is_no_page(self):
        self.pages.update(walk("/image"))
        self.serve("/image?page=2", b"\x89PNG\r\n\x1a\n", **{"Content-Type": "image/png"})
        article = self.article("/image", 4)
        self.assert_days(article, 1)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])

    def test_a_page_that_redirects_to_the_first(self):
        self.pages.update(walk("/round"))
        self.serve("/round?page=3", b"", 302, Location="/round")
        article = self.article("/round", 4)
        self.assert_days(article, 2)
        self.assertEqual(article["metadata"]["warnings"], [])

    def test_a_page_that_redirects_elsewhere(self):
        other = Upstream({"/": (200, HTML, story().encode())})
        try:
            self.pages.update(walk("/away"))
            there = other.url("/").replace("127.0.0.1", "localhost")
            self.serve("/away?page=2", b"", 302, Location=there)
            article = self.article("/away", 4)
        finally:
            other.close()
        self.assert_days(article, 1)
        self.assertEqual(article["metadata"]["warnings"], ["pages-incomplete"])

    def test_pages_that_lead_back(self):
        self.serve("/loop?page=1", page(1, "/loop?page=2"))
        self.serve("/loop?page=2", page(2, "/loop?page=1"))
        self.assert_days(self.article("/loop?page=1", 20), 2)

    def test_pages_without_an_end(self):
        """A site that has a page for every number, and each of them the same."""
        for n in range(1, 22):
            self.serve(address(n, "/endless"), page(1, address(n + 1, "/endless"), of=99))
        before = self.service.metric("copydesk_fetches_total")
        article = self.article("/endless", 20)
        self.assertEqual(self.service.metric("copydesk_fetches_total") - before, 20)
        self.assertEqual(article["articleBody"].count(OVERLAP), 1)
        self.assertEqual(article["articleBody"].count(TEXTS[0][0]), 1)

    def test_the_next_article_is_no_page(self):
        self.serve("/alone", page(1, "/story"))
        article = self.article("/alone", 4)
        self.assert_days(article, 1)
        self.assertIsNone(article["pagination"]["nextPage"])

    def test_another_host_is_no_page(self):
        self.serve("/host", page(1, "http://other.example/host?page=2"))
        self.assert_days(self.article("/host", 4), 1)

    def test_a_listing_is_no_article(self):
        teasers = "".join(
            f'<li class="teaser"><h2><a href="/news/{n}">Council votes on quay number {n} of the old harbour</a></h2>'
            f"<p>The council voted on Tuesday about quay number {n}, which a storm had damaged last winter.</p>"
            f'<span class="date">{n} May 2026</span></li>'
            for n in range(1, 25)
        )
        listing = (
            '<title>News | Harbour Post</title><link rel="next" href="/news?page=2"><body class="archive"><header>'
            '<nav><a href="/">Home</a><a href="/news">News</a></nav></header><main><h1>News</h1>'
            f'<ul class="list">{teasers}</ul></main><footer>Harbour Post</footer>'
        )
        self.serve("/news", listing.encode())
        before = self.service.metric("copydesk_fetches_total")
        article = self.article("/news", 4)
        self.assertIn(article["metadata"]["pageType"], ("listing", "collection"))
        self.assertEqual(article["metadata"]["pages"], 1)
        self.assertEqual(self.service.metric("copydesk_fetches_total") - before, 1)

    # how it is asked for

    def test_in_the_options(self):
        answer = self.service.post_json({"url": self.upstream.url("/walk"), "options": {"pages": 4}})
        self.assert_days(answer.json, 4)

    def test_beside_a_page_that_was_sent(self):
        html = page(1, "/walk?page=2").decode()
        answer = self.service.post_json(
            {"html": html, "url": self.upstream.url("/walk"), "options": {"pages": 4}})
        self.assert_days(answer.json, 4)
        query = urllib.parse.urlencode({"url": self.upstream.url("/walk"), "pages": 3})
        self.assert_days(self.service.post(html, path=f"/v1/article?{query}").json, 3)

    def test_a_page_without_an_address_has_no_others(self):
        answer = self.service.post_json({"html": page(1, "/walk?page=2").decode(), "options": {"pages": 4}})
        self.assert_days(answer.json, 1)

    def test_from_the_middle(self):
        article = self.article("/walk?page=3", 4)
        self.assertEqual(article["metadata"]["pages"], 2)
        self.assertEqual(article["pagination"], {"pageNumber": 3, "nextPage": None})
        self.assertIn(TEXTS[3][1], article["articleBody"])

    def test_wrong_numbers(self):
        for wrong in ("0", "21", "many", ""):
            answer = self.service.get("/v1/article?" + urllib.parse.urlencode(
                {"url": self.upstream.url("/walk"), "pages": wrong}))
            self.assert_problem(answer, 400, "invalid-request", "pages")
        for wrong in (0, 21, "2", 1.5):
            answer = self.service.post_json({"html": story(), "options": {"pages": wrong}})
            self.assert_problem(answer, 400, "invalid-request", "pages")

    def run_program(self, *args, data=None):
        done = subprocess.run([PROGRAM, *args, "--fetch-allow", LOOPBACK], input=data, capture_output=True, timeout=WAIT_S)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_by_the_command_line(self):
        self.assert_days(self.run_program("read", "--pages", "4", self.upstream.url("/walk")), 4)
        line = json.dumps({"id": 1, "url": self.upstream.url("/walk")}).encode() + b"\n"
        answer = self.run_program("batch", "--pages", "3", data=line)
        self.assertEqual(CONTRACT.errors({"$ref": "#/components/schemas/Article"}, answer["article"]), [])
        self.assert_days(answer["article"], 3)


class FewPages(ServiceCase):
    ARGS = ("--max-pages", "2")

    def test_the_service_has_its_own_bound(self):
        upstream = Upstream(walk())
        try:
            article = self.service.post_json({"url": upstream.url("/walk"), "options": {"pages": 20}}).json
        finally:
            upstream.close()
        self.assertEqual(article["metadata"]["pages"], 2)
        self.assertEqual(article["metadata"]["warnings"], [])
