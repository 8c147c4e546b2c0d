"""--tables FILE: tables in place of the built-in ones, checked at the start, the same for every worker."""

import contextlib
import json
import os
import pathlib
import re
import signal
import struct
import subprocess
import tempfile
import unittest

from harness import PROGRAM, ROOT, WAIT_S, Service, story, wait_until

USAGE = 2
MAX = 4 << 20
SIGNATURE_AT = 16
MEMORY = "memfd:copydesk-tables"


def run(*args, data=b"", environment=None):
    return subprocess.run(
        [PROGRAM, *args], input=data, capture_output=True, timeout=WAIT_S, env={**os.environ, **(environment or {})}
    )


def with_signature(blob, signature):
    return blob[:SIGNATURE_AT] + struct.pack("<I", signature) + blob[SIGNATURE_AT + 4 :]


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """The built-in tables under the program's own signature, which its refusal of any other one tells."""
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name) / "tables.bin"
        cls.built_in = (ROOT / "train" / "tables.bin").read_bytes()
        (signature,) = struct.unpack_from("<I", cls.built_in, SIGNATURE_AT)
        cls.path.write_bytes(with_signature(cls.built_in, signature ^ 1))
        told = re.search(r"this program's \((\w{8})\)", run("batch", "--tables", str(cls.path)).stderr.decode())
        cls.signature = int(told[1], 16) if told else signature ^ 1

    def setUp(self):
        self.blob = with_signature(self.built_in, self.signature)
        self.path.write_bytes(self.blob)

    def mapped(self, pid):
        """Inodes of the tables' memory that the process has mapped."""
        lines = pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines()
        return {line.split()[4] for line in lines if MEMORY in line}

    def kept(self, pid):
        """Bytes of the tables' memory that the process has open; other files may close while they are listed."""
        found = []
        for link in pathlib.Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(FileNotFoundError):
                if MEMORY in os.readlink(link):
                    found.append(link.read_bytes())
        return found

    def check_refused(self, reason, where="--tables", environment=None):
        flags = [] if environment else ["--tables", str(self.path)]
        for command in (["serve", "--port", "0"], ["read", "-"], ["batch"]):
            done = run(*command, *flags, data=story().encode(), environment=environment)
            self.assertEqual((done.returncode, done.stdout), (USAGE, b""), done.stderr)
            said = done.stderr.decode()
            self.assertTrue(said.startswith(f'copydesk {command[0]}: {where} is "{self.path}", which cannot'), said)
            self.assertIn(reason, said.splitlines()[0])

    def test_serve_answers_by_them(self):
        with Service("--tables", str(self.path), workers=2) as service:
            self.assertEqual(service.post(story()).status, 200)
            self.assertEqual(self.kept(service.pid), [self.blob])
            service.wait_metric("copydesk_workers_alive", 2)
            inodes = [self.mapped(worker) for worker in service.workers()]
            self.assertEqual([len(found) for found in inodes], [1, 1])
            self.assertEqual(inodes[0], inodes[1])

    def test_workers_map_nothing_without_them(self):
        with Service() as service:
            self.assertEqual([self.mapped(worker) for worker in service.workers()], [set()])
            self.assertEqual(self.kept(service.pid), [])

    def test_workers_keep_no_descriptor(self):
        with Service("--tables", str(self.path)) as service:
            (worker,) = service.workers()
            self.assertEqual(sorted(os.listdir(f"/proc/{worker}/fd")), ["0", "1", "2", "3"])

    def test_replacements_have_the_same(self):
        with Service("--tables", str(self.path)) as service:
            (first,) = service.workers()
            memory = self.mapped(first)
            self.path.unlink()
            for then in (None, b"no table"):
                (worker,) = service.workers()
                if then:
                    self.path.write_bytes(then)
                os.kill(worker, signal.SIGKILL)
                wait_until(lambda: service.workers() not in ([], [worker]), "the worker is replaced")
                self.assertEqual(service.post(story()).status, 200)
                (worker,) = service.workers()
                self.assertEqual(self.mapped(worker), memory)
                self.assertEqual(self.kept(service.pid), [self.blob])

    def test_read_and_batch_answer_by_them(self):
        done = run("read", "-", "--tables", str(self.path), data=story().encode())
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("headline", json.loads(done.stdout))
        line = json.dumps({"id": 1, "html": story()}).encode() + b"\n"
        done = run("batch", "--tables", str(self.path), data=line)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("article", json.loads(done.stdout))

    def test_the_variable_is_the_same(self):
        environment = {"COPYDESK_TABLES": str(self.path)}
        with Service(environment=environment) as service:
            self.assertEqual(self.kept(service.pid), [self.blob])
        self.path.write_bytes(self.blob[:-1])
        self.check_refused("damaged", "COPYDESK_TABLES", environment)
        self.path.write_bytes(self.blob)
        done = run("read", "-", "--tables", str(self.path), data=story().encode(), environment={"COPYDESK_TABLES": "/none"})
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_damaged(self):
        middle = len(self.blob) // 2
        self.path.write_bytes(self.blob[:middle] + bytes([self.blob[middle] ^ 1]) + self.blob[middle + 1 :])
        self.check_refused("it is damaged")
        self.path.write_bytes(self.blob[:middle])
        self.check_refused("it is damaged")

    def test_no_table(self):
        for data in (b"", b"CDTABLE1", b"x" * 1000):
            self.path.write_bytes(data)
            self.check_refused("it is no table")

    def test_other_features(self):
        self.path.write_bytes(with_signature(self.blob, self.signature ^ 1))
        self.check_refused("it was learnt for other features")

    def test_unreadable(self):
        self.path.unlink()
        self.check_refused("No such file")
        self.path.mkdir()
        self.addCleanup(self.path.rmdir)
        self.check_refused("Is a directory")

    def test_too_long(self):
        self.path.write_bytes(self.blob.ljust(MAX + 1, b"\0"))
        self.check_refused("longer than the 4 MiB")
        self.path.write_bytes(self.blob.ljust(MAX, b"\0"))
        self.check_refused("it is damaged")  # read whole: its length is not what it says


if __name__ == "__main__":
    unittest.main()
