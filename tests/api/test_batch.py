"""copydesk batch: one line for one line, in order, whatever comes."""

import base64
import contextlib
import json
import os
import pty
import select
import signal
import subprocess
import threading
import unittest

from harness import CONTRACT, LOOPBACK, PROGRAM, WAIT_S, Upstream, story, wait_until

STALL_S = 1  # a stream that takes nothing for so long stands still


class Batch:
    """One `copydesk batch` with its streams open."""

    def __init__(self, *args, **more):
        more.setdefault("stderr", subprocess.PIPE)
        self.process = subprocess.Popen(
            [PROGRAM, "batch", *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **more
        )

    def write(self, *lines):
        for line in lines:
            self.process.stdin.write((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n")
        self.process.stdin.flush()

    def read(self):
        return judged(self.process.stdout.readline())

    def wait(self):
        return self.process.wait(WAIT_S)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(WAIT_S)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


class Gated(dict):
    """Pages that come only once the gate is open."""

    def __init__(self, pages):
        super().__init__(pages)
        self.asked, self.gate = threading.Event(), threading.Event()

    def get(self, path, default=None):
        self.asked.set()
        self.gate.wait(WAIT_S)
        return super().get(path, default)


def judged(line):
    """A line of answer, held against the contract's schemas."""
    assert line.endswith(b"\n"), line
    answer = json.loads(line)
    (kind,) = {"article", "problem"} & answer.keys()
    assert set(answer) <= {"id", "line", kind} and list(answer)[0] == "id", answer.keys()
    if not isinstance(answer[kind], str):
        errors = CONTRACT.errors({"$ref": f"#/components/schemas/{kind.capitalize()}"}, answer[kind])
        assert not errors, errors
    return answer


def batch(data, *args):
    """All answers to a whole input."""
    if not isinstance(data, bytes):
        data = b"".join(json.dumps(line).encode() + b"\n" for line in data)
    done = subprocess.run([PROGRAM, "batch", *args], input=data, capture_output=True, timeout=WAIT_S)
    assert (done.returncode, done.stderr) == (0, b""), done
    return [judged(line) for line in done.stdout.splitlines(keepends=True)]


def slug(answer):
    return answer["problem"]["type"].removeprefix("urn:copydesk:problem:")


class Lines(unittest.TestCase):
    def test_order_and_ids(self):
        ids = [0, "a", 1.5, -7, "ä\"\\", None, 2**53 + 1] * 30
        sizes = [1, 40, 3, 9, 120, 2, 7, 5]
        asks = [
            {"id": id, "html": story(f"Title {i}") + "<p></p>" * 100 * sizes[i % len(sizes)]} for i, id in enumerate(ids)
        ]
        answers = batch(asks, "--workers", "3")
        self.assertEqual([answer["id"] for answer in answers], ids)
        self.assertEqual([answer["article"]["headline"] for answer in answers], [f"Title {i}" for i in range(len(ids))])

    def test_sources(self):
        page = story()
        asks = [
            {"id": "html", "html": page, "url": "http://a.example/"},
            {"id": "body", "body": base64.b64encode(page.encode("utf-16")).decode(), "contentType": "text/html"},
            {"id": "surrogate", "html": page.replace("Eastbridge", "East\ud800bridge\x00")},
            {"html": page},
        ]
        answers = batch(asks)
        self.assertEqual([answer["id"] for answer in answers], ["html", "body", "surrogate", None])
        self.assertTrue(all("article" in answer for answer in answers), answers)
        self.assertEqual(answers[0]["article"]["url"], "http://a.example/")
        self.assertIn("East\ufffdbridge", answers[2]["article"]["headline"])

    def test_problems_are_lines(self):
        data = b"\n".join(
            [
                b'{"id": 1, "html": "<p>", "text": "a"}',
                b"{",
                b"",
                b'{"id": 4}',
                b'{"id": {}, "html": "<p>"}',
                b'{"id": 6, "html": "<p>", "options": {"form": "xml"}}',
                b"\xff",
                b'{"id": 8, "body": "?"}',
                b'{"id": 9, "url": "ftp://a.example/"}',
                b'{"id": 10, "url": "http://127.0.0.1/"}',
                b'{"id": "' + b"x" * 2000 + b'", "html": "<p>"}',
                b'  {"id": 12, "html": ""}\r',
            ]
        )
        answers = batch(data)
        self.assertEqual(
            [(answer["id"], answer.get("line"), slug(answer)) for answer in answers],
            [
                (1, None, "invalid-request"),
                (None, 2, "invalid-json"),
                (None, 3, "invalid-json"),
                (4, None, "invalid-request"),
                (None, 5, "invalid-request"),
                (6, None, "invalid-request"),
                (None, 7, "invalid-json"),
                (8, None, "invalid-request"),
                (9, None, "invalid-url"),
                (10, None, "address-forbidden"),
                (None, 11, "invalid-request"),
                (12, None, "empty-body"),
            ],
        )
        self.assertEqual((answers[1]["problem"]["line"], answers[1]["problem"]["column"]), (2, 1))

    def test_fields_of_a_page_without_article(self):
        (answer,) = batch([{"id": 1, "html": "<title>Nothing</title><nav><a href=/>Home</a></nav>"}])
        self.assertEqual(slug(answer), "no-main-content")
        self.assertEqual(answer["problem"]["article"]["headline"], "Nothing")

    def test_blank_lines(self):
        line = json.dumps({"id": 1, "html": story()}).encode()
        self.assertEqual(batch(b""), [])
        self.assertEqual(batch(b"\n"), [])
        self.assertEqual(len(batch(line)), 1)
        self.assertEqual(len(batch(line + b"\n")), 1)
        self.assertEqual(len(batch(line + b"\n\n")), 1)
        answers = batch(line + b"\n \n\n" + line + b"\n\n\n")
        self.assertEqual([(answer["id"], answer.get("line")) for answer in answers], [(1, None), (None, 2), (None, 3), (1, None), (None, 5)])

    def test_a_line_past_its_cap_alone(self):
        """Answered without a job, and so without a job's end."""
        answers = batch(b"x" * 70000, "--max-line", "64KiB")
        self.assertEqual([slug(answer) for answer in answers], ["body-too-large"])

    def test_lines_past_their_cap(self):
        line = json.dumps({"id": 1, "html": story()}).encode()
        answers = batch(line + b"\n" + b"x" * 70000 + b"\n" + line + b"\n" + b"x" * 70000, "--max-line", "64KiB")
        self.assertEqual([answer["id"] for answer in answers], [1, None, 1, None])
        self.assertEqual([(slug(answers[i]), answers[i]["line"]) for i in (1, 3)], [("body-too-large", 2), ("body-too-large", 4)])

    def test_options(self):
        asks = [{"id": 1, "html": story()}]
        (answer,) = batch(asks, "--form", "text")
        self.assertTrue(answer["article"].startswith("The harbour authority"))
        (answer,) = batch([{**asks[0], "options": {"form": "text"}}])
        self.assertTrue(answer["article"].startswith("The harbour authority"))
        (answer,) = batch([{**asks[0], "options": {"form": "text"}}], "--form", "text")
        self.assertEqual(slug(answer), "invalid-request")

    def test_urls(self):
        pages = {f"/{i}": (200, {"Content-Type": "text/html"}, story(f"Page {i}").encode()) for i in range(8)}
        with contextlib.closing(Upstream(pages)) as upstream:
            asks = [{"id": i, "url": upstream.url(f"/{i}")} for i in range(9)]
            answers = batch(asks, "--fetch-allow", LOOPBACK)
        self.assertEqual([answer["id"] for answer in answers], list(range(9)))
        self.assertEqual([answer["article"]["headline"] for answer in answers[:8]], [f"Page {i}" for i in range(8)])
        self.assertEqual((slug(answers[8]), answers[8]["problem"]["upstreamStatus"]), ("upstream-status", 404))

    def test_urls_of_one_host_wait_for_their_turn(self):
        pages = Gated({f"/{i}": (200, {"Content-Type": "text/html"}, story().encode()) for i in range(2)})
        with contextlib.closing(Upstream(pages)) as upstream:
            timer = threading.Timer(2.5, pages.gate.set)
            timer.start()
            asks = [{"id": i, "url": upstream.url(f"/{i}")} for i in range(2)]
            flags = ("--fetch-allow", LOOPBACK, "--max-fetches-per-host", "1", "--fetch-timeout", "2s", "--robots", "off")
            answers = batch(asks, *flags)
            timer.join()
        # Either may be fetched first; the other waits for longer than a fetch may take, and then has all its time.
        ends = sorted(slug(answer) if "problem" in answer else "" for answer in answers)
        self.assertEqual(ends, ["", "upstream-timeout"])

    def test_large_pages(self):
        html = story() + "<!--" + "x" * (12 << 20) + "-->"
        answers = batch([{"id": i, "html": html} for i in range(3)], "--workers", "2")
        self.assertTrue(all("article" in answer for answer in answers), [answer.get("problem") for answer in answers])


class Streams(unittest.TestCase):
    def test_flushed_by_line(self):
        with Batch() as running:
            for i in range(3):
                running.write({"id": i, "html": story()})
                self.assertEqual(running.read()["id"], i)
            running.process.stdin.close()
            self.assertEqual(running.wait(), 0)

    def test_endless_input_takes_bounded_memory(self):
        """A reader that stands still stops the reading: what is in flight has an end."""
        line = json.dumps({"id": 1, "html": story() + "x" * 100000}).encode() + b"\n"
        with Batch("--workers", "1") as running:
            os.set_blocking(running.process.stdin.fileno(), False)
            written = 0
            while select.select([], [running.process.stdin], [], STALL_S)[1]:
                written += os.write(running.process.stdin.fileno(), line[written % len(line) :])
                self.assertLess(written, 100 << 20)
            self.assertEqual(running.read()["id"], 1)

    def test_closed_reader(self):
        with Batch() as running:
            running.process.stdout.close()
            with contextlib.suppress(BrokenPipeError):
                running.write({"id": 1, "html": story()})
            self.assertEqual(running.wait(), 1)
            self.assertEqual(running.process.stderr.read(), b"")

    def test_unreadable_input(self):
        folder = os.open("/", os.O_RDONLY)
        done = subprocess.run([PROGRAM, "batch"], stdin=folder, capture_output=True, timeout=WAIT_S)
        os.close(folder)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"directory", done.stderr)

    def test_closed_streams_are_taken_by_nothing_else(self):
        for closing, status in (("<&-", 0), (">&-", 1), ("2>&-", 0)):
            done = subprocess.run(
                ["sh", "-c", f'exec "$0" batch {closing}', PROGRAM], input=b'{"html": ""}', capture_output=True, timeout=WAIT_S
            )
            self.assertEqual(done.returncode, status, (closing, done))

    def test_signals_end_the_reading(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with Batch() as running:
                running.write({"id": 1, "html": story()})
                self.assertEqual(running.read()["id"], 1)
                running.process.send_signal(number)
                self.assertEqual(running.wait(), 128 + number)
                self.assertEqual(running.process.stdout.read(), b"")

    def test_what_was_read_is_answered_after_a_signal(self):
        pages = Gated({"/slow": (200, {"Content-Type": "text/html"}, story().encode())})
        with contextlib.closing(Upstream(pages)) as upstream, Batch("--fetch-allow", LOOPBACK) as running:
            running.write({"id": 1, "url": upstream.url("/slow")})
            self.assertTrue(pages.asked.wait(WAIT_S))
            running.process.send_signal(signal.SIGTERM)
            pages.gate.set()
            self.assertIn("article", running.read())
            self.assertEqual(running.wait(), 128 + signal.SIGTERM)

    def test_progress_on_a_terminal(self):
        near, far = pty.openpty()
        with Batch(stderr=far) as running:
            os.close(far)
            running.write({"id": 1, "html": story()}, b"{")
            running.process.stdin.close()
            self.assertEqual(running.wait(), 0)
            shown = b""
            with contextlib.suppress(OSError):
                while chunk := os.read(near, 4096):
                    shown += chunk
        os.close(near)
        self.assertIn(b"2 lines, 1 problems", shown)

    def test_no_process_stays(self):
        with Batch("--workers", "2") as running:
            running.write({"id": 1, "html": story()})
            running.read()
            workers = children(running.process.pid)
            self.assertEqual(len(workers), 2)
            running.process.kill()
            running.wait()
            wait_until(lambda: not any(map(is_alive, workers)), "the workers end with the front")


def children(pid):
    found = []
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as file:
            found += map(int, file.read().split())
    return found


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Usage(unittest.TestCase):
    def test_wrong_usage(self):
        for args in (["file"], ["--workers", "0"], ["--workers", "2000"], ["--form", "xml"], ["--port", "1"], ["--max-line"]):
            done = subprocess.run([PROGRAM, "batch", *args], stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT_S)
            self.assertEqual((done.returncode, done.stdout), (2, b""), args)
            self.assertIn(b"copydesk batch --help", done.stderr)


if __name__ == "__main__":
    unittest.main()
