"""copydesk read, version and help: what is printed where, and the exit statuses."""

import contextlib
import errno
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from harness import CONTRACT, LOOPBACK, PARAGRAPHS, PROGRAM, WAIT_S, Upstream, free_port, story

NO_ARTICLE, NO_FETCH, NO_INPUT, USAGE = 3, 4, 5, 2
NAVIGATION = "<title>Nothing</title><nav><a href=/>Home</a></nav>"


def run(*args, data=b"", environment=None):
    return subprocess.run(
        [PROGRAM, *args], input=data, capture_output=True, timeout=WAIT_S, env={**os.environ, **(environment or {})}
    )


class Read(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def article(self, *args, data=b""):
        done = run("read", *args, data=data)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(done.stdout.endswith(b"}\n"))
        article = json.loads(done.stdout)
        self.assertEqual(CONTRACT.errors({"$ref": "#/components/schemas/Article"}, article), [])
        return article

    def check_failure(self, status, words, *args, data=b""):
        done = run("read", *args, data=data)
        self.assertEqual((done.returncode, done.stdout), (status, b""), done.stderr)
        self.assertEqual(done.stderr.count(b"\n"), 2 if status == USAGE else 1, done.stderr)
        self.assertIn(words, done.stderr.decode())

    def test_file(self):
        article = self.article(self.file("page.html", story()), "--url", "http://a.example/x")
        self.assertEqual(article["url"], "http://a.example/x")
        self.assertEqual(article["canonicalUrl"], "http://a.example/2026/quay")
        self.assertEqual(article["articleBody"].split("\n\n"), PARAGRAPHS)

    def test_stdin_as_text(self):
        done = run("read", "--form=text", "-", data=story().encode())
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.decode(), "\n\n".join(PARAGRAPHS) + "\n")

    def test_type_comes_from_name_or_flag(self):
        self.check_failure(NO_ARTICLE, "article", self.file("a.html", NAVIGATION))
        page = self.file("page.txt", story())
        self.assertIn("<p>", self.article(page)["articleBody"])
        self.assertEqual(self.article(page, "--type", "text/html")["articleBody"].split("\n\n"), PARAGRAPHS)

    def test_url(self):
        pages = {"/page": (200, {"Content-Type": "text/html"}, story().encode())}
        with contextlib.closing(Upstream(pages)) as upstream:
            article = self.article(upstream.url("/page"), "--fetch-allow", LOOPBACK)
            self.assertEqual(article["resolvedUrl"], upstream.url("/page"))
            self.assertEqual(article["metadata"]["statusCode"], 200)
            self.check_failure(NO_FETCH, "address that is not fetched from", upstream.url("/page"))
            self.check_failure(NO_FETCH, "404", upstream.url("/none"), "--fetch-allow", LOOPBACK)
        self.check_failure(NO_FETCH, "", f"http://127.0.0.1:{free_port()}/", "--fetch-allow", LOOPBACK)
        self.check_failure(NO_FETCH, "http", "ftp://a.example/")

    def test_no_article(self):
        self.check_failure(NO_ARTICLE, "article", self.file("a.html", NAVIGATION))

    def test_input(self):
        self.check_failure(NO_INPUT, "No such file", str(self.folder / "none.html"))
        self.check_failure(NO_INPUT, "directory", str(self.folder))
        self.check_failure(NO_INPUT, "", "-")
        self.check_failure(NO_INPUT, "", self.file("a.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256))))
        large = self.file("large.html", b"x" * 2048)
        self.check_failure(NO_INPUT, "1024", large, "--max-inflated", "1KiB")

    def test_usage(self):
        self.check_failure(USAGE, "expected", data=b"")
        self.check_failure(USAGE, "expected", "one", "two")
        self.check_failure(USAGE, "--from", "-", "--from", "text")
        self.check_failure(USAGE, "json, text, html or markdown", "-", "--form", "xml")
        self.check_failure(USAGE, "twice", "-", "--form", "text", "--form", "json")
        self.check_failure(USAGE, "milliseconds", "-", "--deadline", "0")
        self.check_failure(USAGE, "10ms to 1h", "-", "--job-wall", "1")
        self.check_failure(USAGE, "--url", "http://a.example/", "--url", "http://b.example/")

    def test_environment(self):
        done = run("read", "-", data=b"x" * 2048, environment={"COPYDESK_MAX_INFLATED": "1KiB"})
        self.assertEqual(done.returncode, NO_INPUT)
        done = run("read", "-", environment={"COPYDESK_MAX_INFLATED": "much"})
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(b"COPYDESK_MAX_INFLATED", done.stderr)


class Others(unittest.TestCase):
    def test_version(self):
        for name in ("version", "--version"):
            done = run(name)
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stdout.decode(), r"^copydesk \d+\.\d+\.\d+\n$")

    def test_help(self):
        for args in (["help"], ["--help"], ["serve", "--help"], ["read", "-h"], ["batch", "--workers", "2", "--help"]):
            done = run(*args)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(b"Usage: copydesk", done.stdout)
            if len(args) > 1:
                self.assertIn(b"Exit status: 0 ", done.stdout)
                self.assertIn(b"--fetch-allow CIDR", done.stdout)

    def test_wrong_usage(self):
        self.assertEqual(run().returncode, USAGE)
        done = run("reed")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(b'"reed"', done.stderr)

    def test_full_stdout(self):
        """One sentence says why, and the exit status is 1."""
        for args in (["version"], ["help"], ["read", "--help"], ["read", "-"]):
            with self.subTest(args), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *args], input=story().encode(), stdout=full, stderr=subprocess.PIPE, timeout=WAIT_S)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
                self.assertIn(os.strerror(errno.ENOSPC).encode(), done.stderr)


if __name__ == "__main__":
    unittest.main()
