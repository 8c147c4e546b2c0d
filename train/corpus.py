"""The pages that are learnt from: their truth, their segments' labels, and what the program measures in them."""
import fcntl
import hashlib
import pickle
import re
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"
sys.path.insert(0, str(EVAL))

from pages import domain, fold_of, load  # noqa: E402
from score import squeeze, word_f1  # noqa: E402

from align import align, words  # noqa: E402

SETS = ("wcxb-dev", "multilingual-dev", "news-dev")  # never reader-pages: another convention
FOLDS = 5
SNIPPET_MIN = 8, 20  # characters of a segment that may stand in a true, in a wrong snippet


class Page:
    """One page; arrays have an entry a segment."""

    def __init__(self, name, page):
        self.set, self.id, self.type, self.url, self.html = name, page["id"], page["type"], page["url"], page["html"]
        self.key = name, page["id"]
        self.fold, self.domain = fold_of(self.url, FOLDS), domain(self.url)
        self.truth = page["truth"]
        self.text = self.truth.get("main_content") or self.truth.get("text") or ""

    def is_article(self):
        return self.type == "article"

    def label(self):
        """Sets shares: how much of each segment is main text; -1 where nobody knows."""
        if self.set == "multilingual-dev":
            self.shares = snippet_shares(self.segments, self.truth["with"], self.truth["without"])
        elif words(self.text):
            self.shares = np.array(align(self.segments, self.text), np.float32)
        else:  # pages without a truth are not pages without main text
            self.shares = np.full(len(self.segments), -1, np.float32)
        self.words = np.array([len(words(s)) for s in self.segments], np.float32)
        self.known = self.shares >= 0
        self.wanted = self.shares >= .5
        return self

    def f1(self, kept):
        """The word F1 of a body made of segments; None where there is no whole text to compare with."""
        if not words(self.text):
            return None
        return word_f1("\n\n".join(s for s, k in zip(self.segments, kept) if k), self.text)[2]


def snippet_shares(segments, wanted, unwanted):
    wanted, unwanted = [squeeze(s) for s in wanted if squeeze(s)], [squeeze(s) for s in unwanted if squeeze(s)]
    shares = np.full(len(segments), -1, np.float32)
    for i, segment in enumerate(map(squeeze, segments)):
        if len(segment) < SNIPPET_MIN[0]:
            continue
        if any(segment in s or s in segment for s in wanted):
            shares[i] = 1
        elif any(s in segment or (len(segment) > SNIPPET_MIN[1] and segment in s) for s in unwanted):
            shares[i] = 0
    return shares


class Measure:
    """Runs train/measure.c over pages. Files lie in a work folder under the names of tags."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        lines = subprocess.run([program, "names"], capture_output=True, text=True, check=True).stdout.split("\n")
        self.signature = int(lines[0].split()[1])
        names = [line.split() for line in lines[1:] if line]
        self.features, self.context, self.signs = ([n for k, n in names if k == kind]
                                                   for kind in ("feature", "context", "sign"))

    def run(self, tables, pages, tag):
        prefix = self.folder / tag
        prefix.with_suffix(".list").write_text("".join(f"{p.id}\t{p.html}\t{p.url}\n" for p in pages))
        subprocess.run([self.program, str(tables), prefix.with_suffix(".list"), prefix], check=True)
        return Measured(self, prefix)


class Measured:
    def __init__(self, measure, prefix):
        self.measure, self.prefix = measure, prefix

    def floats(self, suffix, width):
        return np.fromfile(f"{self.prefix}.{suffix}", np.float32).reshape(-1, width)

    def features(self):
        return self.floats("features", len(self.measure.features))

    def context(self):
        return self.floats("context", len(self.measure.context))

    def signs(self):
        return self.floats("signs", len(self.measure.signs))

    def segments(self):
        lines = Path(f"{self.prefix}.texts").read_text("utf8", "replace").split("\n")
        pages, at = [], 0
        while at < len(lines) - 1:
            count = int(lines[at].rsplit("\t", 1)[1])
            pages.append(lines[at + 1:at + 1 + count])
            at += 1 + count
        return pages

    def tokens(self):
        hashes = np.fromfile(f"{self.prefix}.tokens", np.uint32)
        ends = np.where(hashes == 0)[0]
        starts = np.concatenate([[0], ends[:-1] + 1])
        return [np.unique(hashes[a:b]) for a, b in zip(starts, ends)]

    def remove(self):
        for path in self.prefix.parent.glob(self.prefix.name + ".*"):
            path.unlink()


def by_page(pages, rows):
    """Cuts rows of all pages' segments into one array a page."""
    cuts = np.cumsum([len(p.segments) for p in pages])
    assert len(rows) == (cuts[-1] if len(cuts) else 0)
    return dict(zip(pages, np.split(rows, cuts[:-1]))) if pages else {}


def label_page(page):
    return page.label()


def make_pages(measure, jobs):
    pages = []
    for name in SETS:
        of_set = [Page(name, p) for p in load(name)]
        measured = measure.run("-", of_set, name)
        for page, segments in zip(of_set, measured.segments()):
            page.segments = segments
        tokens = measured.tokens()
        for page in of_set:
            page.tokens, tokens = tokens[:len(page.segments)], tokens[len(page.segments):]
        measured.remove()
        pages += of_set
    with Pool(jobs) as pool:
        return pool.map(label_page, pages, chunksize=20)


def read_pages(measure, jobs):
    """All pages with segments, tokens and labels; kept in the work folder, as every fold needs the same, under a name
    made of what made them. Folds that are learnt side by side wait for the first to make them."""
    makers = [Path(measure.program), *(ROOT / "train" / name for name in ("corpus.py", "align.py"))]
    makers = hashlib.sha256(b"".join(maker.read_bytes() for maker in makers)).hexdigest()
    kept = measure.folder / f"pages-{makers[:16]}.pickle"
    with open(measure.folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make_pages(measure, jobs), 4))
    return pickle.loads(kept.read_bytes())
