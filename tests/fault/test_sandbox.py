"""What holds a worker in the real process: the kernel's own account of it, and that its work goes on all the same."""

import base64
import ctypes
import json
import pathlib
import subprocess
import unittest

from harness import PROGRAM, WAIT_S, story
from test_desk import Batch

# A title in each charset that a converter of its own reads.
TITLES = {
    "windows-1251": "Порт Истбриджа перестроят",
    "koi8-r": "Порт Истбриджа перестроят",
    "iso-8859-2": "Příští rok začnou práce",
    "windows-1253": "Το λιμάνι ξαναχτίζεται",
    "windows-1256": "إعادة بناء الميناء",
    "gb18030": "港口将重建北码头",
    "big5": "港口將重建北碼頭",
    "shift_jis": "港が北埠頭を再建へ",
    "euc-jp": "港が北埠頭を再建へ",
    "iso-2022-jp": "港が北埠頭を再建へ",
    "euc-kr": "항구 북쪽 부두 재건",
    "utf-16le": "Eastbridge – 港",
}


def status_of(pid):
    """The lines of /proc/PID/status, by name."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def limits_of(pid):
    """Soft and hard limits, by name."""
    lines = pathlib.Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    return {line[:26].strip(): tuple(line[26:].split()[:2]) for line in lines}


def offer_no_seccomp():
    """Makes seccomp(2) and landlock fail in this process and what it starts, as under a container's own filter."""
    allow, refuse = 0x7FFF0000, 0x00050000 | 1  # SCMP_ACT_ALLOW, SCMP_ACT_ERRNO(EPERM)
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(allow))
    for name in (b"seccomp", b"landlock_create_ruleset"):
        call = library.seccomp_syscall_resolve_name(name)
        if library.seccomp_rule_add(context, refuse, call, 0) != 0:
            raise OSError("seccomp_rule_add")
    if library.seccomp_load(context) != 0:
        raise OSError("seccomp_load")


def has_seccomp():
    return "Seccomp" in status_of("self")


class Sandbox(unittest.TestCase):
    def test_every_worker_is_in_it(self):
        with Batch("--workers", "2") as batch:
            for worker in batch.ready_workers(2):
                status = status_of(worker)
                self.assertEqual(status["NoNewPrivs"], "1")
                if has_seccomp():
                    self.assertEqual(status["Seccomp"], "2")
                limits = limits_of(worker)
                for name in ("Max core file size", "Max file size", "Max open files", "Max processes"):
                    self.assertEqual((name, limits[name]), (name, ("0", "0")))
                soft, hard = limits["Max address space"]
                self.assertEqual(soft, hard)
                self.assertLess(int(hard), 8 << 30)
            batch.feed([])
            self.assertEqual(batch.finish(), (0, []))

    def test_the_front_is_not(self):
        with Batch("--workers", "1") as batch:
            batch.ready_workers(1)
            before, now = (status_of(pid).get("Seccomp") for pid in ("self", batch.process.pid))
            self.assertEqual(before, now)
            self.assertNotEqual(limits_of(batch.process.pid)["Max open files"][1], "0")
            batch.feed([])
            batch.finish()

    def test_every_charset_is_read_in_it(self):
        def line(charset, title):
            body = story(title).replace('<meta charset="utf-8">', "").encode(charset)
            return {
                "id": charset,
                "body": base64.b64encode(body).decode(),
                "contentType": f"text/html; charset={charset}",
            }

        with Batch("--workers", "1") as batch:
            batch.feed([line(charset, title) for charset, title in TITLES.items()])
            status, answers = batch.finish()
        self.assertEqual(status, 0)
        read = {answer["id"]: answer.get("article", answer.get("problem")).get("headline") for answer in answers}
        self.assertEqual(read, TITLES)

    @unittest.skipUnless(has_seccomp(), "the kernel has no seccomp, so none can be taken away")
    def test_without_a_filter_it_says_so_and_goes_on(self):
        ended = subprocess.run(
            [PROGRAM, "batch", "--workers", "1"],
            input=json.dumps({"id": 1, "html": story()}).encode() + b"\n",
            capture_output=True,
            preexec_fn=offer_no_seccomp,
            timeout=WAIT_S,
        )
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("article", json.loads(ended.stdout))
        events = [json.loads(line) for line in ended.stderr.splitlines()]
        said = [(event["level"], event["message"]) for event in events if event["event"] == "worker-sandbox"]
        self.assertEqual(len(said), 1, events)
        self.assertEqual(said[0][0], "warn")


if __name__ == "__main__":
    unittest.main()
