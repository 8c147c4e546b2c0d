"""Says what score.py does not, from the answers of ./dev score --folds: how well metadata.probability tells a body's
worth, and how often each page type is told right.

    report.py FOLDER     FOLDER/wcxb-dev.ndjson and FOLDER/news-dev.ndjson
"""
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from corpus import load, word_f1, words

BAD = .5


def ranks(values):
    """Ranks from 0; equal values share their mean rank."""
    order = np.argsort(values, kind="stable")
    ranked = np.empty(len(values))
    ranked[order] = np.arange(len(values))
    for value in np.unique(values):
        same = values == value
        ranked[same] = ranked[same].mean()
    return ranked


def read_answers(path):
    answers = {}
    for line in path.read_text().splitlines():
        record = json.loads(line)
        answers[record["id"]] = record.get("article") or {}
    return answers


def report_certainty(name, f1, told):
    f1, told = np.array(f1), np.array(told)
    lowest = np.argsort(told, kind="stable")[:len(told) // 10]
    print(f"{name}: probability: rank correlation with F1 {np.corrcoef(ranks(f1), ranks(told))[0, 1]:.3f}; the lowest "
          f"tenth holds {(f1[lowest] < BAD).sum()} of {(f1 < BAD).sum()} pages under {BAD}")


def main():
    for name in ("wcxb-dev", "news-dev"):
        answers, f1, told, types = read_answers(Path(sys.argv[1]) / f"{name}.ndjson"), [], [], defaultdict(list)
        for page in load(name):
            text = page["truth"].get("main_content") or page["truth"].get("text") or ""
            if page["id"] in answers and words(text):
                metadata = answers[page["id"]].get("metadata") or {}
                f1.append(word_f1(answers[page["id"]].get("articleBody"), text)[2])
                told.append(metadata.get("probability") or 0.0)
                types[page["type"]].append(metadata.get("pageType") == page["type"])
        report_certainty(name, f1, told)
        print(f"{name}: page type right:", ", ".join(f"{kind} {np.mean(right):.2f}" for kind, right in sorted(types.items())))


if __name__ == "__main__":
    main()
