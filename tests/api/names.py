"""What the names of the tests lead to. The service is started with resolver.c preloaded: it asks the table written here
and nobody else, and reaches no address but loopback ones and those that the table diverts."""

import os
import pathlib
import tempfile

from harness import ROOT, WAIT_S, wait_until

LIBRARY = os.environ.get("COPYDESK_RESOLVER", str(ROOT / "build" / "tests" / "libresolver.so"))


class Names:
    """The table of one service, and the log of what it asked."""

    def __init__(self):
        self.kept = tempfile.TemporaryDirectory(prefix="copydesk-names-")
        self.table = pathlib.Path(self.kept.name) / "names"
        self.log = self.table.with_suffix(".log")
        self.fifo = self.table.with_suffix(".fifo")
        os.mkfifo(self.fifo)
        self.log.touch()
        self.rows = {}
        self._write()

    @property
    def environment(self):
        return {"LD_PRELOAD": LIBRARY, "COPYDESK_TEST_NAMES": str(self.table)}

    def _write(self):
        draft = self.table.with_suffix(".draft")
        draft.write_text("".join(f"{' '.join(key)} {' '.join(row)}\n" for key, row in self.rows.items()))
        draft.replace(self.table)

    def set(self, name, *answers):
        """What a name leads to: the first look-up gets the first answer, and so on; the last one stays. An answer is
        addresses parted by commas, "none" (no such name), "again" (its server fails) or "hang" (until release())."""
        self.rows["name", name] = [answer if answer != "hang" else f"hang:{self.fifo}" for answer in answers]
        self._write()

    def divert(self, address, port, to_port, to_address="127.0.0.1"):
        """Whoever connects to address and port reaches a server of the test's and sees no difference."""
        self.rows["divert", address, str(port)] = [to_address, str(to_port)]
        self._write()

    def release(self):
        """Ends the look-ups that hang, without an answer."""
        os.close(os.open(self.fifo, os.O_WRONLY))

    def events(self):
        """("lookup", name) and ("connect", address, port), in their order; "stray" for a connect that was refused."""
        return [tuple(line.split()) for line in self.log.read_text().splitlines()]

    def lookups(self, name):
        return self.events().count(("lookup", name))

    def wait_lookups(self, name, count):
        wait_until(lambda: self.lookups(name) >= count, f"{count} look-ups of {name}")

    def connects(self, address):
        return sum(event[0] in ("connect", "stray") and event[1] == address for event in self.events())

    def close(self):
        self.kept.cleanup()


assert WAIT_S < 30, "a look-up that hangs is let go after 30 s"
