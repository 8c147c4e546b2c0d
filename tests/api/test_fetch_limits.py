"""The limits of a fetch in bytes: each lets pass what is just within it, and ends what is just past it."""

import base64
import gzip
import os
import zlib

import brotli
import zstandard

from fetch_case import FetchCase
from harness import wait_until
from upstreams import GOOD, HTML, PAGE, Site, chunked, endless, head_of, message, page_of, raw, raw_then_silence, redirect

KIB = 1024
CHUNKED = {**HTML, "Transfer-Encoding": "chunked"}


def zstd(data):
    return zstandard.ZstdCompressor().compress(data)


def deflate_raw(data):
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(data) + coder.flush()


CODERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd}


def coded(coding, body):
    return 200, {**HTML, "Content-Encoding": coding}, body


def noise(size):
    """A page of about so many bytes that no coding makes much smaller."""
    return PAGE + b"<!--" + base64.b64encode(os.urandom(size * 3 // 4 - len(PAGE))) + b"-->"


class Limited(FetchCase):
    def assert_passes(self, answer):
        with Site(answer) as site:
            return self.assert_article(self.fetch(site.url()))

    def assert_fails(self, answer, slug="upstream-too-large", status=502):
        with Site(answer) as site:
            problem = self.assert_problem(self.fetch(site.url()), status, slug)
            self.assertEqual(site.requests, 1)
            return problem


class Bytes(Limited):
    WIRE, INFLATED = 64 * KIB, 96 * KIB
    ARGS = ("--fetch-max-wire", "64KiB", "--fetch-max-inflated", "96KiB")

    def test_on_the_wire_by_a_stated_length(self):
        self.assert_passes((200, HTML, page_of(self.WIRE)))
        self.assert_fails((200, HTML, page_of(self.WIRE + 1)))

    def test_on_the_wire_in_chunks(self):
        self.assert_passes(lambda _: (200, CHUNKED, chunked(page_of(self.WIRE))))
        self.assert_fails(lambda _: (200, CHUNKED, chunked(page_of(self.WIRE + 1))))

    def test_on_the_wire_until_the_connection_is_closed(self):
        head = head_of(200, HTML)
        self.assert_passes(raw(head + page_of(self.WIRE)))
        self.assert_fails(raw(head + page_of(self.WIRE + 1)))

    def test_a_stated_length_past_the_limit_is_not_waited_for(self):
        self.assert_fails(raw_then_silence(head_of(200, {**HTML, "Content-Length": self.WIRE + 1})))

    def test_a_length_that_is_no_number(self):
        for length in ("99999999999999999999999", "-1", "ten"):
            with self.subTest(length), Site(raw(head_of(200, {**HTML, "Content-Length": length}))) as site:
                self.assertIn(self.fetch(site.url()).slug, ("upstream-protocol", "upstream-too-large"))

    def test_coded_on_the_wire(self):
        body = gzip.compress(noise(self.WIRE * 5 // 4))
        self.assertTrue(self.WIRE // 2 < len(body) <= self.WIRE, len(body))
        # A comment in the gzip header makes it longer and no larger when inflated.
        for size, passes in ((self.WIRE, True), (self.WIRE + 1, False)):
            longer = body[:3] + b"\x10" + body[4:10] + b"c" * (size - len(body) - 1) + b"\0" + body[10:]
            self.assertEqual((len(longer), gzip.decompress(longer)), (size, gzip.decompress(body)))
            (self.assert_passes if passes else self.assert_fails)(coded("gzip", longer))

    def test_inflated(self):
        for coding, code in CODERS.items():
            with self.subTest(coding):
                self.assert_passes(coded(coding, code(page_of(self.INFLATED))))
                self.assert_fails(coded(coding, code(page_of(self.INFLATED + 1))))

    def test_inflated_twice(self):
        twice = gzip.compress(gzip.compress(page_of(self.INFLATED)))
        self.assert_passes(coded("gzip, gzip", twice))
        self.assert_fails(coded("gzip, gzip", gzip.compress(gzip.compress(page_of(self.INFLATED + 1)))))
        self.assert_passes(coded("zstd, br", brotli.compress(zstd(PAGE))))

    def test_bombs(self):
        zeros = bytes(64 * KIB * KIB)
        for coding, code in CODERS.items():
            with self.subTest(coding):
                body = code(zeros)
                self.assertLess(len(body), self.WIRE + 3 * KIB)
                self.assert_fails(coded(coding, body))
        self.assert_fails(coded("gzip, gzip", gzip.compress(gzip.compress(zeros))))

    def test_a_bomb_of_many_codings(self):
        body = PAGE
        for _ in range(40):
            body = gzip.compress(body)
        with Site(coded(", ".join(["gzip"] * 40), body)) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-protocol")
            self.assert_article(self.fetch_good())

    def fetch_good(self):
        with Site() as site:
            return self.fetch(site.url())

    def test_chunks_without_end(self):
        self.assert_fails(endless(head_of(200, CHUNKED), chunked(b"x" * KIB, end=False)))

    def test_a_body_without_end(self):
        self.assert_fails(endless(head_of(200, HTML), b"x" * KIB))

    def test_the_body_of_a_redirect_is_not_read_for_ever(self):
        head = head_of(302, {"Location": "/story", "Transfer-Encoding": "chunked"})
        with Site({"/page": endless(head, chunked(b"x" * KIB, end=False)), "/story": GOOD}) as site:
            self.assertIn(self.fetch(site.url()).status, (200, 502))
            wait_until(lambda: not site.busy, "the redirect's connection is given up")

    def test_the_body_of_a_refusal_is_not_read_for_ever(self):
        with Site(endless(head_of(503, CHUNKED), chunked(b"x" * KIB, end=False))) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-status")
            site.wait_idle()


class Codings(Limited):
    """Coded bodies that are whole, and some that are not."""

    def test_each_coding(self):
        body = self.assert_passes(GOOD)["articleBody"]
        for coding, code in CODERS.items():
            for spelling in (coding, coding.upper()):
                with self.subTest(spelling):
                    self.assertEqual(self.assert_passes(coded(spelling, code(PAGE)))["articleBody"], body)
        self.assertEqual(self.assert_passes(coded("identity", PAGE))["articleBody"], body)
        self.assertEqual(self.assert_passes(coded("deflate", deflate_raw(PAGE)))["articleBody"], body)

    def test_cut(self):
        for coding, code in CODERS.items():
            whole = code(noise(4 * KIB))
            for size in (1, len(whole) // 2, len(whole) - 1):
                with self.subTest(coding, size=size):
                    self.assert_fails(coded(coding, whole[:size]), "upstream-protocol")

    def test_damaged(self):
        for coding, code in CODERS.items():
            if coding not in ("br", "zstd"):  # those carry no checksum here
                whole = bytearray(code(noise(4 * KIB)))
                whole[-2] ^= 0xFF
                with self.subTest(coding):
                    self.assert_fails(coded(coding, bytes(whole)), "upstream-protocol")

    def test_another_coding_than_stated(self):
        for coding in CODERS:
            with self.subTest(coding):
                self.assert_fails(coded(coding, PAGE), "upstream-protocol")

    def test_unknown(self):
        for coding in ("compress", "sdch", "gzip, rot13", "exi"):
            with self.subTest(coding):
                self.assert_fails(coded(coding, PAGE), "upstream-protocol")

    def test_bytes_behind_the_end_of_gzip(self):
        for more in (bytes(100), b"trailing", b"\n"):
            with self.subTest(more):
                self.assert_passes(coded("gzip", gzip.compress(PAGE) + more))

    def test_several_members_of_gzip(self):
        half = len(PAGE) // 2
        article = self.assert_passes(coded("gzip", gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:])))
        self.assertEqual(article["articleBody"], self.assert_passes(GOOD)["articleBody"])


class Framing(Limited):
    """Answers that break off or are no HTTP."""

    def test_a_length_that_is_longer_than_the_body(self):
        self.assert_fails(raw(head_of(200, {**HTML, "Content-Length": len(PAGE) + 1}) + PAGE), "upstream-protocol")

    def test_a_length_that_is_shorter_than_the_body(self):
        """What is behind it belongs to no page, and to no next answer either."""
        short = head_of(200, {**HTML, "Content-Length": len(PAGE)}) + PAGE
        other = message(200, HTML, b"<h1>Smuggled</h1>")
        with Site(raw(short + other)) as site:
            for n in range(2):
                article = self.assert_article(self.fetch(site.url(f"/{n}")))
                self.assertNotIn("Smuggled", str(article))

    def test_chunks_that_break_off(self):
        head = head_of(200, CHUNKED)
        self.assert_fails(raw(head + chunked(PAGE, end=False)), "upstream-protocol")
        self.assert_fails(raw(head + chunked(PAGE)[:-50]), "upstream-protocol")

    def test_chunks_that_are_none(self):
        for body in (PAGE, b"-5\r\n" + PAGE, b"f" * 20 + b"\r\n" + PAGE):
            with self.subTest(body[:8]):
                self.assert_fails(raw(head_of(200, CHUNKED) + body), "upstream-protocol")

    def test_a_length_beside_chunks_does_not_count(self):
        self.assert_passes(raw(head_of(200, {**CHUNKED, "Content-Length": 5}) + chunked(PAGE)))

    LENGTHS = [  # field values, whether they agree
        (("{n}", "{n}"), True),
        (("{n}, {n}",), True),
        (("{n}", "0{n}"), True),
        (("{n}", "5"), False),
        (("5", "{n}"), False),
        (("{n}, 5",), False),
        (("{n}", "{n}", "5"), False),
        (("{n},",), False),
        (("{n} 5",), False),
        (("{n}", "+{n}"), False),
    ]

    def with_lengths(self, values, status=200, more=()):
        fields = [*HTML.items(), *more, *(("Content-Length", value.format(n=len(PAGE))) for value in values)]
        return raw(head_of(status, fields) + PAGE)

    def test_lengths_that_differ(self):
        """Two readers of such an answer see two bodies (RFC 9112, 6.3); lengths that agree are one."""
        for values, agree in self.LENGTHS:
            with self.subTest(values):
                answer = self.with_lengths(values)
                self.assert_passes(answer) if agree else self.assert_fails(answer, "upstream-protocol")

    def test_lengths_that_differ_of_a_redirect(self):
        for values, agree in self.LENGTHS:
            hop = self.with_lengths(values, 302, [("Location", "/story")])
            with self.subTest(values), Site({"/page": hop, "/story": GOOD}) as site:
                self.assertEqual(self.fetch(site.url()).status, 200 if agree else 502)
                self.assertEqual(site.requests, 2 if agree else 1)

    def test_lengths_that_differ_beside_chunks_do_not_count(self):
        fields = [*CHUNKED.items(), ("Content-Length", 5), ("Content-Length", 6)]
        self.assert_passes(raw(head_of(200, fields) + chunked(PAGE)))

    def test_no_http(self):
        for data in (b"220 mail.example ESMTP\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x15\x03\x01\x00\x02\x02\x28",
                     b"HTTP/9.9 200 OK\r\n\r\n", b"<html>", b"\0" * 64, b"HTTP/1.1 2000 OK\r\n\r\n", b"HTTP/1.1 000 OK\r\n\r\n",
                     b"HTTP/1.1 200 OK\r\nX-Nul: a\0b\r\n\r\n" + PAGE, b"HTTP/1.1\r\n\r\n"):
            with self.subTest(data):
                self.assert_fails(raw(data), "upstream-protocol")

    def test_no_answer(self):
        with Site(raw(b"")) as site:
            self.assert_problem(self.fetch(site.url()), 502, "upstream-protocol")

    def test_a_header_that_breaks_off(self):
        for data in (b"HTTP/1.1 200", head_of(200, HTML)[:-2]):
            with self.subTest(data):
                with Site(raw(data)) as site:
                    self.assertIn(self.fetch(site.url()).slug, ("upstream-protocol", "upstream-status"))

    def test_http_1_0(self):
        self.assert_passes(raw(head_of(200, HTML, "HTTP/1.0") + PAGE))


class Headers(Limited):
    LIMIT = 16 * KIB
    ARGS = ("--fetch-max-header", "16KiB")

    def padded(self, size, status=200, fields=(), body=PAGE):
        """An answer whose status line, fields and empty line are of so many bytes."""
        fields = [*HTML.items(), ("Content-Length", len(body)), *fields]
        base = len(head_of(status, fields))
        while size - base > 2 * KIB:
            fields.append(("X-More", "y" * KIB))
            base = len(head_of(status, fields))
        fields.append(("X-Last", "z" * (size - base - len("X-Last: \r\n"))))
        assert len(head_of(status, fields)) == size
        return lambda exchange: exchange.send(head_of(status, fields) + body)

    def test_of_an_answer(self):
        self.assert_passes(self.padded(self.LIMIT))
        self.assert_fails(self.padded(self.LIMIT + 1))

    def test_of_a_redirect(self):
        for size, passes in ((self.LIMIT, True), (self.LIMIT + 1, False)):
            hop = self.padded(size, 302, [("Location", "/story")], b"")
            with Site({"/page": hop, "/story": GOOD}) as site:
                answer = self.fetch(site.url())
                self.assertEqual(answer.status, 200 if passes else 502, answer.text)
                self.assertEqual(site.requests, 2 if passes else 1)

    def test_without_end(self):
        self.assert_fails(endless(b"HTTP/1.1 200 OK\r\n", b"X-Field: " + b"y" * 1000 + b"\r\n"))

    def test_a_line_without_end(self):
        self.assert_fails(endless(b"HTTP/1.1 200 OK\r\nX-Field: ", b"y" * 1000))

    def test_interim_answers_without_end(self):
        answer = endless(b"", head_of(103, {"Link": "</a>"}))
        with Site(answer) as site:
            self.assertIn(self.fetch(site.url()).slug, ("upstream-too-large", "upstream-protocol"))

    def test_trailers_without_end(self):
        start = head_of(200, CHUNKED) + chunked(PAGE)[:-2]
        with Site(endless(start, b"X-Trailer: " + b"y" * 1000 + b"\r\n")) as site:
            self.assertIn(self.fetch(site.url()).slug, ("upstream-too-large", "upstream-protocol"))


class LongFields(Limited):
    """A field line past 100 KiB is one that libcurl does not read, whatever the limit is."""

    ARGS = ("--fetch-max-header", "512KiB")

    def field(self, size):
        return (200, {**HTML, "X-Long": "y" * size}, PAGE)

    def test_within_and_past(self):
        self.assert_passes(self.field(99 * KIB))
        self.assert_fails(self.field(101 * KIB))
        self.assert_fails(self.field(300 * KIB))

    def test_of_a_status_line(self):
        self.assert_fails(raw(b"HTTP/1.1 200 " + b"y" * (101 * KIB) + b"\r\n\r\n"))

    def test_behind_an_interim_answer(self):
        self.assert_fails(raw(head_of(103, {"Link": "</a>"}) + head_of(200, {**HTML, "X-Long": "y" * (101 * KIB)}) + PAGE))

    def test_of_a_trailer(self):
        trailer = b"X-Long: " + b"y" * (101 * KIB) + b"\r\n\r\n"
        self.assert_fails(raw(head_of(200, CHUNKED) + chunked(PAGE)[:-2] + trailer), "upstream-protocol")


class Urls(FetchCase):
    ARGS = ("--max-url", "100")

    def test_length(self):
        with Site() as site:
            base = site.url("/page?")
            self.assert_article(self.fetch(base.ljust(100, "x")))
            problem = self.assert_problem(self.fetch(base.ljust(101, "x")), 400, "invalid-url", member="url")
            self.assertIn("100", problem["detail"])
            self.assertEqual(site.requests, 1)

    def test_length_of_a_redirect(self):
        for size, status in ((100, 200), (101, 502)):
            with Site() as far, Site(redirect(far.url("/page?").ljust(size, "x"))) as site:
                answer = self.fetch(site.url())
                self.assertEqual((answer.status, far.requests), (status, int(status == 200)), answer.text)
