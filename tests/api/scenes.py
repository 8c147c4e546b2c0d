"""What goes on while an example of openapi.yaml is asked for: its flags (`x-service`) and what happens (`x-when`).

A scene is entered with a service; `ask(send)` gives the answer that send(service) gets in it."""

import contextlib
import os
import pathlib
import re
import resource
import signal

from harness import Answer, Service, in_thread, story, wait_until

BUSY, QUEUED, FETCHING = "copydesk_workers_busy", "copydesk_queue_jobs", "copydesk_fetching"
A_LITTLE = 1 << 20  # bytes; the page that is fetched meanwhile has more
PAST_THE_LIMIT = 128 << 10  # bytes; --max-request-header is 64 KiB


class Scene:
    """Nothing goes on."""

    def __init__(self, flags, environment, stalled):
        self.flags, self.environment, self.stalled = flags, environment, stalled

    def start(self):
        return Service(*self.flags, environment=self.environment)

    def __enter__(self):
        self.service = self.start()
        return self

    def __exit__(self, kind, *_):
        self.service.kill() if kind else self.service.stop()

    def ask(self, send):
        return send(self.service)


def freeze(service):
    (worker,) = service.workers()
    os.kill(worker, signal.SIGSTOP)
    return worker


def thaw(worker):
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker, signal.SIGCONT)


class WorkerKilled(Scene):
    def ask(self, send):
        self.service.wait_metric("copydesk_workers_alive", 1)
        worker = freeze(self.service)
        pending = in_thread(send, self.service)
        self.service.wait_metric(BUSY, 1)
        os.kill(worker, signal.SIGKILL)
        return pending.result()


class NoMemory(Scene):
    """The front gets no more memory than it has and a little; its workers do as before."""

    def ask(self, send):
        before = resource.prlimit(self.service.pid, resource.RLIMIT_DATA)
        status = pathlib.Path(f"/proc/{self.service.pid}/status").read_text()
        has = int(re.search(r"VmData:\s+(\d+) kB", status)[1]) << 10
        resource.prlimit(self.service.pid, resource.RLIMIT_DATA, (has + A_LITTLE, before[1]))
        try:
            return send(self.service)
        finally:
            resource.prlimit(self.service.pid, resource.RLIMIT_DATA, before)


class QueueFull(Scene):
    """A page that is read, one that waits and one that is fetched are all that the flags leave room for."""

    def __enter__(self):
        super().__enter__()
        self.worker = freeze(self.service)
        self.taken = []
        for metric in (BUSY, QUEUED):
            self.taken.append(in_thread(self.service.post, story()))
            self.service.wait_metric(metric, 1)
        self.fetching = self.service.connect()
        self.fetching.send(f"GET /v1/article?url={self.stalled} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        self.service.wait_metric(FETCHING, 1)
        return self

    def __exit__(self, *what):
        self.fetching.close()
        thaw(self.worker)
        for pending in self.taken:
            pending.result()
        super().__exit__(*what)


class EndsMeanwhile(Scene):
    def ask(self, send):
        with self.start() as service:
            worker = freeze(service)
            pending = in_thread(send, service)
            service.wait_metric(BUSY, 1)
            service.signal(signal.SIGTERM)
            answer = pending.result()
            thaw(worker)
            service.wait()
            return answer


class ToldToEnd(Scene):
    def ask(self, send):
        self.service.signal(signal.SIGTERM)
        wait_until(lambda: self.service.get("/readyz").status == 503, "it is not ready")
        return send(self.service)

    def __exit__(self, *_):
        self.service.kill()


class Starting(Scene):
    """Workers are killed until a new one is caught before it is ready."""

    def ask(self, send):
        answer = None
        while answer is None or answer.status == 200:
            (old,) = self.service.workers()
            os.kill(old, signal.SIGKILL)
            wait_until(lambda: len(found := self.service.workers()) == 1 and found != [old], "the worker is replaced")
            new = freeze(self.service)
            answer = send(self.service)
            thaw(new)
            wait_until(lambda: self.service.get("/readyz").status == 200, "the new worker is ready")
        return answer


class Long(Scene):
    """The answer is libmicrohttpd's own, made while the request still comes: it has a status and no more."""

    def ask(self, send):
        method, path, headers, body = send(None)
        line, fields = self.padded(path, headers)
        head = [f"{method} {line} HTTP/1.1", "Host: x", *(f"{name}: {value}" for name, value in fields.items())]
        with self.service.connect() as connection:
            connection.try_send("\r\n".join([*head, "", ""]).encode() + (body or b""))
            status = int(connection.socket.recv(64).split()[1])
        return Answer(status, {}, b"")


class LongLine(Long):
    def padded(self, path, headers):
        return path + ("&" if "?" in path else "?") + "x" * PAST_THE_LIMIT, headers


class LongField(Long):
    def padded(self, path, headers):
        return path, {**headers, "X-Field": "x" * PAST_THE_LIMIT}


SCENES = {
    None: Scene,
    "the worker that has the page is killed": WorkerKilled,
    "the service is refused memory": NoMemory,
    "the queue is full": QueueFull,
    "the service is told to end and the page is not done in time": EndsMeanwhile,
    "the service is told to end": ToldToEnd,
    "every worker is starting anew": Starting,
    "its query is longer than --max-request-header": LongLine,
    "a header field is longer than --max-request-header": LongField,
}
