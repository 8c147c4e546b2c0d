"""What blocks, HTML and Markdown of a huge page cost grows as the page does. Each kind of page is made at one size and at
four times that size; the work on it, in CPU time beside that of a page with next to nothing on it, may grow by no more than
LARGEST. Quadratic work would grow by sixteen. Ratios, not times, so that it holds on any machine."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("COPYDESK_PROGRAM", str(ROOT / "build" / "copydesk"))
GROWTH = 4
LARGEST = 8
RUNS = 3
PATIENCE = ("--job-wall", "5m", "--job-cpu", "5m", "--deadline", "300000")  # other work on the machine is no failure
LEAST = 0.01  # seconds of the smaller page, below which a ratio says nothing: it is taken for that much

PARAGRAPH = "<p>Between them stands a paragraph of the text, with enough of words in it, so that it is taken for text.</p>"
HEAD = (
    "<!DOCTYPE html><html lang=en><title>A huge page of things</title><main><article><h1>A huge page of things</h1>"
    "<p>The first paragraph says what will follow, in a sentence of some length, so that it is text by any measure.</p>"
)
TAIL = "<p>The last paragraph says that this was all of it, in a sentence of some length, and so the page ends.</p></article></main>"


def amid_text(pieces):
    """Pieces with a paragraph behind every tenth."""
    return "".join(piece + (PARAGRAPH if i % 10 == 0 else "") for i, piece in enumerate(pieces))


def nested_items(count, depth=100):
    column = "".join(f"<ul><li>An item at the depth of {d} says something of its own." for d in range(depth))
    return (column + "</li></ul>" * depth) * (count // depth)


def wrapped_items(count, depth=20):
    return ("<ul><li>" * depth + "An item says something of its own." + "</li></ul>" * depth) * (count // depth)


def cells(count, columns=10):
    row = "".join(f"<td>cell {c}" for c in range(columns))
    return f"<table>{('<tr>' + row) * (count // columns)}</table>"


def notes(count):
    calls = " ".join(f'it calls a note<sup><a href="#n{i}">{i}</a></sup> here' for i in range(count))
    items = "".join(f"<li id=n{i}>The note {i} says something about the text at its place." for i in range(count))
    return f"<p>The text says that {calls}.</p><ol>{items}</ol>"


def numbered(count):
    rows = "".join(f"<tr><td class=blob-num data-line-number={i}><td class=blob-code>  x = {i};" for i in range(count))
    return f"<table>{rows}</table>{PARAGRAPH}"


def captioned(count):
    pairs = "".join(f"<img src=/{i}.jpg><p class=caption>Caption {i}</p>" for i in range(count))
    return f"<div>{pairs}</div>" + PARAGRAPH * (count // 3)


KINDS = {
    "images": (5000, lambda n: amid_text(f'<img src="/{i}.jpg" alt="Picture {i}">' for i in range(n))),
    "figures": (5000, lambda n: amid_text(
        f"<figure><a href=/{i}><img src=/{i}.jpg></a><figcaption>Caption <b>{i}</b></figcaption></figure>" for i in range(n))),
    "one figure": (5000, lambda n: f"<figure>{'<img src=/1.jpg>' * n}<figcaption>All</figcaption></figure>{PARAGRAPH}"),
    "captions": (5000, captioned),
    "items, nested": (5000, nested_items),
    "items, wrapped": (20000, wrapped_items),
    "items": (12500, lambda n: f"<ul>{'<li>An item of the list says something of its own.' * n}</ul>"),
    "cells": (12500, cells),
    "cells of one row": (12500, lambda n: cells(n, n // 2)),
    "links": (25000, lambda n: f"<p>Text {' and '.join(f'<a href=/{i}>word {i}</a>' for i in range(50))}.</p>" * (n // 50)),
    "links of one text": (25000, lambda n: f"<p>Text {' and so '.join(f'<a href=/{i}>word</a> on' for i in range(n))}.</p>"),
    "notes": (5000, notes),
    "lines of code": (12500, numbered),
    "lines in <pre>": (12500, lambda n: f"<pre>{'<div class=line><span class=lineno>1</span> x</div>' * n}</pre>{PARAGRAPH}"),
    "formulas": (5000, lambda n: "<p>The formula <math><mfrac><mi>x</mi><mi>y</mi></mfrac></math> stands in a sentence." * n),
    "formulas as images": (12500, lambda n: f"<p>Text {'so <img class=tex alt=x> and ' * n}.</p>"),
    "embeds": (5000, lambda n: amid_text(f"<iframe src=/{i}></iframe>" for i in range(n))),
    "quotes": (5000, lambda n: "<blockquote><p>A quote says something of its own.</p><cite>Ada</cite></blockquote>" * n),
}


def cpu_seconds(body):
    """The CPU time of reading a page: the least of a few runs."""
    with tempfile.NamedTemporaryFile("w", suffix=".html") as page:
        page.write(HEAD + body + TAIL)
        page.flush()
        least = None
        for _ in range(RUNS):
            command = [PROGRAM, "read", "--include", "blocks,html,markdown", *PATIENCE, page.name]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise AssertionError(f"the program ended with {process.returncode}")
            spent = usage.ru_utime + usage.ru_stime
            least = spent if least is None else min(least, spent)
        return least


class Cost(unittest.TestCase):
    def test_cost_grows_as_the_page_does(self):
        nothing = cpu_seconds("")
        for name, (size, make) in KINDS.items():
            with self.subTest(name):
                small = max(cpu_seconds(make(size)) - nothing, LEAST)
                large = cpu_seconds(make(size * GROWTH)) - nothing
                self.assertLessEqual(large / small, LARGEST, f"{small:.3f} s, then {large:.3f} s")


if __name__ == "__main__":
    unittest.main()
