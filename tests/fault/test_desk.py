"""The desk behind `copydesk batch` when its workers are killed or hang: one line pays, no other notices."""

import json
import os
import pathlib
import signal
import subprocess
import threading
import unittest

from harness import PROGRAM, WAIT_S, story, wait_until

LARGE = 8 << 20  # bytes of a page that a worker is seen reading


def children(pid):
    """Process ids of the workers that live."""
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def io_of(pid):
    """Bytes the process has read and written so far."""
    lines = dict(line.split(": ") for line in pathlib.Path(f"/proc/{pid}/io").read_text().splitlines())
    return int(lines["rchar"]), int(lines["wchar"])


def freeze(pid):
    os.kill(pid, signal.SIGSTOP)
    stat = pathlib.Path(f"/proc/{pid}/stat")
    wait_until(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T", "the worker stands still")


class Batch:
    """A batch that is fed and read by threads."""

    def __init__(self, *args):
        self.process = subprocess.Popen(
            [PROGRAM, "batch", "--log-level", "off", *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.threads = []
        self.answers = []

    @property
    def workers(self):
        return children(self.process.pid)

    def ready_workers(self, count):
        """The workers, once each has answered that it is ready."""
        wait_until(lambda: len(self.workers) == count and all(io_of(pid)[1] > 0 for pid in self.workers), "workers are ready")
        return self.workers

    def feed(self, lines):
        def write():
            for line in lines:
                self.process.stdin.write(json.dumps(line).encode() + b"\n")
            self.process.stdin.close()

        def read():
            for line in self.process.stdout:
                self.answers.append(json.loads(line))

        self.threads = [threading.Thread(target=target, daemon=True) for target in (write, read)]
        for thread in self.threads:
            thread.start()

    def finish(self):
        for thread in self.threads:
            thread.join(WAIT_S)
        status = self.process.wait(WAIT_S)
        self.process.stdout.close()
        return status, self.answers

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(WAIT_S)
        self.process.stdin.close()
        self.process.stdout.close()


def freeze_with_job(pid, before):
    """Stops a worker that has taken in a large page and not yet answered."""
    wait_until(lambda: io_of(pid)[0] > before[0] + LARGE, "the worker has read the page")
    freeze(pid)
    assert io_of(pid)[1] == before[1], "the worker answered before it was stopped"


class LostWorkers(unittest.TestCase):
    def lines(self, count, large):
        return [
            {"id": i, "html": story(f"Title {i}") + ("<p>One, <b>two</b>." * (LARGE // 18) if i == large else "")}
            for i in range(count)
        ]

    def slug(self, answer):
        return answer["problem"]["type"].removeprefix("urn:copydesk:problem:")

    def check_one_paid(self, answers, lost, slug):
        self.assertEqual([answer["id"] for answer in answers], list(range(len(answers))))
        self.assertEqual([answer["id"] for answer in answers if "article" not in answer], [lost])
        self.assertEqual(self.slug(answers[lost]), slug)

    def test_killed_in_the_middle_of_a_job(self):
        with Batch("--workers", "1") as batch:
            (worker,) = batch.ready_workers(1)
            before = io_of(worker)
            batch.feed(self.lines(20, large=0))
            freeze_with_job(worker, before)
            os.kill(worker, signal.SIGKILL)
            status, answers = batch.finish()
        self.assertEqual((status, len(answers)), (0, 20))
        self.check_one_paid(answers, 0, "worker-lost")

    def test_the_others_go_on_and_it_is_replaced(self):
        with Batch("--workers", "2") as batch:
            workers = batch.ready_workers(2)
            before = {pid: io_of(pid) for pid in workers}
            batch.feed(self.lines(40, large=0))

            def large_reader():
                return next((pid for pid in workers if io_of(pid)[0] > before[pid][0] + LARGE), None)

            wait_until(large_reader, "a worker has read the page")
            worker = large_reader()
            freeze(worker)
            os.kill(worker, signal.SIGKILL)
            status, answers = batch.finish()
        self.assertEqual((status, len(answers)), (0, 40))
        self.check_one_paid(answers, 0, "worker-lost")

    def test_hung_worker_is_ended(self):
        with Batch("--workers", "1", "--job-wall", "200ms") as batch:
            (worker,) = batch.ready_workers(1)
            freeze(worker)
            batch.feed(self.lines(3, large=None))
            status, answers = batch.finish()
        self.assertEqual((status, len(answers)), (0, 3))
        self.check_one_paid(answers, 0, "deadline-exceeded")

    def test_idle_workers_are_replaced(self):
        with Batch("--workers", "2") as batch:
            workers = batch.ready_workers(2)
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
            wait_until(lambda: len(batch.workers) == 2 and not set(batch.workers) & set(workers), "both are replaced")
            batch.feed(self.lines(4, large=None))
            status, answers = batch.finish()
        self.assertEqual((status, [answer["id"] for answer in answers if "article" in answer]), (0, [0, 1, 2, 3]))


if __name__ == "__main__":
    unittest.main()
